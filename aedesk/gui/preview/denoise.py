"""A picture as it would be without its noise."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect

from aedesk.batch.denoise import settings_of
from aedesk.codec.leash import Leash
from aedesk.denoising import Denoiser
from aedesk.denoising.part import PartDenoiser
from aedesk.gui.preview.board import Board, image_for
from aedesk.gui.preview.figures import Figures
from aedesk.gui.preview.pieces import GROWTH_SECONDS, MOST_AT_ONCE, MOST_AT_REST, Pace, central, tiles
from aedesk.gui.preview.shown import Shown
from aedesk.gui.preview.source import Source
from aedesk.options import Options


class DenoiseSight:
    """Shows parts of a picture with the strengths of the options; used on one thread at a time.

    Args:
        source: The picture.
        denoiser: Model and networks.
        is_wanted: Asked before every network; the work is given up when it says no.
        pace: Says how much can be shown at once.
    """

    def __init__(self, source: Source, denoiser: Denoiser, is_wanted: Callable[[], bool], pace: Pace) -> None:
        self._source = source
        self._pace = pace
        self._leash = Leash(is_wanted)
        self._moving = PartDenoiser(source.pixels, denoiser, self._leash.check)

    def at_once(self, visible: QRect, options: Options) -> Iterator[Shown]:
        """The middle of what is visible, as much as can be shown in time."""
        settings = settings_of(options)
        area = central(visible, MOST_AT_ONCE)
        noise = self._moving.noise
        if not self._moving.is_known(_slices(area), settings):
            area = central(visible, self._pace.pixels)
            started = time.monotonic()
            self._moving.denoise(_slices(area), settings)
            self._pace.took(area.width() * area.height(), time.monotonic() - started)
        samples = self._moving.denoise(_slices(area), settings)
        yield Shown(area, image_for(self._source, samples, area), _figures(area, noise))

    def at_rest(self, visible: QRect, options: Options) -> Iterator[Shown]:
        """All that is visible, tile by tile."""
        settings = settings_of(options)
        area = central(visible, MOST_AT_REST if self._source.picture else MOST_AT_ONCE)
        figures = _figures(area, self._moving.noise)
        if area.width() * area.height() <= MOST_AT_ONCE:
            samples = self._moving.denoise(_slices(area), settings)
            yield Shown(area, image_for(self._source, samples, area), figures)
            return
        board, told = Board(self._source, area), time.monotonic()
        for tile in tiles(area):
            self._leash.check()
            board.put(self._moving.denoise(_slices(tile), settings), tile)
            if time.monotonic() - told > GROWTH_SECONDS:
                yield Shown(area, board.image(), figures)
                told = time.monotonic()
        yield Shown(area, board.image(), figures)


def _slices(area: QRect) -> tuple[slice, slice]:
    return slice(area.y(), area.y() + area.height()), slice(area.x(), area.x() + area.width())


def _figures(area: QRect, noise: tuple[float, float]) -> Figures:
    return Figures(part_pixels=area.width() * area.height(), noise=noise[0], color_noise=noise[1])
