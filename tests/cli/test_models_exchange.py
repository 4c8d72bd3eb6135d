"""Models that are exported, imported and removed from the command line."""

from pathlib import Path

import pytest

from aedesk.errors import ExitStatus
from aedesk.zoo import find_package, list_packages
from tests.cli.conftest import Cli

pytestmark = pytest.mark.usefixtures("trash")


@pytest.fixture
def archive(cli: Cli, tmp_path: Path) -> Path:
    """The model that ships, exported."""
    outcome = cli("models", "export", find_package("tiny").path, tmp_path / "sent.aemodel")
    assert outcome.status == ExitStatus.OK, outcome.stderr
    assert f"to {tmp_path / 'sent.aemodel'}" in outcome.stderr
    return tmp_path / "sent.aemodel"


def test_a_model_travels(cli: Cli, archive: Path, models: Path, trash: Path) -> None:
    outcome = cli("models", "import", archive)
    assert outcome.status == ExitStatus.OK and outcome.stderr.startswith("Imported tiny (")
    assert b"tiny" in cli("models", "list").stdout
    assert "There already: tiny" in cli("models", "import", archive).stderr
    outcome = cli("models", "remove", "tiny")
    assert outcome.status == ExitStatus.OK and "to the trash" in outcome.stderr
    assert cli("models", "list").stdout == b"" and len(list(trash.iterdir())) == 1


def test_one_bad_file_does_not_keep_out_the_others(
    cli: Cli, archive: Path, models: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.aemodel").write_bytes(archive.read_bytes()[:-9])
    outcome = cli("models", "import", tmp_path / "bad.aemodel", archive, "--json")
    assert outcome.status == ExitStatus.MODEL
    bad, good = outcome.records
    assert bad["status"] == "failed" and "does not end as a zip" in bad["reason"] and bad["hint"]
    assert good["status"] == "imported" and good["name"] == "tiny" and good["input"] == str(archive)
    (again,) = cli("models", "import", archive, "--json").records
    assert again["status"] == "present"


def test_an_existing_file_is_not_replaced_without_being_asked(cli: Cli, archive: Path) -> None:
    package = find_package("tiny").path
    before = archive.read_bytes()
    archive.write_bytes(b"mine")
    outcome = cli("models", "export", package, archive)
    assert outcome.status == ExitStatus.SOME_FAILED and "give --overwrite" in outcome.stderr
    assert archive.read_bytes() == b"mine"
    (record,) = cli("models", "export", package, archive, "--overwrite", "--json").records
    assert archive.read_bytes() == before and record["bytes"] == len(before)


def test_what_ships_is_never_removed(cli: Cli, trash: Path) -> None:
    outcome = cli("models", "remove", "tiny", "absent", "--json")
    assert outcome.status == ExitStatus.MODEL
    assert ["not in your folder" in outcome.records[0]["reason"], outcome.records[1]["name"]] == [
        True,
        "absent",
    ]
    assert find_package("tiny").path.is_dir() and not list(trash.iterdir())
    assert list_packages()
