"""The commands ``bench denoise`` and ``bench denoise-rd``: denoisers side by side, and the bits they save."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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

if TYPE_CHECKING:
    from aedesk.bench.denoise_cases import Example, Noise
    from aedesk.bench.denoise_peers import Cleaner

FolderArgument = Annotated[
    Path | None, typer.Argument(metavar="[DIR]", help="Folder of clean pictures, which are given noise.")
]
PairsOption = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Folder with pairs: namesakes in its subfolders noisy and clean."),
]
StrengthOption = Annotated[str, typer.Option(metavar="auto|N", help="Strength of aedesk, 0 to 100.")]
_SIGMA_HELP = "Strengths of the noise, in units of 1/255."


def denoise(
    ctx: typer.Context,
    folder: FolderArgument = None,
    *,
    sigma: Annotated[str, typer.Option(metavar="N,N,...", help=_SIGMA_HELP)] = "15,25,50",
    jpeg: Annotated[
        int | None, typer.Option(min=1, max=100, help="Code the noisy pictures as JPEG of this quality.")
    ] = None,
    clipped: Annotated[
        bool,
        typer.Option("--clipped/--unclipped", help="Clip and round noisy pictures to 8 bits, as files do."),
    ] = True,
    all_cases: Annotated[
        bool,
        typer.Option(
            "--all-cases",
            help="Measure JPEG of noisy pictures (σ 15, quality 75), JPEG alone (quality 20) and clean "
            "pictures too, and what each strength takes away.",
        ),
    ] = False,
    pairs: PairsOption = None,
    peers: Annotated[
        str | None,
        typer.Option(
            metavar="NAMES",
            help="Denoisers to compare with: nlmeans, bm3d, tv, wavelet, dctdnoiz, or none. Default: all "
            "that are installed but bm3d, which takes a minute a megapixel.",
        ),
    ] = None,
    strength: StrengthOption = "auto",
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
    from aedesk.bench.denoise_cases import ALL_CASES, Noise
    from aedesk.bench.denoise_sweep import sweep_strengths
    from aedesk.bench.report import OTHER_FOLDER
    from aedesk.denoising import DenoiseSettings, open_denoiser
    from aedesk.files import make_folder

    env: Environment = ctx.find_root().obj
    console = console_of(env)
    if jpeg is not None and not clipped:
        raise UsageError("JPEG holds no unclipped pictures.", "Leave out --unclipped.")
    if all_cases and (pairs is not None or jpeg is not None or not clipped):
        raise UsageError("--all-cases goes with clean pictures and --sigma alone.", "Leave out the rest.")
    noises = [Noise(value, jpeg, clipped) for value in numbers_in(sigma, float, lowest=0)]
    examples = _examples(folder, pairs, [*noises, *(ALL_CASES if all_cases else ())])
    cleaners = _chosen_cleaners(peers, env)
    if threads is not None:
        import cv2

        cv2.setNumThreads(threads)
    denoiser = None
    if not peers_only:
        settings = DenoiseSettings(_strength(strength))
        denoiser = open_denoiser(model, device=device, threads=threads)
        cleaners.insert(0, own_cleaner(denoiser, settings))
    if not cleaners:
        raise UsageError("No denoiser is left to measure.", "Leave out --peers-only or name --peers.")
    if out:
        make_folder(out, OTHER_FOLDER)  # before a long measurement, when a mistake costs no time
    with progress_on(console) as progress:
        report = measure_denoisers(examples, cleaners, progress)
    if all_cases and denoiser is not None:
        with progress_on(console) as progress:
            report = sweep_strengths(report, examples, denoiser, progress)
    console.print(denoise_report.denoise_table(report))
    if report.sweep:
        console.print(denoise_report.sweep_table(report.sweep))
    if out:
        for path in denoise_report.write_denoise_report(report, out):
            env.say(f"Wrote {path}")
    if as_json:
        env.tell(json.dumps(denoise_report.as_json(report), ensure_ascii=False))


def denoise_rd(
    ctx: typer.Context,
    folder: FolderArgument = None,
    *,
    sigma: Annotated[str, typer.Option(metavar="N,N,...", help=_SIGMA_HELP)] = "10,25,50",
    pairs: PairsOption = None,
    qualities: Annotated[
        str | None, typer.Option(metavar="N,N,...", help="Qualities of aedesk. Default: 1,10,20,...,90.")
    ] = None,
    strength: StrengthOption = "auto",
    model: ModelOption = None,
    denoiser: Annotated[
        str | None, typer.Option(metavar="NAME", help="Model package of the denoiser. Default: as for model.")
    ] = None,
    device: DeviceOption = "auto",
    threads: Annotated[int | None, typer.Option(min=1, help="Threads. Default: all cores.")] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder for denoise-rd.json and a plot of each noise."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Bits of noisy pictures at equal PSNR against the clean originals, with and without denoising first."""
    from aedesk.bench import denoise_rd_report
    from aedesk.bench.denoise_cases import Noise
    from aedesk.bench.denoise_rd import measure_ways, ways_to_file
    from aedesk.bench.own import open_own
    from aedesk.bench.report import OTHER_FOLDER
    from aedesk.denoising import DenoiseSettings, open_denoiser
    from aedesk.files import make_folder

    env: Environment = ctx.find_root().obj
    console = console_of(env)
    examples = _examples(folder, pairs, [Noise(value) for value in numbers_in(sigma, float, lowest=0)])
    ladder = numbers_in(qualities, int, lowest=1) if qualities else None
    settings = DenoiseSettings(_strength(strength))
    own = open_own(model, device=device, threads=threads)
    opened = open_denoiser(denoiser, device=device, threads=threads)
    if out:
        make_folder(out, OTHER_FOLDER)
    with progress_on(console) as progress:
        report = measure_ways(examples, ways_to_file(own.contender(), ladder), opened, settings, progress)
    console.print(denoise_rd_report.saving_table(report))
    if out:
        for path in denoise_rd_report.write_rd_report(report, out):
            env.say(f"Wrote {path}")
    if as_json:
        env.tell(json.dumps(denoise_rd_report.as_json(report), ensure_ascii=False))


def _examples(folder: Path | None, pairs: Path | None, noises: list["Noise"]) -> list["Example"]:
    """The noisy pictures of one of the two folders."""
    from aedesk.bench.denoise_cases import made_examples, pair_examples

    if pairs is not None and folder is None:
        return pair_examples(pairs)
    if folder is None or pairs is not None:
        raise UsageError("Name either a folder of clean pictures or --pairs.", "See --help.")
    return made_examples(folder, list(dict.fromkeys(noises)))


def _strength(text: str) -> float:
    from aedesk.options.values import strength

    try:
        return strength(text)
    except ValueError as error:
        raise UsageError(f"--strength: {text!r} {error}.", "Allowed: auto, 0 to 100.") from None


def _chosen_cleaners(names: str | None, env: Environment) -> list["Cleaner"]:
    """The peers of ``bench denoise``; without names those that are installed and take no minutes."""
    from aedesk.bench.denoise_peers import available_cleaners, select_cleaners

    if names is None:
        present, reasons = available_cleaners()
        for reason in reasons:
            env.say(f"Left out: {reason}")
        return [cleaner for cleaner in present if cleaner.key != "bm3d"]
    return [] if names.strip().lower() == "none" else select_cleaners(names.split(","))
