"""What can be done with a file of the queue."""

from enum import StrEnum

from aedesk.gui.adding import Item


class Task(StrEnum):
    """What a run does with pictures; the pages of the panel."""

    COMPRESS = "compress"
    RESTORE = "restore"
    DENOISE = "denoise"


def task_of(item: Item, task: Task) -> Task | None:
    """What a run with this task does with one file.

    Returns:
        Latent files are always restored; pictures are left alone (None) where the task is to restore.
    """
    if item.is_latent:
        return Task.RESTORE
    return None if task is Task.RESTORE else task
