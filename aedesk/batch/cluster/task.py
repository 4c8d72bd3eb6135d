"""What travels between client and worker: a task, and its answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from aedesk.batch.remote import Location, RemotePath
from aedesk.batch.result import Result

Wanted = tuple[str, str | None]
"""A model package as work asks for it: its kind and its name, folder or id, or None for the usual one."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How a worker gets at the work; the same for all tasks of a run.

    Args:
        key: Names the opened work on the workers.
        version: Version of aedesk of the client.
        open_work: An `aedesk.batch.pool.OpenWork`, pickled.
        threads: Threads of a network.
        packages: Hash of each model package that was asked for so far.
    """

    key: str
    version: str
    open_work: bytes
    threads: int
    packages: Mapping[Wanted, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """One job for a worker.

    Args:
        opening: How to get at the work.
        source: The source, None where the content is sent along.
        stamp: Size and time of modification in seconds of a source on a disk, as the client sees them; a
            worker whose file of that name differs does not see the same file.
        content: The source's content, where workers do not see its path.
        target: The output where the worker can put it; None where the client does.
        overwrite: Whether an existing target may be replaced.
    """

    opening: Opening
    source: Location | None = None
    stamp: tuple[int, int] | None = None
    content: bytes | None = None
    target: RemotePath | None = None
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker made of a task: a result, or what it lacks.

    Args:
        worker: Address of the worker.
        result: The result; its names of files are the worker's.
        output: Content of the output, where the client is to write it.
        is_blind: The worker does not see the source.
        asks: Packages whose hash it wants to know.
        needs: Hashes of packages that it does not have.
    """

    worker: str
    result: Result | None = None
    output: bytes | None = None
    is_blind: bool = False
    asks: tuple[Wanted, ...] = ()
    needs: tuple[str, ...] = ()


def stamp_of(path: Path) -> tuple[int, int]:
    """Size and time in whole seconds of a file, which network drives show alike on all machines.

    Raises:
        OSError: It cannot be looked at.
    """
    status = path.stat()
    return status.st_size, int(status.st_mtime)
