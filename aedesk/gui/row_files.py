"""The files behind a row: its own, and what was made of it."""

from pathlib import Path

from aedesk.gui.rows import Row
from aedesk.gui.task import Task


def newest_file(row: Row) -> Path:
    """What became of the file of a row, or the file itself."""
    return row.target if row.target is not None and row.target.exists() else row.item.path


def latent_file(row: Row | None) -> Path | None:
    """The `.aed` file of a row: the one it was added as, or was compressed to; None where there is none."""
    if row is None:
        return None
    if row.item.is_latent:
        return row.item.path
    return row.target if row.outcome is not None and row.outcome.task is Task.COMPRESS else None
