"""Files of refined latents: at a quality, or at the one that refinement leaves room for under a target."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from aedesk.codec.container import LatentFile, build
from aedesk.codec.encoder import Encoder
from aedesk.codec.refining import refine
from aedesk.zoo.architecture import QUALITIES
from aedesk.zoo.quality import QUALITY_STEPS, quality_of
from aedesk.zoo.rate_weight import rate_weight

# What one quality more adds on average: to the logarithm of the bytes, to the dB.
_LOG_BYTES, _DECIBELS = 0.037, 0.21


@dataclass(frozen=True, slots=True)
class _Trial:
    """A file, its bytes and the PSNR of what it restores to."""

    file: LatentFile
    size: int
    psnr: float

    @property
    def quality(self) -> float:
        """The quality that the file was coded at."""
        return self.file.header.quality

    @property
    def cost(self) -> float:
        """Bits per pixel and weighted distortion, R + λ·D, at the quality of the file."""
        pixels = self.file.header.width * self.file.header.height
        return 8 * self.size / pixels + float(rate_weight(self.quality)) * 255**2 * 10 ** (-self.psnr / 10)


def refined(encoder: Encoder, file: LatentFile, tell: Callable[[float], None]) -> LatentFile:
    """Refine at the quality of a file; that file itself if nothing better is found.

    Args:
        encoder: Made the file; its effort says how many steps are made.
        file: What there is without refinement.
        tell: See ``aedesk.codec.refining.refine``.

    Raises:
        UsageError: The Keras backend is not installed.
        DeviceError: The process that refines has failed.
    """
    before, after = _tried(encoder, file.header.quality), _refined(encoder, file.header.quality, tell)
    return min(before, after, key=lambda trial: trial.cost).file


def refined_to_size(
    encoder: Encoder, file: LatentFile, target: int, tell: Callable[[float], None]
) -> LatentFile:
    """Refine to at most ``target`` bytes: at the quality of a file, then at the one there is room for.

    Args:
        encoder: Made the file.
        file: The best without refinement, of at most ``target`` bytes.
        target: Bytes.
        tell: See ``aedesk.codec.refining.refine``.
    """
    trials = [_tried(encoder, file.header.quality)]
    trials.append(_refined(encoder, file.header.quality, _half(tell, 0)))
    higher = trials[1].quality + math.log(target / trials[1].size) / _LOG_BYTES
    trials.append(_refined(encoder, _allowed(higher), _half(tell, 1)))
    return max((trial for trial in trials if trial.size <= target), key=lambda trial: trial.psnr).file


def refined_to_psnr(
    encoder: Encoder, file: LatentFile, target: float, tell: Callable[[float], None]
) -> tuple[LatentFile, float]:
    """Refine to at least ``target`` dB: at the quality of a file, then at the one that is enough.

    Args:
        encoder: Made the file.
        file: The smallest without refinement, of at least ``target`` dB.
        target: PSNR in dB.
        tell: See ``aedesk.codec.refining.refine``.

    Returns:
        The file, and its PSNR in dB.
    """
    trials = [_tried(encoder, file.header.quality)]
    trials.append(_refined(encoder, file.header.quality, _half(tell, 0)))
    enough = trials[1].quality - (trials[1].psnr - target) / _DECIBELS
    trials.append(_refined(encoder, _allowed(enough), _half(tell, 1)))
    best = min((trial for trial in trials if trial.psnr >= target), key=lambda trial: trial.size)
    return best.file, best.psnr


def _refined(encoder: Encoder, quality: float, tell: Callable[[float], None]) -> _Trial:
    return _tried(refine(encoder, quality, tell), quality)


def _tried(encoder: Encoder, quality: float) -> _Trial:
    file, psnr = encoder.trial(quality)
    return _Trial(file, len(build(file)), psnr)


def _half(tell: Callable[[float], None], number: int) -> Callable[[float], None]:
    return lambda share: tell((number + share) / 2)


def _allowed(quality: float) -> float:
    return quality_of(round(min(max(quality, QUALITIES[0]), QUALITIES[-1]) * QUALITY_STEPS))
