"""What a run over the queue does with one file: compress it, denoise it, or restore it."""

from dataclasses import dataclass
from pathlib import Path

from aedesk.batch import Compress, Job, Outlet, Restore, Result, Watch, Work
from aedesk.batch.denoise import Denoise
from aedesk.gui.intent import Intent
from aedesk.gui.task import Task


@dataclass(frozen=True, slots=True)
class Plans:
    """What is to be done with which files; small, because it goes to other processes.

    Args:
        intent: The task and its settings.
        device: Where networks run.
        picture_format: Format of denoised pictures, one of `aedesk.imaging.WRITABLE`.
        restored_format: Format of restored pictures.
        latents: The files that are restored.
        has_pictures: Whether there are others.
    """

    intent: Intent
    device: str
    picture_format: str
    restored_format: str
    latents: frozenset[Path]
    has_pictures: bool


@dataclass(frozen=True, slots=True)
class QueueWork:
    """Does what is planned for each file; see `aedesk.batch.pool.Work`.

    Args:
        latents: The files that are to be restored.
        restore: Makes pictures of them; None where there are none.
        pictures: What is done with pictures; None where there are none.
    """

    latents: frozenset[Path]
    restore: Work | None
    pictures: Work | None

    @classmethod
    def open(cls, plans: Plans, threads: int) -> "QueueWork":
        """Open the models that are surely needed; see `aedesk.batch.pool.OpenWork`.

        Raises:
            ModelError: A model is missing or damaged.
            DeviceError: The device is not there.
            UsageError: The effort needs a Keras backend that is not installed.
        """
        options, device = plans.intent.options, plans.device
        pictures: Work | None = None
        if plans.has_pictures and plans.intent.task is Task.COMPRESS:
            pictures = Compress.open(options, device, threads)
        elif plans.has_pictures:
            pictures = Denoise.open(options, plans.picture_format, device, threads)
        restore = None
        if plans.latents:
            restore = Restore.open(plans.intent.restoring, plans.restored_format, device, threads)
        return cls(plans.latents, restore, pictures)

    def __call__(self, job: Job, outlet: Outlet, watch: Watch) -> Result:
        """Do one file."""
        work = self.restore if job.source in self.latents else self.pictures
        assert work is not None
        return work(job, outlet, watch)
