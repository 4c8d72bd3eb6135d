"""Starts larger networks from smaller ones that are trained: what is new changes nothing at first.

After Chen et al., "Net2Net: Accelerating Learning via Knowledge Transfer" (2016). A wider layer keeps its old
outputs: they take nothing from new channels, so those may begin at random, and gradients find them useful
or not. A deeper network gets residual blocks whose last layers are zero. New hyper-latents are the other way
round, because each one that is not zero costs bits: they begin at zero, and what reads them at random.
"""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np
import numpy.typing as npt
from keras import layers

from aedesk.errors import ModelError
from aedesk.nn.arrays import to_numpy
from aedesk.nn.blocks import Block
from aedesk.nn.codec_model import CodecModel
from aedesk.nn.gains import GainVectors

Places = npt.NDArray[np.int64]
# Scale index at which new hyper-latents start: a zero costs next to nothing there.
NEW_HYPER_INDEX = 4.0
FIXED = ("latent_channels", "anchors")
CELL = 4


def grow(small: CodecModel, large: CodecModel) -> None:
    """Give a model with fresh weights the function of a smaller one.

    Args:
        small: A trained model.
        large: A built model; no number of its architecture is smaller.

    Raises:
        ModelError: A number is smaller, or of those that cannot grow another.
    """
    _check(small, large)
    _grow_analysis(small.analysis, large.analysis)
    _grow_synthesis(small.synthesis, large.synthesis)
    _grow_hyperprior(small, large)
    _grow_prior(small.prior, large.prior)
    for old, new in zip(small.steps, large.steps, strict=True):
        _grow_context(old, new)
    for name in ("latent_gains", "hyper_gains", "context_gains", "synthesis_gains"):
        _grow_vectors(getattr(small, name), getattr(large, name))
    _grow_vectors(small.hyper_indexes, large.hyper_indexes, fresh=NEW_HYPER_INDEX)


def _check(small: CodecModel, large: CodecModel) -> None:
    for field in fields(small.architecture):
        old, new = getattr(small.architecture, field.name), getattr(large.architecture, field.name)
        if new < old or (field.name in FIXED and new != old):
            allowed = f"{old} is needed" if field.name in FIXED else f"at least {old} is needed"
            raise ModelError(
                f"Networks with {field.name} {new} cannot start from those with {old}; {allowed}.",
                "Start from another model, or leave out --from.",
            )


def _grow_analysis(old: Any, new: Any) -> None:
    _copy(old.linear, new.linear)
    new.linear_scale.assign(to_numpy(old.linear_scale))
    _widen(old.patches, new.patches)
    _grow_blocks(old.blocks, new.blocks)
    _widen(old.down, new.down)
    _grow_blocks(old.deep_blocks, new.deep_blocks)
    _widen(old.out, new.out)


def _grow_synthesis(old: Any, new: Any) -> None:
    _copy(old.linear, new.linear)
    new.linear_scale.assign(to_numpy(old.linear_scale))
    _widen(old.enter, new.enter)
    _grow_blocks(old.deep_blocks, new.deep_blocks)
    _widen(old.up, new.up, outputs=_in_cells(old.up.filters, new.up.filters))
    _grow_blocks(old.blocks, new.blocks)
    _widen(old.out, new.out)


def _grow_hyperprior(small: CodecModel, large: CodecModel) -> None:
    old, new = small.hyper_analysis, large.hyper_analysis
    _widen(old.enter, new.enter)
    _grow_blocks([old.block_0, old.block_1], [new.block_0, new.block_1])
    _widen(old.down_0, new.down_0)
    _widen(old.down_1, new.down_1, silent=True)
    features, grown = small.hyper_features, large.hyper_features
    for before, after, reads_latents in (
        (features.up_0, grown.up_0, True),
        (features.up_1, grown.up_1, False),
    ):
        outputs = _in_cells(before.filters, after.filters)
        _widen(before, after, outputs=outputs, listens=reads_latents)


def _grow_context(old: Any, new: Any) -> None:
    features = np.arange(old.architecture.hyper_features)
    known = new.architecture.hyper_features + np.arange(old.architecture.latent_channels)
    inputs = features if old.first else np.concatenate([features, known])
    _widen(old.enter, new.enter, inputs=inputs)
    _widen_depthwise(old.depthwise, new.depthwise)
    _widen(old.mix, new.mix)
    _widen(old.out, new.out)


def _grow_prior(old: Any, new: Any) -> None:
    for number, (before, after) in enumerate(zip(old.convs, new.convs, strict=True)):
        taps = before.kernel_size**2
        rows = [int(conv.kernel.shape[0]) // taps for conv in (before, after)]
        inputs = (np.arange(taps)[:, None] * rows[1] + np.arange(rows[0])).reshape(-1)
        widths = before.channels, after.channels
        outputs = _in_cells(*widths) if before.clipped else np.arange(widths[0])
        _widen(before, after, inputs=inputs, outputs=outputs, listens=number == 0)
    outputs = _in_cells(old.quality_bias.channels, new.quality_bias.channels)
    _grow_vectors(old.quality_bias, new.quality_bias, outputs)


def _grow_blocks(old: Sequence[Block], new: Sequence[Block]) -> None:
    for before, after in zip(old, new, strict=False):
        _widen(before.enter, after.enter)
        _widen_depthwise(before.depthwise, after.depthwise)
        for name in ("leave", "widen", "narrow"):
            _widen(getattr(before, name), getattr(after, name))
    for block in new[len(old) :]:
        for layer in (block.leave, block.narrow):
            layer.kernel.assign(np.zeros(layer.kernel.shape, np.float32))


def _in_cells(old: int, new: int) -> Places:
    """Where the outputs of a layer before a depth-to-space of 2×2 go when it gets wider."""
    return (np.arange(CELL)[:, None] * (new // CELL) + np.arange(old // CELL)).reshape(-1)


def _widen(
    old: Any,
    new: Any,
    *,
    inputs: Places | None = None,
    outputs: Places | None = None,
    silent: bool = False,
    listens: bool = False,
) -> None:
    """Put a kernel (..., in, out) and a bias into larger ones.

    Args:
        old: A trained layer.
        new: A larger layer with fresh weights.
        inputs: Where its inputs are now; by default the first ones.
        outputs: Where its outputs are now; by default the first ones.
        silent: New outputs are zero.
        listens: Old outputs take fresh weights from new inputs, because those are zero at first.
    """
    trained, kernel = to_numpy(old.kernel), to_numpy(new.kernel)
    inputs = np.arange(trained.shape[-2]) if inputs is None else inputs
    outputs = np.arange(trained.shape[-1]) if outputs is None else outputs
    if silent:
        kernel[:] = 0
    if not listens:
        kernel[..., outputs] = 0
    kernel[..., inputs[:, None], outputs] = trained
    new.kernel.assign(kernel)
    bias = np.zeros(new.bias.shape, np.float32)
    bias[outputs] = to_numpy(old.bias)
    new.bias.assign(bias)


def _widen_depthwise(old: layers.DepthwiseConv2D, new: layers.DepthwiseConv2D) -> None:
    trained, kernel = to_numpy(old.kernel), to_numpy(new.kernel)
    channels = trained.shape[2]
    border = (kernel.shape[0] - trained.shape[0]) // 2
    kernel[:, :, :channels] = np.pad(trained, [(border, border), (border, border), (0, 0), (0, 0)])
    new.kernel.assign(kernel)
    bias = np.zeros(new.bias.shape, np.float32)
    bias[:channels] = to_numpy(old.bias)
    new.bias.assign(bias)


def _copy(old: Any, new: Any) -> None:
    new.kernel.assign(to_numpy(old.kernel))
    new.bias.assign(to_numpy(old.bias))


def _grow_vectors(
    old: GainVectors, new: GainVectors, outputs: Places | None = None, fresh: float = 0.0
) -> None:
    vectors = np.full(new.vectors.shape, fresh / new.scale, np.float32)
    vectors[:, np.arange(old.channels) if outputs is None else outputs] = to_numpy(old.vectors)
    new.vectors.assign(vectors)
