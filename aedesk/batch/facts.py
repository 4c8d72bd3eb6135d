"""What the front of a file says of the picture in it: size, time, camera. Nothing is decoded."""

import contextlib
import struct
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from PIL import Image, ImageFile

_FRONT_BYTES = 1 << 16
_ON_ITS_SIDE = (5, 6, 7, 8)
# Their decoders give the size of the upright picture.
_TURNED_BY_DECODER = frozenset({"tiff", "heif", "jxl"})


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts about one picture or latent file.

    Args:
        width: Pixels, of the upright picture.
        height: Pixels.
        taken: When the picture was taken as its Exif has it, or else when the file was changed last.
        camera: Model of the camera, empty where it is not known.
    """

    width: int
    height: int
    taken: datetime
    camera: str


def read_size(path: Path) -> tuple[int, int]:
    """Width and height in pixels, as they are stored.

    Raises:
        AedeskError: This is no picture and no latent file, or its header is damaged.
        OSError: The file cannot be read.
    """
    from aedesk.codec.header import SIGNATURE, parse_header
    from aedesk.imaging.headers import declared_size
    from aedesk.imaging.limits import Limits

    with path.open("rb") as stream:
        head = stream.read(_FRONT_BYTES)
        if head.startswith(SIGNATURE):
            header = parse_header(head, Limits()).header
            return header.width, header.height
        name = _format(head)
        return declared_size(stream, name) or _open(stream, name).size


def read_facts(path: Path) -> Facts:
    """All facts; slower than `read_size`, because some formats keep their Exif at the end.

    Raises:
        AedeskError: This is no picture and no latent file, or its header is damaged.
        OSError: The file cannot be read.
    """
    from aedesk.codec.header import SIGNATURE

    with path.open("rb") as stream:
        head = stream.read(_FRONT_BYTES)
        if head.startswith(SIGNATURE):
            width, height, exif = _latent_front(stream)
        else:
            width, height, exif = _picture_front(stream, _format(head))
    # Cameras know no time zone, so neither do these times.
    taken = _taken(exif) or datetime.fromtimestamp(path.stat().st_mtime)
    return Facts(width, height, taken, _text(exif, "Model"))


def _format(head: bytes) -> str:
    from aedesk.imaging.formats import SNIFF_BYTES, sniff_format

    return sniff_format(head[:SNIFF_BYTES])


def _open(stream: BinaryIO, name: str) -> "ImageFile.ImageFile":
    from aedesk.imaging.decoders import decoding, open_image
    from aedesk.imaging.limits import Limits

    with decoding(name, 0):
        image = open_image(stream, name)
    Limits(max_pixels=1 << 40).check_size(*image.size)
    return image


def _latent_front(stream: BinaryIO) -> tuple[int, int, "Image.Exif"]:
    from aedesk.codec.container import read_front
    from aedesk.imaging.limits import Limits

    stream.seek(0)
    header, metadata = read_front(stream, Limits())
    return header.width, header.height, _parsed(metadata.exif)


def _picture_front(stream: BinaryIO, name: str) -> tuple[int, int, "Image.Exif"]:
    from aedesk.imaging.from_pillow import metadata_of
    from aedesk.imaging.headers import declared_size
    from aedesk.imaging.limits import Limits

    size = declared_size(stream, name)
    if size is not None:  # its decoder takes memory for all pixels when it is created
        Limits().check_size(*size)
    image = _open(stream, name)
    exif = image.getexif() if name == "tiff" else _parsed(metadata_of(image).exif)
    width, height = image.size
    if name not in _TURNED_BY_DECODER and exif.get(_tag("Orientation")) in _ON_ITS_SIDE:
        width, height = height, width
    return width, height, exif


def _parsed(block: bytes | None) -> "Image.Exif":
    from PIL import Image

    exif = Image.Exif()
    with contextlib.suppress(OSError, SyntaxError, ValueError, struct.error):  # a broken block says nothing
        exif.load(block or b"")
    return exif


def _taken(exif: "Image.Exif") -> datetime | None:
    from PIL import ExifTags

    inner: dict[int, object] = {}
    with contextlib.suppress(OSError, SyntaxError, ValueError, KeyError, TypeError, struct.error):
        inner = exif.get_ifd(ExifTags.IFD.Exif)
    for value in (
        inner.get(_tag("DateTimeOriginal")),
        inner.get(_tag("DateTimeDigitized")),
        _text(exif, "DateTime"),
    ):
        with contextlib.suppress(ValueError):
            return datetime.strptime(str(value).strip("\0 ")[:19], "%Y:%m:%d %H:%M:%S")
    return None


def _text(exif: "Image.Exif", name: str) -> str:
    value = exif.get(_tag(name))
    return value.strip("\0 ") if isinstance(value, str) else ""


def _tag(name: str) -> int:
    from PIL import ExifTags

    return int(ExifTags.Base[name])
