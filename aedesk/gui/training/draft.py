"""What the pages of the training dialog know together: pictures, purpose, settings, the run."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from aedesk.gui.training.purposes import Purpose

if TYPE_CHECKING:
    from aedesk.runs.recipe import Recipe

DEFAULT_MINUTES = 30.0
"""Length of a run for which none was chosen."""

_NO_FOLDER = Path("run")
_PICTURES = ("folders", "noisy", "clean")
_OUTCOMES = frozenset({"report", "estimate", "run"})
_SHARED = frozenset(
    {
        *("minutes", "steps", "batch", "warmup", "weight_decay", "patience", "flips", "scales", "colours"),
        *("holdout", "validate_every", "seed", "precision", "licence", "credits"),
    }
)
"""Settings that mean the same for all kinds of networks, and go over from one to the other."""
_TIMELESS = frozenset(
    {
        *("minutes", "steps", "warmup", "learning_rate", "weight_decay", "patience", "holdout"),
        *("validate_every", "seed", "name", "licence", "credits"),
    }
)
"""Settings on which time and memory of a step do not depend."""


class Draft(QObject):
    """A run that is being prepared; read its attributes, change them with `put` and `set_values`.

    Signals:
        changed: Something is different; carries the names of the attributes that are (a frozenset).

    Attributes:
        purpose: What is trained.
        folders: Folders of pictures; of clean ones where a denoiser is trained.
        noisy: Folder of pictures with real noise, or None.
        clean: Folder of their clean versions, or None.
        report: What the check of the pictures found; None before it, and again when the folders change.
        estimate: What one real step told, as ``aedesk-cli train estimate --json`` writes it; None before it,
            and again when anything changes that it depends on.
        run: Folder of the run that was started or is looked at; None before, and again when purpose, pictures
            or settings change, because what comes then is another run.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.purpose = Purpose.CODEC
        self.folders: tuple[Path, ...] = ()
        self.noisy: Path | None = None
        self.clean: Path | None = None
        self.report: Any | None = None  # a `DataReport`
        self.estimate: dict[str, Any] | None = None
        self.run: Path | None = None
        self._values: dict[str, dict[str, Any]] = {purpose.kind: {} for purpose in Purpose}

    @property
    def kind(self) -> str:
        """Kind of network: "codec" or "denoiser"."""
        return self.purpose.kind

    @property
    def values(self) -> Mapping[str, Any]:
        """Settings of the recipe that were chosen, by name; what is not in it has its default."""
        return self._values[self.kind]

    def put(self, **changes: Any) -> None:
        """Change attributes together."""
        new = {name: value for name, value in changes.items() if getattr(self, name) != value}
        if any(name in new for name in _PICTURES) and "report" not in new:
            new["report"] = None
        if set(new) - _OUTCOMES:
            new = {"estimate": None, "run": None, **new}
        before = {name: getattr(self, name) for name in new}
        for name, value in new.items():
            setattr(self, name, value)
        differing = frozenset(name for name, value in new.items() if before[name] != value)
        if differing:
            self.changed.emit(differing | ({"kind", "values"} if "purpose" in differing else set()))

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Choose settings of the recipe; None goes back to the default."""
        touched = {name: value for name, value in values.items() if self.values.get(name) != value}
        if not touched:
            return
        for kind, chosen in self._values.items():
            for name in touched if kind == self.kind else _SHARED.intersection(touched):
                chosen.pop(name, None)
                if touched[name] is not None:
                    chosen[name] = touched[name]
        if set(touched) - _TIMELESS:
            self.estimate = None
        self.run = None
        self.changed.emit(frozenset({"values", "estimate", "run"}))

    def take(self, recipe: "Recipe") -> None:
        """Take purpose, pictures and settings from a recipe; where it keeps its run makes no difference."""
        from aedesk.runs.recipe import fields_of

        given = {known.name: getattr(recipe, known.name) for known in fields_of(recipe.kind)}
        usual = {known.name: known.default for known in fields_of(recipe.kind)}
        places = {name: given.pop(name, None) for name in ("data", "out", "noisy", "clean")}
        chosen = {name: value for name, value in given.items() if value != usual[name]}
        self._values[recipe.kind] = {**chosen, "start": given["start"]}
        is_of_pairs = places["noisy"] is not None
        self.purpose = Purpose.CODEC if recipe.kind == "codec" else Purpose.DENOISER
        if is_of_pairs:
            self.purpose = Purpose.PAIRS
        self.folders, self.noisy, self.clean = tuple(places["data"]), places["noisy"], places["clean"]
        self.report = self.estimate = self.run = None
        names = {"purpose", "kind", "values", *_PICTURES, *_OUTCOMES}
        self.changed.emit(frozenset(names))

    def keep_usable(self, usable: Callable[[str, Mapping[str, Any]], dict[str, Any]]) -> None:
        """Forget settings that no recipe can have, which come from an edited file.

        Args:
            usable: Gives those of a kind's settings that can be kept.
        """
        for kind, chosen in self._values.items():
            self._values[kind] = usable(kind, chosen)

    def recipe(self, out: Path | None = None) -> "Recipe":
        """Make the recipe of the run.

        Args:
            out: Folder of the run; by default ``run``, or a name where there is none yet.

        Raises:
            UsageError: A setting cannot work.
        """
        from aedesk.runs import CodecRecipe, DenoiserRecipe

        given: dict[str, Any] = dict(self.values)
        if given.get("steps") is None:
            given.setdefault("minutes", DEFAULT_MINUTES)
        place = out or self.run or _NO_FOLDER
        if self.purpose is Purpose.CODEC:
            return CodecRecipe(data=self.folders, out=place, **given)
        if self.purpose is Purpose.PAIRS:
            given |= {"noisy": self.noisy, "clean": self.clean}
        return DenoiserRecipe(data=self.folders, out=place, **given)

    def state(self) -> dict[str, Any]:
        """What was chosen, as JSON can keep it."""
        return {
            "purpose": str(self.purpose),
            "folders": [str(folder) for folder in self.folders],
            **{name: None if path is None else str(path) for name, path in self._single_paths().items()},
            "values": self._values,
        }

    def restore_state(self, state: dict[str, Any]) -> None:
        """Bring a state back; what is not understood is passed over."""
        if state.get("purpose") in list(Purpose):
            self.purpose = Purpose(state["purpose"])
        folders = state.get("folders")
        if isinstance(folders, list):
            self.folders = tuple(Path(folder) for folder in folders if isinstance(folder, str))
        for name in self._single_paths():
            if isinstance(state.get(name), str):
                setattr(self, name, Path(state[name]))
        values = state.get("values")
        for kind, chosen in self._values.items():
            kept = values.get(kind) if isinstance(values, dict) else None
            if isinstance(kept, dict):
                chosen.update({name: tuple(v) if isinstance(v, list) else v for name, v in kept.items()})

    def _single_paths(self) -> dict[str, Path | None]:
        return {"noisy": self.noisy, "clean": self.clean, "run": self.run}
