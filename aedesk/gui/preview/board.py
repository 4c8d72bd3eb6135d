"""Where the tiles of a result are put together, in the background."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from aedesk.gui.compare.preparing import pixels as bytes_of
from aedesk.gui.preview.images import image_of
from aedesk.gui.preview.source import Source

if TYPE_CHECKING:
    from aedesk.imaging.picture import Samples


def cut(samples: "Samples", area: QRect) -> "Samples":
    """Some rows and columns of samples, as a view."""
    return samples[area.y() : area.y() + area.height(), area.x() : area.x() + area.width()]


def image_for(source: Source, samples: "Samples", area: QRect) -> QImage:
    """What the screen shows of new samples of an area of a picture."""
    alpha = source.alpha
    return image_of(samples, None if alpha is None else cut(alpha, area), source.space)


class Board:
    """An area of a picture that fills with results; until then it shows what was there before.

    Args:
        source: The picture.
        area: What is shown.
        before: An earlier image of the very area, if there is one.
    """

    def __init__(self, source: Source, area: QRect, before: QImage | None = None) -> None:
        self._source = source
        self._area = area
        start = before if before is not None and before.size() == area.size() else None
        self._image = QImage(area.size(), source.image.format())
        target = bytes_of(self._image, writable=True)
        target[:] = cut(bytes_of(source.image), area) if start is None else bytes_of(start)

    def put(self, samples: "Samples", tile: QRect) -> None:
        """Take the samples of a tile."""
        target = cut(bytes_of(self._image, writable=True), tile.translated(-self._area.topLeft()))
        piece = image_for(self._source, samples, tile)  # its bytes live as long as it has a name
        target[:] = bytes_of(piece)

    def image(self) -> QImage:
        """What there is by now; it stays as it is when further tiles come."""
        image = QImage(self._image.size(), self._image.format())
        bytes_of(image, writable=True)[:] = bytes_of(self._image)
        return image
