#!/bin/sh
# Compiles the shim for the libtorch of this machine, where that has not been done, and puts it beside the stages. Prints the folder to run
# from: this one or, where it cannot be written, a copy of all but the runtime in the workspace that the arguments name.
set -eu

bundle=$(dirname "$(readlink -f "$0")")

# Nodes that share a folder may prepare it side by side, each under a name of its own until what it makes is whole.
part=part.$(uname -n).$$

fail() {
  printf '%s\n' "$@" >&2
  exit 2
}

workspace_of() {
  while [ $# -gt 0 ]; do
    case $1 in
      --workspace=*) echo "${1#*=}" ;;
      --workspace) echo "${2:-}" ;;
    esac
    shift
  done | tail -n 1
}

compile() {
  compiler=${CXX:-g++}
  command -v "$compiler" >/dev/null || fail "Found:    no $compiler" \
    "Expected: a C++ compiler, for the shim between .NET and libtorch: g++ (apt-get install g++), or another as CXX" "Where:    PATH=$PATH"
  echo "Compiling the shim for $lib ..." >&2
  "$bundle/native/build.sh" "$1/libdigitstorch.so" "$1/libtorch.path" --best >&2
}

put() {
  cp "$1" "$2/$part"
  mv -f "$2/$part" "$2/$(basename "$1")"
}

# $1 is the folder that gets the shim. The record goes first and comes last.
prepare() {
  work=$1/native/$part.work
  mkdir "$work"
  trap 'rm -rf "$work"' EXIT
  compile "$work"
  rm -f "$1/native/libtorch.flags"
  for user in "$1"/stages/*/bin/Release/net10.0/TorchSharp.dll "$1"/tools/*/bin/Release/net10.0/TorchSharp.dll; do
    put "$work/libdigitstorch.so" "$(dirname "$user")"
    put "$work/libtorch.path" "$(dirname "$user")"
  done
  printf '%s\n' "$flags" >"$work/libtorch.flags"
  put "$work/libtorch.flags" "$1/native"
  rm -rf "$work"
}

is_prepared() {
  [ "$(cat "$1/native/libtorch.flags" 2>/dev/null)" = "$flags" ]
}

flags=$("$bundle/native/find-libtorch.sh" --flags --best) || exit 2

# Debian's libtorch, which its PyTorch is too, leaves the choice of BLAS open. Other builds bring their own.
lib=$(printf '%s\n' "$flags" | sed -n 's/^lib=//p')
real=$(dirname "$(readlink -f "$lib/libtorch_cpu.so")")
case $real in
  /usr/lib/*-linux-gnu)
    [ -e "$real/openblas-pthread/libblas.so.3" ] || echo "WARNING: no OpenBLAS (apt-get install libopenblas0-pthread): training takes some fifty times as long." >&2
    ;;
esac

home=$bundle
if [ -w "$bundle" ]; then
  is_prepared "$home" || prepare "$home"
else
  workspace=$(workspace_of "$@")
  [ -n "$workspace" ] || fail "Found:    a folder of the bundle that cannot be written" \
    "Expected: --workspace=DIR, where artifacts, store and shim are to go" "Where:    $bundle"
  mkdir -p "$workspace/.bundle"
  workspace=$(cd "$workspace" && pwd -P)

  # One for each bundle and libtorch: several nodes may share the workspace.
  home=$workspace/.bundle/$({ cat "$bundle/SHA256SUMS" && printf '%s\n' "$flags"; } | cksum | tr ' ' -)
  if ! is_prepared "$home"; then
    copy=$home.$part
    mkdir "$copy"
    for name in pipeline.json pipeline.lock.json stages tools native; do
      [ ! -e "$bundle/$name" ] || cp -R "$bundle/$name" "$copy"
    done
    chmod -R u+w "$copy"
    prepare "$copy"

    # Whoever was faster made the same.
    mv -T "$copy" "$home" 2>/dev/null || rm -rf "$copy"
  fi
fi
echo "$home"
