"""Files behind URLs (``s3://``, ``sftp://``, ``memory://``...) through fsspec: names, lists, contents.

Credentials and addresses of a store come from its own configuration and environment, as fsspec documents
them; none are taken from options, so none can end up in a report. ``file://`` URLs are ordinary paths.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, TypeAlias

from aedesk.errors import AedeskError, StoreError

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")  # two letters at least: C:// is a drive
_GLOB = re.compile(r"[*?\[]")
_HERE = ("file", "local")


@dataclass(frozen=True, slots=True)
class RemotePath:
    """A file or folder behind a URL; chained URLs (``zip://a.png::s3://bucket/all.zip``) can be read.

    Args:
        url: The URL, without a slash at its end.
    """

    url: str

    def __str__(self) -> str:
        return self.url

    @property
    def protocol(self) -> str:
        """What stands before ``://``, in small letters."""
        return self.url.partition("://")[0].lower()

    @property
    def name(self) -> str:
        """What follows the last slash."""
        return self._parts[1]

    @property
    def stem(self) -> str:
        """The name without its suffix."""
        return PurePosixPath(self.name).stem

    @property
    def suffix(self) -> str:
        """The name's suffix with its dot, or nothing."""
        return PurePosixPath(self.name).suffix

    @property
    def parent(self) -> "RemotePath":
        """The folder that holds it."""
        folder, _, chain = self._parts
        return RemotePath(folder + chain)

    def with_name(self, name: str) -> "RemotePath":
        """Another file of the same folder."""
        folder, _, chain = self._parts
        return RemotePath(f"{folder}/{name}{chain}")

    def joinpath(self, *inside: PurePath) -> "RemotePath":
        """What lies at relative paths below it."""
        head, mark, chain = self.url.partition("::")
        return RemotePath(f"{head}/{PurePosixPath(*inside)}{mark}{chain}")

    def __truediv__(self, inside: PurePath) -> "RemotePath":
        return self.joinpath(inside)

    def exists(self) -> bool:
        """Whether there is a file or folder; see `Names` for many questions about one folder.

        Raises:
            StoreError: The store cannot be asked.
        """
        with opened(self) as (store, path):
            return bool(store.exists(path))

    def is_dir(self) -> bool:
        """Whether it is a folder.

        Raises:
            StoreError: The store cannot be asked.
        """
        with opened(self) as (store, path):
            return bool(store.isdir(path))

    def size(self) -> int:
        """Bytes of the file; 0 where the store does not say.

        Raises:
            StoreError: There is no such file, or the store cannot be asked.
        """
        with opened(self) as (store, path):
            return int(store.info(path).get("size") or 0)

    def read_bytes(self) -> bytes:
        """The file's content; ask `size` first where it may be too large.

        Raises:
            StoreError: It cannot be read.
        """
        with opened(self) as (store, path):
            return bytes(store.cat_file(path))

    @property
    def _parts(self) -> tuple[str, str, str]:
        """URL of the folder, name, and the rest of a chain with its mark."""
        head, mark, chain = self.url.partition("::")
        folder, _, name = head.rpartition("/")
        return folder, name, mark + chain


Location: TypeAlias = Path | RemotePath
"""Where a file is: a path of this machine, or behind a URL."""


def is_url(name: str) -> bool:
    """Whether a name is a URL rather than a path."""
    return _SCHEME.match(name) is not None


def location_of(name: str) -> Location:
    """The path or the URL that a user named; ``file://`` becomes a path."""
    if not is_url(name):
        return Path(name)
    protocol, _, rest = name.partition("://")
    if protocol.lower() in _HERE and "::" not in name:
        return Path(rest)
    return RemotePath(name if name.endswith("://") else name.rstrip("/"))


class Names:
    """Which files there are in folders behind URLs; each folder is listed once, when it is first asked for.

    A question for every name would cost a request each, a list costs one for a thousand names.
    """

    def __init__(self) -> None:
        self._listed: dict[RemotePath, set[str]] = {}

    def holds(self, path: RemotePath) -> bool:
        """Whether the file was there when its folder was listed.

        Raises:
            StoreError: The folder cannot be listed.
        """
        folder = path.parent
        if folder not in self._listed:
            self._listed[folder] = set(_names_in(folder))
        return path.name in self._listed[folder]


def find_remote(
    url: RemotePath, *, recursive: bool, suffixes: Collection[str]
) -> Iterator[tuple[RemotePath, PurePosixPath]]:
    """Find the files behind a URL: the file itself, those of a folder, or those that match a pattern.

    Args:
        url: A file, a folder, or a pattern with ``*``, ``?``, ``[...]`` and ``**``.
        recursive: Take the files of subfolders too.
        suffixes: Lower-case suffixes that count in folders; hidden files do not.

    Yields:
        Each file and its place below the folder that was named, sorted.

    Raises:
        StoreError: There is nothing, or the store cannot be asked.
    """
    with opened(url) as (store, path):
        if store.isdir(path):
            found = store.find(path, maxdepth=None if recursive else 1)
            listed = ((name, _inside(name, path)) for name in found)
            wanted = [(name, inside) for name, inside in listed if _counts(inside, suffixes)]
            yield from ((url.joinpath(inside), inside) for _, inside in sorted(wanted))
        elif store.exists(path):
            yield url, PurePosixPath(url.name)
        elif _GLOB.search(path):
            yield from _matching(url, store, path)
        else:
            raise FileNotFoundError


@contextmanager
def opened(path: RemotePath) -> Iterator[tuple[Any, str]]:
    """The fsspec file system of a URL and its path there; what the store raises gets a name.

    Raises:
        StoreError: fsspec or the store's package is missing, or the store refuses.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise StoreError(
            f"{path} is a URL, and the package fsspec is not installed.", "pip install 'aedesk[cluster]'"
        ) from None
    try:
        yield url_to_fs(path.url)
    except (AedeskError, FileExistsError):
        raise
    except FileNotFoundError:
        raise StoreError(f"There is nothing at {path}.") from None
    except (ImportError, ValueError) as error:  # a package that is missing, a protocol that is unknown
        raise StoreError(f"{path} cannot be used: {error}.") from error
    except Exception as error:  # stores raise what their libraries raise, which have no common base
        said = str(error) or type(error).__name__
        raise StoreError(f"{path} cannot be used: {said.splitlines()[0].rstrip('.')}.") from error


def _names_in(folder: RemotePath) -> list[str]:
    with opened(folder) as (store, path):
        try:
            return [PurePosixPath(name).name for name in store.ls(path, detail=False)]
        except (FileNotFoundError, NotADirectoryError):
            return []


def _matching(url: RemotePath, store: Any, pattern: str) -> Iterator[tuple[RemotePath, PurePosixPath]]:
    """Files that match a pattern, each with its place below the last folder without a wildcard."""
    fixed = pattern[: _GLOB.search(pattern).start()].rpartition("/")[0]  # type: ignore[union-attr]
    head, mark, chain = url.url.partition("::")
    top = RemotePath(head[: _GLOB.search(head).start()].rpartition("/")[0] + mark + chain)  # type: ignore[union-attr]
    found = sorted(name for name, info in store.glob(pattern, detail=True).items() if info["type"] == "file")
    if not found:
        raise FileNotFoundError
    for name in found:
        inside = _inside(name, fixed)
        yield top.joinpath(inside), inside


def _inside(name: str, folder: str) -> PurePosixPath:
    return PurePosixPath(name.removeprefix(folder).lstrip("/"))


def _counts(inside: PurePosixPath, suffixes: Collection[str]) -> bool:
    hidden = any(part.startswith(".") for part in inside.parts)
    return not hidden and inside.suffix.lower() in suffixes
