"""What each level of effort does to make a file smaller; the file's format and its decoder never change."""

from dataclasses import dataclass

from aedesk.errors import UsageError


# Up to this quality most symbols are 0, and a second look at the hyper-latents saves 1 to 4 % of the bits for
# a quarter of the time; above it saves less than the time is worth.
SECOND_LOOK_PAYS = 45


@dataclass(frozen=True, slots=True)
class Effort:
    """The work that goes into one file.

    Args:
        dead_zone: Strength of the dead zones, see ``DeadZones``.
        looks: How often hyper-latents and symbols are made, each time for the latents that the symbols of
            the time before decode to.
        fewer_looks: How often above quality ``SECOND_LOOK_PAYS``.
        steps: Steps of gradient descent on the latents of this very picture; needs Keras.
    """

    dead_zone: float
    looks: int
    fewer_looks: int
    steps: int = 0

    def looks_at(self, quality: float) -> int:
        """How often hyper-latents and symbols are made at a quality."""
        return self.looks if quality <= SECOND_LOOK_PAYS else self.fewer_looks


# docs/effort.md says what each gives and takes.
EFFORTS = {
    1: Effort(0.0, 1, 1),
    2: Effort(0.55, 1, 1),
    3: Effort(0.55, 2, 1),
    4: Effort(0.55, 3, 2),
    5: Effort(0.55, 3, 2, 20),
    6: Effort(0.55, 3, 2, 50),
    7: Effort(0.55, 3, 2, 120),
    8: Effort(0.55, 3, 2, 300),
    9: Effort(0.55, 3, 2, 800),
}


def effort_of(level: int) -> Effort:
    """The effort of a level.

    Raises:
        UsageError: There is no such level.
    """
    if not isinstance(level, int) or level not in EFFORTS:
        raise UsageError(
            f"The effort is {level!r}; a whole number {min(EFFORTS)} to {max(EFFORTS)} is allowed."
        )
    return EFFORTS[level]
