"""What the user of a session does: everything once, as real events of mouse, wheel and keys."""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QSlider, QWidget

from aedesk.gui.rows import Row, RowState
from aedesk.gui.task import Task
from tests.gui.session.session import PATIENCE, Script, Session, open_dialogs

RUN_PATIENCE = 4 * 3600.0
"""Seconds for a run of many pictures on a busy machine."""

_PAUSE = 0.03
_SEEN = 0.6


def whole_session(session: Session, folder: Path) -> Script:
    """Everything there is to do with a folder of pictures, until the window is closed."""
    yield from _first_look(session)
    yield from _drop(session, [folder])
    yield from _select_rows(session)
    yield from _drag_slider(session)
    yield from _zoom(session)
    yield from _run(session)
    yield from _see_results(session)
    yield from _restore(session)
    yield from _open_dialogs(session)
    yield from _undo(session)
    yield "close", lambda: session.window.operations.is_idle
    session.window.close()
    yield "close", lambda: not session.window.isVisible()


def drop(window: QWidget, paths: Sequence[Path]) -> None:
    """Let go of files over the middle of a widget."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, copy = window.rect().center(), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(place, copy, data, left, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, data, left, none))


def slider_of(widget: QWidget, name: str) -> QSlider:
    """The visible slider with this accessible name, or with a label of this text."""
    sliders = [one for one in widget.findChildren(QSlider) if one.isVisible()]
    labels = {label.buddy(): label.text().replace("&", "") for label in widget.findChildren(QLabel)}
    return next(one for one in sliders if name in (one.accessibleName(), labels.get(one)))


def _first_look(session: Session) -> Script:
    yield "start", _SEEN
    session.take_picture("1-first-start")


def _drop(session: Session, paths: Sequence[Path]) -> Script:
    drop(session.window, paths)
    yield "drop", lambda: bool(session.window.model.rows)
    yield "drop", 3 * _SEEN
    session.take_picture("2-with-pictures")


def _select_rows(session: Session) -> Script:
    rows = session.window.pane.list
    rows.setFocus()
    keys = Qt.Key
    for key in (keys.Key_Home, *[keys.Key_Down] * 8, *[keys.Key_PageDown] * 4, keys.Key_End, keys.Key_Home):
        QTest.keyClick(rows, key)
        yield "select rows", 4 * _PAUSE
    bar = rows.verticalScrollBar()
    for part in range(0, 41):
        bar.setValue(bar.maximum() * part // 40)
        yield "scroll the queue", _PAUSE
    QTest.keyClick(rows, keys.Key_Home)
    yield "select rows", 2.0


def _drag_slider(session: Session) -> Script:
    slider = slider_of(session.window.panel, "Quality")
    height = slider.height() // 2
    places = [*range(60, 96, 2), *range(96, 20, -3), *range(20, 62, 2)]
    left = Qt.MouseButton.LeftButton
    start = _place_of(slider, slider.value())
    QTest.mousePress(slider, left, pos=QPoint(start, height))
    for value in places:
        QTest.mouseMove(slider, QPoint(_place_of(slider, value), height))
        yield "drag the slider", _PAUSE
    QTest.mouseRelease(slider, left, pos=QPoint(_place_of(slider, 60), height))
    slider.setValue(60)
    yield "drag the slider", 2.0
    session.take_picture("3-preview")


def _place_of(slider: QSlider, value: int) -> int:
    share = (value - slider.minimum()) / (slider.maximum() - slider.minimum())
    return round(8 + share * (slider.width() - 16))


def _zoom(session: Session) -> Script:
    canvas = session.window.view.canvas
    middle = QPointF(canvas.rect().center())
    for notches in [*[1] * 14, *[-1] * 8]:
        turn_wheel(canvas, middle, notches)
        yield "zoom", _PAUSE
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(canvas, left, pos=middle.toPoint() + QPoint(60, 40))
    for step in range(30):
        QTest.mouseMove(canvas, middle.toPoint() + QPoint(60 - 6 * step, 40 - 3 * step))
        yield "pan", _PAUSE
    QTest.mouseRelease(canvas, left, pos=middle.toPoint() - QPoint(120, 50))
    yield "zoom", 1.5
    QTest.mouseDClick(canvas, left, pos=middle.toPoint() + QPoint(50, 50))
    yield "zoom", 1.0


def turn_wheel(widget: QWidget, place: QPointF, notches: int) -> None:
    """Turn the wheel over a place of a widget; towards the screen is positive."""
    QApplication.sendEvent(
        widget,
        QWheelEvent(
            place,
            QPointF(widget.mapToGlobal(place.toPoint())),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def _run(session: Session) -> Script:
    window, actions = session.window, session.window.actions_
    actions.start.trigger()
    yield "run", lambda: _count(window.model.rows, RowState.DONE) >= 2
    yield from _select_rows_during_run(session)
    session.take_picture("4-running")
    yield from _pause_and_stop(session)
    actions.start.trigger()
    yield from _wait_for_run(session, "run again")


def _pause_and_stop(session: Session) -> Script:
    """Does nothing where the run was quicker."""
    runner, actions = session.window.runner, session.window.actions_
    actions.pause.trigger()
    yield "pause", lambda: runner.is_paused or not runner.is_running
    yield "pause", 1.5
    session.take_picture("5-paused")
    actions.pause.trigger()
    yield "go on", 2.0
    if runner.is_running:
        asked = time.monotonic()
        actions.stop.trigger()
        yield "stop", lambda: not runner.is_running
        session.facts["stop_seconds"] = round(time.monotonic() - asked, 2)
        yield "stop", _SEEN


def _wait_for_run(session: Session, step: str) -> Script:
    session.patience = RUN_PATIENCE
    yield step, lambda: not session.window.runner.is_running
    session.patience = PATIENCE


def _select_rows_during_run(session: Session) -> Script:
    rows = session.window.pane.list
    for key in (Qt.Key.Key_Home, *[Qt.Key.Key_Down] * 4):
        QTest.keyClick(rows, key)
        yield "select rows during the run", 10 * _PAUSE
    yield "run", 1.0


def _see_results(session: Session) -> Script:
    window = session.window
    session.facts["done"] = _count(window.model.rows, RowState.DONE)
    session.facts["failed"] = _count(window.model.rows, RowState.FAILED)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(window.pane.list, key)
        yield "see results", 20 * _PAUSE
    yield "see results", 1.0
    session.take_picture("6-finished")


def _restore(session: Session) -> Script:
    window = session.window
    results = [row.result.target for row in window.model.rows if row.result and row.result.target]
    window.actions_.clear.trigger()
    yield "restore", _SEEN
    session.take_picture("7-empty-again")
    drop(window, [path for path in results if isinstance(path, Path)][:12])
    yield "restore", lambda: bool(window.model.rows)
    session.facts["turned_to_restore"] = window.panel.task() is Task.RESTORE
    QTest.keyClick(window.pane.list, Qt.Key.Key_Home)
    yield "see a latent file", 2.0
    session.take_picture("8-latent-files")
    window.actions_.start.trigger()
    yield from _wait_for_run(session, "restore")
    session.facts["restored"] = _count(window.model.rows, RowState.DONE)
    yield "restore", _SEEN


def _open_dialogs(session: Session) -> Script:
    names = ("models", "preferences", "show_information", "guide", "keys", "about")
    for name in names:
        step = f"dialog {name}"
        getattr(session.window.actions_, name).trigger()
        yield step, lambda: bool(open_dialogs())
        yield step, 2 * _SEEN
        for dialog in open_dialogs():
            session.take_picture(f"9-{name.replace('_', '-')}", dialog)
            dialog.close()
        yield step, lambda: not open_dialogs()


def _undo(session: Session) -> Script:
    window = session.window
    window.actions_.clear.trigger()
    yield "undo", lambda: not window.model.rows
    window.actions_.undo.trigger()
    yield "undo", lambda: bool(window.model.rows)


def _count(rows: Sequence[Row], state: RowState) -> int:
    return sum(row.state is state for row in rows)
