"""The codecs that aedesk is compared with, each at its usual and at its slowest sensible setting."""

import importlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, features

from aedesk.bench.contender import Contender, Pixels
from aedesk.errors import UsageError


@dataclass(frozen=True, slots=True)
class PeerSetting:
    """One way to call a codec through Pillow.

    Args:
        key: What ``--peers`` accepts, besides the family.
        name: The setting in words.
        family: ``jpeg``, ``webp``, ``avif`` or ``jxl``.
        slow: Whether this is the slowest sensible setting; otherwise it is the usual one.
        options: Arguments of ``Image.save`` besides the quality.
    """

    key: str
    name: str
    family: str
    slow: bool
    options: Mapping[str, object] = field(default_factory=dict)


SETTINGS = (
    PeerSetting(
        "jpeg-opt", "JPEG 4:2:0 optimised", "jpeg", False, {"subsampling": "4:2:0", "optimize": True}
    ),
    PeerSetting(
        "jpeg-prog",
        "JPEG 4:2:0 progressive optimised",
        "jpeg",
        True,
        {"subsampling": "4:2:0", "optimize": True, "progressive": True},
    ),
    PeerSetting("webp-m4", "WebP method 4", "webp", False, {"method": 4}),
    PeerSetting("webp-m6", "WebP method 6", "webp", True, {"method": 6}),
    PeerSetting("avif-s6", "AVIF 4:4:4 speed 6", "avif", False, {"subsampling": "4:4:4", "speed": 6}),
    PeerSetting("avif-s2", "AVIF 4:4:4 speed 2", "avif", True, {"subsampling": "4:4:4", "speed": 2}),
    PeerSetting("jxl-e7", "JPEG XL effort 7", "jxl", False, {"effort": 7}),
    PeerSetting("jxl-e9", "JPEG XL effort 9", "jxl", True, {"effort": 9}),
)

FAMILIES = ("jpeg", "webp", "avif", "jxl")

# Steps on each codec's own scale that cover about 0.15 to 3 bits per pixel on photographs. JPEG XL starts at
# 20: below about 18 its encoder halves the picture first, which bends the curve and would flatter the others.
LADDERS: Mapping[str, tuple[float, ...]] = {
    "jpeg": (5, 10, 20, 35, 50, 65, 80, 90, 95),
    "webp": (2, 10, 25, 40, 55, 70, 80, 90, 95),
    "avif": (15, 25, 35, 45, 55, 65, 75, 85, 92),
    "jxl": (20, 28, 40, 55, 65, 75, 85, 90, 95),
}

# About 35 dB on photographs, so that a comparison of speed compares like with like.
EVERYDAY_QUALITY: Mapping[str, float] = {"jpeg": 78, "webp": 74, "avif": 57, "jxl": 79}

_FORMATS = {"jpeg": "JPEG", "webp": "WEBP", "avif": "AVIF", "jxl": "JXL"}


def missing_reason(family: str) -> str:
    """Why a family cannot be measured here, with what to do; empty when it can.

    Args:
        family: One of `FAMILIES`.
    """
    if family == "jxl":
        try:
            importlib.import_module("pillow_jxl")  # registers the format with Pillow
        except ImportError:
            return "JPEG XL needs the package pillow-jxl-plugin: pip install 'aedesk[jxl]'."
    elif family in {"webp", "avif"} and not features.check(family):
        return f"This build of Pillow cannot write {_FORMATS[family]}: pip install --upgrade pillow."
    return ""


def available_peers() -> tuple[list[PeerSetting], list[str]]:
    """All settings that can be measured here, and the reasons why others cannot."""
    reasons = {family: missing_reason(family) for family in FAMILIES}
    present = [setting for setting in SETTINGS if not reasons[setting.family]]
    return present, [reason for reason in reasons.values() if reason]


def select_peers(names: Iterable[str]) -> list[PeerSetting]:
    """The settings that names stand for, in the order of `SETTINGS`.

    Args:
        names: Families (``avif``: both its settings) or keys of single settings (``avif-s6``).

    Raises:
        UsageError: A name is unknown, or its codec is not installed.
    """
    wanted = {name.strip().lower() for name in names if name.strip()}
    known = set(FAMILIES) | {setting.key for setting in SETTINGS}
    for name in sorted(wanted - known):
        raise UsageError(
            f"There is no peer {name!r}.", f"Known are {', '.join([*FAMILIES, *(s.key for s in SETTINGS)])}."
        )
    chosen = [setting for setting in SETTINGS if {setting.key, setting.family} & wanted]
    for reason in filter(None, map(missing_reason, dict.fromkeys(setting.family for setting in chosen))):
        raise UsageError(reason, "Or name the other peers alone: --peers jpeg,webp,avif.")
    return chosen


def peer(setting: PeerSetting, *, threads: int | None = None) -> Contender:
    """A contender that encodes with one setting.

    Args:
        setting: One of `SETTINGS`.
        threads: Threads of one encoder; None leaves the choice to the codec (usually all cores).
            AVIF files differ by about 0.1 % between one thread and several; the others not at all.
    """
    options = {**setting.options, **_thread_options(setting.family, threads)}

    def encode(pixels: Pixels, quality: float) -> bytes:
        # Pillow keeps the options on the image while it saves: one image must not be shared by threads.
        picture = Image.fromarray(pixels)
        with io.BytesIO() as file:
            picture.save(
                file, _FORMATS[setting.family], quality=_on_scale(setting.family, quality), **options
            )
            return file.getvalue()

    return Contender(setting.key, setting.name, setting.family, LADDERS[setting.family], encode, decode_peer)


def decode_peer(data: bytes) -> Pixels:
    """Pixels (uint8, height×width×3) of a file that `peer` wrote."""
    with Image.open(io.BytesIO(data)) as picture:
        return np.asarray(picture.convert("RGB"))


def _on_scale(family: str, quality: float) -> float:
    """JPEG XL takes fractions, the other encoders only whole numbers."""
    return float(quality) if family == "jxl" else round(quality)


def _thread_options(family: str, threads: int | None) -> dict[str, int]:
    if family == "avif" and threads is not None:
        return {"max_threads": threads}
    if family == "jxl":  # -1 takes all cores, 0 stays in the calling thread
        return {"num_threads": -1 if threads is None else (threads if threads > 1 else 0)}
    return {}
