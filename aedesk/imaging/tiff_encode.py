"""A TIFF of 8 or 16 bits per sample, deflated, with profile, Exif and XMP."""

import itertools
import zlib
from collections.abc import Iterator

from PIL import TiffImagePlugin, TiffTags

from aedesk.errors import UnsupportedPictureError
from aedesk.imaging.exif_tags import tiff_tags_of_exif
from aedesk.imaging.picture import Metadata, Samples

_STRIP_BYTES = 1 << 19
_LEVEL = 4
_MAX_BYTES = 0xFFFF_FFFF
_ADOBE_DEFLATE, _HORIZONTAL_DIFFERENCES = 8, 2
_BLACK_IS_ZERO, _RGB = 1, 2
_PLAIN_ALPHA = 2


def encode_tiff(samples: Samples, metadata: Metadata) -> bytes:
    """A little-endian TIFF in deflated strips with horizontal differences.

    Args:
        samples: (H, W, C) uint8 or uint16; C is 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha.
        metadata: Profile, Exif and XMP.

    Raises:
        UnsupportedPictureError: The file would be over the 4 GiB of TIFF.
    """
    rows = max(1, _STRIP_BYTES // (samples.shape[1] * samples.shape[2] * samples.dtype.itemsize))
    strips = list(_strips(samples, rows))
    directory = _directory(samples, metadata, rows, [len(strip) for strip in strips])
    parts = [b"II*\0", (8).to_bytes(4, "little"), directory.tobytes(8), *strips]
    if sum(map(len, parts)) > _MAX_BYTES:
        raise UnsupportedPictureError("A TIFF holds at most 4 GiB; this picture needs more.", "Write PNG.")
    return b"".join(parts)


def _strips(samples: Samples, rows: int) -> Iterator[bytes]:
    little_endian = samples.dtype.newbyteorder("<")
    for top in range(0, samples.shape[0], rows):
        band = samples[top : top + rows]
        differences = band.copy()
        differences[:, 1:] -= band[:, :-1]
        yield zlib.compress(differences.astype(little_endian, copy=False).data, _LEVEL)


def _directory(
    samples: Samples, metadata: Metadata, rows: int, lengths: list[int]
) -> TiffImagePlugin.ImageFileDirectory_v2:
    height, width, channels = samples.shape
    tags = TiffImagePlugin.ImageFileDirectory_v2(prefix=b"II")
    for tag, value in tiff_tags_of_exif(metadata.exif).items():
        tags[tag] = value
    tags[TiffImagePlugin.IMAGEWIDTH] = width
    tags[TiffImagePlugin.IMAGELENGTH] = height
    tags[TiffImagePlugin.BITSPERSAMPLE] = (8 * samples.dtype.itemsize,) * channels
    tags[TiffImagePlugin.COMPRESSION] = _ADOBE_DEFLATE
    tags[TiffImagePlugin.PHOTOMETRIC_INTERPRETATION] = _RGB if channels >= 3 else _BLACK_IS_ZERO
    tags[TiffImagePlugin.SAMPLESPERPIXEL] = channels
    tags[TiffImagePlugin.ROWSPERSTRIP] = rows
    # Counted from the end of the directory: Pillow adds that when it writes the directory.
    tags[TiffImagePlugin.STRIPOFFSETS] = tuple(itertools.accumulate(lengths[:-1], initial=0))
    tags[TiffImagePlugin.STRIPBYTECOUNTS] = tuple(lengths)
    tags[TiffImagePlugin.PREDICTOR] = _HORIZONTAL_DIFFERENCES
    if channels in (2, 4):
        tags[TiffImagePlugin.EXTRASAMPLES] = (_PLAIN_ALPHA,)
    for tag, block in ((TiffImagePlugin.ICCPROFILE, metadata.icc), (TiffImagePlugin.XMP, metadata.xmp)):
        if block is not None:
            tags.tagtype[tag] = TiffTags.UNDEFINED if tag == TiffImagePlugin.ICCPROFILE else TiffTags.BYTE
            tags[tag] = block
    return tags
