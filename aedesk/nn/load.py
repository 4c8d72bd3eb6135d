"""Makes the Keras networks of a model package: to run them, or to train them further."""

from typing import Any

import keras
import numpy as np
import numpy.typing as npt

from aedesk.errors import ModelError
from aedesk.nn.arrays import to_numpy
from aedesk.nn.codec_model import CodecModel
from aedesk.nn.gains import GainVectors
from aedesk.nn.transforms import LINEAR_GAIN
from aedesk.zoo import ModelPackage
from aedesk.zoo.architecture import LATENT_STRIDE, QUALITIES, quality_position
from aedesk.zoo.folder import Arrays
from aedesk.zoo.package import GAINS

Array = npt.NDArray[Any]


def linear_order() -> npt.NDArray[np.int64]:
    """Order of the synthesis' 768 linear outputs in a package: a 16×16 cell as four 8×8 cells in a row."""
    half = LATENT_STRIDE // 2
    numbers = np.arange(LATENT_STRIDE * LATENT_STRIDE * 3).reshape(2, half, 2, half, 3)
    return numbers.transpose(0, 2, 1, 3, 4).reshape(-1)


def load_networks(package: ModelPackage) -> CodecModel:
    """Build the networks of a package in float32 and fill in its weights, those of the exact prior too.

    Raises:
        ModelError: The package lacks a weight, or one has another shape.
    """
    model = CodecModel(package.architecture)
    model.build()
    arrays = package.arrays()
    for part in (model.analysis, model.synthesis, model.hyper_analysis, model.hyper_features, *model.steps):
        for layer in part._flatten_layers():
            if isinstance(layer, keras.layers.DepthwiseConv2D):
                _fill(layer, arrays, (2, 3, 0, 1))
            elif isinstance(layer, keras.layers.Conv2D):
                _fill(layer, arrays, (2, 3, 1, 0))
    _unfold_linear_paths(model)
    gains = (model.latent_gains, model.hyper_gains, model.context_gains, model.synthesis_gains)
    for name, layer in zip(GAINS, gains, strict=True):
        layer.vectors.assign(_take(arrays, f"gains/{name}", tuple(layer.vectors.shape)))
    _fill_prior(model, package)
    return model


def _fill(layer: Any, arrays: Arrays, order: tuple[int, ...]) -> None:
    path = layer.kernel.path.removeprefix("codec/").removesuffix("/kernel")
    stored = tuple(layer.kernel.shape[i] for i in np.argsort(order))
    layer.kernel.assign(_take(arrays, f"{path}/kernel", stored).transpose(order))
    layer.bias.assign(_take(arrays, f"{path}/bias", tuple(layer.bias.shape)))


def _unfold_linear_paths(model: CodecModel) -> None:
    """Undo what export folds and reorders: kernels of unit norm a channel, times the gain, and scales."""
    analysis, synthesis = model.analysis, model.synthesis
    kernel = to_numpy(analysis.linear.kernel)
    scale = _norms(kernel, (0, 1, 2))
    analysis.linear_scale.assign(scale)
    analysis.linear.kernel.assign(kernel / scale * LINEAR_GAIN)
    analysis.linear.bias.assign(to_numpy(analysis.linear.bias) / scale * LINEAR_GAIN)
    back = np.argsort(linear_order())
    kernel = to_numpy(synthesis.linear.kernel)[..., back]
    scale = _norms(kernel, (0, 1, 3))
    synthesis.linear_scale.assign(scale)
    synthesis.linear.kernel.assign(kernel / scale[:, None] * LINEAR_GAIN)
    synthesis.linear.bias.assign(to_numpy(synthesis.linear.bias)[back])


def _norms(kernel: Array, axes: tuple[int, ...]) -> Array:
    return np.maximum(np.sqrt(np.square(kernel).sum(axis=axes)), np.float32(1e-8))


def _fill_prior(model: CodecModel, package: ModelPackage) -> None:
    """Give the integer layers the real numbers that round to the package's integers."""
    prior = package.prior
    for i, conv in enumerate(model.prior.convs):
        conv.kernel.assign(prior.kernels[i] / 2.0**conv.weight_bits)
        # The first layer's bias is all in the vectors of the qualities.
        conv.bias.assign(np.zeros(conv.channels) if i == 0 else prior.biases[i] / conv.bias_unit)
    _fit(model.prior.quality_bias, prior.biases[0] / model.prior.convs[0].bias_unit)
    _fit(model.hyper_indexes, prior.hyper_indexes.astype(np.float32))


def _fit(layer: GainVectors, rows: Array) -> None:
    """Find the vectors at the anchors whose interpolation comes nearest to the row of each quality."""
    positions = np.array([quality_position(quality, layer.anchors) for quality in QUALITIES])
    weights = np.maximum(0, 1 - np.abs(positions[:, None] - np.arange(layer.anchors)))
    vectors, *_ = np.linalg.lstsq(weights, rows.astype(np.float64), rcond=None)
    layer.vectors.assign(vectors / layer.scale)


def _take(arrays: Arrays, name: str, shape: tuple[int, ...]) -> Array:
    array = arrays.get(name)
    if array is None or array.shape != shape:
        received = "nothing" if array is None else f"shape {array.shape}"
        raise ModelError(f"The model's {name} has {received}; shape {shape} is needed.")
    return array.astype(np.float32)
