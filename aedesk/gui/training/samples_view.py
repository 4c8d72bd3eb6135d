"""Four fixed pictures, before and after: what the network does to them now."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionFocusRect,
    QVBoxLayout,
    QWidget,
)

from aedesk.gui.training.sample_pictures import MOST_PAIRS, SamplePair

_GAP = 6
_LEAST = 56
_USUAL = 116


class SamplesView(QWidget):
    """A button for each sample; a click opens it large.

    Signals:
        chosen: The place of the sample that was clicked, from 0.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._pairs: Sequence[SamplePair] = ()
        self._across = 2
        self.buttons = [_PairButton() for _ in range(MOST_PAIRS)]
        self._heading = QLabel()
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        self._columns = _Captions()
        self._nothing = QLabel(
            self.tr("Four pictures that are never trained on appear here, before and after."), wordWrap=True
        )
        self._nothing.setEnabled(False)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._columns)
        grid = QGridLayout()
        grid.setSpacing(_GAP)
        for place, button in enumerate(self.buttons):
            grid.addWidget(button, place, 0)
            grid.setRowStretch(place, 1)
            button.clicked.connect(lambda _=False, place=place: self.chosen.emit(place))
        column.addLayout(grid, 1)
        column.addWidget(self._nothing, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.show_pairs(())

    @property
    def pairs(self) -> Sequence[SamplePair]:
        """What is shown."""
        return self._pairs

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave what square pictures of this height do not need."""
        super().resizeEvent(event)
        self._limit_width()

    def show_pairs(self, pairs: Sequence[SamplePair]) -> None:
        """Show other samples; without any, a sentence about what will be here."""
        self._pairs = pairs
        self._across = 3 if pairs and pairs[0].clean is not None else 2
        self._limit_width()
        self._nothing.setVisible(not pairs)
        self._columns.setVisible(bool(pairs))
        self._heading.setText(self.tr("Samples"))
        if pairs:
            denoised = pairs[0].clean is not None
            self._heading.setText(
                self.tr("Samples at step {0}").format(self.locale().toString(pairs[0].step))
            )
            codec = (self.tr("Original"), self.tr("Restored"))
            noise = (self.tr("Noisy"), self.tr("Denoised"), self.tr("Clean"))
            self._columns.set_texts(noise if denoised else codec)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(pairs))
            if place < len(pairs):
                button.set_pair(pairs[place])
                button.setText(self.tr("Sample {0}: compare").format(place + 1))
                button.setToolTip(self.tr("Compare them large"))

    def _limit_width(self) -> None:
        lines = 3 * self.fontMetrics().height()
        side = max(_LEAST, (self.height() - lines) // MOST_PAIRS - _GAP)
        self.setMaximumWidth(_wanted(self._across, side))


class _Captions(QWidget):
    """Words over the columns of pictures."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: Sequence[str] = ()
        self.setEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_texts(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(_wanted(len(self._texts), _USUAL), self.fontMetrics().height())

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        with QPainter(self) as painter:
            painter.setPen(self.palette().windowText().color())
            for box, text in zip(_boxes(self.rect(), len(self._texts)), self._texts, strict=True):
                painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), text)


class _PairButton(QAbstractButton):
    """The pictures of one sample side by side."""

    def __init__(self) -> None:
        super().__init__()
        self._images: list[QImage] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def set_pair(self, pair: SamplePair) -> None:
        self._images = [image for image in (pair.before, pair.after, pair.clean) if image is not None]
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(_wanted(len(self._images), _USUAL), _USUAL)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(_wanted(len(self._images), _LEAST), _LEAST)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for box, image in zip(_boxes(self.rect(), len(self._images)), self._images, strict=True):
                size = image.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
                place = QRect(0, 0, size.width(), size.height())
                place.moveCenter(box.center())
                painter.drawImage(place, _reduced(image, size * self.devicePixelRatioF()))
                if self.underMouse():
                    painter.setPen(QPen(self.palette().highlight().color(), 2))
                    painter.drawRect(QRectF(place).adjusted(1, 1, -1, -1))
            if self.hasFocus():
                option = QStyleOptionFocusRect()
                option.initFrom(self)
                self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)


def _reduced(image: QImage, size: QSize) -> QImage:
    """Averaged where it becomes smaller; a painter takes single pixels, which looks like noise."""
    if size.width() >= image.width():
        return image
    kept = Qt.AspectRatioMode.IgnoreAspectRatio
    return image.scaled(size, kept, Qt.TransformationMode.SmoothTransformation)


def _wanted(columns: int, side: int) -> int:
    return max(1, columns) * (side + _GAP) - _GAP


def _boxes(area: QRect, columns: int) -> list[QRect]:
    """Equal places side by side."""
    if not columns:
        return []
    width = (area.width() + _GAP) // columns
    return [QRect(area.x() + i * width, area.y(), width - _GAP, area.height()) for i in range(columns)]
