"""The command ``train estimate``: what it says of a run, without kindness."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from aedesk.errors import ExitStatus
from aedesk.runs import CodecRecipe, Recipe, write_recipe
from aedesk.training.estimate import Estimate
from tests.cli.conftest import Cli

FOUND = Estimate("A processor, 2 cores", 8 * 10**9, 0.4, 10**9, 8, 0, 20.0, 3000, 1200.0)


@pytest.fixture
def recipe_of(tmp_path: Path) -> Callable[..., Path]:
    """Writes a recipe with some changes."""
    (tmp_path / "pictures").mkdir()

    def write(**changes: object) -> Path:
        settings = {"data": (tmp_path / "pictures",), "out": tmp_path / "run", "minutes": 20.0, **changes}
        write_recipe(CodecRecipe(**settings), tmp_path / "my.toml")  # type: ignore[arg-type]
        return tmp_path / "my.toml"

    return write


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> Callable[[Estimate], list[Recipe]]:
    """Lets the measurement find something; notes what was measured."""

    def find(found: Estimate) -> list[Recipe]:
        asked: list[Recipe] = []
        monkeypatch.setattr("aedesk.training.estimate.estimate", lambda recipe: asked.append(recipe) or found)
        return asked

    return find


def test_people_are_told_device_time_memory_and_what_to_expect(
    cli: Cli, recipe_of: Callable[..., Path], measured: Callable[[Estimate], list[Recipe]]
) -> None:
    asked = measured(FOUND)
    outcome = cli("train", "estimate", "--recipe", recipe_of())
    assert outcome.status == ExitStatus.OK and outcome.stdout.decode().splitlines() == [
        "A processor, 2 cores, 8 GB of memory",
        "A step on 8 crops takes 0.40 s (20.0 crops/s) and 1 GB of memory.",
        "The run makes about 3,000 steps in 20 min 0 s.",
        "From scratch, a good model takes about 500,000 steps, which take 55 h 33 min here. "
        "To adapt one (from) takes far fewer.",
    ]
    assert len(asked) == 1 and asked[0].minutes == 20


@pytest.mark.parametrize(
    ("start", "steps", "words"),
    [
        ("tiny", 3000, "enough to adapt a model"),
        ("tiny", 300, "short: adapting a model shows after about 1,000 steps, which take 6 min 40 s here"),
        ("", 600_000, "enough for a good model from scratch"),
    ],
)
def test_the_outlook_depends_on_start_and_length(
    cli: Cli,
    recipe_of: Callable[..., Path],
    measured: Callable[[Estimate], list[Recipe]],
    start: str,
    steps: int,
    words: str,
) -> None:
    measured(replace(FOUND, steps_in_budget=steps))
    outcome = cli("train", "estimate", "--recipe", recipe_of(start=start))
    assert words in outcome.stdout.decode().splitlines()[-1]


def test_a_halved_batch_is_said_and_json_has_all_numbers(
    cli: Cli, recipe_of: Callable[..., Path], measured: Callable[[Estimate], list[Recipe]]
) -> None:
    found = replace(FOUND, batch=8, halved=2)
    measured(found)
    path = recipe_of(batch=32)
    told = cli("train", "estimate", "--recipe", path).stdout.decode()
    assert "The 32 crops that were asked for do not fit; set batch to 8." in told
    assert cli("train", "estimate", "--recipe", path, "--json").records == [found.as_dict()]


def test_a_recipe_that_cannot_be_used_is_refused(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('kind = "codec"\nminutes = 20\n')
    outcome = cli("train", "estimate", "--recipe", tmp_path / "bad.toml")
    assert outcome.status == ExitStatus.USAGE and "lacks 'data'" in outcome.stderr
