#!/bin/sh
# Compiles a program's DLLs ahead of time into a folder of their own below AHEAD, and names it in AHEAD/current; where it cannot, says why in
# AHEAD/none. A folder gets its name, a hash of all that it was made of, once it is whole; from then on nothing in it changes, so whoever runs
# out of it may go on. Usage: compile.sh CROSSGEN2 FRAMEWORK PROGRAM AHEAD
set -eu
crossgen=$1 framework=$2 program=$3
mkdir -p "$4/objects"
ahead=$(cd "$4" && pwd -P)
exec 9>"$ahead/lock"
if command -v flock >/dev/null; then flock 9; fi
rm -rf "$ahead/none" "$ahead"/part.*

give_up() {
  rm -f "$ahead/current"
  printf '%s: each start takes longer.\n' "$1" >"$ahead/none"
  exit 0
}

[ -x "$crossgen" ] || give_up "No feed has the package microsoft.netcore.app.crossgen2.linux-x64, which compiles ahead of time"
[ -d "$framework" ] || give_up "Found no $framework to compile ahead of time for"
how=$(sha256sum <"$0")$crossgen$framework

# Compiled DLLs are kept by what they were made of: after an edit the others are taken over.
object() {
  echo "$ahead/objects/$({ echo "$how" && cat "$program/$1"; } | sha256sum | cut -c1-32).dll"
}

# Code of other DLLs is taken in where it pays; the runtime checks that it is still the same, and otherwise compiles anew.
compile() {
  "$crossgen" "$program/$1" -o "$2.part" -r "$framework/*.dll" -r "$program/*.dll" --targetos:linux --targetarch:x64 -O \
    --non-local-generics-module:"*" --opt-cross-module:"*" 9>&- >/dev/null 2>&1 && mv "$2.part" "$2"
}

dlls=$(cd "$program" && ls -- *.dll)
name=$({ for dll in $dlls; do object "$dll"; done && cat "$program"/*.json; } | sha256sum | cut -c1-16)
if [ ! -d "$ahead/$name" ]; then
  started=0
  for dll in $dlls; do
    object=$(object "$dll")
    if [ ! -e "$object" ]; then
      compile "$dll" "$object" &
      started=$((started + 1))
      if [ $((started % $(nproc))) -eq 0 ]; then wait; fi
    fi
  done
  wait
  part=$ahead/part.$$
  cp -R "$program" "$part"
  for dll in $dlls; do
    ln -f "$(object "$dll")" "$part/$dll" 2>/dev/null || give_up "$crossgen failed on $program/$dll, which it was to compile ahead of time"
  done
  sync "$part"/* 2>/dev/null || sync
  mv "$part" "$ahead/$name"
fi

echo "$name" >"$ahead/current.part"
mv "$ahead/current.part" "$ahead/current"

# Goes: folders that nobody runs, and objects that are in no folder.
for old in "$ahead"/*/; do
  case $old in
    */objects/ | "$ahead/$name/") ;;
    *) grep -qsF "$old" /proc/[0-9]*/maps || rm -rf "$old" ;;
  esac
done
find "$ahead/objects" -type f -links 1 -delete
