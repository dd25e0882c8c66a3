#!/bin/sh
# buf.sh PLAN OUTPUT DROP BUF VERB ARGUMENT...
#
# Runs buf on a workspace that is laid out for this one run, outside the project: a `.proto` in buck-out would be found by whoever
# runs stock buf at the project's root. Paths in PLAN and of the other files are relative to the current directory.
#
# PLAN has a line for each thing in the workspace, its fields separated by tabs:
#     link DIRECTORY FILE...   the files by their own names
#     name PATH FILE           one file, by another name
#     tar  DIRECTORY ARCHIVE   what is in the archive
#     copy DIRECTORY SOURCE    what is in the directory
#     pick DIRECTORY OTHER PATH...  those of the paths below the directory OTHER of the workspace that are there, moved here.
#                              Where none is, there is nothing to compare with, and nothing is found.
#
# `buf build` writes the image OUTPUT. Of the other verbs, what they find goes to OUTPUT (`-`: nowhere) and to standard error, less
# the lines that match the extended regular expression DROP (empty: none).
#
# Sources lie under `w/` at their paths in the project; that is taken off whatever buf says of them.
#
# Exit codes as buf's: 0 nothing found, 100 something found, any other: it did not work.
set -u
plan=$1
output=$2
drop=$3
buf=$4
verb=$5
shift 5

project=$PWD
tab=$(printf '\t')
workspace=$(mktemp -d /tmp/oras-buf.XXXXXX 2>/dev/null || mktemp -d) || exit 1
trap 'rm -rf "$workspace"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

fail() {
  printf 'oras-buf: the workspace for buf was not laid out: %s\n' "$1" >&2
  exit 1
}

lay_out() {
  kind=$1
  to=$workspace/$2
  shift 2
  case $kind in
    name) mkdir -p "${to%/*}" ;;
    *) mkdir -p "$to" ;;
  esac || return
  case $kind in
    tar) tar -xof "$project/$1" -C "$to" ;;
    copy) cp -RL "$project/$1/." "$to" ;;
    name) ln -s "$project/$1" "$to" ;;
    link)
      for file; do
        set -- "$@" "$project/$file"
        shift
      done
      ln -s "$@" "$to/"
      ;;
    pick) pick "$to" "$workspace/$1" "$@" ;;
    *) return 1 ;;
  esac
}

pick() {
  to=$1
  from=$2
  shift 3
  nothing=yes
  for path; do
    [ -f "$from/$path" ] || continue
    nothing=
    case $path in
      */*) mkdir -p "$to/${path%/*}" || return ;;
    esac
    mv "$from/$path" "$to/$path" || return
  done
}

nothing=
set -f
# The last line has no end.
while IFS= read -r line || [ -n "$line" ]; do
  IFS=$tab
  # The fields are meant to be split.
  # shellcheck disable=SC2086
  lay_out $line || fail "$line"
  unset IFS
done <"$plan"

if [ -n "$nothing" ]; then
  [ "$output" = - ] || : >"$project/$output"
  exit
fi

cd "$workspace" || exit 1
if [ "$verb" = build ]; then
  set -- "$@" -o "$project/$output"
fi
found=$("$project/$buf" "$verb" "$@" 2>&1)
code=$?
found=$(printf '%s' "$found" | sed -E 's#^((Failure: |diff -u |--- |[+]{3} )?)w/#\1#; s#^(diff -u .*) w/#\1 #')

if [ "$code" -eq 100 ] && [ "$verb" != build ] && [ -n "$drop" ]; then
  found=$(printf '%s\n' "$found" | grep -Ev -- "$drop")
  [ -n "$found" ] || code=0
fi
if [ "$verb" != build ] && [ "$output" != - ]; then
  : >"$project/$output" || exit 1
  [ -z "$found" ] || printf '%s\n' "$found" >"$project/$output"
fi
[ -z "$found" ] || printf '%s\n' "$found" >&2
exit "$code"
