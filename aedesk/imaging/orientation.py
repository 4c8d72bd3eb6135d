"""The Exif orientation: found, applied to an array, and set back to upright in the metadata."""

import re
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aedesk.imaging.picture import Metadata

UPRIGHT = 1
_TAG = 0x0112
_SHORT = 3
JPEG_EXIF_PREFIX = b"Exif\0\0"
_XMP_ORIENTATION = re.compile(rb"(tiff:Orientation\s*(?:=\s*[\"']|>)\s*)[2-8]")


def plain_exif(exif: bytes | None) -> bytes | None:
    """Exif as a bare TIFF structure, whatever prefix its file format puts before it; None when empty."""
    if not exif:
        return None
    while exif.startswith(JPEG_EXIF_PREFIX):
        exif = exif[len(JPEG_EXIF_PREFIX) :]
    return exif or None


def exif_orientation(exif: bytes | None) -> int:
    """The orientation 1..8 of an Exif block; 1 (upright) when it is absent, broken or out of range."""
    place = _find(exif or b"")
    if place is None:
        return UPRIGHT
    offset, order = place
    value: int = struct.unpack_from(order + "H", exif or b"", offset)[0]
    return value if 1 <= value <= 8 else UPRIGHT


def marked_upright(metadata: Metadata) -> Metadata:
    """The metadata with orientation 1 in Exif and XMP; every other byte stays.

    Only the value is overwritten, because writing Exif anew breaks the offsets inside makers' notes.
    """
    exif, xmp = metadata.exif, metadata.xmp
    if exif is not None and (place := _find(exif)):
        offset, order = place
        exif = exif[:offset] + struct.pack(order + "H", UPRIGHT) + exif[offset + 2 :]
    if xmp is not None:
        xmp = _XMP_ORIENTATION.sub(rb"\g<1>1", xmp)
    return Metadata(icc=metadata.icc, exif=exif, xmp=xmp)


def turned_upright(array: NDArray[Any], orientation: int) -> NDArray[Any]:
    """Turn and mirror stored rows and columns as they are to be seen.

    Args:
        array: (H, W) or (H, W, C) as stored in the file.
        orientation: Exif value 1..8: where row 0 and column 0 of the stored array belong.

    Returns:
        A contiguous array; the same one when the orientation is 1.
    """
    if orientation >= 5:
        array = array.swapaxes(0, 1)
    if orientation in (2, 3, 6, 7):
        array = array[:, ::-1]
    if orientation in (3, 4, 7, 8):
        array = array[::-1]
    return np.ascontiguousarray(array)


def _find(exif: bytes) -> tuple[int, str] | None:
    """Offset of the orientation's value and the byte order of struct; None when there is none."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None or len(exif) < 8:
        return None
    (directory,) = struct.unpack_from(order + "I", exif, 4)
    if directory + 2 > len(exif):
        return None
    (count,) = struct.unpack_from(order + "H", exif, directory)
    for entry in range(directory + 2, min(directory + 2 + 12 * count, len(exif) - 11), 12):
        tag, kind, length = struct.unpack_from(order + "HHI", exif, entry)
        if (tag, kind, length) == (_TAG, _SHORT, 1):
            return entry + 8, order
    return None
