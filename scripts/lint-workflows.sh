#!/usr/bin/env bash
# Checks .github/workflows with actionlint (a Go program) and zizmor (a Python package), installing both where they are missing.
set -euo pipefail
cd "$(dirname "$0")/.."

tools="${ORAS_BUF_PEERS_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/oras-buf-peers}"
mkdir -p "$tools/bin"

actionlint_version=v1.7.12
if [ ! -x "$tools/bin/actionlint" ]; then
  GOBIN="$tools/bin" go install "github.com/rhysd/actionlint/cmd/actionlint@$actionlint_version"
fi

zizmor_version=1.32.0
zizmor_home="$tools/zizmor-$zizmor_version"
if [ ! -x "$zizmor_home/bin/zizmor" ]; then
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$zizmor_home" "zizmor==$zizmor_version"
fi

"$tools/bin/actionlint" -color .github/workflows/*.yml
"$zizmor_home/bin/zizmor" --offline --no-progress .github/workflows action.yml
echo "actionlint and zizmor: clean"
