"""The context of a codec in ONNX: each of its four steps computes what it decodes, and nothing else.

A step decodes a quarter of the symbols: of each position of a 2×2 cell every fourth channel. So the four
positions of the cells become planes of their own, one after another on the axis of channels, and a step
takes its channels from each: (1, C, h/2, w/2), position after position. What is then left to compute is a
quarter of the means and of all that is done with them. Positions never mix in convolutions of 1×1, which are
grouped by them; the depthwise convolution reads whole rows, and strides to one position at a time.
"""

from collections.abc import Callable, Sequence

import numpy as np
from onnx import TensorProto

from aedesk.zoo.architecture import CONTEXT_STEPS, CodecArchitecture
from aedesk.zoo.onnx_graph import Graph
from aedesk.zoo.onnx_layout import gathered, spread

_POSITIONS = ((0, 0), (0, 1), (1, 0), (1, 1))
"""Row and column of a cell's positions, in the order of depth-to-space."""

_RANKS = (0, 2, 3, 1)
"""In step s, the position of rank k decodes the channels c with c mod 4 = (s − k) mod 4."""

Decode = Callable[[int, str], tuple[str, str]]
"""Turns a step and its means into its residuals and its latents."""


def turn(step: int, channels: int) -> list[int]:
    """Channels that a step decodes, position after position."""
    return [c for rank in _RANKS for c in range((step - rank) % CONTEXT_STEPS, channels, CONTEXT_STEPS)]


def add_context(g: Graph, a: CodecArchitecture, decode: Decode) -> tuple[list[str], list[str]]:
    """Add the four steps.

    Args:
        g: The graph; ``hyper_latents`` and ``context_gains`` are inputs of it.
        a: Numbers of the networks.
        decode: What becomes of the means of a step.

    Returns:
        Residuals and latents of each step.
    """
    features = _features(g)
    residuals: list[str] = []
    known: list[str] = []
    for step in range(CONTEXT_STEPS):
        residual, decoded = decode(step, _means(g, a, step, features, known))
        residuals.append(residual)
        known.append(decoded)
    return residuals, known


def of_step(g: Graph, planes: str, step: int, channels: int) -> str:
    """What a step decodes, of planes (1, 4C, h/2, w/2) that ``apart`` made."""
    places = np.repeat(np.arange(4), channels // CONTEXT_STEPS) * channels + turn(step, channels)
    return g.add("Gather", planes, g.constant(places, np.int32), axis=1)


def of_channels(g: Graph, vector: str, step: int, channels: int) -> str:
    """What belongs to the channels of a step, of a vector (1, C, 1, 1)."""
    return g.add("Gather", vector, g.constant(turn(step, channels), np.int32), axis=1)


def apart(g: Graph, x: str, channels: int) -> str:
    """The positions of the cells as planes: from (1, h, w, C) to (1, 4C, h/2, w/2)."""
    return g.channels_first(gathered(g, x, channels))


def together(g: Graph, steps: Sequence[str], channels: int) -> str:
    """What all steps decoded, each (1, C, h/2, w/2): (1, h, w, C)."""
    places = np.empty((4, channels), int)
    for step in range(CONTEXT_STEPS):
        for position, own in enumerate(np.reshape(turn(step, channels), (4, -1))):
            places[position, own] = step * channels + position * len(own) + np.arange(len(own))
    planes = g.add("Concat", *steps, axis=1)
    planes = g.add("Gather", planes, g.constant(places.ravel(), np.int32), axis=1)
    return spread(g, g.channels_last(planes), 2, channels)


def coded_area(g: Graph, channels: int) -> str:
    """Ones (1, C, h/2, w/2) where anything is coded, and zeros, from the input ``ranks``."""
    area = g.add("SpaceToDepth", g.add("ReduceSum", "ranks", g.constant([1], np.int64)), blocksize=2)
    places = np.repeat(np.arange(4), channels // CONTEXT_STEPS)
    return g.add("Gather", area, g.constant(places, np.int32), axis=1)


def _features(g: Graph) -> str:
    """Hyper features of each position: (1, 4F, h/2, w/2)."""
    h = g.channels_first(g.add("Cast", "hyper_latents", to=TensorProto.FLOAT))
    h = g.cells(g.leaky(g.conv(h, "hyper_features/up_0")), 2)
    return g.leaky(g.conv(h, "hyper_features/up_1"))


def _means(g: Graph, a: CodecArchitecture, step: int, features: str, known: Sequence[str]) -> str:
    """Means (1, C, h/2, w/2) of what a step decodes."""
    name = f"step_{step}"
    kernel, bias = (g.weight(f"{name}/enter/{part}") for part in ("kernel", "bias"))
    # The sum over what is known, in parts: each is grouped as it lies, and the sums fuse into convolutions.
    h = _grouped(g, features, _inputs(g, kernel, [range(a.hyper_features)] * 4), _repeated(g, bias))
    for earlier, latents in enumerate(known):
        own = np.reshape(turn(earlier, a.latent_channels), (4, -1)) + a.hyper_features
        h = g.add("Add", h, _grouped(g, latents, _inputs(g, kernel, own.tolist())))
    h = spread(g, g.channels_last(g.leaky(h)), 2, a.context_channels)
    h = _depthwise(g, g.channels_first(h), f"{name}/depthwise")
    h = _grouped(g, h, *(_repeated(g, g.weight(f"{name}/mix/{part}")) for part in ("kernel", "bias")))
    h = g.add("Mul", g.leaky(h), g.add("Concat", *["context_gains"] * 4, axis=1))
    own_channels = g.constant(turn(step, a.latent_channels), np.int32)
    parts = (g.weight(f"{name}/out/{part}") for part in ("kernel", "bias"))
    return _grouped(g, h, *(g.add("Gather", part, own_channels, axis=0) for part in parts))


def _grouped(g: Graph, x: str, kernel: str, *bias: str) -> str:
    """Convolve each position with its own kernel of 1×1."""
    return g.add("Conv", x, kernel, *bias, kernel_shape=[1, 1], strides=[1, 1], pads=[0] * 4, group=4)


def _inputs(g: Graph, kernel: str, channels: Sequence[Sequence[int]]) -> str:
    """Of a kernel (N, K, 1, 1) what some input channels of each position need: (4N, k, 1, 1)."""
    parts = [
        g.add("Gather", kernel, g.constant(list(of_position), np.int32), axis=1) for of_position in channels
    ]
    return g.add("Concat", *parts, axis=0)


def _repeated(g: Graph, weight: str) -> str:
    """The same weights for each position."""
    return g.add("Concat", *[weight] * 4, axis=0)


def _depthwise(g: Graph, x: str, name: str) -> str:
    """Convolve (1, N, h, w); the results of each position as planes: (1, 4N, h/2, w/2)."""
    channels, _, side, _ = g.tensors[f"{name}/kernel"].shape
    kernel, bias = (g.weight(f"{name}/{part}") for part in ("kernel", "bias"))
    reach = side // 2
    planes = [
        g.add(
            "Conv",
            x,
            kernel,
            bias,
            kernel_shape=[side, side],
            strides=[2, 2],
            pads=[reach - row, reach - column, reach - 1 + row, reach - 1 + column],
            group=channels,
        )
        for row, column in _POSITIONS
    ]
    return g.add("Concat", *planes, axis=1)
