"""The dialog of the models: list, card, import, export, removal, defaults."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage, QTextDocument
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from aedesk.gui.models import DefaultModels, ModelsDialog
from aedesk.gui.models.card_view import CardView
from aedesk.gui.models.shelf import read_shelf
from aedesk.gui.operations import Operations
from aedesk.gui.task import Task
from aedesk.options import Options
from aedesk.zoo import ModelPackage, find_package, import_package
from tests.gui.conftest import PATIENCE_MS

Open = Callable[[], ModelsDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, settings: QSettings) -> Open:
    """Opens the dialog and waits for its list."""

    def do() -> ModelsDialog:
        dialog = ModelsDialog(None, Operations(), settings)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        rest(qtbot, dialog)
        return dialog

    return do


def rest(qtbot: QtBot, dialog: ModelsDialog) -> None:
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=PATIENCE_MS)


def names(dialog: ModelsDialog) -> list[str]:
    """The codecs of the list; denoisers come after them."""
    table = dialog.table
    lines = [table.topLevelItem(place) for place in range(table.topLevelItemCount())]
    return [line.text(0) for line in lines if line.text(1) == "Compressing"]


def drop(dialog: ModelsDialog, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))


def choose(dialog: ModelsDialog, place: int) -> None:
    dialog.table.setCurrentItem(dialog.table.topLevelItem(place))


def blocks_of(card: CardView) -> dict[str, bool]:
    """The paragraphs of a card, and whether each is an entry of a list."""
    blocks, block = {}, card.document().begin()
    while block.isValid():
        blocks[block.text()] = block.textList() is not None
        block = block.next()
    return blocks


def test_what_is_installed_is_told(open_dialog: Open, shipped: ModelPackage) -> None:
    dialog = open_dialog()
    assert names(dialog) == ["tiny (default)"]
    line = dialog.table.topLevelItem(0)
    macs = shipped.description["macs_per_pixel"]
    assert line.text(3) == f"{macs['encode'] / 1000:.1f} / {macs['decode'] / 1000:.1f}"
    assert line.text(5) == shipped.id_hex and line.text(6) == "comes with aedesk"
    card = dialog.card.toPlainText()
    listed = [block for block in blocks_of(dialog.card) if block.startswith("folder:")]
    assert listed and all(blocks_of(dialog.card)[block] for block in listed)
    assert "Apache-2.0" in card and shipped.id_hex in card and "Rate and distortion" in card
    assert dialog.plot.isVisible() and dialog.plot.accessibleName().startswith("PSNR over bits per pixel")
    assert "processor" in dialog.device.text()
    assert not dialog.remove_button.isEnabled() and not dialog.default_button.isEnabled()
    assert dialog.grab().toImage().pixelColor(3, 3).isValid()


def test_a_dropped_model_is_imported_and_a_bad_file_is_told(
    qtbot: QtBot, open_dialog: Open, archive: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.aemodel"
    bad.write_bytes(archive.read_bytes()[:-5])
    dialog = open_dialog()
    with qtbot.waitSignal(dialog.changed, timeout=PATIENCE_MS):
        drop(dialog, archive, bad)
    rest(qtbot, dialog)
    assert names(dialog) == ["other", "tiny (default)"]
    assert dialog.table.current is not None and dialog.table.current.name == "other"
    assert dialog.status.text() == "Imported other."
    assert "bad.aemodel" in dialog.refusals.text() and dialog.refusals.isVisible()
    drop(dialog, archive)
    rest(qtbot, dialog)
    assert dialog.status.text() == "other is installed already." and not dialog.refusals.isVisible()


def test_other_files_are_not_taken(open_dialog: Open, tmp_path: Path) -> None:
    dialog = open_dialog()
    drop(dialog, tmp_path / "photo.png")
    assert dialog.import_button.isEnabled() and not dialog.status.text()


def test_files_are_chosen_in_the_file_dialog(
    qtbot: QtBot, open_dialog: Open, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(archive)], ""))
    dialog = open_dialog()
    dialog.import_button.click()
    qtbot.waitUntil(lambda: len(names(dialog)) == 2, timeout=PATIENCE_MS)
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(tmp_path / "back.aemodel")])
    rest(qtbot, dialog)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: "Saved as" in dialog.status.text(), timeout=PATIENCE_MS)
    assert import_package(tmp_path / "back.aemodel").package.name == "other"


def test_a_failed_export_is_told_and_the_dialog_goes_on(
    qtbot: QtBot, open_dialog: Open, tmp_path: Path
) -> None:
    dialog = open_dialog()
    (tmp_path / "folder.aemodel").mkdir()
    (tmp_path / "file").write_bytes(b"")
    dialog.export_to(tmp_path / "file" / "x.aemodel")
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QMessageBox)), timeout=PATIENCE_MS)
    (box,) = dialog.findChildren(QMessageBox)
    assert "x.aemodel" in box.text() and "--" not in box.informativeText()
    rest(qtbot, dialog)


def test_an_own_model_is_removed_after_a_question(
    qtbot: QtBot, open_dialog: Open, archive: Path, trash: Path, settings: QSettings
) -> None:
    path = import_package(archive).package.path
    dialog = open_dialog()
    choose(dialog, 0)
    dialog.default_button.click()
    assert names(dialog) == ["other (default)", "tiny"]
    dialog.remove_button.click()
    (box,) = dialog.findChildren(QMessageBox)
    assert "cannot be restored without it" in box.informativeText()
    box.defaultButton().click()
    assert dialog.import_button.isEnabled() and path.is_dir()
    dialog.remove_button.click()
    box = dialog.findChildren(QMessageBox)[-1]
    with qtbot.waitSignal(dialog.changed, timeout=PATIENCE_MS):
        next(button for button in box.buttons() if button is not box.defaultButton()).click()
    rest(qtbot, dialog)
    assert names(dialog) == ["tiny (default)"] and (trash / path.name).is_dir()
    assert DefaultModels(settings).get("codec") is None


def test_the_default_goes_into_what_names_no_model(
    qtbot: QtBot, open_dialog: Open, archive: Path, settings: QSettings
) -> None:
    other = import_package(archive).package
    dialog, defaults = open_dialog(), DefaultModels(settings)
    assert defaults.get("codec") is None
    choose(dialog, 0)
    with qtbot.waitSignal(dialog.changed):
        dialog.default_button.click()
    assert defaults.get("codec") == other.id_hex
    assert defaults.fill(Options(), Task.COMPRESS).model == other.id_hex
    assert defaults.fill(Options(model="tiny"), Task.COMPRESS).model == "tiny"
    assert defaults.fill(Options(), Task.RESTORE) == Options()
    assert defaults.fill(Options(), Task.DENOISE).model is None
    assert find_package(defaults.get("codec")).name == "other"
    choose(dialog, 1)
    dialog.default_button.click()  # what aedesk itself would take needs no choice
    assert defaults.get("codec") is None and names(dialog) == ["other", "tiny (default)"]


def test_a_default_that_is_gone_is_passed_over(open_dialog: Open, settings: QSettings) -> None:
    DefaultModels(settings).set("codec", "0badcafe")
    assert names(open_dialog()) == ["tiny (default)"]


def test_a_card_loads_nothing_and_runs_nothing(qtbot: QtBot) -> None:
    view = CardView()
    qtbot.addWidget(view)
    view.show_card(
        "# name\n\n![a](file:///etc/hostname) ![b](http://example.org/b.png) <b>bold</b>\n\n[c](x)"
    )
    view.show()
    view.grab()
    image = int(QTextDocument.ResourceType.ImageResource)
    for name in ("file:///etc/hostname", "http://example.org/b.png"):
        loaded = view.document().resource(image, QUrl(name))
        assert isinstance(loaded, QImage) and loaded.width() == 1
    assert "<b>bold</b>" in view.toPlainText() and not view.openLinks()


def test_damaged_records_are_no_reason_to_show_nothing(archive: Path) -> None:
    package = import_package(archive).package
    package.amend("results", [{"title": 5, "columns": ["bpp", "PSNR dB"], "rows": [["x"]]}])
    (model,) = (model for model in read_shelf().models if model.name == "other")
    assert "records of the model other are damaged" in model.card and model.curve == ()


def test_points_of_a_curve_come_in_order(archive: Path) -> None:
    package = import_package(archive).package
    table = {"title": "t", "columns": ["bpp", "PSNR dB"], "rows": [[2, 40], [1, 30]]}
    package.amend("results", [{**table, "command": "c", "date": "2026", "machine": "m"}])
    (model,) = (model for model in read_shelf().models if model.name == "other")
    assert model.curve == ((1.0, 30.0), (2.0, 40.0))


def test_closing_while_the_list_is_read_is_harmless(qtbot: QtBot, settings: QSettings) -> None:
    operations = Operations()
    dialog = ModelsDialog(None, operations, settings)
    dialog.show()
    dialog.close()
    qtbot.waitUntil(lambda: operations.is_idle, timeout=PATIENCE_MS)


def test_a_graphics_card_is_named(qtbot: QtBot, settings: QSettings) -> None:
    dialog = ModelsDialog(None, Operations(), settings, device="gpu:1")
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    rest(qtbot, dialog)
    assert dialog.device.text() == "Networks run on graphics card 1 (Keras)."
    assert replace(read_shelf(threads=3), models=()).threads == 3
