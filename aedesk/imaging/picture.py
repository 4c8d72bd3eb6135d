"""A picture in memory: samples, transparency, and what its file said beside the pixels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from aedesk.errors import UnsupportedPictureError
from aedesk.imaging.depth import to_8_bits

if TYPE_CHECKING:
    from PIL import Image

Samples: TypeAlias = NDArray[np.unsignedinteger[Any]]
"""An array of uint8 or uint16; the full range of the type is black to white."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a picture file carries beside the pixels, byte for byte; None where it is absent.

    Args:
        icc: ICC colour profile.
        exif: Exif as a TIFF structure (it starts with ``II`` or ``MM``), without the ``Exif\\0\\0`` of JPEG.
        xmp: XMP packet, UTF-8.
    """

    icc: bytes | None = None
    exif: bytes | None = None
    xmp: bytes | None = None

    def stripped(self) -> Metadata:
        """The same without Exif and XMP; the colour profile stays, because colours change without it."""
        return Metadata(icc=self.icc)


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture as aedesk works on it: upright, interleaved, grey or RGB, alpha apart.

    The arrays are not copied; whoever changes them changes the picture.

    Args:
        pixels: (H, W, C), C-contiguous, uint8 or uint16; C is 1 (grey) or 3 (RGB).
        alpha: (H, W), C-contiguous, same dtype, 0 is transparent; None when the picture has no transparency.
        metadata: Colour profile, Exif, XMP.
        format: Lower-case name of the format it was read from ("png", "jpeg"); "" when made from an array.
        notes: Sentences for the user about what was changed while reading.
        source: The file that it was read from, or its content; None when made from an array.

    Raises:
        UnsupportedPictureError: The arrays are not of the shapes and types above.
    """

    pixels: Samples
    alpha: Samples | None = None
    metadata: Metadata = field(default_factory=Metadata)
    format: str = ""
    notes: tuple[str, ...] = ()
    source: Path | bytes | None = None

    def __post_init__(self) -> None:
        _check_array("pixels", self.pixels, ndim=3)
        if self.pixels.shape[2] not in (1, 3):
            raise UnsupportedPictureError(
                f"The pixels have {self.pixels.shape[2]} channels; 1 (grey) or 3 (RGB) are allowed.",
                "Pass transparency as alpha, or use Picture.from_array.",
            )
        if self.alpha is None:
            return
        _check_array("alpha", self.alpha, ndim=2)
        if self.alpha.shape != self.pixels.shape[:2] or self.alpha.dtype != self.pixels.dtype:
            raise UnsupportedPictureError(
                f"The alpha is {self.alpha.shape} {self.alpha.dtype}; "
                f"the pixels need {self.pixels.shape[:2]} {self.pixels.dtype}."
            )

    @property
    def width(self) -> int:
        """Number of columns."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Number of rows."""
        return int(self.pixels.shape[0])

    @property
    def depth(self) -> int:
        """Bits per sample: 8 or 16."""
        return 8 * self.pixels.dtype.itemsize

    @property
    def is_grey(self) -> bool:
        """Whether there is one channel instead of red, green and blue."""
        return bool(self.pixels.shape[2] == 1)

    @classmethod
    def from_array(
        cls,
        array: NDArray[Any],
        *,
        metadata: Metadata | None = None,
        format: str = "",  # noqa: A002 - the name of the field
        notes: Iterable[str] = (),
    ) -> Picture:
        """Make a picture from one array.

        Args:
            array: uint8 or uint16 of shape (H, W) or (H, W, 1) grey, (H, W, 2) grey and alpha,
                (H, W, 3) RGB, (H, W, 4) RGB and alpha. Shared with the picture where its layout allows.
            metadata: Colour profile, Exif, XMP.
            format: Name of the format that it came from.
            notes: Sentences for the user.

        Raises:
            UnsupportedPictureError: Another shape or type, or no pixels.
        """
        _check_dtype("array", array)
        if array.ndim == 2:
            array = array[:, :, np.newaxis]
        if array.ndim != 3 or array.shape[2] not in (1, 2, 3, 4):
            raise UnsupportedPictureError(
                f"The array has the shape {array.shape}; (H, W) and (H, W, C) with C = 1..4 are allowed.",
                "Channels come last: grey or RGB, then alpha.",
            )
        has_alpha = array.shape[2] in (2, 4)
        colours = array.shape[2] - has_alpha
        return cls(
            pixels=np.ascontiguousarray(array[:, :, :colours]),
            alpha=np.ascontiguousarray(array[:, :, colours]) if has_alpha else None,
            metadata=metadata or Metadata(),
            format=format,
            notes=tuple(notes),
        )

    @classmethod
    def from_pillow(cls, image: Image.Image) -> Picture:
        """Make a picture from a Pillow image of any mode but "I", "F" and "LAB".

        An orientation in the image's Exif is applied, as by ``ImageOps.exif_transpose``. Pillow itself cuts
        16-bit colour to 8 bits when it opens a file; ``read_picture`` does not.

        Raises:
            UnsupportedPictureError: A mode without a defined range, or no pixels.
            DamagedPictureError: The image was opened lazily and its file is broken.
        """
        from aedesk.imaging.from_pillow import picture_from_pillow

        return picture_from_pillow(image)

    def to_array(self) -> Samples:
        """All samples in one array: (H, W), (H, W, 2), (H, W, 3) or (H, W, 4); alpha comes last."""
        if self.alpha is not None:
            return np.concatenate([self.pixels, self.alpha[:, :, np.newaxis]], axis=2)
        return self.pixels[:, :, 0] if self.is_grey else self.pixels

    def to_pillow(self) -> Image.Image:
        """A Pillow image of mode L, LA, RGB, RGBA or I;16, with the metadata in its ``info``.

        Pillow holds 16 bits for grey without alpha only; anything else is rounded to 8 bits.
        """
        from PIL import Image

        array = self.to_array()
        image = Image.fromarray(array if array.ndim == 2 else to_8_bits(array))
        named = {"icc_profile": self.metadata.icc, "exif": self.metadata.exif, "xmp": self.metadata.xmp}
        image.info.update({name: value for name, value in named.items() if value is not None})
        return image


def _check_dtype(name: str, array: NDArray[Any]) -> None:
    if array.dtype not in (np.dtype(np.uint8), np.dtype(np.uint16)):
        raise UnsupportedPictureError(
            f"The {name} is of type {array.dtype}; uint8 and uint16 are allowed.",
            "Scale other types to 0..255 or 0..65535 first.",
        )


def _check_array(name: str, array: NDArray[Any], *, ndim: int) -> None:
    _check_dtype(name, array)
    if array.ndim != ndim or array.size == 0 or not array.flags.c_contiguous:
        raise UnsupportedPictureError(
            f"The {name} has the shape {array.shape} and strides {array.strides}; "
            f"a contiguous array of {ndim} dimensions with at least one pixel is needed."
        )
