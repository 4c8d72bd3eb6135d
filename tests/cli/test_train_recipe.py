"""The command train and recipes: a flag for each field, files that repeat a run, resumes without --data."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.main import get_command

from aedesk.cli import train, train_run
from aedesk.errors import ExitStatus
from aedesk.runs import CodecRecipe, DenoiserRecipe, Recipe, fields_of, write_recipe
from aedesk.training.checkpoints import State, load_checkpoint, save_checkpoint
from tests.cli.conftest import Cli
from tests.training import micro

PROJECT = Path(__file__).resolve().parents[2]
BEFORE = """
    --data --out --size --minutes --steps --resume --batch --crop --learning-rate --precision --validate-every
    --holdout --seed --name --from --licence --credits --json
"""
FLAGS = """
    --size micro --batch 2 --crop 64 --precision float32 --validate-every 2 --steps 2 --holdout 0.25 --seed 7
    --learning-rate 3e-3 --warmup 1 --weight-decay 0.02 --no-flips --colours --quality-low 30
    --quality-high 80 --set kernel=5 --json
"""
GIVEN = ["--data", "PICTURES", "--out", "OUT", "--steps", "5"]
TWICE = """
import json, sys
from aedesk.nn.quiet import quiet_import
with quiet_import():
    import tensorflow as tf
    from tests.training import micro
    micro.register()
from aedesk.cli import main
tf.config.run_functions_eagerly(True)
for command in json.loads(sys.argv[1]):
    if status := main(command):
        sys.exit(status)
"""


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> list[Recipe]:
    """Recipes that would have been trained."""
    recipes: list[Recipe] = []

    def note(env: Any, recipe: Recipe, **_: Any) -> ExitStatus:
        recipes.append(recipe)
        return ExitStatus.OK

    monkeypatch.setattr(train_run, "run_recipe", note)
    return recipes


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return micro.make_pictures(tmp_path_factory.mktemp("pictures"))


@pytest.mark.parametrize("kind", ["codec", "denoiser"])
def test_every_field_is_a_flag_and_no_flag_is_lost(kind: str) -> None:
    command = get_command(train.app).commands[kind]  # type: ignore[attr-defined]
    flags = [flag for param in command.params for flag in (*param.opts, *param.secondary_opts)]
    assert len(flags) == len(set(flags))
    fields = [flag for known in fields_of(kind) for flags in known.spec.flags for flag in flags.split("/")]
    assert set(flags) == {*fields, "--resume", "--json"}
    own = "--cold --set" if kind == "codec" else "--noisy --clean"
    assert {*BEFORE.split(), *own.split()} <= set(flags)


@pytest.mark.parametrize("kind", ["codec", "denoiser"])
def test_every_field_is_described(kind: str) -> None:
    for known in fields_of(kind):
        assert known.title and known.spec.help and not known.spec.help.endswith("."), known.name
        assert (known.spec.read is None) == (known.shape == "switch"), known.name
        assert set(known.meanings) == set(known.spec.choices), known.name
        assert (known.shape in ("whole", "number")) == (known.spec.low is not None), known.name
        known.check(known.default)


def test_flags_become_the_recipe(cli: Cli, pictures: Path, tmp_path: Path, planned: list[Recipe]) -> None:
    outcome = cli(
        *(
            "train",
            "codec",
            "--data",
            pictures,
            "--data",
            pictures,
            "--out",
            tmp_path / "run",
            "--steps",
            "50",
        ),
        *(
            "--set",
            "kernel=5",
            "--set",
            "anchors=12",
            "--cold",
            "--no-flips",
            "--colours",
            "--loss",
            "ms-ssim",
        ),
        *("--learning-rate", "8e-4", "--quality-low", "20", "--quality-high", "60", "--weight-decay", ".01"),
        *("--patience", "3", "--warmup", "10", "--name", "mine", "--precision", "float32"),
    )
    assert outcome.status == ExitStatus.OK, outcome.stderr
    assert planned == [
        CodecRecipe(
            data=(pictures, pictures),
            out=tmp_path / "run",
            steps=50,
            numbers={"kernel": 5, "anchors": 12},
            cold=True,
            flips=False,
            colours=True,
            loss="ms-ssim",
            learning_rate=8e-4,
            quality_low=20,
            quality_high=60,
            weight_decay=0.01,
            patience=3,
            warmup=10,
            name="mine",
            precision="float32",
        )
    ]


def test_flags_become_the_recipe_of_a_denoiser(
    cli: Cli, pictures: Path, tmp_path: Path, planned: list[Recipe]
) -> None:
    pairs = ("--noisy", pictures, "--clean", pictures)
    more = ("--minutes", "0.5", "--noise", "normal", "--noise", "noise and jpeg", "--noise-high", "25")
    outcome = cli("train", "denoiser", *pairs, "--out", tmp_path / "run", *more)
    assert outcome.status == ExitStatus.OK, outcome.stderr
    assert planned == [
        DenoiserRecipe(
            out=tmp_path / "run",
            minutes=0.5,
            noisy=pictures,
            clean=pictures,
            noises=("normal", "noise and jpeg"),
            noise_high=25.0,
        )
    ]


def test_a_recipe_is_trained_where_it_says_or_elsewhere(
    cli: Cli, pictures: Path, tmp_path: Path, planned: list[Recipe]
) -> None:
    recipe = CodecRecipe(data=(pictures,), out=tmp_path / "run", steps=5, flips=False, numbers={"kernel": 5})
    write_recipe(recipe, tmp_path / "mine.toml")
    assert cli("train", "--recipe", tmp_path / "mine.toml").status == ExitStatus.OK
    assert cli("train", "--recipe", tmp_path / "mine.toml", "--out", tmp_path / "b").status == ExitStatus.OK
    there, elsewhere = planned
    assert there == recipe
    assert elsewhere.out == tmp_path / "b" and elsewhere.as_dict() == {**recipe.as_dict(), "out": "b"}


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--recipe", "RECIPE"], "There is no folder for the run"),
        (["--recipe", "RECIPE", "codec", "--steps", "5"], "Options stand behind the command codec"),
        (["--json", "codec"], "Options stand behind the command codec"),
        (["--recipe", "NONE"], "none.toml cannot be read: No such file"),
        ([], "--recipe FILE"),
        (["codec", *GIVEN, "--set", "kernel"], "sets no number"),
        (["codec", *GIVEN, "--loss", "l1"], "no loss 'l1'"),
        (["denoiser", *GIVEN, "--noise", "fog"], "there are clean, normal"),
        (["denoiser", *GIVEN, "--noisy", "PICTURES"], "--noisy and --clean"),
        (["denoiser", "--out", "OUT", "--steps", "5"], "There is nothing to learn from"),
    ],
)
def test_requests_that_cannot_work_are_refused(
    cli: Cli, pictures: Path, tmp_path: Path, planned: list[Recipe], args: list[str], message: str
) -> None:
    recipe = tmp_path / "mine.toml"
    recipe.write_text(f"kind = 'codec'\ndata = ['{pictures.as_posix()}']\nsteps = 5\n", "utf-8")
    names = {"RECIPE": recipe, "NONE": tmp_path / "none.toml", "PICTURES": pictures, "OUT": tmp_path / "run"}
    outcome = cli("train", *(names.get(arg, arg) for arg in args))
    assert outcome.status == ExitStatus.USAGE, outcome.stderr
    assert message in outcome.stderr and planned == []


def test_a_resume_knows_its_folders(cli: Cli, pictures: Path, tmp_path: Path, planned: list[Recipe]) -> None:
    out = tmp_path / "run"
    recipe = DenoiserRecipe(data=(pictures,), noisy=pictures, clean=pictures, out=out, steps=5, crop=64)
    save_checkpoint(out, State({}, {"kind": "denoiser", "step": 5, "recipe": recipe.as_dict()}), best=False)
    again = ("train", "denoiser", "--out", out, "--resume", "--steps", "9")
    outcome = cli(*again, "--data", pictures)
    assert outcome.status == ExitStatus.USAGE and "Name --clean and --noisy again." in outcome.stderr
    write_recipe(recipe, out / "recipe.toml")
    assert cli(*again, "--noise-high", "50").status == ExitStatus.OK
    assert cli("train", "--recipe", out / "recipe.toml", "--resume").status == ExitStatus.OK
    longer, same = planned
    assert (longer.data, longer.noisy, longer.clean) == ((pictures,), pictures, pictures)  # type: ignore[attr-defined]
    assert (longer.steps, longer.crop, longer.noise_high) == (9, 64, 50.0)  # type: ignore[attr-defined]
    assert same == recipe


def test_the_recipe_in_a_runs_folder_makes_the_same_run_again(pictures: Path, tmp_path: Path) -> None:
    """On one thread, all weights, averages and the optimiser's state, and the whole curve."""
    first, again = tmp_path / "first", tmp_path / "again"
    commands = [
        ["train", "codec", "--data", str(pictures), "--out", str(first), *FLAGS.split()],
        ["train", "--recipe", str(first / "recipe.toml"), "--out", str(again), "--json"],
    ]
    threads = {"TF_NUM_INTRAOP_THREADS": "1", "TF_NUM_INTEROP_THREADS": "1", "OMP_NUM_THREADS": "1"}
    process = subprocess.run(
        [sys.executable, "-c", TWICE, json.dumps(commands)],
        cwd=PROJECT,
        env={**os.environ, **threads, "KERAS_BACKEND": "tensorflow", "CUDA_VISIBLE_DEVICES": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    assert process.returncode == 0, process.stderr
    ours, theirs = load_checkpoint(first), load_checkpoint(again)
    assert ours is not None and theirs is not None and ours.arrays.keys() == theirs.arrays.keys()
    for name, array in ours.arrays.items():
        assert np.array_equal(array, theirs.arrays[name]), name
    curves = [[{**v, "seconds": 0} for v in state.record["history"]] for state in (ours, theirs)]
    assert curves[0] == curves[1] and len(curves[0]) == 2
    assert (first / "recipe.toml").read_text("utf-8") == (again / "recipe.toml").read_text("utf-8")
