"""The commands that write nothing: info, verify, models."""

from pathlib import Path

import pytest

import aedesk.zoo
from aedesk.errors import ExitStatus
from tests.batch.fakes import save_picture
from tests.cli.conftest import Cli


@pytest.fixture
def latent(cli: Cli, tmp_path: Path) -> Path:
    cli("compress", save_picture(tmp_path / "a.png", 20, 10), "-q", "33")
    return tmp_path / "a.aed"


def test_info_tells_facts_on_standard_output(cli: Cli, latent: Path) -> None:
    outcome = cli("info", latent)
    assert outcome.status == ExitStatus.OK
    lines = [line.split() for line in outcome.stdout.decode().splitlines()]
    assert ["quality", "33"] in lines and ["sections", "PIX", "3"] in lines
    assert outcome.stderr == ""


def test_info_as_json(cli: Cli, latent: Path) -> None:
    record, summary = cli("info", latent, "--json").records
    assert record["width"] == 20 and record["sections"] == {"PIX": 3}
    assert summary["exit_status"] == 0


def test_info_from_a_pipe(cli: Cli, latent: Path) -> None:
    assert b"quality" in cli("info", "-", stdin=latent.read_bytes()).stdout


def test_info_of_something_else(cli: Cli, tmp_path: Path) -> None:
    outcome = cli("info", save_picture(tmp_path / "a.png"))
    assert outcome.status == ExitStatus.SOME_FAILED and "not a latent file" in outcome.stderr


def test_info_minds_the_limit(cli: Cli, latent: Path) -> None:
    assert "--max-pixels 200" in cli("info", latent, "--max-pixels", "199").stderr


def test_verify_tells_good_from_damaged(cli: Cli, latent: Path, tmp_path: Path) -> None:
    (tmp_path / "b.aed").write_bytes(latent.read_bytes()[:-5])
    outcome = cli("verify", tmp_path)
    assert outcome.status == ExitStatus.SOME_FAILED
    assert f"{latent}  good" in outcome.stderr and "b.aed: The section PIX is damaged." in outcome.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.aed", "a.png", "b.aed"]


def test_verify_refuses_options_that_it_has_not(cli: Cli, latent: Path) -> None:
    assert cli("verify", latent, "-o", "x").status == ExitStatus.USAGE


def test_models_list(cli: Cli) -> None:
    assert cli("models", "list").stdout.decode().startswith("tiny (")
    assert "tiny" in [record["name"] for record in cli("models", "list", "--json").records]


def test_models_list_without_any(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aedesk.zoo, "list_packages", list)
    monkeypatch.setattr(aedesk.zoo, "list_denoisers", list)
    outcome = cli("models", "list")
    assert outcome.status == ExitStatus.OK and "No model package" in outcome.stderr


def test_models_show_is_the_default_model_s_card(cli: Cli) -> None:
    package = aedesk.zoo.find_package()
    (record,) = cli("models", "show", "--json").records
    assert record["id"] == package.id_hex and record["description"] == package.description
    card = cli("models", "show", package.id_hex).stdout.decode()
    assert card == cli("models", "show").stdout.decode()
    for fact in ("Apache-2.0", "kMAC", f"{package.description['parameters']:,}", "steps of"):
        assert fact in card


def test_models_show_unknown(cli: Cli) -> None:
    assert cli("models", "show", "no").status == ExitStatus.MODEL
