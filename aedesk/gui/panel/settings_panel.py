"""The right part of the window: what to do with the pictures, as `aedesk.options.Options`."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from aedesk.gui.adding import Item
from aedesk.gui.operations import Operations
from aedesk.gui.panel.compress_page import CompressPage
from aedesk.gui.panel.denoise_page import DenoisePage
from aedesk.gui.panel.model_choice import ModelList, Models, installed_models
from aedesk.gui.panel.places import key_of
from aedesk.gui.panel.preset_bar import PresetBar
from aedesk.gui.panel.resting import resting
from aedesk.gui.panel.restore_page import RestorePage
from aedesk.gui.panel.results import Results
from aedesk.gui.panel.segments import Segments
from aedesk.gui.panel.settings import Settings
from aedesk.gui.panel.tall_scroll import TallScroll
from aedesk.gui.panel.texts import FieldTexts
from aedesk.gui.panel.wheel import WheelGuard
from aedesk.gui.preview.figures import Figures
from aedesk.gui.task import Task
from aedesk.options import Options

_MEASURE = key_of("measure", Task.COMPRESS)


class SettingsPanel(QWidget):
    """A switch of three pages, presets, the controls of the page, and where results go.

    Signals:
        changed: Something that decides what is done, or what is shown, has changed.
        models_wanted: The user wants to see the models.

    Args:
        operations: Runs what takes long.
        load_models: Reads the installed models, on a thread of its own.
    """

    changed = Signal()
    models_wanted = Signal()

    def __init__(self, operations: Operations, load_models: Callable[[], Models] = installed_models) -> None:
        super().__init__()
        self.settings = Settings(self)
        self.models = ModelList(operations, load_models, self)
        texts = FieldTexts(self)
        self._item: Item | None = None
        self._size: tuple[int, int] | None = None
        self._figures: Figures | None = None
        self.switch = Segments(
            [
                (Task.COMPRESS, self.tr("Compress")),
                (Task.RESTORE, self.tr("Restore")),
                (Task.DENOISE, self.tr("Denoise")),
            ],
            self.tr("What to do"),
            strong=True,
        )
        self.presets = PresetBar(self.settings, self.task)
        self.compress = CompressPage(self.settings, texts, self.models)
        self.restore = RestorePage(self.settings, texts, self.models)
        self.denoise = DenoisePage(self.settings, texts, self.models)
        self.results = Results(self.settings, texts, self.task, operations)
        self._pages: dict[Task, CompressPage | RestorePage | DenoisePage] = {
            Task.COMPRESS: self.compress,
            Task.RESTORE: self.restore,
            Task.DENOISE: self.denoise,
        }
        self._content = self._lay_out()
        self._guard = WheelGuard(self)
        self.switch.edited.connect(self._turn)
        self.settings.settled.connect(self.changed)
        self.models.loaded.connect(self.changed)
        self.results.name.fault_found.connect(self.changed)
        self.denoise.models_wanted.connect(self.models_wanted)
        self._shortcuts: list[QShortcut] = []
        for number, task in enumerate(Task, 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda task=task: self.set_task(task))
            self._shortcuts.append(shortcut)
        self._show_page()

    def task(self) -> Task:
        """The page that is shown: what a run does with pictures."""
        return Task(self.switch.value())

    def set_task(self, task: Task) -> None:
        """Show a page."""
        self.switch.set_value(task)

    def options(self, task: Task | None = None) -> Options:
        """The settings of a page as the engine takes them, by default of the one that is shown."""
        return self.settings.options(task or self.task())

    @property
    def problem(self) -> str:
        """Why pictures cannot be worked on with these settings, in a sentence; empty if they can."""
        return self.lack or self.fault

    @property
    def lack(self) -> str:
        """What is not installed that pictures need on this page, in a sentence; empty for nothing."""
        if self.models.models is None or self.models.models.denoisers:
            return ""
        if self.task() is Task.DENOISE:
            return self.tr("No denoiser is installed yet.")
        if self.options(Task.COMPRESS).denoise is not None and self.task() is Task.COMPRESS:
            return self.tr("No denoiser is installed yet, so pictures cannot be denoised first.")
        return ""

    @property
    def fault(self) -> str:
        """What is wrong with a setting, in a sentence; empty for nothing."""
        return self.results.name.fault

    @property
    def measure(self) -> bool:
        """Whether every new latent file is read again and its PSNR measured."""
        return bool(self.settings[_MEASURE])

    @measure.setter
    def measure(self, is_measured: bool) -> None:
        self.settings.put({_MEASURE: is_measured})

    def set_running(self, is_running: bool) -> None:
        """During a run settings can be read, and not be changed."""
        if self._content.isEnabled() is not is_running:
            return
        palette = resting(QApplication.palette()) if is_running else QPalette()
        for part in (self.switch, self._content):
            part.setDisabled(is_running)
            part.setPalette(palette)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(not is_running)

    def show_item(self, item: Item | None, size: tuple[int, int] | None = None) -> None:
        """Show what becomes of a file: the name of its result, and what is saved.

        Args:
            item: The file, None for none.
            size: Width and height of its picture in pixels, if they are known.
        """
        figures = self._figures if item is self._item else None
        self._item, self._size = item, size
        self._show_figures(figures)
        self.results.name.show_item(item)

    def show_figures(self, figures: Figures | None) -> None:
        """Show what the preview has found about the current file; None for nothing."""
        self.compress.figures.be_current()
        self._show_figures(figures)

    def expect_figures(self) -> None:
        """The preview looks for others: those that are shown are old."""
        self.compress.figures.expect()

    def _show_figures(self, figures: Figures | None) -> None:
        self._figures = figures
        before = self._item.size if self._item else 0
        self.compress.figures.show_figures(figures, before, self._size)
        self.denoise.show_figures(figures)

    def state(self) -> dict[str, Any]:
        """Everything that is remembered from one start to the next, ready for JSON."""
        return {
            "task": str(self.task()),
            "values": self.settings.state(),
            "presets": self.presets.state(),
            "unfolded": [str(task) for task, page in self._pages.items() if page.fold.is_open],
        }

    def restore_state(self, state: object) -> None:
        """Bring back what `state` gave; what is missing or makes no sense stays as it is."""
        known = state if isinstance(state, dict) else {}
        values, unfolded = known.get("values"), known.get("unfolded")
        self.settings.put(values if isinstance(values, dict) else {})
        task = known.get("task")
        if task in list(Task):
            self.set_task(Task(task))
        self.presets.restore_state(known.get("presets"))
        for task, page in self._pages.items():
            page.fold.set_open(isinstance(unfolded, list) and task in unfolded)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the panel reads well."""
        return QSize(self.fontMetrics().averageCharWidth() * 46, super().sizeHint().height())

    def _turn(self) -> None:
        self._show_page()
        self.changed.emit()

    def _show_page(self) -> None:
        for task, page in self._pages.items():
            page.setVisible(task is self.task())
        self.presets.read()
        self.results.name.refresh()

    def _lay_out(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(14)
        column.addWidget(self.presets)
        for page in self._pages.values():
            column.addWidget(page)
        column.addWidget(_line())
        column.addWidget(self.results)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 6)
        top.addWidget(self.switch)
        outer.addLayout(top)
        outer.addWidget(TallScroll(content), 1)
        return content


def _line() -> QFrame:
    line = QFrame(frameShape=QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(line.palette().ColorRole.Mid)
    return line
