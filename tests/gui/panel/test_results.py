"""Where results go and what they are called, with the live example."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from aedesk.gui.panel import SettingsPanel
from aedesk.gui.task import Task
from tests.batch.fakes import save_picture
from tests.gui.conftest import PATIENCE_MS
from tests.gui.panel.conftest import item_of


def type_name(panel: SettingsPanel, text: str) -> None:
    panel.results.name.pattern.setText(text)
    panel.results.name.pattern.textEdited.emit(text)


def wait_for(qtbot: QtBot, panel: SettingsPanel, text: str) -> None:
    def check() -> None:
        assert panel.results.name.example.text() == text

    qtbot.waitUntil(check, timeout=PATIENCE_MS)


def test_example_follows_item_pattern_and_page(qtbot: QtBot, panel: SettingsPanel, tmp_path: Path) -> None:
    picture = save_picture(tmp_path / "sub" / "a.png", width=64, height=48)
    panel.show_item(item_of(picture, inside="sub/a.png"))
    wait_for(qtbot, panel, "Example: a.aed")
    type_name(panel, "{width}x{height}/{stem}-q{quality}")
    wait_for(qtbot, panel, "Example: 64x48/a-q60.aed")
    assert panel.results.name.example.toolTip() == str(picture.parent / "64x48" / "a-q60.aed")
    assert panel.options().name == "{width}x{height}/{stem}-q{quality}"
    panel.set_task(Task.DENOISE)
    wait_for(qtbot, panel, "Example: a-denoised.png")
    panel.denoise.format.format.setCurrentIndex(panel.denoise.format.format.findData("jpg"))
    wait_for(qtbot, panel, "Example: a-denoised.jpg")
    panel.results.folder.choose(str(tmp_path / "out"))
    wait_for(qtbot, panel, "Example: sub/a-denoised.jpg")
    panel.results.folder.tree.click()
    wait_for(qtbot, panel, "Example: a-denoised.jpg")
    panel.set_task(Task.RESTORE)
    wait_for(qtbot, panel, "")  # pictures are left alone there


def test_latent_file_has_the_name_of_the_page_restore(
    qtbot: QtBot, panel: SettingsPanel, tmp_path: Path
) -> None:
    panel.settings.put({"compress.name": "{stem}-q{quality}", "restore.name": "{stem}-back"})
    panel.show_item(item_of(tmp_path / "a.aed", is_latent=True))
    wait_for(qtbot, panel, "Example: a-back.png")


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{stem", "The name '{stem' is no pattern"),
        ("{foo}", "The name has the field {foo}; there are stem"),
        ("../{stem}", "does not name a file inside the output folder"),
        ("{counter:x}", "takes digits as in"),
    ],
)
def test_fault_of_a_pattern_is_shown_at_once(panel: SettingsPanel, pattern: str, words: str) -> None:
    type_name(panel, pattern)
    assert words in panel.results.name.example.text() == panel.problem
    assert "--name" not in panel.problem
    type_name(panel, "")
    assert panel.problem == "" and panel.results.name.example.isHidden()
    assert panel.options().name is None


def test_quality_is_no_field_while_it_is_searched(panel: SettingsPanel) -> None:
    type_name(panel, "{stem}-{quality}")
    assert panel.problem == ""
    panel.compress.aim.switch.buttons["target_size"].click()
    assert "not known before this work is done" in panel.problem


def test_file_that_does_not_say_what_the_pattern_needs(
    qtbot: QtBot, panel: SettingsPanel, tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_text("no picture")
    panel.show_item(item_of(tmp_path / "a.png"))
    type_name(panel, "{width}")
    example = panel.results.name.example
    qtbot.waitUntil(lambda: "not a picture" in example.text(), timeout=PATIENCE_MS)
    assert panel.problem == ""  # others may say it


def test_name_that_contradicts_the_format(qtbot: QtBot, panel: SettingsPanel, tmp_path: Path) -> None:
    panel.set_task(Task.DENOISE)
    panel.show_item(item_of(save_picture(tmp_path / "a.png")))
    with qtbot.waitSignal(panel.results.name.fault_found, timeout=PATIENCE_MS):
        type_name(panel, "{stem}.jpg")
    assert panel.problem == "The name {stem}.jpg and the format png contradict each other."
    panel.settings.put({"denoise.format": "jpg"})
    wait_for(qtbot, panel, "Example: a.jpg")
    assert panel.problem == ""


def test_fields_are_inserted_from_a_menu(panel: SettingsPanel) -> None:
    name = panel.results.name
    name.insert.menu_.aboutToShow.emit()
    fields = {action.text().partition("\t")[0]: action for action in name.insert.menu_.actions()}
    assert {"{stem}", "{date}", "{quality}", "{model}"} <= set(fields)
    fields["{counter}"].trigger()
    assert panel.options().name == "{stem}-{counter}"
    panel.set_task(Task.RESTORE)
    name.insert.menu_.aboutToShow.emit()
    assert not any("{quality}" in action.text() for action in name.insert.menu_.actions())
    assert name.pattern.text() == ""


@pytest.mark.parametrize("chosen", ["", "/results"])
def test_one_folder_asks_which(panel: SettingsPanel, chosen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen)
    folder = panel.results.folder
    folder.inside.click()
    assert panel.options().output == (chosen or None)
    assert folder.beside.isChecked() == (not chosen) and folder.name.isVisible() == bool(chosen)
    folder.beside.click()
    assert panel.options().output is None and not panel.options().flat


def test_flat_needs_a_folder(panel: SettingsPanel) -> None:
    panel.results.folder.choose("/results")
    panel.results.folder.tree.click()
    assert panel.options().flat and panel.options().output == "/results"
    panel.results.folder.beside.click()
    assert not panel.options().flat


def test_originals_stay_unless_it_is_wanted(panel: SettingsPanel) -> None:
    results = panel.results
    assert not panel.options().replace and panel.options().on_exist == "rename"
    results.replace.click()
    assert panel.options().replace and results._warning.isVisible()
    results.on_exist.setCurrentIndex(results.on_exist.findData("overwrite"))
    assert panel.options(Task.RESTORE).on_exist == "overwrite"
