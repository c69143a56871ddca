#!/usr/bin/env bash
# Builds the commit that is checked out twice, each in a fresh clone, and compares what came out:
#   installers/linux/reproduce.sh [portable] [deb] [rpm] [sbom]
# Says which packages are the same; for those that are not, which files in them differ. With
# SIGHTLINE_KEEP, a folder, the packages of the second build are kept there.
set -eu

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
[ $# -gt 0 ] || set -- portable deb sbom
commit=$(git -C "$home" rev-parse HEAD) # another may be checked out meanwhile
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for run in first second; do
  # folders of different length and with a space: their names must not come into the packages
  git clone -q --no-checkout "$home" "$work/$run run"
  git -C "$work/$run run" checkout -q --detach "$commit"
  "$work/$run run/installers/linux/build.sh" "$@" >"$work/$run.log" 2>&1 || {
    tail -n 20 "$work/$run.log" >&2
    exit 1
  }
  (cd "$work/$run run/installers/target/linux/image" && find . -type f -print0 | sort -z | xargs -0 sha256sum) \
    >"$work/$run.files"
  cp "$work/$run run/installers/target/linux/SHA256SUMS" "$work/$run.packages"
  if [ $run = second ] && [ -n "${SIGHTLINE_KEEP-}" ]; then
    mkdir -p "$SIGHTLINE_KEEP"
    mv "$work/$run run/installers/target/linux"/sightline[-_]* "$SIGHTLINE_KEEP/"
  fi
  rm -rf "${work:?}/$run run"
done

status=0
if cmp -s "$work/first.packages" "$work/second.packages"; then
  echo "reproduce: two builds of ${commit:0:8} are the same"
  cat "$work/first.packages"
else
  status=1
  diff "$work/first.packages" "$work/second.packages" || :
  echo "reproduce: files of the program that differ:" >&2
  diff "$work/first.files" "$work/second.files" >&2 || :
fi
exit "$status"
