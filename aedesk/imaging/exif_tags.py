"""Exif between its own block and the tags of a TIFF."""

import struct
from collections.abc import Iterator
from typing import Any

from PIL import ExifTags, Image

from aedesk.imaging.orientation import plain_exif

# Tags of a TIFF's first directory that describe the picture and not the layout of the file.
_DESCRIBING = (
    ExifTags.Base.ImageDescription,
    ExifTags.Base.Make,
    ExifTags.Base.Model,
    ExifTags.Base.XResolution,
    ExifTags.Base.YResolution,
    ExifTags.Base.ResolutionUnit,
    ExifTags.Base.Software,
    ExifTags.Base.DateTime,
    ExifTags.Base.Artist,
    ExifTags.Base.HostComputer,
    ExifTags.Base.Copyright,
)
_DIRECTORIES = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo)


def exif_of_tiff(image: Image.Image) -> bytes | None:
    """The tags of a TIFF that describe the picture, with its Exif and GPS directories, as an Exif block.

    Args:
        image: An open TIFF whose stream is still there.
    """
    kept = Image.Exif()
    for tag, value in _entries(image.getexif()):
        if isinstance(value, dict):
            kept.get_ifd(tag).update(value)
        else:
            kept[tag] = value
    block = plain_exif(kept.tobytes())
    return block if block and int.from_bytes(block[8:10], "little" if block[:1] == b"I" else "big") else None


def tiff_tags_of_exif(exif: bytes | None) -> dict[int, Any]:
    """What an Exif block says about the picture, as values for a TIFF's first directory.

    Args:
        exif: The block; one that cannot be parsed gives nothing.

    Returns:
        Tag → value as Pillow writes it; the Exif and GPS directories are dictionaries.
    """
    if exif is None:
        return {}
    source = Image.Exif()
    try:
        source.load(exif)
        return dict(_entries(source))
    except (OSError, SyntaxError, ValueError, struct.error):
        return {}


def _entries(source: Image.Exif) -> Iterator[tuple[int, Any]]:
    for tag in _DESCRIBING:
        if tag in source:
            yield tag, source[tag]
    for directory in _DIRECTORIES:
        if entries := source.get_ifd(directory):
            yield directory, dict(entries)
