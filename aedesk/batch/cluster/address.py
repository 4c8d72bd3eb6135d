"""What ``--cluster`` names: a scheduler somewhere, or workers to start on this machine."""

import re
from dataclasses import dataclass

from aedesk.errors import UsageError

_MOST_WORKERS = 1024


@dataclass(frozen=True, slots=True)
class Address:
    """Where the workers are.

    Args:
        scheduler: Address of a running scheduler, as ``tcp://host:8786``; None to start one here.
        workers: Worker processes to start here; 0 with a running scheduler.
    """

    scheduler: str | None
    workers: int = 0

    def __str__(self) -> str:
        return self.scheduler or f"local:{self.workers}"


def read_address(text: str) -> Address:
    """Read the value of ``--cluster``.

    Raises:
        UsageError: It is neither the address of a scheduler nor ``local:N``.
    """
    local = re.fullmatch(r"local:(\d{1,6})", text)
    if local is not None and 1 <= int(local[1]) <= _MOST_WORKERS:
        return Address(None, int(local[1]))
    if re.fullmatch(r"[a-z][a-z0-9+]+://\S+", text):
        return Address(text)
    raise UsageError(
        f"--cluster is {text!r}.",
        f"Allowed: the address of a scheduler, as tcp://host:8786 or tls://host:8786, or local:1 to "
        f"local:{_MOST_WORKERS} to start workers here.",
    )
