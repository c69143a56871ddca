"""Times of training steps in Python PyTorch, for comparison with ``./sightline bench train``.

The same networks, data sizes, optimiser (AdamW, clipping by the global norm, an exponential moving
average of the weights) and number of threads:

    python docs/benchmarks/train_steps.py [--threads 2]
"""

import argparse
import statistics
import time

import torch
from torch import nn
from torch.nn import functional as F

WARM_UP = 5
RUNS = 30


class C3d(nn.Module):
    """C3D (Tran et al., 2015) to conv5b, width 16."""

    def __init__(self, width=16):
        super().__init__()
        plan = [(64, None), (128, (1, 2, 2)), (256, 2), (256, None), (512, 2), (512, None), (512, 2), (512, None)]
        self.pools = [p for _, p in plan]
        sizes = [3] + [c * width // 64 for c, _ in plan]
        self.convs = nn.ModuleList(nn.Conv3d(a, b, 3, padding=1) for a, b in zip(sizes, sizes[1:]))

    def forward(self, x):
        for pool, conv in zip(self.pools, self.convs):
            if pool is not None:
                x = F.max_pool3d(x, pool, pool)
            x = F.relu(conv(x))
        return x.mean(2)


class Attention(nn.Module):
    """Multi-head attention of one side to the other, as in FusionNet."""

    def __init__(self, d, heads):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(d, d) for _ in range(4))

    def split(self, x):
        b, m, d = x.shape
        return x.reshape(b, m, self.heads, d // self.heads).transpose(1, 2)

    def forward(self, x, y, mask):
        q, k, v = self.split(self.query(x)), self.split(self.key(y)), self.split(self.value(y))
        scores = q @ k.transpose(2, 3) * q.shape[-1] ** -0.5
        scores = scores + (1 - mask[:, None, None]) * -1e9
        mixed = F.dropout(scores.softmax(3), 0.1) @ v
        return F.dropout(self.out(mixed.transpose(1, 2).reshape(x.shape)), 0.1)


class Side(nn.Module):
    """One side of a layer."""

    def __init__(self, d, heads):
        super().__init__()
        self.norm, self.mlp_norm = nn.LayerNorm(d), nn.LayerNorm(d)
        self.attention = Attention(d, heads)
        self.inner, self.outer = nn.Linear(d, 2 * d), nn.Linear(2 * d, d)

    def mlp(self, x):
        return F.dropout(self.outer(F.gelu(self.inner(self.mlp_norm(x)))), 0.1)


class Fusion(nn.Module):
    """FusionNet of everyday's sizes with one head."""

    def __init__(self, text=384, channels=1280, d=128, layers=2, heads=4, bins=8, places=49, labels=20):
        super().__init__()
        self.text_norm, self.text_in = nn.LayerNorm(text), nn.Linear(text, d)
        self.video_norm, self.video_in = nn.LayerNorm(channels), nn.Linear(channels, d)
        self.space = nn.Parameter(torch.randn(places, d) * 0.02)
        self.time = nn.Parameter(torch.randn(bins, d) * 0.02)
        self.layers = nn.ModuleList(nn.ModuleList([Side(d, heads), Side(d, heads)]) for _ in range(layers))
        self.text_out, self.video_out = nn.LayerNorm(d), nn.LayerNorm(d)
        self.head = nn.Linear(2 * d + text + channels, labels)
        self.places = places

    @staticmethod
    def mean(x, mask):
        return (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)

    def forward(self, hidden, text_mask, grid, cell_mask, time_weights):
        text_in, video_in = self.text_norm(hidden), self.video_norm(grid)
        text = self.text_in(F.dropout(text_in, 0.2))
        video = self.video_in(F.dropout(video_in, 0.2)) + time_weights @ self.time
        b, c, d = video.shape
        video = (video.reshape(b, -1, self.places, d) + self.space).reshape(b, c, d)
        for t, v in self.layers:
            tn, vn = t.norm(text), v.norm(video)
            text, video = text + t.attention(tn, vn, cell_mask), video + v.attention(vn, tn, text_mask)
            text, video = text + t.mlp(text), video + v.mlp(video)
        pooled = [
            self.mean(self.text_out(text), text_mask),
            self.mean(self.video_out(video), cell_mask),
            self.mean(text_in, text_mask),
            self.mean(video_in, cell_mask),
        ]
        return self.head(torch.cat(pooled, 1))


def measure(name, module, loss):
    optimizer = torch.optim.AdamW(module.parameters(), lr=1e-4, betas=(0.9, 0.98), weight_decay=0.05)
    average = [p.detach().clone() for p in module.parameters()]
    times = []
    for i in range(-WARM_UP, RUNS):
        begin = time.perf_counter()
        optimizer.zero_grad()
        value = loss()
        value.backward()
        value.item()
        nn.utils.clip_grad_norm_(module.parameters(), 5)
        optimizer.step()
        with torch.no_grad():
            torch._foreach_mul_(average, 0.99)
            torch._foreach_add_(average, list(module.parameters()), alpha=0.01)
        if i >= 0:
            times.append((time.perf_counter() - begin) * 1000)
    times.sort()
    print(f"{name}: median {statistics.median(times):.1f} ms/step, p95 {times[int(0.95 * RUNS)]:.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=0, help="default: all cores")
    threads = parser.parse_args().threads
    if threads:
        torch.set_num_threads(threads)
    print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads")
    torch.manual_seed(1)
    c3d = C3d()
    clips = torch.rand(8, 3, 16, 64, 64) * 2 - 1
    measure("train.c3d-w16.64px.batch8", c3d, lambda: c3d(clips).square().mean())
    fusion = Fusion()
    hidden, grid = torch.randn(64, 16, 384), torch.randn(64, 196, 1280)
    time_weights = torch.full((64, 196, 8), 1 / 8)
    text_mask, cell_mask = torch.ones(64, 16), torch.ones(64, 196)
    labels = torch.arange(64) % 20
    measure(
        "train.fusion.batch64",
        fusion,
        lambda: F.cross_entropy(fusion(hidden, text_mask, grid, cell_mask, time_weights), labels),
    )


if __name__ == "__main__":
    main()
