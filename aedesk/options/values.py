"""Readers of option values as people write them: sizes, shares, regions, devices."""

import math
import re

_BYTE_UNITS = {
    "": 1,
    "b": 1,
    "k": 10**3,
    "kb": 10**3,
    "m": 10**6,
    "mb": 10**6,
    "g": 10**9,
    "gb": 10**9,
    "kib": 2**10,
    "mib": 2**20,
    "gib": 2**30,
}


def whole_number(text: str) -> int:
    """Read a whole number; ``1_000`` and ``1000`` are the same.

    Raises:
        ValueError: The text is not a whole number.
    """
    if not re.fullmatch(r"[+-]?\d[\d_]*", text.strip(), re.ASCII):
        raise ValueError("is not a whole number")
    return int(text)


def number(text: str) -> float:
    """Read a decimal number; ``1e-3`` and ``0.001`` are the same.

    Raises:
        ValueError: The text is not a finite number.
    """
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", text.strip().lower(), re.ASCII):
        raise ValueError("is not a number")
    if not math.isfinite(value := float(text)):
        raise ValueError("is too large a number")
    return value


def byte_count(text: str) -> int:
    """Read a size in bytes: ``200K`` and ``200kB`` are 200,000 bytes, ``200KiB`` are 204,800.

    Raises:
        ValueError: The text is not a size.
    """
    match = re.fullmatch(r"(\d+\.?\d*|\.\d+)\s*([a-z]*)", text.strip().lower(), re.ASCII)
    if not match or match[2] not in _BYTE_UNITS:
        raise ValueError("is not a size; write bytes as 200000, 200K, 1.5M or 200KiB")
    return round(float(match[1]) * _BYTE_UNITS[match[2]])


def percentage(text: str) -> float:
    """Read a share in percent; the sign may be left out: ``5%`` and ``5`` are 5.0.

    Raises:
        ValueError: The text is not a percentage.
    """
    try:
        return number(text.strip().removesuffix("%"))
    except ValueError:
        raise ValueError("is not a percentage; write it as 5%") from None


def strength(text: str) -> float:
    """Read a strength of denoising; ``auto`` is 50, at which the estimated noise is taken away.

    Raises:
        ValueError: The text is neither.
    """
    if text.strip().lower() == "auto":
        return 50.0
    try:
        return number(text)
    except ValueError:
        raise ValueError("is not a strength; write auto or a number") from None


def region(text: str) -> tuple[int, int, int, int]:
    """Read a rectangle of a picture, ``X,Y,WIDTH,HEIGHT`` in pixels from the top left corner.

    Raises:
        ValueError: Not four whole numbers, a negative place, or an empty rectangle.
    """
    parts = text.split(",")
    if len(parts) != 4 or not all(re.fullmatch(r"\s*\d+\s*", part, re.ASCII) for part in parts):
        raise ValueError("is not a region; write X,Y,WIDTH,HEIGHT in pixels, as 0,0,256,256")
    x, y, width, height = (int(part) for part in parts)
    if not width or not height:
        raise ValueError("is an empty region; width and height must be at least 1")
    return x, y, width, height


def device(text: str) -> str:
    """Read the name of a device: ``auto``, ``cpu``, ``gpu`` or ``gpu:1``.

    Raises:
        ValueError: The text names no device.
    """
    if not re.fullmatch(r"auto|cpu|gpu(:\d+)?", text.strip().lower(), re.ASCII):
        raise ValueError("is not a device; allowed are auto, cpu, gpu and gpu:N")
    return text.strip().lower()
