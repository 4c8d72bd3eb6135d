"""A picture as its latent file would show it."""

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from aedesk.codec import Codec, Region
from aedesk.codec.compress import EXACT_IS_WORTH
from aedesk.codec.container import build
from aedesk.codec.effort import Choice, Effort, effort_of
from aedesk.codec.encoder import Encoder
from aedesk.codec.leash import Leash
from aedesk.codec.lossless import Rival
from aedesk.codec.lossless_stream import encode_lossless
from aedesk.codec.preview import CodedPart, PartEncoder, exact_margin, psnr_of, sampled, squared_error
from aedesk.codec.sections import Metadata, write_sections
from aedesk.codec.stopwatch import Stopwatch
from aedesk.gui.preview.aim import WHOLE_UP_TO, Aim, Found
from aedesk.gui.preview.board import Board, cut, image_for
from aedesk.gui.preview.figures import Figures
from aedesk.gui.preview.pieces import GROWTH_SECONDS, MOST_AT_REST, Pace, central, tiles
from aedesk.gui.preview.shown import Remark, Shown
from aedesk.gui.preview.source import Source
from aedesk.options import DEFAULT_EFFORT, Options

# Pixels of a part of a picture that leaves little memory.
_MOST_OF_LARGE = 500_000
# Pixels of the sample that stands for a large picture.
_SAMPLE_PIXELS = 400_000
# Larger pictures are not stored without loss for a preview, which may take a minute.
_MOST_EXACT = 24_000_000
# Bytes of a file beside its symbols and sections, about: header and an entry in the directory.
_OPENING = 30


class CompressSight:
    """Shows parts of a picture at the quality of the options; used on one thread at a time.

    Args:
        source: The picture.
        codec: Model and networks.
        is_wanted: Asked before every network; the work is given up when it says no.
        pace: Says how much can be shown at once.
    """

    def __init__(self, source: Source, codec: Codec, is_wanted: Callable[[], bool], pace: Pace) -> None:
        self._source = source
        self._codec = codec
        self._pace = pace
        self._leash = Leash(is_wanted)
        self._parts = PartEncoder(source.pixels, codec, self._leash)
        self._pixels = source.image.width() * source.image.height()
        self._most = MOST_AT_REST if source.picture is not None else _MOST_OF_LARGE
        self._samples: dict[Choice, tuple[Encoder, float]] = {}
        self._aim = Aim(self._pixels, self._sample)
        self._alpha: bytes | None = None
        self._rivals: dict[bool, Rival] = {}
        self._exact_sizes: dict[bool, int] = {}
        self._board: tuple[QRect, QImage] | None = None

    def at_once(self, visible: QRect, options: Options) -> Iterator[Shown]:
        """The middle of what is visible, as much as can be shown in time, then about the size of the file."""
        if self._is_exact(options, None):
            yield self._exact(visible, options)
            return
        effort = effort_of(options.effort or DEFAULT_EFFORT)
        found = self._aim.quality(options, effort.choices[0], self._metadata(options))
        choice, area = found.choice, central(visible, min(self._pace.pixels, self._most))
        started, analysed = time.monotonic(), self._leash.seconds["analysis"]
        part = self._parts.code(_region(area), found.quality, choice.with_one_look())
        samples = part.restore(part.region)
        squares = squared_error(cut(self._source.pixels, area), samples)
        image = image_for(self._source, samples, area)
        analysed = self._leash.seconds["analysis"] - analysed
        self._pace.took(area.width() * area.height(), time.monotonic() - started - analysed)
        is_final = choice.looks_at(found.quality) == 1 and self._knows_alpha
        figures = self._figures(part, squares, options, is_final=is_final and not effort.is_search)
        yield Shown(area, image, figures, _remark(found, effort, options))
        if figures.whole_bytes is None:
            whole = self._estimate(part, found.quality, choice, options)
            yield Shown(area, None, replace(figures, whole_bytes=whole), _remark(found, effort, options))

    def at_rest(self, visible: QRect, options: Options) -> Iterator[Shown]:
        """All that is visible, exactly as the file would show it, tile by tile; then the file's size."""
        self._find_alpha()
        if options.lossless == "always":
            self.find_exact(options, math.inf)
        if self._is_exact(options, None):
            yield self._exact(visible, options)
            return
        effort = effort_of(options.effort or DEFAULT_EFFORT)
        found = self._aim.quality(options, effort.choices[0], self._metadata(options))
        choice = found.choice
        area, margin = central(visible, self._most), exact_margin(choice, found.quality)
        if self._source.picture is None:  # it takes so much memory that little is left for the networks
            margin = 0
        part = self._parts.code(_region(area), found.quality, choice, margin)
        before = self._board[1] if self._board is not None and self._board[0] == area else None
        board, squares, told = Board(self._source, area, before), 0, time.monotonic()
        remark = _remark(found, effort, options)
        for tile in tiles(area):
            samples = part.restore(_region(tile))
            squares += squared_error(cut(self._source.pixels, tile), samples)
            board.put(samples, tile)
            if time.monotonic() - told > GROWTH_SECONDS:
                yield Shown(area, board.image(), Figures(quality=found.quality), remark)
                told = time.monotonic()
        figures = self._figures(part, squares, options, is_final=not effort.is_search)
        if figures.whole_bytes is None:
            whole = self._estimate(part, found.quality, choice, options)
            figures = replace(figures, whole_bytes=whole)
        self._board = area, board.image()
        if self._is_exact(options, figures.whole_bytes):
            yield self._exact(visible, options)
        else:
            yield Shown(area, self._board[1], figures, remark)

    def find_exact(self, options: Options, size: float) -> bool:
        """Find out whether the encoder would store the picture without loss; may run on another thread.

        Args:
            options: What to do.
            size: Bytes of the file with loss.
        """
        picture = self._source.picture
        if picture is None or self._pixels > _MOST_EXACT or options.lossless == "never":
            return False
        if options.strip not in self._rivals:
            self._rivals[options.strip] = Rival(picture, self._metadata(options), Stopwatch())
        rival = self._rivals[options.strip]
        if rival.within(_bound(options, size)) is not None:
            self._exact_sizes[options.strip] = rival.size
        return self._is_exact(options, size)

    def _is_exact(self, options: Options, size: float | None) -> bool:
        """Whether the picture is known to be stored without loss; without a size, only where that is sure."""
        rival = self._exact_sizes.get(options.strip)
        if options.lossless == "always":
            return True
        if rival is None or options.lossless == "never":
            return False
        if options.target_size is not None:
            return rival <= options.target_size
        return size is not None and rival <= _bound(options, size)

    def _exact(self, visible: QRect, options: Options) -> Shown:
        area = central(visible, MOST_AT_REST)
        size = self._exact_sizes.get(options.strip)
        covers_all = area.size() == self._source.image.size()
        figures = Figures(
            part_pixels=area.width() * area.height(),
            part_bytes=size if covers_all else None,
            whole_bytes=size,
            is_exact=size is not None,
            covers_all=covers_all,
            psnr=math.inf,
            is_lossless=True,
        )
        # Where it is wished for it may well be larger.
        remark = Remark.LOSSLESS if options.lossless == "auto" else Remark.NONE
        return Shown(area, self._source.image.copy(area), figures, remark)

    def _figures(self, part: CodedPart, squares: int, options: Options, *, is_final: bool) -> Figures:
        """What is known of a part; of all of the picture the very size of its file."""
        region, pixels = part.region, self._source.pixels
        count = region.width * region.height
        size = round(part.bits / 8)
        whole, beside = None, 0
        if part.covers_all:
            sections = self._metadata(options)
            whole = size = len(build(part.file(sections)))
            beside = len(write_sections(sections))
        return Figures(
            part_pixels=count,
            part_bytes=size,
            beside_bytes=beside,
            whole_bytes=whole,
            is_exact=is_final and whole is not None and not options.denoise,
            covers_all=part.covers_all,
            psnr=psnr_of(squares, count * pixels.shape[2], 8 * pixels.dtype.itemsize),
            quality=part.header.quality,
        )

    def _estimate(self, part: CodedPart, quality: float, choice: Choice, options: Options) -> int:
        """About the bytes of the file: those of the part, and of the rest what a sample says."""
        encoder, share = self._sample(choice.with_one_look())
        bits = encoder.bits(quality)
        if share < 1:
            rest = 1 - part.region.width * part.region.height / self._pixels
            bits = part.bits + rest * bits / share
        return round(bits / 8) + len(write_sections(self._metadata(options))) + _OPENING

    def _sample(self, choice: Choice) -> tuple[Encoder, float]:
        if choice not in self._samples:
            share = 1.0 if self._pixels <= WHOLE_UP_TO else _SAMPLE_PIXELS / self._pixels
            made = sampled(self._source.pixels, self._codec, self._leash, choice, share)
            self._samples = {choice: made}
        return self._samples[choice]

    def _metadata(self, options: Options) -> Metadata:
        """Sections beside the picture; alpha among them as soon as it is known."""
        picture = self._source.picture
        if picture is None:
            return Metadata()
        kept = picture.metadata.stripped() if options.strip else picture.metadata
        return Metadata(icc=kept.icc, exif=kept.exif, xmp=kept.xmp, alpha=self._alpha)

    @property
    def _knows_alpha(self) -> bool:
        return self._source.alpha is None or self._alpha is not None

    def _find_alpha(self) -> None:
        alpha = self._source.alpha
        if alpha is not None and self._alpha is None:
            self._alpha = encode_lossless(alpha[:, :, None])


def _remark(found: Found, effort: Effort, options: Options) -> Remark:
    if options.denoise:
        return Remark.NOT_DENOISED
    return Remark.REFINED if found.remark is Remark.NONE and effort.is_search else found.remark


def _bound(options: Options, size: float) -> float:
    """Bytes that a file without loss may have so that it is preferred."""
    if options.lossless == "always":
        return math.inf
    if options.target_size is not None:
        return options.target_size
    return size if options.target_psnr is not None else EXACT_IS_WORTH * size


def _region(area: QRect) -> Region:
    return Region(area.x(), area.y(), area.width(), area.height())
