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
# What one quality more adds at the least: to the logarithm of the bytes, to the dB.
_LEAST_LOG_BYTES, _LEAST_DECIBELS = 0.01, 0.05
# What is aimed at with a target, as a share of its bytes and in dB above it: refined latents lie where one
# quality rounds them to, so that no other quality makes their file a little smaller or better.
_SHARE_AIMED_AT, _DECIBELS_ABOVE = 0.985, 0.04


@dataclass(frozen=True, slots=True)
class _Slopes:
    """What one quality more adds with this picture.

    Args:
        weight: What an error is worth in bits, see ``_weight``.
        log_bytes: To the logarithm of the bytes.
        decibels: To the PSNR.
    """

    weight: float
    log_bytes: float
    decibels: float


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
    slopes, trials = _tried(encoder, effort, quality)
    best = _least(trials, slopes.weight)
    if effort.steps:
        after, _ = _refined(best, effort, quality, slopes.weight, tell)
        best = _least([best, after], slopes.weight)
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
    slopes, trials = _tried(encoder, effort, quality)
    trials = [trial for trial in trials if trial.size <= target]
    if effort.steps:
        start = _least(trials, slopes.weight)
        first, finished = _refined(start, effort, quality, slopes.weight, _half(tell, 0))
        trials.append(first)
        higher = _allowed(quality + math.log(_SHARE_AIMED_AT * target / first.size) / slopes.log_bytes)
        if finished and higher != quality:
            weight = slopes.weight * float(rate_weight(higher) / rate_weight(quality))
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
    slopes, trials = _tried(encoder, effort, quality)
    trials = [trial for trial in trials if trial.psnr >= target]
    if effort.steps:
        start = _least(trials, slopes.weight)
        first, finished = _refined(start, effort, quality, slopes.weight, _half(tell, 0))
        trials.append(first)
        enough = _allowed(quality - (first.psnr - target - _DECIBELS_ABOVE) / slopes.decibels)
        if finished and enough != quality:
            weight = slopes.weight * float(rate_weight(enough) / rate_weight(quality))
            trials.append(_refined(start, effort, enough, weight, _half(tell, 1))[0])
    best = min((trial for trial in trials if trial.psnr >= target), key=lambda trial: trial.size)
    return best.file, best.psnr


def _tried(encoder: Encoder, effort: Effort, quality: float) -> tuple[_Slopes, list[_Trial]]:
    """Slopes of the picture at a quality, and a trial of each choice."""
    trials = [_trial(encoder.choosing(choice), quality) for choice in effort.choices]
    step = _SLOPE_STEP if quality + _SLOPE_STEP <= QUALITIES[-1] else -_SLOPE_STEP
    other = _trial(trials[0].encoder, quality + step)
    # In this order, because the PSNR of exact pictures is infinite and their difference not a number.
    log_bytes = max(_LEAST_LOG_BYTES, math.log(other.size / trials[0].size) / step)
    decibels = max(_LEAST_DECIBELS, (other.psnr - trials[0].psnr) / step)
    slopes = _Slopes(_weight(trials[0], other), log_bytes, decibels)
    return slopes, trials


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
