"""The help of the window: a guide in short words, and an overview of the keys; all of it is local."""

from collections.abc import Iterable, Iterator
from html import escape

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from aedesk.gui.actions import keys_text, plain_text
from aedesk.gui.menus import Entry, Menus

_WIDTH, _HEIGHT = 44, 46
"""Size of a page, in widths of the letter M."""


class Guide(QObject):
    """Makes and shows the pages of the help.

    Args:
        window: The window that they explain.
        menus: Its menus, whose keys are told.
    """

    def __init__(self, window: QWidget, menus: Menus) -> None:
        super().__init__(window)
        self._window = window
        self._menus = menus

    def show_guide(self) -> None:
        """Show how the program is used."""
        _show_page(self._window, self.tr("Guide"), self.guide())

    def show_keys(self) -> None:
        """Show the overview of the keys."""
        _show_page(self._window, self.tr("Keys"), self.keys())

    def guide(self) -> str:
        """How the program is used, a paragraph for each thing that one may wonder about, as HTML."""
        parts = (
            (
                self.tr("In three steps"),
                self.tr(
                    "Drop a folder on the window. Move the quality slider until the picture in the middle "
                    "looks right. Press Start."
                ),
            ),
            (
                self.tr("Your files are safe"),
                self.tr(
                    "Originals are never changed. A result is written under a temporary name, decoded and "
                    "checked, and only then gets its own name. Originals go to the trash only if you ask for "
                    "it, after that check. Stop gives up what is being worked on; what is finished stays. "
                    "After a crash the next start offers the queue again."
                ),
            ),
            (
                self.tr("Compare"),
                self.tr(
                    "Left of the handle is the original, right of it the result. The wheel zooms, dragging "
                    "moves, a double click shows 100 %. “Compare with” puts a JPEG, WebP or AVIF of the same "
                    "size in place of the original."
                ),
            ),
            (
                self.tr("Restore"),
                self.tr(
                    "Dropped .aed files are shown at once and become pictures with Start. Nothing is written "
                    "before that. “Save picture as” writes a single one, in any format."
                ),
            ),
            (
                self.tr("Denoise"),
                self.tr(
                    "50 takes away the noise that was estimated, 0 changes nothing, 100 takes away more. "
                    "Results are new files, in the format that you choose."
                ),
            ),
            (
                self.tr("When something fails"),
                self.tr(
                    "The reason stands in the row of the file, the others go on. Correct it and choose “Try "
                    "again”, or just press Start."
                ),
            ),
            (
                self.tr("Without the window"),
                self.tr(
                    "aedesk-cli does the same work in a terminal, with the same presets; "
                    "“aedesk-cli --help” says how."
                ),
            ),
        )
        return "".join(f"<h3>{escape(title)}</h3><p>{escape(text)}</p>" for title, text in parts)

    def keys(self) -> str:
        """The keys of every action, menu by menu, as HTML."""
        groups = [(title.replace("&", ""), list(_keys_of(entries))) for title, entries in self._menus.menus]
        everywhere = [
            (self.tr("Compress, restore, denoise"), "Ctrl+1, Ctrl+2, Ctrl+3"),
            (self.tr("In the picture: the original alone, while held"), "O"),
            (self.tr("In the picture: move it, move the line"), "← → ↑ ↓, [ ]"),
            (self.tr("In the picture: zoom, whole picture, 100 %"), "+ −, F, 1"),
            (self.tr("Next control, previous control"), "Tab, Shift+Tab"),
            (self.tr("Underlined letter of a menu or control"), "Alt"),
        ]
        return "".join(_table(title, rows) for title, rows in (*groups, (self.tr("Everywhere"), everywhere)))


def _keys_of(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        if isinstance(entry, QAction) and keys_text(entry):
            yield plain_text(entry), keys_text(entry)


def _table(title: str, rows: Iterable[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td width='60%'>{escape(text)}</td><td>{escape(keys)}</td></tr>" for text, keys in rows
    )
    return f"<h3>{escape(title)}</h3><table width='100%' cellpadding='2'>{cells}</table>"


def _show_page(parent: QWidget, title: str, html: str) -> None:
    """Show a page; the window stays usable beside it."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    page = QTextBrowser(openLinks=False)
    page.setAccessibleName(title)
    page.document().setDocumentMargin(12)
    page.setHtml(html)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(page)
    column.addWidget(buttons)
    letter = dialog.fontMetrics().horizontalAdvance("M")
    dialog.resize(letter * _WIDTH, letter * _HEIGHT)
    dialog.show()
