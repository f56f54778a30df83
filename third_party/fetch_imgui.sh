#!/bin/bash
# fetch_imgui.sh FOLDER: puts the source of Dear ImGui 1.92.2b into FOLDER, either complete or not at all.
# The source is the tarball of Debian's source package, pinned by checksum, or the same version from Dear ImGui's own Git
# repository, pinned by commit.
set -u
folder=$1

version=1.92.2b
tarball=imgui_$version+ds.orig.tar.xz
sha256=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
sha1=25765295343cb02d42e670b8d512b2b537a5c718 # the name of this file on snapshot.debian.org
repository=https://github.com/ocornut/imgui.git
commit=45acd5e0e82f4c954432533ae9985ff0e1aad6d5
by_hand=$(dirname "$folder")/$tarball # where a person can put the tarball

mkdir -p "$(dirname "$folder")" || exit 1
work=$(mktemp -d "$folder.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

# The mirror in this machine's own apt sources.
debian_mirror() {
  command -v apt-get > /dev/null &&
    ( . /etc/os-release && [ "${ID-}" = debian ] &&
      apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
        awk -v codename="${VERSION_CODENAME-}" \
          '($1 == codename || $1 ~ /^(old)?stable$/) && $2 == "main" && !found { print $3; found = 1 }' )
}

# download URL: apt's own downloader needs no root, changes nothing on the system, and uses the proxy that apt uses.
download() {
  local PATH=$PATH:/usr/lib/apt
  mkdir "$work/download" || return 1
  if command -v apt-helper > /dev/null; then
    apt-helper -o APT::Sandbox::User="$(id -un)" -o Acquire::Retries=3 download-file "$1" "$work/download/$tarball"
  elif command -v curl > /dev/null; then
    curl --fail --location --silent --show-error --retry 3 --output "$work/download/$tarball" "$1"
  else
    echo "neither apt nor curl is installed"
    return 1
  fi
}

unpack() {
  echo "$sha256  $1" | sha256sum --check --status || { echo "$1 does not have the SHA-256 checksum $sha256"; return 1; }
  mkdir "$work/source" && cmake -E chdir "$work/source" cmake -E tar xf "$1"
}

from_url() { download "$1" && unpack "$work/download/$tarball"; }

# A mirror keeps a file as long as any of its releases has it. snapshot.debian.org keeps every file for good.
from_mirror() {
  local mirror
  mirror=$(debian_mirror)
  [ -n "$mirror" ] || { echo "apt's sources do not name a Debian mirror"; return 1; }
  from_url "${mirror%/}/pool/main/i/imgui/$tarball"
}
from_debian() { from_url "http://deb.debian.org/debian/pool/main/i/imgui/$tarball"; }
from_snapshot() { from_url "https://snapshot.debian.org/file/$sha1"; }

from_git() {
  command -v git > /dev/null || { echo "git is not installed"; return 1; }
  git init -q "$work/clone" && cd "$work/clone" &&
    GIT_TERMINAL_PROMPT=0 git fetch -q --depth 1 "$repository" "$commit" && git checkout -q FETCH_HEAD &&
    rm -rf .git && mkdir "$work/source" && mv "$work/clone" "$work/source/"
}

# attempt PLACE COMMAND...
attempt() {
  local place=$1
  shift
  ("$@") > "$work/log" 2>&1 < /dev/null && return
  echo "surprisal: could not get Dear ImGui from $place:" >&2
  grep -v '^[WN]:' "$work/log" | tail -n 3 | sed 's/^/  /' >&2
  rm -rf "$work/source" "$work/clone" "$work/download"
  return 1
}

get() {
  if [ -f "$by_hand" ]; then attempt "$by_hand" unpack "$by_hand" && return; fi
  attempt "this machine's Debian mirror" from_mirror ||
    attempt deb.debian.org from_debian ||
    attempt snapshot.debian.org from_snapshot ||
    attempt "$repository" from_git
}

echo "surprisal: getting the source of Dear ImGui" >&2
get || {
  echo "surprisal: Dear ImGui $version cannot be downloaded; check the network and try again, or put the file $tarball" \
    "with the SHA-256 checksum $sha256 into $(dirname "$folder") yourself" >&2
  exit 1
}
# The tarball holds one folder, whatever its name. Another run may have been faster, with the same content.
mv -T "$work"/source/* "$folder" 2> /dev/null || [ -f "$folder/imgui.h" ]
