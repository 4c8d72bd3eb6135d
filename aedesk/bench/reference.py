"""Reads published rate-distortion curves, to be drawn and compared beside measured ones.

The file is JSON: ``curves[]`` with ``codec``, optional ``optimised_for`` and ``source.repo``, and
``points[]`` of ``bpp`` with ``psnr`` (dB), ``msssim`` (0 to 1) or both.
"""

import difflib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aedesk.bench.curves import Curve, CurvePoint
from aedesk.errors import UsageError


def load_published(files: Sequence[Path], codecs: Sequence[str]) -> list[Curve]:
    """The named curves, in the order of the names.

    Args:
        files: JSON files of the form above.
        codecs: Values of ``curves[].codec``, without regard to case. Where several curves bear the name, the
            one optimised for PSNR is taken, since it knows both metrics more often.

    Raises:
        UsageError: A file cannot be used, a name is in none of them, or one of the two lists is empty.
    """
    if bool(files) != bool(codecs):
        raise UsageError(
            "Published curves need both a file and a name.",
            "Give --reference FILE together with --reference-codec NAME.",
        )
    entries = [entry for file in files for entry in _read(file)]
    return [_curve(_find(entries, codec)) for codec in codecs]


def _read(file: Path) -> list[dict[str, Any]]:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{file} cannot be read as JSON: {error}.") from error
    curves = content.get("curves") if isinstance(content, dict) else None
    if not isinstance(curves, list) or not all(isinstance(c, dict) and "codec" in c for c in curves):
        raise UsageError(f"{file} holds no list of curves.", "It needs curves[].codec and curves[].points[].")
    return curves


def _find(entries: Sequence[dict[str, Any]], codec: str) -> dict[str, Any]:
    matches = [entry for entry in entries if str(entry["codec"]).lower() == codec.lower()]
    if not matches:
        names = sorted({str(entry["codec"]) for entry in entries})
        close = difflib.get_close_matches(codec, names, n=5, cutoff=0.4) or names[:20]
        raise UsageError(f"No published curve is named {codec!r}.", f"Close ones: {', '.join(close)}.")
    return min(matches, key=lambda entry: entry.get("optimised_for") == "ms-ssim")


def _curve(entry: dict[str, Any]) -> Curve:
    try:
        points = [
            CurvePoint(float(p["bpp"]), _number(p, "psnr"), _number(p, "msssim")) for p in entry["points"]
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(
            f"The published curve {entry['codec']!r} has a broken point.",
            "Each needs bpp with psnr or msssim.",
        ) from error
    source = entry.get("source")
    repo = str(source.get("repo", "")) if isinstance(source, dict) else ""
    name = str(entry["codec"])
    return Curve(name, "published", name, tuple(sorted(points, key=lambda point: point.bpp)), repo)


def _number(point: dict[str, Any], key: str) -> float | None:
    value = point.get(key)
    return None if value is None else float(value)
