#!/bin/bash
# Checks the tarball that ./package makes: that it has all it needs, that its program starts in a folder of any name, the
# licences, and the menu entry. package_test.sh PROJECT BUILD PROGRAM
set -u
project=$1
build=$2
program=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work LC_ALL=C.UTF-8
failures=0
fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

XZ_OPT=-0 "$project/package" --from "$build" --to "$work/made" 2> "$work/said" || { cat "$work/said"; exit 1; }
tarball=$(echo "$work"/made/*.tar.xz)
[ -e "$work"/made/*.deb ] || fail "there is no .deb"
"$project/package" --form x 2> /dev/null
[ $? = 2 ] || fail "an unknown argument is not reported as wrong usage"

version=$("$program" --version)
name=surprisal-${version#surprisal }-linux-$(uname -m)
[ "$(basename "$tarball")" = "$name.tar.xz" ] || fail "the tarball is called $(basename "$tarball")"
folder=$work/$name
tar --extract --file "$tarball" --directory "$work" || exit 1
tar --list --verbose --full-time --file "$tarball" > "$work/list"
[ "$(awk '{ print $2, $4, $5 }' "$work/list" | sort -u | wc -l)" = 1 ] || fail "the files have several owners or times"
grep -v " $name/" "$work/list" && fail "the tarball has files outside $name"
mapfile -t binaries < <(find "$folder/bin" "$folder/lib" -type f)
[ ${#binaries[@]} -gt 10 ] || fail "only ${#binaries[@]} programs and libraries are in the tarball"

# Each library that a file needs is in the tarball, or belongs to the C library, the display or the graphics driver.
allowed=" libc.so.6 libdl.so.2 libm.so.6 libpthread.so.0 libX11.so.6 libxcb.so.1 "
for binary in "${binaries[@]}"; do
  for needed in $(objdump -p "$binary" | awk '$1 == "NEEDED" { print $2 }'); do
    case $needed in ld-linux*) continue ;; esac
    case $allowed in *" $needed "*) continue ;; esac
    [ -e "$folder/lib/$needed" ] || [ -e "$folder/lib/fallback/$needed" ] || fail "$(basename "$binary") needs $needed"
  done
  objdump -p "$binary" | grep -q -e RUNPATH && fail "$binary has a RUNPATH, so our libraries may not be found"
  [ "$binary" = "$folder/bin/surprisal" ] || ! objdump -p "$binary" | grep -q RPATH || fail "$binary has an RPATH"
  grep -qaF "$project" "$binary" && fail "$binary contains the path $project"
done
for loaded in libXcursor.so.1 libXi.so.6 libXinerama.so.1 libXrandr.so.2; do # by GLFW, by name
  [ -e "$folder/lib/fallback/$loaded" ] || fail "$loaded is not in the tarball"
done

# The dynamic linker uses the libraries in lib, and those in lib/fallback only if the system has none.
while read -r library _ path _; do # "libz.so.1 => /usr/lib/libz.so.1 (0x7f...)"
  if [ -e "$folder/lib/$library" ]; then
    [ "$path" -ef "$folder/lib/$library" ] || fail "$library is taken from $path"
  elif [ -e "$folder/lib/fallback/$library" ] && [ "$path" -ef "$folder/lib/fallback/$library" ]; then
    fail "$library is not taken from the system"
  fi
done < <(ldd "$folder/bin/surprisal" | grep '=>')

# A package made on Debian 12 runs with its C library.
libc=$(sed -n 's/.*GNU C library \([0-9.]*\) .*/\1/p' "$folder/README.txt")
[ "$(printf '%s\n' "$libc" "$(ldd --version | awk 'NR == 1 { print $NF }')" | sort -V | head -1)" = "$libc" ] ||
  fail "it needs the C library $libc, which is newer than this system's"

# It starts with an empty environment and writes the same files as the program in the build folder.
[ "$(cd / && env -i "$folder/bin/surprisal" --version)" = "$version" ] || fail "the program in the tarball does not start"
for format in png pdf; do
  env -i "$folder/bin/surprisal" export softmax-bars -o "$work/theirs.$format" || fail "it does not export $format"
  "$program" export softmax-bars -o "$work/ours.$format"
  cmp "$work/theirs.$format" "$work/ours.$format" || fail "its $format differs"
done

# Each library has the licence of its Debian package, and each licence the texts that it refers to.
licences=$folder/licences
for binary in "${binaries[@]}"; do
  [ "$binary" = "$folder/bin/surprisal" ] && continue
  package=$(awk -v name="$(basename "$binary")" '$1 == name { print $2 }' "$licences/LIBRARIES")
  [ -n "$package" ] && grep -qi -e copyright -e license "$licences/$package" || fail "$binary has no licence"
done
for text in $(grep -rhoE '/usr/share/common-licenses/[[:alnum:].-]*[[:alnum:]]' "$licences" | sort -u); do
  [ -s "$licences/common-licenses/$(basename "$text")" ] || fail "the licence $(basename "$text") is not in the tarball"
done
cmp "$licences/surprisal" "$folder/share/doc/surprisal/copyright" || fail "our own licence differs"

# The menu entry: it starts this program, whatever the folder is called, and leaves nothing behind.
export XDG_DATA_HOME="$work/data"
mv "$folder" "$work/a \$folder \"of\" 50% \`mine\`"
folder="$work/a \$folder \"of\" 50% \`mine\`"
"$folder/install-menu" > /dev/null || fail "install-menu fails"
entry=$XDG_DATA_HOME/applications/surprisal.desktop
said=$(desktop-file-validate "$entry" 2>&1) && [ -z "$said" ] || fail "desktop-file-validate: $said"
/usr/bin/python3 - "$entry" "$folder/bin/surprisal" << 'PYTHON' || fail "the menu entry starts something else: $(grep ^Exec= "$entry")"
import sys
from gi.repository import GLib
entry = GLib.KeyFile()
entry.load_from_file(sys.argv[1], GLib.KeyFileFlags.NONE)
words = GLib.shell_parse_argv(entry.get_string("Desktop Entry", "Exec"))[1]
sys.exit([word.replace("%%", "%") for word in words] != [sys.argv[2], "%f"])
PYTHON
"$folder/install-menu" --remove || fail "install-menu --remove fails"
left=$(find "$XDG_DATA_HOME" -type f -path '*surprisal*')
[ -z "$left" ] || fail "install-menu --remove leaves $left"
"$folder/install-menu" --what 2> /dev/null
[ $? = 2 ] || fail "install-menu accepts an unknown argument"

[ "$failures" = 0 ] || exit 1
echo "all checks passed"
