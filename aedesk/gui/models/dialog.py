"""The dialog of the models: what is installed, what each is, and which is used by default."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from aedesk.gui import dialogs, incoming
from aedesk.gui.background import Background
from aedesk.gui.buttons import push_button
from aedesk.gui.models import work
from aedesk.gui.models.card_view import CardView
from aedesk.gui.models.curve_plot import CurvePlot
from aedesk.gui.models.defaults import DefaultModels
from aedesk.gui.models.shelf import Model, Shelf, read_shelf
from aedesk.gui.models.table import ModelTable
from aedesk.gui.operations import Operations
from aedesk.gui.own_words import in_own_words
from aedesk.gui.verdict import Tone, Verdict

_SUFFIX = ".aemodel"


class ModelsDialog(QDialog):
    """Shows the installed models; imports, exports and removes them.

    Signals:
        changed: Models have come or gone, or others are used by default.

    Args:
        parent: The window.
        operations: Runs what is slow.
        settings: Where the defaults are kept.
        device: The device that is chosen for networks.
        threads: Threads of a network that are chosen; None for as many as there are cores.
    """

    changed = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        operations: Operations,
        settings: QSettings,
        device: str = "auto",
        threads: int | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Models"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._background = Background(operations, self)
        self._defaults = DefaultModels(settings)
        self._settings = settings
        self._device, self._threads = device, threads
        self._shelf: Shelf | None = None
        self._used: set[str] = set()
        self.table = ModelTable()
        self.card = CardView()
        self.plot = CurvePlot()
        self.device = QLabel()
        self.status, self.refusals = Verdict(), Verdict()
        for label in (self.status, self.refusals):
            label.hide()
        self._busy = QProgressBar(textVisible=False)
        self._busy.setRange(0, 0)
        self._busy.setAccessibleName(self.tr("At work"))
        self.import_button = push_button(self.tr("&Import…"), self.ask_import)
        self.export_button = push_button(self.tr("&Export…"), self.ask_export)
        self.remove_button = push_button(self.tr("&Remove…"), self.ask_remove)
        self.default_button = push_button(self.tr("Use by &default"), self.use_by_default)
        self.table.currentItemChanged.connect(self._show_current)
        self._lay_out()
        self._read()

    # What the user asks for

    def ask_import(self) -> None:
        """Let the user choose files of models."""
        kinds = self.tr("Models") + f" (*{_SUFFIX})"
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Import models"), self._folder(), kinds)
        if paths:
            self._settings.setValue("models/folder", str(Path(paths[0]).parent))
            self.import_files([Path(path) for path in paths])

    def import_files(self, paths: Sequence[Path]) -> None:
        """Install the models of these files; one that is refused does not keep out the others."""
        self._start(lambda: work.import_files(paths), self._tell_imports)

    def ask_export(self) -> None:
        """Let the user choose where the model goes; the file dialog asks before a file is replaced."""
        model = self.table.current
        if model is None:
            return
        dialog = QFileDialog(self, self.tr("Export the model {0}").format(model.name), self._folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Models") + f" (*{_SUFFIX})")
        dialog.setDefaultSuffix(_SUFFIX.removeprefix("."))
        dialog.selectFile(model.name + _SUFFIX)
        if dialog.exec():
            path = Path(dialog.selectedFiles()[0])
            self._settings.setValue("models/folder", str(path.parent))
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write the chosen model to a file, which is replaced if it exists."""
        model = self.table.current
        if model is not None:
            self._start(lambda: work.export_model(model.path, path), self._tell_export)

    def ask_remove(self) -> None:
        """Ask whether the chosen model is to go."""
        model = self.table.current
        if model is None:
            return
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Remove a model"))
        box.setText(self.tr("Move the model {0} to the trash?").format(model.name))
        if model.kind == "codec":
            box.setInformativeText(
                self.tr("Files that were made with it ({0}) cannot be restored without it.").format(model.id)
            )
        box.addButton(self.tr("Move to trash"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.accepted.connect(lambda: self.remove(model))
        box.open()

    def remove(self, model: Model) -> None:
        """Move a model to the trash."""
        self._start(lambda: work.remove_model(model.path), lambda _: self._tell_removal(model))

    def use_by_default(self) -> None:
        """Use the chosen model where nothing else is asked for."""
        model = self.table.current
        if model is None or self._shelf is None:
            return
        is_usual = self._shelf.usual.get(model.kind) == model.id
        self._defaults.set(model.kind, None if is_usual else model.id)
        self._show_shelf(self._shelf, model.id)
        self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files of models that hover over the dialog."""
        if _models_in(event):
            incoming.take_a_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Import files that were dropped."""
        if paths := _models_in(event):
            incoming.take_a_copy(event)
            self.import_files(paths)

    # What comes back from the background

    def _read(self, chosen: str | None = None) -> None:
        device, threads = self._device, self._threads
        self._start(lambda: read_shelf(device, threads), lambda shelf: self._show_shelf(shelf, chosen))

    def _start(self, function: work.Slow, success: work.Told) -> None:
        def end(outcome: object) -> None:
            self._allow()
            success(outcome)

        def fail(error: BaseException) -> None:
            self._allow()
            dialogs.show_error(self, error)

        self._background.start(function, end, fail)
        self._allow()

    def _show_shelf(self, shelf: Shelf, chosen: str | None = None) -> None:
        self._shelf = shelf
        ids = {model.id for model in shelf.models}
        own = {kind: self._defaults.get(kind) for kind in ("codec", "denoiser")}
        used = {kind: model_id for kind, model_id in own.items() if model_id in ids}
        self._used = {str(model_id) for model_id in {**shelf.usual, **used}.values()}
        self.table.show_models(shelf.models, self._used, chosen)
        self.device.setText(self._device_text(shelf))
        if not shelf.models:
            self.card.show_card(self.tr("No model is installed. Import one, or drop its file here."))
        self._allow()

    def _show_current(self) -> None:
        model = self.table.current
        self._allow()
        if model is not None:
            self.card.show_card(model.card)
            self.plot.show_points(model.curve)
            self.plot.setVisible(len(model.curve) > 1)

    def _tell_imports(self, report: work.ImportReport) -> None:
        lines = [
            *(self.tr("Imported {0}.").format(name) for name in report.imported),
            *(
                self.tr("Imported {0} as {1}, because another model has that name.").format(former, name)
                for former, name in report.renamed
            ),
            *(self.tr("{0} is installed already.").format(name) for name in report.present),
        ]
        self._say("\n".join(lines), "\n".join(map(in_own_words, report.refusals)))
        if report.last is not None:
            self._read(report.last)
            self.changed.emit()

    def _tell_export(self, path: Path) -> None:
        self._say(self.tr("Saved as {0}").format(path))

    def _tell_removal(self, model: Model) -> None:
        self._say(self.tr("{0} is in the trash.").format(model.name))
        if self._defaults.get(model.kind) == model.id:
            self._defaults.set(model.kind, None)
        self._read()
        self.changed.emit()

    # How it looks

    def _say(self, text: str, refusals: str = "") -> None:
        """Tell what came of something, and what was refused in the colour of failures."""
        self.status.say(text)
        self.refusals.say(refusals, Tone.BAD)
        for label in (self.status, self.refusals):
            label.setVisible(bool(label.text()))

    def _allow(self) -> None:
        """Enable what can be done with the chosen model now."""
        model, busy = self.table.current, self._background.is_busy
        self._busy.setVisible(busy)
        self.import_button.setEnabled(not busy)
        self.export_button.setEnabled(model is not None and not busy)
        self.remove_button.setEnabled(model is not None and model.installed is not None and not busy)
        is_default = model is not None and model.id in self._used
        self.default_button.setEnabled(model is not None and not is_default)
        is_shipped = model is not None and model.installed is None
        tip = self.tr("A model that comes with aedesk stays.") if is_shipped else ""
        self.remove_button.setToolTip(tip)

    def _device_text(self, shelf: Shelf) -> str:
        kind, _, number = shelf.device.partition(":")
        if kind == "cpu":
            return self.tr("Networks run on the processor (threads: {0}).").format(shelf.threads)
        return self.tr("Networks run on graphics card {0} (Keras).").format(number)

    def _folder(self) -> str:
        return str(self._settings.value("models/folder", str(Path.home())))

    def _lay_out(self) -> None:
        unit = self.fontMetrics().averageCharWidth()
        self._busy.setFixedSize(14 * unit, 8)
        buttons = QHBoxLayout()
        for part in (self.import_button, self.export_button, self.remove_button):
            buttons.addWidget(part)
        buttons.addStretch()
        buttons.addWidget(self._busy)
        buttons.addWidget(self.default_button)
        upper, lower = QWidget(), QSplitter(Qt.Orientation.Horizontal)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        column.addWidget(self.status)
        column.addWidget(self.refusals)
        lower.addWidget(self.card)
        lower.addWidget(self.plot)
        lower.setStretchFactor(0, 1)
        lower.setChildrenCollapsible(False)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(upper)
        parts.addWidget(lower)
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        close = push_button(self.tr("Close"), self.close)
        close.setDefault(True)
        foot = QHBoxLayout()
        self.device.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        foot.addWidget(self.device, 1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.addWidget(parts, 1)
        whole.addLayout(foot)
        self.resize(140 * unit, 44 * self.fontMetrics().height())


def _models_in(event: QDropEvent) -> list[Path]:
    paths = [Path(path) for path in incoming.paths_in(event.mimeData())]
    return [path for path in paths if path.suffix.lower() == _SUFFIX]
