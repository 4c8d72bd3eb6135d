"""Which model package is used; the list of those installed is read in the background when it is needed."""

from collections.abc import Callable
from dataclasses import Field, dataclass
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox

from aedesk.gui.operations import Operation, Operations
from aedesk.gui.panel.controls import may_shrink
from aedesk.gui.panel.texts import FieldTexts
from aedesk.gui.task import Task

MODEL_FIELDS = ("model", "denoiser")
"""Options whose value names a model package."""


@dataclass(frozen=True, slots=True)
class Models:
    """Names of installed model packages.

    Args:
        codecs: Those that compress.
        denoisers: Those that denoise.
    """

    codecs: tuple[str, ...]
    denoisers: tuple[str, ...]


def installed_models() -> Models:
    """Read what is installed; imports what is heavy, so not for the main thread."""
    from aedesk.zoo import list_denoisers, list_packages

    return Models(
        tuple(dict.fromkeys(package.name for package in list_packages())),
        tuple(dict.fromkeys(package.name for package in list_denoisers())),
    )


class ModelList(QObject):
    """The installed models, once somebody has asked for them.

    Signals:
        loaded: The list is there, or another one.

    Args:
        operations: Runs the reading.
        load: Reads the list, on a thread of its own.
        parent: Qt's owner.
    """

    loaded = Signal()

    def __init__(
        self, operations: Operations, load: Callable[[], Models], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._load = load
        self._was_asked = False
        self.models: Models | None = None

    def ask(self) -> None:
        """Let the list be read, if it is not there yet."""
        if not self._was_asked:
            self._read()

    def refresh(self) -> None:
        """Models have come or gone: let the list be read again, if anybody has asked for it."""
        if self._was_asked:
            self._read()

    def _read(self) -> None:
        self._was_asked = True
        self._operations.start(Operation(self._load, self._take, self._give_up))

    def _take(self, models: Models) -> None:
        self.models = models
        self.loaded.emit()

    def _give_up(self, _: BaseException) -> None:
        self._was_asked = False  # the run itself will say what is wrong


class ModelChoice(QComboBox):
    """A model by its name, or the best that is installed."""

    edited = Signal(object)

    def __init__(self, field: Field[Any], task: Task, texts: FieldTexts, models: ModelList) -> None:
        super().__init__()
        self._is_denoiser = field.name == "denoiser" or task is Task.DENOISE
        self._models = models
        self._best = texts.nothing(field)
        self._value: str | None = None
        self.setObjectName(field.name)
        self.setToolTip(texts.tip(field))
        self.setAccessibleName(texts.label(field))
        may_shrink(self)
        self._fill()
        models.loaded.connect(self._fill)
        self.currentIndexChanged.connect(self._choose)

    def set_value(self, value: str | None) -> None:
        """Show a model, also one that is not installed here."""
        self._value = value
        self._fill()

    def _fill(self) -> None:
        models = self._models.models or Models((), ())
        names = models.denoisers if self._is_denoiser else models.codecs
        blocker = QSignalBlocker(self)
        self.clear()
        self.addItem(self._best, None)
        for name in dict.fromkeys([*names, *([self._value] if self._value else [])]):
            self.addItem(name, name)
        self.setCurrentIndex(self.findData(self._value))
        blocker.unblock()

    def _choose(self) -> None:
        self._value = self.currentData()
        self.edited.emit(self._value)
