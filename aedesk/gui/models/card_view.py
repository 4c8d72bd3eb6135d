"""The model card on the screen: text that loads nothing and leads nowhere."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class CardView(QTextBrowser):
    """Shows Markdown that may come from anybody: no pictures, no HTML, no links that open."""

    def __init__(self) -> None:
        super().__init__()
        self._nothing = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        self._nothing.fill(Qt.GlobalColor.transparent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName(self.tr("Model card"))
        line = self.fontMetrics().height()
        self.document().setDocumentMargin(0.7 * line)
        self.document().setIndentWidth(1.4 * line)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """A picture of nothing for whatever is asked for: given nothing, Qt would look on the disk itself."""
        return self._nothing

    def show_card(self, markdown: str) -> None:
        """Show a card from its beginning."""
        self.document().setMarkdown(markdown, _FEATURES)
        self._calm_headings()
        for table in self.document().rootFrame().childFrames():
            if isinstance(table, QTextTable):
                self._dress(table)
        self.verticalScrollBar().setValue(0)

    def _calm_headings(self) -> None:
        """Headings one step smaller than Qt's own, which are made for whole pages, with room above."""
        block = self.document().begin()
        while block.isValid():
            if level := block.blockFormat().headingLevel():
                cursor = QTextCursor(block)
                room = block.blockFormat()
                room.setTopMargin(self.fontMetrics().height() if block.blockNumber() else 0)
                cursor.setBlockFormat(room)
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                style = QTextCharFormat()
                style.setProperty(QTextFormat.Property.FontSizeAdjustment, max(0, 3 - level))
                cursor.mergeCharFormat(style)
            block = block.next()

    def _dress(self, table: QTextTable) -> None:
        style = table.format()
        style.setCellPadding(self.fontMetrics().height() / 4)
        style.setBorderCollapse(True)
        style.setBorderBrush(self.palette().brush(QPalette.ColorRole.Mid))
        table.setFormat(style)
