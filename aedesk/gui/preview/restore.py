"""A latent file as a picture to be looked at; nothing is written."""

import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QColorSpace, QImage

from aedesk.codec import CodecSource, FileInfo, Region, inspect_file, restore_picture
from aedesk.codec.leash import Leash
from aedesk.gui.compare.preparing import pixels as bytes_of
from aedesk.gui.preview.board import cut
from aedesk.gui.preview.figures import Figures
from aedesk.gui.preview.images import colour_space, image_of
from aedesk.gui.preview.shown import Shown
from aedesk.gui.preview.source import MAX_PIXELS, SHARED_FROM
from aedesk.imaging import Limits

# Pixels of a file that is restored in one go; larger ones grow before one's eyes, in bands of about as many.
_AT_ONCE = 3_000_000
_BAND_ROWS = 1024
_STEP = 0.4


def restored(path: Path, codecs: CodecSource, leash: Leash) -> Iterator[Shown]:
    """Restore a latent file band by band.

    Args:
        path: The file.
        codecs: Finds its model.
        leash: Lets the work be given up.

    Yields:
        The picture as far as it is restored; what is not is grey. The last one is whole.

    Raises:
        AedeskError: It is damaged, its model is not installed, or it is too large to be shown.
        OSError: It cannot be read.
    """
    data, limits = path.read_bytes(), Limits(max_pixels=MAX_PIXELS)
    info = inspect_file(data, limits)
    size = QRect(0, 0, info.width, info.height)
    rows = _rows(info)
    image: QImage | None = None
    space: QColorSpace | None = None
    told, is_copied = time.monotonic(), info.width * info.height < SHARED_FROM
    for top in range(0, info.height, rows):
        band = Region(0, top, info.width, min(rows, info.height - top))
        part = restore_picture(
            data, codecs, region=band, limits=limits, progress=leash.check, stopwatch=leash
        ).picture
        if image is None:
            space = colour_space(part)
            kind = (
                QImage.Format.Format_RGB32
                if part.alpha is None
                else QImage.Format.Format_ARGB32_Premultiplied
            )
            image = QImage(info.width, info.height, kind)
            bytes_of(image, writable=True)[:] = (128, 128, 128, 255)
        target = cut(bytes_of(image, writable=True), QRect(0, top, band.width, band.height))
        piece = image_of(part.pixels, part.alpha, space)  # its bytes live as long as it has a name
        target[:] = bytes_of(piece)
        is_last = top + rows >= info.height
        if is_last:
            yield Shown(size, image, _figures(info))
        elif is_copied and time.monotonic() - told > _STEP:
            yield Shown(size, image.copy(), _figures(info))
            told = time.monotonic()


def _rows(info: FileInfo) -> int:
    """Rows of a band: alpha is stored in one piece, and a lossless file in strips of about as many pixels."""
    if info.width * info.height <= _AT_ONCE or (info.metadata.get("alpha") and not info.lossless):
        return info.height
    return -(-info.height // info.strips) if info.lossless else _BAND_ROWS


def _figures(info: FileInfo) -> Figures:
    return Figures(
        part_pixels=info.width * info.height,
        part_bytes=info.bytes,
        whole_bytes=info.bytes,
        is_exact=True,
        covers_all=True,
        quality=info.quality,
        is_lossless=info.lossless,
    )
