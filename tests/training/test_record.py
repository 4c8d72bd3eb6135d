"""The training record of a package: thinned curves, and the models before it."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from aedesk.runs import CodecRecipe
from aedesk.training.record import MOST_VALIDATIONS, parent_record, training_record
from aedesk.zoo import PackageFolder, find_package


def record(validations: int, **settings: Any) -> dict[str, Any]:
    recipe = CodecRecipe(data=(Path("pictures"),), out=Path("run"), steps=9, **settings)
    history = [{"event": "validation", "step": 10 * i, "loss": 9.0 - i / 1000} for i in range(validations)]
    return {"step": 10 * validations, "seconds": 5400.0, "history": history, "recipe": recipe.as_dict()}


def ancestors(training: dict[str, Any]) -> Iterator[dict[str, Any]]:
    while "parent" in training:
        training = training["parent"]["training"]
        yield training


def test_a_long_curve_is_thinned_and_keeps_its_ends() -> None:
    training = training_record(record(1234, credits="my own pictures"))
    steps = [point["step"] for point in training["curve"]]
    assert len(steps) <= MOST_VALIDATIONS + 1 and steps == sorted(set(steps))
    assert (steps[0], steps[-1]) == (0, 12330)
    assert (training["steps"], training["hours"], training["data"]) == (12340, 1.5, "my own pictures")


def test_a_run_from_a_model_remembers_it_and_those_before() -> None:
    package = find_package("tiny")
    told = training_record({**record(3), "parent": parent_record(package)})
    own = package.description["training"]
    assert told["parent"]["id"] == package.id_hex
    assert told["parent"]["training"].keys() == own.keys()
    assert told["parent"]["training"]["curve"] == own["curve"]


def test_curves_do_not_pile_up_over_generations() -> None:
    own: dict[str, Any] = {}
    for generation in range(6):
        package = SimpleNamespace(name=f"g{generation}", id_hex=f"{generation}", size="tiny", description={})
        if own:
            package.description["training"] = own
        parent = {"parent": parent_record(cast(PackageFolder, package))} if own else {}
        own = training_record({**record(90), **parent})
    ages = list(ancestors(own))
    assert len(ages) == 5
    assert ["curve" in age for age in ages] == [True, *[False] * 4]
    assert all(age["steps"] == 900 and age["validation"] for age in ages)


@pytest.mark.parametrize("training", [{"parent": "me"}, {"parent": {"training": [1]}}, [], "long", None])
def test_odd_records_of_foreign_models_are_kept_as_they_are(training: Any) -> None:
    package = SimpleNamespace(name="odd", id_hex="1", size="tiny", description={"training": training})
    assert parent_record(cast(PackageFolder, package))["training"] == training


def test_an_older_record_names_its_model_only() -> None:
    told = training_record(record(3, start="tiny"))
    assert told["parent"]["id"] == find_package("tiny").id_hex
    assert "parent" not in training_record(record(3, start="long gone"))
    assert "parent" not in training_record(record(3))
