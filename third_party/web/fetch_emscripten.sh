#!/bin/bash
# fetch_emscripten.sh FOLDER: puts Emscripten 3.1.69, the compiler of the web edition, into FOLDER, either completely
# or not at all. It is made for Debian 12, whose own Emscripten is too old: the files of Debian 13's package call Debian
# 12's clang-19, and Debian 13's Binaryen is started through Debian 13's own loader and C library.
set -u
folder=$1
. "$(dirname "${BASH_SOURCE[0]}")/../fetch.sh"
what=Emscripten

mkdir -p "$(dirname "$folder")" || exit 1
work=$(mktemp -d "$folder.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

[ "$(dpkg --print-architecture)" = amd64 ] || {
  echo "surprisal: Emscripten for Debian 12 is fetched for amd64 only; use Debian 13 on other processors" >&2
  exit 1
}

# Without the system libraries for threads and for link-time optimization, which are nine tenths of it.
take() {
  mkdir -p "$work/source"
  dpkg-deb --fsys-tarfile "$1" | tar -x -C "$work/source" --exclude './usr/share/doc' \
    --exclude './usr/share/emscripten/test' --exclude 'wasm32-emscripten/*pic' --exclude 'wasm32-emscripten/lto' \
    --exclude '*-mt*.a' --exclude '*-ww*.a' --exclude '*asan*'
  [ "${PIPESTATUS[*]}" = "0 0" ]
}

echo "surprisal: getting Emscripten, 247 MB" >&2
while read -r file sha256 sha1; do
  from_debian "pool/main/$file" "$sha256" "$sha1" || {
    echo "surprisal: Emscripten cannot be downloaded; check the network and try again" >&2
    exit 1
  }
done << 'END'
e/emscripten/emscripten_3.1.69+dfsg-3_all.deb d2ac788b952c56ab6736b4db2ac0825aa63cfb4c08b8abaefe19e324779d1b2d beadaafeede023f1dbf87f78c984c55f951394d1
a/acorn/node-acorn_8.8.1+ds+~cs25.17.7-2_all.deb 5c6814cf6536892b3a93cc72a0a3792beb0d3f6be3d69f499ca7d764583479a9 837bdf166f27ed2218761350fdc091f1629c0a52
b/binaryen/binaryen_120-4_amd64.deb 47be56009e56170f4338a0154fbff2028bd607bc3c8b6a5414658a985bef6470 30e329bde4a41f344d95f4235ee141be998e234d
g/gcc-14/libgcc-s1_14.2.0-19_amd64.deb 3c71917b490d1a17aed43196a2787a256ecf060526cdb20216a74bedc061b150 bdc0b54ff7f971ecd56ae54aea604d2ab0e47aaf
g/gcc-14/libstdc++6_14.2.0-19_amd64.deb ab1fa05837aa7a92aae748fd07a18a35f7d18bb4a71c4724fe2bbf0e32089de0 88eff3277c2e74be3878264096b958aab6ed33dd
g/glibc/libc6_2.41-12+deb13u5_amd64.deb b59b0625cd1a791375d40dab23a4d5d3d0641e3d0a773501becdc3725b7f99cf 2814165ecd61dee3d64ca4dedfbe47fc9da5e3d1
END

cd "$work/source/usr" || exit 1
for tool in bin/wasm*; do
  mv "$tool" "$tool.elf" && cat > "$tool" << 'END' && chmod +x "$tool"
#!/bin/sh
libraries=$(dirname "$0")/../lib/x86_64-linux-gnu
exec "$libraries/ld-linux-x86-64.so.2" --library-path "$libraries" "$0.elf" "$@"
END
done
ln -s ../nodejs share/emscripten/node_modules # Debian's Node.js looks there by itself, others do not
sed -i "s|^BINARYEN_ROOT = .*|BINARYEN_ROOT = '$folder'|; s|^NODE_JS = .*|NODE_JS = '$(command -v node)'|" \
  share/emscripten/.emscripten || exit 1
mv -T "$work/source/usr" "$folder" 2> /dev/null || [ -d "$folder" ] # another run may have been faster
