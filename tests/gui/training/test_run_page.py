"""The page of a run: begins it, follows it, asks it for things, shows how it ended."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from aedesk.errors import TrainingError
from aedesk.gui.operations import Operations
from aedesk.gui.training.draft import Draft
from aedesk.gui.training.run_page import RunPage
from aedesk.runs.lock import locked
from aedesk.runs.toml import read_recipe
from tests.gui.conftest import PATIENCE_MS
from tests.gui.training import runs

Started = list[tuple[Path, dict[str, Any]]]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """No process is started; what would have been."""
    calls: Started = []
    monkeypatch.setattr("aedesk.runs.process.start", lambda folder, **more: calls.append((folder, more)) or 1)
    return calls


@pytest.fixture
def run(own_runs: Path) -> Path:
    """A run that has told 430 of 1,000 steps, at step 400 with samples."""
    folder = runs.write_run(own_runs / "panels", runs.codec_events())
    runs.add_events(folder, [{**runs.codec_step(430), "seconds": 516.0}, runs.sample(430)])
    runs.write_samples(folder, 430, (200, 30, 40), (20, 180, 60))
    return folder


@pytest.fixture
def held() -> Iterator[Callable[[Path], Callable[[], None]]]:
    """Holds a run as a training process does; gives what lets go of it."""
    with ExitStack() as stack:

        def hold(folder: Path) -> Callable[[], None]:
            own = stack.enter_context(ExitStack())
            own.enter_context(locked(folder))
            return own.close

        yield hold


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    (tmp_path / "pictures").mkdir()
    draft = Draft()
    draft.put(folders=(tmp_path / "pictures",))
    draft.set_values({"minutes": 5.0, "name": "mine", "seed": 7})
    return draft


@pytest.fixture
def page(qtbot: QtBot, draft: Draft, settings: QSettings, monkeypatch: pytest.MonkeyPatch) -> RunPage:
    monkeypatch.setattr("aedesk.gui.training.following.LOOK_MS", 50)
    page = RunPage(draft, Operations(), settings)
    qtbot.addWidget(page, before_close_func=lambda page: page.leave())
    page.resize(1000, 640)
    page.show()
    return page


def offered(page: RunPage) -> list[str]:
    return [name for name, button in page.head.buttons.items() if button.isVisible() and button.isEnabled()]


def show(qtbot: QtBot, page: RunPage, draft: Draft, run: Path) -> None:
    draft.put(run=run)
    page.enter()
    qtbot.waitUntil(lambda: page.sight is not None, timeout=PATIENCE_MS)


def answer(page: RunPage, *, yes: bool) -> None:
    box = page.findChildren(QMessageBox)[-1]
    own, usual = (
        [button for button in box.buttons() if button is not box.defaultButton()],
        box.defaultButton(),
    )
    (own[0] if yes else usual).click()


def test_a_run_begins_with_a_recipe_that_the_command_can_read(
    qtbot: QtBot, page: RunPage, draft: Draft, started: Started, own_runs: Path
) -> None:
    page.enter()
    assert not page.may_go_back() and page.problem()
    qtbot.waitUntil(lambda: draft.run is not None, timeout=PATIENCE_MS)
    assert page.may_go_back()
    (folder,) = own_runs.iterdir()
    assert started == [(folder, {})] and draft.run == folder and folder.name.startswith("mine ")
    recipe = read_recipe(folder / "recipe.toml")
    assert (recipe.minutes, recipe.seed, recipe.data) == (5.0, 7, draft.folders)
    assert recipe == draft.recipe(folder)


def test_a_run_that_cannot_begin_says_why_and_leaves_nothing(
    qtbot: QtBot,
    page: RunPage,
    draft: Draft,
    own_runs: Path,
    monkeypatch: pytest.MonkeyPatch,
    started: Started,
) -> None:
    def refuse(folder: Path, **_: Any) -> int:
        raise TrainingError("No process can be started.", "Close other programs.")

    monkeypatch.setattr("aedesk.runs.process.start", refuse)
    page.enter()
    qtbot.waitUntil(lambda: offered(page) == ["start"], timeout=PATIENCE_MS)
    assert page.head.failure.text() == "No process can be started."
    assert page.head.hint.text() == "Close other programs."
    assert list(own_runs.iterdir()) == [] and draft.run is None
    page.leave()
    page.enter()  # as when the dialog is closed and opened again
    assert offered(page) == ["start"]
    monkeypatch.setattr("aedesk.runs.process.start", lambda folder, **_: 1)
    page.head.buttons["start"].click()
    qtbot.waitUntil(lambda: draft.run is not None, timeout=PATIENCE_MS)


def test_a_run_at_work_is_shown_live(
    qtbot: QtBot, page: RunPage, draft: Draft, run: Path, held: Callable[[Path], Callable[[], None]]
) -> None:
    let_go = held(run)
    show(qtbot, page, draft, run)
    assert page.head.title.text() == "panels · compressing"
    assert page.head.status.text() == "In training: 43 % · about 11 min left"
    assert "Step 430" in page.head.figures.text() and "Crops a second: 24.6" in page.head.figures.text()
    assert "On the processor (tensorflow, bfloat16)" in page.head.device.text()
    assert offered(page) == ["pause", "stop", "discard"]
    assert page.problem() == "The result comes when the training has ended."
    qtbot.waitUntil(lambda: len(page.samples.pairs) == 4, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: "bpp" in page.curves.charts, timeout=PATIENCE_MS)
    runs.add_events(run, [{**runs.codec_step(500), "seconds": 600.0}])
    qtbot.waitUntil(lambda: "Step 500" in page.head.figures.text(), timeout=PATIENCE_MS)
    assert page.curves.charts["bpp"].lines["training"].getData()[0][-1] == 500
    runs.add_events(run, [{**runs.codec_step(1000), "seconds": 1200.0}])
    qtbot.waitUntil(lambda: page.head.status.text() == "The model is being made…", timeout=PATIENCE_MS)
    runs.add_events(run, [runs.ended("finished", 1000)])
    let_go()
    with qtbot.waitSignal(page.completeChanged, timeout=PATIENCE_MS):
        page.following.look()
    assert page.problem() == "" and page.head.status.text() == "Finished" and offered(page) == []


@pytest.mark.parametrize(
    ("button", "command", "event"), [("pause", "pause", "paused"), ("stop", "stop", "stopped")]
)
def test_what_is_asked_reaches_the_run(
    qtbot: QtBot,
    page: RunPage,
    draft: Draft,
    run: Path,
    held: Callable[[Path], Callable[[], None]],
    button: str,
    command: str,
    event: str,
) -> None:
    let_go = held(run)
    show(qtbot, page, draft, run)
    page.head.buttons[button].click()
    assert offered(page) == []  # until the run has answered
    qtbot.waitUntil((run / "control" / command).is_file, timeout=PATIENCE_MS)
    runs.add_events(run, [runs.ended(event, 430)])
    if event == "stopped":
        let_go()
    qtbot.waitUntil(lambda: bool(offered(page)), timeout=PATIENCE_MS)
    expected = {"paused": ["resume", "stop", "discard"], "stopped": ["continue", "delete"]}
    assert offered(page) == expected[event]


def test_discarding_asks_first(
    qtbot: QtBot, page: RunPage, draft: Draft, run: Path, held: Callable[[Path], Callable[[], None]]
) -> None:
    held(run)
    show(qtbot, page, draft, run)
    page.head.buttons["discard"].click()
    answer(page, yes=False)
    assert not (run / "control").exists() and offered(page) == ["pause", "stop", "discard"]
    page.head.buttons["discard"].click()
    answer(page, yes=True)
    qtbot.waitUntil((run / "control" / "discard").is_file, timeout=PATIENCE_MS)


def test_a_failed_run_tells_why_and_what_it_wrote(
    qtbot: QtBot, page: RunPage, draft: Draft, run: Path, started: Started
) -> None:
    runs.add_events(run, [runs.ended("failed", message="It diverged.", hint="Use a smaller learning rate.")])
    (run / "output.log").write_text("last words\n")
    (run / "environment.json").write_text(json.dumps({"device": "cpu:0"}))
    show(qtbot, page, draft, run)
    assert page.head.failure.text() == "It diverged." and "smaller" in page.head.hint.text()
    page.head.buttons["copy"].click()
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: "last words" in clipboard.text(), timeout=PATIENCE_MS)
    assert "It diverged." in clipboard.text() and "cpu:0" in clipboard.text()
    page.head.buttons["continue"].click()
    qtbot.waitUntil(lambda: started == [(run, {"resume": True})], timeout=PATIENCE_MS)


def test_a_stopped_run_goes_to_the_trash_after_a_question(
    qtbot: QtBot, page: RunPage, draft: Draft, run: Path, monkeypatch: pytest.MonkeyPatch, started: Started
) -> None:
    trash: list[Path] = []
    monkeypatch.setattr("aedesk.runs.shelf.delete", trash.append)
    runs.add_events(run, [runs.ended("stopped")])
    show(qtbot, page, draft, run)
    page.head.buttons["delete"].click()
    answer(page, yes=True)
    qtbot.waitUntil(lambda: draft.run is None, timeout=PATIENCE_MS)
    assert trash == [run] and page.head.status.text() == "The training is in the trash."
    page.leave()
    page.enter()
    assert draft.run is None and started == []  # nothing begins by itself


def test_other_settings_begin_another_run(
    qtbot: QtBot, page: RunPage, draft: Draft, run: Path, started: Started
) -> None:
    runs.add_events(run, [runs.ended("stopped")])
    show(qtbot, page, draft, run)
    page.leave()
    draft.set_values({"seed": 8})
    page.enter()
    qtbot.waitUntil(lambda: len(started) == 1, timeout=PATIENCE_MS)
    assert started[0][0] != run


def test_a_run_that_has_gone_is_forgotten(
    qtbot: QtBot, page: RunPage, draft: Draft, own_runs: Path, started: Started
) -> None:
    draft.put(run=own_runs / "gone")
    page.enter()
    qtbot.waitUntil(lambda: draft.run is None, timeout=PATIENCE_MS)
    assert page.head.status.text() == "This training is no longer there." and started == []


def test_a_page_that_is_left_reads_nothing(qtbot: QtBot, page: RunPage, draft: Draft, run: Path) -> None:
    show(qtbot, page, draft, run)
    page.leave()
    assert page.following.folder is None
    page.enter()
    assert page.following.folder == run
