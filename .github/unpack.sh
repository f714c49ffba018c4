#!/usr/bin/env bash
# Puts into the store what other runners packed: unpack.sh FILE.tar ...
# What lies there already stays: an object is named by its content, a record by its key, and nothing of either is trusted before it is checked.
set -euo pipefail
cd "${DIGITS_WORKSPACE:-$(dirname "${BASH_SOURCE[0]}")/..}"

store=${DIGITS_STORE:-.digits/store}
mkdir -p "$store"
for file in "$@"; do
  tar --extract --file="$file" --directory="$store" --skip-old-files
done
