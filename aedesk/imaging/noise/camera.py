"""Noise of a camera: shot and read noise of its sensor, seen through mosaic, colours and tone curve.

A finished picture is taken back to what the sensor saw, in the manner of Brooks et al. ("Unprocessing Images
for Learned Raw Denoising", 2019), and developed again with and without noise.
"""

from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
import numpy.typing as npt

from aedesk.imaging.noise.normal import Pixels, eight_bits

Floats = npt.NDArray[np.float32]

# OpenCV names a mosaic by the second and third pixel of its second row.
_MOSAICS = (
    (cv2.COLOR_BayerBG2RGB, cv2.COLOR_BayerBG2RGB_EA),  # RG/GB
    (cv2.COLOR_BayerRG2RGB, cv2.COLOR_BayerRG2RGB_EA),  # BG/GR
    (cv2.COLOR_BayerGR2RGB, cv2.COLOR_BayerGR2RGB_EA),  # GB/RG
    (cv2.COLOR_BayerGB2RGB, cv2.COLOR_BayerGB2RGB_EA),  # GR/BG
)
# Channel of the four pixels of a cell, row by row.
_CHANNELS = ((0, 1, 1, 2), (2, 1, 1, 0), (1, 2, 0, 1), (1, 0, 2, 1))
# Sensors give black a value above 0, so that noise under it is not cut off.
_BLACK, _WHITE = 4096.0, 60000.0
_LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)


@dataclass(frozen=True, slots=True)
class CameraNoise:
    """A camera and its noise; values of the sensor run from 0 (black) to 1.

    Args:
        shot: Variance of the noise per unit of light.
        read: Variance of the noise in the dark.
        red_gain: White balance.
        blue_gain: White balance.
        saturation: How much colours are strengthened, 0 to about 0.6; it strengthens colour noise.
        contrast: Whether an S-shaped curve follows that of sRGB.
        edge_aware: Whether the mosaic is filled in along edges, or by plain averages.
        mosaic: Which corner the mosaic starts with, 0..3.
        sharpening: Amount of an unsharp mask, 0 is none.
    """

    shot: float
    read: float
    red_gain: float = 2.0
    blue_gain: float = 1.7
    saturation: float = 0.3
    contrast: bool = False
    edge_aware: bool = True
    mosaic: int = 0
    sharpening: float = 0.0

    @classmethod
    def drawn(cls, random: np.random.Generator) -> Self:
        """Draw one; read noise follows shot noise as it does in cameras whose sensitivity is raised."""
        shot = float(np.exp(random.uniform(np.log(1e-4), np.log(0.02))))
        # The line that Brooks et al. fitted to the Darmstadt Noise Dataset.
        read = float(np.exp(2.18 * np.log(shot) + 1.2 + random.normal(0, 0.26)))
        return cls(
            shot=shot,
            read=read,
            red_gain=random.uniform(1.6, 2.4),
            blue_gain=random.uniform(1.4, 2.0),
            saturation=random.uniform(0, 0.6),
            contrast=random.random() < 0.5,
            edge_aware=random.random() < 0.6,
            mosaic=int(random.integers(4)),
            sharpening=random.uniform(0.2, 1.0) if random.random() < 0.3 else 0.0,
        )


def develop(pixels: Pixels, camera: CameraNoise, random: np.random.Generator) -> tuple[Pixels, Pixels]:
    """Take a picture with a camera.

    Args:
        pixels: (H, W, 3) RGB, finished; sides even.
        camera: The camera.
        random: Gives the noise.

    Returns:
        The picture with noise, and the same without: its mosaic was filled in likewise, so that their
        difference is noise alone.
    """
    light = _mosaicked(_unfinished(pixels, camera), camera.mosaic)
    deviation = np.sqrt(camera.shot * light + camera.read)
    seen = light + deviation * random.standard_normal(light.shape, np.float32)
    return _finished(seen, camera), _finished(light, camera)


def _unfinished(pixels: Pixels, camera: CameraNoise) -> Floats:
    """From a finished picture to the light of each colour on the sensor."""
    levels = np.arange(256, dtype=np.float32) / 255
    if camera.contrast:  # inverse of 3x² − 2x³
        levels = 0.5 - np.sin(np.arcsin(1 - 2 * levels) / 3)
    linear = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)
    light = linear.astype(np.float32)[pixels]
    light = light @ np.linalg.inv(_colours(camera)).T.astype(np.float32)
    light /= np.array([camera.red_gain, 1.0, camera.blue_gain], np.float32)
    return np.clip(light, 0, 1)


def _mosaicked(light: Floats, mosaic: int) -> Floats:
    plane = np.empty(light.shape[:2], np.float32)
    for place, channel in enumerate(_CHANNELS[mosaic]):
        row, column = divmod(place, 2)
        plane[row::2, column::2] = light[row::2, column::2, channel]
    return plane


def _finished(plane: Floats, camera: CameraNoise) -> Pixels:
    counts = np.clip(plane * (_WHITE - _BLACK) + _BLACK, 0, 65535).astype(np.uint16)
    filled = cv2.demosaicing(counts, _MOSAICS[camera.mosaic][camera.edge_aware])
    light = (filled.astype(np.float32) - _BLACK) / (_WHITE - _BLACK)
    light *= np.array([camera.red_gain, 1.0, camera.blue_gain], np.float32)
    light = np.clip(light @ _colours(camera).T, 0, 1)
    shown = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    if camera.contrast:
        shown = shown * shown * (3 - 2 * shown)
    if camera.sharpening:
        shown = shown + camera.sharpening * (shown - cv2.GaussianBlur(shown, (0, 0), 1.0))
    return eight_bits(255 * shown)


def _colours(camera: CameraNoise) -> Floats:
    """The matrix that strengthens colours and leaves grey alone."""
    s = np.float32(camera.saturation)
    return np.asarray((1 + s) * np.eye(3, dtype=np.float32) - s * _LUMINANCE[None, :], np.float32)
