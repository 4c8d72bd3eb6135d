"""Writing behind URLs so that no partial file stands under a final name; docs/batches.md has the promises."""

import contextlib
import secrets
from typing import Any

from aedesk.batch.remote import RemotePath, opened
from aedesk.errors import OutputError, StoreError, UsageError

_EXCLUSIVE = frozenset({"s3", "s3a", "gs", "gcs", "memory"})
"""Stores that put an object only if there is none, in one step."""
_WHOLE_OBJECTS = _EXCLUSIVE | {"abfs", "abfss", "az", "adl", "oci", "oss", "tos"}
"""Stores where an object appears when all of it has arrived, so that it can be put under its final name."""
_RENAMING = frozenset({"sftp", "ssh", "ftp", "smb", "hdfs", "arrow_hdfs", "webhdfs", "webdav"})
"""Stores like file systems: a temporary file first, then a rename."""
_REPLACING = frozenset({"sftp", "ssh", "ftp"})
"""Of these, the ones whose rename replaces what is there."""


def check_writable(path: RemotePath) -> None:
    """Refuse URLs under which outputs cannot be put safely.

    Raises:
        UsageError: The protocol only reads, or is not known to be safe.
    """
    if path.protocol in _WHOLE_OBJECTS | _RENAMING and "::" not in path.url:
        return
    known = ", ".join(sorted(_WHOLE_OBJECTS | _RENAMING))
    raise UsageError(
        f"Outputs cannot be written safely to {path}; protocols that can take them are {known}.",
        "Write to a folder, and copy it there.",
    )


def write_remote(target: RemotePath, data: bytes, *, overwrite: bool) -> None:
    """Put data under a URL, then read it back and compare.

    A file that is there already and holds the same bytes is left alone: it is from an earlier try of the
    same job, whose answer was lost.

    Args:
        target: Where to.
        data: Content of the file.
        overwrite: Replace what is there.

    Raises:
        OutputError: There is another file and it may not be replaced, or the store refuses.
    """
    try:
        with opened(target) as (store, path):
            if not overwrite and store.exists(path):
                _accept_only(store, path, data, target)
                return
            if target.protocol in _WHOLE_OBJECTS:
                _put_object(store, path, data, target, overwrite)
            else:
                _put_and_rename(store, path, data, target)
    except StoreError as error:
        raise OutputError(error.message, error.hint or "Choose another -o.") from error


def _put_object(store: Any, path: str, data: bytes, target: RemotePath, overwrite: bool) -> None:
    exclusively = {"mode": "create"} if target.protocol in _EXCLUSIVE and not overwrite else {}
    try:
        store.pipe_file(path, data, **exclusively)
    except Exception as error:  # stores differ in how they say that somebody was quicker
        if not exclusively or not (isinstance(error, FileExistsError) or store.exists(path)):
            raise
        _accept_only(store, path, data, target)
        return
    if store.cat_file(path) != data:
        with contextlib.suppress(Exception):  # the difference is what has to be told
            store.rm_file(path)
        raise OutputError(f"{target} reads back differently from what was written; it was removed.")


def _put_and_rename(store: Any, path: str, data: bytes, target: RemotePath) -> None:
    folder = path.rpartition("/")[0]
    temporary = f"{folder}/.aedesk-{secrets.token_hex(6)}.part"
    store.makedirs(folder, exist_ok=True)
    try:
        store.pipe_file(temporary, data)
        if store.cat_file(temporary) != data:
            raise OutputError(f"{target} reads back differently from what was written; it was removed.")
        if target.protocol not in _REPLACING and store.exists(path):
            store.rm_file(path)
        store.mv(temporary, path)
    except BaseException:
        with contextlib.suppress(Exception):  # the first error is what has to be told
            store.rm_file(temporary)
        raise
    if store.info(path).get("size") not in (len(data), None):
        raise OutputError(f"{target} was renamed but has another size; look at it.")


def _accept_only(store: Any, path: str, data: bytes, target: RemotePath) -> None:
    if store.cat_file(path) != data:
        raise OutputError(
            f"{target} came into being in the meantime.",
            "Choose --on-exist overwrite or --on-exist rename.",
        )
