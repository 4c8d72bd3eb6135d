"""What became of one source: done, skipped, refused, failed, not tried, planned."""

import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from aedesk.batch.remote import Location
from aedesk.errors import AedeskError, ExitStatus, OutOfMemoryError
from aedesk.files import Seen

STREAM = "-"
"""How standard input and output are written where a path is expected."""


class State(StrEnum):
    """What became of a source.

    *Skipped* needs no work, *refused* is not done because a policy says so, *failed* went wrong.
    """

    DONE = "done"
    SKIPPED = "skipped"
    REFUSED = "refused"
    FAILED = "failed"
    NOT_TRIED = "not_tried"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one source.

    Args:
        source: The source; None is standard input.
        state: What became of it.
        target: Where the output is or would be; None is standard output, or no output at all.
        reason: Why it was skipped, refused, failed or not tried; empty otherwise.
        hint: What the user can do about it; may be empty.
        status: Exit status that a command with this result alone would have.
        bytes_in: Bytes of the source, 0 where it was not read.
        bytes_out: Bytes of the output, 0 without one.
        seconds: Time that was spent on it.
        facts: What the command found out, by the names that JSON lines use.
        notes: Sentences for the user about something that was done differently than expected.
        seen: What the source was like when it was read; None for streams.
        details: Traceback of the exception behind a failure. Text, because the exception itself would
            keep the picture in memory that was worked on.
    """

    source: Location | None
    state: State
    target: Location | None = None
    reason: str = ""
    hint: str = ""
    status: ExitStatus = ExitStatus.OK
    bytes_in: int = 0
    bytes_out: int = 0
    seconds: float = 0.0
    facts: Mapping[str, object] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    seen: Seen | None = None
    details: str = ""

    @property
    def saving(self) -> float | None:
        """Saved share of the source's bytes, negative where the output is larger; None without output."""
        if not self.bytes_in or not self.bytes_out:
            return None
        return 1 - self.bytes_out / self.bytes_in

    @property
    def pixels(self) -> int:
        """Pixels of the picture, 0 where they are not known."""
        width, height = (self.facts.get(side) for side in ("width", "height"))
        return width * height if isinstance(width, int) and isinstance(height, int) else 0


def failure(source: Location | None, error: BaseException, target: Location | None = None) -> Result:
    """The result of a source whose work ended with an exception."""
    known = known_error(error)
    return Result(
        source,
        State.FAILED,
        target,
        reason=known.message,
        hint=known.hint,
        status=known.exit_status,
        details="".join(traceback.format_exception(error)).rstrip(),
    )


def refusal(source: Location | None, error: AedeskError, target: Location | None = None) -> Result:
    """The result of a source that no output may be made for, with the exit status of the error."""
    return Result(
        source, State.REFUSED, target, reason=error.message, hint=error.hint, status=error.exit_status
    )


def known_error(error: BaseException) -> AedeskError:
    """Any exception as one that has words for the user and an exit status."""
    if isinstance(error, AedeskError):
        return error
    if isinstance(error, MemoryError):
        return OutOfMemoryError("There is not enough memory for this picture.", "Try fewer --jobs.")
    if isinstance(error, OSError):
        return AedeskError(f"{error.strerror or type(error).__name__}.")
    return AedeskError(
        f"Internal error: {type(error).__name__}: {error}".rstrip(": "),
        "This is a fault of aedesk; please report it with the output of -v -v.",
    )
