#!/usr/bin/env python3
"""Writes the nouns of WordNet as `evaluate --task qa` reads them: who is whose hypernym, no glosses.

    scripts/wordnet_nouns.py DICT OUT.gz

DICT is WordNet 3.0's folder with data.noun, index.noun and noun.exc (Debian: wordnet-base,
/usr/share/wordnet). The same DICT gives the same bytes.

Lines of OUT: comments with WordNet's licence (#); `synsets N`, then a line for each synset with the
numbers of its hypernyms; `words N`, then `word TAB synsets` for each noun; `forms N`, then
`form TAB base forms` for irregular plurals. Synsets are numbered in the order of their usual names
(`chair.n.01`), by which NLTK breaks ties.
"""
import gzip
import re
import sys
from pathlib import Path


def lines(file):
    return [l for l in file.read_text(encoding="ascii").splitlines() if not l.startswith(" ")]


def main(folder, out):
    senses = {}
    for line in lines(folder / "index.noun"):
        fields = line.split()
        senses[fields[0]] = [int(o) for o in fields[-int(fields[2]) :]]
    names, hypernyms = {}, {}
    for line in lines(folder / "data.noun"):
        fields = line.split("|")[0].split()
        offset, words = int(fields[0]), int(fields[3], 16)
        first = fields[4].lower()
        names[offset] = f"{first}.n.{senses[first].index(offset) + 1:02d}"
        links = fields[4 + 2 * words + 1 :]
        count = int(fields[4 + 2 * words])
        quads = [links[4 * i : 4 * i + 4] for i in range(count)]
        hypernyms[offset] = [int(q[1]) for q in quads if q[0] in ("@", "@i")]
    order = sorted(names, key=lambda o: names[o])
    number = {o: i for i, o in enumerate(order)}
    licence = [
        ("# " + re.sub(r"^\s*\d+ ?", "", l).strip()).strip()
        for l in (folder / "data.noun").read_text(encoding="ascii").splitlines()
        if l.startswith(" ")
    ]
    rows = ["# Nouns of WordNet 3.0, cut down by scripts/wordnet_nouns.py", *licence]
    rows.append(f"synsets {len(order)}")
    rows += [" ".join(str(number[h]) for h in hypernyms[o]) for o in order]
    rows.append(f"words {len(senses)}")
    rows += [w + "\t" + " ".join(str(number[o]) for o in senses[w]) for w in sorted(senses)]
    forms = {}
    for line in lines(folder / "noun.exc"):
        form, *bases = line.split()
        forms.setdefault(form, bases)
    rows.append(f"forms {len(forms)}")
    rows += [f + "\t" + " ".join(forms[f]) for f in sorted(forms)]
    text = "\n".join(rows) + "\n"
    with open(out, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, 0) as packed:
        packed.write(text.encode("ascii"))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2])
