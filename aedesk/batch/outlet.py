"""Where jobs read and write: files by their names, or streams where a job has none."""

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from aedesk.batch.plan import Job
from aedesk.errors import FileLimitError
from aedesk.files import Scratch

if TYPE_CHECKING:
    from aedesk.imaging import Limits


@dataclass(frozen=True, slots=True)
class Outlet:
    """The one place where jobs read their sources and write their outputs.

    Args:
        scratch: Writes the files of the run.
        stdin: Read where a job has no source path.
        stdout: Written where a job has no target path.
    """

    scratch: Scratch
    stdin: BinaryIO = field(default_factory=io.BytesIO)
    stdout: BinaryIO = field(default_factory=io.BytesIO)

    def source(self, job: Job, limits: "Limits") -> Path | bytes:
        """The source of a job: its path, or what standard input holds.

        Raises:
            FileLimitError: Standard input has more bytes than the limits allow.
        """
        return job.source or self.read(job, limits)

    def read(self, job: Job, limits: "Limits") -> bytes:
        """Read the source of a job.

        Raises:
            FileLimitError: It has more bytes than the limits allow.
            OSError: It cannot be read.
        """
        if job.source is None:
            data = self.stdin.read(limits.max_bytes + 1)
            _check_bytes(len(data), limits)
            return data
        _check_bytes(job.source.stat().st_size, limits)
        return job.source.read_bytes()

    def put(self, job: Job, data: bytes) -> None:
        """Write the output of a job.

        Raises:
            OutputError: The target cannot be written.
        """
        if job.target is None:
            self.stdout.write(data)
            self.stdout.flush()
        else:
            self.scratch.write(job.target, data, overwrite=job.overwrite)


def _check_bytes(size: int, limits: "Limits") -> None:
    if size > limits.max_bytes:
        raise FileLimitError(f"The file has over {limits.max_bytes:,} bytes, which is the limit.")
