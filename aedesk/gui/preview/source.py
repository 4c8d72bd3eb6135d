"""Reads a picture to be looked at: a small stand-in first where that is quick, then all of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QColorSpace, QImage

from aedesk.gui.compare.preparing import pixels as bytes_of
from aedesk.gui.preview.images import colour_space, image_of

if TYPE_CHECKING:
    from aedesk.imaging import Picture
    from aedesk.imaging.picture import Samples

MAX_PIXELS = 110_000_000
"""Larger pictures are not shown: with all that the window needs they would take more than 900 MB."""

SHARED_FROM = 40_000_000
"""From so many pixels on, those of the screen are all that is kept; then no colour profile is applied."""

_STAND_IN_FROM = 3_000_000
_STAND_IN_SCALE = 8


@dataclass(frozen=True, slots=True)
class StandIn:
    """A small version of a picture that is still being read.

    Args:
        image: What is shown meanwhile.
        size: Of the picture itself.
    """

    image: QImage
    size: QSize


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A picture that is looked at.

    Args:
        image: What the screen shows of it.
        pixels: Its samples, (H, W, 1 or 3), uint8 or uint16; of large pictures a view into the image.
        picture: All of it; None where only the pixels of the screen are kept.
        space: What the samples are in; None for sRGB.
        size: Bytes of its file.
    """

    image: QImage
    pixels: "Samples"
    picture: "Picture | None"
    space: QColorSpace | None
    size: int

    @property
    def alpha(self) -> "Samples | None":
        """Its transparency, (H, W)."""
        return None if self.picture is None else self.picture.alpha


def read(path: Path, size: int) -> Iterator[StandIn | Source]:
    """Read a picture file.

    Args:
        path: The file.
        size: Its bytes.

    Raises:
        AedeskError: It cannot be read, or is too large to be shown.
        OSError: It cannot be opened.
    """
    from aedesk.imaging import Limits, read_picture

    stand_in = _stand_in(path)
    if stand_in is not None:
        yield stand_in
    yield source_of(read_picture(path, Limits(max_pixels=MAX_PIXELS)), size)


def source_of(picture: "Picture", size: int) -> Source:
    """Make what is looked at of a picture whose file has so many bytes."""
    from aedesk.imaging import to_8_bits

    if picture.width * picture.height < SHARED_FROM:
        space = colour_space(picture)
        image = image_of(picture.pixels, picture.alpha, space)
        return Source(image, picture.pixels, picture, space, size)
    if picture.is_grey or picture.alpha is not None:
        small = replace(
            picture,
            pixels=to_8_bits(picture.pixels),
            alpha=None if picture.alpha is None else to_8_bits(picture.alpha),
        )
        return Source(image_of(small.pixels, small.alpha), small.pixels, small, None, size)
    image = image_of(picture.pixels)
    return Source(image, bytes_of(image)[:, :, 2::-1], None, None, size)


def _stand_in(path: Path) -> StandIn | None:
    """An eighth of a large JPEG, which is read many times faster than all of it."""
    from aedesk.errors import AedeskError
    from aedesk.imaging import Limits, Picture, sniff_format
    from aedesk.imaging.decoders import decoding, open_image
    from aedesk.imaging.formats import SNIFF_BYTES

    try:
        with path.open("rb") as stream:
            name = sniff_format(stream.read(SNIFF_BYTES))
            if name != "jpeg":
                return None
            image = open_image(stream, name)
            width, height = image.size
            Limits(max_pixels=MAX_PIXELS).check_size(width, height)
            if width * height < _STAND_IN_FROM:
                return None
            with decoding(name, 0):
                image.draft("RGB", (width // _STAND_IN_SCALE, height // _STAND_IN_SCALE))
                small = Picture.from_pillow(image)
    except (AedeskError, OSError):  # reading all of it will tell what is wrong
        return None
    if (small.width < small.height) != (width < height):  # the orientation turned it
        width, height = height, width
    return StandIn(image_of(small.pixels, None, colour_space(small)), QSize(width, height))
