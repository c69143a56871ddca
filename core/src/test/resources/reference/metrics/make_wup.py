"""Writes wup.tsv: Wu-Palmer similarity of the nearest noun senses of pairs of words, by NLTK 3.10.

NLTK_DATA holds corpora/wordnet: the dict folder of WordNet 3.0 (Debian's wordnet-base) and a file
`lexnames` of 45 lines, whose names do not matter here. The map to other versions is left out.
"""
from nltk.corpus.reader.wordnet import NOUN, WordNetCorpusReader

WordNetCorpusReader.map_wn = lambda self, version="wordnet": None

from nltk.corpus import wordnet  # noqa: E402

WORDS = (
    "chair sofa table desk lamp red blue window curtain books dishes cup person dog cats glass box "
    "wall picture paper knives entity garbage_can television computer white mouse boxes 2 "
    "garbage_bin bed pillow door cabinet"
).split()

for i, a in enumerate(WORDS):
    for b in WORDS[i + 1 :]:
        scores = [
            x.wup_similarity(y) or 0 for x in wordnet.synsets(a, NOUN) for y in wordnet.synsets(b, NOUN)
        ]
        print(f"{a}\t{b}\t{max(scores, default=0):.12f}")
