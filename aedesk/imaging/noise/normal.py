"""Normal (Gaussian) noise: fine or coarse, equal everywhere or not, in luminance and colour apart."""

from dataclasses import dataclass
from typing import Any, Self

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]

SIGMA_MAX = 75.0
# A strong coarse noise leaves nothing of a picture that could be found again.
COARSE_SIGMA_MAX = 35.0


@dataclass(frozen=True, slots=True)
class NormalNoise:
    """What a normal noise is like.

    Args:
        sigma: Its RMS over the picture, in units of 1/255.
        colour: Share of it that differs between R, G and B: 1 is independent noise in each channel, 0 the
            same noise in all.
        grain: Size of its grain in pixels; 1 is noise that is independent from pixel to pixel.
        unevenness: How much its strength varies over the picture: 0 not at all, 1 by a factor of about 4.
    """

    sigma: float
    colour: float = 1.0
    grain: float = 1.0
    unevenness: float = 0.0

    @classmethod
    def drawn(cls, random: np.random.Generator, *, coarse: bool, strongest: float = SIGMA_MAX) -> Self:
        """Draw one: weaker ones are more frequent, and most is colour noise of even strength.

        Args:
            random: Source of all chance.
            coarse: Whether its grain is larger than a pixel.
            strongest: Largest sigma of a fine one; that of a coarse one is in proportion.
        """
        most = COARSE_SIGMA_MAX * (strongest / SIGMA_MAX) if coarse else strongest
        return cls(
            sigma=most * random.random() ** 1.5,
            colour=1.0 if random.random() < 0.7 else random.random(),
            grain=random.uniform(1.2, 4.0) if coarse else 1.0,
            unevenness=random.random() if random.random() < 0.3 else 0.0,
        )


def normal_noise(shape: tuple[int, int, int], noise: NormalNoise, random: np.random.Generator) -> Floats:
    """Draw a field of noise, float32 of ``shape`` (H, W, 1 or 3), in units of 1/255."""
    height, width, channels = shape
    field = _grained(shape, noise.grain, random)
    if channels == 3 and noise.colour < 1:
        same = _grained((height, width, 1), noise.grain, random)
        field = np.sqrt(noise.colour) * field + np.sqrt(1 - noise.colour) * same
    if noise.unevenness:
        field *= _strengths(height, width, noise.unevenness, random)
    return np.asarray(field * np.float32(noise.sigma), np.float32)


def add_normal(pixels: Pixels, noise: NormalNoise, random: np.random.Generator) -> Pixels:
    """Add noise to pixels (H, W, 1 or 3), clipped and rounded as a file would hold them."""
    height, width, channels = pixels.shape
    return eight_bits(pixels + normal_noise((height, width, channels), noise, random))


def eight_bits(values: npt.NDArray[Any]) -> Pixels:
    """Round values in units of 1/255 to 8 bits and clip them."""
    return np.asarray(np.clip(np.rint(values), 0, 255), np.uint8)


def _grained(shape: tuple[int, int, int], grain: float, random: np.random.Generator) -> Floats:
    """Noise of RMS 1; a coarse one is a fine one that was enlarged."""
    height, width, channels = shape
    if grain <= 1:
        return random.standard_normal(shape, np.float32)
    small = (int(np.ceil(height / grain)), int(np.ceil(width / grain)), channels)
    field = random.standard_normal(small, np.float32)
    method = cv2.INTER_CUBIC if random.random() < 0.5 else cv2.INTER_LINEAR
    large: Floats = cv2.resize(field, (width, height), interpolation=method).reshape(shape).astype(np.float32)
    # Interpolation averages, which takes strength away.
    large /= max(float(np.sqrt(np.mean(large * large))), 1e-3)
    return large


def _strengths(height: int, width: int, unevenness: float, random: np.random.Generator) -> Floats:
    """A smooth field of factors with a mean square of 1, (H, W, 1)."""
    knots = np.exp(unevenness * random.standard_normal((4, 4), np.float32))
    field = cv2.resize(knots, (width, height), interpolation=cv2.INTER_LINEAR)
    field = field / np.sqrt(np.mean(np.square(field)))
    return np.asarray(field[:, :, None], np.float32)
