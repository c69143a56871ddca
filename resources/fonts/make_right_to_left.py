"""Cuts Hebrew and Arabic letters out of DejaVu Sans, for reports on paper: Inter has none.

Arabic letters are taken in the shapes that they have alone, at the beginning, in the middle and at
the end of a word (presentation forms), since the writer of reports joins them itself. Tables of
typographic features are left out, so that the same text always looks the same.

    python make_right_to_left.py --dejavu DejaVuSans.ttf --out DIR

DejaVuSans.ttf of DejaVu 2.37, as in Debian's fonts-dejavu-core 2.37-6. Needs fontTools. The same
file gives the same bytes.
"""

import argparse
import pathlib

from fontTools import subset
from fontTools.ttLib import TTFont

RANGES = [(0x0590, 0x05FF), (0x0600, 0x06FF), (0xFB1D, 0xFB4F), (0xFB50, 0xFBFF), (0xFE70, 0xFEFC)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dejavu", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    a = parser.parse_args()
    options = subset.Options()
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "FFTM", "kern", "gasp", "fpgm", "prep", "cvt "]
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    font = TTFont(a.dejavu, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[c for lo, hi in RANGES for c in range(lo, hi + 1)] + [0x20])
    cutter.subset(font)
    # a changed font may not be called as the original
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = "SightlineRightToLeft" if record.nameID == 6 else "Sightline Right To Left"
    font.save(a.out / "Sightline-RightToLeft.ttf")


if __name__ == "__main__":
    main()
