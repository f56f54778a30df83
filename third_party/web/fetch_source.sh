#!/bin/bash
# fetch_source.sh FOLDER FILE SHA256 SHA1: puts the source of a library into FOLDER, either complete or not at all. FILE
# is the tarball of a Debian source package, by its path in the archive.
set -u
folder=$1
. "$(dirname "${BASH_SOURCE[0]}")/../fetch.sh"
what=${folder##*/}

mkdir -p "$(dirname "$folder")" || exit 1
work=$(mktemp -d "$folder.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

take() { rm -rf "$work/source" && mkdir "$work/source" && cmake -E chdir "$work/source" cmake -E tar xf "$1"; }

echo "surprisal: getting the source of $what" >&2
from_debian "$2" "$3" "$4" || {
  echo "surprisal: $what cannot be downloaded; check the network and try again" >&2
  exit 1
}
mv -T "$work"/source/* "$folder" 2> /dev/null || [ -d "$folder" ] # another run may have been faster
