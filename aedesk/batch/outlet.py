"""Where jobs read and write: files by their names, or streams where a job has none."""

import io
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from aedesk.batch.plan import Job
from aedesk.batch.remote import RemotePath
from aedesk.batch.remote_write import write_remote
from aedesk.errors import FileLimitError, OutputTakenError
from aedesk.files import Scratch

if TYPE_CHECKING:
    from aedesk.imaging import Limits


class Outlet:
    """The one place where jobs read their sources and write their outputs.

    Args:
        scratch: Writes the files of the run.
        stdin: Read where a job has no source path; nothing is there without it.
        stdout: Written where a job has no target path.
    """

    def __init__(
        self, scratch: Scratch, stdin: BinaryIO | None = None, stdout: BinaryIO | None = None
    ) -> None:
        self._scratch = scratch
        self._stdin = stdin or io.BytesIO()
        self._stdout = stdout or io.BytesIO()

    def source(self, job: Job, limits: "Limits") -> Path | bytes:
        """The source of a job: its path, or what standard input or a URL holds.

        Raises:
            FileLimitError: Standard input, or a URL, has more bytes than the limits allow.
            StoreError: A URL cannot be read.
        """
        return job.source if isinstance(job.source, Path) else self.read(job, limits)

    def read(self, job: Job, limits: "Limits") -> bytes:
        """Read the source of a job.

        Raises:
            FileLimitError: It has more bytes than the limits allow.
            OSError: It cannot be read.
            StoreError: The same, of a URL.
        """
        if job.source is None:
            data = self._stdin.read(limits.max_bytes + 1)
            _check_bytes(len(data), limits)
            return data
        size = job.source.stat().st_size if isinstance(job.source, Path) else job.source.size()
        _check_bytes(size, limits)
        return job.source.read_bytes()

    def check(self, job: Job) -> None:
        """Refuse a job whose output cannot be written, before work is spent on it.

        Raises:
            OutputError: The target cannot be written.
        """
        if isinstance(job.target, Path):
            self._scratch.check(job.target)

    def put(self, job: Job, data: bytes) -> None:
        """Write the output of a job; a `LateOutlet` only takes note of it.

        A file that came into being under the target's name in the meantime is kept. It counts as
        written where it has the same content: then it is from a run that was killed just now.

        Raises:
            OutputError: The target cannot be written.
        """
        if job.target is None:
            self._stdout.write(data)
            self._stdout.flush()
            return
        if isinstance(job.target, RemotePath):
            write_remote(job.target, data, overwrite=job.overwrite)
            return
        try:
            self._scratch.write(job.target, data, overwrite=job.overwrite)
        except OutputTakenError:
            if not _holds(job.target, data):
                raise

    def settle(self) -> None:
        """Have everything written that was put so far.

        Raises:
            OutputError: A target cannot be written.
        """

    def close(self) -> None:
        """Remove what is unfinished; nothing is written after it."""
        self._scratch.close()


class LateOutlet(Outlet):
    """Holds one output back until `settle`, so that another thread can write it.

    Args:
        outlet: Reads, and writes at last.
    """

    def __init__(self, outlet: Outlet) -> None:
        super().__init__(outlet._scratch, outlet._stdin, outlet._stdout)
        self._held: tuple[Job, bytes] | None = None

    def put(self, job: Job, data: bytes) -> None:
        """Take note of an output."""
        self._held = job, data

    def settle(self) -> None:
        """Write what was put."""
        held, self._held = self._held, None
        if held is not None:
            super().put(*held)


def _check_bytes(size: int, limits: "Limits") -> None:
    if size > limits.max_bytes:
        raise FileLimitError(f"The file has over {limits.max_bytes:,} bytes, which is the limit.")


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
