"""Finds the quality whose file has a given size, or whose picture has a given PSNR; both grow with quality.

Qualities are first tried on a sample of the picture. What the sample says is then corrected by what the whole
picture gives, which is coded once or twice more than without a target.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from aedesk.codec.container import LatentFile, build
from aedesk.codec.effort import SECOND_LOOK_PAYS, Choice
from aedesk.codec.encoder import Encoder
from aedesk.codec.sections import write_sections
from aedesk.zoo.architecture import QUALITIES
from aedesk.zoo.quality import QUALITY_STEPS, quality_of

# How much smaller than its target a file may be, and how many dB above it a PSNR.
SIZE_MARGIN = 0.02
PSNR_MARGIN = 0.1

_LOWEST = QUALITIES[0] * QUALITY_STEPS
_HIGHEST = QUALITIES[-1] * QUALITY_STEPS
# Where a search begins: what quality 60 gives on average, and what one quality more adds.
_LOG_BITS_AT_60, _LOG_BITS = math.log(1.25), 0.036
_PSNR_AT_60, _PSNR = 36.4, 0.19
# A sample is this share of a picture, or less of one that has many times as many pixels as this.
_SHARE, _SAMPLE_PIXELS = 0.25, 400_000
# With a sample it is enough to come into a window that is wider by this to both sides.
_WIDER = 1.5
_MOST_TRIES, _SAMPLE_TRIES = 12, 3
# Qualities around one where the encoder works in another way.
_NEAR_A_JUMP = 3

_Value = Callable[[int], float]


@dataclass(frozen=True, slots=True)
class Reached:
    """What a search has found.

    Args:
        file: The coded picture.
        value: Its size in bytes, or its PSNR in dB.
        choice: How its symbols were chosen.
    """

    file: LatentFile
    value: float
    choice: Choice


def reach_size(encoder: Encoder, target: int, *, verify: bool = False) -> Reached:
    """Code at the quality whose file has at most ``target`` bytes, and at most 2 % less.

    Where there is none, the result is the largest file below that, or the smallest one if all are too large.

    Args:
        encoder: The picture.
        target: Bytes, at least 1.
        verify: Decode what is coded and compare its symbols.
    """
    pixels = encoder.picture.width * encoder.picture.height
    beside = len(write_sections(encoder.metadata))
    best: Reached | None = None

    def sampled(sample: Encoder) -> _Value:
        return _log_size(sample, sample.picture.height / encoder.picture.height, beside)

    def coded(unit: int) -> float:
        nonlocal best, encoder
        if abs(quality_of(unit) - SECOND_LOOK_PAYS) < _NEAR_A_JUMP:
            # Where the looks become fewer, sizes jump over some targets.
            encoder = encoder.choosing(replace(encoder.choice, fewer_looks=encoder.choice.looks))
        file = encoder.code(quality_of(unit), verify=verify)
        size = len(build(file))
        # Of those within the target the largest, else the smallest.
        if best is None or (size <= target, abs(target - best.value)) > (
            best.value <= target,
            abs(target - size),
        ):
            best = Reached(file, size, encoder.choice)
        return math.log(size)

    window = math.log(target * (1 - SIZE_MARGIN)), math.log(target)
    _search(encoder, sampled, coded, window, _start_for_size(target, pixels), _LOG_BITS)
    assert best is not None
    return best


def reach_psnr(encoder: Encoder, target: float, *, verify: bool = False) -> Reached:
    """Code at the quality whose restored picture has at least ``target`` dB, and at most 0.1 dB more.

    Where there is none, the result is the next better one, or the best one if all are too bad.

    Args:
        encoder: The picture.
        target: PSNR in dB.
        verify: Decode what is coded and compare its symbols.
    """
    best: Reached | None = None

    def sampled(sample: Encoder) -> _Value:
        return lambda unit: sample.trial(quality_of(unit))[1]

    def coded(unit: int) -> float:
        nonlocal best
        file, reached = encoder.trial(quality_of(unit))
        if best is None or (reached >= target, abs(target - best.value)) > (
            best.value >= target,
            abs(target - reached),
        ):
            best = Reached(file, reached, encoder.choice)
        return reached

    _search(encoder, sampled, coded, (target, target + PSNR_MARGIN), _start_for_psnr(target), _PSNR)
    assert best is not None
    if verify:
        encoder.check(best.file)
    return best


def quality_for_size(sample: Encoder, share: float, beside: int, target: int) -> float:
    """The quality at which a picture should come to a size, by a sample of it alone.

    Args:
        sample: See ``Encoder.sample``.
        share: The share of the picture that it stands for.
        beside: Bytes of what is stored beside the symbols.
        target: Bytes.
    """
    pixels = round(sample.picture.width * sample.picture.height / share)
    window = math.log(target * (1 - SIZE_MARGIN)), math.log(target)
    value = _log_size(sample, share, beside)
    return _most_likely(value, window, _start_for_size(target, pixels), _LOG_BITS)


def quality_for_psnr(sample: Encoder, target: float) -> float:
    """The quality at which a picture should come to a PSNR in dB, by a sample of it alone."""

    def value(unit: int) -> float:
        return sample.trial(quality_of(unit))[1]

    return _most_likely(value, (target, target + PSNR_MARGIN), _start_for_psnr(target), _PSNR)


def _most_likely(value: _Value, window: tuple[float, float], start: float, slope: float) -> float:
    unit = _clipped(start * QUALITY_STEPS)
    return quality_of(_secants(value, window, unit, slope / QUALITY_STEPS, _MOST_TRIES)[0])


def _log_size(sample: Encoder, share: float, beside: int) -> _Value:
    """Logarithm of the bytes that the whole of a sampled picture takes."""
    return lambda unit: math.log(beside + sample.bits(quality_of(unit)) / 8 / share)


def _start_for_size(target: int, pixels: int) -> float:
    return 60 + (math.log(8 * target / pixels) - _LOG_BITS_AT_60) / _LOG_BITS


def _start_for_psnr(target: float) -> float:
    return 60 + (target - _PSNR_AT_60) / _PSNR


def _search(
    encoder: Encoder,
    sampled: Callable[[Encoder], _Value],
    coded: _Value,
    window: tuple[float, float],
    start: float,
    slope: float,
) -> None:
    """Try qualities on a sample, then on the picture, until ``coded`` has given a value in the window."""
    unit, slope = _clipped(start * QUALITY_STEPS), slope / QUALITY_STEPS
    pixels = encoder.picture.width * encoder.picture.height
    sample = encoder.sample(min(_SHARE, _SAMPLE_PIXELS / pixels))
    if sample is not encoder:
        # The last step to the middle needs no try of its own.
        wide = window[0] - _WIDER * (window[1] - window[0]), window[1] + _WIDER * (window[1] - window[0])
        unit, slope = _secants(sampled(sample), wide, unit, slope, _SAMPLE_TRIES)
    _secants(coded, window, unit, slope, _MOST_TRIES)


def _secants(
    value: _Value, window: tuple[float, float], unit: int, slope: float, tries: int
) -> tuple[int, float]:
    """Look for the argument at which a growing function comes into a window.

    Args:
        value: The function, of a quality in units of 1/256.
        window: Least and greatest value.
        unit: Where to begin.
        slope: About what one unit adds.
        tries: How often the function may be asked.

    Returns:
        Where the function should have the value in the middle of the window, and its slope there.
    """
    middle = sum(window) / 2
    below: tuple[int, float] | None = None
    above: tuple[int, float] | None = None
    last: tuple[int, float] | None = None
    for _ in range(tries):
        reached = value(unit)
        if not math.isfinite(reached):
            break
        if last is not None and (unit - last[0]) * (reached - last[1]) > 0:
            slope = (reached - last[1]) / (unit - last[0])
        last = unit, reached
        following = _clipped(unit + (middle - reached) / slope)
        if window[0] <= reached <= window[1]:
            return following, slope
        below, above = (last, above) if reached < window[0] else (below, last)
        low, high = below[0] if below else _LOWEST - 1, above[0] if above else _HIGHEST + 1
        if high - low <= 1:
            break
        if not low < following < high:
            following = (low + high) // 2 if below and above else min(max(following, low + 1), high - 1)
        unit = following
    return unit, slope


def _clipped(unit: float) -> int:
    return round(min(max(unit, _LOWEST), _HIGHEST))
