"""Which quality the options ask for: given, or searched for a size or a PSNR."""

from collections.abc import Callable
from dataclasses import dataclass

from aedesk.codec.effort import Choice
from aedesk.codec.encoder import Encoder
from aedesk.codec.rate_control import quality_for_psnr, quality_for_size, reach_psnr, reach_size
from aedesk.codec.sections import Metadata, write_sections
from aedesk.gui.preview.shown import Remark
from aedesk.options import DEFAULT_QUALITY, Options

WHOLE_UP_TO = 1_500_000
"""Pixels of a picture that is searched as the encoder does it; of larger ones a sample has to do."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to.

    Args:
        quality: 1..100, in steps of 1/256.
        choice: How symbols are chosen there.
        remark: Whether the target was out of reach.
    """

    quality: float
    choice: Choice
    remark: Remark = Remark.NONE


class Aim:
    """Finds the quality for options, and remembers what it has found; used on one thread at a time.

    Args:
        pixels: Of the picture.
        sample: Gives an encoder of a sample of it, of all of a small one, and the share that it stands for.
    """

    def __init__(self, pixels: int, sample: Callable[[Choice], tuple[Encoder, float]]) -> None:
        self._pixels = pixels
        self._sample = sample
        self._found: dict[tuple[object, ...], Found] = {}

    def quality(self, options: Options, choice: Choice, metadata: Metadata) -> Found:
        """The quality that a file with these options has."""
        if options.target_size is None and options.target_psnr is None:
            return Found(float(options.quality or DEFAULT_QUALITY), choice)
        beside = len(write_sections(metadata))
        key = options.target_size, options.target_psnr, choice, beside
        if key not in self._found:
            self._found[key] = self._search(options, choice, metadata, beside)
        return self._found[key]

    def _search(self, options: Options, choice: Choice, metadata: Metadata, beside: int) -> Found:
        encoder, share = self._sample(choice)
        if self._pixels > WHOLE_UP_TO:
            if options.target_size is not None:
                quality = quality_for_size(encoder, share, beside, options.target_size)
                return Found(quality, choice)
            return Found(quality_for_psnr(encoder, options.target_psnr or 0.0), choice)
        encoder = Encoder(
            encoder.picture, encoder.codec, metadata, encoder.stopwatch, encoder.latents, choice
        )
        if options.target_size is not None:
            reached = reach_size(encoder, options.target_size)
            remark = Remark.TOO_SMALL if reached.value > options.target_size else Remark.NONE
        else:
            reached = reach_psnr(encoder, options.target_psnr or 0.0)
            remark = Remark.TOO_GOOD if reached.value < (options.target_psnr or 0.0) else Remark.NONE
        return Found(reached.file.header.quality, reached.choice, remark)
