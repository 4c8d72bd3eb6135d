"""Model cards, and results of benchmarks that go into a package."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import aedesk.zoo
from aedesk.bench.curves import BdRate, Curve, CurvePoint
from aedesk.bench.provenance import provenance
from aedesk.bench.report import RdReport
from aedesk.errors import ExitStatus
from aedesk.zoo.card import table
from tests.cli.conftest import Cli


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of the model that ships, free to be changed, with no results yet."""
    copy = Path(shutil.copytree(aedesk.zoo.find_package("tiny").path, tmp_path / "tiny"))
    description = json.loads((copy / "model.json").read_text("utf-8"))
    description["results"] = []
    (copy / "model.json").write_text(json.dumps(description), "utf-8")
    return copy


def write_rd(path: Path, bpp: float = 0.5, name: str = "aedesk tiny") -> Path:
    points = (CurvePoint(bpp, 34.25, 0.97, 50.0), CurvePoint(2 * bpp, 38.0, 0.99, 80.0))
    curves = [Curve(name, "own", "aedesk", points), Curve("JPEG", "peer", "jpeg", points)]
    report = RdReport([], curves, [BdRate(name, "JPEG", -38.4, None)], provenance())
    path.write_text(json.dumps(report.as_json()))
    return path


def show(cli: Cli, model: Path) -> str:
    outcome = cli("models", "show", model)
    assert outcome.status == ExitStatus.OK, outcome.stderr
    return outcome.stdout.decode()


def test_results_go_into_the_package_and_its_card(cli: Cli, model: Path, tmp_path: Path) -> None:
    before = aedesk.zoo.ModelPackage(model).id_hex
    outcome = cli("models", "add-results", model, write_rd(tmp_path / "rd.json"))
    assert outcome.status == ExitStatus.OK, outcome.stderr
    assert "Bits at equal quality" in outcome.stderr
    card = show(cli, model)
    assert "|      50 | 0.500 |  34.250 |   0.970 |\n|      80 | 1.000 |  38.000 |" in card
    assert "| JPEG    | -38.4 % |       – |" in card
    package = aedesk.zoo.ModelPackage(model)
    package.check_files()
    assert package.id_hex == before

    cli("models", "add-results", model, write_rd(tmp_path / "rd.json", bpp=0.25))
    again = show(cli, model)
    assert again.count("## Rate and distortion") == 1 and "0.250" in again


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[1]", "is no report of"),
        ('{"kind": "aedesk bench rd"}', "is no report"),
        ("{", "not readable JSON"),
        (None, "cannot be read"),
    ],
)
def test_files_that_are_no_reports_are_refused(
    cli: Cli, model: Path, tmp_path: Path, content: str | None, message: str
) -> None:
    file = tmp_path / "some.json"
    if content is not None:
        file.write_text(content)
    outcome = cli("models", "add-results", model, file)
    assert outcome.status == ExitStatus.USAGE and message in outcome.stderr


def test_results_of_another_model_are_refused(cli: Cli, model: Path, tmp_path: Path) -> None:
    file = write_rd(tmp_path / "rd.json", name="aedesk base")
    outcome = cli("models", "add-results", model, file)
    assert outcome.status == ExitStatus.USAGE and "nothing about the model tiny" in outcome.stderr


def test_the_card_tells_where_a_model_comes_from(cli: Cli, model: Path) -> None:
    session = {"step": 0, "backend": "jax", "hardware": "Some GPU", "precision": "bfloat16", "pictures": 9}
    curve = [{"step": s, "qualities": [60.0], "bpp": [1.0], "psnr": [36.0], "loss": 9 - s} for s in (0, 1)]
    parent: dict[str, Any] = {"name": "old", "id": "0badcafe", "size": "tiny", "training": {"steps": 7000}}
    training = {"steps": 5, "hours": 2, "sessions": [session], "curve": curve, "parent": parent}
    aedesk.zoo.ModelPackage(model).amend("training", training)
    card = show(cli, model)
    for fact in ("2 h 0 min", "Some GPU; jax, bfloat16; 9 pictures", "old (0badcafe, tiny): 7,000 steps"):
        assert fact in card
    assert "The loss on the way" in card


def test_damaged_records_are_an_error_and_no_crash(cli: Cli, model: Path) -> None:
    aedesk.zoo.ModelPackage(model).amend("results", [{"title": 5}])
    outcome = cli("models", "show", model)
    assert outcome.status == ExitStatus.MODEL and "records of the model tiny are damaged" in outcome.stderr


def test_tables_are_aligned() -> None:
    assert table(("a", "number"), [("x", "1.5"), ("longer", "20")]).splitlines() == [
        "| a      | number |",
        "| ------ | -----: |",
        "| x      |    1.5 |",
        "| longer |     20 |",
    ]
