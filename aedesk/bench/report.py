"""The result of a rate-distortion measurement as JSON and as tables for people."""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.table import Table

from aedesk.bench.curves import BdRate, Curve, CurvePoint
from aedesk.bench.rd import Sample
from aedesk.files import make_folder, replace_file

OTHER_FOLDER = "Name another folder with --out."


@dataclass(frozen=True, slots=True)
class RdReport:
    """Everything that one measurement found.

    Args:
        samples: Each picture at each quality of each codec.
        curves: Averages of the samples, and published curves.
        bd_rates: Comparisons of the curves.
        provenance: What `aedesk.bench.provenance.provenance` returned.
    """

    samples: Sequence[Sample]
    curves: Sequence[Curve]
    bd_rates: Sequence[BdRate]
    provenance: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """JSON-ready form, without infinities; its curves can serve as ``--reference`` of a later run."""
        return {
            "kind": "aedesk bench rd",
            "version": 1,
            "provenance": self.provenance,
            "averaging": "bpp, PSNR and MS-SSIM are means over pictures, each counting the same",
            "pictures": self._pictures(),
            "curves": [curve_json(curve) for curve in self.curves],
            "bd_rate": [asdict(rate) for rate in self.bd_rates],
            "samples": [sample_json(sample) for sample in self.samples],
        }

    @property
    def picture_count(self) -> int:
        """Number of pictures that were measured."""
        return len({sample.picture for sample in self.samples})

    def _pictures(self) -> list[dict[str, Any]]:
        sizes = {sample.picture: (sample.width, sample.height) for sample in self.samples}
        return [
            {"name": name, "width": width, "height": height}
            for name, (width, height) in sorted(sizes.items())
        ]


def curve_table(curves: Sequence[Curve]) -> Table:
    """All points of the curves that were measured here."""
    table = Table(title="Averages over pictures", title_justify="left")
    table.add_column("codec")
    for heading in ("quality", "bpp", "PSNR dB", "MS-SSIM", "MS-SSIM dB"):
        table.add_column(heading, justify="right")
    for curve in curves:
        if curve.kind == "published":
            continue
        for number, point in enumerate(curve.points):
            name = curve.name if number == 0 else ""
            last = number == len(curve.points) - 1
            table.add_row(name, *_point_cells(point), end_section=last)
    return table


def bd_table(rates: Sequence[BdRate]) -> Table:
    """Bits that the tests need beyond the anchors; negative is better than the anchor."""
    table = Table(title="BD-rate: bits beyond the anchor at equal quality", title_justify="left")
    for heading in ("codec", "against"):
        table.add_column(heading)
    for heading in ("PSNR", "MS-SSIM"):
        table.add_column(heading, justify="right")
    for rate in rates:
        table.add_row(rate.test, rate.anchor, _percent(rate.psnr), _percent(rate.ms_ssim))
    return table


def _point_cells(point: CurvePoint) -> tuple[str, ...]:
    return (
        "" if point.quality is None else f"{point.quality:g}",
        f"{point.bpp:.3f}",
        _fixed(point.psnr, 2),
        _fixed(point.ms_ssim, 4),
        _fixed(point.ms_ssim_db, 2),
    )


def _fixed(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _percent(value: float | None) -> str:
    return "no common range" if value is None else f"{value:+.1f} %"


def curve_json(curve: Curve) -> dict[str, Any]:
    """A curve and its points, JSON-ready."""
    points = [
        {
            "quality": point.quality,
            "bpp": point.bpp,
            "psnr": point.psnr,
            "msssim": point.ms_ssim,
            "msssim_db": point.ms_ssim_db,
        }
        for point in curve.points
    ]
    return {
        "codec": curve.name,
        "kind": curve.kind,
        "family": curve.family,
        "source": {"repo": curve.source},
        "points": points,
    }


def sample_json(sample: Sample) -> dict[str, Any]:
    """A sample, JSON-ready, without infinities."""
    return {
        "picture": sample.picture,
        "codec": sample.contender,
        "quality": sample.quality,
        "bytes": sample.size,
        "bpp": sample.bpp,
        "psnr": sample.psnr if math.isfinite(sample.psnr) else None,
        "msssim": sample.ms_ssim,
    }


def write_report(report: RdReport, folder: Path) -> list[Path]:
    """Write ``rd.json``, ``rd.png`` and ``rd.svg`` into a folder, which is made if need be.

    Returns:
        Paths of the files.

    Raises:
        OutputError: The folder or a file in it cannot be written.
    """
    from aedesk.bench.plot import plot

    title = f"Rate-distortion, mean of {report.picture_count} pictures"
    files = {
        "rd.json": json.dumps(report.as_json(), indent=1, ensure_ascii=False).encode(),
        **{f"rd.{kind}": plot(report.curves, title, kind) for kind in ("png", "svg")},
    }
    make_folder(folder, OTHER_FOLDER)
    for name, data in files.items():
        replace_file(folder / name, data, OTHER_FOLDER)
    return [folder / name for name in files]
