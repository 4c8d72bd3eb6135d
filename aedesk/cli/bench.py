"""The command ``bench``: rate-distortion and speed beside other codecs."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aedesk.cli import bench_denoise
from aedesk.cli.bench_shared import (
    DeviceOption,
    JsonOption,
    ModelOption,
    PeersOnlyOption,
    console_of,
    numbers_in,
    progress_on,
)
from aedesk.cli.environment import Environment
from aedesk.errors import UsageError
from aedesk.options import DEFAULT_EFFORT

if TYPE_CHECKING:
    from aedesk.bench.peers import PeerSetting

app = typer.Typer(
    help="Measure rate-distortion and speed beside other codecs.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

PeersOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAMES",
        help="Codecs to compare with, separated by commas: jpeg, webp, avif, jxl, single settings such as "
        "avif-s6, or none. Default: all that are installed.",
    ),
]


@app.command()
def rd(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder of pictures, of one size or several.")
    ],
    *,
    peers: PeersOption = None,
    qualities: Annotated[
        str | None, typer.Option(metavar="N,N,...", help="Qualities of aedesk. Default: 1,10,20,...,100.")
    ] = None,
    peer_qualities: Annotated[
        str | None,
        typer.Option(metavar="N,N,...", help="Qualities of all peers. Default: a ladder for each."),
    ] = None,
    model: ModelOption = None,
    effort: Annotated[
        int | None, typer.Option(min=1, max=9, help="Effort of aedesk. Default: that of compress.")
    ] = None,
    device: DeviceOption = "auto",
    peers_only: PeersOnlyOption = False,
    reference: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="JSON file of published curves; can be repeated."),
    ] = None,
    reference_codec: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Published curve to draw and compare with; can be repeated."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Pictures coded at the same time. Default: the number of cores.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder for rd.json, rd.png and rd.svg.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """File sizes, PSNR, MS-SSIM and BD-rates over a folder."""
    from aedesk.bench.comparison import compare_pictures
    from aedesk.bench.own import open_own
    from aedesk.bench.peers import peer
    from aedesk.bench.pictures import list_pictures
    from aedesk.bench.provenance import usable_cores
    from aedesk.bench.reference import load_published
    from aedesk.bench.report import OTHER_FOLDER, bd_table, curve_table, write_report
    from aedesk.files import make_folder

    env: Environment = ctx.find_root().obj
    console = console_of(env)
    published = load_published(reference or [], reference_codec or [])
    paths = list_pictures(folder)
    jobs = jobs or usable_cores()
    own_ladder = numbers_in(qualities, int, lowest=1) if qualities else None
    peer_ladder = numbers_in(peer_qualities, float, lowest=0) if peer_qualities else None
    contenders = [peer(setting, threads=1).at(peer_ladder) for setting in _chosen_peers(peers, env)]
    if not peers_only:
        threads = max(1, usable_cores() // jobs)
        own = open_own(model, device=device, threads=threads, effort=effort or DEFAULT_EFFORT)
        contenders.insert(0, own.contender().at(own_ladder))
    if not contenders:
        raise UsageError("No codec is left to measure.", "Leave out --peers-only or name --peers.")
    if out:
        make_folder(out, OTHER_FOLDER)  # before a long measurement, when a mistake costs no time

    with progress_on(console) as progress:
        report = compare_pictures(paths, contenders, published, jobs=jobs, progress=progress)
    console.print(curve_table(report.curves))
    console.print(bd_table(report.bd_rates))
    if out:
        for path in write_report(report, out):
            env.say(f"Wrote {path}")
    if as_json:
        env.tell(json.dumps(report.as_json(), ensure_ascii=False))


@app.command()
def speed(
    ctx: typer.Context,
    picture: Annotated[
        Path | None,
        typer.Argument(metavar="[PICTURE]", help="Default: the sample picture, tiled to --megapixels."),
    ] = None,
    *,
    megapixels: Annotated[float, typer.Option(min=0.01, max=200, help="Size of the tiled sample.")] = 12,
    quality: Annotated[int, typer.Option(min=1, max=100, help="Quality of aedesk.")] = 60,
    repeat: Annotated[int, typer.Option(min=1, help="How often each codec works; the quickest counts.")] = 3,
    peers: PeersOption = None,
    model: ModelOption = None,
    device: DeviceOption = "auto",
    threads: Annotated[
        int | None, typer.Option(min=1, help="Threads of each codec. Default: all cores.")
    ] = None,
    peers_only: PeersOnlyOption = False,
    as_json: JsonOption = False,
) -> None:
    """Seconds by phase, megapixels per second, memory."""
    from aedesk.bench.speed_run import SpeedPlan, run_speed
    from aedesk.bench.speed_tables import codec_table, detail_table

    env: Environment = ctx.find_root().obj
    console = console_of(env)
    plan = SpeedPlan(
        picture=picture,
        megapixels=megapixels,
        quality=quality,
        repeat=repeat,
        model=model,
        device=device,
        threads=threads,
        with_own=not peers_only,
        # A slowest setting says nothing about everyday speed: it is timed only when its key is named.
        peers=[s for s in _chosen_peers(peers, env) if not s.slow or s.key in (peers or "").split(",")],
    )
    with progress_on(console) as progress:
        report = run_speed(plan, progress=progress)
    console.print(codec_table(report))
    if report.own:
        console.print(detail_table(report.own))
    if as_json:
        env.tell(json.dumps(report.as_json(), ensure_ascii=False))


@app.command()
def scale(
    ctx: typer.Context,
    pictures: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PICTURE]...", help="Default: the sample picture, tiled to --megapixels."),
    ] = None,
    *,
    megapixels: Annotated[float, typer.Option(min=0.01, max=200, help="Size of the pictures.")] = 12,
    cores: Annotated[int, typer.Option(min=1, help="Cores of all workers together.")] = 1000,
    price: Annotated[float, typer.Option(min=0, help="Price of a core for an hour.")] = 0.02,
    cluster: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Scheduler to measure: tcp://HOST:PORT or local:N.")
    ] = "local:2",
    tasks: Annotated[int, typer.Option(min=10, help="Jobs without work that the scheduler is given.")] = 1000,
    model: ModelOption = None,
    as_json: JsonOption = False,
) -> None:
    """What a million and a billion pictures take on a cluster: hours, money, where the bottleneck is."""
    from aedesk.bench.scale import measure_costs, sum_up
    from aedesk.bench.scale_tables import cost_table, sum_table

    env: Environment = ctx.find_root().obj
    console = console_of(env)
    costs = measure_costs(pictures or [], megapixels=megapixels, model=model, cluster=cluster, tasks=tasks)
    sums = [
        sum_up(costs, number, megapixels=megapixels, cores=cores, price=price) for number in (10**6, 10**9)
    ]
    console.print(cost_table(costs))
    console.print(sum_table(sums, megapixels=megapixels, cores=cores, price=price))
    if as_json:
        env.tell(json.dumps({"costs": costs.as_json(), "sums": [each.as_json() for each in sums]}))


app.command("denoise")(bench_denoise.denoise)
app.command("denoise-rd")(bench_denoise.denoise_rd)


def _chosen_peers(names: str | None, env: Environment) -> list["PeerSetting"]:
    from aedesk.bench.peers import available_peers, select_peers

    if names is None:
        present, reasons = available_peers()
        for reason in reasons:
            env.say(f"Left out: {reason}")
        return present
    return [] if names.strip().lower() == "none" else select_peers(names.split(","))
