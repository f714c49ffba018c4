#!/usr/bin/env bash
# Sets a fresh machine up where something is missing, then runs `dotnet cake` with the same arguments.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
here=$PWD

fail() {
  printf '%s\n' "$@" >&2
  exit 2
}

check_sdk() {
  local dotnet sdks=() folder
  dotnet=$(command -v dotnet) || fail "Found:    no dotnet on PATH" \
    "Expected: the .NET 10 SDK (https://dotnet.microsoft.com/download/dotnet/10.0)" "Where:    $PATH"
  folder=$(dirname "$(readlink -f "$dotnet")")
  [ -d "$folder/sdk" ] || folder=${DOTNET_ROOT:-$folder}
  sdks=("$folder"/sdk/10.*)
  [ -d "${sdks[0]}" ] || fail "Found:    $(cd "$folder/sdk" 2>/dev/null && echo SDK * || echo no SDK)" \
    "Expected: the .NET 10 SDK (https://dotnet.microsoft.com/download/dotnet/10.0)" "Where:    $folder"
}

# What is missing, by Debian's package names; looks at files, for asking the package manager costs more than all the rest.
missing_packages() {
  local libtorch
  if libtorch=$("$root/native/find-libtorch.sh" 2>/dev/null); then
    # Debian's libtorch leaves the choice of BLAS open, and its reference one is some fifty times slower. Other builds bring their own.
    case $libtorch in
      /usr/lib/*) [ -e "$libtorch/openblas-pthread/libblas.so.3" ] || echo libopenblas0-pthread ;;
    esac
  else
    echo libtorch-dev
    [ -e "/usr/lib/$(uname -m)-linux-gnu/openblas-pthread/libblas.so.3" ] || echo libopenblas0-pthread
  fi
  command -v "${CXX:-g++}" >/dev/null || echo g++
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

install() {
  local places
  if ! places=$("$root/native/find-libtorch.sh" 2>&1); then
    [ -z "${LIBTORCH:-}" ] || fail "$places"
  else
    places="Where:    PATH=$PATH, $places"
  fi

  if ! command -v apt-get >/dev/null; then
    fail "Missing:  $*" "Expected: these Debian packages or their like on this system, which has no apt-get to install them with" "$places"
  fi

  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    fail "Missing:  $*" "Expected: somebody with the right to install them: apt-get install --no-install-recommends $*" "$places"
  fi

  echo "Installing $* ..." >&2
  {
    as_root apt-get update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
  } >&2
}

# Some tests use a program where there is one, and are skipped where not. So nothing depends on this, and it is left alone where a service
# manager would start what is a server.
offer() {
  local program=$1 purpose=$2 tried=$root/build/bin/$1.tried
  if command -v "$program" >/dev/null || [ -x "/usr/sbin/$program" ] || [ -e "$tried" ] || [ -d /run/systemd/system ] \
    || ! command -v apt-get >/dev/null || { [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null; }; then
    return
  fi

  mkdir -p "$(dirname "$tried")"
  : >"$tried"
  echo "Installing $program for the tests of $purpose ..." >&2
  {
    as_root apt-get -o Acquire::Retries=0 update &&
      as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install --yes --no-install-recommends "$program"
  } >&2 || echo "$program could not be installed: its tests are skipped." >&2
}

offer_for_tests() {
  offer nginx "the shared cache"
  offer chromium "the pages"
}

restore_tools() {
  local manifest=$root/.config/dotnet-tools.json stamp=$root/build/bin/tools.restored
  if ! cmp -s "$manifest" "$stamp" || [ ! -d "${NUGET_PACKAGES:-$HOME/.nuget/packages}/cake.tool" ]; then
    (cd "$root" && dotnet tool restore >&2)
    mkdir -p "$(dirname "$stamp")"
    cp "$manifest" "$stamp"
  fi
}

check_sdk
mapfile -t missing < <(missing_packages)
if [ "${#missing[@]}" -gt 0 ]; then
  install "${missing[@]}"
fi
case " $* " in
  *" --target=Test "* | *" --target Test "* | *" -t Test "*) offer_for_tests ;;
esac
restore_tools

arguments=()
working=--working=$here
for argument in "$@"; do
  case $argument in
    # cake.tool would wait for a debugger.
    --debug | --debug=*) argument=--quick${argument#--debug} ;;
    --working | --working=* | -w) working= ;;
  esac
  arguments+=("$argument")
done
# Relative paths mean the caller's folder, but the tool manifest and build.cake are found from here.
if [ "$here" != "$root" ] && [ -n "$working" ]; then
  arguments+=("$working")
fi

cd "$root"
exec dotnet cake ${arguments[@]+"${arguments[@]}"}
