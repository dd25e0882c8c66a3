#!/bin/sh
# Runs oras-buf for the Jenkins step orasBuf, which puts this file beside oras-buf.sh and its archive and sets ORAS_BUF_STEP_*.
# A file of its own, because Jenkins traces the commands of its step `sh`, and nothing here may be traced.
set -eu

command=$1
home=${ORAS_BUF_STEP_HOME:?}

# What an earlier run left in the report must not be taken for this run's. A directory that a link in the checkout leads elsewhere
# is left alone: the engine refuses it, too.
report=${ORAS_BUF_REPORT_DIR:?}
if [ -d "$report" ]; then
  here=$(pwd -P)
  real=$(cd -- "$report" && pwd -P)
  case $report in
    "$PWD"/*) case $real in "$here"/*) ours=yes ;; *) ours=no ;; esac ;;
    *) ours=yes ;;
  esac
  if [ "$ours" = yes ]; then
    for file in report.json summary.md report.html junit.xml code-quality.json oras-buf.sarif metrics.txt outputs.env; do
      rm -f -- "$real/$file"
    done
  fi
fi

# `environment { ORAS_REGISTRY_TOKEN = credentials('id') }` gives `user:password` and both halves for a user name and password,
# and a path for a file.
use_token() { # VALUE USERNAME PASSWORD
  if [ -n "$3" ]; then
    export ORAS_BUF_TOKEN="$3"
    export ORAS_BUF_USERNAME="${ORAS_BUF_USERNAME:-${ORAS_USERNAME:-$2}}"
    return
  fi
  case $1 in
    /*) if [ -f "$1" ]; then token_file=$1; fi ;;
  esac
}
token_file=
if [ -z "${ORAS_BUF_TOKEN:-}${ORAS_BUF_STEP_FILE_TOKEN:-}" ]; then
  if [ -n "${ORAS_REGISTRY_TOKEN:-}" ]; then
    use_token "$ORAS_REGISTRY_TOKEN" "${ORAS_REGISTRY_TOKEN_USR:-}" "${ORAS_REGISTRY_TOKEN_PSW:-}"
  elif [ -n "${ORAS_TOKEN:-}" ]; then
    use_token "$ORAS_TOKEN" "${ORAS_TOKEN_USR:-}" "${ORAS_TOKEN_PSW:-}"
  fi
fi
if [ -z "${ORAS_BUF_BSR_TOKEN:-}${ORAS_BUF_STEP_FILE_BSR_TOKEN:-}" ] && [ -n "${BUF_TOKEN_PSW:-${BSR_TOKEN_PSW:-}}" ]; then
  export ORAS_BUF_BSR_TOKEN="${BUF_TOKEN_PSW:-$BSR_TOKEN_PSW}"
fi

set -- "$command"
if [ -n "$token_file" ]; then set -- "$@" --token-file "$token_file"; fi
for setting in ${ORAS_BUF_STEP_SECRETS:-}; do
  variable=ORAS_BUF_STEP_FILE_$(printf %s "$setting" | tr 'a-z-' 'A-Z_')
  eval "file=\${$variable:-}"
  if [ -n "$file" ]; then set -- "$@" "--$setting-file" "$file"; fi
  unset "$variable"
done
# Build actions would inherit them.
unset ORAS_REGISTRY_TOKEN_USR ORAS_REGISTRY_TOKEN_PSW ORAS_TOKEN_USR ORAS_TOKEN_PSW
unset BUF_TOKEN_USR BUF_TOKEN_PSW BSR_TOKEN_USR BSR_TOKEN_PSW
unset ORAS_BUF_STEP_HOME ORAS_BUF_STEP_COMMAND ORAS_BUF_STEP_SECRETS ORAS_BUF_STEP_USERNAME

# The directory in which the step stands is its checkout, as for every step of Jenkins.
export WORKSPACE="$PWD"

exec sh "$home/oras-buf.sh" "$@"
