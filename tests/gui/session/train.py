"""Trains a model through the dialog, as a user does: data, settings, run, result.

    python -m tests.gui.session.train --data PICTURES --out DIR [--minutes 20] [--kind codec]

The real program starts, and a real process trains. DIR gets pictures of every page, ``report.json`` with what
came of it and how the window behaved, the run itself in ``runs``, the model that was saved in ``home``, the
pictures that were held out in ``held-out``, and ``recipe.toml``, by which the command does the same:

    aedesk-cli train --recipe DIR/recipe.toml --out ELSEWHERE
    aedesk-cli bench rd DIR/held-out --model ELSEWHERE/package --peers none

In the middle of the run its dialog is closed and opened again. Exit status 1 says that the script did not
come to its end.
"""

import argparse
import os
import shutil
import sys
import time
from pathlib import Path

import psutil
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aedesk.gui.training.data_page import DataPage
from aedesk.gui.training.dialog import TrainingDialog
from aedesk.gui.training.length_edit import LengthEdit
from aedesk.gui.training.pages import Page
from aedesk.gui.training.purposes import Purpose
from aedesk.gui.training.result_page import ResultPage
from aedesk.gui.training.run_page import RunPage
from aedesk.gui.training.runs_list import RunsDialog
from aedesk.gui.training.settings_page import SettingsPage
from aedesk.gui.training.start_choice import StartChoice
from tests.gui.session.drive import add_arguments, drive, use_home
from tests.gui.session.script import drop
from tests.gui.session.session import Script, Session

_SEEN = 1.0
_PATIENCE = 1800.0
"""Seconds for loading, measuring and exporting on a busy machine."""

_OVERHEAD = 4
"""A length in minutes counts steps alone; validations, and machines that do other things, come on top."""


def main() -> int:
    """Drive the dialog; returns the exit status."""
    parser = argparse.ArgumentParser(prog="train")
    parser.add_argument("--data", type=Path, required=True, help="folder of pictures")
    parser.add_argument("--minutes", type=float, default=20.0, help="length of the training")
    parser.add_argument("--kind", choices=("codec", "denoiser"), default="codec")
    parser.add_argument("--holdout", type=float, help="share of the pictures to measure on")
    parser.add_argument("--start", help="model to begin with; by default what the dialog proposes")
    parser.add_argument("--hurry", action="store_true", help="do not wait until a step has been measured")
    add_arguments(parser)
    arguments = parser.parse_args()
    out = arguments.out = arguments.out.absolute()
    out.mkdir(parents=True, exist_ok=True)
    use_home(out / "home")
    os.environ["XDG_DATA_HOME"] = str(out / "home" / "data")
    os.environ["AEDESK_RUNS"] = str(out / "runs")
    report = drive(arguments, lambda session: train(session, arguments))
    lines = [
        f"{report['problem'] or 'went to its end'}",
        f"longest stall {report['longest_stall_ms']} ms; of a process at rest {report['idle_stall_ms']} ms",
        f"window alone {report['own_peak_mb']} MB",
        *(
            f"{name}: {report.get(name)}"
            for name in ("verdict", "bd_rate", "gain", "steps", "recipe", "package")
        ),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if report["problem"] else 0


def train(session: Session, arguments: argparse.Namespace) -> Script:
    """All pages of the dialog, one after the other."""
    session.patience = _PATIENCE
    session.window.actions_.train.trigger()
    yield "open", _SEEN
    dialog = session.window.findChild(TrainingDialog)
    width, height = (int(side) for side in arguments.size.split("x"))
    dialog.resize(min(width, 1120), min(height, 760))
    yield from _choose_data(session, dialog, arguments)
    yield from _settle(session, dialog, arguments)
    yield from _follow(session, dialog, arguments)
    yield from _see_result(session, dialog)
    yield from _see_runs(session, dialog)
    dialog.close()
    yield "close", lambda: session.window.operations.is_idle
    session.window.close()
    yield "close", lambda: not session.window.isVisible()


def _page(dialog: TrainingDialog, kind: type[Page]) -> Page:
    return next(page for page in dialog.pages if isinstance(page, kind))


def _go_on(dialog: TrainingDialog) -> None:
    QTest.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)


def _choose_data(session: Session, dialog: TrainingDialog, arguments: argparse.Namespace) -> Script:
    if arguments.kind == "denoiser":
        dialog.draft.put(purpose=Purpose.DENOISER)
    drop(_page(dialog, DataPage), [arguments.data])
    yield "check the data", lambda: dialog.draft.report is not None
    yield "check the data", _SEEN
    session.take_picture("1-data", dialog)
    yield "check the data", dialog.next_button.isEnabled
    _go_on(dialog)


def _settle(session: Session, dialog: TrainingDialog, arguments: argparse.Namespace) -> Script:
    page = _page(dialog, SettingsPage)
    yield "settings", lambda: page.findChild(LengthEdit) is not None
    edit = page.findChild(LengthEdit).number
    edit.selectAll()
    QTest.keyClicks(edit, f"{arguments.minutes:g}")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    if arguments.start:
        models = page.findChild(StartChoice).models
        models.setCurrentIndex(models.findData(arguments.start))
        models.activated.emit(models.currentIndex())
    dialog.draft.set_values({"name": "own", "holdout": arguments.holdout})
    yield "settings", _SEEN
    session.take_picture("2-settings", dialog)
    yield "measure a step", lambda: arguments.hurry or dialog.draft.estimate is not None
    session.facts["estimate"] = dialog.draft.estimate
    yield "measure a step", _SEEN
    session.take_picture("2-settings-measured", dialog)
    yield "settings", dialog.next_button.isEnabled
    _copy_held_out(dialog, session.out / "held-out")
    _go_on(dialog)


def _copy_held_out(dialog: TrainingDialog, folder: Path) -> None:
    recipe = dialog.draft.recipe()
    _, held_out = dialog.draft.report.split(recipe.holdout, recipe.seed)
    folder.mkdir(exist_ok=True)
    for path in held_out:
        shutil.copy(path, folder)


def _follow(session: Session, dialog: TrainingDialog, arguments: argparse.Namespace) -> Script:
    page = _page(dialog, RunPage)
    own, memory = psutil.Process(), []
    began = time.monotonic()
    yield "begin the run", lambda: page.sight is not None and page.sight.history.first is not None
    session.facts["seconds_until_first_validation"] = round(time.monotonic() - began, 1)
    yield "run", 2 * _SEEN
    session.take_picture("3-run-begins", dialog)
    session.patience = _OVERHEAD * 60 * arguments.minutes + _PATIENCE
    for share in (0.25, 0.5, 0.75, 1.0):
        yield "run", lambda share=share: _progress(page) >= share
        memory.append(round(own.memory_info().rss / 1e6, 1))
        session.take_picture(f"3-run-{round(100 * share)}", dialog)
        if share == 0.5:
            yield from _close_and_open(session, dialog)
    yield "end of the run", lambda: page.sight is not None and not page.sight.state.is_running
    yield "end of the run", _SEEN
    session.take_picture("3-run-ends", dialog)
    session.patience = _PATIENCE
    session.facts["window_mb"] = memory
    session.facts["seconds"] = round(time.monotonic() - began, 1)
    state = page.sight.state
    session.facts |= {"status": state.status, "steps": state.step, "run": str(state.folder)}
    recipe = session.out / "recipe.toml"
    shutil.copyfile(state.folder / "recipe.toml", recipe)
    session.facts["recipe"] = str(recipe)


def _progress(page: RunPage) -> float:
    if page.sight is None:
        return 0.0
    return page.sight.state.progress if page.sight.state.is_running else 1.0


def _close_and_open(session: Session, dialog: TrainingDialog) -> Script:
    dialog.close()
    yield "closed dialog", session.window.training_bar.isVisible
    yield "closed dialog", _SEEN
    session.take_picture("4-window-tells")
    dialog.show()
    yield "run", lambda: dialog.isVisible() and not session.window.training_bar.isVisible()


def _see_result(session: Session, dialog: TrainingDialog) -> Script:
    yield "result", dialog.next_button.isEnabled
    _go_on(dialog)
    page = _page(dialog, ResultPage)
    yield "result", lambda: page.outcome is not None
    yield "result", 2 * _SEEN
    session.take_picture("5-result", dialog)
    outcome = page.outcome
    session.facts |= {
        "verdict": page.verdict.text(),
        "parent": outcome.parent,
        "bd_rate": outcome.bd_rate,
        "gain": outcome.gain,
        "best_step": outcome.step,
        "held_out": outcome.held_out,
        "rows": [{"set": row.label, "before": row.before, "after": row.after} for row in outcome.rows],
    }
    page.credits.setText("made by a test")
    page.save_button.click()
    yield "save the model", page.save_button.isEnabled
    yield "save the model", _SEEN
    session.take_picture("5-result-saved", dialog)
    session.facts["package"] = str(page.saved.path) if page.saved is not None else page.status.text()


def _see_runs(session: Session, dialog: TrainingDialog) -> Script:
    QTest.mouseClick(dialog.runs_button, Qt.MouseButton.LeftButton)
    runs = dialog.findChild(RunsDialog)
    yield "runs", lambda: runs.table.topLevelItemCount() > 0
    yield "runs", _SEEN
    session.take_picture("6-runs", runs)
    runs.close()


if __name__ == "__main__":
    sys.exit(main())
