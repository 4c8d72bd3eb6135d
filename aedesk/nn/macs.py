"""Counts multiply-accumulate operations per pixel from the layers."""

import math
from typing import Any

from keras import layers

from aedesk.nn.codec_model import CodecModel
from aedesk.nn.denoiser_model import DenoiserModel
from aedesk.nn.hyperprior import IntegerConv
from aedesk.zoo.denoiser_architecture import ESTIMATE_STEP, MAP_CELL, PATCH_STEP

# Layers whose output is smaller or larger than what goes on around them, as a share of the picture's area.
_SIXTEENTH, _EIGHTH, _THIRTY_SECOND, _SIXTY_FOURTH = 1 / 256, 1 / 64, 1 / 1024, 1 / 4096


def _macs(*parts: Any) -> int:
    """Kernel numbers of all convolutions in some layers: multiplications per position of their output."""
    total = 0
    for part in parts:
        for layer in part._flatten_layers():
            if isinstance(layer, layers.Conv2D | layers.DepthwiseConv2D | IntegerConv):
                total += math.prod(layer.kernel.shape)
    return total


def macs_per_pixel(model: CodecModel) -> dict[str, float]:
    """Multiply-accumulate operations per pixel of the padded picture.

    Args:
        model: A built model.

    Returns:
        ``encode`` (analysis, hyper-analysis, prior, context) and ``decode`` (prior, context, synthesis), and
        ``analysis`` and ``synthesis``, the share of the two transforms alone.
    """
    g_a, g_s, h_a = model.analysis, model.synthesis, model.hyper_analysis
    analysis = _SIXTEENTH * _macs(g_a.linear, g_a.down, *g_a.deep_blocks, g_a.out)
    analysis += _EIGHTH * _macs(g_a.patches, *g_a.blocks)
    synthesis = _SIXTEENTH * _macs(g_s.linear, g_s.enter, *g_s.deep_blocks, g_s.up)
    synthesis += _EIGHTH * _macs(*g_s.blocks, g_s.out)
    hyper = _SIXTEENTH * _macs(h_a.enter, h_a.block_0)
    hyper += _THIRTY_SECOND * _macs(h_a.down_0, h_a.block_1) + _SIXTY_FOURTH * _macs(h_a.down_1)
    first, second, third = model.prior.convs
    known = _SIXTY_FOURTH * _macs(model.hyper_features.up_0, first)
    known += _THIRTY_SECOND * _macs(model.hyper_features.up_1, second)
    known += _SIXTEENTH * _macs(third, *model.steps)
    return {
        "encode": analysis + hyper + known,
        "decode": synthesis + known,
        "analysis": analysis,
        "synthesis": synthesis,
    }


def denoiser_macs_per_pixel(model: DenoiserModel) -> dict[str, float]:
    """Multiply-accumulate operations per pixel of ``denoise`` and of ``estimate``.

    Args:
        model: A built model.
    """
    d, first = model.denoiser, 1 / model.architecture.cell**2
    denoise = first * _macs(d.head, *d.encoder_1, *d.decoder_1, d.tail)
    denoise += first / 4 * _macs(d.down_1, *d.encoder_2, *d.decoder_2, d.up_1)
    denoise += first / 16 * _macs(d.down_2, *d.middle, d.up_2)
    if (s := d.shrinkage) is not None:
        denoise += _macs(s.transform, s.noise, s.inverse) / PATCH_STEP**2 + first * _macs(s.signal)
    e = model.estimate
    estimate = _macs(e.transform) / ESTIMATE_STEP**2
    estimate += _macs(e.enter, *(part for block in e.blocks for part in block), e.floor, e.out) / MAP_CELL**2
    return {"denoise": denoise, "estimate": estimate}
