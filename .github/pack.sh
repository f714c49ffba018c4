#!/usr/bin/env bash
# Packs what a stage's instances left in the last run, out of the store, for another machine to unpack into its own: pack.sh STAGE FILE.tar
# Nothing else goes along: the store also holds the data, which Kaggle's rules keep from being handed on.
set -euo pipefail
cd "${DIGITS_WORKSPACE:-$(dirname "${BASH_SOURCE[0]}")/..}"

# run.json has one value a line: of each instance its stage, state and key, then its outputs by content.
mapfile -t files < <(awk -v stage="$1" '
  { value = $NF; gsub(/[",]/, "", value) }
  $1 == "\"stage\":" { mine = value == stage }
  $1 == "\"state\":" { good = value == "hit" || value == "restored" || value == "ran" }
  !mine || !good { next }
  $1 == "\"key\":" { print "ac/v1/" substr(value, 1, 2) "/" value; next }
  length(value) == 64 && value !~ /[^0-9a-f]/ { print "cas/" substr(value, 1, 2) "/" value }
' artifacts/run.json | sort -u)

if [ "${#files[@]}" -eq 0 ]; then
  printf '%s\n' "Found:    no instance of $1 that went well" "Expected: at least one in the last run" "Where:    artifacts/run.json" >&2
  exit 2
fi

tar --create --file="$2" --directory="${DIGITS_STORE:-.digits/store}" "${files[@]}"
