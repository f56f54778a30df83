#!/bin/bash
# Checks the .deb that cpack makes, and each file in it, with the tools that desktops and distributions use
# to read them. desktop_test.sh PROJECT BUILD PROGRAM
set -u
project=$1
build=$2
program=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work LC_ALL=C.UTF-8
failures=0
fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}
# quiet WHAT COMMAND...: the command must succeed and print nothing.
quiet() {
  local what=$1 said
  shift
  said=$("$@" 2>&1) && [ -z "$said" ] || fail "$what: $said"
}

cpack -G DEB --config "$build/CPackConfig.cmake" -B "$work/deb" > "$work/cpack.log" 2>&1 || {
  cat "$work/cpack.log"
  exit 1
}
deb=$(echo "$work"/deb/*.deb)
root=$work/root
share=$root/usr/share
dpkg-deb -x "$deb" "$root" || exit 1

# The package
expected="usr/bin/surprisal
usr/share/applications/surprisal.desktop
usr/share/doc/surprisal/changelog.gz
usr/share/doc/surprisal/copyright
usr/share/icons/hicolor/scalable/apps/surprisal.svg
usr/share/icons/hicolor/scalable/mimetypes/application-x-surprisal-session+toml.svg
usr/share/man/man1/surprisal.1.gz
usr/share/metainfo/local.surprisal.surprisal.metainfo.xml
usr/share/mime/packages/surprisal.xml"
contents=$(cd "$root" && find . -type f ! -path './usr/share/surprisal/web/*' -printf '%P\n' | sort)
[ "$contents" = "$expected" ] || fail "the package's files are: $contents"
# Lintian runs appstreamcli without the exception for the homepage; the metadata is checked below, with it.
lintian_says=$(lintian --allow-root --fail-on none "$deb" 2>&1 | grep -v -e appstream-metadata-validation-failed)
[ -z "$lintian_says" ] || fail "lintian says: $lintian_says"
# Without maintainer scripts and configuration files, dpkg removes everything that it installed.
dpkg-deb -e "$deb" "$work/control"
[ "$(ls "$work/control")" = $'control\nmd5sums' ] || fail "the package's control files are: $(ls "$work/control")"

# The .deb depends on the package of each library that the program links.
depends=", $(dpkg-deb -f "$deb" Depends),"
libraries=$(objdump -p "$root/usr/bin/surprisal" | awk '$1 == "NEEDED" { print $2 }')
[ -n "$libraries" ] || fail "the program links no library"
for library in $libraries; do
  package=$(dpkg-query -S "*/$library" | sed -n 's/:.*//p' | sort -u | grep -v -e -dev)
  found=no
  for one in $package; do case $depends in *", $one "* | *", $one,"*) found=yes ;; esac; done
  [ $found = yes ] || fail "$library comes from $package, but the .deb depends on $depends"
done
case $depends in *" libgl1,"*) ;; *) fail "the .deb does not depend on libgl1, which GLFW loads by name: $depends" ;; esac

# The program in it needs neither the source tree nor any environment variable.
grep -qaF "$project" "$root/usr/bin/surprisal" && fail "the program in the package contains the path $project"
version=$(cd / && env -i "$root/usr/bin/surprisal" --version)
[ "$version" = "surprisal $(dpkg-deb -f "$deb" Version)" ] || fail "--version says $version"
quiet "an export" env -i "$root/usr/bin/surprisal" export sigmoid -o "$work/sigmoid.png"
[ "$(head -c 4 "$work/sigmoid.png" | tail -c 3)" = PNG ] || fail "no PNG was exported"

# The entry in the menu
entry=$share/applications/surprisal.desktop
quiet "desktop-file-validate" desktop-file-validate "$entry"
for key in Name GenericName Comment Keywords; do
  grep -q "^$key=." "$entry" && grep -q "^$key\[zh_CN\]=." "$entry" || fail "$key is not in both languages"
done
[ -e "$share/icons/hicolor/scalable/apps/$(sed -n 's/^Icon=//p' "$entry").svg" ] || fail "the icon of the entry is missing"
# From version 1 on, appstreamcli warns of a missing homepage, and the project has none.
metadata_options=(--no-net)
case $(appstreamcli --version) in *" 0."*) ;; *) metadata_options+=(--override=url-homepage-missing=info) ;; esac
appstreamcli validate "${metadata_options[@]}" "$share"/metainfo/*.xml > "$work/said" 2>&1 ||
  fail "appstreamcli: $(cat "$work/said")"
for tag in summary p li; do
  english=$(grep -c "<$tag>" "$share"/metainfo/*.xml)
  chinese=$(grep -c "<$tag xml:lang=\"zh_CN\">" "$share"/metainfo/*.xml)
  [ "$english" = "$chinese" ] || fail "$english <$tag> in English and $chinese in Chinese"
done

# A session file is recognised by its name, has an icon, opens in the program, and counts as a kind of TOML.
type=application/x-surprisal-session+toml
quiet "update-mime-database" env XDG_DATA_DIRS="$share" update-mime-database "$share/mime"
grep -qxF "50:$type:*.surprisal" "$share/mime/globs2" || fail "*.surprisal is not recognised as $type"
grep -qxF "$type application/toml" "$share/mime/subclasses" || fail "$type is not a kind of TOML"
grep -qxF "MimeType=$type;" "$entry" || fail "the program does not open $type"
icon=$(sed -n "s|^$type:||p" "$share/mime/icons")
[ -e "$share/icons/hicolor/scalable/mimetypes/$icon.svg" ] || fail "there is no icon $icon for $type"

# At each size, the icons have all their colours.
for svg in "$share"/icons/hicolor/scalable/*/*.svg; do
  for size in 16 48 512; do
    rsvg-convert -w $size -h $size "$svg" -o "$work/icon.png" || fail "$svg cannot be drawn"
    for color in '#0B63B0' '#C8401E' '#FFFFFF'; do
      left=$(convert "$work/icon.png" -alpha off -fuzz 20% -fill black +opaque "$color" -fill white -opaque "$color" \
        -format '%[fx:mean*w*h]' info:)
      [ "${left%.*}" -ge 2 ] || fail "$(basename "$svg") at size $size has only $left pixels of $color"
    done
  done
done

# The manual page contains the --help of every command.
page=$share/man/man1/surprisal.1.gz
MANWIDTH=1000 man --warnings -E UTF-8 -l "$page" > "$work/page" 2> "$work/said" || fail "man cannot show the page"
[ -s "$work/said" ] && fail "man --warnings: $(cat "$work/said")"
words() { tr -s '[:space:]' ' '; }
manual=$(words < "$work/page")
lines=0
says_what_help_says() {
  local line help
  help=$("$program" "$@" --help) || fail "--help fails for: $*"
  while read -r line; do
    line=$(sed -E 's/^Usage: //' <<< "$line" | words)
    line=${line% }
    case $line in '' | Options: | Subcommands: | Positionals:) continue ;; esac
    case $manual in *"$line"*) ;; *) fail "the manual page lacks: $line" ;; esac
    lines=$((lines + 1))
  done <<< "$help"
  for line in $(awk '/^Subcommands:/ { on = 1; next } on && /^  [a-z]/ { print $1 }' <<< "$help"); do
    says_what_help_says "$@" "$line"
  done
}
says_what_help_says
[ $lines -gt 40 ] || fail "only $lines lines of help were compared"

# The licences: our own in full, and that of every font.
ours=$(sed 1,4d "$project/LICENSE" | words)
theirs=$(sed 's/^ \.$//' "$share/doc/surprisal/copyright" | words)
case $theirs in *"$ours"*) ;; *) fail "the copyright file lacks our licence" ;; esac
for font in $(awk '/^third_party_font_source\(/ { print $2 }' "$project/third_party/fonts.cmake"); do
  case $theirs in *"$font"* | *" ${font%-*}-*"*) ;; *) fail "the copyright file does not mention $font" ;; esac
done

[ "$failures" = 0 ] || exit 1
echo "all checks passed"
