"""What a plan will take: pixels, time and space, before anything is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aedesk.batch.measure import Sizes
from aedesk.batch.plan import Entry, Job


@dataclass(frozen=True, slots=True)
class Volume:
    """A disk that outputs go to.

    Args:
        folder: The folder of one output on it, or the nearest one that exists.
        needed: Bytes that the outputs will take there, about.
        free: Bytes that are free for this user.
    """

    folder: Path
    needed: int
    free: int

    @property
    def suffices(self) -> bool:
        """Whether the outputs will fit, if the estimate is right."""
        return self.needed <= self.free


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is left to do of a plan.

    Args:
        jobs: Number of files.
        pixels: Their pixels, as far as headers tell.
        bytes_in: Bytes of the sources.
        bytes_out: Bytes of the outputs, about; None where nothing is known.
        seconds: Time by the clock, about; None where nothing is known.
        sampled: Whether the pixels are themselves concluded from a sample of the files.
        volumes: The disks that outputs go to.
    """

    jobs: int
    pixels: int
    bytes_in: int
    bytes_out: int | None
    seconds: float | None
    sampled: bool
    volumes: tuple[Volume, ...]

    def as_record(self) -> dict[str, object]:
        """The figures as plain values, for JSON."""
        return {
            "jobs": self.jobs,
            "pixels": self.pixels,
            "pixels_sampled": self.sampled,
            "bytes_in": self.bytes_in,
            "bytes_out": self.bytes_out,
            "seconds": None if self.seconds is None else round(self.seconds, 1),
            "volumes": [
                {"folder": str(volume.folder), "needed": volume.needed, "free": volume.free}
                for volume in self.volumes
            ],
        }


def estimate_of(
    plan: Sequence[Entry],
    sizes: Sizes,
    *,
    pixels_per_second: float | None = None,
    bytes_per_pixel: float | None = None,
) -> Estimate:
    """Estimate what the jobs of a plan will take.

    Args:
        plan: The plan.
        sizes: What `sizes_of` says of it.
        pixels_per_second: Speed of this machine at this work, all cores together.
        bytes_per_pixel: Bytes of output a pixel.
    """
    pixels = sum(sizes.pixels)
    return Estimate(
        jobs=sum(isinstance(entry, Job) for entry in plan),
        pixels=round(pixels),
        bytes_in=sum(sizes.bytes),
        bytes_out=None if bytes_per_pixel is None else round(bytes_per_pixel * pixels),
        seconds=None if pixels_per_second is None else pixels / pixels_per_second,
        sampled=sizes.sampled,
        volumes=tuple(_volumes(plan, sizes, bytes_per_pixel or 0.0)),
    )


def _volumes(plan: Sequence[Entry], sizes: Sizes, bytes_per_pixel: float) -> list[Volume]:
    needed: dict[int, float] = {}
    folders: dict[int, Path] = {}
    known: dict[Path, int | None] = {}
    for entry, pixels in zip(plan, sizes.pixels, strict=True):
        if not isinstance(entry, Job) or not isinstance(entry.target, Path):
            continue
        folder = entry.target.parent
        if folder not in known:
            known[folder] = _device(folder, folders)
        device = known[folder]
        if device is not None:
            needed[device] = needed.get(device, 0.0) + pixels * bytes_per_pixel
    return [Volume(folders[device], round(size), _free(folders[device])) for device, size in needed.items()]


def _device(folder: Path, folders: dict[int, Path]) -> int | None:
    """The disk of a folder that may be yet to be made, whose nearest existing one is noted."""
    for existing in (folder, *folder.absolute().parents):
        try:
            device = existing.stat().st_dev
        except OSError:
            continue
        folders.setdefault(device, existing)
        return device
    return None


def _free(folder: Path) -> int:
    import shutil

    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0
