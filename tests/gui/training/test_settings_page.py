"""The page "Purpose and settings": every setting is there, kept and explained; what a run takes is told."""

import json
import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import psutil
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from aedesk.cli import main
from aedesk.gui.operations import Operations
from aedesk.gui.training import Draft, Page, Purpose, TrainingDialog
from aedesk.gui.training.controls import CheckList
from aedesk.gui.training.recipe_form import ELSEWHERE, RecipeForm
from aedesk.gui.training.rows import Row
from aedesk.gui.training.settings_page import SettingsPage
from aedesk.gui.training.settings_view import SettingsView
from aedesk.gui.training.starts import StartModel, Starts
from aedesk.runs.recipe import RECIPES, Recipe, fields_of
from aedesk.runs.toml import read_recipe
from tests.gui.conftest import PATIENCE_MS
from tests.gui.surfaces import controls, described
from tests.gui.test_accessibility import nameless
from tests.gui.test_keyboard import clashes, lettered, missed

KINDS = tuple(RECIPES)
INSTALLED = Starts(
    (
        StartModel("mine", "aaaa0001", "codec", "base", {"kernel": 5}, False),
        StartModel("tiny", "aaaa0002", "codec", "tiny", {}, True),
        StartModel("denoiser", "aaaa0003", "denoiser", "fine", {}, True),
    ),
    {"codec": "aaaa0002", "denoiser": "aaaa0003"},
)
ESTIMATE = {
    "event": "estimate",
    "device": "A processor, 2 cores",
    "device_memory": 8_000_000_000,
    "seconds_per_step": 0.5,
    "memory": 1_200_000_000,
    "batch": 4,
    "halved": 1,
    "crops_per_second": 8.0,
    "steps_in_budget": 3600,
}
# Another value for every setting of the form, as it is typed; True is a click, a tuple what is left ticked.
OTHERS: dict[str, object] = {
    "minutes": "12.5",
    "batch": "4",
    "crop": "192",
    "learning_rate": "2e-4",
    "warmup": "10",
    "weight_decay": "0.01",
    "patience": "3",
    "flips": False,
    "scales": False,
    "colours": True,
    "holdout": "0.1",
    "validate_every": "50",
    "seed": "7",
    "precision": "float32",
    "name": "bones",
    "licence": "CC0",
    "credits": "A hospital",
    "cold": True,
    "quality_low": "20",
    "quality_high": "80",
    "noise_high": "40",
    "noises": ("camera", "jpeg"),
}
OTHERS_OF = {
    "codec": {"loss": "ms-ssim", "numbers": "kernel=5, deep_blocks=1"},
    "denoiser": {"loss": "mse", "numbers": "middle_blocks=1"},
}

MakePage = Callable[..., TrainingDialog]


class Before(Page):
    """The page of the pictures."""


def saying(tmp_path: Path, code: str) -> list[str]:
    """A command that does this in the place of aedesk's."""
    script = tmp_path / "command.py"
    script.write_text(f"import json, sys, time\n{code}\n")
    return [sys.executable, "-S", "-E", str(script)]


@pytest.fixture
def open_page(qtbot: QtBot, settings: QSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakePage:
    """Opens the dialog on the page; nothing is measured unless a command is given."""
    monkeypatch.setattr("aedesk.gui.training.settings_page.read_starts", lambda _: INSTALLED)
    monkeypatch.setenv("AEDESK_RUNS", str(tmp_path / "runs"))
    monkeypatch.setattr("aedesk.gui.training.settings_page.CALM_MS", 0)

    def do(command: Sequence[str] | None = None, pictures: bool = True) -> TrainingDialog:
        if command is None:
            monkeypatch.setattr(SettingsPage, "_measure_if_needed", lambda _: None)
        operations = Operations()
        dialog = TrainingDialog(
            None,
            operations,
            settings,
            lambda *given: [Before(), SettingsPage(*given, command=command), Before(), Before()],
        )
        qtbot.addWidget(
            dialog,
            before_close_func=lambda _: qtbot.waitUntil(lambda: operations.is_idle, timeout=PATIENCE_MS),
        )
        if pictures:
            dialog.draft.put(folders=(tmp_path,))
        dialog.show()
        dialog.go_on()
        qtbot.waitUntil(
            lambda: bool(page_of(dialog).view and view_of(dialog).isVisible()), timeout=PATIENCE_MS
        )
        return dialog

    return do


def page_of(dialog: TrainingDialog) -> SettingsPage:
    page = dialog.pages[1]
    assert isinstance(page, SettingsPage)
    return page


def view_of(dialog: TrainingDialog) -> SettingsView:
    view = page_of(dialog).view
    assert view is not None
    return view


def control_of(form: RecipeForm, name: str) -> object:
    if name == "minutes":
        return next(row for row in form.rows if name in row.names).widget.number
    return form.findChild(object, name)


def row_of(form: RecipeForm, name: str) -> Row:
    return next(row for row in form.rows if name in row.names)


def choose(form: RecipeForm, name: str, value: object) -> None:
    """Do with a control what a user does."""
    control = control_of(form, name)
    if isinstance(control, QLineEdit):
        control.setText(str(value))
        control.textEdited.emit(str(value))
    elif isinstance(control, QComboBox):
        control.setCurrentIndex(control.findData(value))
    elif isinstance(control, QCheckBox):
        control.setChecked(bool(value))
    else:
        assert isinstance(control, CheckList)
        assert isinstance(value, tuple)
        for one, box in control.boxes.items():
            box.setChecked(one in value)


def others_of(kind: str) -> dict[str, object]:
    names = {known.name for known in fields_of(kind)}
    return {name: value for name, value in {**OTHERS, **OTHERS_OF[kind]}.items() if name in names}


def change_all(dialog: TrainingDialog, kind: str) -> Recipe:
    dialog.draft.put(purpose=Purpose(kind))
    form = view_of(dialog).form
    view_of(dialog).start.scratch.click()
    for name, value in others_of(kind).items():
        choose(form, name, value)
    assert page_of(dialog).problem() == ""
    return dialog.draft.recipe()


@pytest.mark.parametrize("kind", KINDS)
def test_every_setting_is_reachable_and_explained(open_page: MakePage, kind: str) -> None:
    dialog = open_page()
    dialog.draft.put(purpose=Purpose(kind))
    form = view_of(dialog).form
    names = [known.name for known in fields_of(kind)]
    assert {name for row in form.rows for name in row.names} == set(names) - set(ELSEWHERE)
    for row in form.rows:
        assert row.remark.text().endswith("."), row.names
    recipe = change_all(dialog, kind)
    usual = {known.name: known.default for known in fields_of(kind)}
    same = {name for name in names if getattr(recipe, name) == usual[name]}
    assert same <= {*ELSEWHERE, "steps"}


@pytest.mark.parametrize("kind", KINDS)
def test_recipes_go_to_files_and_come_back(
    open_page: MakePage, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    dialog = open_page()
    recipe = change_all(dialog, kind)
    files, path = view_of(dialog).files, tmp_path / "bones.toml"
    files.save_to(path)
    qtbot.waitUntil(lambda: "bones.toml" in files.remark.text(), timeout=PATIENCE_MS)
    written = read_recipe(path)
    assert written.out == tmp_path / "runs" / "bones"
    again = open_page()
    again.draft.put(purpose=Purpose.CODEC if kind == "denoiser" else Purpose.DENOISER, folders=())
    choose(view_of(again).form, "batch", "nonsense")
    view_of(again).files.open_from(path)
    qtbot.waitUntil(lambda: again.draft.kind == kind and bool(again.draft.folders), timeout=PATIENCE_MS)
    assert again.draft.recipe() == recipe == read_recipe(path, Path("run"))
    assert page_of(again).problem() == "" and view_of(again).form.isVisible()
    shown = row_of(view_of(again).form, "batch")
    assert control_of(view_of(again).form, "batch").text() == "4" and not shown.fault


def test_a_recipe_that_cannot_be_read_is_told(open_page: MakePage, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = open_page()
    (tmp_path / "bad.toml").write_text('kind = "codec"\nbatches = 3\n')
    view_of(dialog).files.open_from(tmp_path / "bad.toml")
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QMessageBox)), timeout=PATIENCE_MS)
    (box,) = dialog.findChildren(QMessageBox)
    assert "batches" in box.text() and dialog.draft.folders == (tmp_path,)


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_line_trains_the_same(
    open_page: MakePage, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_page()
    recipe = change_all(dialog, kind)
    view_of(dialog).files.copy_button.click()
    words = shlex.split(QGuiApplication.clipboard().text())
    assert words[:3] == ["aedesk-cli", "train", kind]
    made: list[Recipe] = []

    def train(_: object, kind: str, settings: Mapping[str, Any], **__: bool) -> int:
        made.append(RECIPES[kind](**settings))
        return 0

    monkeypatch.setattr("aedesk.cli.train_flags.train_settings", train)
    assert main(words[1:]) == 0
    assert made == [recipe]


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("batch", "99999", "Please choose 1 to"),
        ("batch", "2.5", "a whole number"),
        ("crop", "100", "multiple of 64"),
        ("learning_rate", "fast", "write a number"),
        ("quality_low", "101", "1 to 100"),
        ("quality_high", "0", "1 to 100"),
        ("numbers", "wheels=4", "no number wheels"),
        ("numbers", "kernel", "names and numbers"),
        ("name", "a/b", "is not allowed"),
        ("minutes", "0", "Please choose 0.001 to"),
    ],
)
def test_a_value_that_cannot_work_is_explained_and_stops_the_way(
    open_page: MakePage, name: str, typed: str, told: str
) -> None:
    dialog = open_page()
    form = view_of(dialog).form
    assert dialog.next_button.isEnabled()
    usual = control_of(form, name).text()
    choose(form, name, typed)
    row = row_of(form, name)
    assert told in row.remark.text() and row.remark.isVisible()
    assert not dialog.next_button.isEnabled() and told in dialog.reason.text()
    choose(form, "seed", "5")  # what is typed stays, whatever else changes
    assert control_of(form, name).text() == typed and not dialog.next_button.isEnabled()
    choose(form, name, usual)
    assert dialog.next_button.isEnabled() and not dialog.reason.isVisible() and not row.fault


def test_a_range_that_is_upside_down_is_explained(open_page: MakePage) -> None:
    dialog = open_page()
    form = view_of(dialog).form
    choose(form, "quality_low", "90")
    choose(form, "quality_high", "50")
    assert "above the highest" in row_of(form, "quality_low").remark.text()
    choose(form, "quality_low", "40")
    values = dialog.draft.values
    assert (values["quality_low"], values["quality_high"]) == (40, 50) and dialog.next_button.isEnabled()


def test_no_kind_of_noise_is_no_noise(open_page: MakePage) -> None:
    dialog = open_page()
    dialog.draft.put(purpose=Purpose.DENOISER)
    form = view_of(dialog).form
    choose(form, "noises", ())
    assert not dialog.next_button.isEnabled() and "kind of noise" in row_of(form, "noises").remark.text()


def test_pictures_come_before_settings(open_page: MakePage, tmp_path: Path) -> None:
    dialog = open_page(pictures=False)
    view = view_of(dialog)
    offers = (view.card.button, view.files.copy_button, view.files.save_button)
    assert "folders of pictures" in dialog.reason.text() and not any(one.isEnabled() for one in offers)
    dialog.draft.put(folders=(tmp_path,))
    assert dialog.next_button.isEnabled() and all(one.isEnabled() for one in offers)
    view.purpose.buttons[Purpose.PAIRS].click()
    assert dialog.draft.purpose is Purpose.PAIRS and "noisy and of clean" in dialog.reason.text()
    dialog.draft.put(noisy=tmp_path / "n", clean=tmp_path / "c")
    recipe = dialog.draft.recipe()
    assert (recipe.noisy, recipe.clean, recipe.data) == (tmp_path / "n", tmp_path / "c", (tmp_path,))


def test_the_usual_model_is_fine_tuned_unless_another_is_chosen(open_page: MakePage) -> None:
    dialog = open_page()
    start, draft = view_of(dialog).start, dialog.draft
    assert start.tune.isChecked() and draft.values["start"] == "aaaa0002"
    assert start.models.currentText() == "tiny (comes with aedesk)" and "Recommended" in start.advice.text()
    start.models.setCurrentIndex(start.models.findData("aaaa0001"))
    start.models.activated.emit(1)
    recipe = draft.recipe()
    assert (recipe.start, recipe.size, recipe.numbers) == ("aaaa0001", "base", {"kernel": 5})
    start.scratch.click()
    recipe = draft.recipe()
    assert (recipe.start, recipe.size, recipe.numbers) == ("", "tiny", {}) and not start.models.isEnabled()
    draft.put(purpose=Purpose.DENOISER)
    assert draft.values["start"] == "aaaa0003" and not start.sizes.isEnabled()
    draft.set_values({"start": "gone"})
    assert start.models.currentText() == "gone, which is not there" and "gone" in dialog.reason.text()


def test_a_length_is_told_in_any_unit(open_page: MakePage) -> None:
    dialog = open_page()
    edit = row_of(view_of(dialog).form, "minutes").widget
    dialog.draft.put(estimate=ESTIMATE)
    edit.unit.setCurrentIndex(edit.unit.findData("hours"))
    assert edit.number.text() == "0.5" and dialog.draft.recipe().minutes == 30
    edit.unit.setCurrentIndex(edit.unit.findData("steps"))
    assert edit.number.text() == "3600"
    recipe = dialog.draft.recipe()
    assert (recipe.steps, recipe.minutes) == (3600, None) and dialog.draft.estimate == ESTIMATE


def test_what_a_run_takes_is_measured_and_told(open_page: MakePage, qtbot: QtBot, tmp_path: Path) -> None:
    code = f"open(r'{tmp_path}/asked', 'w').write(' '.join(sys.argv[1:]))\nprint('{json.dumps(ESTIMATE)}')"
    dialog = open_page(saying(tmp_path, code))
    card = view_of(dialog).card
    qtbot.waitUntil(lambda: dialog.draft.estimate is not None, timeout=PATIENCE_MS)
    told = {name: label.text() for name, label in card.lines.items()}
    assert told["device"] == "A processor, 2 cores" and told["memory"] == "1.2 GB of 8.0 GB"
    assert told["step"] == "0.50 s, 8.0 crops a second" and told["length"].endswith("in 30 min")
    assert told["batch"] == "4 crops: more do not fit into the memory"
    asked = (tmp_path / "asked").read_text().split()
    assert asked[:3] == ["train", "estimate", "--recipe"] and asked[4] == "--json"
    choose(view_of(dialog).form, "minutes", "5")
    assert dialog.draft.estimate is not None and card.lines["length"].text().startswith("600 steps")
    assert card.remark.text().startswith("That is short")
    view_of(dialog).start.scratch.click()
    assert dialog.draft.estimate is None and not card.lines["device"].isVisible()


def test_a_measurement_that_fails_is_told(open_page: MakePage, qtbot: QtBot, tmp_path: Path) -> None:
    code = "sys.exit('a warning\\naedesk-cli: There are no pictures in /x.\\n  Name another folder.')"
    dialog = open_page(saying(tmp_path, code))
    card = view_of(dialog).card
    qtbot.waitUntil(lambda: "There are no pictures in /x." in card.remark.text(), timeout=PATIENCE_MS)
    assert card.button.text() == "Mea&sure" and dialog.next_button.isEnabled()
    choose(view_of(dialog).form, "crop", "128")
    assert "no pictures" not in card.remark.text()


def test_a_command_that_is_not_there_is_told(open_page: MakePage, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = open_page([str(tmp_path / "nothing")])
    card = view_of(dialog).card
    qtbot.waitUntil(lambda: "could not be measured" in card.remark.text(), timeout=PATIENCE_MS)


@pytest.mark.parametrize("way", ["button", "change", "leave", "close"])
def test_a_measurement_is_given_up(open_page: MakePage, qtbot: QtBot, tmp_path: Path, way: str) -> None:
    alive = tmp_path / "alive"
    code = f"open(r'{alive}', 'w').write(str(__import__('os').getpid()))\ntime.sleep(600)"
    dialog = open_page(saying(tmp_path, code))
    page, card = page_of(dialog), view_of(dialog).card
    qtbot.waitUntil(lambda: alive.exists() and alive.read_text() != "", timeout=PATIENCE_MS)
    assert page.estimator.is_busy and card.busy.isVisible()
    process = psutil.Process(int(alive.read_text()))
    {
        "button": card.button.click,
        "change": lambda: dialog.draft.set_values({"batch": 2}),
        "leave": dialog.go_back,
        "close": dialog.close,
    }[way]()
    qtbot.waitUntil(lambda: not process.is_running() or process.status() == "zombie", timeout=PATIENCE_MS)
    page.leave()


def test_what_was_edited_in_the_settings_file_does_no_harm(open_page: MakePage, settings: QSettings) -> None:
    values = {"batch": "x", "crop": 100, "wheels": 3, "minutes": 7.0, "numbers": [1], "noises": "none"}
    state = {"purpose": "codec", "values": {"codec": values, "denoiser": values}}
    settings.setValue("parts/training", json.dumps(state))
    dialog = open_page()
    assert {"batch", "crop", "wheels", "noises"}.isdisjoint(dialog.draft.values)
    assert dialog.draft.recipe().minutes == 7.0 and page_of(dialog).problem() == ""


@pytest.mark.parametrize("purpose", list(Purpose))
def test_keyboard_and_screen_readers_reach_everything(
    open_page: MakePage, qtbot: QtBot, purpose: Purpose
) -> None:
    dialog = open_page()
    dialog.draft.put(purpose=purpose)
    view_of(dialog).form.fold.set_open(True)
    assert len([described(one) for one in controls(dialog)]) > 20
    assert nameless(dialog) == [] and missed(dialog, qtbot) == [] and clashes(lettered(dialog)) == []


def test_a_run_that_is_there_needs_no_start(open_page: MakePage, tmp_path: Path) -> None:
    dialog = open_page()
    draft: Draft = dialog.draft
    assert dialog.next_button.text() == "Start trainin&g"
    draft.put(run=tmp_path)
    assert dialog.next_button.text() == "&Next" and view_of(dialog).note.isVisible()
    choose(view_of(dialog).form, "batch", "2")
    assert draft.run is None and dialog.next_button.text() == "Start trainin&g"
    assert not view_of(dialog).note.isVisible()
