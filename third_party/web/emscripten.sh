#!/bin/bash
# Sourced by ./web and tests/web/run, after prepare.sh: installs or fetches Emscripten, and says where it is.

# find_emscripten: Debian's package where it is new enough, else the same version, fetched once for all clones.
find_emscripten() {
  local candidate folder=${XDG_CACHE_HOME:-$HOME/.cache}/surprisal/emscripten-3.1.69-1
  candidate=$(apt-cache policy emscripten 2> /dev/null | sed -n 's/^ *Candidate: *//p')
  if dpkg --compare-versions "${candidate:-0}" ge 3.1.60; then
    install_packages build web web-emscripten
    folder=/usr
  else
    install_packages build web
    [ -d "$folder" ] || "$root/third_party/web/fetch_emscripten.sh" "$folder" || exit 1
  fi
  export SURPRISAL_EMSCRIPTEN=$folder/share/emscripten
  export EMSDK_PYTHON=/usr/bin/python3
}
