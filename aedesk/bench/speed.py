"""Seconds that codecs take to compress and restore one picture in memory."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from aedesk.bench.contender import Contender, Pixels
from aedesk.bench.own import OwnCodec
from aedesk.bench.phases import with_rest
from aedesk.imaging import psnr

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class SpeedRow:
    """One codec on one picture, from pixels in memory to a file in memory and back.

    Args:
        codec: `Contender.name`.
        quality: On the codec's own scale.
        size: Bytes of the file.
        psnr: What the file is worth, dB.
        compress_seconds: The quickest of the repeats.
        restore_seconds: The quickest of the repeats.
    """

    codec: str
    quality: float
    size: int
    psnr: float
    compress_seconds: float
    restore_seconds: float


@dataclass(frozen=True, slots=True)
class PhasedRow:
    """aedesk's row, and the seconds of its quickest repeats by phase; they sum to the row's.

    Args:
        row: As for any codec.
        compress_phases: ``network``, ``prior``, ``entropy``, ``file`` and ``other``.
        restore_phases: The same for restoring.
    """

    row: SpeedRow
    compress_phases: dict[str, float]
    restore_phases: dict[str, float]


def time_peer(contender: Contender, pixels: Pixels, quality: float, *, repeat: int) -> SpeedRow:
    """Time a codec that tells nothing of its phases.

    Args:
        contender: The codec.
        pixels: The picture, uint8 height×width×3.
        quality: On the codec's own scale.
        repeat: How often, at least once; the quickest counts, since whatever else runs can only add.
    """
    compress_seconds, data = quickest(repeat, lambda: contender.encode(pixels, quality))
    restore_seconds, decoded = quickest(repeat, lambda: contender.decode(data))
    worth = psnr(pixels, decoded)
    return SpeedRow(contender.name, quality, len(data), worth, compress_seconds, restore_seconds)


def time_own(own: OwnCodec, pixels: Pixels, quality: float, *, repeat: int) -> PhasedRow:
    """Time aedesk with its phases; arguments as for `time_peer`."""
    compress_seconds, (data, compress_phases) = quickest(repeat, lambda: own.compress_timed(pixels, quality))
    restore_seconds, (decoded, restore_phases) = quickest(repeat, lambda: own.restore_timed(data))
    worth = psnr(pixels, decoded)
    return PhasedRow(
        SpeedRow(own.name, quality, len(data), worth, compress_seconds, restore_seconds),
        with_rest(compress_phases, compress_seconds),
        with_rest(restore_phases, restore_seconds),
    )


def quickest(repeat: int, run: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds and result of the quickest of several runs.

    Raises:
        ValueError: ``repeat`` is below 1.
    """
    return min((_timed(run) for _ in range(repeat)), key=lambda outcome: outcome[0])


def _timed(run: Callable[[], Result]) -> tuple[float, Result]:
    start = time.perf_counter()
    result = run()
    return time.perf_counter() - start, result
