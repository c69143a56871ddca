"""Makes the TorchScript models that tests refuse or degrade to: run it with the folder to write to.

    python core/src/test/python/make_scripts.py core/src/test/resources/torchscript
"""

import pathlib
import sys
from typing import Dict

import torch
from torch import Tensor, nn


class Base(nn.Module):
    """Takes what toy takes and gives logits alone."""

    @torch.jit.export
    def encode_video(self, frames: Tensor) -> Tensor:
        return torch.ones(1, 4, 8) * frames.mean()

    def forward(self, input_ids: Tensor, attention_mask: Tensor, grid: Tensor) -> Dict[str, Tensor]:
        return {"logits.mood": torch.zeros(1, 3) + grid.mean()}


class Turned(Base):
    """Its text_to_video has tokens and cells the wrong way round."""

    def forward(self, input_ids: Tensor, attention_mask: Tensor, grid: Tensor) -> Dict[str, Tensor]:
        n = input_ids.size(1)
        cells = grid.size(1) * grid.size(2)
        return {"logits.mood": torch.zeros(1, 3), "text_to_video": torch.ones(1, 1, cells, n) / n}


class Unnormalised(Base):
    """Its alignment is scores, not a softmax of them."""

    def forward(self, input_ids: Tensor, attention_mask: Tensor, grid: Tensor) -> Dict[str, Tensor]:
        cells = grid.size(1) * grid.size(2)
        return {"logits.mood": torch.zeros(1, 3), "alignment": torch.ones(input_ids.size(1), cells)}


class NotANumber(Base):
    """Its logits are no numbers."""

    def forward(self, input_ids: Tensor, attention_mask: Tensor, grid: Tensor) -> Dict[str, Tensor]:
        return {"logits.mood": torch.zeros(1, 3) / 0.0}


class Layerless(Base):
    """Its text_to_video has no layer."""

    def forward(self, input_ids: Tensor, attention_mask: Tensor, grid: Tensor) -> Dict[str, Tensor]:
        cells = grid.size(1) * grid.size(2)
        return {"logits.mood": torch.zeros(1, 3), "text_to_video": torch.ones(0, 1, input_ids.size(1), cells)}


class Scores(Base):
    """Its score is two numbers."""

    def forward(self, input_ids: Tensor, attention_mask: Tensor, grid: Tensor) -> Dict[str, Tensor]:
        return {"logits.mood": torch.zeros(1, 3), "score": torch.zeros(2)}


class Failing(Base):
    """It raises."""

    def forward(self, input_ids: Tensor, attention_mask: Tensor, grid: Tensor) -> Dict[str, Tensor]:
        return {"logits.mood": torch.zeros(1, 2) @ torch.zeros(3, 1)}


out = pathlib.Path(sys.argv[1])
for module in (Base(), Turned(), Unnormalised(), NotANumber(), Layerless(), Scores(), Failing()):
    torch.jit.script(module.eval()).save(str(out / (type(module).__name__ + ".pt")))
