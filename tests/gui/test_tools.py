"""The dialogs that the window opens beside its queue, and that they act on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from aedesk.gui.export import ExportDialog
from aedesk.gui.models import DefaultModels, ModelsDialog
from aedesk.gui.preferences import PreferencesDialog
from aedesk.gui.rows import Row
from aedesk.gui.task import Task
from aedesk.gui.tones import is_dark
from aedesk.gui.window import MainWindow
from tests.batch.fakes import save_picture
from tests.gui.conftest import PATIENCE_MS

Add = Callable[..., list[Row]]


def all_entries(window: MainWindow) -> list[QAction]:
    return [entry for title in window.menuBar().actions() for entry in title.menu().actions()]


def test_preferences_reach_runs(window: MainWindow) -> None:
    window.actions_.preferences.trigger()
    (dialog,) = window.findChildren(PreferencesDialog)
    dialog.controls["jobs"].edited.emit(3)
    assert window.wishes.preferences.jobs is None
    dialog.accept()
    assert window.wishes.preferences.jobs == 3


def test_scheme_is_changed_at_once_and_remembered(
    qtbot: QtBot, window: MainWindow, settings: QSettings
) -> None:
    (menu,) = (entry.menu() for entry in all_entries(window) if entry.menu() and "olours" in entry.text())
    try:
        next(action for action in menu.actions() if action.data() == "dark").trigger()
        assert window.preferences.window().scheme == "dark"
        assert settings.value("preferences/scheme") == "dark"
        qtbot.waitUntil(lambda: is_dark(window.palette()) and is_dark(window.panel.palette()))
    finally:
        window.preferences.save({"scheme": "system"})
    qtbot.waitUntil(lambda: not is_dark(window.palette()))


def test_default_model_is_used_where_the_settings_name_none(window: MainWindow, settings: QSettings) -> None:
    DefaultModels(settings).set("codec", "0123abcd")
    assert window.wishes.options_for(Task.COMPRESS).model == "0123abcd"
    window.actions_.models.trigger()
    (dialog,) = window.findChildren(ModelsDialog)
    dialog.close()


def test_dropped_models_are_imported_and_no_pictures(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(ModelsDialog, "import_files", lambda _, paths: asked.extend(paths))
    picture, model = save_picture(tmp_path / "a.png"), tmp_path / "mine.AEMODEL"
    model.write_bytes(b"a model")
    window.opening.add_paths([str(picture), str(model)])
    qtbot.waitUntil(lambda: len(window.model.rows) == 1, timeout=PATIENCE_MS)
    assert asked == [model] and window.model.rows[0].item.path == picture
    (dialog,) = window.findChildren(ModelsDialog)
    dialog.close()


@pytest.mark.usefixtures("fake_codec")
def test_shown_picture_can_be_saved_in_another_format(
    qtbot: QtBot, window: MainWindow, add: Add, tmp_path: Path, opened: list[Path]
) -> None:
    add(save_picture(tmp_path / "a.png"))
    window.actions_.save_as.trigger()
    (dialog,) = window.findChildren(ExportDialog)
    with qtbot.waitSignal(dialog.saved, timeout=PATIENCE_MS):
        dialog.save_to(tmp_path / "b.png")
    assert (tmp_path / "b.png").is_file()
    assert window.footer.text.startswith("Saved as b.png, ") and opened == []
    window.footer.folder_button.click()
    assert opened == [tmp_path]
