"""Samples to images that the view can paint at once, in the colours of the screen; off the main thread."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QColorSpace, QImage

from aedesk.gui.compare.preparing import made_ready
from aedesk.gui.compare.preparing import pixels as bytes_of

if TYPE_CHECKING:
    from aedesk.imaging import Picture
    from aedesk.imaging.picture import Samples

_STRIP_PIXELS = 500_000


def colour_space(picture: "Picture") -> QColorSpace | None:
    """The colour space that a picture's profile describes; None where it is sRGB or cannot be used."""
    if not picture.metadata.icc or picture.is_grey:
        return None
    space = QColorSpace.fromIccProfile(picture.metadata.icc)
    usable = space.isValid() and space.colorModel() is QColorSpace.ColorModel.Rgb
    return space if usable and space != QColorSpace(QColorSpace.NamedColorSpace.SRgb) else None


def image_of(samples: "Samples", alpha: "Samples | None" = None, space: QColorSpace | None = None) -> QImage:
    """Make an image.

    Args:
        samples: (H, W, 1 or 3), uint8 or uint16, with any strides.
        alpha: (H, W), same type.
        space: What the samples are in; sRGB without one.

    Returns:
        `Format_RGB32`, or `Format_ARGB32_Premultiplied` with alpha.
    """
    height, width = samples.shape[:2]
    kind = QImage.Format.Format_RGB32 if alpha is None else QImage.Format.Format_ARGB32
    image = QImage(width, height, kind)
    target = bytes_of(image, writable=True)
    rows = max(1, _STRIP_PIXELS // width)
    for top in range(0, height, rows):
        strip = slice(top, top + rows)
        fill(target[strip], samples[strip], None if alpha is None else alpha[strip])
    if space is not None:
        image.setColorSpace(space)
    return made_ready(image)


def fill(target: "Samples", samples: "Samples", alpha: "Samples | None" = None) -> None:
    """Put samples into the bytes (H, W, 4) of an image: blue first, alpha last."""
    import cv2
    import numpy as np

    from aedesk.imaging import to_8_bits

    # OpenCV takes a small part of the time that NumPy needs to reverse the colours.
    source = np.ascontiguousarray(to_8_bits(samples))
    cv2.cvtColor(source, cv2.COLOR_GRAY2BGRA if source.shape[2] == 1 else cv2.COLOR_RGB2BGRA, dst=target)
    if alpha is not None:
        target[:, :, 3] = to_8_bits(alpha)
