#!/bin/bash
# Checks what ./run and ./test do and print while they install and build, and when something is missing. Each
# machine is simulated by a PATH with only some tools, most of them stand-ins. setup_test.sh PROJECT
set -u
project=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# Makes a clone with a space in its name, and a machine with only the named tools.
clone="$work/a clone"
new_machine() {
  rm -rf "$clone" "$work/bin"
  mkdir -p "$clone/third_party" "$work/bin"
  cp "$project"/{run,test} "$clone/"
  cp "$project"/third_party/{prepare.sh,packages.txt,fetch.sh,fetch_imgui.sh} "$clone/third_party/"
  local tool
  for tool in bash cat dirname env flock grep id mkdir mktemp mv readlink rm sed sha256sum tail "$@"; do
    ln -s "$(command -v "$tool")" "$work/bin/$tool"
  done
}

# add_tool NAME: adds a tool; standard input is its script
add_tool() {
  { echo '#!/bin/bash'; cat; } > "$work/bin/$1"
  chmod +x "$work/bin/$1"
}

# start SCRIPT ARGUMENT...: from another folder, without a terminal; its exit code in $code, its messages in $messages
start() {
  local script=$1
  shift
  messages=$(cd / && PATH=$work/bin "$clone/$script" "$@" 2>&1 > "$work/stdout" < /dev/null)
  code=$?
}

expect() {
  [ "$2" "$3" "$4" ] && return
  echo "FAILED: $1"
  echo "  code $code; messages: $messages"
  failures=$((failures + 1))
}
expect_message() { case $messages in *"$2"*) ;; *) expect "$1: $2" 1 = 0 ;; esac; }
expect_failure() {
  expect "$1: exit code 1" "$code" = 1
  expect "$1: nothing on standard output" "$(cat "$work/stdout")" = ""
}

none_installed() { add_tool dpkg-query <<< 'exit 1'; }
not_root() { rm "$work/bin/id"; add_tool id <<< '[ "$1" = -u ] && echo 1000 || echo alice'; }

what="another kind of system"
new_machine
start run
expect_failure "$what"
expect_message "$what" "not installed: c++ cmake ninja pkg-config"
expect_message "$what" "libglfw3-dev"

what="no apt-get"
new_machine
none_installed
start run
expect_failure "$what"
expect_message "$what" "packages are missing: g++ cmake"
expect_message "$what" "no apt-get"
start test
expect_failure "$what, test"
expect_message "$what, test" "xvfb"

what="neither root nor sudo"
new_machine
none_installed
not_root
add_tool apt-get <<< "echo called > '$work/called'"
start run
expect_failure "$what"
expect_message "$what" "sudo is not installed"
expect_message "$what" "apt-get install --yes --no-install-recommends g++ cmake"
expect "$what: apt-get is not called" "$(cat "$work/called" 2> /dev/null)" = ""

what="sudo refuses"
add_tool sudo <<< 'exit 1'
start run
expect_failure "$what"
expect_message "$what" "alice may not use sudo"

what="one package cannot be installed"
add_tool sudo <<< '[ "$1" = -n ] && shift; "$@"'
add_tool apt-get << E2
case " \$* " in
  *" install "*) for word; do [ "\$word" = cmake ] || echo "installed \$word"; done > '$work/installed' ;;
esac
[ "\$DEBIAN_FRONTEND" = noninteractive ]
E2
add_tool dpkg-query <<< "cat '$work/installed'; true"
start run
expect_failure "$what"
expect_message "$what" "could not install cmake (see"

what="CMake fails, and a second run continues"
echo "installed cmake" >> "$work/installed"
add_tool cmake <<< 'exit 1'
start run
expect_failure "$what"
expect_message "$what" "could not configure"
# A stand-in that "configures" and "builds" a program, which prints its arguments
add_tool cmake << 'E2'
case $* in
  *--preset*)
    mkdir -p build/release/app
    echo "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" > build/release/CMakeCache.txt
    echo > build/release/build.ninja ;;
  *--build*)
    [ -f "$2/app/surprisal" ] && echo "ninja: no work to do." && exit
    printf '#!/bin/bash\nprintf "<%%s>" "$PWD" "$@"\n' > "$2/app/surprisal"
    chmod +x "$2/app/surprisal" ;;
esac
E2
ln -s "$(command -v chmod)" "$work/bin/chmod"
start run compute "two words"
expect "$what" "$code" = 0
expect "$what: the arguments arrive whole, the folder is the caller's" "$(cat "$work/stdout")" = "</><compute><two words>"

what="nothing to do"
start run
expect "$what" "$code$messages" = 0

what="through a symbolic link"
ln -s "$clone/run" "$work/link"
messages=$(cd / && PATH=$work/bin "$work/link" x 2>&1)
expect "$what" "$messages" = "</><x>"

what="a clone that was moved"
mv "$clone" "$work/moved"
clone=$work/moved
start run
expect "$what" "$code" = 0
expect_message "$what" "moved"

# A machine on which everything is installed; in the middle of its build of 205 steps, it runs standard
# input.
building_machine() {
  clone="$work/a clone"
  new_machine
  add_tool dpkg-query << 'E2'
shift 2
printf 'installed %s\n' "$@"
E2
  { cat << 'E2'; cat; echo 'for n in {101..205}; do echo "[$n/205] Building CXX object $n.o"; done'; } > "$work/build.sh"
for n in {1..100}; do echo "[$n/205] Building CXX object $n.o"; done
E2
  add_tool cmake << E2
case \$* in
  *--preset*)
    mkdir -p build/release/app
    echo "CMAKE_HOME_DIRECTORY:INTERNAL=\$PWD" > build/release/CMakeCache.txt
    echo > build/release/build.ninja
    printf '#!/bin/bash\necho started\n' > build/release/app/surprisal
    chmod +x build/release/app/surprisal ;;
  *--build*) . '$work/build.sh' ;;
esac
E2
  ln -s "$(command -v chmod)" "$work/bin/chmod"
}

what="a build through a pipe"
building_machine <<< 'echo "a.cpp:1:2: warning: [5/6] of it"; echo "    1 | int  a\\b"'
start run
expect_message "$what" "building 21 of 205 (10%)"
expect_message "$what" "building 205 of 205 (100%)"
expect_message "$what" $'\na.cpp:1:2: warning: [5/6] of it\n    1 | int  a\\b\n'
expect "$what: a line for each tenth" "$(grep -c ': building ' <<< "$messages")" = 10
expect "$what: no line of Ninja" "$(grep -c 'Building CXX' <<< "$messages")" = 0
expect "$what: only what the program prints goes to standard output" "$(cat "$work/stdout")" = started

what="a build that fails"
building_machine <<< 'printf "FAILED: 101.o\nc++ 101.cpp\n101.cpp:1: error: no\nninja: build stopped"; exit 1'
start run
expect_failure "$what"
expect_message "$what" $'\nFAILED: 101.o\nc++ 101.cpp\n101.cpp:1: error: no\nninja: build stopped\nsurprisal: the build failed'

what="a build on a terminal"
building_machine <<< 'echo "a.cpp:1:2: warning: w"'
messages=$(PATH=$work/bin TERM=xterm "$(command -v script)" -qec "'$clone/run'" /dev/null < /dev/null | tr -d '\r')
expect_message "$what" $'\e[Ksurprisal: building 63 of 205 (30%)\e[K'
expect_message "$what" $'building 100 of 205 (48%)\na.cpp:1:2: warning: w\n\e[Ksurprisal: building 101'
expect "$what: one line before the warning, one after" "$(grep -c 'building ' <<< "$messages")" = 2

# A machine that can fetch Dear ImGui only from the given sources.
fetching_machine() {
  clone="$work/a clone"
  new_machine awk cmake
  mkdir -p "$clone/build"
  echo "$*" > "$work/places"
  add_tool apt-get <<< 'echo "stable main http://mirror.invalid/debian/"'
  add_tool apt-helper << E2
url=\${*: -2:1}
echo "\$url" >> '$work/asked'
for place in \$(cat '$work/places'); do case \$url in *"\$place"*) cp '$work/imgui.tar.xz' "\${!#}"; exit ;; esac; done
echo "E: Failed to fetch \$url  404  Not Found"
exit 100
E2
  rm -f "$work/asked"
  ln -s "$(command -v cp)" "$work/bin/cp"
}
any_checksum() { rm "$work/bin/sha256sum"; add_tool sha256sum <<< 'exit 0'; }
fetch() { start third_party/fetch_imgui.sh "$clone/build/imgui"; }
expect_fetched() {
  expect "$1" "$code" = 0
  expect "$1: the source, and nothing else" "$(cd "$clone/build" && echo *)" = "$2"
  expect "$1: the source" "$(cat "$clone/build/imgui/imgui.h")" = "// imgui"
}
mkdir "$work/imgui-x"
echo "// imgui" > "$work/imgui-x/imgui.h"
(cd "$work" && cmake -E tar cJf imgui.tar.xz imgui-x)
tarball=imgui_1.92.2b+ds.orig.tar.xz

what="Dear ImGui from a mirror"
fetching_machine mirror.invalid
any_checksum
fetch
expect_fetched "$what" imgui
expect "$what: one download" "$(cat "$work/asked")" = "http://mirror.invalid/debian/pool/main/i/imgui/$tarball"

what="Dear ImGui that no mirror has any more"
fetching_machine snapshot.debian.org
any_checksum
fetch
expect_fetched "$what" imgui
expect_message "$what" "from this machine's Debian mirror"
expect_message "$what" "404  Not Found"

what="Dear ImGui put there by hand"
fetching_machine
any_checksum
cp "$work/imgui.tar.xz" "$clone/build/$tarball"
fetch
expect_fetched "$what" "imgui $tarball"
expect "$what: no download" "$(cat "$work/asked" 2> /dev/null)" = ""

what="Dear ImGui that is not what it should be"
fetching_machine mirror.invalid snapshot.debian.org
fetch
expect_failure "$what"
expect_message "$what" "does not have the SHA-256 checksum e7bd201d"
expect_message "$what" "git is not installed"
expect_message "$what" "put the file $tarball with the SHA-256 checksum e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48 into $clone/build yourself"
expect "$what: nothing is left" "$(echo "$clone"/build/*)" = "$clone/build/*"

[ "$failures" = 0 ] || exit 1
echo "all checks passed"
