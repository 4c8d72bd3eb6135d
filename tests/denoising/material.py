"""A denoiser of a few thousand numbers with weights drawn by chance, and pictures to try it on."""

from pathlib import Path

import keras
import numpy as np

from aedesk.nn.arrays import to_numpy
from aedesk.nn.denoiser_model import DenoiserModel
from aedesk.nn.denoiser_weights import denoiser_arrays
from aedesk.nn.macs import denoiser_macs_per_pixel
from aedesk.zoo import DenoiserArchitecture, DenoiserPackage
from aedesk.zoo.write import write_denoiser

MICRO = DenoiserArchitecture(
    cell=2,
    channels_1=6,
    channels_2=8,
    channels_3=10,
    encoder_blocks_1=0,
    encoder_blocks_2=1,
    middle_blocks=1,
    decoder_blocks_2=1,
    decoder_blocks_1=1,
    estimate_channels=4,
)


def make_denoiser(architecture: DenoiserArchitecture = MICRO, seed: int = 3) -> DenoiserModel:
    """Build a denoiser whose residual is about as large as real ones are."""
    keras.utils.set_random_seed(seed)
    model = DenoiserModel(architecture)
    model.build()
    random = np.random.default_rng(seed)
    for variable in model.trainable_variables:
        start = to_numpy(variable)
        variable.assign(start + random.normal(0, 0.03, start.shape).astype(np.float32))
    return model


def make_package(folder: Path, model: DenoiserModel | None = None, name: str = "micro") -> DenoiserPackage:
    """Write the package of a denoiser."""
    model = model or make_denoiser()
    description = {
        "name": name,
        "size": "micro",
        "licence": "Apache-2.0",
        "architecture": model.architecture.as_dict(),
        "macs_per_pixel": denoiser_macs_per_pixel(model),
    }
    return write_denoiser(folder, description, denoiser_arrays(model))


def make_photo(height: int, width: int, seed: int = 0, sigma: float = 12) -> np.ndarray:
    """Smooth colours with noise, (height, width, 3) uint8."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    waves = [np.sin(x / 9) * np.cos(y / 7), np.sin(x / 13 + 1), np.cos((x + y) / 17)]
    smooth = 128 + 90 * np.stack(waves, axis=2)
    return np.clip(smooth + random.normal(0, sigma, smooth.shape), 0, 255).astype(np.uint8)
