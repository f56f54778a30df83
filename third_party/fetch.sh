#!/bin/bash
# Sourced by the scripts that fetch a dependency: gets a file of Debian's archive, pinned by its checksums. The script
# sets `what`, a name for messages, and `work`, a folder of its own, and defines `take FILE`, which puts the content of
# the file into $work/source.

# The mirror in this machine's own apt sources.
debian_mirror() {
  command -v apt-get > /dev/null &&
    ( . /etc/os-release && [ "${ID-}" = debian ] &&
      apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
        awk -v codename="${VERSION_CODENAME-}" \
          '($1 == codename || $1 ~ /^(old)?stable$/) && $2 == "main" && !found { print $3; found = 1 }' )
}

# download URL FILE: apt's own downloader needs no root, changes nothing on the system, and uses the proxy that apt
# uses.
download() {
  local PATH=$PATH:/usr/lib/apt
  mkdir "$work/download" || return 1
  if command -v apt-helper > /dev/null; then
    apt-helper -o APT::Sandbox::User="$(id -un)" -o Acquire::Retries=3 download-file "$1" "$2"
  elif command -v curl > /dev/null; then
    curl --fail --location --silent --show-error --retry 3 --output "$2" "$1"
  else
    echo "neither apt nor curl is installed"
    return 1
  fi
}

# checked FILE SHA256
checked() {
  echo "$2  $1" | sha256sum --check --status || { echo "$1 does not have the SHA-256 checksum $2"; return 1; }
}

# from_url URL NAME SHA256
from_url() { download "$1" "$work/download/$2" && checked "$work/download/$2" "$3" && take "$work/download/$2"; }

# from_mirror FILE SHA256: a mirror keeps a file as long as any of its releases has it
from_mirror() {
  local mirror
  mirror=$(debian_mirror)
  [ -n "$mirror" ] || { echo "apt's sources do not name a Debian mirror"; return 1; }
  from_url "${mirror%/}/$1" "${1##*/}" "$2"
}

# attempt PLACE COMMAND...
attempt() {
  local place=$1
  shift
  ("$@") > "$work/log" 2>&1 < /dev/null && { rm -rf "$work/download"; return; }
  echo "surprisal: could not get $what from $place:" >&2
  grep -v '^[WN]:' "$work/log" | tail -n 3 | sed 's/^/  /' >&2
  rm -rf "$work/clone" "$work/download"
  return 1
}

# from_debian FILE SHA256 SHA1: a file by its path in the archive. snapshot.debian.org keeps every file for good, under
# the SHA-1 of its content.
from_debian() {
  attempt "this machine's Debian mirror" from_mirror "$1" "$2" ||
    attempt deb.debian.org from_url "http://deb.debian.org/debian/$1" "${1##*/}" "$2" ||
    attempt snapshot.debian.org from_url "https://snapshot.debian.org/file/$3" "${1##*/}" "$2"
}

