"""What each level of effort does to make a file smaller; the file's format and its decoder never change."""

from dataclasses import dataclass, replace

from aedesk.errors import UsageError

# Up to this quality most symbols are 0, and a second look at the hyper-latents saves 1 to 4 % of the bits for
# a quarter of the time; above it saves less than the time is worth.
SECOND_LOOK_PAYS = 45


@dataclass(frozen=True, slots=True)
class Choice:
    """How the symbols of a picture are chosen.

    Args:
        dead_zone: Strength of the dead zones, see ``DeadZones``.
        looks: How often hyper-latents and symbols are made, each time for the latents that the symbols of
            the time before decode to.
        fewer_looks: How often above quality ``SECOND_LOOK_PAYS``.
    """

    dead_zone: float
    looks: int = 1
    fewer_looks: int = 1

    def looks_at(self, quality: float) -> int:
        """How often hyper-latents and symbols are made at a quality."""
        return self.looks if quality <= SECOND_LOOK_PAYS else self.fewer_looks

    def with_one_look(self) -> "Choice":
        """The same, as quick as can be: for a picture that is gone in a moment."""
        return replace(self, looks=1, fewer_looks=1)


@dataclass(frozen=True, slots=True)
class Effort:
    """The work that goes into one file.

    Args:
        choices: Ways to choose the symbols, all of which are tried; the first is taken while a quality is
            searched for.
        steps: Steps of gradient descent on the latents of this very picture; needs Keras.
    """

    choices: tuple[Choice, ...]
    steps: int = 0

    @property
    def is_search(self) -> bool:
        """Whether there is more to do than to code once."""
        return len(self.choices) > 1 or self.steps > 0


_TWO_LOOKS = Choice(0.4, looks=2)
_TRIED = (_TWO_LOOKS, Choice(0.4, 3, 2), Choice(0.6, 3, 2), Choice(0.25, 2, 1))
# docs/effort.md says what each gives and takes.
EFFORTS = {
    1: Effort((Choice(0.0),)),
    2: Effort((Choice(0.4),)),
    3: Effort((_TWO_LOOKS,)),
    4: Effort(_TRIED),
    5: Effort(_TRIED, steps=20),
    6: Effort(_TRIED, steps=50),
    7: Effort(_TRIED, steps=120),
    8: Effort(_TRIED, steps=300),
    9: Effort(_TRIED, steps=800),
}


def effort_of(level: int) -> Effort:
    """The effort of a level.

    Raises:
        UsageError: There is no such level.
    """
    if type(level) is not int or level not in EFFORTS:
        raise UsageError(
            f"The effort is {level!r}; a whole number {min(EFFORTS)} to {max(EFFORTS)} is allowed."
        )
    return EFFORTS[level]
