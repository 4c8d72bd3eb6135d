"""From the networks of a codec to the arrays of its package: folded weights, exact integers, tables."""

from typing import Any

import keras
import numpy as np
import numpy.typing as npt

from aedesk.errors import TrainingError
from aedesk.nn.arrays import to_numpy
from aedesk.nn.codec_model import CodecModel
from aedesk.nn.load import linear_order
from aedesk.nn.transforms import LINEAR_GAIN
from aedesk.zoo.architecture import QUALITIES, quality_position
from aedesk.zoo.folder import Arrays
from aedesk.zoo.integer_prior import INDEX_MAX
from aedesk.zoo.package import GAINS
from aedesk.zoo.tables import EntropyTables


def package_arrays(model: CodecModel) -> Arrays:
    """All numbers of a package from a model whose weights are final."""
    arrays = _network_arrays(model)
    for name, gains in zip(GAINS, _gains(model), strict=True):
        arrays[f"gains/{name}"] = to_numpy(gains.vectors)
    arrays |= _prior_arrays(model)
    arrays |= EntropyTables.from_scales().to_arrays()
    for path, array in arrays.items():
        if not np.isfinite(array).all():
            raise TrainingError(f"The weights {path} are not finite.", "The run has diverged.")
    return arrays


def _gains(model: CodecModel) -> tuple[Any, ...]:
    return model.latent_gains, model.hyper_gains, model.context_gains, model.synthesis_gains


def _network_arrays(model: CodecModel) -> Arrays:
    """Kernels in half precision (out, in, k, k), biases in float32, scales of the linear paths folded in."""
    arrays: dict[str, npt.NDArray[Any]] = {}
    for part in (model.analysis, model.synthesis, model.hyper_analysis, model.hyper_features, *model.steps):
        for layer in part._flatten_layers():
            if isinstance(layer, keras.layers.DepthwiseConv2D):
                kernel = to_numpy(layer.kernel).transpose(2, 3, 0, 1)
            elif isinstance(layer, keras.layers.Conv2D):
                kernel = to_numpy(layer.kernel).transpose(3, 2, 0, 1)
            else:
                continue
            path = layer.kernel.path.removeprefix("codec/").removesuffix("/kernel")
            arrays[f"{path}/kernel"] = kernel
            arrays[f"{path}/bias"] = to_numpy(layer.bias)
    _fold_linear_paths(model, arrays)
    # What is beyond half precision becomes infinite here, which is refused at the end.
    with np.errstate(over="ignore"):
        return {
            path: array.astype(np.float16) if path.endswith("/kernel") else array
            for path, array in arrays.items()
        }


def _fold_linear_paths(model: CodecModel, arrays: dict[str, npt.NDArray[Any]]) -> None:
    scale = to_numpy(model.analysis.linear_scale) / LINEAR_GAIN
    arrays["analysis/linear/kernel"] = arrays["analysis/linear/kernel"] * scale[:, None, None, None]
    arrays["analysis/linear/bias"] = arrays["analysis/linear/bias"] * scale
    scale = to_numpy(model.synthesis.linear_scale) / LINEAR_GAIN
    kernel = arrays["synthesis/linear/kernel"] * scale[None, :, None, None]
    order = linear_order()
    arrays["synthesis/linear/kernel"] = kernel[order]
    arrays["synthesis/linear/bias"] = arrays["synthesis/linear/bias"][order]


def _prior_arrays(model: CodecModel) -> Arrays:
    """Integers of the exact prior, one row a quality where they depend on it."""
    anchors = model.architecture.anchors
    positions = np.array([quality_position(q, anchors) for q in QUALITIES], np.float32)
    hyper_indexes = _integers(np.rint(to_numpy(model.hyper_indexes(positions))), np.int16)[:, 0, 0, :]
    arrays: Arrays = {
        "prior/shifts": _integers(model.index_shift(positions), np.int16)[:, 0, 0, :],
        "prior/hyper_indexes": np.clip(hyper_indexes, 1, INDEX_MAX).astype(np.uint8),
    }
    quality_bias = model.prior.quality_bias(positions)
    for i, conv in enumerate(model.prior.convs):
        arrays[f"prior/kernel_{i}"] = _integers(conv.integer_kernel(), np.int32)
        if i == 0:
            bias = _integers(conv.integer_bias(quality_bias), np.int32)[:, 0, 0, :]
        else:
            bias = _integers(conv.integer_bias(), np.int32)
        arrays[f"prior/bias_{i}"] = bias
    return arrays


def _integers(tensor: Any, dtype: type[np.signedinteger]) -> npt.NDArray[np.signedinteger]:
    """Integers of whole floats; what does not fit would become some other number without a word."""
    values = to_numpy(tensor)
    if not (np.abs(values) <= np.iinfo(dtype).max).all():
        raise TrainingError("The weights of the integer prior are out of bounds.", "The run has diverged.")
    return values.astype(dtype)
