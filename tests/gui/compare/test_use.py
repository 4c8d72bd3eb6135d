"""What users do: wheel, mouse, fingers, keys, buttons; and what the view tells of it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QNativeGestureEvent,
    QPointingDevice,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from aedesk.gui.compare import CompareView, Mode
from tests.gui.compare.conftest import HEIGHT, WIDTH, settle, turn_wheel
from tests.gui.conftest import PATIENCE_MS

MIDDLE = QPoint(WIDTH // 2, HEIGHT // 2)


def point(view: CompareView, at: QPoint) -> tuple[float, float]:
    """The point of the picture at a point of the surface."""
    place = view._navigator.place
    assert place is not None
    return place.in_picture((at.x(), at.y()))


def test_the_wheel_zooms_at_the_pointer(large: CompareView) -> None:
    large.actions_.full_size.trigger()
    at = QPoint(123, 77)
    before = point(large, at)
    turn_wheel(large, at, 120)
    assert large.scale == pytest.approx(2**0.25)
    turn_wheel(large, at, 480, Qt.KeyboardModifier.ControlModifier)
    assert large.scale == pytest.approx(2**1.25)
    assert point(large, at) == pytest.approx(before)


def test_a_trackpad_zooms_smoothly(large: CompareView) -> None:
    large.actions_.full_size.trigger()
    for _ in range(30):
        turn_wheel(large, MIDDLE, 4)
    assert large.scale == pytest.approx(2**0.25)


def test_the_wheel_does_not_miss_full_size(large: CompareView) -> None:
    scales = []
    for _ in range(20):
        turn_wheel(large, MIDDLE, 120)
        scales.append(large.scale)
    assert 1.0 in scales and max(scales) > 2


def test_two_fingers_zoom(large: CompareView) -> None:
    at = QPointF(200, 150)
    QApplication.sendEvent(
        large.canvas,
        QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture,
            QPointingDevice.primaryPointingDevice(),
            2,
            at,
            at,
            at,
            0.5,
            QPointF(),
        ),
    )
    assert large.scale == pytest.approx(0.25 * 1.5)


def test_fingers_on_a_screen_zoom_and_move(qtbot: QtBot, large: CompareView) -> None:
    device = QTest.createTouchDevice()
    canvas = large.canvas
    start = QTest.touchEvent(canvas, device)
    start.press(0, QPoint(150, 150), canvas).press(1, QPoint(250, 150), canvas).commit()
    for step in range(1, 6):
        left, right = QPoint(150 - 10 * step, 150), QPoint(250 + 10 * step, 150)
        QTest.touchEvent(canvas, device).move(0, left, canvas).move(1, right, canvas).commit()
    end = QTest.touchEvent(canvas, device)
    end.release(0, QPoint(100, 150), canvas).release(1, QPoint(300, 150), canvas).commit()
    assert large.scale == pytest.approx(0.5, rel=0.2)


def test_a_finger_moves_the_picture(large: CompareView) -> None:
    large.actions_.full_size.trigger()
    before = large.visible
    device, canvas = QTest.createTouchDevice(), large.canvas
    QTest.touchEvent(canvas, device).press(0, QPoint(50, 60), canvas).commit()
    for step in (1, 2, 3):
        QTest.touchEvent(canvas, device).move(0, QPoint(50 + 20 * step, 60), canvas).commit()
    QTest.touchEvent(canvas, device).release(0, QPoint(110, 60), canvas).commit()
    assert large.visible == before.translated(-60, 0)


def test_dragging_moves_the_picture_with_the_mouse(large: CompareView) -> None:
    large.actions_.full_size.trigger()
    start, end = QPoint(60, 40), QPoint(100, 25)
    held = point(large, start)
    QTest.mousePress(large.canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(large.canvas, QPoint(80, 30))
    QTest.mouseMove(large.canvas, end)
    assert large.canvas.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(large.canvas, Qt.MouseButton.LeftButton, pos=end)
    assert point(large, end) == pytest.approx(held)
    QTest.mouseMove(large.canvas, start)
    assert point(large, end) == pytest.approx(held)


def test_a_double_click_toggles_fit_and_full_size(large: CompareView) -> None:
    at = QPoint(90, 60)
    before = point(large, at)
    QTest.mouseDClick(large.canvas, Qt.MouseButton.LeftButton, pos=at)
    assert large.scale == 1.0
    assert point(large, at) == pytest.approx(before)
    QTest.mouseDClick(large.canvas, Qt.MouseButton.LeftButton, pos=at)
    assert large.visible == QRect(0, 0, 1600, 1200)


def test_a_fitted_picture_follows_the_window(qtbot: QtBot, large: CompareView) -> None:
    large.resize(800, 600)
    assert large.visible == QRect(0, 0, 1600, 1200) and large.scale == 0.5
    large.actions_.full_size.trigger()
    middle = point(large, QPoint(400, 300))
    large.resize(400, 300)
    assert large.scale == 1.0 and point(large, MIDDLE) == pytest.approx(middle)


def test_everything_goes_by_keys(qtbot: QtBot, large: CompareView) -> None:
    key, canvas = Qt.Key, large.canvas
    canvas.setFocus()
    QTest.keyClick(canvas, key.Key_1)
    assert large.scale == 1.0
    before = large.visible
    QTest.keyClick(canvas, key.Key_Right)
    QTest.keyClick(canvas, key.Key_Down)
    assert large.visible == before.translated(WIDTH // 10, HEIGHT // 10)
    QTest.keyClick(canvas, key.Key_End)
    assert large.visible.bottomRight() == QPoint(1599, 1199)
    QTest.keyClick(canvas, key.Key_Home)
    assert large.visible.topLeft() == QPoint(0, 0)
    QTest.keyClick(canvas, key.Key_Plus)
    assert large.scale == 1.5
    QTest.keyClick(canvas, key.Key_Minus)
    QTest.keyClick(canvas, key.Key_Minus)
    assert large.scale == pytest.approx(2 / 3)
    QTest.keyClick(canvas, key.Key_F)
    assert large.visible == QRect(0, 0, 1600, 1200)
    QTest.keyClick(canvas, key.Key_BracketLeft)
    assert canvas.handle.place == pytest.approx(0.48)
    for name, mode in ((key.Key_D, Mode.DIFFERENCE), (key.Key_B, Mode.SIDE_BY_SIDE), (key.Key_S, Mode.SPLIT)):
        QTest.keyClick(canvas, name)
        assert large.mode is mode and large.actions_.modes[mode].isChecked()
    settle(qtbot, large)


def test_keys_of_the_window_are_left_to_it(large: CompareView) -> None:
    before = large.visible, large.mode
    for name in (Qt.Key.Key_O, Qt.Key.Key_S, Qt.Key.Key_1):
        QTest.keyClick(large.canvas, name, Qt.KeyboardModifier.AltModifier)
    assert (large.visible, large.mode) == before


def test_the_handle_moves_by_mouse_and_keys(qtbot: QtBot, large: CompareView) -> None:
    handle = large.canvas.handle
    middle = QPoint(handle.width() // 2, 20)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(50, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle)
    assert handle.place == pytest.approx(0.5 + 50 / WIDTH)
    assert handle.x() + handle.width() / 2 == pytest.approx(WIDTH / 2 + 50, abs=1)
    for name, place in ((Qt.Key.Key_Home, 0.0), (Qt.Key.Key_Right, 0.02), (Qt.Key.Key_End, 1.0)):
        QTest.keyClick(handle, name)
        assert handle.place == pytest.approx(place)
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, pos=middle)
    assert handle.place == 0.5
    assert QAccessible.queryAccessibleInterface(handle).role() is QAccessible.Role.Slider


def test_there_is_no_handle_where_nothing_is_parted(large: CompareView) -> None:
    assert large.canvas.handle.isVisible()
    large.set_mode(Mode.SIDE_BY_SIDE)
    assert not large.canvas.handle.isVisible()
    large.set_mode(Mode.SPLIT)
    large.set_result(None, QRect(), "")
    assert not large.canvas.handle.isVisible()


def test_the_visible_part_is_told_once_things_rest(qtbot: QtBot, large: CompareView) -> None:
    told: list[QRect] = []
    settle(qtbot, large)
    large.visible_changed.connect(told.append)
    with qtbot.waitSignal(large.visible_changed, timeout=PATIENCE_MS):
        large.actions_.full_size.trigger()
        for _ in range(50):
            large._navigator.move(-3, -2)
    assert told == [large.visible] == [QRect(600 + 150, 450 + 100, WIDTH, HEIGHT)]
    large._navigator.move(-1, 0)
    large._navigator.move(1, 0)
    large.set_mode(Mode.DIFFERENCE)
    with qtbot.waitSignal(large.visible_changed, timeout=PATIENCE_MS):
        large.set_mode(Mode.SIDE_BY_SIDE)
    assert told[1:] == [large.visible]
    with qtbot.waitSignal(large.visible_changed, timeout=PATIENCE_MS):
        large.set_picture(None)
    assert told[2:] == [QRect()]


def test_rivals_are_asked_for(qtbot: QtBot, view: CompareView) -> None:
    box = view.toolbar.findChild(QComboBox)
    assert box is not None
    with qtbot.waitSignal(view.rival_chosen) as chosen:
        QTest.keyClick(box, Qt.Key.Key_J)
    assert chosen.args == ["jpeg"]
    with qtbot.waitSignal(view.rival_chosen) as chosen:
        view.offer_rivals(False)
    assert chosen.args == [""]


def test_what_the_user_arranged_comes_back(qtbot: QtBot, large: CompareView) -> None:
    large.set_mode(Mode.DIFFERENCE)
    large.canvas.handle.set_place(0.3)
    large.toolbar.gain_chosen.emit(16)
    state = large.state()
    other = CompareView()
    qtbot.addWidget(other)
    other.restore_state(state)
    assert other.state() == state == {"mode": "difference", "split": 0.3, "gain": 16}
    assert other.actions_.modes[Mode.DIFFERENCE].isChecked()
    for rubbish in ({}, {"mode": "?", "split": "x", "gain": None}, {"mode": [], "split": 7, "gain": {}}):
        other.restore_state(rubbish)
        assert other.state() == state
