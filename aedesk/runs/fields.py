"""What is known about each setting of a recipe; checks, flags, forms and recipe files are made from it."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from aedesk.errors import UsageError
from aedesk.options import Spec, values

Shape = Literal["switch", "whole", "number", "text", "folder", "model", "table"]
"""What a value is: bool, int, float, str, ``Path``, name or folder of a model, or whole numbers by name."""

_KEY = "setting"


def assignment(text: str) -> tuple[str, int]:
    """Read ``NAME=N``.

    Raises:
        ValueError: The text sets no whole number.
    """
    name, _, value = text.partition("=")
    if not name.strip() or not value.strip().isdecimal():
        raise ValueError("sets no number; write NAME=N, as kernel=5")
    return name.strip(), int(value)


_READERS: Mapping[Shape, Callable[[str], object] | None] = {
    "switch": None,
    "whole": values.whole_number,
    "number": values.number,
    "text": str,
    "folder": Path,
    "model": str,
    "table": assignment,
}


@dataclass(frozen=True, slots=True)
class RecipeField:
    """A setting of a recipe.

    Args:
        name: Name of the field.
        title: A word or two above or beside its value, for forms.
        spec: Flags, help (one phrase without full stop), bounds, choices, unit.
        shape: What a value is, or each of them.
        many: Whether there may be several: a tuple, or of a table all that is set.
        default: What holds where nothing is given, None where something must be.
        required: Whether something must be given.
        folded: Whether forms keep it out of sight until it is asked for.
        multiple: All values divide by it.
        meanings: What each of the choices is, one phrase without full stop.
    """

    name: str
    title: str
    spec: Spec
    shape: Shape
    many: bool
    default: Any
    required: bool
    folded: bool
    multiple: int
    meanings: Mapping[str, str]

    @property
    def key(self) -> str:
        """Its name in recipe files, which is that of the flag."""
        return self.spec.flag.removeprefix("--")

    def parse(self, texts: list[str]) -> Any:
        """Make the value from the text of its flag, or from all of them where there may be many.

        Raises:
            UsageError: A text is no such value.
        """
        # Bounds and choices are checked where the recipe is made, whatever its values come from.
        reader = replace(self.spec, low=None, high=None, choices=())
        parts = [reader.parse(text) for text in texts]
        if self.shape == "table":
            return dict(parts)  # type: ignore[arg-type]
        return tuple(parts) if self.many else parts[-1]

    def check(self, value: Any) -> None:
        """Refuse a value that is out of bounds or none of the choices; None, where it is usual, passes.

        Raises:
            UsageError: The value is not allowed.
        """
        if value is None and self.default is None:
            return
        for part in value if self.many else (value,):
            self._check(part)
        if self.spec.choices and self.many and len(set(value)) < len(value):
            raise UsageError(f"One of the {self.name} is named twice.", "Name each once.")

    def _check(self, value: Any) -> None:
        words, spec = self.name.replace("_", " "), self.spec
        if spec.choices and value not in spec.choices:
            raise UsageError(f"There is no {words} {value!r}; there are {', '.join(spec.choices)}.")
        # A comparison with NaN is never true.
        if spec.low is not None and spec.high is not None and not spec.low <= value <= spec.high:
            raise UsageError(f"The {words} is {value:,}; {spec.low:,} to {spec.high:,} is allowed.")
        if self.multiple > 1 and value % self.multiple:
            unit = f" {spec.unit}" if spec.unit else ""
            raise UsageError(f"The {words} is {value:,}{unit}; it must be a multiple of {self.multiple}.")


def described(
    flags: str,
    shape: Shape,
    title: str,
    help: str,  # noqa: A002 - the name that Typer and argparse use
    *,
    many: bool = False,
    folded: bool = True,
    multiple: int = 1,
    meanings: Mapping[str, str] | None = None,
    **details: Any,
) -> dict[str, Any]:
    """Metadata of a field of a recipe.

    Args:
        flags: Its spelling on the command line, as Typer takes it.
        shape: What a value is.
        title: A word or two for forms.
        help: One phrase for people, without full stop.
        many: Whether there may be several.
        folded: Whether forms keep it out of sight until it is asked for.
        multiple: All values divide by it.
        meanings: The choices, and one phrase about each.
        **details: Further fields of `Spec`.
    """
    if meanings:
        details["choices"] = tuple(meanings)
    spec = Spec((flags,), help, frozenset({"train"}), read=_READERS[shape], **details)
    known = {"title": title, "spec": spec, "shape": shape, "many": many, "folded": folded}
    return {_KEY: {**known, "multiple": multiple, "meanings": MappingProxyType(dict(meanings or {}))}}


def redescribed(owner: type, name: str, *, multiple: int = 1, **details: Any) -> dict[str, Any]:
    """Metadata of a field that a subclass takes over, with another multiple or other fields of `Spec`."""
    known = owner.__dataclass_fields__[name].metadata[_KEY]  # type: ignore[attr-defined]
    if multiple > 1:
        details["help"] = f"{known['spec'].help}, a multiple of {multiple}"
    return {_KEY: {**known, "spec": replace(known["spec"], **details), "multiple": multiple}}


def described_fields(owner: Any) -> tuple[RecipeField, ...]:
    """The settings of a type of recipes, in their order."""
    return tuple(_described(field) for field in fields(owner))


def _described(field: Field[Any]) -> RecipeField:
    default: Any = None if field.default is MISSING else field.default
    if field.default_factory is not MISSING:
        default = field.default_factory()
    required = field.default is MISSING and field.default_factory is MISSING
    return RecipeField(name=field.name, default=default, required=required, **field.metadata[_KEY])
