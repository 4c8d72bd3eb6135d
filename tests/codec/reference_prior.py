"""Model packages and scale indexes in plain Python integers, written from docs/format.md alone.

The standard library only: no NumPy, no ``safetensors``, nothing of ``aedesk``.
"""

import array
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

TYPES = {"U8": "B", "I16": "h", "I32": "i", "U32": "I"}
Plane = list[list[list[int]]]


@dataclass
class Integers:
    """The integer arrays of a package, flat, and their shapes."""

    model_id: bytes
    flat: dict[str, list[int]]
    shapes: dict[str, list[int]]

    def rows(self, name: str) -> list[list[int]]:
        width = self.shapes[name][-1]
        return [self.flat[name][i : i + width] for i in range(0, len(self.flat[name]), width)]

    def tables(self) -> tuple[list[int], list[list[int]]]:
        """Radii and, by scale index, weights."""
        radii, weights, at = self.flat["entropy_radii"], [[]], 0
        for radius in radii[1:]:
            weights.append(self.flat["entropy_weights"][at : at + 2 * radius + 2])
            at += 2 * radius + 2
        return radii, weights


def read_integers(package: Path) -> Integers:
    data = (package / "weights.safetensors").read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    flat, shapes = {}, {}
    for name, entry in json.loads(data[8:start]).items():
        if name == "__metadata__" or entry["dtype"] not in TYPES:
            continue
        first, end = entry["data_offsets"]
        numbers = array.array(TYPES[entry["dtype"]], data[start + first : start + end])
        flat[name], shapes[name] = numbers.tolist(), entry["shape"]
    return Integers(hashlib.sha256(data).digest()[:4], flat, shapes)


def layer(x: Plane, kernel: list[list[int]], bias: list[int], side: int, shift: int) -> Plane:
    rows, columns, channels = len(x), len(x[0]), len(x[0][0])
    out = []
    for i in range(rows):
        out.append([])
        for j in range(columns):
            total = [value + 2 ** (shift - 1) for value in bias]
            for u in range(side):
                for v in range(side):
                    row, column = i + u - side // 2, j + v - side // 2
                    if not (0 <= row < rows and 0 <= column < columns):
                        continue
                    for m, value in enumerate(x[row][column]):
                        if value:
                            weights = kernel[(side * u + v) * channels + m]
                            total = [t + value * weight for t, weight in zip(total, weights, strict=True)]
            out[i].append([value // 2**shift for value in total])
    return out


def cells(x: Plane) -> Plane:
    rows, columns, channels = len(x), len(x[0]), len(x[0][0]) // 4
    return [
        [x[i // 2][j // 2][(2 * (i % 2) + j % 2) * channels :][:channels] for j in range(2 * columns)]
        for i in range(2 * rows)
    ]


def clip(x: Plane, low: int, high: int) -> Plane:
    return [[[min(max(value, low), high) for value in cell] for cell in row] for row in x]


def row_of(rows: list[list[int]], units: int) -> list[int]:
    """The row of a quality in units of 1/256, between those of whole qualities."""
    k, part = units // 256 - 1, units % 256
    if part == 0:
        return rows[k]
    return [(a * (256 - part) + b * part + 128) // 256 for a, b in zip(rows[k], rows[k + 1], strict=True)]


def scale_indexes(hyper: Plane, model: Integers, units: int) -> Plane:
    """Indexes of all latents of a strip, from its ẑ."""
    first_bias = row_of(model.rows("prior/bias_0"), units)
    x = cells(clip(layer(hyper, model.rows("prior/kernel_0"), first_bias, 3, 5), 0, 255))
    x = cells(clip(layer(x, model.rows("prior/kernel_1"), model.flat["prior/bias_1"], 3, 9), 0, 255))
    x = layer(x, model.rows("prior/kernel_2"), model.flat["prior/bias_2"], 1, 15)
    shifts = row_of(model.rows("prior/shifts"), units)
    shifted = [[[v + s for v, s in zip(cell, shifts, strict=True)] for cell in row] for row in x]
    return clip(shifted, 0, 63)
