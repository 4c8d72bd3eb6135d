"""Preferences: kept and read again, whatever was edited; the dialog, the colours, the devices."""

import subprocess
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from aedesk.gui.operations import Operations
from aedesk.gui.preferences import PreferencesDialog, PreferencesStore, SchemeMenu, WindowPreferences
from aedesk.gui.preferences.window import NOT_HERE, OF_WINDOW, OF_WORK
from aedesk.options import Preferences
from aedesk.runtime.devices import gpu_names
from tests.gui.conftest import PATIENCE_MS

CHANGED = {
    "language": "de",
    "scheme": "dark",
    "notify": False,
    "device": "gpu:1",
    "jobs": 3,
    "threads": 2,
}


@pytest.fixture
def store(settings: QSettings) -> PreferencesStore:
    return PreferencesStore(settings)


@pytest.fixture
def dialog(
    qtbot: QtBot, store: PreferencesStore, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], PreferencesDialog]:
    """Opens dialogs on a computer with two graphics cards."""
    monkeypatch.setattr("aedesk.runtime.devices.gpu_names", lambda: ["Card A", "Card B"])

    def make() -> PreferencesDialog:
        dialog = PreferencesDialog(store, Operations())
        qtbot.addWidget(dialog)
        with qtbot.waitSignal(dialog.controls["device"].found, timeout=PATIENCE_MS):
            dialog.show()
        return dialog

    return make


def test_every_preference_is_in_the_dialog_or_ruled_out(dialog: Callable[[], PreferencesDialog]) -> None:
    known = {field.name for field in (*fields(Preferences), *fields(WindowPreferences))}
    assert set(dialog().controls) | set(NOT_HERE) == known == {*CHANGED, *NOT_HERE}


def test_preferences_are_kept(store: PreferencesStore, settings: QSettings, qtbot: QtBot) -> None:
    assert (store.preferences(), store.window()) == (Preferences(), WindowPreferences())
    with qtbot.waitSignal(store.changed):
        store.save(CHANGED)
    again = PreferencesStore(QSettings(settings.fileName(), QSettings.Format.IniFormat))
    assert again.values() == CHANGED
    assert again.preferences() == Preferences(device="gpu:1", jobs=3, threads=2)
    assert again.window() == WindowPreferences(language="de", scheme="dark", notify=False)
    again.save({field.name: field.default for field in (*OF_WINDOW, *OF_WORK)})
    assert again.preferences() == Preferences() and not again._settings.allKeys()


@hypothesis_settings(max_examples=40)
@given(name=st.sampled_from(sorted(CHANGED)), text=st.text(max_size=9) | st.integers().map(str))
def test_edited_file_does_no_harm(tmp_path_factory: pytest.TempPathFactory, name: str, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "edited.ini"
    store = PreferencesStore(QSettings(str(file), QSettings.Format.IniFormat))
    store.save(CHANGED)
    store._settings.setValue(f"preferences/{name}", text)
    values = store.values()
    assert {key: values[key] for key in CHANGED if key != name} == {
        key: value for key, value in CHANGED.items() if key != name
    }
    store.preferences()
    store.window()


def test_dialog_keeps_what_is_accepted(
    dialog: Callable[[], PreferencesDialog], store: PreferencesStore
) -> None:
    first = dialog()
    for name in ("language", "scheme", "device"):
        control = first.controls[name]
        control.setCurrentIndex(control.findData(CHANGED[name]))
    first.controls["notify"].click()
    first.controls["jobs"].setValue(3)
    first.controls["threads"].setValue(2)
    assert store.values() != CHANGED
    first.accept()
    assert store.values() == CHANGED
    second = dialog()
    buttons = second.findChild(QDialogButtonBox)
    buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).click()
    second.reject()
    assert store.values() == CHANGED
    third = dialog()
    third.restore_defaults()
    third.accept()
    assert store.preferences() == Preferences() and store.window() == WindowPreferences()


def test_devices_are_named_and_one_that_is_gone_stays(
    dialog: Callable[[], PreferencesDialog], store: PreferencesStore
) -> None:
    store.save({"device": "gpu:7"})
    shown = dialog()
    box = shown.controls["device"]
    texts = [box.itemText(place) for place in range(box.count())]
    assert texts[0] == "Automatic" and texts[1].startswith("Processor")
    assert texts[2:] == ["Graphics card 0: Card A", "Graphics card 1: Card B", "gpu:7, which is not there"]
    assert box.currentData() == "gpu:7" and not shown.device_remark.isVisible()


def test_language_says_when_it_comes(dialog: Callable[[], PreferencesDialog]) -> None:
    shown = dialog()
    assert not shown.language_remark.isVisible()
    box = shown.controls["language"]
    assert [box.itemText(place) for place in range(box.count())] == ["Like the system", "English", "Deutsch"]
    box.setCurrentIndex(2)
    assert "next start" in shown.language_remark.text() and shown.language_remark.isVisible()


def test_every_line_has_a_label_that_leads_to_it(dialog: Callable[[], PreferencesDialog]) -> None:
    shown = dialog()
    led_to = {label.buddy() for label in shown.findChildren(QLabel)}
    for name, control in shown.controls.items():
        assert control.toolTip() and (control in led_to or control.text()), name


def test_colours_of_the_menu_are_the_preference(
    qtbot: QtBot, store: PreferencesStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied: list[str] = []
    monkeypatch.setattr("aedesk.gui.preferences.scheme.apply_scheme", applied.append)
    menu = SchemeMenu(store)
    qtbot.addWidget(menu)
    light, dark = menu.actions()[1:]
    dark.trigger()
    assert store.window().scheme == "dark" and dark.isChecked()
    store.save({"scheme": "light"})
    assert light.isChecked() and not dark.isChecked()
    assert applied == ["system", "dark", "light"]


def test_graphics_cards_are_those_of_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    listing = SimpleNamespace(stdout="NVIDIA A\n NVIDIA B\n\n")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: listing)
    assert gpu_names() == ["NVIDIA A", "NVIDIA B"]


def test_computer_without_a_driver_has_no_graphics_card(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert gpu_names() == []
