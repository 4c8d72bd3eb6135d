"""Figures on pictures that were held out."""

import keras
import numpy as np
import numpy.typing as npt

from aedesk.nn.arrays import to_numpy
from aedesk.nn.codec_model import CodecModel
from aedesk.training.data import PictureSet
from aedesk.training.events import Validation
from aedesk.training.recipe import rate_weight
from aedesk.training.steppers import figures_of
from aedesk.zoo.architecture import quality_position

QUALITIES = (10.0, 35.0, 60.0, 85.0)
PICTURES = 24
BATCH = 8


def validation_crops(pictures: PictureSet, crop: int) -> npt.NDArray[np.uint8]:
    """Cut the middle of each of the first pictures, (n, crop, crop, 3) uint8."""
    crops = []
    for index in range(min(PICTURES, len(pictures))):
        pixels = pictures.pixels(index)
        top, left = ((side - crop) // 2 for side in pixels.shape[:2])
        crops.append(pixels[top : top + crop, left : left + crop])
    return np.stack(crops)


def validate(model: CodecModel, crops: npt.NDArray[np.uint8], step: int) -> Validation:
    """Measure rate (with rounded symbols) and PSNR at fixed qualities."""
    rates, qualities_psnr, losses = [], [], []
    for quality in QUALITIES:
        figures = np.concatenate(
            [_measure(model, crops[i : i + BATCH], quality) for i in range(0, len(crops), BATCH)], axis=1
        )
        loss, rate, error = figures
        rates.append(float(rate.mean()))
        qualities_psnr.append(float(np.mean(10 * np.log10(255**2 / np.maximum(error, 1e-6)))))
        losses.append(float(loss.mean()))
    return Validation(step, QUALITIES, tuple(rates), tuple(qualities_psnr), float(np.mean(losses)))


def _measure(model: CodecModel, crops: npt.NDArray[np.uint8], quality: float) -> npt.NDArray[np.float32]:
    """Loss, rate and squared error of some crops, (3, n)."""
    x = crops.astype(np.float32) / 255
    position = np.full(len(crops), quality_position(quality, model.architecture.anchors), np.float32)
    weights = np.full(len(crops), rate_weight(quality), np.float32)
    outputs = model((x, position), training=False)
    figures = figures_of(outputs, keras.ops.convert_to_tensor(x), weights)
    return np.stack([to_numpy(figure) for figure in figures])
