"""The dialog that tells all that is known of a file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from aedesk.errors import AedeskError
from aedesk.gui.background import Background
from aedesk.gui.information.bars import Bars
from aedesk.gui.information.facts import Facts, LatentFacts, find_fault, read_facts
from aedesk.gui.information.map_page import MapPage
from aedesk.gui.information.texts import InformationTexts
from aedesk.gui.operations import Operations
from aedesk.gui.own_words import in_own_words
from aedesk.gui.verdict import Tone, Verdict


class InformationDialog(QDialog):
    """Shows facts about one file; of a latent file also what its bits are spent on, and where.

    Args:
        parent: The window.
        operations: Runs what is slow.
        path: The file.
    """

    def __init__(self, parent: QWidget | None, operations: Operations, path: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Information on {0}").format(path.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._path = path
        self._texts = InformationTexts(self)
        self._background = Background(operations, self)
        self._facts: Facts | None = None
        self.state = Verdict()
        self.bars = Bars()
        self.message = _value(self.tr("Reading…"))
        self.map = MapPage(self._background, path)
        self._grid = QGridLayout()
        self.tabs = QTabWidget()
        self._lay_out()
        self._background.start(lambda: read_facts(path), self._show, self._fail)

    @classmethod
    def open_for(cls, parent: QWidget | None, operations: Operations, path: Path) -> "InformationDialog":
        """Show what is known of a file; returns at once."""
        dialog = cls(parent, operations, path)
        dialog.open()
        return dialog

    @property
    def text(self) -> str:
        """What is copied."""
        return "" if self._facts is None else self._texts.copied(self._facts, self.state.text())

    # What comes back from the background

    def _show(self, facts: Facts) -> None:
        self._facts = facts
        self.copy_button.setEnabled(True)
        self.message.hide()
        lines = self._texts.lines(facts)
        for place, (label, value) in enumerate(lines):
            self._add_line(place, label, _value(value))
        if isinstance(facts, LatentFacts):
            self._add_line(len(lines), self.tr("Checksums"), self.state)
            self._show_latent(facts)

    def _show_latent(self, facts: LatentFacts) -> None:
        info = facts.info
        self.bars.show_bars(
            [
                (self._texts.part(name), size / info.bytes, self._texts.share(size, info.bytes))
                for name, size in info.parts.items()
            ]
        )
        self._bars_title.show()
        self.bars.show()
        self._show_tabs(True)
        if facts.lacks_model:
            advice = self.tr("Import it with Tools, Models, or ask the sender for it.")
            self.state.say(self.tr("not compared, because the model is not installed.") + " " + advice)
            needed = self.tr("The map needs the model {0}, which is not installed.").format(info.model_id)
            self.map.say(f"{needed} {advice}")
            return
        if info.lossless:
            self.map.say(
                self.tr(
                    "The picture is stored without loss, so there are no latents whose bits could be shown."
                )
            )
        self.state.say(self.tr("comparing…"))
        path, check = self._path, self._background.check
        self._background.start(lambda: find_fault(path, check), self._tell_fault, self._tell_failure)

    def _tell_fault(self, fault: str) -> None:
        if fault:
            self.state.say(in_own_words(fault), Tone.BAD)
        else:
            self.state.say(self.tr("all are right"), Tone.GOOD)

    def _tell_failure(self, error: BaseException) -> None:
        self.state.say(self._sentence(error), Tone.BAD)

    def _fail(self, error: BaseException) -> None:
        self.message.setText(self._sentence(error))

    def _sentence(self, error: BaseException) -> str:
        if isinstance(error, AedeskError):
            return in_own_words(error.message)
        if isinstance(error, OSError):
            return self.tr("The file cannot be read: {0}.").format(in_own_words(error.strerror or str(error)))
        return self.tr("Internal error: {0}").format(error)

    # How it looks

    def _show_tabs(self, shown: bool) -> None:
        self.tabs.tabBar().setVisible(shown)
        self.tabs.setTabVisible(1, shown)
        # Focus that goes to hidden tabs goes nowhere, and Tab with it.
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus if shown else Qt.FocusPolicy.NoFocus)

    def _add_line(self, place: int, label: str, value: QLabel) -> None:
        name = QLabel(label)
        name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        name.setBuddy(value)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(name, place, 0, top | Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(value, place, 1, top)
        value.setAccessibleDescription(label)

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(line)
        self._grid.setVerticalSpacing(line // 3)
        self._bars_title = QLabel(self.tr("What the bytes are spent on"))
        font = self._bars_title.font()
        font.setBold(True)
        self._bars_title.setFont(font)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(line, line, line, line)
        column.addWidget(self.message)
        column.addLayout(self._grid)
        column.addSpacing(line)
        column.addWidget(self._bars_title)
        column.addWidget(self.bars)
        column.addStretch()
        self._bars_title.hide()
        self.bars.hide()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from line to line
        scroll.setWidget(page)
        scroll.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        self.tabs.addTab(scroll, self.tr("&Facts"))
        self.tabs.addTab(self.map, self.tr("&Where the bits went"))
        self.tabs.setDocumentMode(True)
        self._show_tabs(False)
        self.tabs.currentChanged.connect(lambda place: self.map.wake() if place else None)
        buttons = QDialogButtonBox()
        self.copy_button = QPushButton(self.tr("&Copy as text"))
        self.copy_button.setEnabled(False)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.setAutoDefault(False)
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        buttons.rejected.connect(self.close)
        whole = QVBoxLayout(self)
        whole.addWidget(self.tabs, 1)
        whole.addWidget(buttons)
        self.resize(100 * self.fontMetrics().averageCharWidth(), 42 * line)


def _value(text: str) -> Verdict:
    label = Verdict()
    label.say(text)
    return label
