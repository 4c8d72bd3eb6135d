"""Colours of heat, and the map of the bits as an image; made off the main thread."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, qRgb

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CELL = 16
"""Side of a cell of the map in pixels of the picture."""

_SIDE = 1600
"""The most pixels of a side of the picture below the map."""

_LEVELS = 256
# From black over purple and orange to light yellow: brighter is more, in print and for the colour-blind.
_STOPS = (
    (0, 0, 4),
    (40, 11, 84),
    (101, 21, 110),
    (159, 42, 99),
    (212, 72, 66),
    (245, 125, 21),
    (250, 193, 39),
    (252, 255, 164),
)


@dataclass(frozen=True, slots=True)
class BitMap:
    """Where the bits of a picture went.

    Args:
        size: Of the picture in pixels.
        bits: Bits of each cell (rows, columns), float32.
        top: Bits of a cell that the brightest colour stands for; the busiest few of a hundred have more.
        cells: A pixel for each cell, in colours of heat.
        picture: The picture itself, small; None where it is too large for that.
    """

    size: QSize
    bits: "NDArray[np.float32]"
    top: float
    cells: QImage
    picture: QImage | None


def read_map(path: Path, check: Callable[[float], None]) -> BitMap:
    """Decode a latent file, and make its map; not for the main thread.

    Args:
        path: The file.
        check: Called now and then; raises where nobody waits any more.

    Raises:
        AedeskError: The file is damaged, has no latents, or its model is not installed.
        OSError: It cannot be read.
    """
    from aedesk.codec import inspect_file, map_bits
    from aedesk.gui.thumbnails import MAX_PIXELS

    data = path.read_bytes()
    info = inspect_file(data)
    bits = map_bits(data, progress=check)
    top = top_of(bits)
    picture = None
    if info.width * info.height <= MAX_PIXELS:  # as for thumbnails: it would cost too much memory
        picture = _restored(data, check)
    return BitMap(QSize(info.width, info.height), bits, top, heat_image(bits, top), picture)


def top_of(bits: "NDArray[np.float32]") -> float:
    """Bits of the brightest colour: what 99 of 100 cells stay below, so that one odd cell hides nothing."""
    import numpy as np

    return max(1.0, float(np.quantile(bits, 0.99)))


def heat_image(bits: "NDArray[np.float32]", top: float) -> QImage:
    """An image with a pixel for each cell: 0 bits are black, ``top`` and more the brightest."""
    import numpy as np

    levels = np.clip(bits * ((_LEVELS - 1) / top), 0, _LEVELS - 1).astype(np.uint8)
    rows, columns = levels.shape
    image = QImage(levels.tobytes(), columns, rows, columns, QImage.Format.Format_Indexed8)
    image.setColorTable(heat_colours())
    return image.convertToFormat(QImage.Format.Format_RGB32)


def heat_colours() -> list[int]:
    """The colours of 256 levels, as Qt takes them."""
    return [_colour(level / (_LEVELS - 1)) for level in range(_LEVELS)]


def _colour(share: float) -> int:
    place = share * (len(_STOPS) - 1)
    low = min(int(place), len(_STOPS) - 2)
    part = place - low
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(_STOPS[low], _STOPS[low + 1], strict=True))
    return qRgb(red, green, blue)


def _restored(data: bytes, check: Callable[[float], None]) -> QImage:
    from aedesk.codec import CodecSource, restore_picture
    from aedesk.gui.thumbnails import small_image

    restored = restore_picture(data, CodecSource(), progress=check)
    return small_image(restored.picture, QSize(_SIDE, _SIDE)).convertToFormat(QImage.Format.Format_Grayscale8)
