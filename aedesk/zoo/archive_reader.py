"""Reads the one file that a model package is exchanged as, and believes nothing of what it says of itself.

An archive is a plain zip: every file of the package once, stored as it is, nothing before, between or after
that belongs to no file. What a zip could do beyond that is refused by name: a foreign archive is data from
anywhere, and no reader should have to guess which of two answers it gives.
"""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from aedesk.errors import ModelError
from aedesk.zoo.denoiser_package import DENOISER_GRAPHS
from aedesk.zoo.folder import DESCRIPTION, WEIGHTS
from aedesk.zoo.package import GRAPHS

SUFFIX = ".aemodel"
PIECE = 1 << 20
"""Bytes that are read at a time."""

_MOST_BYTES = {
    DESCRIPTION: 1 << 20,
    WEIGHTS: 1 << 30,
    **{f"{name}.onnx": 16 << 20 for name in (*GRAPHS, *DENOISER_GRAPHS)},
}
"""Every file that a package of any kind can have, and the most bytes of each."""

_MOST_MEMBERS = 16
_MOST_DIRECTORY = 1 << 16
_END = struct.Struct("<4s4H2LH")
_END_SIGNATURE = b"PK\x05\x06"
_LARGE_SIGNATURE = b"PK\x06\x07"
_LARGE_SIZE = 20
_LOCAL_HEADER = 30
_ENCRYPTED, _UTF_8 = 1, 0x800
_HINT = "Fetch the file again, or ask who sent it to export the model once more."


class ArchiveReader:
    """The members of an archive, checked before any of them is read; a context manager.

    Args:
        path: The archive.

    Raises:
        ModelError: It cannot be opened, or is no archive of a model package; the sentence says why.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stream = _opened(path)
        try:
            directory = self._check_end()
            self._zip = self._open_zip()
            self._members = {self._checked(info): info for info in self._zip.infolist()}
            self._check_layout(directory)
        except BaseException:
            self._stream.close()
            raise

    def __enter__(self) -> "ArchiveReader":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()
        self._stream.close()

    @property
    def names(self) -> list[str]:
        """Names of the files, the description last."""
        return sorted(self._members, key=lambda name: (name == DESCRIPTION, name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """The content of a member, piece by piece.

        Raises:
            ModelError: It is cut or altered.
        """
        try:
            with self._zip.open(self._members[name]) as member:
                while piece := member.read(PIECE):
                    yield piece
        except (zipfile.BadZipFile, EOFError, OSError, zlib.error, ValueError) as error:
            raise self._wrong(f"its file {name} cannot be read: {error}") from error

    def _check_end(self) -> int:
        """Where the zip's directory starts, after its size and number of entries were found to be sane."""
        size = self._stream.seek(0, 2)
        if size < _END.size:
            raise self._wrong(f"it has {size} bytes, too few for an archive")
        self._stream.seek(max(0, size - _END.size - _LARGE_SIZE))
        tail = self._stream.read()
        signature, disk, first_disk, here, total, length, start, comment = _END.unpack(tail[-_END.size :])
        if signature != _END_SIGNATURE or comment:
            raise self._wrong("it does not end as a zip archive does: it was cut, or is something else")
        if tail.startswith(_LARGE_SIGNATURE):
            raise self._wrong("it is a zip of the large kind (zip64), which no model needs")
        if disk or first_disk or here != total:
            raise self._wrong("it is one part of an archive in several parts")
        if not 1 <= total <= _MOST_MEMBERS:
            raise self._wrong(f"it says that it holds {total:,} files; 1 to {_MOST_MEMBERS} are allowed")
        if length > _MOST_DIRECTORY:
            raise self._wrong(
                f"its directory says that it has {length:,} bytes; {_MOST_DIRECTORY:,} are allowed"
            )
        if start + length + _END.size != size:
            raise self._wrong("its directory is not where it says")
        return int(start)

    def _open_zip(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(self._stream)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
            raise self._wrong(f"its directory is damaged: {error}") from error

    def _checked(self, info: zipfile.ZipInfo) -> str:
        """The name of a member that is one of a package's files, stored as they are."""
        name = info.orig_filename
        shown = repr(name if len(name) <= 80 else name[:79] + "…")
        if fault := _fault_of_name(name):
            raise self._wrong(f"the name {shown} in it {fault}")
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
            raise self._wrong(f"{shown} in it is a link or a special file, not a file")
        if name not in _MOST_BYTES:
            raise self._wrong(f"it holds {shown}, which is no part of a model package")
        if info.flag_bits & _ENCRYPTED:
            raise self._wrong(f"{shown} in it is encrypted")
        if info.flag_bits & ~_UTF_8:
            raise self._wrong(f"{shown} in it is stored in an unusual way (flags {info.flag_bits:#06x})")
        if info.compress_type != zipfile.ZIP_STORED or info.compress_size != info.file_size:
            raise self._wrong(f"{shown} in it is compressed; models are stored as they are")
        if info.file_size > _MOST_BYTES[name]:
            raise self._wrong(
                f"{shown} in it has {info.file_size:,} bytes; {_MOST_BYTES[name]:,} are allowed"
            )
        return name

    def _check_layout(self, directory: int) -> None:
        """Every member lies in a stretch of its own between the start of the file and the directory."""
        infos = sorted(self._zip.infolist(), key=lambda info: info.header_offset)
        if len(self._members) != len(infos):
            twice = next(i.filename for i in infos if sum(i.filename == o.filename for o in infos) > 1)
            raise self._wrong(f"{twice!r} is there twice")
        if DESCRIPTION not in self._members:
            raise self._wrong(f"it lacks {DESCRIPTION}, which describes the model")
        if infos[0].header_offset != 0:
            raise self._wrong("something stands before its first file")
        ends = [*(info.header_offset for info in infos[1:]), directory]
        for info, end in zip(infos, ends, strict=True):
            if info.header_offset + _LOCAL_HEADER + len(info.filename) + info.file_size > end:
                raise self._wrong(f"{info.filename!r} in it overlaps what follows it")

    def _wrong(self, what: str) -> ModelError:
        return ModelError(f"{self.path.name} is no model that can be imported: {what}.", _HINT)


def _opened(path: Path) -> BinaryIO:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for its other end
            raise ModelError(f"{path} is no file.", "Name the .aemodel file of a model.")
        return path.open("rb")
    except OSError as error:
        raise ModelError(f"{path} cannot be opened: {error.strerror}.") from error


def _fault_of_name(name: str) -> str:
    """Why a name cannot be that of a file in one folder; empty if it can."""
    if not name.isprintable() or not name:
        return "has characters that cannot be printed"
    if "/" in name or "\\" in name or ":" in name or name in (".", ".."):
        return "leads to another folder"
    return ""
