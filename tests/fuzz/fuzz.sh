#!/bin/bash
# fuzz.sh FUZZER NAME SECONDS: runs a libFuzzer program, starting from corpus/NAME in this script's folder and from the
# assets of that kind. In the fuzzer's folder, found/ receives inputs that crash, and grown/ those that add coverage.
set -eu
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
fuzzer=$1 name=$2 seconds=$3
found=$(dirname "$fuzzer")/found
grown=$(dirname "$fuzzer")/grown/$name
mkdir -p "$found" "$grown"

given=()
for folder in "$here/corpus/$name" "$here/../../assets/${name}s"; do
  [ ! -d "$folder" ] || given+=("$folder")
done
options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=1500 -max_len=16384 -verbosity=0 -print_final_stats=1)
[ ! -e "$here/$name.dict" ] || options+=(-dict="$here/$name.dict")
exec "$fuzzer" "${options[@]}" -artifact_prefix="$found/$name-" "$grown" "${given[@]}"
