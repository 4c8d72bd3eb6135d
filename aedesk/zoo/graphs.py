"""ONNX graphs of a codec, made from the architecture's numbers and from weights that lie beside them."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from onnx import TensorProto, helper

from aedesk.zoo.architecture import CONTEXT_STEPS, LATENT_STRIDE, RESIDUAL_MAX, CodecArchitecture
from aedesk.zoo.onnx_graph import Graph, StoredTensor, image, vector


def build_graphs(
    architecture: CodecArchitecture, tensors: Mapping[str, StoredTensor], location: str
) -> dict[str, bytes]:
    """Make all graphs of a codec.

    Args:
        architecture: Numbers of the networks.
        tensors: Where each weight lies.
        location: Name of the weights file, in the folder that the graphs will be in.

    Returns:
        Serialised ONNX models: ``analysis``, ``hyper_analysis``, ``residual``, ``latents``, ``synthesis``.
    """
    makers: dict[str, Callable[[Graph, CodecArchitecture], bytes]] = {
        "analysis": _analysis,
        "hyper_analysis": _hyper_analysis,
        "residual": _residual,
        "latents": _latents,
        "synthesis": _synthesis,
    }
    return {name: make(Graph(tensors, location), architecture) for name, make in makers.items()}


def _analysis(g: Graph, a: CodecArchitecture) -> bytes:
    x = g.add("Sub", g.channels_first("picture"), g.constant(0.5))
    linear = g.conv(x, "analysis/linear", stride=LATENT_STRIDE)
    h = g.conv(x, "analysis/patches", stride=8)
    for i in range(a.analysis_blocks):
        h = g.block(h, f"analysis/block_{i}")
    h = g.conv(h, "analysis/down", stride=2)
    for i in range(a.deep_blocks):
        h = g.block(h, f"analysis/deep_{i}")
    y = g.channels_last(g.add("Add", linear, g.conv(h, "analysis/out")))
    return g.finish("analysis", [image("picture", 3)], image("latents", a.latent_channels), y)


def _hyper_analysis(g: Graph, a: CodecArchitecture) -> bytes:
    h = g.conv(g.channels_first("latents"), "hyper_analysis/enter")
    h = g.leaky(g.conv(g.block(h, "hyper_analysis/block_0"), "hyper_analysis/down_0", stride=2))
    h = g.add("Mul", g.block(h, "hyper_analysis/block_1"), "gains")
    z = g.channels_last(g.conv(h, "hyper_analysis/down_1", stride=2))
    inputs = [image("latents", a.latent_channels), vector("gains", a.hyper_features)]
    return g.finish("hyper_analysis", inputs, image("hyper_latents", a.hyper_channels), z)


def _features(g: Graph) -> str:
    h = g.channels_first(g.add("Cast", "hyper_latents", to=TensorProto.FLOAT))
    for i in range(2):
        h = g.cells(g.leaky(g.conv(h, f"hyper_features/up_{i}")), 2)
    return h


def _context(
    g: Graph, a: CodecArchitecture, decode: Callable[[str, str], tuple[str, str]]
) -> tuple[str, str]:
    """Run the four steps; ``decode`` turns means and a mask into a step's residuals and latents."""
    features = _features(g)
    known = residuals = ""
    for step in range(CONTEXT_STEPS):
        name = f"step_{step}"
        h = features if step == 0 else g.add("Concat", features, known, axis=1)
        h = g.conv(g.leaky(g.conv(h, f"{name}/enter")), f"{name}/depthwise")
        h = g.add("Mul", g.leaky(g.conv(h, f"{name}/mix")), "context_gains")
        means = g.conv(h, f"{name}/out")
        # Of the four one-hot maps of ranks, channel c looks at the rank that makes it step's turn.
        turns = [(step - channel) % CONTEXT_STEPS for channel in range(a.latent_channels)]
        mask = g.add("Gather", "ranks", g.constant(turns, np.int64), axis=1)
        residual, decoded = decode(means, mask)
        residuals = g.add("Add", residuals, residual) if residuals else residual
        known = g.add("Add", known, decoded) if known else decoded
    return residuals, known


def _context_inputs(a: CodecArchitecture) -> list[Any]:
    return [
        image("hyper_latents", a.hyper_channels, TensorProto.INT8),
        vector("gains", a.latent_channels),
        vector("context_gains", a.context_channels),
        helper.make_tensor_value_info(
            "ranks", TensorProto.FLOAT, [1, CONTEXT_STEPS, "rank_rows", "rank_columns"]
        ),
    ]


def _residual(g: Graph, a: CodecArchitecture) -> bytes:
    y = g.channels_first("latents")
    index = g.add("Cast", g.channels_first("indexes"), to=TensorProto.FLOAT)
    coded = g.add("Min", index, g.constant(1.0))
    inverse = g.add("Reciprocal", "gains")
    half, low, high = g.constant(0.5), g.constant(-RESIDUAL_MAX), g.constant(RESIDUAL_MAX)
    zone = g.channels_first("dead_zones")
    zone_below = g.add("Neg", zone)

    def decode(means: str, mask: str) -> tuple[str, str]:
        exact = g.add("Mul", g.add("Sub", y, means), "gains")
        # A soft threshold before rounding moves every tie away from zero.
        firm = g.add("Sub", exact, g.add("Max", g.add("Min", exact, zone), zone_below))
        rounded = g.add("Clip", g.add("Floor", g.add("Add", firm, half)), low, high)
        residual = g.add("Mul", rounded, g.add("Mul", coded, mask))
        decoded = g.add("Add", g.add("Mul", means, mask), g.add("Mul", residual, inverse))
        return residual, decoded

    residuals, known = _context(g, a, decode)
    result = g.add("Cast", g.channels_last(residuals), to=TensorProto.INT16)
    indexes = image("indexes", a.latent_channels, TensorProto.UINT8)
    zones = image("dead_zones", a.latent_channels)
    inputs = [image("latents", a.latent_channels), indexes, zones, *_context_inputs(a)]
    output = image("residuals", a.latent_channels, TensorProto.INT16)
    decoded = image("decoded", a.latent_channels), g.channels_last(known)
    return g.finish("residual", inputs, output, result, decoded)


def _latents(g: Graph, a: CodecArchitecture) -> bytes:
    residuals = g.channels_first(g.add("Cast", "residuals", to=TensorProto.FLOAT))
    steps = g.add("Mul", residuals, g.add("Reciprocal", "gains"))

    def decode(means: str, mask: str) -> tuple[str, str]:
        return "", g.add("Mul", g.add("Add", means, steps), mask)

    _, known = _context(g, a, decode)
    inputs = [image("residuals", a.latent_channels, TensorProto.INT16), *_context_inputs(a)]
    return g.finish("latents", inputs, image("latents", a.latent_channels), g.channels_last(known))


def _synthesis(g: Graph, a: CodecArchitecture) -> bytes:
    latents = g.channels_first("latents")
    linear = g.cells(g.conv(latents, "synthesis/linear"), 2)
    h = g.blocked(g.add("Mul", g.conv(latents, "synthesis/enter"), "gains"))
    for i in range(a.deep_blocks):
        h = g.block(h, f"synthesis/deep_{i}")
    h = g.blocked(g.cells(g.conv(h, "synthesis/up"), 2))
    for i in range(a.synthesis_blocks):
        h = g.block(h, f"synthesis/block_{i}")
    h = g.add("Add", g.conv(h, "synthesis/out"), linear)
    # From 0..1 to 0..peak, rounded by the cast, before the pixels are spread out: numbers are smaller there.
    h = g.add(
        "Add", g.add("Mul", h, "peak"), g.add("Add", g.add("Mul", "peak", g.constant(0.5)), g.constant(0.5))
    )
    h = g.add("Clip", h, g.constant(0.0), g.add("Squeeze", "peak"))
    picture = g.channels_last(g.cells(h, 8))
    result = g.add("Cast", picture, to=TensorProto.UINT16)
    peak = helper.make_tensor_value_info("peak", TensorProto.FLOAT, [1])
    inputs = [image("latents", a.latent_channels), vector("gains", a.deep_channels), peak]
    return g.finish("synthesis", inputs, image("picture", 3, TensorProto.UINT16), result)
