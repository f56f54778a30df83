#!/bin/bash
# Sourced by ./run, ./test, ./package, ./web, .ci/run, tests/fuzz/run and tests/web/run, which set `root` to the
# project's folder: installs packages, configures and builds.
# All messages go to standard error, since standard output belongs to the program that is started.

say() { echo "surprisal: $*" >&2; }
give_up() { say "$*"; exit 1; }

# packages_of SECTION...: the packages in these sections of packages.txt.
packages_of() {
  local section='' line
  while read -r line; do
    line=${line%%#*}
    line=${line%"${line##*[![:space:]]}"}
    case $line in
      "") ;;
      \[*\]) section=${line:1:-1} ;;
      *) case " $* " in *" $section "*) echo "$line" ;; esac ;;
    esac
  done < "$root/third_party/packages.txt"
}

# missing_of PACKAGE...: those that are not installed.
missing_of() {
  local installed package
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2> /dev/null | grep '^installed ')
  for package; do
    case "$installed"$'\n' in *"installed $package"$'\n'*) ;; *) echo "$package" ;; esac
  done
}

# install_packages SECTION...
install_packages() {
  local packages missing tool
  mapfile -t packages < <(packages_of "$@")
  if ! command -v dpkg-query > /dev/null; then
    # Not Debian: packages have other names there. CMake names each library that it does not find.
    missing=()
    for tool in c++ cmake ninja pkg-config; do command -v "$tool" > /dev/null || missing+=("$tool"); done
    [ ${#missing[@]} = 0 ] && return
    say "these tools are not installed: ${missing[*]}"
    give_up "this system has no apt to install packages with; install your system's equivalents of these" \
      "Debian packages, then try again: ${packages[*]}"
  fi

  mapfile -t missing < <(missing_of "${packages[@]}")
  [ ${#missing[@]} = 0 ] && return
  say "these packages are missing: ${missing[*]}"
  command -v apt-get > /dev/null ||
    give_up "this system has no apt-get to install them with; install them another way, then try again"

  local install=(apt-get install --yes --no-install-recommends)
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    as_root=(sudo)
    [ -t 0 ] || as_root=(sudo -n) # without a terminal, nobody can type a password
    command -v sudo > /dev/null || give_up "only root can install packages, and sudo is not installed;" \
      "run this as root, then try again: ${install[*]} ${missing[*]}"
    "${as_root[@]}" true || give_up "only root can install packages, and $(id -un) may not use sudo;" \
      "run this as root, then try again: ${install[*]} ${missing[*]}"
  fi
  say "installing them"
  as_root+=(env DEBIAN_FRONTEND=noninteractive)
  local options=(-q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0)
  # If the update fails, the package lists that apt already has may be good enough.
  "${as_root[@]}" apt-get update "${options[@]}" >&2 < /dev/null || say "apt-get update failed; continuing anyway"
  "${as_root[@]}" "${install[@]}" "${options[@]}" "${missing[@]}" >&2 < /dev/null
  mapfile -t missing < <(missing_of "${packages[@]}")
  [ ${#missing[@]} = 0 ] || give_up "apt-get could not install ${missing[*]} (see the messages above);" \
    "check the network and the free disk space, then try again"
}

# configure PRESET [OPTION...]: only the first time; after that, Ninja runs CMake again when it has to.
configure() {
  local build=$root/build/$1
  if [ -f "$build/build.ninja" ] &&
    ! grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt"; then
    say "this folder has been moved, so everything is built again"
    rm -rf "$build"
  fi
  [ -f "$build/build.ninja" ] && return
  say "configuring the build"
  (cd "$root" && cmake --fresh --preset "$@") >&2 < /dev/null ||
    give_up "CMake could not configure the build (see the messages above); fix the cause, then try again"
}

# Reads Ninja's output and shows how far the build is: on a terminal in one line that is rewritten, elsewhere in a line
# for each tenth. Everything else, such as the compiler's messages, is passed on unchanged.
show_progress() {
  local line steps total percent tenth shown_tenth=0 on_terminal='' line_is_open=''
  [ -t 2 ] && [ "${TERM-dumb}" != dumb ] && on_terminal=yes
  close_line() {
    [ -z "$line_is_open" ] || echo
    line_is_open=''
  }
  while IFS= read -r line || [ -n "$line" ]; do
    if [[ $line =~ ^\[([0-9]+)/([0-9]+)\]\ (.*) ]]; then
      steps=${BASH_REMATCH[1]} total=${BASH_REMATCH[2]}
      case ${BASH_REMATCH[3]} in "Re-checking globbed directories"* | "Re-running CMake"*) continue ;; esac
      percent=$((100 * steps / total)) tenth=$((10 * steps / total))
      if [ -n "$on_terminal" ]; then
        printf '\r\033[K%s' "surprisal: building $steps of $total ($percent%)"
        line_is_open=yes
      elif [ "$tenth" -gt "$shown_tenth" ]; then
        say "building $steps of $total ($percent%)"
        shown_tenth=$tenth
      fi
    elif [[ $line != "ninja: no work to do."* && $line != "ninja: Entering directory"* ]]; then
      close_line
      printf '%s\n' "$line"
    fi
  done
  close_line
} >&2

# build PRESET TARGET
build() {
  configure "$1"
  local build=$root/build/$1
  NINJA_STATUS='[%f/%t] ' cmake --build "$build" --target "$2" 2>&1 < /dev/null | show_progress
  [ "${PIPESTATUS[0]}" = 0 ] ||
    give_up "the build failed (see the messages above); if you have not changed the sources, delete $build and try again"
}

# Two runs in one folder would disturb each other. The lock is held until unlock, or until the script ends.
lock() {
  mkdir -p "$root/build" ||
    give_up "cannot write to $root; check that you own this folder and that the disk is not full"
  exec 9> "$root/build/.lock" ||
    give_up "cannot write to $root/build; check that you own this folder and that the disk is not full"
  flock -n 9 || { say "waiting for another run in this folder to finish"; flock 9; }
}
unlock() { exec 9>&-; }
