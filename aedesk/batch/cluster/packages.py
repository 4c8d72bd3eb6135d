"""Model packages on their way to workers: named by a hash, checked on arrival, sent once to each."""

import hashlib
import tempfile
from pathlib import Path

from aedesk.errors import ModelError
from aedesk.files import replace_file
from aedesk.zoo import (
    DenoiserPackage,
    find_denoiser,
    find_package,
    list_denoisers,
    list_packages,
    open_package,
)
from aedesk.zoo.folder import DESCRIPTION

_arrived: dict[str, Path] = {}


def locate(kind: str, name: str | None) -> Path:
    """Folder of the package that the client means.

    Raises:
        ModelError: There is none.
    """
    found = find_denoiser(name) if kind == DenoiserPackage.kind else find_package(name)
    return found.path


def digest_of(folder: Path) -> str:
    """Hash of a package: of its description, which holds the hashes of all other files."""
    return hashlib.sha256((folder / DESCRIPTION).read_bytes()).hexdigest()


def contents_of(folder: Path) -> dict[str, bytes]:
    """All files of a package by their names.

    Raises:
        ModelError: A file is missing or altered.
    """
    package = open_package(folder)
    package.check_files()
    names = (DESCRIPTION, *package.description["files"])
    return {name: (folder / name).read_bytes() for name in names}


def find_on_worker(digest: str) -> Path | None:
    """Folder of a package on this worker: one that arrived, or one that is installed."""
    if digest not in _arrived:
        for package in (*list_packages(), *list_denoisers()):
            if digest_of(package.path) == digest:
                _arrived[digest] = package.path
    return _arrived.get(digest)


def receive(digest: str, contents: dict[str, bytes], place: str) -> None:
    """Take a package in on this worker.

    Args:
        digest: Hash that it must have.
        contents: Its files.
        place: Folder for it, which the worker removes at its end.

    Raises:
        ModelError: It is not what its hash says.
    """
    if hashlib.sha256(contents.get(DESCRIPTION, b"")).hexdigest() != digest:
        raise ModelError("A model package was altered on its way to a worker.", "Try again.")
    folder = Path(tempfile.mkdtemp(prefix="aedesk-model-", dir=place))
    for name, content in contents.items():
        if Path(name).name != name:
            raise ModelError(f"A model package holds a file named {name!r}, which leads out of its folder.")
        replace_file(folder / name, content)
    open_package(folder).check_files()
    _arrived[digest] = folder
