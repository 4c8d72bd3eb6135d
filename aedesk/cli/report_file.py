"""The table of results as a file: JSON or CSV, by the suffix of its name."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from aedesk.errors import UsageError
from aedesk.files import replace_file

_COLUMNS = ("input", "output", "status", "reason", "hint", "bytes_in", "bytes_out", "saving", "seconds")
_FACTS = (
    "width",
    "height",
    "bpp",
    "quality",
    "psnr",
    "noise",
    "color_noise",
    "format",
    "model",
    "device",
    "notes",
)


class ReportFile:
    """Collects the records of a run and writes them at its end.

    Args:
        path: The file, ``.json`` or ``.csv``.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._records: list[bytes] = []  # as text they take a fifth of the memory

    @classmethod
    def named(cls, name: str | None) -> Self | None:
        """The file that ``--report`` names, None where it was not given.

        Raises:
            UsageError: Its suffix tells no format, or its folder is not there.
        """
        if name is None:
            return None
        path = Path(name)
        if path.suffix.lower() not in {".json", ".csv"}:
            raise UsageError(f"--report {name}: its suffix tells no format.", "Allowed: .json, .csv.")
        if not path.parent.is_dir():
            raise UsageError(f"--report {name}: the folder {path.parent} is not there.")
        return cls(path)

    def add(self, record: Mapping[str, object]) -> None:
        """Take the record of one more source, as `aedesk.cli.report.as_record` makes it."""
        self._records.append(json.dumps(record).encode())

    def write(self, summary: Mapping[str, object]) -> None:
        """Write the file.

        Raises:
            OutputError: It cannot be written.
        """
        is_csv = self._path.suffix.lower() == ".csv"
        replace_file(self._path, self._table() if is_csv else self._object(summary), "Name another --report.")

    def _object(self, summary: Mapping[str, object]) -> bytes:
        files = b",\n".join(self._records)
        return b'{"summary": ' + json.dumps(summary).encode() + b',\n"files": [\n' + files + b"\n]}\n"

    def _table(self) -> bytes:
        text = io.StringIO(newline="")
        table = csv.DictWriter(text, [*_COLUMNS, *_FACTS], restval="", extrasaction="ignore")
        table.writeheader()
        for line in self._records:
            record = json.loads(line)
            table.writerow({**record, "notes": " ".join(record["notes"])})
        return text.getvalue().encode("utf-8", "surrogateescape")
