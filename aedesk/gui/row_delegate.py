"""Paints a row of the queue: thumbnail, name and outcome, figures or reason, progress."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionFocusRect,
    QStyleOptionViewItem,
)

from aedesk.gui import thumbnails, tones
from aedesk.gui.queue_model import ROW_ROLE
from aedesk.gui.row_texts import RowTexts
from aedesk.gui.rows import Row, RowState

_MARGIN = 8
_GAP = 12
_BAR_HEIGHT = 3
_PICTURE = thumbnails.SIZE / 2


class RowDelegate(QStyledItemDelegate):
    """Paints rows in the colours of the palette."""

    def __init__(self, texts: RowTexts) -> None:
        super().__init__(texts)
        self._texts = texts

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Room for the thumbnail and two lines."""
        lines = option.fontMetrics.lineSpacing() * 2 + 4
        return QSize(240, max(_PICTURE.height(), lines) + 2 * _MARGIN)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row: Row = index.data(ROW_ROLE)
        painter.save()
        self.initStyleOption(option, index)
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem,
            option,
            painter,
            option.widget,
        )
        area = option.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        _paint_picture(painter, option, QRect(area.topLeft(), _PICTURE), index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            _paint_focus(painter, option, style)
        self._paint_texts(painter, option, area.adjusted(_PICTURE.width() + _GAP, 0, -4, 0), row)
        if row.state is RowState.RUNNING:
            _paint_bar(painter, option, row.fraction)
        painter.restore()

    def _paint_texts(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, row: Row) -> None:
        palette: QPalette = option.palette
        text, mild, outcome = _colours(option, row)
        if self._texts.is_outdated(row):
            outcome = mild
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        gap = (area.height() - 2 * metrics.lineSpacing()) // 3
        upper = QRect(area.left(), area.top() + gap, area.width(), metrics.lineSpacing())
        lower = upper.translated(0, metrics.lineSpacing() + gap)
        badge = self._texts.badge(row)
        width = metrics.horizontalAdvance(badge)
        painter.setFont(bold)
        painter.setPen(outcome)
        painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, badge)
        upper.setWidth(upper.width() - width - (_GAP if badge else 0))
        painter.setPen(text)
        _draw_elided(painter, upper, self._texts.title(row), Qt.TextElideMode.ElideMiddle)
        painter.setFont(option.font)
        painter.setPen(outcome if row.state is RowState.FAILED else mild)
        advance = painter.fontMetrics().horizontalAdvance
        detail = self._texts.detail(row, lambda text: advance(text) <= lower.width())
        _draw_elided(painter, lower, detail, Qt.TextElideMode.ElideRight)
        painter.setPen(palette.text().color())


def _colours(option: QStyleOptionViewItem, row: Row) -> tuple[QColor, QColor, QColor]:
    """Of the name, of the second line, and of the outcome."""
    palette: QPalette = option.palette
    if option.state & QStyle.StateFlag.State_Selected:
        text = palette.highlightedText().color()
        return text, text, text
    text = palette.text().color()
    if row.state is RowState.FAILED:
        return text, tones.faded(text), tones.bad(palette)
    return text, tones.faded(text), tones.good(palette) if row.is_success else text


def _paint_picture(
    painter: QPainter, option: QStyleOptionViewItem, area: QRect, index: QModelIndex | QPersistentModelIndex
) -> None:
    image = index.data(Qt.ItemDataRole.DecorationRole)
    painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
    if isinstance(image, QImage):
        size = image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if image.width() < size.width():  # tiny pictures are shown as they are
            size = image.size()
        place = QRect(area.topLeft(), size)
        place.moveCenter(area.center())
        painter.drawImage(place, image)
        return
    colour = _colours(option, index.data(ROW_ROLE))[1]
    row: Row = index.data(ROW_ROLE)
    frame = QColor(colour)
    frame.setAlphaF(0.15)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(frame)
    painter.drawRoundedRect(area, 4, 4)
    painter.setPen(colour)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, row.item.path.suffix.lower()[:5])


def _paint_focus(painter: QPainter, option: QStyleOptionViewItem, style: QStyle) -> None:
    """Show where the keyboard is, as lists of the style do."""
    focus = QStyleOptionFocusRect()
    focus.rect = option.rect
    focus.palette = option.palette
    focus.state = option.state | QStyle.StateFlag.State_KeyboardFocusChange
    focus.backgroundColor = option.palette.base().color()
    style.drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, focus, painter, option.widget)


def _paint_bar(painter: QPainter, option: QStyleOptionViewItem, fraction: float) -> None:
    palette: QPalette = option.palette
    selected = option.state & QStyle.StateFlag.State_Selected
    colour = palette.highlightedText().color() if selected else palette.highlight().color()
    area: QRect = option.rect
    bar = QRect(area.left(), area.bottom() - _BAR_HEIGHT + 1, round(area.width() * fraction), _BAR_HEIGHT)
    painter.fillRect(bar, colour)


def _draw_elided(painter: QPainter, area: QRect, text: str, mode: Qt.TextElideMode) -> None:
    elided = painter.fontMetrics().elidedText(text, mode, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
