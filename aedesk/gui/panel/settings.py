"""The values that the panel shows: one place for all of them, checked, with news of what has changed."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from aedesk.gui.panel.places import FIELDS, LOSSY, OF_RESULTS, RATES, all_of, key_of, of_page
from aedesk.gui.panel.values import is_value
from aedesk.gui.task import Task
from aedesk.options import DEFAULT_EFFORT, DEFAULT_QUALITY, Options, spec_of

AIM = "aim"
"""Key of the name of the option that the size of a compressed picture is chosen by, one of ``RATES``."""
IN_FOLDER = "in_folder"
"""Key of whether results go into the folder ``output``, which is remembered where they do not."""

# Where the window begins with another value than the command line, or has to name one.
_FIRST: Mapping[str, Any] = {
    "quality": DEFAULT_QUALITY,
    "target_size": 200_000,
    "target_psnr": 38.0,
    "effort": DEFAULT_EFFORT,
    "measure": True,
    "strength": 50.0,
    "format": "png",
    "on_exist": "rename",
    "output": "",
}


class Settings(QObject):
    """Values by key: that of an option, see `key_of`, or ``AIM``, or ``IN_FOLDER``.

    Signals:
        changed: The value of this key is another one.
        settled: All values that change together have changed.
    """

    changed = Signal(str)
    settled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._values: dict[str, Any] = {AIM: RATES[0], IN_FOLDER: False}
        self._names: dict[str, str] = {}
        for task in Task:
            self._names |= {key_of(field.name, task): field.name for field in all_of(task)}
        self._values |= {key: first_value(name) for key, name in self._names.items()}

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def of(self, name: str, task: Task) -> Any:
        """The value of an option on a page."""
        return self._values[key_of(name, task)]

    def put(self, values: Mapping[str, Any]) -> None:
        """Change values together; those that a key cannot have are passed over."""
        new = {key: value for key, value in values.items() if self._takes(key, value)}
        differing = [key for key, value in new.items() if not _same(self._values[key], value)]
        self._values |= new
        for key in differing:
            self.changed.emit(key)
        if differing:
            self.settled.emit()

    def state(self) -> dict[str, Any]:
        """All values, ready for JSON."""
        return dict(self._values)

    def options(self, task: Task) -> Options:
        """What the engine is to do on a page."""
        chosen = {field.name: self.of(field.name, task) for field in all_of(task)}
        if task is Task.COMPRESS:
            aim = self._values[AIM]
            chosen = {name: value for name, value in chosen.items() if name == aim or name not in RATES}
        if not self._values[IN_FOLDER] or not chosen["output"]:
            chosen |= {"output": None, "flat": False}
        if chosen.get("format") not in LOSSY:
            chosen["format_quality"] = None
        return Options(recursive=True, **chosen)

    def of_preset(self, task: Task) -> dict[str, Any]:
        """What a preset of this page would say: all that window or command line would begin otherwise.

        What a page is about is always said, so that no preset is empty.
        """
        leading = {Task.COMPRESS: self._values[AIM], Task.RESTORE: "format", Task.DENOISE: "strength"}[task]
        names = [*_names(task, self._values[AIM]), *(name for name in OF_RESULTS if _in_presets(name))]
        chosen = self.options(task)
        values = {name: getattr(chosen, name) for name in names}
        return {
            name: value
            for name, value in values.items()
            if name == leading or (value is not None and not self._goes_without_saying(name, value))
        }

    def take_preset(self, preset: Mapping[str, Any], task: Task) -> None:
        """Set a page as the command line would: what the preset says, and the rest as in the beginning.

        What it does not say about results stays, and so do other pages.
        """
        self.put(self._wanted(preset, task))

    def follows(self, preset: Mapping[str, Any], task: Task) -> bool:
        """Whether a page is as `take_preset` leaves it."""
        return all(_same(self._values[key], value) for key, value in self._wanted(preset, task).items())

    def _wanted(self, preset: Mapping[str, Any], task: Task) -> dict[str, Any]:
        aim = next((name for name in RATES if name in preset), RATES[0])
        here = [*_names(task, aim), *(name for name in OF_RESULTS if name in preset)]
        wanted = {key_of(name, task): preset.get(name, first_value(name)) for name in here}
        return wanted | ({AIM: aim} if task is Task.COMPRESS else {})

    def _goes_without_saying(self, name: str, value: object) -> bool:
        """Whether the window and the command line both begin with this value."""
        default = FIELDS[name].default
        return _same(value, first_value(name)) and (default is None or _same(value, default))

    def _takes(self, key: str, value: object) -> bool:
        if key == AIM:
            return value in RATES
        if key == IN_FOLDER:
            return isinstance(value, bool)
        name = self._names.get(key)
        if name in RATES and value is None:  # one of them holds, and the others are remembered
            return False
        return name is not None and is_value(FIELDS[name], value)


def first_value(name: str) -> Any:
    """The value of an option before anything was chosen."""
    return _FIRST.get(name, FIELDS[name].default)


def _names(task: Task, aim: str) -> list[str]:
    """What a preset can set on a page, of the rates only the one that holds."""
    names = (field.name for field in of_page(task) if _in_presets(field.name))
    return [name for name in names if name == aim or name not in RATES]


def _in_presets(name: str) -> bool:
    return spec_of(FIELDS[name]).in_presets


def _same(left: object, right: object) -> bool:
    # JSON and TOML know numbers, not whether they are whole; True is none of them.
    return left == right and isinstance(left, bool) is isinstance(right, bool)
