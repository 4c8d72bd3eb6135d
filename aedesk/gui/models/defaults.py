"""Which models are used where the settings of a run name none; kept with the window's settings."""

from dataclasses import replace

from PySide6.QtCore import QSettings

from aedesk.gui.task import Task
from aedesk.options import Options

CODEC, DENOISER = "codec", "denoiser"
"""Kinds of models, as their packages name them."""


class DefaultModels:
    """The user's choice for each kind of model.

    Args:
        settings: Where it is kept.
    """

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def get(self, kind: str) -> str | None:
        """Id of the chosen model, eight hexadecimal digits; None is what aedesk itself would take."""
        value = self._settings.value(_key(kind))
        return value if isinstance(value, str) and value else None

    def set(self, kind: str, model_id: str | None) -> None:
        """Choose a model, or none."""
        if model_id is None:
            self._settings.remove(_key(kind))
        else:
            self._settings.setValue(_key(kind), model_id)

    def fill(self, options: Options, task: Task) -> Options:
        """The same options with the chosen models in the place of those that are not named."""
        codec, denoiser = self.get(CODEC), self.get(DENOISER)
        if task is Task.DENOISE:
            return replace(options, model=options.model or denoiser)
        if task is Task.COMPRESS:
            return replace(options, model=options.model or codec, denoiser=options.denoiser or denoiser)
        return options


def _key(kind: str) -> str:
    return f"models/{kind}"
