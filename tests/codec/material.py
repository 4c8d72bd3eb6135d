"""Pictures for tests of the whole codec: something to see at every scale, made from numbers alone."""

import numpy as np

from aedesk.imaging import Picture


def drawn(
    width: int, height: int, *, channels: int = 3, dtype: type[np.unsignedinteger] = np.uint8, seed: int = 0
) -> np.ndarray:
    """Waves, an edge and some grain: (height, width, channels), uint8 or uint16."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    planes = []
    for _ in range(channels):
        a, b, c = rng.uniform(0.02, 0.15, 3)
        planes.append(np.sin(a * x + b * y) + np.cos(c * (x - y)) + (x * b > y * a))
    wave = np.stack(planes, axis=2)
    wave = 0.5 + 0.15 * wave + 0.02 * rng.standard_normal((height, width, 1))
    return np.rint(wave.clip(0, 1) * np.iinfo(dtype).max).astype(dtype)


def drawn_picture(
    width: int, height: int, *, channels: int = 3, deep: bool = False, seed: int = 0
) -> Picture:
    """A picture of 1 to 4 channels: 2 and 4 are with alpha."""
    dtype = np.uint16 if deep else np.uint8
    return Picture.from_array(drawn(width, height, channels=channels, dtype=dtype, seed=seed))
