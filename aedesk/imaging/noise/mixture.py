"""The mixture of noises that a denoiser meets in files."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, TypeAlias

import cv2
import numpy as np

from aedesk.imaging.noise.camera import CameraNoise, develop
from aedesk.imaging.noise.jpeg import BLOCK, through_jpeg
from aedesk.imaging.noise.normal import SIGMA_MAX, NormalNoise, Pixels, add_normal

Kind: TypeAlias = Literal["clean", "normal", "camera", "coarse", "jpeg", "noise and jpeg"]
KINDS: dict[Kind, float] = {
    "clean": 0.04,
    "normal": 0.38,
    "camera": 0.18,
    "coarse": 0.08,
    "jpeg": 0.12,
    "noise and jpeg": 0.20,
}
"""Kinds of noise and their shares in the mixture."""
GREY_SHARE = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class NoisyPicture:
    """A picture with noise, and what should be made of it.

    Args:
        noisy: (H, W, 3) uint8.
        clean: (H, W, 3) uint8: the same without noise. It went through the same camera and resizing, so that
            a network learns to take noise away and not to undo those.
        kind: One of ``KINDS``.
    """

    noisy: Pixels
    clean: Pixels
    kind: Kind


def synthesise(
    pixels: Pixels,
    random: np.random.Generator,
    kind: Kind | None = None,
    *,
    kinds: Collection[str] = tuple(KINDS),
    strongest: float = SIGMA_MAX,
) -> NoisyPicture:
    """Give a picture noise of some kind; the same generator state gives the same noise.

    Args:
        pixels: (H, W, 3) RGB, clean; sides even.
        random: Source of all chance.
        kind: One of ``KINDS``; drawn by its share without one.
        kinds: Those of ``KINDS`` that may be drawn, at least one.
        strongest: Largest sigma of fine normal noise; that of coarse noise is in proportion.
    """
    if kind is None:
        shares = {name: share for name, share in KINDS.items() if name in kinds}
        known = np.array(list(shares.values()))
        if len(shares) < len(KINDS):
            known /= known.sum()
        kind = tuple(shares)[int(random.choice(len(shares), p=known))]
    if random.random() < GREY_SHARE:
        pixels = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)[:, :, None]
    noisy, clean = _with_noise(pixels, kind, random, strongest)
    return NoisyPicture(_three(noisy), _three(clean), kind)


def _with_noise(
    pixels: Pixels, kind: Kind, random: np.random.Generator, strongest: float
) -> tuple[Pixels, Pixels]:
    if kind == "clean":
        return pixels, pixels
    if kind == "jpeg":
        # A weaker one first, now and then: pictures are edited and saved again.
        first = _through_jpeg(pixels, random, 60, 98) if random.random() < 0.2 else pixels
        return _through_jpeg(first, random, 8, 95), pixels
    if kind == "noise and jpeg":
        inner: tuple[Kind, ...] = ("normal", "camera", "coarse")
        noisy, clean = _with_noise(pixels, inner[int(random.integers(3))], random, strongest)
        return _through_jpeg(noisy, random, 30, 98), clean
    if kind == "camera" and pixels.shape[2] == 3:
        return develop(pixels, CameraNoise.drawn(random), random)
    if kind == "coarse" and random.random() < 0.5:
        return _enlarged(pixels, random, strongest)
    noise = NormalNoise.drawn(random, coarse=kind == "coarse", strongest=strongest)
    return add_normal(pixels, noise, random), pixels


def _enlarged(pixels: Pixels, random: np.random.Generator, strongest: float) -> tuple[Pixels, Pixels]:
    """A smaller picture with noise, enlarged afterwards."""
    height, width = pixels.shape[:2]
    scale = random.uniform(1.2, 2.0)
    # Mosaics need even sides.
    size = tuple(2 * round(side / scale / 2) for side in (width, height))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA).reshape(size[1], size[0], -1)
    noisy, clean = _with_noise(small, "camera" if random.random() < 0.5 else "normal", random, strongest)
    method = cv2.INTER_CUBIC if random.random() < 0.5 else cv2.INTER_LINEAR
    both = (cv2.resize(part, (width, height), interpolation=method) for part in (noisy, clean))
    first, second = (part.reshape(height, width, -1) for part in both)
    return first, second


def _through_jpeg(pixels: Pixels, random: np.random.Generator, low: int, high: int) -> Pixels:
    top, left = (int(place) for place in random.integers(0, BLOCK, 2))
    return through_jpeg(
        pixels,
        int(random.integers(low, high + 1)),
        subsampling=int(random.choice(3, p=[0.3, 0.1, 0.6])),
        offset=(top, left),
    )


def _three(pixels: Pixels) -> Pixels:
    return np.ascontiguousarray(np.broadcast_to(pixels, (*pixels.shape[:2], 3)))
