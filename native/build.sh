#!/bin/sh
# Compiles the shim: build.sh OUTPUT_LIBRARY OUTPUT_PATH_FILE [--best]. The path file records where libtorch lies, for loading it at run
# time; --best is for find-libtorch.sh.
# The library's bytes depend on the code and on libtorch's headers only: no path, build id or symbol table goes in.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
output=$1
path_file=$2

flags=$("$here/find-libtorch.sh" --flags "${3:-}")
value() { printf '%s\n' "$flags" | sed -n "s/^$1=//p"; }
lib=$(value lib)

compiler=${CXX:-g++}
if ! command -v "$compiler" >/dev/null; then
  echo "Found no $compiler. Expected a C++ compiler (apt-get install g++) to build native/digitstorch.cpp." >&2
  exit 1
fi

set --
# A path may hold spaces.
IFS=:
for folder in $(value include); do
  [ "$folder" = /usr/include ] || set -- "$@" -isystem "$folder"
done
unset IFS
libraries=""
for name in $(value libraries); do
  case $name in *cuda*) ;; *) libraries="$libraries -l$name" ;; esac
done

rm -f "$output.new"
cd "$here"
# shellcheck disable=SC2086
if ! "$compiler" -std="$(value std)" -D_GLIBCXX_USE_CXX11_ABI="$(value abi)" -DNDEBUG -O2 -fPIC -fvisibility=hidden -fvisibility-inlines-hidden \
  -ffile-prefix-map="$here"=. -ffile-prefix-map="$(value include | cut -d: -f1)"=include "$@" \
  -shared -s -Wl,--build-id=none -Wl,--as-needed digitstorch.cpp -o "$output.new" -L"$lib" $libraries 2> "$output.log"; then
  # In the form that MSBuild takes for errors: it would keep the linker's own lines to itself.
  sed 's/^/native\/build.sh : error : /' "$output.log" >&2
  exit 1
fi
printf '%s\n' "$lib" > "$path_file.new"
mv "$output.new" "$output"
mv "$path_file.new" "$path_file"
