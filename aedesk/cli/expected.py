"""What is expected of work that this machine has not done yet: a sample to try, sizes of outputs."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from aedesk.errors import AedeskError
from aedesk.options import DEFAULT_QUALITY, Options

_WIDTH, _HEIGHT = 1024, 768

_BYTES_PER_PIXEL = {"png": 1.77, "tiff": 1.84, "jpeg": 0.51, "webp": 1.13, "avif": 0.33}
"""Of Kodak's pictures 1, 7, 13 and 19, compressed at quality 60, restored, and written at each format's own
quality."""


def picture_sample() -> tuple[bytes, int]:
    """A picture of 0.8 megapixels with smooth parts and noise, as PNG, and the number of its pixels."""
    import numpy as np

    from aedesk.imaging import Picture, encode_picture

    y, x = np.mgrid[0:_HEIGHT, 0:_WIDTH]
    noise = np.random.default_rng(0).normal(0, 6, (_HEIGHT, _WIDTH, 3))
    waves = [np.sin(x / 31) * np.cos(y / 17), np.sin(x / 43 + y / 71), np.cos((x + y) / 57)]
    pixels = np.clip(128 + 80 * np.stack(waves, axis=2) + noise, 0, 255).astype(np.uint8)
    return encode_picture(Picture(pixels), "png"), _WIDTH * _HEIGHT


def latent_sample(device: str, threads: int | None) -> tuple[bytes, int]:
    """The same picture as a latent file of the default model.

    Raises:
        AedeskError: There is no model, or no such device.
    """
    from aedesk.codec import CompressSettings, compress_picture, open_codec
    from aedesk.imaging import read_picture

    picture, pixels = picture_sample()
    codec = open_codec(None, device=device, threads=threads)
    settings = CompressSettings(quality=DEFAULT_QUALITY)
    made = compress_picture(read_picture(picture), codec, settings, progress=lambda fraction: None)
    return made.data, pixels


def latent_bytes_per_pixel(options: Options) -> float | None:
    """Bytes a pixel that a model's training found on pictures that it had not seen; None if nothing is known.

    Args:
        options: Model, and quality or target PSNR.
    """
    from aedesk.zoo import find_package

    try:
        training: Mapping[str, Any] = find_package(options.model).description["training"]
        last = (training.get("curve") or training["validation"])[-1]
        if options.target_psnr is not None:
            return _between(last["psnr"], last["bpp"], options.target_psnr) / 8
        if options.target_size is not None:
            return None
        return _between(last["qualities"], last["bpp"], options.quality or DEFAULT_QUALITY) / 8
    except (AedeskError, LookupError, TypeError, ValueError):  # no model, or a record of another kind
        return None


def picture_bytes_per_pixel(picture_format: str) -> float | None:
    """Bytes a pixel that restored photographs take in a format; None where it was not measured."""
    return _BYTES_PER_PIXEL.get(picture_format)


def _between(places: Sequence[float], values: Sequence[float], place: float) -> float:
    """The value at a place, log-linear between its neighbours and beyond the ends."""
    points = sorted(zip(places, values, strict=True))
    low, high = next((pair for pair in pairwise(points) if place <= pair[1][0]), (points[-2], points[-1]))
    share = (place - low[0]) / (high[0] - low[0])
    return math.exp((1 - share) * math.log(low[1]) + share * math.log(high[1]))
