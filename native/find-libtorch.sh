#!/bin/sh
# Finds libtorch: prints the folder of its libraries, or with --flags the lines `lib=`, `include=` (colon-separated), `std=`, `abi=` and
# `libraries=` that a compiler needs, and `file=`, which differs where another libtorch has taken its place. If there is none, lists the
# places looked at on stderr and exits 1. LIBTORCH counts alone; else the system's comes before python3's, or with --best one with CUDA
# before one without, and of equals python3's before the system's.
set -eu

asked=" $* "
looked=""

look() {
  looked="$looked${looked:+
          }$1"
}

# A folder of libraries and one of headers that belong together.
try() {
  look "$1 with $2"
  [ -e "$1/libtorch_cpu.so" ] && [ -e "$2/ATen/core/dispatch/Dispatcher.h" ] || return 1
  lib=$(cd "$1" && pwd -P)
  include=$(cd "$2" && pwd -P)
}

# A libtorch or torch package folder, the site-packages around it, or an installation prefix.
try_root() {
  for inner in "$1" "$1/torch" "$1/libtorch"; do
    for arch in lib lib64 "lib/$(uname -m)-linux-gnu"; do
      try "$inner/$arch" "$inner/include" && return 0
    done
  done
  return 1
}

find_it() {
  if [ -n "${LIBTORCH:-}" ]; then
    # Who names a folder means that folder: a wrong one is an error, not a reason to look elsewhere.
    try_root "$LIBTORCH" && return 0
    return 1
  fi
  look "LIBTORCH (not set)"
  case $asked in
    *" --best "*) find_best ;;
    *) try_system || try_python ;;
  esac
}

system=/usr/lib/$(uname -m)-linux-gnu

try_system() {
  try "$system" /usr/include
}

try_python() {
  python=$(command -v python3 || true)
  if [ -z "$python" ]; then
    look "python3 (not installed)"
    return 1
  fi
  package=$("$python" -c 'import importlib.util as u; s = u.find_spec("torch"); print(s.submodule_search_locations[0] if s else "")' 2>/dev/null || true)
  if [ -z "$package" ]; then
    look "torch in $python (no such module)"
    return 1
  fi
  try_root "$package" || return 1

  # Debian's package is made of links to the system's libtorch, and shows in a shim's bytes if it is taken for another.
  if [ "$(readlink -f "$lib/libtorch_cpu.so")" = "$(readlink -f "$system/libtorch_cpu.so")" ]; then try_system || true; fi
}

find_best() {
  best_lib=""
  for place in try_python try_system; do
    if $place && { [ -z "$best_lib" ] || [ -e "$lib/libtorch_cuda.so" ]; }; then
      best_lib=$lib
      best_include=$include
      [ ! -e "$lib/libtorch_cuda.so" ] || return 0
    fi
  done
  lib=$best_lib
  include=${best_include:-}
  [ -n "$lib" ]
}

if ! find_it; then
  if [ -n "${LIBTORCH:-}" ]; then
    found="no libtorch in LIBTORCH=$LIBTORCH"
    expected="the folder of a libtorch or of a torch package, with libtorch_cpu.so and its headers; or no LIBTORCH, to have the system searched"
  else
    found="no libtorch"
    expected="the package libtorch-dev (apt-get install libtorch-dev), LIBTORCH=/path/to/libtorch, or a PyTorch that python3 can import"
  fi
  printf 'Found:    %s\nExpected: %s\nWhere:    %s\n' "$found" "$expected" "$looked" >&2
  exit 1
fi

case $asked in
  *" --flags "*) ;;
  *)
    echo "$lib"
    exit 0
    ;;
esac

header="$include/torch/csrc/api/include/torch/version.h"
major=$(sed -n 's/^#define TORCH_VERSION_MAJOR \([0-9]*\).*/\1/p' "$header" 2>/dev/null)
minor=$(sed -n 's/^#define TORCH_VERSION_MINOR \([0-9]*\).*/\1/p' "$header" 2>/dev/null)
std=c++17
if [ "${major:-1}" -gt 2 ] || { [ "${major:-1}" -eq 2 ] && [ "${minor:-0}" -ge 9 ]; }; then std=c++20; fi

# Which std::string the libraries were built with shows in the names of c10's own functions.
abi=0
if grep -q -a '_ZN3c106detail14torchCheckFail.*__cxx11' "$lib/libc10.so"; then abi=1; fi

libraries=""
for name in c10 torch_cpu c10_cuda torch_cuda torch; do
  if [ -e "$lib/lib$name.so" ]; then libraries="${libraries:+$libraries }$name"; fi
done

echo "lib=$lib"
echo "include=$include:$include/torch/csrc/api/include"
echo "std=$std"
echo "abi=$abi"
echo "libraries=$libraries"
echo "file=$(stat -L -c '%s bytes of %y' "$lib/libtorch_cpu.so")"
