"""Asks a process of its own how long a step takes, and how much memory; it can be given up at any moment."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTemporaryDir, Signal

from aedesk.gui.training.answers import COMPLAINT, last_event


class Estimator(QObject):
    """Measures one recipe at a time; a new one takes the place of one that is being measured.

    Signals:
        started: A measurement begins.
        measured: What it found, as ``aedesk-cli train estimate --json`` writes it.
        failed: Why it found nothing, in the words of the command.

    Args:
        parent: Qt's owner; the process ends with it.
        command: The command line of aedesk; that of this installation by default.
    """

    started = Signal()
    measured = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject, command: Sequence[str] | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._process: QProcess | None = None
        self._folder: QTemporaryDir | None = None
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """Whether a measurement is going on."""
        return self._process is not None

    def start(self, recipe: Any) -> None:
        """Measure a recipe; returns at once.

        Raises:
            AedeskError: The recipe cannot be written down for the process.
        """
        from aedesk.runs.process import PROGRAM
        from aedesk.runs.toml import write_recipe

        self.cancel()
        self._folder = QTemporaryDir()
        file = Path(self._folder.path()) / "recipe.toml"
        write_recipe(recipe, file)
        program, *arguments = self._command or PROGRAM
        process = self._process = QProcess(self)
        process.finished.connect(lambda *_: self._end(process))
        process.errorOccurred.connect(lambda error: self._fail_to_start(process, error))
        process.start(program, [*arguments, "train", "estimate", "--recipe", str(file), "--json"])
        self.started.emit()

    def cancel(self) -> None:
        """Give a measurement up; nothing comes of it any more."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()  # it is deleted when it has ended
        self._folder = None

    def _end(self, process: QProcess) -> None:
        process.deleteLater()
        if process is not self._process:
            return
        self._process = self._folder = None
        found = last_event(_text(process.readAllStandardOutput().data()), "estimate")
        complaint = _text(process.readAllStandardError().data())
        if found is not None:
            self.measured.emit(found)
        else:
            self.failed.emit(_reason(complaint) or self.tr("The measurement ended without a result."))

    def _fail_to_start(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and process is self._process:
            self._process = self._folder = None
            process.deleteLater()
            self.failed.emit(process.errorString())


def _text(data: bytes | bytearray | memoryview) -> str:
    return bytes(data).decode("utf-8", "replace")


def _reason(complaint: str) -> str:
    """What the command said last, without its name."""
    lines = [line.strip() for line in complaint.splitlines() if line.strip()]
    told = [line for line in lines if line.startswith(COMPLAINT)]
    return (told or lines or [""])[-1].removeprefix(COMPLAINT)
