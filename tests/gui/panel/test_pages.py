"""The pages: which option is where, each control to the engine and back, what folds, keys, names."""

from dataclasses import Field
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aedesk.gui.panel import Models, SettingsPanel, places
from aedesk.gui.panel.controls import Choice, Number, Switch, Text, control_of
from aedesk.gui.panel.model_choice import ModelChoice
from aedesk.gui.panel.places import FIELDS, IN_SIGHT, NOT_HERE, OF_RESULTS, key_of
from aedesk.gui.panel.settings import AIM, IN_FOLDER
from aedesk.gui.panel.tall_scroll import TallScroll
from aedesk.gui.panel.texts import FieldTexts
from aedesk.gui.preview.figures import Figures
from aedesk.gui.task import Task
from aedesk.options import Options, fields_of, spec_of
from aedesk.options.spec import option
from aedesk.options.values import whole_number
from tests.gui.conftest import PATIENCE_MS
from tests.gui.panel.conftest import INSTALLED, MakePanel


def pages(panel: SettingsPanel) -> dict[Task, Any]:
    return {Task.COMPRESS: panel.compress, Task.RESTORE: panel.restore, Task.DENOISE: panel.denoise}


def test_every_option_is_on_its_pages_or_ruled_out(panel: SettingsPanel) -> None:
    of_scripts = {"files_from", "after", "resume", "retry_failed", "report", "dry_run", "fail_fast"}
    assert set(NOT_HERE) == {*of_scripts, "recursive", "region"}
    for task, page in pages(panel).items():
        expected = {field.name for field in fields_of(Options, task)} - set(NOT_HERE)
        assert {*page.form.controls, *IN_SIGHT[task], *OF_RESULTS} == expected


def changed_value(field: Field[Any], task: Task, now: object) -> object:
    spec = spec_of(field)
    if field.name in ("model", "denoiser"):
        return "mine" if (field.name, task) == ("model", Task.COMPRESS) else "denoiser"
    if isinstance(now, bool):
        return not now
    if spec.choices:
        return next(choice for choice in spec.choices if choice != now)
    return 42.0 if "float" in str(field.type) else 42_000_000 if field.name == "max_pixels" else 42


@pytest.mark.parametrize("task", Task)
def test_every_control_of_the_folded_part_reaches_the_engine_and_back(
    qtbot: QtBot, panel: SettingsPanel, task: Task
) -> None:
    panel.set_task(task)
    page = pages(panel)[task]
    page.fold.set_open(True)
    if task is not Task.RESTORE:
        qtbot.waitUntil(lambda: panel.models.models is not None, timeout=PATIENCE_MS)
    described = {field.name: field for field in fields_of(Options, task)}
    for name, control in page.form.controls.items():
        before = getattr(panel.options(), name)
        value = changed_value(described[name], task, before)
        with qtbot.waitSignal(panel.changed):
            operate(control, value)
        assert getattr(panel.options(), name) == value
        panel.settings.put({key_of(name, task): before})
        with qtbot.assertNotEmitted(panel.changed):  # it shows what it was again
            operate(control, before)


def operate(control: Any, value: Any) -> None:
    """What a user does with a control."""
    if isinstance(control, Switch):
        control.setChecked(value)
    elif isinstance(control, Choice | ModelChoice):
        control.setCurrentIndex(control.findData(value))
    elif isinstance(control, Number):
        control.setValue(control.minimum() if value is None else value / control._scale)
    else:
        control.setText(str(value))
        control.textEdited.emit(str(value))


def test_aim_decides_which_rate_holds(qtbot: QtBot, panel: SettingsPanel) -> None:
    aim = panel.compress.aim
    assert panel.options() == Options(quality=60, effort=3, measure=True, on_exist="rename", recursive=True)
    aim.quality.slider.setFocus()
    qtbot.keyClick(aim.quality.slider, Qt.Key.Key_Right)
    assert (panel.options().quality, aim.quality.box.value()) == (61, 61)
    aim.quality.box.setValue(7)
    assert panel.options().quality == aim.quality.slider.value() == 7
    aim.switch.buttons["target_size"].click()
    aim.file_size.number.setValue(1.5)
    aim.file_size.unit.setCurrentIndex(1)
    options = panel.options()
    assert (options.quality, options.target_size, options.target_psnr) == (None, 1_500_000, None)
    aim.switch.buttons["target_psnr"].click()
    options = panel.options()
    assert (options.quality, options.target_size, options.target_psnr) == (None, None, 38.0)
    aim.switch.buttons["quality"].click()
    assert panel.options().quality == 7


@pytest.mark.parametrize("typed", ["9.5", "9", "0"])
def test_psnr_to_be_reached_is_never_lost(panel: SettingsPanel, typed: str) -> None:
    """What is shown is what holds, also after less than the least was typed."""
    panel.compress.aim.switch.buttons["target_psnr"].click()
    box = panel.compress.aim.psnr
    assert isinstance(box, Number)
    box.setValue(box.valueFromText(typed))
    assert panel.options().target_psnr == box.value() == 10
    box.stepDown()
    assert panel.options().target_psnr == box.value() == 10


def test_between_no_number_and_the_least_there_is_nothing(panel: SettingsPanel) -> None:
    field = FIELDS["min_saving"]
    box = control_of(field, FieldTexts())
    assert isinstance(box, Number)
    told: list[object] = []
    box.edited.connect(told.append)
    box.setValue(5)
    box.setValue(-0.5)
    assert (box.value(), told[-1]) == (0, 0)
    box.stepDown()
    assert told[-1] is None and box.text() == box.specialValueText()
    box.stepUp()
    assert (box.value(), told[-1]) == (0, 0)


@pytest.mark.parametrize("size", [1, 999, 1_000, 204_800, 1_500_000, 1_234_567_891])
def test_size_is_shown_to_the_byte(qtbot: QtBot, panel: SettingsPanel, size: int) -> None:
    panel.settings.put({AIM: "target_size", "compress.target_size": size})
    edit = panel.compress.aim.file_size
    with qtbot.waitSignal(edit.edited) as told:
        edit.number.valueChanged.emit(edit.number.value())
    assert told.args == [size]


def test_exact_storing_leaves_nothing_to_aim_at(panel: SettingsPanel) -> None:
    panel.settings.put({"compress.lossless": "always"})
    aim = panel.compress.aim
    assert not aim.quality.isVisible() and not aim.switch.isEnabled()
    panel.settings.put({"compress.lossless": "auto"})
    assert aim.quality.isVisible() and aim.switch.isEnabled()


def test_effort_says_where_it_becomes_slow(panel: SettingsPanel) -> None:
    effort = panel.compress.effort
    for level in (1, 3, 4):
        effort.slider.setValue(level)
        assert "Slow" not in effort.remark.text()
    effort.slider.setValue(5)
    assert "Slow" in effort.remark.text() and panel.options().effort == 5


def test_lossy_formats_have_a_quality(panel: SettingsPanel) -> None:
    panel.set_task(Task.RESTORE)
    part = panel.restore.format
    part.format.setCurrentIndex(part.format.findData("jpg"))
    assert part.quality.isVisible() and part.quality.text() == "Standard (95)"
    part.quality.setValue(80)
    assert (panel.options().format, panel.options().format_quality) == ("jpg", 80)
    part.format.setCurrentIndex(part.format.findData("png"))
    assert not part.quality.isVisible()
    assert (panel.options().format, panel.options().format_quality) == ("png", None)
    assert panel.options(Task.DENOISE).format_quality is None


def test_pages_do_not_share_what_means_something_else(panel: SettingsPanel) -> None:
    panel.settings.put({"compress.model": "mine", "denoise.format": "jpg", "on_exist": "skip"})
    assert [panel.options(task).model for task in Task] == ["mine", None, None]
    assert [panel.options(task).format for task in (Task.RESTORE, Task.DENOISE)] == ["png", "jpg"]
    assert {panel.options(task).on_exist for task in Task} == {"skip"}


def test_strength_of_colours_follows_until_it_is_split(panel: SettingsPanel) -> None:
    panel.set_task(Task.DENOISE)
    page = panel.denoise
    assert page.strength.box.text() == "Auto" and not page.color.isVisible()
    page.strength.slider.setValue(70)
    assert (panel.options().strength, panel.options().color_strength) == (70.0, None)
    page.same.click()
    page.color.slider.setValue(90)
    page.detail.slider.setValue(25)
    options = panel.options()
    assert (options.strength, options.color_strength, options.keep_detail) == (70.0, 90.0, 25.0)
    page.same.click()
    assert panel.options().color_strength is None and not page.color.isVisible()


def test_auto_can_be_typed(qtbot: QtBot, panel: SettingsPanel) -> None:
    panel.set_task(Task.DENOISE)
    box = panel.denoise.strength.box
    panel.denoise.strength.slider.setValue(80)
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "auto")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert panel.options().strength == 50.0


def test_without_a_denoiser_the_page_says_how_to_get_one(qtbot: QtBot, make_panel: MakePanel) -> None:
    panel = make_panel(Models(("tiny",), ()))
    panel.set_task(Task.DENOISE)
    qtbot.waitUntil(panel.denoise.advice.isVisible, timeout=PATIENCE_MS)
    assert not panel.denoise.controls.isVisible()
    assert panel.problem == "No denoiser is installed yet."
    with qtbot.waitSignal(panel.models_wanted):
        panel.denoise.advice.findChild(QAbstractButton).click()
    panel.set_task(Task.COMPRESS)
    assert panel.problem == ""
    panel.settings.put({"compress.denoise": 50.0})
    assert "cannot be denoised first" in panel.problem


def test_models_are_read_only_when_they_are_wanted_and_again_when_they_change(
    qtbot: QtBot, panel: SettingsPanel
) -> None:
    read: list[Models] = []
    panel.models._load = lambda: read.append(INSTALLED) or INSTALLED  # type: ignore[func-returns-value]
    panel.models.refresh()
    assert read == []
    with qtbot.waitSignal(panel.models.loaded, timeout=PATIENCE_MS):
        panel.compress.fold.button.click()
    choice = panel.compress.form.controls["model"]
    assert [choice.itemData(place) for place in range(choice.count())] == [None, "tiny", "mine"]
    panel.settings.put({"compress.model": "gone"})
    with qtbot.waitSignal(panel.models.loaded, timeout=PATIENCE_MS):
        panel.models.refresh()
    assert len(read) == 2 and choice.currentData() == "gone" == panel.options().model


def test_models_that_cannot_be_read_are_no_disaster(qtbot: QtBot, panel: SettingsPanel) -> None:
    def fail() -> Models:
        raise OSError("the disk is gone")

    panel.models._load = fail
    panel.set_task(Task.DENOISE)
    qtbot.waitUntil(lambda: panel.results.name._operations.is_idle, timeout=PATIENCE_MS)
    assert panel.denoise.controls.isVisible()


@pytest.mark.parametrize(("digit", "task"), list(enumerate(Task, 1)))
def test_keys_turn_the_pages(qtbot: QtBot, panel: SettingsPanel, digit: int, task: Task) -> None:
    panel.set_task(Task.RESTORE if task is Task.COMPRESS else Task.COMPRESS)
    panel.activateWindow()
    panel.setFocus()
    with qtbot.waitSignal(panel.changed):
        qtbot.keyClick(panel, str(digit), Qt.KeyboardModifier.ControlModifier)
    assert panel.task() is task
    assert [page.isVisible() for page in pages(panel).values()] == [task is each for each in Task]


def test_arrows_go_through_the_switch(qtbot: QtBot, panel: SettingsPanel) -> None:
    panel.activateWindow()
    panel.switch.buttons[Task.COMPRESS].setFocus()
    qtbot.keyClick(panel.switch.buttons[Task.COMPRESS], Qt.Key.Key_Right)
    assert panel.task() is Task.RESTORE and panel.switch.buttons[Task.RESTORE].hasFocus()


def test_running_panel_can_be_read_and_not_changed(panel: SettingsPanel) -> None:
    panel.set_running(True)
    assert not panel.compress.aim.quality.slider.isEnabled()
    assert not panel.switch.buttons[Task.DENOISE].isEnabled()
    assert panel.isEnabled()  # it scrolls
    label = panel.compress.effort.label
    assert contrast(label) > 3
    panel.set_running(False)
    assert panel.compress.aim.quality.slider.isEnabled()


def contrast(label: QLabel) -> float:
    """As the guidelines for accessible pages count it."""

    def luminance(role: QPalette.ColorRole) -> float:
        red, green, blue = (part**2.2 for part in label.palette().color(role).getRgbF()[:3])
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05

    above, below = luminance(QPalette.ColorRole.WindowText), luminance(QPalette.ColorRole.Window)
    return max(above, below) / min(above, below)


def test_wheel_scrolls_past_controls_without_the_focus(qtbot: QtBot, panel: SettingsPanel) -> None:
    slider = panel.compress.aim.quality.slider
    assert slider.focusPolicy() == Qt.FocusPolicy.StrongFocus
    panel.activateWindow()
    panel.compress.effort.box.setFocus()
    turn_wheel(slider)
    assert slider.value() == 60
    slider.setFocus()
    turn_wheel(slider)
    assert slider.value() != 60


def turn_wheel(slider: QAbstractSlider) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    place = QPointF(slider.rect().center())
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        place,
        slider.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        none,
        Qt.KeyboardModifier.NoModifier,
        phase,
        False,
    )
    QApplication.sendEvent(slider, event)


@pytest.mark.parametrize("task", Task)
def test_every_control_has_a_name_a_tip_and_a_turn(qtbot: QtBot, panel: SettingsPanel, task: Task) -> None:
    panel.settings.put({IN_FOLDER: True, "output": "/results", "denoise.color_strength": 10.0})
    panel.set_task(task)
    pages(panel)[task].fold.set_open(True)
    kinds = (QAbstractButton, QAbstractSlider, QComboBox, QLineEdit, QAbstractSpinBox)
    controls = {
        control
        for kind in kinds
        for control in panel.findChildren(kind)
        if control.isVisible()
        and control.focusPolicy() & Qt.FocusPolicy.TabFocus
        and control.objectName() != "qt_spinbox_lineedit"
    }
    texts = {control: control.accessibleName() or getattr(control, "text", str)() for control in controls}
    assert [control for control, text in texts.items() if not text] == []
    panel.activateWindow()
    first = panel.focusWidget() or panel.switch.buttons[task]
    first.setFocus()
    reached = set()
    for _ in range(80):
        reached.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    # Of buttons that exclude each other one is reached by Tab, the others by arrows.
    assert {each for each in controls - reached if not each.property("autoExclusive")} == set()


@pytest.mark.parametrize("task", Task)
def test_nothing_is_cut_where_texts_are_long(panel: SettingsPanel, task: Task) -> None:
    panel.set_task(task)
    narrow = panel.minimumSizeHint().width()
    assert narrow <= 300
    page = pages(panel)[task]
    page.fold.set_open(True)
    panel.results.replace.setText("Move every single one of the originals to the trash, for good " * 2)
    QApplication.sendPostedEvents()
    wide = panel.minimumSizeHint().width()
    panel.resize(wide, 600)
    QApplication.processEvents()
    assert wide > narrow
    scroll = panel.findChild(TallScroll)
    assert scroll.viewport().width() >= scroll.widget().minimumSizeHint().width()


def test_colours_follow_a_change_while_the_window_is_open(panel: SettingsPanel) -> None:
    remark = panel.compress.effort.remark
    before = QApplication.palette()
    dark = QPalette(QColor("#222222"))
    assert remark.palette().color(QPalette.ColorRole.WindowText).lightness() < 128
    try:
        QApplication.setPalette(dark)
        QApplication.processEvents()
        assert remark.palette().color(QPalette.ColorRole.WindowText).lightness() > 128
        # A style sheet would keep the colours of before.
        assert [widget for widget in panel.findChildren(QWidget) if widget.styleSheet()] == []
    finally:
        QApplication.setPalette(before)


def test_new_field_gets_a_control_by_itself(panel: SettingsPanel) -> None:
    whole = option(None, "--rounds", help="Rounds", commands=["compress"], read=whole_number, low=1, high=9)
    free = option(None, "--hidden-word", help="A word", commands=["compress"], read=str)
    for described, kind, flag in ((whole, int | None, "Rounds"), (free, str | None, "Hidden word")):
        described.name, described.type = "new", kind
        texts = FieldTexts()
        control = control_of(described, texts)
        assert isinstance(control, Number if kind == int | None else Text)
        assert control.accessibleName() == flag and spec_of(described).help in control.toolTip()
    assert places.folded(Task.COMPRESS)


def test_figures_that_are_old_for_a_while_are_grey(qtbot: QtBot, panel: SettingsPanel) -> None:
    card = panel.compress.figures
    panel.expect_figures()
    assert not card._fading.isActive()  # there are none to be old
    panel.show_figures(Figures(whole_bytes=125_000))
    panel.expect_figures()
    assert card.main.isEnabled() and card.toolTip() == ""
    qtbot.waitUntil(lambda: not card.main.isEnabled())
    assert "settings before" in card.toolTip() == card.accessibleDescription()
    panel.show_item(None)
    assert not card.main.isEnabled()  # nothing new was found
    panel.show_figures(Figures(whole_bytes=100_000))
    assert card.main.isEnabled() and card.toolTip() == ""
    panel.expect_figures()
    panel.show_figures(Figures(whole_bytes=90_000))
    assert not card._fading.isActive()


def test_figures_of_the_preview_are_shown(panel: SettingsPanel) -> None:
    from pathlib import Path

    from tests.gui.panel.conftest import item_of

    card = panel.compress.figures
    assert not card.main.isVisible() and "appear here" in card.more.text()
    item = item_of(Path("/pictures/a.png"))
    panel.show_item(item)
    panel.show_figures(
        Figures(part_pixels=9, whole_bytes=125_000, psnr=36.24, quality=55.4, noise=12.3, color_noise=7.6)
    )
    assert card.main.text() == "about 125 kB · −75.0 %"
    panel.show_item(item, (1000, 500))  # the size is known a moment later
    assert card.more.text() == "PSNR 36.2 dB · 2.00 bits per pixel · quality 55"
    assert panel.denoise.strength.remark.text() == "Noise found: 12, colour 8"
    panel.show_figures(Figures(whole_bytes=500_000, is_exact=True, is_lossless=True, note="It fits."))
    assert card.main.text() == "500 kB · −0.0 %"
    assert card.more.text() == "no difference · 8.00 bits per pixel\nIt fits."
    panel.show_item(None)
    assert not card.main.isVisible()
