"""Presets of the window: what they set, the mark of a change, and the same ones on the command line."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from aedesk.gui.panel import SettingsPanel
from aedesk.gui.panel.settings import AIM, IN_FOLDER
from aedesk.gui.task import Task
from aedesk.options import load_preset, save_preset
from tests.batch.fakes import save_picture
from tests.cli.conftest import Cli, cli, fake_codec  # noqa: F401 - fixtures

LISTED = {
    Task.COMPRESS: ["Standard", "Smallest", "Web", "High quality", "Lossless"],
    Task.RESTORE: ["Standard"],
    Task.DENOISE: ["Standard", "Gentle", "Strong"],
}


WINDOWS_OWN = {"measure": True, "on_exist": "rename"}
"""What the window begins with and the command line does not."""


def listed(panel: SettingsPanel) -> list[str]:
    box = panel.presets.list
    return [box.itemText(place) for place in range(box.count()) if box.itemText(place)]


@pytest.mark.parametrize("task", Task)
def test_each_page_lists_its_presets(panel: SettingsPanel, task: Task, own_presets: Path) -> None:
    save_preset("of mine", {"format": "jpg"}, own_presets)
    panel.set_task(task)
    assert listed(panel) == LISTED[task] + (["of mine"] if task is not Task.COMPRESS else [])


def test_preset_sets_a_page_as_the_command_line_does(panel: SettingsPanel) -> None:
    panel.settings.put({"compress.effort": 7, "compress.name": "{stem}-x", "denoise.strength": 9.0})
    panel.presets.choose("smallest")
    options = panel.options()
    assert (options.quality, options.strip, options.effort) == (15, True, 3)
    assert (options.name, panel.options(Task.DENOISE).strength) == ("{stem}-x", 9.0)  # stay
    panel.presets.choose("lossless")
    options = panel.options()
    assert (options.lossless, options.strip, options.quality) == ("always", False, 60)
    panel.presets.choose("")
    assert panel.options().lossless == "auto"


def test_change_is_marked_and_taken_back(panel: SettingsPanel) -> None:
    bar = panel.presets
    assert bar.list.currentText() == "Standard"
    panel.compress.aim.quality.slider.setValue(44)
    assert bar.list.currentText() == "Standard (changed)"
    panel.compress.aim.quality.slider.setValue(60)
    assert bar.list.currentText() == "Standard"
    bar.choose("web")
    panel.settings.put({AIM: "target_psnr"})
    assert bar.list.currentText() == "Web (changed)"
    bar.list.activated.emit(bar.list.currentIndex())  # choosing it again brings it back
    assert bar.list.currentText() == "Web" and panel.options().quality == 45
    panel.set_task(Task.DENOISE)
    assert bar.list.currentText() == "Standard"
    panel.set_task(Task.COMPRESS)
    assert bar.list.currentText() == "Web"


def test_settings_are_saved_and_deleted_by_name(
    qtbot: QtBot, panel: SettingsPanel, own_presets: Path
) -> None:
    panel.compress.aim.quality.slider.setValue(33)
    panel.presets.save_as.trigger()
    box = panel.findChild(QInputDialog)
    box.setTextValue(" for mail ")
    box.accept()
    assert panel.presets.list.currentText() == "for mail"
    assert load_preset("for mail", own_presets) == {"quality": 33, **WINDOWS_OWN}
    panel.presets.delete.trigger()
    panel.findChild(QMessageBox).accept()
    assert list(own_presets.iterdir()) == []
    assert panel.presets.list.currentText() == "Standard (changed)" and panel.options().quality == 33
    assert not panel.presets.delete.isEnabled()


def test_replacing_another_preset_is_asked(panel: SettingsPanel, own_presets: Path) -> None:
    save_preset("mine", {"quality": 5}, own_presets)
    panel.presets._save_asking("mine")
    box = panel.findChild(QMessageBox)
    assert load_preset("mine", own_presets) == {"quality": 5}
    box.accept()
    assert load_preset("mine", own_presets) == {"quality": 60, **WINDOWS_OWN}


def test_saving_on_one_page_keeps_what_another_has_saved(panel: SettingsPanel, own_presets: Path) -> None:
    save_preset("both", {"quality": 5, "effort": 2, "format": "jpg"}, own_presets)
    panel.presets.save("both")
    assert load_preset("both", own_presets) == {"quality": 60, "format": "jpg", **WINDOWS_OWN}


@pytest.mark.parametrize("name", ["a/b", "", "con"])
def test_impossible_name_is_told(panel: SettingsPanel, own_presets: Path, name: str) -> None:
    panel.presets.save(name)
    box = panel.findChild(QMessageBox)
    assert "cannot be the name of a preset" in box.text()
    assert list(own_presets.iterdir()) == []
    box.close()


def test_broken_preset_is_listed_and_says_so(panel: SettingsPanel, own_presets: Path) -> None:
    (own_presets / "broken.toml").write_text("quality = ")
    panel.presets.list.showPopup()
    panel.presets.list.hidePopup()
    assert listed(panel)[-1] == "broken"
    panel.presets.choose("broken")
    box = panel.findChild(QMessageBox)
    assert "cannot be read" in box.text() and panel.presets.chosen == ""
    box.close()


def test_preset_of_the_window_works_on_the_command_line(
    panel: SettingsPanel,
    own_presets: Path,
    tmp_path: Path,
    cli: Cli,  # noqa: F811
) -> None:
    panel.settings.put({"compress.quality": 27, "compress.effort": 2, "compress.name": "{stem}-q{quality}"})
    panel.presets.save("für die Post")
    outcome = cli("compress", save_picture(tmp_path / "a.png"), "--preset", "für die Post", "--json")
    record = outcome.records[0]
    assert (outcome.status, record["quality"]) == (0, 27)
    assert record["output"] == str(tmp_path / "a-q27.aed")


def test_presets_of_the_window_never_ask_the_command_line_for_more(
    panel: SettingsPanel,
    own_presets: Path,
    tmp_path: Path,
    cli: Cli,  # noqa: F811
) -> None:
    picture = save_picture(tmp_path / "a.png")
    panel.settings.put({IN_FOLDER: True, "output": str(tmp_path / "out"), "flat": True})
    panel.settings.put({IN_FOLDER: False})
    panel.presets.save("beside")
    first, second = (cli("compress", picture, "--preset", "beside", "--json") for _ in range(2))
    assert (first.status, second.status) == (0, 0)
    assert second.records[0]["output"] == str(tmp_path / "a (2).aed"), "the window keeps both, too"
    panel.set_task(Task.RESTORE)
    panel.settings.put({"restore.format": "jpg", "restore.format_quality": 80})
    panel.settings.put({"restore.format": "png"})
    panel.presets.save("exact")
    assert "format_quality" not in load_preset("exact", own_presets)


def test_preset_brings_back_what_happens_to_existing_results(panel: SettingsPanel, own_presets: Path) -> None:
    panel.presets.save("mine")
    panel.settings.put({"on_exist": "overwrite"})
    assert panel.presets.list.currentText() == "mine (changed)"
    panel.presets.choose("mine")
    assert panel.options().on_exist == "rename"


def test_preset_of_the_command_line_works_in_the_window(
    panel: SettingsPanel,
    own_presets: Path,
    tmp_path: Path,
    cli: Cli,  # noqa: F811
) -> None:
    text = 'target-size = "200K"\nstrip = true\non-exist = "skip"\nmin-saving = "5%"\n'
    (own_presets / "mail.toml").write_text(text)
    assert cli("compress", save_picture(tmp_path / "a.png"), "--preset", "mail", "--dry-run").status == 0
    panel.presets.choose("mail")
    options = panel.options()
    assert (options.target_size, options.quality, options.strip) == (200_000, None, True)
    assert (options.on_exist, options.min_saving) == ("skip", 5.0)
    assert panel.presets.list.currentText() == "mail"
