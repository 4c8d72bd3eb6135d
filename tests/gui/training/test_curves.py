"""The live curves: what is drawn, how it is looked at, and what it costs."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aedesk.gui.operations import Operations
from aedesk.gui.preferences.dark import dark_palette
from aedesk.gui.training.chart import colours
from aedesk.gui.training.curves import Curves
from aedesk.gui.training.history import History
from tests.gui.conftest import PATIENCE_MS
from tests.gui.session.script import turn_wheel
from tests.gui.training import runs

Show = Callable[[str], Curves]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows the curves of a run of a kind."""

    def do(kind: str) -> Curves:
        curves = Curves(Operations())
        qtbot.addWidget(curves)
        curves.resize(700, 420)
        curves.clear(kind)
        curves.show()
        history = History()
        history.take(runs.events_of(kind))
        curves.show_charts(history.charts())
        qtbot.waitUntil(lambda: len(curves.charts) == 4, timeout=PATIENCE_MS)
        return curves

    return do


def drawn(curves: Curves, chart: str) -> dict[str, list[float]]:
    """What each line of a chart has, by name."""
    return {name: list(curve.getData()[0]) for name, curve in curves.charts[chart].lines.items()}


def test_a_codec_shows_loss_rate_and_distortion_over_steps(show: Show) -> None:
    curves = show("codec")
    assert set(curves.charts) == {"loss", "bpp", "psnr", "sets"}
    lines = drawn(curves, "bpp")
    assert lines["held out"] == [0, 100, 200, 300, 400] and lines["training"][-1] == 400
    assert curves.charts["sets"].names == ["10", "35", "60", "85"]
    assert curves.charts["loss"].names == ["training", "held out"]
    axis = curves.charts["bpp"].plot.getPlotItem().getAxis("bottom")
    assert axis.labelText == "steps"
    assert "held out 0." in curves.charts["bpp"].plot.accessibleDescription()


def test_a_denoiser_shows_its_kinds_of_noise(show: Show) -> None:
    curves = show("denoiser")
    assert set(curves.charts) == {"loss", "psnr", "estimate_error", "sets"}
    assert curves.charts["sets"].names == runs.NOISES


def test_the_wheel_zooms_all_charts_and_a_button_shows_all(show: Show, qtbot: QtBot) -> None:
    curves = show("codec")
    loss, rate = curves.charts["loss"], curves.charts["bpp"]
    qtbot.waitUntil(lambda: rate.box.viewRange()[0][1] > 390)
    whole = rate.box.viewRange()[0]
    viewport = loss.plot.viewport()
    turn_wheel(viewport, QPointF(viewport.rect().center()), 5)
    seen = rate.box.viewRange()[0]
    assert seen[1] - seen[0] < 0.9 * (whole[1] - whole[0])
    assert curves.show_all.isVisible()
    QTest.mouseClick(curves.show_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rate.box.viewRange()[0] == pytest.approx(whole))
    assert not curves.show_all.isVisible()


def test_more_steps_do_not_move_what_is_looked_at(show: Show) -> None:
    curves = show("codec")
    loss = curves.charts["loss"]
    turn_wheel(loss.plot.viewport(), QPointF(loss.plot.viewport().rect().center()), 5)
    seen = loss.box.viewRange()[0]
    history = History()
    history.take(runs.codec_events(steps=900))
    curves.show_charts(history.charts())
    QApplication.processEvents()
    assert loss.box.viewRange()[0] == seen


def test_lines_and_ground_follow_the_palette(show: Show) -> None:
    curves = show("codec")
    chart = curves.charts["loss"]
    light = chart.lines["held out"].opts["pen"].color()
    curves.setPalette(dark_palette())
    QApplication.processEvents()
    dark = chart.lines["held out"].opts["pen"].color()
    assert dark.lightness() > light.lightness()
    assert chart.plot.backgroundBrush().color() == dark_palette().color(QPalette.ColorRole.Base)
    assert colours(dark_palette())[1].name() in chart.legend


@pytest.mark.parametrize(
    ("spacing", "texts"), [(0.05, ["0.10", "0.15"]), (0.5, ["1.0", "1.5"]), (100, ["200", "300"])]
)
def test_numbers_of_an_axis_have_the_digits_that_tell_them_apart(
    show: Show, spacing: float, texts: list[str]
) -> None:
    axis = show("codec").charts["loss"].plot.getPlotItem().getAxis("left")
    assert axis.tickStrings([2 * spacing, 3 * spacing], 1.0, spacing) == texts


def test_another_run_begins_with_empty_charts(show: Show, qtbot: QtBot) -> None:
    curves = show("codec")
    curves.clear("denoiser")
    assert curves.charts == {}
    history = History()
    history.take(runs.events_of("denoiser"))
    curves.show_charts(history.charts())
    qtbot.waitUntil(lambda: "estimate_error" in curves.charts, timeout=PATIENCE_MS)
