"""Looks for the best file of a picture: tries ways to choose its symbols, and refines its latents."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from aedesk.codec.container import LatentFile, build
from aedesk.codec.effort import Effort
from aedesk.codec.encoder import Encoder
from aedesk.codec.refining import refine
from aedesk.zoo.architecture import QUALITIES
from aedesk.zoo.quality import QUALITY_STEPS, quality_of
from aedesk.zoo.rate_weight import rate_weight

Tell = Callable[[float], None]
# What one quality more adds on average: to the logarithm of the bytes, to the dB.
_LOG_BYTES, _DECIBELS = 0.037, 0.21


@dataclass(frozen=True, slots=True)
class _Trial:
    """A file, its bytes and the PSNR of what it restores to, and who coded it."""

    file: LatentFile
    size: int
    psnr: float
    encoder: Encoder

    @property
    def quality(self) -> float:
        """The quality that the file was coded at."""
        return self.file.header.quality

    @property
    def cost(self) -> float:
        """Bits per pixel and weighted distortion, R + λ·D, at the quality of the file."""
        pixels = self.file.header.width * self.file.header.height
        return 8 * self.size / pixels + float(rate_weight(self.quality)) * 255**2 * 10 ** (-self.psnr / 10)


def best_at_quality(encoder: Encoder, effort: Effort, quality: float, tell: Tell) -> LatentFile:
    """The file of least R + λ·D at a quality; the encoder's own is among those that are compared.

    Args:
        encoder: The picture.
        effort: What to try, and the steps of refinement.
        quality: 1..100, in steps of 1/256.
        tell: See ``aedesk.codec.refining.refine``.

    Raises:
        UsageError: The Keras backend that refinement needs is not installed.
        DeviceError: The process that refines has failed.
    """
    best = _least(_tried(encoder, effort, quality))
    if effort.steps:
        after, _ = _refined(best, effort, quality, tell)
        best = _least([best, after])
    return best.file


def best_to_size(encoder: Encoder, effort: Effort, quality: float, target: int, tell: Tell) -> LatentFile:
    """The best file of at most ``target`` bytes, refined at a quality, then at one that this leaves room for.

    Args:
        encoder: The picture; its own file at this quality has at most ``target`` bytes.
        effort: What to try, and the steps of each refinement.
        quality: 1..100, in steps of 1/256.
        target: Bytes.
        tell: See ``aedesk.codec.refining.refine``.
    """
    trials = [trial for trial in _tried(encoder, effort, quality) if trial.size <= target]
    if effort.steps:
        start = _least(trials)
        first, finished = _refined(start, effort, quality, _half(tell, 0))
        trials.append(first)
        higher = _allowed(quality + math.log(target / first.size) / _LOG_BYTES)
        if finished and higher != quality:
            trials.append(_refined(start, effort, higher, _half(tell, 1))[0])
    return max((trial for trial in trials if trial.size <= target), key=lambda trial: trial.psnr).file


def best_to_psnr(
    encoder: Encoder, effort: Effort, quality: float, target: float, tell: Tell
) -> tuple[LatentFile, float]:
    """The smallest file of at least ``target`` dB, refined at a quality, then at one that is just enough.

    Args:
        encoder: The picture; its own file at this quality has at least ``target`` dB.
        effort: What to try, and the steps of each refinement.
        quality: 1..100, in steps of 1/256.
        target: PSNR in dB.
        tell: See ``aedesk.codec.refining.refine``.

    Returns:
        The file, and its PSNR in dB.
    """
    trials = [trial for trial in _tried(encoder, effort, quality) if trial.psnr >= target]
    if effort.steps:
        start = _least(trials)
        first, finished = _refined(start, effort, quality, _half(tell, 0))
        trials.append(first)
        enough = _allowed(quality - (first.psnr - target) / _DECIBELS)
        if finished and enough != quality:
            trials.append(_refined(start, effort, enough, _half(tell, 1))[0])
    best = min((trial for trial in trials if trial.psnr >= target), key=lambda trial: trial.size)
    return best.file, best.psnr


def _tried(encoder: Encoder, effort: Effort, quality: float) -> list[_Trial]:
    return [_trial(encoder.choosing(choice), quality) for choice in effort.choices]


def _refined(start: _Trial, effort: Effort, quality: float, tell: Tell) -> tuple[_Trial, bool]:
    """The trial of refined latents, and whether the refinement was let go to its end."""
    refinement = refine(start.encoder, quality, effort.steps, tell)
    return _trial(refinement.encoder, quality), refinement.finished


def _trial(encoder: Encoder, quality: float) -> _Trial:
    file, psnr = encoder.trial(quality)
    return _Trial(file, len(build(file)), psnr, encoder)


def _least(trials: list[_Trial]) -> _Trial:
    return min(trials, key=lambda trial: trial.cost)


def _half(tell: Tell, number: int) -> Tell:
    return lambda share: tell((number + share) / 2)


def _allowed(quality: float) -> float:
    return quality_of(round(min(max(quality, QUALITIES[0]), QUALITIES[-1]) * QUALITY_STEPS))
