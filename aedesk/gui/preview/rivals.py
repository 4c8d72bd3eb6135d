"""The same part of a picture as JPEG, WebP or AVIF of the same size."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect

from aedesk.bench.contender import Pixels
from aedesk.bench.peers import SETTINGS, decode_peer, missing_reason, peer
from aedesk.errors import UsageError
from aedesk.gui.preview.board import cut, image_for
from aedesk.gui.preview.pieces import central
from aedesk.gui.preview.shown import RivalShown
from aedesk.gui.preview.source import Source
from aedesk.imaging import psnr, to_8_bits

MOST_PIXELS = 4_000_000
"""Of a part that is compared; encoders cannot be interrupted."""

_QUALITIES = range(1, 101)
# Close enough to the size that is asked for.
_MARGIN = 0.01


def rival(
    source: Source, area: QRect, bpp: float, family: str, check: Callable[[], None]
) -> Iterator[RivalShown]:
    """Show a part as another codec would, with the same bits per pixel.

    Args:
        source: The picture.
        area: The part; of a large one the middle is taken.
        bpp: Bits per pixel that ours takes there.
        family: "jpeg", "webp" or "avif".
        check: Called before each try; may raise to give up the work.

    Raises:
        UsageError: This codec is not there.
    """
    import numpy as np

    reason = missing_reason(family)
    if reason:
        raise UsageError(reason)
    area = central(area, MOST_PIXELS)
    samples = np.ascontiguousarray(to_8_bits(cut(source.pixels, area)))
    pixels = np.ascontiguousarray(np.broadcast_to(samples, (*samples.shape[:2], 3)))
    quality, data = at_size(pixels, family, bpp * area.width() * area.height() / 8, check)
    restored = decode_peer(data)
    image = image_for(source, restored, area)
    yield RivalShown(area, image, family, quality, len(data), psnr(pixels, restored))


def at_size(pixels: Pixels, family: str, size: float, check: Callable[[], None]) -> tuple[int, bytes]:
    """The best quality of a codec whose file has at most so many bytes; quality 1 where all have more.

    Args:
        pixels: 8-bit RGB.
        family: "jpeg", "webp" or "avif".
        size: Bytes.
        check: Called before each try; may raise to give up the search.

    Returns:
        The quality, and the file.
    """
    setting = next(one for one in SETTINGS if one.family == family and not one.slow)
    contender = peer(setting)
    low, high = _QUALITIES[0], _QUALITIES[-1]
    best: tuple[int, bytes] | None = None
    while low <= high:
        check()
        quality = (low + high) // 2
        data = contender.encode(pixels, quality)
        if len(data) <= size or quality == _QUALITIES[0]:
            best, low = (quality, data), quality + 1
            if len(data) >= size * (1 - _MARGIN):
                break
        else:
            high = quality - 1
    assert best is not None
    return best
