#!/usr/bin/env bash
# Checks a built package as a user would meet it, in a folder of its own:
#   installers/linux/check.sh [installers/target/linux/sightline_0.1.0_amd64.deb]
# Unpacks it into a clean root, looks at what the desktop is told, starts the program from its menu
# entry (on DISPLAY, or without a display), with homes that are odd or cannot be written to, and
# sees that nothing but the user's data is left.
set -eu

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
deb=${1-$(ls "$home"/installers/target/linux/*.deb)}
root=$(mktemp -d)
trap 'chmod -R u+w "$root"; rm -rf "$root"' EXIT

say() { echo "check: $*"; }
fail() {
  echo "check: $*" >&2
  exit 1
}

dpkg-deb -x "$deb" "$root/system"
dpkg-deb -e "$deb" "$root/control"
(cd "$root/system" && md5sum --quiet -c "$root/control/md5sums") || fail "a file has another checksum"
for file in applications/sightline.desktop mime/packages/sightline.xml \
  metainfo/dev.sightline.Sightline.metainfo.xml icons/hicolor/48x48/apps/sightline.png \
  doc/sightline/copyright doc/sightline/NOTICE; do
  [ -s "$root/system/usr/share/$file" ] || fail "no $file"
done
entry=$root/system/usr/share/applications/sightline.desktop
! command -v desktop-file-validate >/dev/null || desktop-file-validate "$entry"
! command -v xmllint >/dev/null || xmllint --noout "$root"/system/usr/share/m*/*/*.xml "$root"/system/usr/share/metainfo/*.xml
exec_line=$(sed -n 's/^Exec=//p' "$entry")
program=$root/system${exec_line%% *}
[ -x "$program" ] || fail "the menu entry starts $program, which is not there"
[ "$(readlink -f "$root/system/usr/bin/sightline")" = "$(readlink -f "$program")" ] || fail "no /usr/bin/sightline"
say "unpacked, $(du -sm "$root/system" | cut -f1) MB, every checksum is right"

# nothing beside the program may be written to
chmod -R a-w "$root/system"

# Opens a video as a double click does: the menu entry's line with the file in the place of %F.
open_in_window() {
  local own=$1 video=$2
  mkdir -p "$own"
  local display=()
  [ -n "${DISPLAY-}" ] || display=(-Dglass.platform=Headless -Dprism.order=sw)
  env HOME="$own" XDG_CACHE_HOME="$own/cache" XDG_CONFIG_HOME="$own/config" XDG_DATA_HOME="$own/data" \
    JDK_JAVA_OPTIONS="" JAVA_TOOL_OPTIONS="${display[*]} -Dsightline.exitAfterFirstFrame=true" \
    timeout 300 "$program" "$video" 2>"$root/log" | grep -q '^first frame$' || {
    tail -n 20 "$root/log" >&2
    return 1
  }
}

video=$home/resources/src/main/resources/dev/sightline/resources/samples/yawn.mp4
open_in_window "$root/home" "$video" || fail "the window does not open"
say "the window opens from its menu entry with a video"
open_in_window "$root/家 ü" "$video" || fail "the window does not open for a home with other letters"
say "… and for a home with other letters"

env HOME="$root/home" XDG_CACHE_HOME="$root/home/cache" "$program" doctor >"$root/doctor" 2>&1 || {
  grep -q '^[x✗]' "$root/doctor" && cat "$root/doctor" >&2 && fail "doctor finds something wrong"
}
grep -q 'PyTorch .*loads and computes' "$root/doctor" || fail "PyTorch does not load"
env HOME="$root/home" XDG_CACHE_HOME="$root/home/cache" "$program" analyze "$video" \
  --text "a rabbit yawns" --out "$root/report" >"$root/log" 2>&1 || fail "$(tail -n 3 "$root/log")"
[ -s "$root/report/report.html" ] || fail "no report"
say "a video is analysed without a network or a JDK"

chmod -R u+w "$root/system"
(cd "$root/system" && cut -c35- "$root/control/md5sums" | tr '\n' '\0' | xargs -0 rm -f && find . -type l -delete)
left=$(find "$root/system" -type f | head -n 3)
[ -z "$left" ] || fail "left after removing: $left"
say "removed; nothing is left but $(du -sm "$root/home" | cut -f1) MB of the user's own"
