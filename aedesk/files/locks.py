"""Locks on open files, which the system lets go of when their process ends, however it ends."""

from __future__ import annotations

import sys
from enum import Enum, auto


class Lock(Enum):
    """What came of asking for a lock."""

    HELD = auto()
    TAKEN_BY_ANOTHER = auto()
    NOT_OFFERED = auto()


def try_lock(descriptor: int) -> Lock:
    """Ask for the only lock of an open file without waiting; closing the file gives it back.

    Not offered on Windows, which keeps open files from being removed anyway, and by some network shares.
    """
    if sys.platform == "win32":
        return Lock.NOT_OFFERED
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return Lock.TAKEN_BY_ANOTHER
    except OSError:
        return Lock.NOT_OFFERED
    return Lock.HELD


def is_locked(descriptor: int) -> bool:
    """Whether another process holds the lock of an open file; leaves it as it is, and never waits.

    False where locks are not offered.
    """
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        # Shared, so that two who look do not take each other for the holder.
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    fcntl.flock(descriptor, fcntl.LOCK_UN)
    return False
