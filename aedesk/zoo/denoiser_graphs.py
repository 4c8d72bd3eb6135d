"""ONNX graphs of a denoiser, made from the architecture's numbers and from weights that lie beside them."""

from collections.abc import Mapping

from aedesk.zoo.denoiser_architecture import (
    ESTIMATE_BLOCKS,
    ESTIMATE_STEP,
    LEAST_SQUARE,
    LOG_OFFSET,
    LOG_SCALE,
    MAP_CELL,
    MAP_CHANNELS,
    PATCH_STEP,
    DenoiserArchitecture,
)
from aedesk.zoo.onnx_graph import Graph, StoredTensor, image


def build_denoiser_graphs(
    architecture: DenoiserArchitecture, tensors: Mapping[str, StoredTensor], location: str
) -> dict[str, bytes]:
    """Make all graphs of a denoiser.

    Args:
        architecture: Numbers of the networks.
        tensors: Where each weight lies.
        location: Name of the weights file, in the folder that the graphs will be in.

    Returns:
        Serialised ONNX models: ``denoise`` gives the residual of a picture and a noise level, ``estimate``
        the noise map of a picture.
    """
    return {
        "denoise": _denoise(Graph(tensors, location), architecture),
        "estimate": _estimate(Graph(tensors, location)),
    }


def _denoise(g: Graph, a: DenoiserArchitecture) -> bytes:
    picture, level = g.channels_first("picture"), g.channels_first("level")
    cells = g.add("SpaceToDepth", picture, blocksize=a.cell)
    x = g.conv(g.add("Concat", cells, level, axis=1), "denoiser/head")
    around_1 = x = _blocks(g, a, x, "encoder_1", a.encoder_blocks_1)
    x = g.conv(x, "denoiser/down_1", stride=2)
    around_2 = x = _blocks(g, a, x, "encoder_2", a.encoder_blocks_2)
    x = g.conv(x, "denoiser/down_2", stride=2)
    x = _blocks(g, a, x, "middle", a.middle_blocks)
    x = g.add("Add", around_2, g.blocked(g.cells(g.conv(x, "denoiser/up_2"), 2)))
    x = _blocks(g, a, x, "decoder_2", a.decoder_blocks_2)
    x = g.add("Add", around_1, g.blocked(g.cells(g.conv(x, "denoiser/up_1"), 2)))
    x = _blocks(g, a, x, "decoder_1", a.decoder_blocks_1)
    residual = g.cells(g.conv(x, "denoiser/tail"), a.cell)
    if a.patch:
        residual = g.add("Add", residual, _small(g, a, picture, level, x))
    inputs = [image("picture", 3), image("level", MAP_CHANNELS)]
    return g.finish("denoise", inputs, image("residual", 3), g.channels_last(residual))


def _small(g: Graph, a: DenoiserArchitecture, picture: str, level: str, features: str) -> str:
    """The part of a picture that ``aedesk.nn.shrinkage.Shrinkage`` takes away."""
    name, side, factor = "denoiser/shrinkage", a.patch // PATCH_STEP, a.cell // PATCH_STEP
    scales = g.constant([1, 1, factor, factor])
    level = g.add("Resize", level, "", scales, mode="nearest", coordinate_transformation_mode="asymmetric")
    signal = g.cells(g.conv(features, f"{name}/signal"), factor)
    threshold = g.add("Relu", g.add("Add", g.conv(level, f"{name}/noise"), signal))
    threshold = g.mirrored(threshold, side // 2, side // 2)
    width = PATCH_STEP * (side - 1)
    cells = g.add("SpaceToDepth", g.mirrored(picture, width, width), blocksize=PATCH_STEP)
    coefficients = g.conv(cells, f"{name}/transform", keeps_size=False)
    small = g.add("Min", g.add("Max", coefficients, g.add("Neg", threshold)), threshold)
    return g.cells(g.conv(small, f"{name}/inverse", keeps_size=False), PATCH_STEP)


def _blocks(g: Graph, a: DenoiserArchitecture, x: str, part: str, number: int) -> str:
    for i in range(number):
        name = f"denoiser/{part}_block_{i}"
        if a.depthwise:
            wide = g.add("Relu", g.conv(g.conv(x, f"{name}/depthwise"), f"{name}/widen"))
            branch = g.conv(wide, f"{name}/narrow")
        else:
            branch = g.conv(g.add("Relu", g.conv(x, f"{name}/first")), f"{name}/second")
        x = g.add("Add", x, branch)
    return x


def _estimate(g: Graph) -> bytes:
    name, side = "estimate", MAP_CELL // ESTIMATE_STEP
    picture = g.mirrored(g.channels_first("picture"), 0, ESTIMATE_STEP)
    cells = g.add("SpaceToDepth", picture, blocksize=ESTIMATE_STEP)
    coefficients = g.conv(cells, f"{name}/transform", keeps_size=False)
    means = g.mean(g.add("Abs", coefficients), side)
    squares = g.mean(g.add("Mul", coefficients, coefficients), side)
    squares = g.add("Concat", g.add("Mul", means, means), squares, axis=1)
    logarithms = g.add("Log", g.add("Add", squares, g.constant(LEAST_SQUARE)))
    statistics = g.add("Mul", logarithms, g.constant(LOG_SCALE))
    statistics = g.add("Add", statistics, g.constant(LOG_OFFSET))
    x = g.conv(statistics, f"{name}/enter")
    for i in range(ESTIMATE_BLOCKS):
        branch = g.add("Relu", g.conv(x, f"{name}/first_{i}"))
        x = g.add("Add", x, g.conv(branch, f"{name}/second_{i}"))
    factor = g.conv(g.add("Relu", x), f"{name}/out")
    level = g.add("Add", g.conv(statistics, f"{name}/floor"), factor)
    level = g.channels_last(g.add("Exp", level))
    return g.finish("estimate", [image("picture", 3)], image("level", MAP_CHANNELS), level)
