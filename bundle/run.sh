#!/bin/sh
# Runs the whole pipeline on a data folder or archive: run.sh DATA [options]. docs/bundle.md says more.
set -eu

case ${1:-} in
  "" | -*)
    printf '%s\n' "Found:    ${1:-nothing}" \
      "Expected: run.sh DATA [options], where DATA is digit-recognizer.zip, or the folder with it or its CSV files (./digits run draws a sample)" \
      "Where:    command line" >&2
    exit 2
    ;;
esac

data=$1
shift
exec "$(dirname "$(readlink -f "$0")")/digits" run --data="$data" "$@"
