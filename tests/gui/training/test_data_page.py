"""The page "Data": folders come in by button and drop, a check begins by itself, its findings are shown."""

import hashlib
import multiprocessing
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

import aedesk.runs.check_process
import aedesk.runs.data_check
from aedesk.gui.operations import Operations
from aedesk.gui.training import Draft, Purpose, TrainingDialog
from aedesk.gui.training.data_page import DataPage
from tests.gui.conftest import PATIENCE_MS
from tests.gui.test_accessibility import nameless
from tests.gui.test_keyboard import clashes, lettered, missed

Open = Callable[[], DataPage]


def picture(seed: int, side: int = 300) -> Image.Image:
    pixels = np.random.default_rng(seed).integers(0, 256, (12, 12, 3), np.uint8)
    return Image.fromarray(pixels).resize((side, side), Image.Resampling.BICUBIC)


@pytest.fixture(autouse=True)
def in_this_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Check without a process of its own, which takes a second to start, but where a test is about that."""
    if "apart" not in request.node.name:
        monkeypatch.setattr(aedesk.runs.check_process, "check_apart", aedesk.runs.data_check.check_data)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Five pictures with two near-copies among them, a small one and a text."""
    folder = tmp_path / "photos"
    (folder / "deep").mkdir(parents=True)
    for number in range(4):
        picture(number).save(folder / f"{number}.png")
    picture(3).resize((270, 270)).save(folder / "deep" / "copy.jpg", quality=80)
    picture(9, 200).save(folder / "small.png")
    (folder / "notes.txt").write_text("no picture")
    return folder


@pytest.fixture
def open_page(qtbot: QtBot, settings: QSettings) -> Open:
    """Opens the dialog with this page alone."""

    def do() -> DataPage:
        operations = Operations()
        dialog = TrainingDialog(None, operations, settings, lambda *given: [DataPage(*given)])
        qtbot.addWidget(
            dialog,
            before_close_func=lambda _: qtbot.waitUntil(lambda: operations.is_idle, timeout=PATIENCE_MS),
        )
        dialog.resize(1024, 700)
        dialog.show()
        page = dialog.page
        assert isinstance(page, DataPage)
        return page

    return do


def draft_of(page: DataPage) -> Draft:
    dialog = page.window()
    assert isinstance(dialog, TrainingDialog)
    return dialog.draft


def rest(qtbot: QtBot, page: DataPage) -> None:
    """Wait for the findings, or for why there are none."""
    qtbot.waitUntil(lambda: "being checked" not in page.problem(), timeout=PATIENCE_MS)


def drop(widget: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    widget.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))


def branches(page: DataPage) -> dict[str, list[str]]:
    """The kinds of findings, each with the texts under it."""
    tree = page.view.left_out
    tops = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return {top.text(0): list(texts(top)) for top in tops}


def texts(item: QTreeWidgetItem) -> list[str]:
    found = []
    for place in range(item.childCount()):
        child = item.child(place)
        found += [" | ".join(filter(None, (child.text(0), child.text(1)))), *texts(child)]
    return found


def fingerprint(folder: Path) -> dict[str, tuple[str, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(p): (hashlib.sha256(p.read_bytes()).hexdigest(), p.stat().st_mtime_ns) for p in files}


def test_a_dropped_folder_is_checked_and_told_of(qtbot: QtBot, open_page: Open, photos: Path) -> None:
    page, before = open_page(), fingerprint(photos)
    assert page.problem() == "Add a folder of pictures."
    drop(page, photos, photos / "notes.txt")
    assert draft_of(page).folders == (photos,)
    assert page.problem() == "The pictures are being checked." and page.progress.isVisible()
    rest(qtbot, page)
    assert page.problem() == "" and page.view.isVisible() and not page.progress.isVisible()
    assert page.view.headline.text() == "5 pictures can be learned from"
    assert page.view.split.text().startswith("Learned from: 4. Held out: 1, ")
    assert page.view.advice.text().startswith("So few")
    assert page.view.sizes.accessibleName() == "128 – 255 (too small) 1, 256 – 511 5"
    assert page.view.kinds.accessibleName() == "Colour 6"
    found = branches(page)
    assert list(found) == ["Cannot be used: 1", "Too small: 1", "Near-copies, groups: 1"]
    assert found["Cannot be used: 1"][1].startswith("notes.txt | This is plain text, not a picture")
    assert found["Too small: 1"][1:] == ["small.png | 200 × 200"]
    assert found["Near-copies, groups: 1"][1:] == ["The same picture, files: 2", "3.png", "copy.jpg"]
    assert page.folders.list.item(0).text().splitlines()[1].startswith("5 pictures, in ")
    report = draft_of(page).report
    assert report is not None and len(report.pictures) == 5
    assert fingerprint(photos) == before


def test_the_check_is_a_process_apart(qtbot: QtBot, open_page: Open, photos: Path) -> None:
    page = open_page()
    page.folders.add([photos])
    rest(qtbot, page)
    assert page.view.headline.text() == "5 pictures can be learned from"
    page.view.again_button.click()
    page.leave()
    qtbot.waitUntil(lambda: not multiprocessing.active_children(), timeout=PATIENCE_MS)


def test_small_pictures_come_with_what_is_in_sight(qtbot: QtBot, open_page: Open, photos: Path) -> None:
    page = open_page()
    page.folders.add([photos])
    rest(qtbot, page)
    tree = page.view.left_out

    def icon(branch: int, place: int) -> object:
        return tree.topLevelItem(branch).child(place).data(0, Qt.ItemDataRole.DecorationRole)

    qtbot.waitUntil(lambda: icon(1, 1) is not None, timeout=PATIENCE_MS)
    assert icon(0, 1) is None, "of a text there is no picture"


def test_folders_are_added_by_button_and_taken_out(
    qtbot: QtBot, open_page: Open, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(photos))
    page.folders.add_button.click()
    page.folders.add_button.click()
    assert draft_of(page).folders == (photos,), "twice is once"
    rest(qtbot, page)
    assert not page.folders.remove_button.isEnabled()
    page.folders.list.selectAll()
    page.folders.remove_button.click()
    assert draft_of(page).folders == () and draft_of(page).report is None
    assert page.problem() == "Add a folder of pictures." and page.progress.isVisible()


def test_another_purpose_checks_again_with_its_own_demands(
    qtbot: QtBot, open_page: Open, photos: Path
) -> None:
    page = open_page()
    page.folders.add([photos])
    rest(qtbot, page)
    page.purpose.buttons[Purpose.DENOISER].click()
    assert draft_of(page).report is None and "being checked" in page.problem()
    rest(qtbot, page)
    assert draft_of(page).report.crop == 128
    assert page.view.headline.text() == "6 pictures can be learned from"


def test_pairs_need_two_folders_and_name_the_lonely(
    qtbot: QtBot, open_page: Open, photos: Path, tmp_path: Path
) -> None:
    page = open_page()
    page.purpose.buttons[Purpose.PAIRS].click()
    assert page.pairs.isVisible() and page.problem().startswith("Choose the folders of both")
    noisy = tmp_path / "noisy"
    noisy.mkdir()
    for number in range(3):
        picture(number).save(noisy / f"{number}.png")
    drop(page.pairs.lines["noisy"], noisy)
    assert page.problem().startswith("Choose the folders of both")
    drop(page.pairs.lines["clean"], photos)
    rest(qtbot, page)
    assert page.view.headline.text() == "3 pictures can be learned from"
    assert "Clean, without a noisy one: 4" in branches(page)
    drop(page.pairs.lines["clean"], photos / "deep")
    rest(qtbot, page)
    assert "namesake" in page.problem() and "namesake" in page.progress.words.text()


def test_a_check_can_be_stopped_and_begun_again(
    qtbot: QtBot, open_page: Open, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, real = threading.Event(), aedesk.runs.data_check.find_pictures

    def slow(folders: object) -> list[Path]:
        go_on.wait(60)
        return real(folders)

    monkeypatch.setattr(aedesk.runs.data_check, "find_pictures", slow)
    page = open_page()
    page.folders.add([photos])
    assert page.progress.words.text() == "Looking for files…"
    page.progress.button.click()
    assert page.progress.words.text() == "The check was stopped."
    assert page.problem() == "", "one may go on without it"
    go_on.set()
    page.progress.button.click()
    rest(qtbot, page)
    assert page.view.isVisible()


def test_findings_of_a_check_that_was_given_up_are_not_shown(
    qtbot: QtBot, open_page: Open, photos: Path
) -> None:
    page = open_page()
    page.folders.add([photos])
    page.folders.add([photos / "deep"])
    page.folders.list.item(0).setSelected(True)
    page.folders.remove_chosen()
    rest(qtbot, page)
    assert page.view.headline.text() == "One picture can be learned from"
    assert "nothing can be held out" in page.view.split.text()


def test_other_settings_show_the_findings_anew(qtbot: QtBot, open_page: Open, photos: Path) -> None:
    page = open_page()
    page.folders.add([photos])
    rest(qtbot, page)
    page.leave()
    draft_of(page).set_values({"crop": 320})
    page.enter()
    qtbot.waitUntil(lambda: "at least 320 × 320" in page.problem(), timeout=PATIENCE_MS)
    page.leave()
    draft_of(page).set_values({"crop": 64})
    page.enter()
    qtbot.waitUntil(lambda: page.view.headline.text().startswith("6 "), timeout=PATIENCE_MS)
    assert page.problem() == ""


def test_a_folder_that_has_gone_is_said(qtbot: QtBot, open_page: Open, photos: Path, tmp_path: Path) -> None:
    page = open_page()
    page.folders.add([tmp_path / "gone"])
    rest(qtbot, page)
    assert page.problem() == f"{tmp_path / 'gone'} is not a folder."
    page.folders.add([photos])
    assert "being checked" in page.problem()
    rest(qtbot, page)
    page.folders.list.item(0).setSelected(True)
    page.folders.remove_chosen()
    rest(qtbot, page)
    assert page.problem() == ""


def test_files_that_came_are_found_by_another_check(qtbot: QtBot, open_page: Open, photos: Path) -> None:
    page = open_page()
    page.folders.add([photos])
    rest(qtbot, page)
    picture(20).save(photos / "new.png")
    page.view.again_button.click()
    rest(qtbot, page)
    assert page.view.headline.text() == "6 pictures can be learned from"


@pytest.mark.parametrize("purpose", Purpose)
def test_keyboard_and_screen_reader(qtbot: QtBot, open_page: Open, photos: Path, purpose: Purpose) -> None:
    page = open_page()
    dialog = page.window()
    page.purpose.buttons[purpose].click()
    draft_of(page).put(folders=(photos,), noisy=photos, clean=photos)
    for is_done in (False, True):
        if is_done:
            rest(qtbot, page)
        assert nameless(dialog) == [] and clashes(lettered(dialog)) == []
    assert missed(dialog, qtbot) == []
