#!/bin/bash
# Sourced by ./run, ./test and .ci/run, which set `root` to the project's folder: from a bare machine to a configured
# build. All that is said here goes to standard error, since standard output belongs to what is started.

say() { echo "surprisal: $*" >&2; }
give_up() { say "$*"; exit 1; }

# The packages of the sections named, from packages.txt.
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
    # Another kind of system: its packages have other names, so the libraries are left to CMake, which names them.
    missing=()
    for tool in c++ cmake ninja pkg-config; do command -v "$tool" > /dev/null || missing+=("$tool"); done
    [ ${#missing[@]} = 0 ] && return
    say "not found on this system: ${missing[*]}"
    give_up "there is no apt here to install packages with; install by other means what Debian calls: ${packages[*]}"
  fi

  mapfile -t missing < <(missing_of "${packages[@]}")
  [ ${#missing[@]} = 0 ] && return
  say "these packages are missing: ${missing[*]}"
  command -v apt-get > /dev/null ||
    give_up "there is no apt-get here to install them with; install them by other means, then try again"

  local install=(apt-get install --yes --no-install-recommends)
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    as_root=(sudo)
    [ -t 0 ] || as_root=(sudo -n) # without a terminal, nobody can answer
    command -v sudo > /dev/null || give_up "only root can install packages, and there is no sudo;" \
      "have this run by root, then try again: ${install[*]} ${missing[*]}"
    "${as_root[@]}" true || give_up "only root can install packages, and sudo does not let $(id -un);" \
      "have this run by root, then try again: ${install[*]} ${missing[*]}"
  fi
  say "installing them"
  as_root+=(env DEBIAN_FRONTEND=noninteractive)
  local options=(-q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0)
  # What apt already knows may do, should this fail.
  "${as_root[@]}" apt-get update "${options[@]}" >&2 < /dev/null || say "apt-get update failed; going on without"
  "${as_root[@]}" "${install[@]}" "${options[@]}" "${missing[@]}" >&2 < /dev/null
  mapfile -t missing < <(missing_of "${packages[@]}")
  [ ${#missing[@]} = 0 ] || give_up "apt-get could not install ${missing[*]}, for the reason above;" \
    "see that the network is up and the disk not full, then try again"
}

# configure PRESET: once; from then on the build itself sees when it must be done again.
configure() {
  local build=$root/build/$1
  if [ -f "$build/build.ninja" ] &&
    ! grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt"; then
    say "this folder has been moved, so all is built anew"
    rm -rf "$build"
  fi
  [ -f "$build/build.ninja" ] && return
  say "configuring"
  (cd "$root" && cmake --fresh --preset "$1") >&2 < /dev/null ||
    give_up "CMake could not configure the build, for the reason above; put that right, then try again"
}

# build PRESET TARGET
build() {
  configure "$1"
  local build=$root/build/$1
  # Through a pipe, Ninja tells each step on a line of its own; that it has nothing to do need not be told.
  cmake --build "$build" --target "$2" 2>&1 < /dev/null |
    grep -a --line-buffered -v -e '^ninja: no work to do' -e '^ninja: Entering' -e 'Re-checking globbed directories' >&2
  [ "${PIPESTATUS[0]}" = 0 ] ||
    give_up "the build failed, for the reason above; if the sources are as they came," \
      "delete $build and try again"
}

# Held until it is released or the script ends: two runs at once would disturb each other.
lock() {
  mkdir -p "$root/build" || give_up "cannot write into $root; see that it is yours and the disk not full"
  exec 9> "$root/build/.lock" || give_up "cannot write into $root/build; see that it is yours and the disk not full"
  flock -n 9 || { say "waiting for another run in this folder"; flock 9; }
}
unlock() { exec 9>&-; }
