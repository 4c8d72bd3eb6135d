"""What the background has found for the view: images with the areas that they cover, and figures."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from aedesk.gui.preview.figures import Figures


class Remark(Enum):
    """What the user should know of the figures."""

    NONE = auto()
    LOSSLESS = auto()
    TOO_SMALL = auto()
    TOO_GOOD = auto()
    REFINED = auto()
    NOT_DENOISED = auto()


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of the result.

    Args:
        area: What it covers, in pixels of the picture.
        image: Its pixels, as large as the area; None where only figures are new.
        figures: What is known of it.
        remark: What there is to say of that.
    """

    area: QRect
    image: QImage | None
    figures: Figures
    remark: Remark = Remark.NONE


@dataclass(frozen=True, slots=True)
class RivalShown:
    """The same part by another codec.

    Args:
        area: What it covers.
        image: Its pixels.
        family: "jpeg", "webp" or "avif".
        quality: On that codec's own scale.
        size: Bytes.
        psnr: In dB, of 8-bit samples.
    """

    area: QRect
    image: QImage
    family: str
    quality: int
    size: int
    psnr: float
