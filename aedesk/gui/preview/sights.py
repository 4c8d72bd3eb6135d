"""Opens models, keeps them warm, and makes what looks at pictures; imported on a background thread only."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QRect

from aedesk.codec import CodecSource
from aedesk.codec.leash import Leash
from aedesk.denoising import Denoiser, open_denoiser
from aedesk.gui.preview import restore
from aedesk.gui.preview.compress import CompressSight
from aedesk.gui.preview.denoise import DenoiseSight
from aedesk.gui.preview.pieces import Pace
from aedesk.gui.preview.rivals import rival
from aedesk.gui.preview.shown import RivalShown, Shown
from aedesk.gui.preview.source import Source
from aedesk.gui.task import Task
from aedesk.imaging.tiles import smaller_tiles
from aedesk.options import Options
from aedesk.runtime.onnx_graphs import give_memory_back

Wanted = Callable[[], bool]

# A GPU needs Keras in a process of its own; parts of a picture are small enough for the CPU.
_DEVICE = "cpu"
# About what denoising manages in the time; it learns.
_DENOISED_AT_FIRST = 250_000
_SHRINK = 4


class Sights:
    """What is looked at now, with open models; used on one thread at a time.

    Args:
        is_wanted: Asked before every network; the work is given up when it says no.
    """

    def __init__(self, is_wanted: Wanted) -> None:
        self._is_wanted = is_wanted
        self._paces = {Task.COMPRESS: Pace(), Task.DENOISE: Pace(_DENOISED_AT_FIRST)}
        self._threads: int | None = None
        self._codecs = CodecSource(_DEVICE)
        self._denoisers: dict[str | None, Denoiser] = {}
        self._source: Source | None = None
        self._sights: dict[tuple[Task, str | None], CompressSight | DenoiseSight] = {}

    def of(
        self, source: Source, task: Task, options: Options, threads: int | None
    ) -> CompressSight | DenoiseSight:
        """What looks at a picture; the same again for the same picture, task and model.

        Raises:
            ModelError: The model is missing or damaged.
        """
        self.use(threads)
        if source is not self._source:
            self._source, self._sights = source, {}
        key = task, options.model
        if key not in self._sights:
            self._sights = {key: self._open(source, task, options.model)}
        return self._sights[key]

    def would_be_exact(self, source: Source, options: Options, size: int) -> bool:
        """Find out whether the encoder would store a picture without loss; may run on another thread.

        Args:
            source: The picture.
            options: What to do.
            size: Bytes of its file with loss.
        """
        sight = next(iter(self._sights.values()), None)
        if source is not self._source or not isinstance(sight, CompressSight):
            return False
        return sight.find_exact(options, size)

    def restored(self, path: Path, threads: int | None) -> Iterator[Shown]:
        """Restore a latent file, see `aedesk.gui.preview.restore.restored`."""
        self.use(threads)
        return restore.restored(path, self._codecs, Leash(self._is_wanted))

    def close(self) -> None:
        """Close the models, and give the system back what they took; they are opened again when needed."""
        self._source, self._threads, self._sights, self._denoisers = None, None, {}, {}
        self._codecs = CodecSource(_DEVICE)
        for pace in self._paces.values():
            pace.start_cold()
        give_memory_back()

    def use(self, threads: int | None) -> None:
        """Let networks have so many threads; None takes all cores."""
        if threads != self._threads:
            self._threads, self._sights, self._denoisers = threads, {}, {}
            self._codecs = CodecSource(_DEVICE, threads)

    def _open(self, source: Source, task: Task, model: str | None) -> CompressSight | DenoiseSight:
        if task is Task.COMPRESS:
            codec = self._codecs.named(model)
            return CompressSight(source, codec, self._is_wanted, self._paces[task])
        if model not in self._denoisers:
            self._denoisers = {model: open_denoiser(model, device=_DEVICE, threads=self._threads)}
        return DenoiseSight(source, self._denoisers[model], self._is_wanted, self._paces[Task.DENOISE])


def look(
    sights: Sights,
    source: Source,
    visible: QRect,
    task: Task,
    options: Options,
    threads: int | None,
    *,
    at_rest: bool,
) -> Iterator[Shown]:
    """Look at the visible part of a picture: its middle at once, or all of it at rest."""
    sight = sights.of(source, task, options, threads)
    # A picture that is not even kept twice leaves little memory for networks.
    with smaller_tiles(_SHRINK if source.picture is None else 1):
        yield from sight.at_rest(visible, options) if at_rest else sight.at_once(visible, options)


def look_aside(
    sights: Sights, source: Source, shown: Shown, options: Options, family: str, is_wanted: Wanted
) -> Iterator[RivalShown | bool]:
    """What can wait: whether all is stored without loss (True), and the part by another codec, if any."""
    figures = shown.figures
    size = None if figures.is_lossless else figures.whole_bytes
    if size is not None and sights.would_be_exact(source, options, size):
        yield True
    if family and figures.coded_bpp is not None:
        yield from rival(source, shown.area, figures.coded_bpp, family, Leash(is_wanted).check)
