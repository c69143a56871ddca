#!/usr/bin/env bash
# Builds what people on Linux install: installers/linux/build.sh [portable] [deb] [rpm] [sbom]
# (default: portable, deb and sbom, the bill of materials). Needs JDK 25, Maven and dpkg-deb; rpm needs rpmbuild; strip (binutils)
# makes all of them smaller. Result in installers/target/linux, with SHA256SUMS and a list of the big
# parts. With SIGHTLINE_SIGN, the name of a key of gpg, SHA256SUMS and the rpm are signed.
set -eu

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
home=$(cd "$here/../.." && pwd -P)
. "$home/scripts/toolchain.sh"
find_jdk
find_maven
[ $# -gt 0 ] || set -- portable deb sbom
export LC_ALL=C.UTF-8
umask 022

need() {
  command -v "$1" >/dev/null || {
    echo "build.sh: $1 is missing; install the package $2." >&2
    exit 3
  }
}
# said before the work, not after it
if [ -n "${SIGHTLINE_SIGN-}" ]; then
  need gpg gnupg
  gpg --batch --list-secret-keys "$SIGHTLINE_SIGN" >/dev/null 2>&1 || {
    echo "build.sh: gpg has no secret key “$SIGHTLINE_SIGN”." >&2
    exit 3
  }
fi
for kind in "$@"; do
  case $kind in
    portable | sbom) ;;
    deb) need dpkg-deb dpkg ;;
    rpm)
      need rpmbuild "rpm (Debian) or rpm-build (Fedora)"
      [ -z "${SIGHTLINE_SIGN-}" ] || need rpmsign "rpm (Debian) or rpm-sign (Fedora)"
      ;;
    *)
      echo "build.sh: there is no “$kind”; choose among portable, deb, rpm and sbom." >&2
      exit 2
      ;;
  esac
done

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
export SOURCE_DATE_EPOCH=$stamp

portable() {
  local folder=$out/portable/sightline-$number
  mkdir -p "$out/portable"
  cp -al "$image" "$folder"
  mkdir "$folder/sightline-data" # makes it portable: everything is kept there
  echo "Start bin/sightline. Everything is kept in sightline-data; without that folder, in your home." \
    >"$folder/README.txt"
  tar --sort=name --mtime="@$stamp" --owner=0 --group=0 --numeric-owner --hard-dereference \
    -C "$out/portable" -cf - "sightline-$number" | gzip -n -1 >"$out/sightline-$number-linux-x86_64.tar.gz"
  rm -rf "$out/portable"
}

# What a package puts into the system: the program, menu entry, kinds of files, icons, description,
# licence. Made once, for all kinds of packages.
tree=$out/tree
lay_out() {
  [ ! -d "$tree" ] || return 0
  mkdir -p "$tree/opt" "$tree/usr/bin"
  cp -al "$image" "$tree/opt/sightline"
  ln -s ../../opt/sightline/bin/sightline "$tree/usr/bin/sightline"
  local share=$tree/usr/share size
  install -D -m 644 "$here/sightline.desktop" "$share/applications/sightline.desktop"
  install -D -m 644 "$here/sightline.xml" "$share/mime/packages/sightline.xml"
  install -D -m 644 "$here/dev.sightline.Sightline.metainfo.xml" \
    "$share/metainfo/dev.sightline.Sightline.metainfo.xml"
  for size in 16 24 32 48 64 128 256 512; do
    install -D -m 644 "$out/icons/sightline-$size.png" \
      "$share/icons/hicolor/${size}x$size/apps/sightline.png"
  done
  install -D -m 644 "$out/icons/sightline.svg" "$share/icons/hicolor/scalable/apps/sightline.svg"
  install -D -m 644 "$here/copyright" "$share/doc/sightline/copyright"
  cat "$home/LICENSE" >>"$share/doc/sightline/copyright"
  install -D -m 644 "$home/NOTICE" "$share/doc/sightline/NOTICE"
  find "$tree" -exec touch -h -d "@$stamp" {} +
}

deb() {
  local root=$out/deb size
  lay_out
  cp -al "$tree" "$root"
  mkdir "$root/DEBIAN"
  # by the sizes of the files, as Debian reckons; blocks on this disk differ from build to build
  size=$(cd "$root" && find opt usr -printf '%y %s\n' |
    awk '{ kib += $1 ~ /[fl]/ ? int(($2 + 1023) / 1024) : 1 } END { print kib }')
  sed -e "s/@VERSION@/$number/" -e "s/@SIZE@/$size/" "$here/control" >"$root/DEBIAN/control"
  (cd "$root" && find opt usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
  find "$root" -exec touch -h -d "@$stamp" {} +
  # jars are compressed already: little is gained by trying hard
  dpkg-deb --root-owner-group -Zgzip -z1 --build "$root" "$out/sightline_${number}_amd64.deb" >/dev/null
  rm -rf "$root"
}

rpm() {
  lay_out
  # rpmbuild's own scripts break where the name of its folder holds a space
  local top
  top=$(mktemp -d)
  sed -e "s/@VERSION@/$number/" "$here/sightline.spec" >"$top/sightline.spec"
  SIGHTLINE_TREE=$tree rpmbuild -bb --quiet --target x86_64 --define "_topdir $top" \
    --define "_rpmdir $top/out" --define "_rpmfilename sightline.rpm" "$top/sightline.spec"
  mv "$top/out/sightline.rpm" "$out/sightline-$number-1.x86_64.rpm"
  rm -rf "$top"
  # rpm of Debian looks for a program of another name
  [ -z "${SIGHTLINE_SIGN-}" ] || rpmsign --define "__gpg $(command -v gpg)" \
    --define "_gpg_name $SIGHTLINE_SIGN" --addsign "$out"/*.rpm >/dev/null
}

# what is inside, as CycloneDX
sbom() {
  (cd "$home" && JAVA_HOME=$JAVA_HOME "$MAVEN" -B -ntp -q org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom)
  cp "$home/target/sbom.json" "$out/sightline-$number.cdx.json"
}

for kind in "$@"; do
  "$kind"
done
rm -rf "$tree"

(cd "$out" && find . -maxdepth 1 -type f -name 'sightline*' -printf '%P\n' | sort | xargs sha256sum >SHA256SUMS)
[ -z "${SIGHTLINE_SIGN-}" ] || gpg --batch --yes --local-user "$SIGHTLINE_SIGN" --detach-sign --armor "$out/SHA256SUMS"
echo "Installed: $(du -sm "$image" | cut -f1) MB, of it"
du -m "$image/lib/runtime" "$image"/lib/app/lib/*.jar | sort -rn | grep -v 'runtime/' | head -12 | sed "s#$image/##"
cat "$out/SHA256SUMS"
