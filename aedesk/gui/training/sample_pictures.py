"""Sample pictures of a run as images of the screen; read off the main thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from aedesk.errors import AedeskError

MOST_PAIRS = 4
"""Samples that are shown."""


@dataclass(frozen=True, slots=True, eq=False)
class SamplePair:
    """One sample.

    Args:
        before: What the network is given: the original, or the noisy picture.
        after: What it makes of it.
        clean: What a denoiser should make of it; None for a codec, which should give back ``before``.
        step: Step of the network.
    """

    before: QImage
    after: QImage
    clean: QImage | None
    step: int


def read_samples(folder: Path, event: Mapping[str, object]) -> list[SamplePair]:
    """Read what an event about samples names; those that have gone meanwhile are left out.

    Args:
        folder: The folder of the run.
        event: Its ``paths`` are those of the results; what belongs to them lies beside them.
    """
    paths = event.get("paths")
    step = event.get("step")
    pairs: list[SamplePair] = []
    for path in paths if isinstance(paths, list) else []:
        file = folder / str(path)
        number = file.stem.rpartition("-")[2]
        before = _image(file.parent / f"before-{number}.png")
        after = _image(file)
        if before is not None and after is not None:
            clean = _image(file.parent / f"clean-{number}.png")
            pairs.append(SamplePair(before, after, clean, step if isinstance(step, int) else 0))
    return pairs[:MOST_PAIRS]


def _image(file: Path) -> QImage | None:
    from aedesk.gui.preview.images import image_of
    from aedesk.imaging import read_picture

    try:
        return image_of(read_picture(file).pixels)
    except (AedeskError, OSError):  # older ones are removed by the run
        return None
