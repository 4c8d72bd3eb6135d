"""Results of ``aedesk-cli bench`` as tables that a model package keeps."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import fmean
from typing import Any

from aedesk.errors import UsageError
from aedesk.zoo import PackageFolder

Report = Mapping[str, Any]
Result = dict[str, Any]
MOST_BYTES = 64 * 1024**2


def results_of(file: Path, package: PackageFolder) -> list[Result]:
    """Read what a measurement found out about a model.

    Args:
        file: What ``bench`` has written with ``--out`` or ``--json``.
        package: The model that was measured.

    Returns:
        Tables with ``title``, ``columns`` and ``rows``, and where they are from: ``command``, ``date``,
        ``machine``.

    Raises:
        UsageError: The file is no such report, or it says nothing about this model.
    """
    report = _read(file)
    try:
        tables = list(_TABLES[report["kind"]](report, package))
        origin = _origin(report["provenance"])
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(
            f"{file} is no report of `aedesk-cli bench`: {error!r}.", "Measure again with --out."
        ) from error
    if not tables:
        raise UsageError(f"{file} says nothing about the model {package.name}.", "Measure it with --model.")
    return [{**table, **origin} for table in tables]


def merged(results: list[Result], new: list[Result]) -> list[Result]:
    """Put new tables in the place of older ones of the same title."""
    titles = {result["title"] for result in new}
    return [result for result in results if result["title"] not in titles] + new


def _read(file: Path) -> Report:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise UsageError(f"{file} is larger than {MOST_BYTES:,} bytes.")
        report = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{file} is not readable JSON: {error}.") from error
    if not isinstance(report, dict) or report.get("kind") not in _TABLES:
        raise UsageError(f"{file} is no report of: {', '.join(_TABLES)}.", "Measure with --out.")
    return report


def _origin(provenance: Mapping[str, Any]) -> dict[str, str]:
    machine = provenance["machine"]
    return {
        "command": " ".join(map(str, provenance["command"])),
        "date": str(provenance["date"]),
        "machine": f"{machine['cpu']}, {machine['cores']} cores",
    }


def _rate_distortion(report: Report, package: PackageFolder) -> Iterator[Result]:
    name = f"aedesk {package.name}"
    pictures = f"{len(report['pictures'])} pictures"
    rows = [
        [point["quality"], point["bpp"], point["psnr"], point["msssim"]]
        for curve in report["curves"]
        if curve["codec"] == name
        for point in curve["points"]
    ]
    if rows:
        columns = ["quality", "bpp", "PSNR dB", "MS-SSIM"]
        yield {"title": f"Rate and distortion, {pictures}", "columns": columns, "rows": rows}
    rates = [
        [rate["anchor"], _percent(rate["psnr"]), _percent(rate["ms_ssim"])]
        for rate in report["bd_rate"]
        if rate["test"] == name
    ]
    if rates:
        columns = ["against", "PSNR", "MS-SSIM"]
        yield {"title": f"Bits at equal quality (BD-rate), {pictures}", "columns": columns, "rows": rates}


def _speed(report: Report, package: PackageFolder) -> Iterator[Result]:
    if f"aedesk {package.name}" not in {row["codec"] for row in report["codecs"]}:
        return
    picture = report["picture"]
    rows = [
        [row["codec"], row["compress_seconds"], row["restore_seconds"], row["bytes"], row["psnr"]]
        for row in report["codecs"]
    ]
    columns = ["codec", "compress s", "restore s", "bytes", "PSNR dB"]
    title = f"Speed, {picture['width']}×{picture['height']} pixels"
    yield {"title": title, "columns": columns, "rows": rows}


def _denoising(report: Report, package: PackageFolder) -> Iterator[Result]:
    means = report["means"]
    cleaners = list(dict.fromkeys(mean["cleaner"] for mean in means))
    if f"aedesk {package.name}" not in cleaners:
        return
    cases = list(dict.fromkeys(mean["case"] for mean in means))
    found = {(mean["case"], mean["cleaner"]): mean for mean in means}
    rows = [
        [
            cleaner,
            *("∞" if (value := found[case, cleaner]["psnr"]) is None else value for case in cases),
            fmean(found[case, cleaner]["cpu_seconds_per_megapixel"] for case in cases),
        ]
        for cleaner in cleaners
    ]
    pictures = f"{len({sample['picture'] for sample in report['samples']})} pictures"
    columns = ["PSNR dB", *cases, "CPU s/MP"]
    yield {"title": f"Denoising, {pictures}: {', '.join(cases)}", "columns": columns, "rows": rows}


def _denoising_bits(report: Report, package: PackageFolder) -> Iterator[Result]:
    if report["denoiser"] != package.name:
        return
    rows = [
        [
            found["case"],
            found["way"],
            found["best_psnr"],
            _percent(found["bd_rate"]),
            *(_bits(found[place]) for place in ("at_best", "as_usual")),
        ]
        for found in report["comparisons"]
    ]
    columns = ["noise", "way", "best PSNR dB", "BD-rate", "at the noisy file's best", "at its usual quality"]
    yield {"title": "Bits at equal PSNR against the clean original", "columns": columns, "rows": rows}


def _bits(saving: Mapping[str, Any] | None) -> str:
    if saving is None:
        return "–"
    share = saving["saved_share"]
    return "not reached" if share is None else f"{-100 * share:+.1f} %"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:+.1f} %"


_TABLES: dict[str, Callable[[Report, PackageFolder], Iterator[Result]]] = {
    "aedesk bench rd": _rate_distortion,
    "aedesk bench speed": _speed,
    "aedesk bench denoise": _denoising,
    "aedesk bench denoise-rd": _denoising_bits,
}
