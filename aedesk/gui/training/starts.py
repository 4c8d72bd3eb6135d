"""Models that a run can start from, read off the main thread; knows nothing of Qt."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StartModel:
    """An installed model.

    Args:
        name: Its name.
        id: Eight hexadecimal digits; what recipes name it by.
        kind: "codec" or "denoiser".
        size: Name of its size.
        numbers: Numbers of its architecture that differ from those of its size.
        is_shipped: Whether it comes with aedesk.
    """

    name: str
    id: str
    kind: str
    size: str
    numbers: Mapping[str, int]
    is_shipped: bool


@dataclass(frozen=True, slots=True)
class Starts:
    """All of them.

    Args:
        models: Codecs, then denoisers; the user's own first.
        usual: Ids of the models that aedesk takes where none is chosen, by kind.
    """

    models: tuple[StartModel, ...]
    usual: Mapping[str, str]

    def of_kind(self, kind: str) -> list[StartModel]:
        """The models of a kind, the usual one first."""
        mine = [model for model in self.models if model.kind == kind]
        return sorted(mine, key=lambda model: model.id != self.usual.get(kind))

    def get(self, kind: str, name: str) -> StartModel | None:
        """The model of a kind that a recipe names by id or name, or None."""
        return next((model for model in self.of_kind(kind) if name in (model.id, model.name)), None)


def read_starts(chosen: Mapping[str, str | None]) -> Starts:
    """Look at all installed models.

    Args:
        chosen: Ids of the models that the user takes by default, by kind.
    """
    from aedesk.gui.models.shelf import read_shelf
    from aedesk.runs.recipe import RECIPES
    from aedesk.zoo import open_package

    shelf = read_shelf()
    models = []
    for model in shelf.models:
        usual = RECIPES[model.kind].sizes.get(model.size)
        own = open_package(model.path).architecture.as_dict()
        if usual is None:  # of a size that can no longer be trained
            continue
        known = usual.as_dict()
        numbers = {name: value for name, value in own.items() if value != known[name]}
        models.append(
            StartModel(model.name, model.id, model.kind, model.size, numbers, model.installed is None)
        )
    ids = {model.id for model in models}
    kept = {kind: model_id for kind, model_id in chosen.items() if model_id in ids and model_id is not None}
    return Starts(tuple(models), {**shelf.usual, **kept})
