"""The main window: puts queue, settings and footer together, and decides what can be done when."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from aedesk.batch import LATENT_SUFFIXES, PICTURE_SUFFIXES
from aedesk.gui import dialogs, incoming, remembered
from aedesk.gui.actions import Actions
from aedesk.gui.adding import Item, find_items
from aedesk.gui.footer import Footer
from aedesk.gui.operations import Operation, Operations
from aedesk.gui.panel import SettingsPanel
from aedesk.gui.queue_model import QueueModel
from aedesk.gui.queue_pane import QueuePane
from aedesk.gui.runner import Runner
from aedesk.gui.summary import Summary
from aedesk.gui.thumbnails import Thumbnails


class MainWindow(QMainWindow):
    """The window.

    Args:
        settings: Where its state is remembered.
        icon: The program's own picture.
    """

    def __init__(self, settings: QSettings, icon: QIcon) -> None:
        super().__init__()
        self._settings = settings
        self._closing = False
        self.operations = Operations(self)
        self.model = QueueModel(Thumbnails(self.operations, self), self)
        self.runner = Runner(self.model, self.operations, self)
        self.actions_ = Actions(self)
        self.pane = QueuePane(self.model, self.actions_, icon)
        self.panel = SettingsPanel()
        self.footer = Footer(self.actions_.start, self.actions_.stop)
        self._summary = Summary(self)
        self.setWindowTitle("aedesk")
        self.setWindowIcon(icon)
        self.setAcceptDrops(True)
        self.resize(1000, 680)
        self.actions_.fill(self.menuBar())
        self._lay_out()
        self._connect()
        remembered.load(settings, self, self.panel)
        self._refresh()

    def add_paths(self, paths: Sequence[str]) -> None:
        """Add files, and the files of folders, to the queue; they are looked for in the background."""
        if paths:
            self.footer.say(self.tr("Looking for pictures…"))
            names = list(paths)
            self.operations.start(Operation(lambda: find_items(names), self._add, self._show_failure))

    def stop_and_close(self) -> None:
        """Close without a question, as soon as a run has ended."""
        self._closing = True
        self.runner.stop()
        self.close()

    # What Qt tells the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files that hover over the window."""
        if incoming.paths_in(event.mimeData()):
            self.pane.show_hovering(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Forget files that hovered over the window."""
        self.pane.show_hovering(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Add files that were dropped."""
        self.pane.show_hovering(False)
        self.add_paths(incoming.paths_in(event.mimeData()))
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask during a run, and close when it has ended."""
        if self.runner.is_running:
            event.ignore()
            if not self._closing and not self.runner.is_stopping:
                dialogs.ask_stop(self).accepted.connect(self.stop_and_close)
            return
        remembered.save(self._settings, self, self.panel)
        event.accept()

    # What the user asks for

    def _open_files(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in sorted(PICTURE_SUFFIXES | LATENT_SUFFIXES))
        filters = ";;".join(
            [self.tr("Pictures and .aed files") + f" ({kinds})", self.tr("All files") + " (*)"]
        )
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Open pictures"), self._last_folder(), filters)
        if paths:
            self._settings.setValue("last_folder", str(Path(paths[0]).parent))
        self.add_paths(paths)

    def _open_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Open a folder"), self._last_folder())
        if folder:
            self._settings.setValue("last_folder", folder)
            self.add_paths([folder])

    def _paste(self) -> None:
        paths = incoming.paths_in(QGuiApplication.clipboard().mimeData())
        if not paths:
            self.footer.say(self.tr("The clipboard holds no files."))
        self.add_paths(paths)

    def _start(self) -> None:
        self.runner.start(self.panel.options(), measure=self.panel.measure.isChecked())
        self._refresh()

    def _stop(self) -> None:
        self.runner.stop()
        self.actions_.stop.setEnabled(False)
        self.footer.say(self.tr("Stopping…"))

    def _remove(self) -> None:
        self.model.remove(self.pane.selected)
        self._refresh()

    def _clear(self) -> None:
        self.model.remove(range(len(self.model.rows)))
        self._refresh()

    def _show_in_folder(self) -> None:
        for row in (self.model.rows[place] for place in self.pane.selected[:1]):
            result = row.result
            shown = result.target if result and result.target and result.target.exists() else row.item.path
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown.parent)))

    def _copy_details(self) -> None:
        tips = [self.model.texts.tip(self.model.rows[place]) for place in self.pane.selected]
        QGuiApplication.clipboard().setText("\n\n".join(tips))

    # What comes back from the background

    def _add(self, items: list[Item]) -> None:
        added = self.model.add(items)
        self._refresh()
        if not items:
            self.footer.say(self.tr("No pictures were found there."))
        elif not added:
            self.footer.say(self.tr("All of that is in the queue already."))

    def _show_progress(self, fraction: float, done: int) -> None:
        self.footer.show_progress(fraction)
        if not self.runner.is_stopping:
            self.footer.say(self._summary.running(fraction, done, self.runner.total))
        self.setWindowTitle(f"{max(0, int(100 * fraction))} % – aedesk")

    def _finish(self) -> None:
        self.footer.hide_progress()
        self.setWindowTitle("aedesk")
        self._refresh()
        if self.runner.was_stopped:
            self.footer.say(self.tr("Stopped.") + " " + self.footer.text)
        QApplication.alert(self)
        if self._closing:
            self.close()

    def _show_failure(self, error: BaseException) -> None:
        self._refresh()
        if not self._closing:
            dialogs.show_error(self, error)

    def _refresh(self) -> None:
        """Show what is to be done, and let the user do what can be done now."""
        running = self.runner.is_running
        to_do = self.model.to_do(self.panel.options())
        selected = bool(self.pane.selected)
        self.actions_.start.setEnabled(bool(to_do) and not running)
        self.actions_.stop.setEnabled(running and not self.runner.is_stopping)
        self.actions_.remove.setEnabled(selected and not running)
        self.actions_.show_in_folder.setEnabled(selected)
        self.actions_.copy_reason.setEnabled(selected)
        self.actions_.clear.setEnabled(bool(self.model.rows) and not running)
        self.actions_.select_all.setEnabled(bool(self.model.rows))
        self.panel.setEnabled(not running)
        if not running:
            self.footer.say(self._summary.idle(self.model.rows, to_do))

    def _last_folder(self) -> str:
        return str(self._settings.value("last_folder", str(Path.home())))

    def _lay_out(self) -> None:
        line, lower_line = QFrame(frameShape=QFrame.Shape.VLine), QFrame(frameShape=QFrame.Shape.HLine)
        for frame in (line, lower_line):
            frame.setFrameShadow(QFrame.Shadow.Plain)
            frame.setForegroundRole(self.palette().ColorRole.Mid)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        for part, stretch in ((self.pane, 1), (line, 0), (self.panel, 0)):
            upper.addWidget(part, stretch)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(lower_line)
        column.addWidget(self.footer)
        self.setCentralWidget(content)
        self.setMinimumSize(640, 440)

    def _connect(self) -> None:
        actions = self.actions_
        for action, slot in (
            (actions.open_files, self._open_files),
            (actions.open_folder, self._open_folder),
            (actions.paste, self._paste),
            (actions.quit, self.close),
            (actions.select_all, self.pane.list.selectAll),
            (actions.remove, self._remove),
            (actions.clear, self._clear),
            (actions.show_in_folder, self._show_in_folder),
            (actions.copy_reason, self._copy_details),
            (actions.start, self._start),
            (actions.stop, self._stop),
            (actions.about, lambda: dialogs.show_about(self)),
        ):
            action.triggered.connect(slot)
        self.pane.list.addActions(actions.of_rows())
        self.pane.list.selectionModel().selectionChanged.connect(self._refresh)
        self.panel.changed.connect(self._refresh)
        self.runner.progressed.connect(self._show_progress)
        self.runner.finished.connect(self._finish)
        self.runner.failed.connect(self._show_failure)
