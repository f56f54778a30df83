#!/bin/bash
# fetch_imgui.sh FOLDER: puts the source of Dear ImGui 1.92.2b into FOLDER, either complete or not at all.
# The source is the tarball of Debian's source package, pinned by checksum, or the same version from Dear ImGui's own Git
# repository, pinned by commit.
set -u
folder=$1
. "$(dirname "${BASH_SOURCE[0]}")/fetch.sh"

what="Dear ImGui"
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

take() { rm -rf "$work/source" && mkdir "$work/source" && cmake -E chdir "$work/source" cmake -E tar xf "$1"; }

put_by_hand() { checked "$by_hand" "$sha256" && take "$by_hand"; }

from_git() {
  command -v git > /dev/null || { echo "git is not installed"; return 1; }
  git init -q "$work/clone" && cd "$work/clone" &&
    GIT_TERMINAL_PROMPT=0 git fetch -q --depth 1 "$repository" "$commit" && git checkout -q FETCH_HEAD &&
    rm -rf .git "$work/source" && mkdir "$work/source" && mv "$work/clone" "$work/source/"
}

get() {
  if [ -f "$by_hand" ]; then attempt "$by_hand" put_by_hand && return; fi
  from_debian "pool/main/i/imgui/$tarball" "$sha256" "$sha1" || attempt "$repository" from_git
}

echo "surprisal: getting the source of Dear ImGui" >&2
get || {
  echo "surprisal: Dear ImGui $version cannot be downloaded; check the network and try again, or put the file $tarball" \
    "with the SHA-256 checksum $sha256 into $(dirname "$folder") yourself" >&2
  exit 1
}
# The tarball holds one folder, whatever its name. Another run may have been faster, with the same content.
mv -T "$work"/source/* "$folder" 2> /dev/null || [ -f "$folder/imgui.h" ]
