"""The presets that there are for a page, read at one moment; knows nothing of Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from aedesk.errors import UsageError
from aedesk.gui.task import Task
from aedesk.options import commands_of, load_preset, own_preset_names, save_preset
from aedesk.options.presets import BUILT_IN


@dataclass(frozen=True, slots=True)
class Shelf:
    """Presets by name.

    Args:
        built_in: Those that are always there.
        own: Those of the user; they go before built-in ones of their name. A broken file sets nothing.
    """

    built_in: Mapping[str, Mapping[str, Any]]
    own: Mapping[str, Mapping[str, Any]]

    @classmethod
    def read(cls, task: Task, chosen: str) -> Self:
        """Read what is for a page, and what is chosen there; broken files are listed, to be complained of."""
        own = {}
        for name in own_preset_names():
            try:
                own[name] = load_preset(name)
            except UsageError:
                own[name] = {}
        fitting = {
            name: preset
            for name, preset in own.items()
            if not preset or name == chosen or task in commands_of(preset)
        }
        built_in = {
            name: preset
            for name, preset in BUILT_IN.items()
            if name not in own and (name == chosen or task in commands_of(preset))
        }
        return cls(built_in, fitting)

    def get(self, name: str) -> Mapping[str, Any] | None:
        """What a preset says; None where there is none of that name."""
        return self.own.get(name, self.built_in.get(name))


def save_page(name: str, values: Mapping[str, Any], task: Task) -> None:
    """Save the settings of a page; what a preset of that name says about other pages alone stays.

    Raises:
        AedeskError: The name or the folder will not do.
    """
    try:
        before = load_preset(name) if name in own_preset_names() else {}
    except UsageError:  # a broken file is replaced
        before = {}
    kept = {key: value for key, value in before.items() if task not in commands_of({key: value})}
    save_preset(name, {**kept, **values})
