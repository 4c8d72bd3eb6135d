"""Start from a transform codec: the linear paths become a Karhunen-Loève transform of 16×16 blocks."""

import math

import numpy as np
import numpy.typing as npt

from aedesk.nn.codec_model import CodecModel
from aedesk.nn.transforms import BLOCK_NUMBERS, LINEAR_GAIN
from aedesk.training.data import PictureSet
from aedesk.zoo.architecture import LATENT_STRIDE
from aedesk.zoo.rate_weight import rate_weight

BLOCK_BATCHES = 150
BLOCK_CROPS = 8
# Step of a uniform quantiser that balances rate and squared error at weight λ: Δ²/12 = 3 / (2 ln 2 · λ),
# for three colours a pixel whose components are all coded.
STEP_AT_UNIT_WEIGHT = math.sqrt(12 * 3 / (2 * math.log(2)))


def block_statistics(pictures: PictureSet, seed: int, crop: int) -> tuple[npt.NDArray, npt.NDArray]:
    """Mean (768,) and covariance (768, 768) of 16×16 RGB blocks in units of 1, row by row, colours last."""
    total = np.zeros(BLOCK_NUMBERS)
    square = np.zeros((BLOCK_NUMBERS, BLOCK_NUMBERS))
    count = 0
    s = LATENT_STRIDE
    for number in range(BLOCK_BATCHES):
        random = np.random.default_rng((seed + 1, number))
        crops = pictures.cut(pictures.draw(random, BLOCK_CROPS, crop), crop)
        cells = crops.reshape(len(crops), crop // s, s, crop // s, s, 3).transpose(0, 1, 3, 2, 4, 5)
        blocks = cells.reshape(-1, BLOCK_NUMBERS).astype(np.float64) / 255 - 0.5
        total += blocks.sum(axis=0)
        square += blocks.T @ blocks
        count += len(blocks)
    mean = total / count
    return mean, square / count - np.outer(mean, mean)


def warm_start(model: CodecModel, pictures: PictureSet, seed: int, crop: int) -> None:
    """Set the linear paths to the KLT of the training blocks, and the gains to the steps that match λ.

    Latents then have unit variance, reconstruction is orthogonal projection, and the first quantiser
    is that of a good block transform codec.
    """
    mean, covariance = block_statistics(pictures, seed, crop)
    values, vectors = np.linalg.eigh(covariance)
    channels = model.architecture.latent_channels
    order = np.argsort(values)[::-1][:channels]
    basis = vectors[:, order]
    deviations = np.sqrt(np.maximum(values[order], 1e-10))
    s = LATENT_STRIDE
    analysis, synthesis = model.analysis, model.synthesis
    analysis.linear.kernel.assign((basis * LINEAR_GAIN).reshape(s, s, 3, channels))
    analysis.linear.bias.assign(-(mean @ basis) * LINEAR_GAIN)
    analysis.linear_scale.assign(1.0 / deviations)
    synthesis.linear.kernel.assign((basis.T * LINEAR_GAIN).reshape(1, 1, channels, BLOCK_NUMBERS))
    synthesis.linear.bias.assign(mean)
    synthesis.linear_scale.assign(deviations)
    anchors = model.architecture.anchors
    weights = rate_weight(np.linspace(1, 100, anchors))
    steps = STEP_AT_UNIT_WEIGHT / np.sqrt(weights) / 255
    model.latent_gains.vectors.assign(np.log(deviations[None, :] / steps[:, None]))
