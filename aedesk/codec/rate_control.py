"""Finds the quality that meets a target; size and PSNR grow with quality."""

from collections.abc import Callable

from aedesk.errors import UsageError
from aedesk.zoo.architecture import QUALITIES


def search_size(size: Callable[[int], int], target: int) -> int:
    """Highest quality whose file has at most ``target`` bytes.

    Raises:
        UsageError: Even the smallest file has more.
    """
    smallest = size(QUALITIES[0])
    if smallest > target:
        raise UsageError(
            f"The target is {target:,} bytes; the smallest possible file has {smallest:,}.",
            f"Ask for --target-size {smallest}, or make the picture smaller first.",
        )
    low, high = QUALITIES[0], QUALITIES[-1]
    while low < high:
        middle = (low + high + 1) // 2
        if size(middle) <= target:
            low = middle
        else:
            high = middle - 1
    return low


def search_psnr(psnr: Callable[[int], float], target: float) -> tuple[int, float]:
    """Lowest quality with at least ``target`` dB, and the PSNR that it reaches.

    Raises:
        UsageError: Even the highest quality stays below.
    """
    low, high = QUALITIES[0], QUALITIES[-1]
    best = psnr(high)
    if best < target:
        raise UsageError(
            f"The target is {target:.2f} dB; this picture reaches {best:.2f} dB at most.",
            f"Ask for --target-psnr {int(best * 10) / 10:.1f}, or store it losslessly in another format.",
        )
    while low < high:
        middle = (low + high) // 2
        reached = psnr(middle)
        if reached >= target:
            high, best = middle, reached
        else:
            low = middle + 1
    return high, best
