#!/bin/sh
# Compiles the shim: build.sh OUTPUT_LIBRARY OUTPUT_PATH_FILE. The path file records where libtorch lies, for loading it at run time.
# The library's bytes depend on the code and on libtorch's headers only: no path, build id or symbol table goes in.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
output=$1
path_file=$2

flags=$("$here/find-libtorch.sh" --flags)
value() { printf '%s\n' "$flags" | sed -n "s/^$1=//p"; }
lib=$(value lib)

compiler=${CXX:-g++}
if ! command -v "$compiler" >/dev/null; then
  echo "Found no $compiler. Expected a C++ compiler (apt-get install g++) to build native/digitstorch.cpp." >&2
  exit 1
fi

includes=$(value include | tr ':' '\n' | sed 's/^/-isystem /' | grep -v '^-isystem /usr/include$' | tr '\n' ' ')
links=$(value libraries | tr ' ' '\n' | sed 's/^/-l/' | grep -v cuda | tr '\n' ' ')
rm -f "$output.new"
cd "$here"
# shellcheck disable=SC2086
"$compiler" -std="$(value std)" -D_GLIBCXX_USE_CXX11_ABI="$(value abi)" -DNDEBUG -O2 -fPIC -fvisibility=hidden -fvisibility-inlines-hidden \
  -ffile-prefix-map="$here"=. -ffile-prefix-map="$(value include | cut -d: -f1)"=include $includes \
  -shared -s -Wl,--build-id=none -Wl,--as-needed digitstorch.cpp -o "$output.new" -L"$lib" $links
printf '%s\n' "$lib" > "$path_file.new"
mv "$output.new" "$output"
mv "$path_file.new" "$path_file"
