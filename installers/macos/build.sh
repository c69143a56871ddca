#!/usr/bin/env bash
# Builds what people on macOS (Apple silicon) install: installers/macos/build.sh [dmg] [pkg]
# Needs JDK 25, Maven and Xcode's command line tools. With SIGHTLINE_SIGN="Developer ID Application:
# …" the program is signed; without it, macOS asks before it opens it. Not run by the authors yet:
# see installers/README.md.
set -eu

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
home=$(cd "$here/../.." && pwd -P)
. "$home/scripts/toolchain.sh"
find_jdk
[ $# -gt 0 ] || set -- dmg

version=$("$home/sightline" --version | sed 's/^Sightline //')
number=${version%%-*}
# macOS wants one to three numbers, the first above 0: 0.1.0 is 1.1.0 there
mac=$((${number%%.*} + 1)).${number#*.}
out=$home/installers/target/macos
rm -rf "$out"
mkdir -p "$out/icons"
"$JAVA_HOME/bin/java" "$home/installers/Icons.java" "$out/icons"
sign=()
[ -z "${SIGHTLINE_SIGN-}" ] || sign=(--mac-sign --mac-signing-key-user-name "$SIGHTLINE_SIGN")
# own kinds of files; and videos, which it can show but does not claim
kinds=()
for file in "$home"/installers/linux/*.properties "$here"/*.properties; do
  kinds+=(--file-associations "$file")
done
for kind in "$@"; do
  "$JAVA_HOME/bin/java" "$home/installers/AppImage.java" "$home/app/target" "$out" "$kind" \
    --icon "$out/icons/sightline.icns" --app-version "$mac" \
    --mac-package-identifier dev.sightline.Sightline --license-file "$home/LICENSE" \
    "${kinds[@]}" ${sign[@]+"${sign[@]}"} # bash 3.2 calls empty lists unbound
done
(cd "$out" && shasum -a 256 ./*.dmg ./*.pkg 2>/dev/null >SHA256SUMS) || :
cat "$out/SHA256SUMS"
