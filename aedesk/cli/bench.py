"""The command ``bench``: rate-distortion and speed beside other codecs."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aedesk.cli.environment import Environment
from aedesk.errors import UsageError
from aedesk.options import DEFAULT_EFFORT

if TYPE_CHECKING:
    from rich.console import Console

    from aedesk.bench.comparison import Progress
    from aedesk.bench.denoise_peers import Cleaner
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
ModelOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Model package. Default: the best installed.")
]
DeviceOption = Annotated[str, typer.Option(metavar="auto|cpu|gpu[:N]", help="Where the networks run.")]
PeersOnlyOption = Annotated[bool, typer.Option("--peers-only", help="Leave aedesk out; needs no model.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Write the result as JSON to standard output.")]


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
    console = _console(env)
    published = load_published(reference or [], reference_codec or [])
    paths = list_pictures(folder)
    jobs = jobs or usable_cores()
    own_ladder = _numbers(qualities, int, lowest=1) if qualities else None
    peer_ladder = _numbers(peer_qualities, float, lowest=0) if peer_qualities else None
    contenders = [peer(setting, threads=1).at(peer_ladder) for setting in _chosen_peers(peers, env)]
    if not peers_only:
        threads = max(1, usable_cores() // jobs)
        own = open_own(model, device=device, threads=threads, effort=effort or DEFAULT_EFFORT)
        contenders.insert(0, own.contender().at(own_ladder))
    if not contenders:
        raise UsageError("No codec is left to measure.", "Leave out --peers-only or name --peers.")
    if out:
        make_folder(out, OTHER_FOLDER)  # before a long measurement, when a mistake costs no time

    with _progress(console) as progress:
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
    console = _console(env)
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
    with _progress(console) as progress:
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
    console = _console(env)
    costs = measure_costs(pictures or [], megapixels=megapixels, model=model, cluster=cluster, tasks=tasks)
    sums = [
        sum_up(costs, number, megapixels=megapixels, cores=cores, price=price) for number in (10**6, 10**9)
    ]
    console.print(cost_table(costs))
    console.print(sum_table(sums, megapixels=megapixels, cores=cores, price=price))
    if as_json:
        env.tell(json.dumps({"costs": costs.as_json(), "sums": [each.as_json() for each in sums]}))


@app.command()
def denoise(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Folder of clean pictures, which are given noise.")
    ] = None,
    *,
    sigma: Annotated[
        str, typer.Option(metavar="N,N,...", help="Strengths of the noise, in units of 1/255.")
    ] = "15,25,50",
    jpeg: Annotated[
        int | None, typer.Option(min=1, max=100, help="Code the noisy pictures as JPEG of this quality.")
    ] = None,
    clipped: Annotated[
        bool,
        typer.Option("--clipped/--unclipped", help="Clip and round noisy pictures to 8 bits, as files do."),
    ] = True,
    pairs: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder with pairs: namesakes in its subfolders noisy and clean."),
    ] = None,
    peers: Annotated[
        str | None,
        typer.Option(
            metavar="NAMES",
            help="Denoisers to compare with: nlmeans, bm3d, tv, wavelet, dctdnoiz, or none. Default: all "
            "that are installed but bm3d, which takes a minute a megapixel.",
        ),
    ] = None,
    strength: Annotated[str, typer.Option(metavar="auto|N", help="Strength of aedesk, 0 to 100.")] = "auto",
    model: ModelOption = None,
    device: DeviceOption = "auto",
    threads: Annotated[
        int | None, typer.Option(min=1, help="Threads of aedesk and OpenCV. Default: all cores.")
    ] = None,
    peers_only: PeersOnlyOption = False,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder for denoise.json, denoise.png, denoise.svg.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """PSNR, SSIM and time of denoisers, on noise made here or on pairs of pictures.

    Peers are told how strong the noise is; aedesk estimates it.
    """
    from aedesk.bench import denoise_report
    from aedesk.bench.denoise import measure_denoisers, own_cleaner
    from aedesk.bench.denoise_cases import Noise, made_examples, pair_examples
    from aedesk.bench.report import OTHER_FOLDER
    from aedesk.files import make_folder
    from aedesk.options.values import strength as read_strength

    env: Environment = ctx.find_root().obj
    console = _console(env)
    if jpeg is not None and not clipped:
        raise UsageError("JPEG holds no unclipped pictures.", "Leave out --unclipped.")
    if pairs is not None and folder is None:
        examples = pair_examples(pairs)
    elif folder is not None and pairs is None:
        sigmas = _numbers(sigma, float, lowest=0)
        examples = made_examples(folder, [Noise(value, jpeg, clipped) for value in sigmas])
    else:
        raise UsageError("Name either a folder of clean pictures or --pairs.", "See --help.")
    cleaners = _chosen_cleaners(peers, env)
    if threads is not None:
        import cv2

        cv2.setNumThreads(threads)
    if not peers_only:
        try:
            wanted = read_strength(strength)
        except ValueError as error:
            raise UsageError(f"--strength: {strength!r} {error}.", "Allowed: auto, 0 to 100.") from None
        cleaners.insert(0, own_cleaner(model, strength=wanted, device=device, threads=threads))
    if not cleaners:
        raise UsageError("No denoiser is left to measure.", "Leave out --peers-only or name --peers.")
    if out:
        make_folder(out, OTHER_FOLDER)  # before a long measurement, when a mistake costs no time
    with _progress(console) as progress:
        report = measure_denoisers(examples, cleaners, progress)
    console.print(denoise_report.denoise_table(report))
    if out:
        for path in denoise_report.write_denoise_report(report, out):
            env.say(f"Wrote {path}")
    if as_json:
        env.tell(json.dumps(denoise_report.as_json(report), ensure_ascii=False))


def _chosen_cleaners(names: str | None, env: Environment) -> list["Cleaner"]:
    """The peers of ``bench denoise``; without names those that are installed and take no minutes."""
    from aedesk.bench.denoise_peers import available_cleaners, select_cleaners

    if names is None:
        present, reasons = available_cleaners()
        for reason in reasons:
            env.say(f"Left out: {reason}")
        return [cleaner for cleaner in present if cleaner.key != "bm3d"]
    return [] if names.strip().lower() == "none" else select_cleaners(names.split(","))


def _chosen_peers(names: str | None, env: Environment) -> list["PeerSetting"]:
    from aedesk.bench.peers import available_peers, select_peers

    if names is None:
        present, reasons = available_peers()
        for reason in reasons:
            env.say(f"Left out: {reason}")
        return present
    return [] if names.strip().lower() == "none" else select_peers(names.split(","))


def _numbers(text: str, kind: type[int] | type[float], *, lowest: int) -> tuple[float, ...]:
    try:
        numbers = tuple(sorted({kind(part) for part in text.split(",")}))
    except ValueError:
        raise UsageError(
            f"{text!r} is no list of qualities.", "Write numbers with commas: 20,50,80."
        ) from None
    if not all(lowest <= number <= 100 for number in numbers):
        raise UsageError(f"Qualities {text!r} are out of bounds.", f"Allowed are {lowest} to 100.")
    return numbers


def _console(env: Environment) -> "Console":
    from rich.console import Console

    # Without a terminal rich would fold tables to 80 columns.
    width = None if env.stderr_is_terminal else 120
    return Console(file=env.stderr, force_terminal=env.stderr_is_terminal, width=width, highlight=False)


@contextmanager
def _progress(console: "Console") -> Iterator["Progress"]:
    """A bar on a terminal, nothing elsewhere."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("measuring", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
