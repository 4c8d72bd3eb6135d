"""Runs a whole rate-distortion comparison: measure, average, compare."""

from collections.abc import Callable, Sequence
from pathlib import Path

from aedesk.bench.contender import Contender
from aedesk.bench.curves import Curve, Kind, average, compare_all
from aedesk.bench.provenance import provenance
from aedesk.bench.rd import Sample, measure
from aedesk.bench.report import RdReport

Progress = Callable[[int, int], None]
"""Called with the number of finished parts and of all parts."""


def compare_pictures(
    paths: Sequence[Path],
    contenders: Sequence[Contender],
    published: Sequence[Curve] = (),
    *,
    jobs: int = 1,
    progress: Progress = lambda done, total: None,
) -> RdReport:
    """Measure all contenders on all pictures and compare their curves.

    Args:
        paths: Pictures, of any sizes.
        contenders: Codecs at their settings; of two with the same name the curves would mix.
        published: Further curves to compare with.
        jobs: Pictures coded at the same time.
        progress: Told how far the work is.

    Raises:
        AedeskError: A picture cannot be read, or a codec fails.
    """
    total = len(paths) * len(contenders)
    samples: list[Sample] = []
    progress(0, total)
    for done, group in enumerate(measure(paths, contenders, jobs=jobs), start=1):
        samples.extend(group)
        progress(done, total)
    order = {contender.name: place for place, contender in enumerate(contenders)}
    samples.sort(key=lambda sample: (sample.picture, order[sample.contender], sample.quality))
    curves = [_measured_curve(samples, contender) for contender in contenders]
    curves.extend(published)
    return RdReport(samples, curves, compare_all(curves), provenance())


def _measured_curve(samples: Sequence[Sample], contender: Contender) -> Curve:
    kind: Kind = "aedesk" if contender.family == "aedesk" else "peer"
    return average(samples, name=contender.name, kind=kind, family=contender.family)
