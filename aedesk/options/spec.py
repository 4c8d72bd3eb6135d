"""What is known about one option: its flags, help, bounds; flags, forms and presets are made from it."""

from collections.abc import Callable, Sequence
from dataclasses import Field, dataclass, field
from typing import Any

from aedesk.errors import UsageError

_KEY = "spec"


@dataclass(frozen=True, slots=True)
class Spec:
    """Everything about an option that its value does not say.

    Args:
        flags: Its spellings on the command line, as Typer takes them.
        help: One phrase for people, without full stop.
        commands: Commands that take it.
        read: Makes the value from text; None for switches, which have no value.
        placeholder: Stands for the value in help, as ``N`` or ``DIR``.
        low: Smallest allowed value, None without bound.
        high: Largest allowed value, None without bound.
        unit: Unit of the value, as ``dB``.
        choices: All allowed values, empty where any goes.
        rivals: Name of a group of which at most one option may be given, or empty.
        in_presets: Whether a preset may set it.
        fallback: What holds when the value is None, for help.
        alone: The value as text where the option stands without one; empty where it must have one.
    """

    flags: tuple[str, ...]
    help: str
    commands: frozenset[str]
    read: Callable[[str], object] | None = None
    placeholder: str = ""
    low: float | None = None
    high: float | None = None
    unit: str = ""
    choices: tuple[str, ...] = ()
    rivals: str = ""
    in_presets: bool = False
    fallback: str = ""
    alone: str = ""

    @property
    def flag(self) -> str:
        """The long spelling, by which messages name the option."""
        long = next((flag for flag in self.flags if flag.startswith("--")), self.flags[0])
        return long.split("/")[0]

    @property
    def bounds(self) -> str:
        """Allowed values in words: ``1 to 100``, ``skip, rename, overwrite``, or empty."""
        if self.choices:
            return ", ".join(self.choices)
        unit = f" {self.unit}" if self.unit else ""
        if self.low is not None and self.high is not None:
            return f"{self.low:,} to {self.high:,}{unit}"
        return f"{self.low:,}{unit} or more" if self.low is not None else ""

    def parse(self, text: str) -> object:
        """Make the value from text and check it.

        Raises:
            UsageError: The text is no such value, or out of bounds.
        """
        if self.read is None:
            raise UsageError(f"{self.flag} is a switch and takes no value; got {text!r}.")
        try:
            value = self.read(text)
        except ValueError as error:
            raise UsageError(f"{self.flag}: {text!r} {error}.", self._allowed()) from None
        self.check(value)
        return value

    def reads(self, text: str) -> bool:
        """Whether a text is a value at all, in bounds or not."""
        try:
            return self.read is not None and self.read(text) is not None
        except ValueError:
            return False

    def check(self, value: object) -> None:
        """Refuse a value that is out of bounds; None, the absence of a value, always passes.

        Raises:
            UsageError: The value is out of bounds or none of the choices.
        """
        if value is None:
            return
        wrong = bool(self.choices) and value not in self.choices
        if isinstance(value, int | float):
            wrong = wrong or (self.low is not None and value < self.low)
            wrong = wrong or (self.high is not None and value > self.high)
        if wrong:
            raise UsageError(f"{self.flag} is {value}.", self._allowed())

    def _allowed(self) -> str:
        return f"Allowed: {self.bounds}." if self.bounds else ""


def option(
    default: Any,
    *flags: str,
    help: str,  # noqa: A002 - the name that Typer and argparse use
    commands: Sequence[str],
    **details: Any,
) -> Any:
    """Declare an option as a field of a dataclass.

    Args:
        default: Value when nothing is given; immutable.
        flags: Spellings on the command line.
        help: One phrase for people.
        commands: Commands that take it.
        details: Further fields of `Spec`.

    Returns:
        The dataclass field, with the `Spec` in its metadata.
    """
    spec = Spec(flags=flags, help=help, commands=frozenset(commands), **details)
    return field(default=default, metadata={_KEY: spec})


def spec_of(described: Field[Any]) -> Spec:
    """The `Spec` of a field declared with `option`."""
    spec: Spec = described.metadata[_KEY]
    return spec
