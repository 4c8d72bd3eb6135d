"""The result of a measurement of denoisers: tables, JSON, plot."""

import io
import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import fmean
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import NullFormatter, ScalarFormatter
from rich.table import Table

from aedesk.bench.denoise import NOISY, DenoiseMean, DenoiseReport, SweepPoint
from aedesk.bench.denoise_sweep import is_monotone
from aedesk.bench.plot import OTHER_COLOURS
from aedesk.bench.report import OTHER_FOLDER
from aedesk.files import make_folder, replace_file

_OWN_COLOUR = "#000000"
_NOISY_COLOUR = "#BBBBBB"
_COLOURS = ("#E69F00", "#56B4E9", "#009E73", "#CC79A7", *OTHER_COLOURS)


def denoise_table(report: DenoiseReport) -> Table:
    """PSNR and SSIM of every denoiser in every case, and its time."""
    pictures = len({sample.picture for sample in report.samples})
    title = f"PSNR in dB / SSIM, mean of {pictures} picture{'s' * (pictures != 1)}"
    table = Table(title=title, title_justify="left")
    table.add_column("denoiser")
    for case in report.cases:
        table.add_column(case, justify="right")
    table.add_column("CPU s/MP", justify="right")
    for cleaner in report.cleaners:
        means = [report.mean(case, cleaner) for case in report.cases]
        cells = (f"{mean.psnr:.2f} / {mean.ssim:.3f}" for mean in means)
        table.add_row(cleaner, *cells, "" if cleaner == NOISY else f"{_seconds(means):.2f}")
    return table


def sweep_table(points: Sequence[SweepPoint]) -> Table:
    """RMS of what each strength takes away, and the PSNR that is left, means over pictures."""
    monotone = "more strength takes away more" if is_monotone(points) else "NOT MONOTONE"
    table = Table(title=f"RMS taken away / PSNR in dB by strength: {monotone}", title_justify="left")
    table.add_column("strength", justify="right")
    cases = list(dict.fromkeys(point.case for point in points))
    for case in cases:
        table.add_column(case, justify="right")
    for strength in sorted({point.strength for point in points}):
        rows = [[p for p in points if (p.case, p.strength) == (case, strength)] for case in cases]
        cells = (f"{fmean(p.residual for p in row):.2f} / {fmean(p.psnr for p in row):.2f}" for row in rows)
        table.add_row(f"{strength:g}", *cells)
    return table


def as_json(report: DenoiseReport) -> dict[str, Any]:
    """JSON-ready form, without infinities."""
    means = [report.mean(case, cleaner) for case in report.cases for cleaner in report.cleaners]
    return {
        "kind": "aedesk bench denoise",
        "version": 1,
        "provenance": report.provenance,
        "averaging": "PSNR and SSIM are means over pictures, each counting the same; time is by pixels",
        "means": [_finite(asdict(mean)) for mean in means],
        "samples": [_finite(asdict(sample)) for sample in report.samples],
        **_sweep_json(report.sweep),
    }


def write_denoise_report(report: DenoiseReport, folder: Path) -> list[Path]:
    """Write ``denoise.json``, ``denoise.png`` and ``denoise.svg`` into a folder, which is made if need be.

    Returns:
        Paths of the files.

    Raises:
        OutputError: The folder or a file in it cannot be written.
    """
    figure = _figure(report)
    files = {"denoise.json": json.dumps(as_json(report), indent=1, ensure_ascii=False).encode()}
    for kind in ("png", "svg"):
        with io.BytesIO() as file:
            figure.savefig(file, format=kind, dpi=150)
            files[f"denoise.{kind}"] = file.getvalue()
    make_folder(folder, OTHER_FOLDER)
    for name, data in files.items():
        replace_file(folder / name, data, OTHER_FOLDER)
    return [folder / name for name in files]


def _figure(report: DenoiseReport) -> Figure:
    """Left PSNR of every case, right what it costs."""
    figure = Figure(figsize=(12, 5.4), layout="constrained")
    FigureCanvasAgg(figure)  # draws without a display
    left, right = figure.subplots(1, 2, width_ratios=(3, 2))
    colours = _colours(report.cleaners)
    _draw_cases(left, report, colours)
    _draw_cost(right, report, colours)
    figure.legend(*left.get_legend_handles_labels(), loc="outside lower center", ncols=4, frameon=False)
    return figure


def _draw_cases(panel: Axes, report: DenoiseReport, colours: dict[str, str]) -> None:
    width = 0.8 / len(report.cleaners)
    lowest = math.inf
    for number, cleaner in enumerate(report.cleaners):
        values = [min(report.mean(case, cleaner).psnr, 60.0) for case in report.cases]
        places = [place + (number + 0.5) * width - 0.4 for place in range(len(values))]
        panel.bar(places, values, width, color=colours[cleaner], label=cleaner)
        lowest = min(lowest, *values)
    panel.set_xticks(range(len(report.cases)), report.cases)
    panel.set_ylim(bottom=max(0.0, math.floor(lowest) - 1))
    panel.set_ylabel("PSNR (dB, RGB)")
    panel.grid(axis="y", color="#DDDDDD", linewidth=0.6)
    panel.set_axisbelow(True)
    panel.spines[["top", "right"]].set_visible(False)


def _draw_cost(panel: Axes, report: DenoiseReport, colours: dict[str, str]) -> None:
    costs = []
    for cleaner in report.cleaners:
        if cleaner == NOISY:
            continue
        means = [report.mean(case, cleaner) for case in report.cases]
        mean_psnr = sum(min(mean.psnr, 60.0) for mean in means) / len(means)
        costs.append(max(_seconds(means), 1e-3))
        panel.plot(costs[-1], mean_psnr, "o", color=colours[cleaner], markersize=9)
    panel.set_xscale("log")
    panel.set_xticks([0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100])
    panel.xaxis.set_major_formatter(ScalarFormatter())
    panel.xaxis.set_minor_formatter(NullFormatter())
    panel.set_xlim(min(costs) / 2, max(costs) * 2)
    panel.set_xlabel("CPU-seconds per megapixel")
    panel.set_ylabel("PSNR (dB), mean of the cases")
    panel.grid(which="both", color="#DDDDDD", linewidth=0.6)
    panel.spines[["top", "right"]].set_visible(False)


def _colours(cleaners: Sequence[str]) -> dict[str, str]:
    spare = iter(_COLOURS * len(cleaners))
    fixed = {NOISY: _NOISY_COLOUR}
    return {
        name: fixed.get(name) or (_OWN_COLOUR if name.startswith("aedesk") else next(spare))
        for name in cleaners
    }


def _seconds(means: Sequence[DenoiseMean]) -> float:
    return sum(mean.cpu_seconds_per_megapixel for mean in means) / len(means)


def _sweep_json(points: Sequence[SweepPoint]) -> dict[str, Any]:
    if not points:
        return {}
    return {"sweep_is_monotone": is_monotone(points), "sweep": [_finite(asdict(point)) for point in points]}


def _finite(values: dict[str, Any]) -> dict[str, Any]:
    return {
        key: None if isinstance(value, float) and not math.isfinite(value) else value
        for key, value in values.items()
    }
