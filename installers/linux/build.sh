#!/usr/bin/env bash
# Builds what people on Linux install: installers/linux/build.sh [portable] [deb] [rpm]
# (default: portable and deb). Needs JDK 25, Maven and dpkg-deb; rpm needs rpmbuild.
# Result in installers/target/linux, with SHA256SUMS and a list of the big parts.
set -eu

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
home=$(cd "$here/../.." && pwd -P)
. "$home/scripts/toolchain.sh"
find_jdk
[ $# -gt 0 ] || set -- portable deb

version=$("$home/sightline" --version | sed 's/^Sightline //')
number=${version%%-*}
out=$home/installers/target/linux
rm -rf "$out"
mkdir -p "$out/icons"
"$JAVA_HOME/bin/java" "$home/installers/Icons.java" "$out/icons"
"$JAVA_HOME/bin/java" "$home/installers/AppImage.java" "$home/app/target" "$out/image" app-image \
  --icon "$out/icons/sightline-512.png" --app-version "$number"
image=$out/image/sightline
cp "$home/LICENSE" "$home/NOTICE" "$image/"
# the time of the commit: two builds of one commit are the same
stamp=$(git -C "$home" log -1 --format=%ct 2>/dev/null || echo 0)

portable() {
  local folder=$out/portable/sightline-$number
  mkdir -p "$out/portable"
  cp -a "$image" "$folder"
  mkdir "$folder/sightline-data" # makes it portable: everything is kept there
  echo "Start bin/sightline. Everything is kept in sightline-data; without that folder, in your home." \
    >"$folder/README.txt"
  tar --sort=name --mtime="@$stamp" --owner=0 --group=0 --numeric-owner -C "$out/portable" \
    -cf - "sightline-$number" | gzip -n -1 >"$out/sightline-$number-linux-x86_64.tar.gz"
  rm -rf "$out/portable"
}

# What a package puts beside the program: menu entry, kinds of files, icons, description, licence.
desktop_files() {
  local root=$1
  install -D -m 644 "$here/sightline.desktop" "$root/usr/share/applications/sightline.desktop"
  install -D -m 644 "$here/sightline.xml" "$root/usr/share/mime/packages/sightline.xml"
  install -D -m 644 "$here/dev.sightline.Sightline.metainfo.xml" \
    "$root/usr/share/metainfo/dev.sightline.Sightline.metainfo.xml"
  local size
  for size in 16 24 32 48 64 128 256 512; do
    install -D -m 644 "$out/icons/sightline-$size.png" \
      "$root/usr/share/icons/hicolor/${size}x$size/apps/sightline.png"
  done
  install -D -m 644 "$out/icons/sightline.svg" \
    "$root/usr/share/icons/hicolor/scalable/apps/sightline.svg"
  install -D -m 644 "$here/copyright" "$root/usr/share/doc/sightline/copyright"
  cat "$home/LICENSE" >>"$root/usr/share/doc/sightline/copyright"
  install -D -m 644 "$home/NOTICE" "$root/usr/share/doc/sightline/NOTICE"
}

deb() {
  command -v dpkg-deb >/dev/null || {
    echo "build.sh: dpkg-deb is missing; install the package dpkg." >&2
    exit 3
  }
  local root=$out/deb size
  mkdir -p "$root/opt" "$root/usr/bin" "$root/DEBIAN"
  cp -a "$image" "$root/opt/sightline"
  ln -s ../../opt/sightline/bin/sightline "$root/usr/bin/sightline"
  desktop_files "$root"
  size=$(du -sk --exclude=DEBIAN "$root" | cut -f1)
  sed -e "s/@VERSION@/$number/" -e "s/@SIZE@/$size/" "$here/control" >"$root/DEBIAN/control"
  (cd "$root" && find opt usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
  find "$root" -exec touch -h -d "@$stamp" {} +
  # jars are compressed already: little is gained by trying hard
  SOURCE_DATE_EPOCH=$stamp dpkg-deb --root-owner-group -Zgzip -z1 --build "$root" \
    "$out/sightline_${number}_amd64.deb" >/dev/null
  rm -rf "$root"
}

rpm() {
  "$JAVA_HOME/bin/jpackage" --type rpm --dest "$out" --app-image "$image" --name sightline \
    --app-version "$number" --license-file "$home/LICENSE" --linux-shortcut \
    --file-associations "$here/bundle.properties" --file-associations "$here/view.properties"
}

for kind in "$@"; do
  case $kind in
    portable | deb | rpm) "$kind" ;;
    *)
      echo "build.sh: there is no “$kind”; choose among portable, deb and rpm." >&2
      exit 2
      ;;
  esac
done

# what is inside, as CycloneDX
(cd "$home" && JAVA_HOME=$JAVA_HOME mvn -B -ntp -q org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom)
cp "$home/target/sbom.json" "$out/sightline-$number.cdx.json"

(cd "$out" && sha256sum ./*.cdx.json ./*.tar.gz ./*.deb ./*.rpm 2>/dev/null | sed 's# \./# #' >SHA256SUMS) || :
echo "Installed: $(du -sm "$image" | cut -f1) MB, of it"
du -m "$image/lib/runtime" "$image"/lib/app/lib/*.jar | sort -rn | head -12 | sed "s#$image/##"
cat "$out/SHA256SUMS"
