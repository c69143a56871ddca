"""Adds Chinese letters to Inter, for machines that have no Chinese font.

JavaFX looks for letters that a loaded font lacks only among the fonts of the system, so they have
to stand in the same file. Letters of Inter stay as they are; what it lacks is taken from Noto Sans
CJK SC, outlines turned into quadratic curves. Added are the characters of GB 2312, the full-width
forms, CJK punctuation, and every single CJK character in the vocabulary of bge-small-zh, so that
whatever the model can read can also be shown.

    python make_fonts.py --inter DIR --noto DIR --vocabulary tokenizer.json --out DIR

DIR of --inter: Inter-Regular.ttf and Inter-SemiBold.ttf of Inter 4.1 as released; of --noto:
NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc, as in Debian's fonts-noto-cjk
1:20220127+repack1-1. Needs fontTools. The same files give the same bytes.
"""

import argparse
import json
import pathlib

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

WEIGHTS = {"Inter-Regular.ttf": "NotoSansCJK-Regular.ttc", "Inter-SemiBold.ttf": "NotoSansCJK-Bold.ttc"}
FAMILY = "Noto Sans CJK SC"
# How far a quadratic curve may lie from the cubic one, in units of 1/1000 em.
MAX_ERROR = 1.0


def wanted(vocabulary):
    chars = set()
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                chars.add(bytes((high, low)).decode("gb2312"))
            except UnicodeDecodeError:
                pass
    chars |= {chr(c) for c in range(0x3000, 0x3040)} | {chr(c) for c in range(0xFF01, 0xFFEF)}
    pieces = json.loads(vocabulary.read_text(encoding="utf-8"))["model"]["vocab"]
    chars |= {p for p in pieces if len(p) == 1 and 0x2E80 <= ord(p)}
    return chars


def merge(inter, noto, chars):
    cmap = inter.getBestCmap()
    source = noto.getBestCmap()
    glyphs = noto.getGlyphSet()
    scale = inter["head"].unitsPerEm / noto["head"].unitsPerEm
    order = list(inter.getGlyphOrder())
    glyf, hmtx = inter["glyf"], inter["hmtx"]
    added = {}
    for c in sorted(ord(x) for x in chars if ord(x) not in cmap and ord(x) in source):
        name = "zh.%04X" % c
        pen = TTGlyphPen(None)
        glyphs[source[c]].draw(
            TransformPen(Cu2QuPen(pen, MAX_ERROR * scale, reverse_direction=True), (scale, 0, 0, scale, 0, 0))
        )
        glyph = pen.glyph()
        order.append(name)
        glyf.glyphs[name] = glyph
        glyph.recalcBounds(glyf)
        hmtx[name] = (round(noto["hmtx"][source[c]][0] * scale), getattr(glyph, "xMin", 0))
        added[c] = name
    inter.setGlyphOrder(order)
    glyf.setGlyphOrder(order)
    for table in inter["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({c: n for c, n in added.items() if table.format == 12 or c < 0x10000})
    inter["post"].formatType = 3.0
    return len(added)


def main():
    parser = argparse.ArgumentParser()
    for name in ("inter", "noto", "vocabulary", "out"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    args = parser.parse_args()
    chars = wanted(args.vocabulary)
    for inter_name, noto_name in WEIGHTS.items():
        inter = TTFont(args.inter / inter_name, recalcTimestamp=False)
        faces = TTCollection(args.noto / noto_name).fonts
        noto = next(f for f in faces if f["name"].getDebugName(1).startswith(FAMILY))
        notice = inter["name"].getDebugName(0) + "; Chinese letters: " + noto["name"].getDebugName(0)
        inter["name"].setName(notice, 0, 3, 1, 0x409)
        added = merge(inter, noto, chars)
        inter.save(args.out / inter_name)
        size = (args.out / inter_name).stat().st_size
        print(f"{inter_name}: {added} letters added, {size:,} bytes")


if __name__ == "__main__":
    main()
