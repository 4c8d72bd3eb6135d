"""Makes images ready for the screen, off the main thread: colours, format, and what is painted below 100 %.

Colours: an image with a colour space is converted to sRGB, which is what Qt and the system take untagged
pixels for; an image without one is taken as sRGB already. All sides of a comparison go through the same
conversion, so a difference on the screen is a difference of the pictures.

Qt keeps Python's lock while it converts, so that is done in small strips; OpenCV, NumPy and Pillow do not.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColorSpace, QImage

from aedesk.gui.compare.geometry import Placement
from aedesk.gui.compare.layer import Layer, Level, Rendering, inner_box

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

_AT_ONCE = 1_000_000
_QT_STRIP = 60_000
"""Qt spreads larger ones over threads and waits for them with the lock in its hand."""

_STRIP = 2_000_000
_SMALLEST_LEVEL = 64

_ORDERS = {
    QImage.Format.Format_Grayscale8: (1, "COLOR_GRAY2BGRA"),
    QImage.Format.Format_RGB888: (3, "COLOR_RGB2BGRA"),
    QImage.Format.Format_BGR888: (3, "COLOR_BGR2BGRA"),
    QImage.Format.Format_RGBX8888: (4, "COLOR_RGBA2BGRA"),
    QImage.Format.Format_RGBA8888: (4, "COLOR_RGBA2BGRA"),
}
"""Formats that differ from ours by the order of their bytes, where they are opaque."""


def made_ready_at_once(image: QImage) -> QImage | None:
    """The image ready for the screen, where that takes no time; see `made_ready`."""
    if _is_ready(image):
        return image
    return _converted(image, _kind(image)) if image.width() * image.height() <= _AT_ONCE else None


def made_ready(image: QImage) -> QImage:
    """The image in the screen's colours and in a format that is painted quickly.

    Returns:
        `Format_RGB32`, or `Format_ARGB32_Premultiplied` where it has an alpha channel that is of use.
    """
    if _is_ready(image):
        return image
    if image.format() in _ORDERS and not _is_foreign(image) and _is_opaque(image):
        return _reordered(image)
    ready = QImage(image.size(), _kind(image))
    target = pixels(ready, writable=True)
    rows = max(1, _QT_STRIP // image.width())
    for top in range(0, image.height(), rows):
        strip = image.copy(0, top, image.width(), min(rows, image.height() - top))
        strip = _converted(strip, ready.format())
        target[top : top + rows] = pixels(strip)
    return ready


def small_levels(level: Level) -> tuple[Level, ...]:
    """The level and its halves, down to a few pixels.

    A pixel of a half is the mean of four, counted from the picture's corner, so that the levels of a part
    of the picture agree with those of the whole.
    """
    levels = [level]
    while max(levels[-1].image.width(), levels[-1].image.height()) > _SMALLEST_LEVEL:
        levels.append(_half(levels[-1]))
    return tuple(levels)


def render(layer: Layer, place: Placement) -> Rendering | None:
    """What is visible of a layer, filtered well.

    Args:
        layer: With the levels that the scale needs.
        place: At a scale below 1.

    Returns:
        None where nothing is visible.
    """
    import numpy as np
    from PIL import Image

    box = inner_box(layer.area, place)
    if box.isEmpty():
        return None
    level, corner = layer.level_for(place.scale), box.topLeft() - QPoint(*place.offset)
    across, down = (step * place.scale for step in level.step)
    size = level.image.width(), level.image.height()
    source = (
        max(0.0, corner.x() / across - level.left),
        max(0.0, corner.y() / down - level.top),
        min(size[0], (corner.x() + box.width()) / across - level.left),
        min(size[1], (corner.y() + box.height()) / down - level.top),
    )
    # Four channels without a meaning: as they are premultiplied, each can be filtered by itself.
    whole = Image.frombuffer("RGBX", size, pixels(level.image), "raw", "RGBX", 0, 1)
    array = np.array(whole.resize((box.width(), box.height()), Image.Resampling.BICUBIC, source))
    if layer.has_alpha:  # no colour may be above its alpha
        np.minimum(array, array[..., 3:], out=array)
    return Rendering(image_of(array, level.image.format()), place.scale, corner)


def pixels(image: QImage, *, writable: bool = False) -> "NDArray[uint8]":
    """The bytes of an image of 32 bits a pixel: (height, width, 4), valid as long as the image lives."""
    import numpy as np

    data = np.frombuffer(image.bits() if writable else image.constBits(), np.uint8)
    return data.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width()]


def halved(array: "NDArray[uint8]", left: int, top: int) -> "NDArray[uint8]":
    """Means of four, where the array's first pixel is `left` and `top` pixels from the picture's corner.

    Args:
        array: (height, width, 4).
        left: Of its first column; an odd one is alone in its mean.
        top: Of its first row.

    Returns:
        As many rows and columns as are touched.
    """
    import cv2

    height, width = array.shape[:2]
    odd = top % 2, (top + height) % 2, left % 2, (left + width) % 2
    if any(odd):
        array = cv2.copyMakeBorder(array, *odd, cv2.BORDER_REPLICATE)
        height, width = array.shape[:2]
    half: NDArray[uint8] = cv2.resize(array, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    return half


def image_of(array: "NDArray[uint8]", kind: QImage.Format) -> QImage:
    """An image that owns a copy of the pixels (height, width, 4)."""
    image = QImage(array.shape[1], array.shape[0], kind)
    pixels(image, writable=True)[:] = array
    return image


def _half(level: Level) -> Level:
    array = halved(pixels(level.image), level.left, level.top)
    across, down = level.step
    image = image_of(array, level.image.format())
    return Level(image, level.left // 2, level.top // 2, (2 * across, 2 * down))


def _reordered(image: QImage) -> QImage:
    import cv2

    channels, order = _ORDERS[image.format()]
    ready = QImage(image.size(), QImage.Format.Format_RGB32)
    source, target = _samples(image, channels), pixels(ready, writable=True)
    rows = max(1, _STRIP // image.width())
    for top in range(0, image.height(), rows):
        strip = slice(top, top + rows)
        cv2.cvtColor(source[strip], getattr(cv2, order), dst=target[strip])
    return ready


def _is_opaque(image: QImage) -> bool:
    return not image.hasAlphaChannel() or bool((_samples(image, 4)[..., 3] == 255).all())


def _samples(image: QImage, channels: int) -> "NDArray[uint8]":
    import numpy as np

    shape, strides = (image.height(), image.width(), channels), (image.bytesPerLine(), channels, 1)
    return np.ndarray(shape, np.uint8, image.constBits(), 0, strides)


def _converted(image: QImage, kind: QImage.Format) -> QImage:
    if _is_foreign(image):
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    ready = image.convertToFormat(kind)
    ready.setColorSpace(QColorSpace())
    return ready


def _kind(image: QImage) -> QImage.Format:
    transparent, opaque = QImage.Format.Format_ARGB32_Premultiplied, QImage.Format.Format_RGB32
    return transparent if image.hasAlphaChannel() else opaque


def _is_ready(image: QImage) -> bool:
    return image.format() is _kind(image) and not _is_foreign(image)


def _is_foreign(image: QImage) -> bool:
    space = image.colorSpace()
    return space.isValid() and space != QColorSpace(QColorSpace.NamedColorSpace.SRgb)
