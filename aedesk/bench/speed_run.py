"""Runs a whole measurement of speed: peers, aedesk with its phases, aedesk in processes of its own."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from aedesk.bench.comparison import Progress
from aedesk.bench.contender import Pixels
from aedesk.bench.fresh import Action, FreshRun, FreshTask, run_fresh
from aedesk.bench.machine import convolution_rate
from aedesk.bench.own import OwnCodec, open_own
from aedesk.bench.peers import EVERYDAY_QUALITY, PeerSetting, peer
from aedesk.bench.pictures import read_rgb
from aedesk.bench.provenance import provenance
from aedesk.bench.sample import sample_path, tile_to
from aedesk.bench.speed import PhasedRow, SpeedRow, time_own, time_peer
from aedesk.bench.speed_report import ActionDetail, OwnDetail, SpeedReport


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedPlan:
    """What to measure.

    Args:
        picture: A picture file; None takes the shipped sample, tiled to ``megapixels``.
        megapixels: Size of the tiled sample.
        quality: Of aedesk, 1 to 100.
        repeat: How often each codec works in memory; the quickest counts.
        peers: Settings to time beside aedesk.
        with_own: Whether aedesk itself is measured.
        model: Model package; None takes the default one.
        device: As for ``open_codec``.
        threads: Of each codec; None takes all cores.
    """

    picture: Path | None = None
    megapixels: float = 12
    quality: int = 60
    repeat: int = 3
    peers: Sequence[PeerSetting] = ()
    with_own: bool = True
    model: str | None = None
    device: str = "auto"
    threads: int | None = None


def run_speed(plan: SpeedPlan, *, progress: Progress = lambda done, total: None) -> SpeedReport:
    """Measure speed on an otherwise idle machine.

    Args:
        plan: What to measure.
        progress: Told how many codecs are done.

    Raises:
        AedeskError: The picture or the model cannot be read, or a process of its own fails.
    """
    name, pixels = _subject(plan)
    total = len(plan.peers) + plan.with_own
    rows: list[SpeedRow] = []
    own = None
    progress(0, total)
    if plan.with_own:
        row, own = _measure_own(plan, pixels)
        rows.append(row)
        progress(len(rows), total)
    for setting in plan.peers:
        contender = peer(setting, threads=plan.threads)
        rows.append(time_peer(contender, pixels, EVERYDAY_QUALITY[setting.family], repeat=plan.repeat))
        progress(len(rows), total)
    height, width = pixels.shape[:2]
    return SpeedReport(name, width, height, plan.repeat, rows, own, provenance())


def _subject(plan: SpeedPlan) -> tuple[str, Pixels]:
    if plan.picture is not None:
        return plan.picture.name, read_rgb(plan.picture)
    path = sample_path()
    return f"{path.name}, tiled", tile_to(read_rgb(path), plan.megapixels)


def _measure_own(plan: SpeedPlan, pixels: Pixels) -> tuple[SpeedRow, OwnDetail]:
    # The processes of their own come first: they must not share the cores with sessions that are open here.
    compress, restore = _run_processes(plan, pixels)
    rate = convolution_rate(threads=plan.threads)
    own = open_own(plan.model, device=plan.device, threads=plan.threads)
    timed = time_own(own, pixels, plan.quality, repeat=plan.repeat)
    return timed.row, _detail(own, timed, rate, pixels.shape[0] * pixels.shape[1], (compress, restore))


def _detail(
    own: OwnCodec, timed: PhasedRow, rate: float, pixels: int, fresh: tuple[FreshRun, FreshRun]
) -> OwnDetail:
    encode, decode = own.macs_per_pixel()
    compress = ActionDetail(
        timed.row.compress_seconds, timed.compress_phases, encode / 1e3, encode * pixels / rate, fresh[0]
    )
    restore = ActionDetail(
        timed.row.restore_seconds, timed.restore_phases, decode / 1e3, decode * pixels / rate, fresh[1]
    )
    return OwnDetail(rate / 1e9, compress, restore)


def _run_processes(plan: SpeedPlan, pixels: Pixels) -> tuple[FreshRun, FreshRun]:
    """Compress the picture and restore the result, each in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="aedesk-bench-") as name:
        folder = Path(name)
        source = plan.picture or folder / "picture.png"
        if plan.picture is None:
            Image.fromarray(pixels).save(source, compress_level=1)
        latent, restored = folder / "picture.aed", folder / "restored.png"

        def run(action: Action, source: Path, target: Path) -> FreshRun:
            return run_fresh(
                FreshTask(
                    action=action,
                    source=str(source),
                    target=str(target),
                    model=plan.model or "",
                    quality=plan.quality,
                    device=plan.device,
                    threads=plan.threads,
                )
            )

        return run("compress", source, latent), run("restore", latent, restored)
