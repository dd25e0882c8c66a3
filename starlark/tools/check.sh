#!/bin/sh
# check.sh REPORT DROP PROGRAM ARGUMENT...
#
# Runs a check of buf. What it finds, less the lines that match the extended regular expression DROP (empty: none), goes to the
# file REPORT (`-`: nowhere) and to standard error.
#
# Exit codes as buf's: 0 nothing found, 100 something found, any other: the check itself failed.
set -u
report=$1
drop=$2
shift 2

found=$("$@" 2>&1)
code=$?

if [ "$code" -eq 100 ] && [ -n "$drop" ]; then
  found=$(printf '%s\n' "$found" | grep -Ev -- "$drop")
  [ -n "$found" ] || code=0
fi
if [ "$report" != - ]; then
  : >"$report" || exit 1
  [ -z "$found" ] || printf '%s\n' "$found" >"$report"
fi
[ -z "$found" ] || printf '%s\n' "$found" >&2
exit "$code"
