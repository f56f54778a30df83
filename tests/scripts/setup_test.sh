#!/bin/bash
# What ./run and ./test say where something is missing, on machines made up of a PATH with only some tools on it.
# setup_test.sh PROJECT
set -u
project=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# A clone with a space in its name, and a machine with the tools named.
clone="$work/a clone"
new_machine() {
  rm -rf "$clone" "$work/bin"
  mkdir -p "$clone/third_party" "$work/bin"
  cp "$project"/{run,test} "$clone/"
  cp "$project"/third_party/{prepare.sh,packages.txt,fetch_imgui.sh} "$clone/third_party/"
  local tool
  for tool in bash cat dirname env flock grep id mkdir mktemp mv readlink rm sed sha256sum tail "$@"; do
    ln -s "$(command -v "$tool")" "$work/bin/$tool"
  done
}

# add_tool NAME: a tool that does what standard input says
add_tool() {
  { echo '#!/bin/bash'; cat; } > "$work/bin/$1"
  chmod +x "$work/bin/$1"
}

# start SCRIPT ARGUMENT...: from another folder, without a terminal; its code in $code, its words in $said
start() {
  local script=$1
  shift
  said=$(cd / && PATH=$work/bin "$clone/$script" "$@" 2>&1 > "$work/stdout" < /dev/null)
  code=$?
}

expect() {
  [ "$2" "$3" "$4" ] && return
  echo "FAILED: $1"
  echo "  code $code; said: $said"
  failures=$((failures + 1))
}
expect_said() { case $said in *"$2"*) ;; *) expect "$1: $2" 1 = 0 ;; esac; }
expect_gives_up() {
  expect "$1: exit code 1" "$code" = 1
  expect "$1: nothing on standard output" "$(cat "$work/stdout")" = ""
}

none_installed() { add_tool dpkg-query <<< 'exit 1'; }
not_root() { rm "$work/bin/id"; add_tool id <<< '[ "$1" = -u ] && echo 1000 || echo alice'; }

what="another kind of system"
new_machine
start run
expect_gives_up "$what"
expect_said "$what" "not found on this system: c++ cmake ninja pkg-config"
expect_said "$what" "libglfw3-dev"

what="no apt-get"
new_machine
none_installed
start run
expect_gives_up "$what"
expect_said "$what" "packages are missing: g++ cmake"
expect_said "$what" "there is no apt-get"
start test
expect_gives_up "$what, test"
expect_said "$what, test" "xvfb"

what="neither root nor sudo"
new_machine
none_installed
not_root
add_tool apt-get <<< "echo called > '$work/called'"
start run
expect_gives_up "$what"
expect_said "$what" "there is no sudo"
expect_said "$what" "apt-get install --yes --no-install-recommends g++ cmake"
expect "$what: apt-get is not called" "$(cat "$work/called" 2> /dev/null)" = ""

what="sudo says no"
add_tool sudo <<< 'exit 1'
start run
expect_gives_up "$what"
expect_said "$what" "sudo does not let alice"

what="one package cannot be had"
add_tool sudo <<< '[ "$1" = -n ] && shift; "$@"'
add_tool apt-get << E2
case " \$* " in
  *" install "*) for word; do [ "\$word" = cmake ] || echo "installed \$word"; done > '$work/installed' ;;
esac
[ "\$DEBIAN_FRONTEND" = noninteractive ]
E2
add_tool dpkg-query <<< "cat '$work/installed'; true"
start run
expect_gives_up "$what"
expect_said "$what" "could not install cmake,"

what="CMake fails, and a second run goes on"
echo "installed cmake" >> "$work/installed"
add_tool cmake <<< 'exit 1'
start run
expect_gives_up "$what"
expect_said "$what" "could not configure"
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
expect "$what" "$code$said" = 0

what="through a symbolic link"
ln -s "$clone/run" "$work/link"
said=$(cd / && PATH=$work/bin "$work/link" x 2>&1)
expect "$what" "$said" = "</><x>"

what="a clone that was moved"
mv "$clone" "$work/moved"
clone=$work/moved
start run
expect "$what" "$code" = 0
expect_said "$what" "moved"

what="a source that is not what it should be"
clone="$work/a clone"
new_machine awk cmake sort
add_tool apt-get << 'E2'
case " $* " in
  *indextargets*) echo "bookworm main http://mirror.invalid/debian/" ;;
  *source*) echo "not it" > "imgui_1.92.2b+ds.orig.tar.xz" ;;
esac
E2
start third_party/fetch_imgui.sh "$clone/build/imgui"
expect_gives_up "$what"
expect_said "$what" "Dear ImGui"
expect_said "$what" "there is no git"
expect "$what: nothing is left" "$(echo "$clone"/build/*)" = "$clone/build/*"

[ "$failures" = 0 ] || exit 1
echo "all as expected"
