"""From symbols to pixels in float64, written from docs/format.md alone; slow, for small pictures.

NumPy and ``safetensors``, nothing of ``aedesk``.
"""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

Floats = np.ndarray


class ReferenceModel:
    """The float half of a package at one quality."""

    def __init__(self, package: Path, quality: int) -> None:
        self.arrays = load_file(package / "weights.safetensors")
        self.numbers = json.loads((package / "model.json").read_text(encoding="utf-8"))["architecture"]
        self.position = (quality - 1) / 99 * (self.numbers["anchors"] - 1)

    def gains(self, name: str) -> Floats:
        rows = self.arrays[f"gains/{name}"].astype(np.float64)
        places = np.arange(len(rows))
        return np.exp([np.interp(self.position, places, column) for column in rows.T])

    def conv(self, name: str, x: Floats) -> Floats:
        kernel, bias = (self.arrays[f"{name}/{part}"].astype(np.float64) for part in ("kernel", "bias"))
        rows, columns, _ = x.shape
        reach = kernel.shape[-1] // 2
        padded = np.pad(x, ((reach, reach), (reach, reach), (0, 0)))
        total = np.zeros((rows, columns, len(bias))) + bias
        for u in range(2 * reach + 1):
            for v in range(2 * reach + 1):
                part = padded[u : u + rows, v : v + columns]
                weights = kernel[:, :, u, v]
                total += part * weights[:, 0] if name.endswith("depthwise") else part @ weights.T
        return total

    def block(self, name: str, x: Floats) -> Floats:
        h = self.conv(f"{name}/depthwise", leaky(self.conv(f"{name}/enter", x)))
        x = x + self.conv(f"{name}/leave", h)
        return x + self.conv(f"{name}/narrow", np.maximum(self.conv(f"{name}/widen", x), 0))

    def latents(self, hyper: Floats, residual: Floats, coded: tuple[int, int]) -> Floats:
        """ŷ of a picture whose latents inside ``coded`` rows and columns exist."""
        features = cells(leaky(self.conv("hyper_features/up_0", hyper.astype(np.float64))), 2)
        features = cells(leaky(self.conv("hyper_features/up_1", features)), 2)
        y = np.zeros(residual.shape)
        i, j, c = np.indices(residual.shape)
        rank = np.choose(2 * (i % 2) + j % 2, [0, 2, 3, 1])
        inside = (i < coded[0]) & (j < coded[1])
        for t in range(4):
            x = features if t == 0 else np.concatenate([features, y], axis=2)
            x = self.conv(f"step_{t}/depthwise", leaky(self.conv(f"step_{t}/enter", x)))
            means = self.conv(f"step_{t}/out", leaky(self.conv(f"step_{t}/mix", x)) * self.gains("context"))
            turn = inside & ((rank + c) % 4 == t)
            y = np.where(turn, means + residual / self.gains("latent"), y)
        return y

    def pixels(self, y: Floats, width: int, height: int, peak: int, *, grey: bool) -> np.ndarray:
        x = self.conv("synthesis/enter", y) * self.gains("synthesis")
        x = self.blocks("synthesis/deep", self.numbers["deep_blocks"])(x)
        x = cells(self.conv("synthesis/up", x), 2)
        x = self.blocks("synthesis/block", self.numbers["synthesis_blocks"])(x)
        x = self.conv("synthesis/out", x) + cells(self.conv("synthesis/linear", y), 2)
        x = np.floor(np.clip((cells(x, 8) + 0.5) * peak + 0.5, 0, peak))[:height, :width]
        return (x.sum(axis=2, keepdims=True) + 1) // 3 if grey else x

    def blocks(self, name: str, count: int) -> Callable[[Floats], Floats]:
        def run(x: Floats) -> Floats:
            for number in range(count):
                x = self.block(f"{name}_{number}", x)
            return x

        return run


def leaky(x: Floats) -> Floats:
    return np.where(x < 0, x / 10, x)


def cells(x: Floats, s: int) -> Floats:
    rows, columns, channels = x.shape[0], x.shape[1], x.shape[2] // s**2
    out = np.empty((s * rows, s * columns, channels))
    for u in range(s):
        for v in range(s):
            out[u::s, v::s] = x[:, :, (s * u + v) * channels :][:, :, :channels]
    return out
