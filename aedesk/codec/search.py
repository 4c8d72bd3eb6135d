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
# Qualities between the two points of a picture's curve whose slope is taken.
_SLOPE_STEP = 3
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
    def rate(self) -> float:
        """Bits per pixel."""
        return 8 * self.size / (self.file.header.width * self.file.header.height)

    @property
    def error(self) -> float:
        """Mean of the squared errors, in units of 1/255."""
        return float(255**2 * 10 ** (-self.psnr / 10))

    def cost(self, weight: float) -> float:
        """Bits per pixel and weighted distortion, R + λ·D."""
        return self.rate + weight * self.error


def best_at_quality(encoder: Encoder, effort: Effort, quality: float, tell: Tell) -> LatentFile:
    """The file of least R + λ·D at a quality; that of the first choice is among those that are compared.

    Args:
        encoder: The picture.
        effort: What to try, and the steps of refinement.
        quality: 1..100, in steps of 1/256.
        tell: See ``aedesk.codec.refining.refine``.

    Raises:
        UsageError: The Keras backend that refinement needs is not installed.
        DeviceError: The process that refines has failed.
    """
    weight, trials = _tried(encoder, effort, quality)
    best = _least(trials, weight)
    if effort.steps:
        after, _ = _refined(best, effort, quality, weight, tell)
        best = _least([best, after], weight)
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
    weight, trials = _tried(encoder, effort, quality)
    trials = [trial for trial in trials if trial.size <= target]
    if effort.steps:
        start = _least(trials, weight)
        first, finished = _refined(start, effort, quality, weight, _half(tell, 0))
        trials.append(first)
        higher = _allowed(quality + math.log(target / first.size) / _LOG_BYTES)
        if finished and higher != quality:
            weight *= float(rate_weight(higher) / rate_weight(quality))
            trials.append(_refined(start, effort, higher, weight, _half(tell, 1))[0])
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
    weight, trials = _tried(encoder, effort, quality)
    trials = [trial for trial in trials if trial.psnr >= target]
    if effort.steps:
        start = _least(trials, weight)
        first, finished = _refined(start, effort, quality, weight, _half(tell, 0))
        trials.append(first)
        enough = _allowed(quality - (first.psnr - target) / _DECIBELS)
        if finished and enough != quality:
            weight *= float(rate_weight(enough) / rate_weight(quality))
            trials.append(_refined(start, effort, enough, weight, _half(tell, 1))[0])
    best = min((trial for trial in trials if trial.psnr >= target), key=lambda trial: trial.size)
    return best.file, best.psnr


def _tried(encoder: Encoder, effort: Effort, quality: float) -> tuple[float, list[_Trial]]:
    """Weight of the distortion, and a trial of each choice."""
    trials = [_trial(encoder.choosing(choice), quality) for choice in effort.choices]
    step = _SLOPE_STEP if quality + _SLOPE_STEP <= QUALITIES[-1] else -_SLOPE_STEP
    return _weight(trials[0], _trial(trials[0].encoder, quality + step)), trials


def _weight(one: _Trial, other: _Trial) -> float:
    """What an error is worth in bits: the slope of the picture's own curve between two qualities.

    A model's λ is that of its training, which a model that is not fully trained does not quite follow, and
    a picture's curve is not that of all pictures. Only with the true slope does a lower R + λ·D mean fewer
    bits at the same PSNR.
    """
    nominal = float(rate_weight(one.quality))
    apart = one.error - other.error
    if not apart:
        return nominal
    return min(max((other.rate - one.rate) / apart, nominal / 2), 4 * nominal)


def _refined(start: _Trial, effort: Effort, quality: float, weight: float, tell: Tell) -> tuple[_Trial, bool]:
    """The trial of refined latents, and whether the refinement was let go to its end."""
    refinement = refine(start.encoder, quality, weight, effort.steps, tell)
    return _trial(refinement.encoder, quality), refinement.finished


def _trial(encoder: Encoder, quality: float) -> _Trial:
    file, psnr = encoder.trial(quality)
    return _Trial(file, len(build(file)), psnr, encoder)


def _least(trials: list[_Trial], weight: float) -> _Trial:
    return min(trials, key=lambda trial: trial.cost(weight))


def _half(tell: Tell, number: int) -> Tell:
    return lambda share: tell((number + share) / 2)


def _allowed(quality: float) -> float:
    return quality_of(round(min(max(quality, QUALITIES[0]), QUALITIES[-1]) * QUALITY_STEPS))
