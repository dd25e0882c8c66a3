#!/usr/bin/env bash
# Checks that the Starlark of the cell, the demo and the examples is formatted, and free of what buildifier warns of. With --fix it formats.
set -euo pipefail
cd "$(dirname "$0")/.."
mode=check
[ "${1:-}" = --fix ] && mode=fix
# BUCK files need no docstring, and one-line docstrings need no list of arguments.
warnings=-module-docstring,-function-docstring-args,-function-docstring-return
git ls-files -co --exclude-standard 'starlark/**' 'examples/**' 'demo/buck2/**' | grep -E '(\.bzl|BUCK|BUCK\.oras)$' |
  xargs buildifier -mode="$mode" -lint=warn -warnings="$warnings"
