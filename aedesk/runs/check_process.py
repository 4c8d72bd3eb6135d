"""The check of pictures in a process of its own, for windows.

The decoder of WebP holds up all threads of its process, half a second for 12 megapixels. Memory is given back
as a whole, and a check that is given up ends at once.
"""

import multiprocessing
import signal
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from aedesk.errors import DeviceError
from aedesk.runs.data_check import Progress, check_data
from aedesk.runs.data_report import DataReport

_SPAWN = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang
_LISTEN = 0.1


def check_apart(folders: Sequence[Path], *, progress: Progress, **settings: Any) -> DataReport:
    """Check pictures as `check_data` does.

    Args:
        folders: Folders of pictures.
        progress: Called ten times a second or more; what it raises ends the check.
        **settings: Further arguments of `check_data`.

    Raises:
        TrainingError: As of `check_data`.
        DeviceError: The process died.
    """
    ours, theirs = _SPAWN.Pipe(duplex=False)
    process = _SPAWN.Process(
        target=_check, args=(theirs, folders, settings), name="aedesk-check", daemon=True
    )
    process.start()
    theirs.close()
    done, total = 0, 0
    try:
        while True:
            progress(done, total)
            if not ours.poll(_LISTEN):
                continue
            said = ours.recv()
            if isinstance(said, DataReport):
                return said
            if isinstance(said, BaseException):
                raise said
            done, total = said
    except EOFError as error:
        raise DeviceError(
            "The check of the pictures broke off.", "Memory may have run out; close other programs."
        ) from error
    finally:
        process.kill()
        process.join()
        ours.close()


def _check(told: "Connection[Any, Any]", folders: Sequence[Path], settings: Mapping[str, Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # this process is ended by the one that started it
    try:
        told.send(check_data(folders, **settings, progress=lambda *numbers: told.send(numbers)))
    except BrokenPipeError:
        return  # nobody waits any more
    except Exception as error:  # it is raised again over there
        told.send(error)
