"""A few held-out crops before and after, written at every validation: how the network does, for the eye."""

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import keras
import numpy as np
import numpy.typing as npt

from aedesk.files import make_folder, replace_file, system
from aedesk.imaging import Picture, encode_picture
from aedesk.imaging.metrics import psnr
from aedesk.runs.events import Sample
from aedesk.runs.folder import SAMPLES
from aedesk.training.task import Sets, Task
from aedesk.training.validation import compiled

NUMBER = 4
LATEST = 2
"""So many sets of pictures are kept, besides the first."""
_NAME = re.compile(r"step-(\d+)-\d+\.png")
_HINT = "The steps up to the last checkpoint are kept: go on with --resume."
Pixels = npt.NDArray[np.uint8]


class Samples:
    """Shows a model the same crops again and again, and keeps what it makes of them as PNG files.

    Args:
        task: What is trained.
        model: Its networks.
        sets: What ``task.validation`` gives.
        folder: Folder of the run.
    """

    def __init__(self, task: Task, model: keras.Model, sets: Sets, folder: Path) -> None:
        self._folder = folder
        self._batch = task.samples(sets, NUMBER)
        self._outputs = compiled(model, task.outputs)

    def begin(self, step: int) -> None:
        """Write the crops themselves, and forget what was made of them after a step.

        Args:
            step: Steps done; later ones were lost by a kill, and are made again.
        """
        make_folder(self._folder / SAMPLES, _HINT)
        for done, paths in self._sets().items():
            if done > step:
                _remove(paths)
        self._write("before", self._batch.get("noisy", self._batch["pictures"]))
        if "noisy" in self._batch:
            self._write("clean", self._batch["pictures"])

    def take(self, step: int) -> Sample:
        """Show the crops to the model, and write what it makes of them.

        Raises:
            OutputError: The pictures cannot be written.
        """
        outputs = self._outputs(self._batch)
        made = np.rint(255 * np.nan_to_num(outputs["picture"].astype(np.float32)).clip(0, 1)).astype(np.uint8)
        paths = self._write(f"step-{step:08d}", made)
        self._drop_old()
        wanted = self._batch["pictures"]
        return Sample(
            step,
            paths,
            psnr=tuple(psnr(a, b) for a, b in zip(wanted, made, strict=True)),
            bpp=tuple(float(rate) for rate in outputs.get("bpp", ())),
        )

    def _write(self, name: str, pictures: Sequence[Pixels] | Pixels) -> tuple[str, ...]:
        names = tuple(f"{SAMPLES}/{name}-{i}.png" for i in range(len(pictures)))
        for path, pixels in zip(names, pictures, strict=True):
            data = encode_picture(Picture(np.ascontiguousarray(pixels)), "png")
            replace_file(self._folder / path, data, _HINT)
        return names

    def _sets(self) -> dict[int, list[Path]]:
        """The pictures that are there, by their steps in ascending order."""
        found: dict[int, list[Path]] = {}
        for path in sorted((self._folder / SAMPLES).iterdir()):
            if match := _NAME.fullmatch(path.name):
                found.setdefault(int(match[1]), []).append(path)
        return found

    def _drop_old(self) -> None:
        sets = list(self._sets().values())
        for paths in sets[1:-LATEST]:
            _remove(paths)


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        with suppress(OSError):  # the next set tries again
            system.unlink(path)
