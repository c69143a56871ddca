"""Makes core/src/test/resources/reference/space/map.json: what scikit-learn says of maps.

Points: fourteen bent bands in 12 dimensions, made here, with a class each. Maps of them: principal
components and t-SNE, both by scikit-learn, and one that is noise; the trustworthiness of each.

Run with scikit-learn 1.9: python3 make_map_reference.py map.json
"""

import json
import sys

import numpy as np
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE, trustworthiness

CLASSES = 14
EACH = 20
DIM = 12
NEIGHBOURS = 10

rng = np.random.default_rng(20261129)
points = []
classes = []
for c in range(CLASSES):
    centre = rng.normal(size=DIM) * 0.7
    along, bend = rng.normal(size=(2, DIM)) * 0.6
    t = rng.uniform(-1, 1, size=(EACH, 1))
    points.append(centre + t * along + t * t * bend + rng.normal(size=(EACH, DIM)) * 0.12)
    classes += [c] * EACH
x = np.round(np.concatenate(points), 4).astype(np.float32).astype(float)  # as Java reads it

maps = {
    "pca": PCA(2, svd_solver="full").fit_transform(x),
    "tsne": TSNE(2, init="pca", perplexity=15, random_state=1).fit_transform(x),
    "noise": rng.normal(size=(len(x), 2)),
}
out = {"points": np.round(x, 4).tolist(), "classes": classes, "neighbours": NEIGHBOURS, "maps": {}}
for name, y in maps.items():
    y = np.round(y, 5)
    out["maps"][name] = {
        "places": y.tolist(),
        "trustworthiness": trustworthiness(x, y, n_neighbors=NEIGHBOURS),
    }
    print(name, out["maps"][name]["trustworthiness"])
with open(sys.argv[1], "w") as f:
    json.dump(out, f, separators=(",", ":"))
    f.write("\n")
