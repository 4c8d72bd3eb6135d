"""How many pixels and bytes the jobs of a plan have, from headers alone; of large plans from a sample."""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aedesk.batch.facts import read_size
from aedesk.batch.plan import Entry, Job

_UNKNOWN = 1.0
_ALL = 1000
"""A plan of so many jobs is measured whole; it costs about a third of a millisecond a file."""
_SAMPLE = 100
"""Headers that are read of each format of a larger plan."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of the entries of a plan, one number for each.

    Args:
        pixels: Pixels; 0 for what is settled, 1 where the header tells nothing.
        bytes: Bytes of the source; 0 for what is settled, and where they cannot be told.
        sampled: Whether the pixels of some were concluded from their bytes.
    """

    pixels: Sequence[float]
    bytes: Sequence[int]
    sampled: bool


def sizes_of(plan: Sequence[Entry]) -> Sizes:
    """Measure all jobs of a plan.

    Of more than a thousand jobs, only a hundred headers of each format are read: the pixels of the rest are
    concluded from their bytes, with the pixels per byte of those that were read.
    """
    size = array("q", (_bytes_of(entry) if isinstance(entry, Job) else 0 for entry in plan))
    pixels = array("d", bytes(8 * len(plan)))
    kinds: dict[str, list[int]] = defaultdict(list)
    for index, entry in enumerate(plan):
        if isinstance(entry, Job):
            kinds["" if entry.source is None else entry.source.suffix.lower()].append(index)
    whole = sum(map(len, kinds.values())) <= _ALL
    for indexes in kinds.values():
        step = 1 if whole else -(-len(indexes) // _SAMPLE)
        read = indexes[::step]
        for index in read:
            pixels[index] = pixels_of(plan[index])
        if step > 1:
            per_byte = sum(pixels[index] for index in read) / max(1, sum(size[index] for index in read))
            for index in indexes:
                pixels[index] = pixels[index] or max(_UNKNOWN, size[index] * per_byte)
    return Sizes(pixels, size, sampled=not whole)


def weights_of(plan: Sequence[Entry]) -> list[float]:
    """Pixels of each entry of a plan, for its progress; see `Sizes.pixels`."""
    return list(sizes_of(plan).pixels)


def pixels_of(entry: Entry) -> float:
    """Pixels of one job, from the header of its file; 1 where that does not tell."""
    if not isinstance(entry.source, Path):
        return _UNKNOWN
    try:
        width, height = read_size(entry.source)
    except Exception:  # whatever is wrong with the file, its job will find and report it
        return _UNKNOWN
    return float(width * height)


def _bytes_of(job: Job) -> int:
    if not isinstance(job.source, Path):
        return 0
    try:
        return job.source.stat().st_size
    except OSError:
        return 0
