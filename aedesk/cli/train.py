"""The command ``train``: trains models on pictures of one's own, and makes a model package of a run."""

import json
import shlex
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aedesk.cli.environment import PROGRAM, Environment
from aedesk.errors import ExitStatus, UsageError
from aedesk.nn.quiet import quiet_import

if TYPE_CHECKING:
    from aedesk.cli.train_report import JsonReport, TextReport
    from aedesk.training import Recipe
    from aedesk.zoo import PackageFolder

app = typer.Typer(
    help="Train a codec or a denoiser on pictures of your own, and make a model package of it.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

OutOption = Annotated[Path, typer.Option(metavar="RUN", help="Folder of the run: checkpoints, the package.")]
MinutesOption = Annotated[
    float | None, typer.Option(metavar="N", help="Length in minutes of training, resumes included.")
]
StepsOption = Annotated[int | None, typer.Option(metavar="N", help="Length in steps.")]
ResumeOption = Annotated[
    bool, typer.Option("--resume", help="Go on with the run in RUN; what is not named stays as it was.")
]
RateOption = Annotated[
    float | None, typer.Option(metavar="X", help="Peak of the learning rate. Default: 0.001.")
]
PrecisionOption = Annotated[
    str | None,
    typer.Option(metavar="auto|float32|bfloat16", help="Arithmetic of the convolutions. Default: auto."),
]
ValidateOption = Annotated[
    int | None, typer.Option(metavar="N", help="Steps between two checkpoints. Default: 500.")
]
HoldoutOption = Annotated[
    float | None, typer.Option(metavar="S", help="Share of the pictures held out. Default: 0.02.")
]
SeedOption = Annotated[int | None, typer.Option(metavar="N", help="Seed of all chance. Default: 0.")]
NameOption = Annotated[str | None, typer.Option(metavar="NAME", help="Name of the model. Default: its size.")]
StartOption = Annotated[
    str | None,
    typer.Option("--from", metavar="MODEL", help="Start from the weights of this model: go on, or adapt it."),
]
LicenceOption = Annotated[
    str | None, typer.Option(metavar="TEXT", help="Licence of the model, for its card. Default: Apache-2.0.")
]
CreditsOption = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="Whose pictures, and under which licences, for the model card."),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Report on standard output, one JSON object a line.")
]


@app.command()
def codec(
    ctx: typer.Context,
    *,
    data: Annotated[
        list[Path],
        typer.Option(metavar="DIR", help="Folder of pictures, searched to the bottom; can be repeated."),
    ],
    out: OutOption,
    size: Annotated[
        str | None, typer.Option(metavar="tiny|base", help="Size of the networks. Default: tiny.")
    ] = None,
    minutes: MinutesOption = None,
    steps: StepsOption = None,
    resume: ResumeOption = False,
    batch: Annotated[int | None, typer.Option(metavar="N", help="Crops a step. Default: 8.")] = None,
    crop: Annotated[
        int | None, typer.Option(metavar="N", help="Side of a crop, a multiple of 64. Default: 256.")
    ] = None,
    learning_rate: RateOption = None,
    precision: PrecisionOption = None,
    validate_every: ValidateOption = None,
    holdout: HoldoutOption = None,
    seed: SeedOption = None,
    name: NameOption = None,
    start: StartOption = None,
    cold: Annotated[
        bool, typer.Option("--cold", help="Start from random weights, not from a block transform.")
    ] = False,
    numbers: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="NAME=N",
            help="Number of the architecture that differs from that of the size, as kernel=5; repeatable.",
        ),
    ] = None,
    licence: LicenceOption = None,
    credits: CreditsOption = None,  # noqa: A002
    as_json: JsonOption = False,
) -> None:
    """Train a codec; Ctrl-C stops and keeps the run, --resume goes on with it.

    The Keras backend is chosen by the variable KERAS_BACKEND: tensorflow (default), jax or torch.
    """
    from aedesk.training import CodecRecipe, plan_run

    given = {
        "size": size,
        "minutes": minutes,
        "steps": steps,
        "batch": batch,
        "crop": crop,
        "learning_rate": learning_rate,
        "precision": precision,
        "validate_every": validate_every,
        "holdout": holdout,
        "seed": seed,
        "name": name,
        "start": start,
        "cold": cold or None,
        "numbers": _numbers(numbers),
        "licence": licence,
        "credits": credits,
    }
    env: Environment = ctx.find_root().obj
    settings = {key: value for key, value in given.items() if value is not None}
    recipe = plan_run(CodecRecipe, data, out, resume=resume, **settings)
    raise typer.Exit(_train(recipe, resume, _report(env, recipe, as_json)))


@app.command()
def denoiser(
    ctx: typer.Context,
    *,
    data: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="DIR",
            help="Folder of clean pictures, which are given noise of many kinds; can be repeated.",
        ),
    ] = None,
    noisy: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Folder of pictures with real noise; their namesakes are in --clean."
        ),
    ] = None,
    clean: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the same pictures without noise.")
    ] = None,
    out: OutOption,
    size: Annotated[
        str | None,
        typer.Option(metavar="fine|fast|depthwise", help="Size of the networks. Default: fine."),
    ] = None,
    minutes: MinutesOption = None,
    steps: StepsOption = None,
    resume: ResumeOption = False,
    batch: Annotated[int | None, typer.Option(metavar="N", help="Crops a step. Default: 8.")] = None,
    crop: Annotated[
        int | None, typer.Option(metavar="N", help="Side of a crop, a multiple of 32. Default: 128.")
    ] = None,
    learning_rate: Annotated[
        float | None, typer.Option(metavar="X", help="Peak of the learning rate. Default: 0.002.")
    ] = None,
    precision: PrecisionOption = None,
    validate_every: ValidateOption = None,
    holdout: HoldoutOption = None,
    seed: SeedOption = None,
    name: NameOption = None,
    start: StartOption = None,
    licence: LicenceOption = None,
    credits: CreditsOption = None,  # noqa: A002
    as_json: JsonOption = False,
) -> None:
    """Train a denoiser; Ctrl-C stops and keeps the run, --resume goes on with it.

    It learns from clean pictures (--data), from pairs of one's own (--noisy and --clean), or from both.
    The Keras backend is chosen by the variable KERAS_BACKEND: tensorflow (default), jax or torch.
    """
    from aedesk.training import DenoiserRecipe, plan_run

    if (noisy is None) != (clean is None):
        raise UsageError("--noisy and --clean belong together.", "Give both folders.")
    if not data and noisy is None:
        raise UsageError("There is nothing to learn from.", "Name --data, or --noisy and --clean.")
    given = {
        "size": size,
        "minutes": minutes,
        "steps": steps,
        "batch": batch,
        "crop": crop,
        "learning_rate": learning_rate,
        "precision": precision,
        "validate_every": validate_every,
        "holdout": holdout,
        "seed": seed,
        "name": name,
        "start": start,
        "licence": licence,
        "credits": credits,
        "noisy": noisy,
        "clean": clean,
    }
    env: Environment = ctx.find_root().obj
    settings = {key: value for key, value in given.items() if value is not None}
    recipe = plan_run(DenoiserRecipe, data or (), out, resume=resume, **settings)
    pairs = ["--noisy", str(noisy), "--clean", str(clean)] if noisy is not None else []
    raise typer.Exit(_train(recipe, resume, _report(env, recipe, as_json, pairs)))


@app.command()
def export(
    ctx: typer.Context,
    run: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a run.")],
    *,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the package. Default: RUN/package.")
    ] = None,
    name: Annotated[str, typer.Option(metavar="NAME", help="Name of the model. Default: as trained.")] = "",
    which: Annotated[
        str, typer.Option(metavar="best|last", help="Checkpoint: of the lowest loss, or the latest.")
    ] = "best",
    install: Annotated[
        bool,
        typer.Option("--install", help="Copy the package to your models, where all commands find it."),
    ] = False,
    licence: LicenceOption = None,
    credits: CreditsOption = None,  # noqa: A002
    as_json: JsonOption = False,
) -> None:
    """Make a model package of a run, while it is trained or afterwards."""
    if which not in ("best", "last"):
        raise UsageError(f"There is no checkpoint {which!r}; there are best and last.")
    env: Environment = ctx.find_root().obj
    with quiet_import():
        from aedesk.training.export import export_run
    from aedesk.cli.train_report import usage_text

    package = export_run(run, out, which=which, name=name, licence=licence or "", credits=credits or "")
    path = _install(package) if install else package.path
    if as_json:
        env.tell(
            json.dumps(
                {"event": "exported", "name": package.name, "id": package.id_hex, "package": str(path)}
            )
        )
        return
    env.say(f"{package.summary()}\nWritten to {path}")
    env.say(usage_text(package.name if install else path, package.kind))


def _numbers(texts: list[str] | None) -> dict[str, int] | None:
    """Read NAME=N as often as it was given."""
    if not texts:
        return None
    pairs = [text.partition("=") for text in texts]
    for name, _, value in pairs:
        if not (name and value.isdecimal()):
            raise UsageError(f"{name}={value} sets no number.", "Write NAME=N, as in --set kernel=5.")
    return {name: int(value) for name, _, value in pairs}


def _train(recipe: "Recipe", resume: bool, report: "JsonReport | TextReport") -> ExitStatus:
    from aedesk.runs.events import Finished, Stopped

    with quiet_import():
        from aedesk.training.loop import train
    step = 0
    with closing(report), closing(train(recipe, resume=resume)) as events:
        # Until the first event there is nothing to keep, and an interrupt ends the program at once.
        report.add(next(events))
        with _stop_requests() as asked_to_stop:
            for event in events:
                step = getattr(event, "step", step)
                report.add(event)
                if asked_to_stop() and not isinstance(event, Finished):
                    events.close()
                    report.add(Stopped(step))
                    return ExitStatus.INTERRUPTED
    return ExitStatus.OK


@contextmanager
def _stop_requests() -> Iterator[Callable[[], bool]]:
    """Note the first interrupt or request to terminate, instead of ending in the middle of a step.

    A second one ends the program at once, which loses the steps since the last checkpoint.
    """
    asked: list[int] = []
    wanted = [getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP")]
    numbers = [n for n in wanted if n is not None and signal.getsignal(n) is not signal.SIG_IGN]
    if threading.current_thread() is not threading.main_thread():
        numbers = []

    def ask(number: int, frame: object) -> None:
        asked.append(number)
        for other in numbers:
            signal.signal(other, signal.default_int_handler)

    before = {number: signal.signal(number, ask) for number in numbers}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _report(
    env: Environment, recipe: "Recipe", as_json: bool, pairs: Sequence[str] = ()
) -> "JsonReport | TextReport":
    from aedesk.cli.train_report import JsonReport, TextReport

    if as_json:
        return JsonReport(env)
    folders = [word for folder in recipe.data for word in ("--data", str(folder))]
    command = [PROGRAM, "train", recipe.kind, *folders, *pairs, "--out", str(recipe.out), "--resume"]
    return TextReport(env, shlex.join(command), recipe.kind)


def _install(package: "PackageFolder") -> Path:
    """Copy a package to the user's models, beside others of its name: old files still need those."""
    from aedesk.zoo import user_models_folder

    target = user_models_folder() / f"{package.name}-{package.id_hex}"
    package.copy_to(target)
    return target
