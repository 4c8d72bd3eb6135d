"""ONNX graphs of a codec, made from the architecture's numbers and from weights that lie beside them."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from onnx import TensorProto, helper

from aedesk.zoo.architecture import CONTEXT_STEPS, LATENT_STRIDE, RESIDUAL_MAX, CodecArchitecture
from aedesk.zoo.context_graph import add_context, apart, coded_area, of_channels, of_step, together
from aedesk.zoo.onnx_graph import Graph, StoredTensor, image, vector
from aedesk.zoo.onnx_layout import spread


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
    channels = a.latent_channels
    y, zones = (apart(g, name, channels) for name in ("latents", "dead_zones"))
    indexes = apart(g, g.add("Min", "indexes", g.constant(1, np.uint8)), channels)
    inverse = g.add("Reciprocal", "gains")
    area = coded_area(g, channels)
    half, low, high = g.constant(0.5), g.constant(-RESIDUAL_MAX), g.constant(RESIDUAL_MAX)

    def decode(step: int, means: str) -> tuple[str, str]:
        own, zone = (of_step(g, planes, step, channels) for planes in (y, zones))
        coded = g.add("Cast", of_step(g, indexes, step, channels), to=TensorProto.FLOAT)
        gains, steps = (of_channels(g, vector, step, channels) for vector in ("gains", inverse))
        exact = g.add("Mul", g.add("Sub", own, means), gains)
        # A soft threshold before rounding moves every tie away from zero.
        firm = g.add("Sub", exact, g.add("Max", g.add("Min", exact, zone), g.add("Neg", zone)))
        rounded = g.add("Clip", g.add("Floor", g.add("Add", firm, half)), low, high)
        residual = g.add("Mul", rounded, g.add("Mul", coded, area))
        decoded = g.add("Add", g.add("Mul", means, area), g.add("Mul", residual, steps))
        return g.add("Cast", residual, to=TensorProto.INT16), decoded

    residuals, known = add_context(g, a, decode)
    inputs = [
        image("latents", channels),
        image("indexes", channels, TensorProto.UINT8),
        image("dead_zones", channels),
        *_context_inputs(a),
    ]
    result = together(g, residuals, channels)
    decoded = image("decoded", channels), together(g, known, channels)
    return g.finish("residual", inputs, image("residuals", channels, TensorProto.INT16), result, decoded)


def _latents(g: Graph, a: CodecArchitecture) -> bytes:
    channels = a.latent_channels
    residuals = apart(g, "residuals", channels)
    inverse = g.add("Reciprocal", "gains")
    area = coded_area(g, channels)

    def decode(step: int, means: str) -> tuple[str, str]:
        own = g.add("Cast", of_step(g, residuals, step, channels), to=TensorProto.FLOAT)
        moved = g.add("Mul", own, of_channels(g, inverse, step, channels))
        return "", g.add("Mul", g.add("Add", means, moved), area)

    _, known = add_context(g, a, decode)
    inputs = [image("residuals", channels, TensorProto.INT16), *_context_inputs(a)]
    result = together(g, known, channels)
    return g.finish("latents", inputs, image("latents", channels), result)


def _synthesis(g: Graph, a: CodecArchitecture) -> bytes:
    latents = g.channels_first("latents")
    linear = spread(g, g.channels_last(g.conv(latents, "synthesis/linear")), 2, 192)
    h = g.blocked(g.add("Mul", g.conv(latents, "synthesis/enter"), "gains"))
    for i in range(a.deep_blocks):
        h = g.block(h, f"synthesis/deep_{i}")
    h = spread(g, g.channels_last(g.conv(h, "synthesis/up")), 2, a.synthesis_channels)
    h = g.blocked(g.channels_first(h))
    for i in range(a.synthesis_blocks):
        h = g.block(h, f"synthesis/block_{i}")
    h = g.add("Add", g.channels_last(g.conv(h, "synthesis/out")), linear)
    # From 0..1 to 0..peak, rounded by the cast, before the pixels are spread out: numbers are smaller there.
    h = g.add(
        "Add", g.add("Mul", h, "peak"), g.add("Add", g.add("Mul", "peak", g.constant(0.5)), g.constant(0.5))
    )
    h = g.add("Clip", h, g.constant(0.0), g.add("Squeeze", "peak"))
    result = spread(g, g.add("Cast", h, to=TensorProto.UINT16), 8, 3)
    peak = helper.make_tensor_value_info("peak", TensorProto.FLOAT, [1])
    inputs = [image("latents", a.latent_channels), vector("gains", a.deep_channels), peak]
    return g.finish("synthesis", inputs, image("picture", 3, TensorProto.UINT16), result)
