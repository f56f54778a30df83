#!/bin/bash
# fetch_imgui.sh FOLDER: puts the source of Dear ImGui 1.92.2b there, whole or not at all.
# From Debian's source package, or else from its public Git repository; both are pinned to the same content.
set -u
folder=$1

tarball=imgui_1.92.2b+ds.orig.tar.xz
sha256=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
package=imgui=1.92.2b+ds-1
suite=forky # the Debian release that has it
repository=https://github.com/ocornut/imgui.git
commit=45acd5e0e82f4c954432533ae9985ff0e1aad6d5

mkdir -p "$(dirname "$folder")" || exit 1
work=$(mktemp -d "$folder.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

# The mirror that this machine's own sources name for its own release.
debian_mirror() {
  ( . /etc/os-release && [ "${ID-}" = debian ] &&
    apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
      awk -v codename="${VERSION_CODENAME-}" \
        '($1 == codename || $1 ~ /^(old)?stable$/) && $2 == "main" && !found { print $3; found = 1 }' )
}

# apt with lists and a cache of its own: it needs no root and changes nothing on the system. The index may be of any age
# and signed by whomever, as this machine may be too old to know the key: the checksum below decides.
private_apt() {
  apt-get -q -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache" \
    -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none -o Acquire::Retries=3 \
    -o Acquire::Check-Valid-Until=false -o Acquire::Check-Date=false "$@"
}

from_debian() {
  command -v apt-get > /dev/null || { echo "there is no apt-get"; return 1; }
  local mirror
  mirror=$(debian_mirror)
  [ -n "$mirror" ] || { echo "apt's sources name no Debian mirror"; return 1; }
  mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
  echo "deb-src [trusted=yes] $mirror $suite main" > "$work/sources.list"
  private_apt update && (cd "$work" && private_apt source --download-only "$package") || return 1
  echo "$sha256  $work/$tarball" | sha256sum --check --status || { echo "$tarball has another checksum"; return 1; }
  mkdir "$work/source" && cmake -E chdir "$work/source" cmake -E tar xf "$work/$tarball"
}

from_git() {
  command -v git > /dev/null || { echo "there is no git"; return 1; }
  git init -q "$work/clone" && cd "$work/clone" &&
    GIT_TERMINAL_PROMPT=0 git fetch -q --depth 1 "$repository" "$commit" && git checkout -q FETCH_HEAD &&
    rm -rf .git && mkdir "$work/source" && mv "$work/clone" "$work/source/"
}

attempt() {
  ("$1") > "$work/log" 2>&1 < /dev/null && return
  echo "surprisal: could not get Dear ImGui $2:" >&2
  grep -v '^[WN]:' "$work/log" | tail -n 4 | sed 's/^/  /' >&2
  rm -rf "$work/source" "$work/clone"
  return 1
}

echo "surprisal: getting the source of Dear ImGui" >&2
attempt from_debian "from Debian's $suite" || attempt from_git "from $repository" || {
  echo "surprisal: Dear ImGui 1.92.2b is missing; see that the network is up and try again," \
    "or set FETCHCONTENT_SOURCE_DIR_IMGUI to a folder with its source" >&2
  exit 1
}
# One folder is inside, whatever its name. Another run may have been first, with the same content.
mv -T "$work"/source/* "$folder" 2> /dev/null || [ -f "$folder/imgui.h" ]
