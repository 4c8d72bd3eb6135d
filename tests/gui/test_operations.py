"""Operations: their function runs elsewhere, everything else on the main thread."""

import threading
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from aedesk.gui.operations import Operation, Operations
from tests.gui.conftest import PATIENCE_MS


class PanicError(BaseException):
    """As a library raises that does not know better."""


def test_only_the_function_leaves_the_main_thread(qtbot: QtBot) -> None:
    threads: dict[str, int] = {}

    def note(name: str) -> None:
        threads[name] = threading.get_ident()

    operations = Operations()
    operations.start(
        Operation(
            lambda: note("function"),
            lambda _: note("success"),
            lambda _: note("failure"),
            lambda: note("progress"),
        )
    )
    qtbot.waitUntil(lambda: "success" in threads, timeout=PATIENCE_MS)
    assert threads["success"] == threads["progress"] == threading.get_ident()
    assert threads["function"] != threading.get_ident()
    assert "failure" not in threads


@pytest.mark.parametrize("error", [ValueError("no"), PanicError("no")])
def test_failure_gets_what_was_raised(qtbot: QtBot, error: BaseException) -> None:
    failures: list[BaseException] = []

    def fail() -> None:
        raise error

    operations = Operations()
    operations.start(Operation(fail, lambda _: None, failures.append))
    qtbot.waitUntil(lambda: bool(failures), timeout=PATIENCE_MS)
    assert failures == [error]
    assert operations.is_idle


def test_progress_is_asked_for_once_more_before_the_outcome(qtbot: QtBot) -> None:
    calls: list[str] = []
    operations = Operations()
    operations.start(
        Operation(
            lambda: None, lambda _: calls.append("success"), calls.append, lambda: calls.append("progress")
        )
    )
    qtbot.waitUntil(lambda: "success" in calls, timeout=PATIENCE_MS)
    assert calls[-2:] == ["progress", "success"]


def test_operation_started_by_an_outcome_is_run_too(qtbot: QtBot) -> None:
    results: list[int] = []
    operations = Operations()

    def start_second(first: int) -> None:
        results.append(first)
        operations.start(Operation(lambda: 2, results.append, pytest.fail))

    operations.start(Operation(lambda: 1, start_second, pytest.fail))
    qtbot.waitUntil(lambda: len(results) == 2, timeout=PATIENCE_MS)
    assert results == [1, 2]


@pytest.mark.parametrize("bound", [False, True])
def test_a_widget_that_has_gone_gets_no_outcome(qtbot: QtBot, bound: bool) -> None:
    class Dialog(QObject):
        def take(self, *outcome: int) -> None:
            outcomes.append(outcome)

        def show_progress(self) -> None:
            self.objectName()

    outcomes: list[object] = []
    operations, dialog, may_end = Operations(), Dialog(), threading.Event()
    take = partial(dialog.take, 1) if bound else dialog.take
    wait = Operation(may_end.wait, take, pytest.fail, dialog.show_progress)
    operations.start(wait)
    shiboken6.delete(dialog)
    may_end.set()
    qtbot.waitUntil(lambda: operations.is_idle, timeout=PATIENCE_MS)
    assert outcomes == []


def test_outcome_does_not_wait_for_the_next_look_at_progress(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aedesk.gui.operations.POLL_MS", 1 << 30)
    outcomes: list[int] = []
    operations = Operations()
    for number in range(3):
        operations.start(Operation(partial(int, number), outcomes.append, pytest.fail))
    qtbot.waitUntil(lambda: operations.is_idle, timeout=PATIENCE_MS)
    assert sorted(outcomes) == [0, 1, 2]
