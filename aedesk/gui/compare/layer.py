"""A picture as the view paints it: the pixels themselves and their halves, quarters, and so on."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QImage

HALF = 0.5
"""Down to this scale the pixels themselves are filtered; below it, their halves."""


@dataclass(frozen=True, slots=True)
class Level:
    """Pixels of one size.

    Attributes:
        image: `Format_RGB32` or `Format_ARGB32_Premultiplied`, in the screen's colours.
        left: Where it begins, in its own pixels, counted from the picture's left edge.
        top: The same from the upper edge.
        step: Pixels of the picture, across and down, that a pixel of it stands for.
    """

    image: QImage
    left: int = 0
    top: int = 0
    step: tuple[float, float] = (1.0, 1.0)

    def source(self, box: QRectF) -> QRectF:
        """Where a part of the picture lies in the image."""
        across, down = self.step
        return QRectF(
            box.x() / across - self.left, box.y() / down - self.top, box.width() / across, box.height() / down
        )


@dataclass(frozen=True, eq=False)
class Layer:
    """One picture of the view, or a part of it.

    Attributes:
        area: What it covers, in pixels of the picture.
        levels: The pixels themselves first; each further level has half as many across and down.
        caption: What it is.
        is_stand_in: Whether it is a small version of the picture, which is not to be shown as squares.
    """

    area: QRect
    levels: tuple[Level, ...]
    caption: str = ""
    is_stand_in: bool = field(default=False)

    @property
    def has_alpha(self) -> bool:
        """Whether something behind it may be seen."""
        return self.levels[0].image.hasAlphaChannel()

    @property
    def has_small_levels(self) -> bool:
        """Whether it can be shown much smaller than it is without aliasing."""
        return self.is_stand_in or len(self.levels) > 1 or max(self.area.width(), self.area.height()) < 2

    def level_for(self, scale: float) -> Level:
        """The smallest pixels that are not enlarged at a scale, or the finest."""
        fitting = [level for level in self.levels if max(level.step) * scale <= 1.0]
        return fitting[-1] if fitting else self.levels[0]


def first_layer(image: QImage, area: QRect, caption: str, size: QSize | None = None) -> Layer:
    """A layer without small levels.

    Args:
        image: In a format that `Level` names.
        area: What it covers.
        caption: What it is.
        size: Of the picture where the image is a smaller stand-in for the whole of it.
    """
    if size is None or size == image.size():
        return Layer(area, (Level(image, area.x(), area.y()),), caption)
    step = size.width() / image.width(), size.height() / image.height()
    return Layer(QRect(0, 0, size.width(), size.height()), (Level(image, 0, 0, step),), caption, True)
