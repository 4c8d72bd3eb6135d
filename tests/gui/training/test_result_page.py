"""The page of a result: what came of a run beside what it came from, and the model that is made of it."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from aedesk.gui.models import DefaultModels
from aedesk.gui.operations import Operations
from aedesk.gui.training.draft import Draft
from aedesk.gui.training.result_page import ResultPage
from aedesk.gui.training.result_work import read_outcome
from aedesk.imaging import bd_rate
from tests.gui.conftest import PATIENCE_MS
from tests.gui.training import runs

Open = Callable[[Path], ResultPage]


@pytest.fixture
def open_page(qtbot: QtBot, settings: QSettings) -> Open:
    """Shows the result of a run."""

    def do(run: Path) -> ResultPage:
        draft = Draft()
        draft.put(run=run)
        page = ResultPage(draft, Operations(), settings)
        qtbot.addWidget(page)
        page.resize(1000, 600)
        page.show()
        page.enter()
        qtbot.waitUntil(lambda: bool(page.verdict.text() or page.status.text()), timeout=PATIENCE_MS)
        return page

    return do


@pytest.fixture
def exported(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have made a model."""
    commands: list[list[str]] = []

    def run(command: list[str], **_: Any) -> SimpleNamespace:
        commands.append(command)
        told = {"event": "exported", "name": "panels", "id": "1a2b3c4d", "package": "/models/panels-1a2b3c4d"}
        return SimpleNamespace(returncode=0, stdout=json.dumps(told) + "\n", stderr="")

    monkeypatch.setattr(subprocess, "run", run)
    return commands


def finished(folder: Path, **settings: Any) -> Path:
    return runs.write_run(folder, [*runs.codec_events(), runs.ended("finished")], **settings)


def cells(page: ResultPage, line: int) -> list[str]:
    item = page.table.topLevelItem(line)
    return [item.text(column) for column in range(page.table.columnCount())]


def test_the_first_validation_of_an_adapted_model_is_its_parent(own_runs: Path) -> None:
    outcome = read_outcome(finished(own_runs / "run"))
    first, last = runs.codec_validation(0), runs.codec_validation(400)
    assert outcome.parent == "tiny" and outcome.step == 400 and outcome.held_out == 16
    assert outcome.rows[1].label == "35"
    assert outcome.rows[1].before == (first["bpp"][1], first["psnr"][1])
    assert outcome.rows[1].after == (last["bpp"][1], last["psnr"][1])
    curves = [list(zip(event["bpp"], event["psnr"], strict=True)) for event in (first, last)]
    assert outcome.bd_rate == pytest.approx(bd_rate(*curves)) and outcome.bd_rate < -15


def test_the_best_validation_counts_and_not_the_last(own_runs: Path) -> None:
    run = runs.write_run(own_runs / "run", runs.codec_events())
    runs.add_events(run, [{**runs.codec_validation(500), "loss": 99.0}])
    assert read_outcome(run).step == 400


def test_a_run_from_scratch_has_no_parent(own_runs: Path, open_page: Open) -> None:
    page = open_page(finished(own_runs / "run", start=""))
    assert page.verdict.text() == "Trained from scratch"
    assert len(cells(page, 0)) == 3


def test_a_codec_shows_curves_and_figures_beside_its_parent(
    qtbot: QtBot, own_runs: Path, open_page: Open
) -> None:
    page = open_page(finished(own_runs / "run"))
    assert page.verdict.text().endswith("% fewer bits than tiny at equal PSNR")
    assert "16 pictures" in page.basis.text()
    assert cells(page, 0) == ["10", "0.080", f"{runs.codec_validation(400)['bpp'][0]:.3f}", "26.40", "26.96"]
    qtbot.waitUntil(lambda: page.chart.chart is not None, timeout=PATIENCE_MS)
    assert page.chart.chart is not None
    assert page.chart.chart.names == ["before: tiny", "new"]
    assert len(page.chart.chart.lines["new"].getData()[0]) == 4


def test_a_denoiser_shows_its_psnr_by_noise(own_runs: Path, open_page: Open) -> None:
    page = open_page(runs.write_run(own_runs / "run", runs.events_of("denoiser"), kind="denoiser"))
    assert not page.chart.isVisible()
    assert cells(page, 6)[0] == "jpeg 20" and len(cells(page, 0)) == 2


def test_a_worse_model_is_told_as_such(own_runs: Path, open_page: Open) -> None:
    better = {**runs.codec_validation(400), "step": 0}
    worse = {**runs.codec_validation(50), "loss": 0.1}  # the lowest loss is no promise of a better curve
    page = open_page(runs.write_run(own_runs / "run", [better, worse]))
    assert "more bits than tiny" in page.verdict.text()


def test_a_model_that_has_learned_nothing_is_told_as_such(own_runs: Path, open_page: Open) -> None:
    later = {**runs.codec_validation(0), "step": 50}
    page = open_page(runs.write_run(own_runs / "run", [runs.codec_validation(0), later]))
    assert page.verdict.text() == "Not better than tiny yet: it has to learn longer"


def test_nothing_measured_yet_is_told(own_runs: Path, open_page: Open) -> None:
    page = open_page(runs.write_run(own_runs / "run", [runs.started()]))
    assert "Nothing has been measured" in page.status.text() and not page.save_button.isEnabled()


def test_a_model_is_saved_under_its_name_and_used_by_default(
    qtbot: QtBot, own_runs: Path, open_page: Open, exported: list[list[str]], settings: QSettings
) -> None:
    page = open_page(finished(own_runs / "run"))
    assert page.name.text() == "panels" and page.licence.text() == "Apache-2.0"
    page.name.setText("")
    assert not page.save_button.isEnabled()
    page.name.setText("panels")
    page.credits.setText("ELPV")
    page.save_button.click()
    assert not page.save_button.isEnabled()
    qtbot.waitUntil(page.default_button.isVisible, timeout=PATIENCE_MS)
    assert "1a2b3c4d" in page.status.text()
    (command,) = exported
    assert command[3:6] == ["train", "export", str(own_runs / "run")]
    assert command[6:] == [
        "--name",
        "panels",
        "--json",
        "--licence",
        "Apache-2.0",
        "--credits",
        "ELPV",
        "--install",
    ]
    page.default_button.click()
    assert DefaultModels(settings).get("codec") == "1a2b3c4d" and not page.default_button.isEnabled()


def test_a_refusal_of_the_command_is_shown(
    qtbot: QtBot, own_runs: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "a warning of a library\naedesk-cli: The folder holds no checkpoint.\n"
    refusal = SimpleNamespace(returncode=1, stdout="", stderr=words)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: refusal)
    page = open_page(finished(own_runs / "run"))
    page.save_button.click()
    qtbot.waitUntil(page.save_button.isEnabled, timeout=PATIENCE_MS)
    assert page.status.text().startswith("The folder holds no checkpoint.")
    assert not page.default_button.isVisible()
