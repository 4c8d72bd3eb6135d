"""The result of a measurement of what denoising saves: table, JSON, plots."""

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.table import Table

from aedesk.bench.denoise_rd import DenoiseRdReport, Saving
from aedesk.bench.plot import plot
from aedesk.bench.report import OTHER_FOLDER, curve_json, sample_json
from aedesk.files import make_folder, replace_file
from aedesk.options import DEFAULT_QUALITY


def saving_table(report: DenoiseRdReport) -> Table:
    """Each way beside compressing the noisy picture: bits at equal PSNR against the clean original."""
    pictures = len({sample.picture for found in report.samples.values() for sample in found})
    title = (
        f"Bits at equal PSNR against the clean original, mean of {pictures} picture{'s' * (pictures != 1)}"
    )
    table = Table(title=title, title_justify="left")
    for heading in ("noise", "way"):
        table.add_column(heading)
    headings = ("best PSNR", "BD-rate", "at the noisy file's best", f"at its quality {DEFAULT_QUALITY}")
    for heading in headings:
        table.add_column(heading, justify="right")
    case = ""
    for found in report.comparisons:
        if case and found.case != case:
            table.add_section()
        rate = "–" if found.bd_rate is None else f"{found.bd_rate:+.1f} %"
        cells = (f"{found.best_psnr:.2f} dB", rate, _cell(found.at_best), _cell(found.as_usual))
        table.add_row("" if found.case == case else found.case, found.way, *cells)
        case = found.case
    return table


def as_json(report: DenoiseRdReport) -> dict[str, Any]:
    """JSON-ready form, without infinities."""
    return {
        "kind": "aedesk bench denoise-rd",
        "version": 1,
        "denoiser": report.denoiser,
        "provenance": report.provenance,
        "averaging": "bpp and PSNR against the clean original are means over pictures",
        "comparisons": [
            {
                **asdict(found),
                "at_best": _saving_json(found.at_best),
                "as_usual": _saving_json(found.as_usual),
            }
            for found in report.comparisons
        ],
        "curves": {case: [curve_json(curve) for curve in found] for case, found in report.curves.items()},
        "samples": {case: [sample_json(s) for s in found] for case, found in report.samples.items()},
    }


def write_rd_report(report: DenoiseRdReport, folder: Path) -> list[Path]:
    """Write ``denoise-rd.json`` and a plot of each noise into a folder, which is made if need be.

    Returns:
        Paths of the files.

    Raises:
        OutputError: The folder or a file in it cannot be written.
    """
    files = {"denoise-rd.json": json.dumps(as_json(report), indent=1, ensure_ascii=False).encode()}
    for case, curves in report.curves.items():
        name = re.sub(r"[^a-z0-9]+", "-", case.lower().replace("σ", "sigma")).strip("-")
        files[f"denoise-rd-{name}.png"] = plot(curves, f"{case}: quality against the clean original", "png")
    make_folder(folder, OTHER_FOLDER)
    for name, data in files.items():
        replace_file(folder / name, data, OTHER_FOLDER)
    return [folder / name for name in files]


def _cell(saving: Saving | None) -> str:
    if saving is None:
        return "–"
    at = f"{saving.psnr:.2f} dB: "
    if saving.bpp is None or saving.share is None:
        return at + "not reached"
    return f"{at}{saving.bpp:.3f} bpp, {-100 * saving.share:+.0f} %".replace("-0 %", "0 %")


def _saving_json(saving: Saving | None) -> dict[str, Any] | None:
    return None if saving is None else {**asdict(saving), "saved_share": saving.share}
