#!/usr/bin/env bash
# Checks a built package as a user would meet it, in a folder of its own:
#   installers/linux/check.sh [installers/target/linux/sightline_0.1.0_amd64.deb | ….rpm]
# Unpacks it into a clean root, looks at what the desktop is told, opens videos from the menu entry
# and by a double click (on DISPLAY, or without a display), without a network, with homes that are odd
# or cannot be written to, and sees that nothing but the user's data is left.
set -eu

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
package=${1-$(ls "$home"/installers/target/linux/*.deb)}
root=$(mktemp -d)
trap 'chmod -R u+w "$root"; rm -rf "$root"' EXIT

say() { echo "check: $*"; }
fail() {
  echo "check: $*" >&2
  exit 1
}
has() { command -v "$1" >/dev/null; }

system=$root/system
mkdir "$system"
case $package in
  *.rpm)
    rpm -K --nosignature "$package" >/dev/null || fail "the package's digests are wrong"
    [ -z "$(rpm -qp --scripts "$package")" ] || fail "the package runs scripts"
    rpm2archive - <"$package" | tar -xz -C "$system"
    rpm -qp --queryformat '[%{FILEDIGESTS}  .%{FILENAMES}\n]' "$package" | grep -v '^ ' >"$root/sums"
    (cd "$system" && sha256sum --quiet -c "$root/sums") || fail "a file has another checksum"
    rpm -qp --list "$package" | sed 's#^/##' | sort >"$root/list"
    ;;
  *)
    dpkg-deb -x "$package" "$system"
    dpkg-deb -e "$package" "$root/control"
    [ "$(cd "$root/control" && echo *)" = "control md5sums" ] || fail "the package runs scripts"
    (cd "$system" && md5sum --quiet -c "$root/control/md5sums") || fail "a file has another checksum"
    dpkg-deb --fsys-tarfile "$package" | tar -t | sed 's#^\./##; s#/$##' | grep . | sort >"$root/list"
    ;;
esac
for file in applications/sightline.desktop mime/packages/sightline.xml \
  metainfo/dev.sightline.Sightline.metainfo.xml icons/hicolor/48x48/apps/sightline.png \
  icons/hicolor/scalable/apps/sightline.svg doc/sightline/copyright doc/sightline/NOTICE; do
  [ -s "$system/usr/share/$file" ] || fail "no $file"
done
entry=$system/usr/share/applications/sightline.desktop
metainfo=$system/usr/share/metainfo/dev.sightline.Sightline.metainfo.xml
! has desktop-file-validate || desktop-file-validate "$entry" || fail "the menu entry is wrong"
! has appstreamcli || appstreamcli validate --no-net --explain "$metainfo" || fail "the description is wrong"
! has xmllint || xmllint --noout "$system"/usr/share/mime/packages/*.xml "$metainfo"
exec_line=$(sed -n 's/^Exec=//p' "$entry")
program=$system${exec_line%% *}
[ -x "$program" ] || fail "the menu entry starts $program, which is not there"
[ "$(readlink -f "$system/usr/bin/sightline")" = "$(readlink -f "$program")" ] || fail "no /usr/bin/sightline"
say "unpacked, $(du -sm "$system" | cut -f1) MB, every checksum is right, no scripts"

# nothing beside the program may be written to
chmod -R a-w "$system"

# Runs a command as on a machine where the package lies at its place and there is no network; where
# the kernel lets nobody make such a place, it runs as it is.
cat >"$root/inside" <<'IN'
set -e
mount -t tmpfs none /opt
mkdir /opt/sightline
mount --bind -o ro "$SYSTEM/opt/sightline" /opt/sightline
[ -z "${FROZEN-}" ] || mount -t tmpfs -o ro none "$FROZEN"
exec "$@"
IN
placed=no
! SYSTEM=$system unshare -rmn sh "$root/inside" true 2>/dev/null || placed=yes
inside() {
  if [ $placed = yes ]; then SYSTEM=$system unshare -rmn sh "$root/inside" "$@"; else "$@"; fi
}
if [ $placed = yes ]; then program=${exec_line%% *}; else say "(no name spaces here: with this machine's network)"; fi

own() { # a home, then a command
  local folder=$1
  shift
  inside env HOME="$folder" XDG_CACHE_HOME="$folder/.cache" XDG_CONFIG_HOME="$folder/.config" \
    XDG_DATA_HOME="$folder/.local/share" JDK_JAVA_OPTIONS="" "$@"
}
options() {
  echo "$([ -n "${DISPLAY-}" ] || echo "-Dglass.platform=Headless -Dprism.order=sw") -Dsightline.exitAfterFirstFrame=true $*"
}
# Opens the window by a command and waits for its first picture.
window() {
  local folder=$1
  shift
  mkdir -p "$folder"
  own "$folder" timeout 300 "$@" >"$root/log" 2>&1 || :
  grep -q '^first frame$' "$root/log" || {
    tail -n 20 "$root/log" >&2
    return 1
  }
}

video=$home/resources/src/main/resources/dev/sightline/resources/samples/yawn.mp4
window "$root/home" env JAVA_TOOL_OPTIONS="$(options)" "$program" "$video" || fail "the window does not open"
say "the window opens from its menu entry with a video, without a network"
window "$root/家 ü" env JAVA_TOOL_OPTIONS="$(options)" "$program" "$video" ||
  fail "the window does not open for a home with other letters"
say "… and for a home with other letters"
window "$root/home" env JAVA_TOOL_OPTIONS="$(options -Dglass.gtk.uiScale=2)" "$program" "$video" ||
  fail "the window does not open at 200 %"
say "… and at 200 %"
if [ $placed = yes ]; then
  mkdir "$root/frozen"
  FROZEN=$root/frozen window "$root/frozen" env JAVA_TOOL_OPTIONS="$(options)" "$program" "$video" ||
    fail "the window does not open for a home that cannot be written to"
  say "… and for a home that cannot be written to"
fi

# As a file manager does: what kind of file is it, which program opens that, start it.
if [ $placed = yes ] && [ -n "${DISPLAY-}" ] && has xdg-open && has xdg-mime &&
  has update-mime-database && has update-desktop-database; then
  mkdir "$root/share"
  cp -r "$system/usr/share/mime" "$system/usr/share/applications" "$root/share/"
  chmod -R u+w "$root/share"
  update-mime-database "$root/share/mime"
  update-desktop-database "$root/share/applications"
  desk=(env "XDG_DATA_DIRS=$root/share:/usr/share" XDG_CURRENT_DESKTOP=X-Generic BROWSER=false)
  # by name, as file managers tell kinds; xdg-mime may look into the file instead
  for kind in sightline:application/x-sightline-bundle slview:application/x-sightline-view; do
    grep -q ":${kind#*:}:\*\.${kind%%:*}\$" "$root/share/mime/globs2" ||
      fail "*.${kind%%:*} is not known as ${kind#*:}"
    has gio || continue
    file=$root/home/a.${kind%%:*}
    echo '{}' >"$file"
    found=$(own "$root/home" "${desk[@]}" gio info -a standard::content-type "$file")
    [ "${found##* }" = "${kind#*:}" ] || fail "a file *.${kind%%:*} is taken for ${found##* }"
  done
  for kind in video/mp4 application/x-sightline-bundle application/x-sightline-view; do
    found=$(own "$root/home" "${desk[@]}" xdg-mime query default $kind)
    [ "$found" = sightline.desktop ] || fail "$kind is opened by “$found”"
  done
  cp "$video" "$root/home/a b.mp4"
  window "$root/home" "${desk[@]}" JAVA_TOOL_OPTIONS="$(options)" xdg-open "$root/home/a b.mp4" ||
    fail "a double click does not open the video"
  say "a double click opens a video; *.sightline and *.slview are known"
else
  say "(not tried: a double click, which needs a display, xdg-utils, shared-mime-info and desktop-file-utils)"
fi

own "$root/home" "$program" doctor >"$root/doctor" 2>&1 || {
  grep -q '^[x✗]' "$root/doctor" && cat "$root/doctor" >&2 && fail "doctor finds something wrong"
}
grep -q 'PyTorch .*loads and computes' "$root/doctor" || fail "PyTorch does not load"
own "$root/home" "$program" analyze "$video" --text "a rabbit yawns" --out "$root/report" \
  >"$root/log" 2>&1 || fail "$(tail -n 3 "$root/log")"
[ -s "$root/report/report.html" ] || fail "no report"
own "$root/home" "$program" overlay "$video" --text "a rabbit yawns" --out "$root/overlay.mp4" \
  >"$root/log" 2>&1 || fail "$(tail -n 3 "$root/log")"
[ -s "$root/overlay.mp4" ] || fail "no film"
# its weights are put together from those of another model
own "$root/home" "$program" ask "$video" "what animal is there?" >"$root/log" 2>&1 || fail "$(tail -n 3 "$root/log")"
say "a video is analysed, written and asked about without a network or a JDK"

# the other way round: every file of the list goes, then nothing may be there that is not a folder of
# the system
chmod -R u+w "$system"
sort -r "$root/list" | while read -r file; do
  if [ -d "$system/$file" ] && [ ! -L "$system/$file" ]; then
    rmdir "$system/$file" 2>/dev/null || :
  else
    rm -f "$system/$file"
  fi
done
left=$(find "$system" ! -type d | head -n 3)
[ -z "$left" ] || fail "left after removing: $left"
[ ! -e "$system/opt/sightline" ] || fail "left after removing: /opt/sightline"
say "removed; nothing is left but $(du -sm "$root/home" | cut -f1) MB of the user's own"
