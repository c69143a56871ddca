"""Writes a PyTorch model as a bundle that Sightline can open.

A model becomes a bundle in three steps:

1. Wrap it in a module with the two methods of ``VideoTextModule`` below. A Hugging Face model with
   ``output_attentions=True`` needs some lines of glue: ``ToyModel`` in this file is an example.
2. Describe it with ``Description``.
3. Call ``export(module, description, tokenizer_json, card, out)``.

``python sightline_export.py --toy OUT`` writes the toy model of this file, which is untrained: it
shows the format, and nothing else. Needs PyTorch 2.x, no other package. The format is described in
docs/bundle-format/README.md.
"""

import argparse
import dataclasses
import hashlib
import json
import pathlib
from typing import Dict, List

import torch
from torch import Tensor, nn


class VideoTextModule(nn.Module):
    """What Sightline calls. Every output but the logits may be left out.

    ``encode_video`` is called once for each clip and its answer is kept; ``forward`` is called for
    each text.
    """

    def encode_video(self, frames: Tensor) -> Tensor:
        """``frames``: [1, frames, 3, side, side], prepared as the description says.

        Returns the cells of the clip, [1, height * width, channels].
        """
        raise NotImplementedError

    def forward(self, input_ids: Tensor, attention_mask: Tensor, grid: Tensor) -> Dict[str, Tensor]:
        """``input_ids`` and ``attention_mask``: int64 [1, tokens], special tokens included;
        ``grid``: [1, clips, height * width, channels], from ``encode_video``.

        With cells = clips * height * width, in that order, returns by name:

        - ``logits.HEAD``: [1, labels], one for each head of the description;
        - ``text_to_video``: [layers, heads, tokens, cells], each row a distribution;
        - ``video_to_text``: [layers, heads, cells, tokens], the same;
        - ``text_self``: [layers, heads, tokens, tokens], the same;
        - ``alignment``: [tokens, cells], the same;
        - ``score``: [1], a cosine of text and video.
        """
        raise NotImplementedError


@dataclasses.dataclass
class Description:
    """What Sightline must know of the model."""

    name: str
    version: str
    licence: str
    heads: Dict[str, List[str]]
    channels: int
    grid_height: int
    grid_width: int
    frames_per_clip: int
    frame_stride: int = 4
    nominal_rate_hz: int = 25
    max_clips: int = 128
    side: int = 224
    offset: float = 127.0
    divisor: float = 128.0
    max_tokens: int = 512


NOTHING = {"id": "torchscript", "sha256": hashlib.sha256(b"").hexdigest()}


def _check(module: nn.Module, d: Description) -> None:
    """Runs the module on made-up input of two lengths and compares every shape."""
    places = d.grid_height * d.grid_width
    for tokens, clips in ((5, 2), (9, 3)):
        frames = torch.zeros(1, d.frames_per_clip, 3, d.side, d.side)
        cells = module.encode_video(frames)
        want = (1, places, d.channels)
        if tuple(cells.shape) != want:
            raise SystemExit(f"encode_video gives {tuple(cells.shape)} instead of {want}")
        grid = cells.unsqueeze(1).expand(1, clips, places, d.channels).contiguous()
        ids = torch.zeros(1, tokens, dtype=torch.int64)
        out = module(ids, torch.ones_like(ids), grid)
        for head, labels in d.heads.items():
            got = out.get("logits." + head)
            if got is None or tuple(got.shape) != (1, len(labels)):
                raise SystemExit(f"logits.{head} is not of the shape {(1, len(labels))}")
        n = clips * places
        tails = {
            "text_to_video": (tokens, n),
            "video_to_text": (n, tokens),
            "text_self": (tokens, tokens),
            "alignment": (tokens, n),
        }
        for name, tail in tails.items():
            if name in out:
                shape = tuple(out[name].shape)
                ndim = 2 if name == "alignment" else 4
                if len(shape) != ndim or shape[-2:] != tail:
                    raise SystemExit(f"{name} has the axes {shape}, the last two should be {tail}")
                if not torch.allclose(out[name].sum(-1), torch.ones(()), atol=1e-3):
                    raise SystemExit(f"the rows of {name} do not sum to 1")


def _entry(path: str, content: bytes) -> Dict[str, object]:
    return {"path": path, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def export(module: nn.Module, d: Description, tokenizer_json: str, card: str, out: pathlib.Path) -> None:
    """Writes the bundle as a folder; zip it and call it NAME.sightline to hand it on.

    ``tokenizer_json``: content of a Hugging Face ``tokenizer.json``. Not-a-number weights, wrong
    shapes and rows that are no distribution are refused.
    """
    module = module.eval()
    for name, value in module.state_dict().items():
        if value.is_floating_point() and not torch.isfinite(value).all():
            raise SystemExit(f"the weight {name} holds values that are no numbers")
    with torch.no_grad():
        _check(module, d)
        scripted = torch.jit.script(module)
        _check(scripted, d)
    out.mkdir(parents=True, exist_ok=True)
    script = out / "model.pt"
    scripted.save(str(script))
    files = {
        "card.md": card.encode("utf-8"),
        "model.pt": script.read_bytes(),
        "tokenizer.json": tokenizer_json.encode("utf-8"),
    }
    # the sizes that Sightline does not need to know of a model that runs by itself are 1
    sizes = dict.fromkeys(
        ("textDim", "alignDim", "pooledDim", "fusionDim", "fusionLayers", "fusionHeads", "timeBins"), 1
    )
    sizes.update(
        videoChannels=d.channels,
        gridHeight=d.grid_height,
        gridWidth=d.grid_width,
        framesPerClip=d.frames_per_clip,
        frameStride=d.frame_stride,
        nominalRateHz=d.nominal_rate_hz,
        maxClips=d.max_clips,
    )
    manifest = {
        "schema": 1,
        "name": d.name,
        "version": d.version,
        "licence": d.licence,
        "parts": {"textEncoder": NOTHING, "tokenizer": NOTHING, "imageEncoder": NOTHING},
        "architecture": sizes,
        "preprocessing": {
            "side": d.side,
            "colours": "RGB",
            "offset": d.offset,
            "divisor": d.divisor,
            "maxTokens": d.max_tokens,
        },
        "heads": [{"key": k, "labels": v} for k, v in d.heads.items()],
        "metrics": [],
        "files": [_entry(path, content) for path, content in files.items()],
    }
    for path, content in files.items():
        (out / path).write_bytes(content)
    (out / "bundle.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", "utf-8")


class ToyModel(VideoTextModule):
    """A small model that is not trained: colours of places against embedded words."""

    def __init__(self, words: int, labels: int, side: int = 32, grid: int = 2, dim: int = 8):
        super().__init__()
        self.grid = grid
        self.dim = dim
        self.pool = nn.AdaptiveAvgPool2d(grid)
        self.cell = nn.Linear(3, dim)
        self.word = nn.Embedding(words, dim)
        self.head = nn.Linear(2 * dim, labels)

    @torch.jit.export
    def encode_video(self, frames: Tensor) -> Tensor:
        places = self.pool(frames[0]).mean(0)  # [3, grid, grid]
        return self.cell(places.flatten(1).t()).unsqueeze(0)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, grid: Tensor) -> Dict[str, Tensor]:
        cells = grid.flatten(1, 2)  # [1, cells, dim]
        words = self.word(input_ids)
        scores = words @ cells.transpose(1, 2) / self.dim**0.5
        to_video = scores.softmax(2)
        to_text = scores.transpose(1, 2).softmax(2)
        mask = attention_mask.unsqueeze(2).to(words.dtype)
        text = (words * mask).sum(1) / mask.sum(1)
        video = (to_video @ cells * mask).sum(1) / mask.sum(1)
        return {
            "logits.mood": self.head(torch.cat([text, video], 1)),
            "text_to_video": to_video.unsqueeze(1),
            "video_to_text": to_text.unsqueeze(1),
            "score": nn.functional.cosine_similarity(text, video),
        }


def _toy_tokenizer(words: List[str]) -> str:
    vocabulary = {w: i for i, w in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]"] + words)}
    return json.dumps(
        {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": [
                {
                    "id": i,
                    "content": w,
                    "single_word": False,
                    "lstrip": False,
                    "rstrip": False,
                    "normalized": False,
                    "special": True,
                }
                for w, i in vocabulary.items()
                if w.startswith("[")
            ],
            "normalizer": {
                "type": "BertNormalizer",
                "clean_text": True,
                "handle_chinese_chars": True,
                "strip_accents": None,
                "lowercase": True,
            },
            "pre_tokenizer": {"type": "BertPreTokenizer"},
            "post_processor": {
                "type": "TemplateProcessing",
                "single": [
                    {"SpecialToken": {"id": "[CLS]", "type_id": 0}},
                    {"Sequence": {"id": "A", "type_id": 0}},
                    {"SpecialToken": {"id": "[SEP]", "type_id": 0}},
                ],
                "pair": [
                    {"SpecialToken": {"id": "[CLS]", "type_id": 0}},
                    {"Sequence": {"id": "A", "type_id": 0}},
                    {"SpecialToken": {"id": "[SEP]", "type_id": 0}},
                    {"Sequence": {"id": "B", "type_id": 1}},
                    {"SpecialToken": {"id": "[SEP]", "type_id": 1}},
                ],
                "special_tokens": {
                    w: {"id": w, "ids": [vocabulary[w]], "tokens": [w]} for w in ("[CLS]", "[SEP]")
                },
            },
            "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
            "model": {
                "type": "WordPiece",
                "unk_token": "[UNK]",
                "continuing_subword_prefix": "##",
                "max_input_chars_per_word": 100,
                "vocab": vocabulary,
            },
        },
        indent=1,
    )


def _toy(out: pathlib.Path) -> None:
    torch.manual_seed(20261123)
    words = "a an the and of on in cat dog cup rocket suit red green blue dark bright . ,".split()
    labels = ["calm", "lively", "solemn"]
    module = ToyModel(len(words) + 4, len(labels))
    description = Description(
        name="toy",
        version="1.0",
        licence="Apache-2.0",
        heads={"mood": labels},
        channels=8,
        grid_height=2,
        grid_width=2,
        frames_per_clip=2,
        side=32,
        max_tokens=64,
    )
    card = "# toy 1.0\n\nAn untrained model that shows the format. Its answers mean nothing.\n"
    export(module, description, _toy_tokenizer(words), card, out)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--toy", type=pathlib.Path, required=True, help="folder for the toy model")
    _toy(arguments.parse_args().toy)
