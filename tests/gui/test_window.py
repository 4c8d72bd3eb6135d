"""The window over a codec of a few lines: adding, settings, stop, close, memory."""

from collections.abc import Callable
from pathlib import Path, PurePath

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from aedesk.batch import Source
from aedesk.gui.adding import Item
from aedesk.gui.panel.places import key_of
from aedesk.gui.recent import RecentFolders
from aedesk.gui.rows import Row
from aedesk.gui.task import Task
from aedesk.gui.window import MainWindow
from tests.batch.fakes import save_picture
from tests.gui.conftest import PATIENCE_MS

pytestmark = pytest.mark.usefixtures("fake_codec")

Add = Callable[..., list[Row]]
Work = Callable[[], list[Row]]


def hover(window: MainWindow, data: QMimeData) -> bool:
    """Whether the window would take what hovers over it."""
    event = drop_event(data)
    event.ignore()
    window.dragEnterEvent(event)
    return event.isAccepted()


def drop_event(data: QMimeData) -> QDropEvent:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(50, 50), copy, data, left, none)


def test_dropped_files_and_folders_wait_in_the_queue(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    save_picture(tmp_path / "folder" / "b.png")
    data = QMimeData()
    paths = (save_picture(tmp_path / "a.png"), tmp_path / "folder")
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert hover(window, data)
    window.dropEvent(drop_event(data))
    qtbot.waitUntil(lambda: len(window.model.rows) == 2, timeout=PATIENCE_MS)
    assert [row.item.path.name for row in window.model.rows] == ["a.png", "b.png"]
    assert window.pane.list.isVisible()
    assert window.footer.text == "To compress: 2"


def test_dropped_files_are_never_moved(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """Whoever drags may offer to move files, and deletes them when it is told that they were moved."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(save_picture(tmp_path / "a.png")))])
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    left, shift = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    event = QDropEvent(QPointF(50, 50), both, data, left, shift)
    event.setDropAction(Qt.DropAction.MoveAction)
    window.dropEvent(event)
    assert event.isAccepted() and event.dropAction() is Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: len(window.model.rows) == 1, timeout=PATIENCE_MS)


def test_what_is_no_file_cannot_be_dropped(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("hello")
    assert not hover(window, data)
    data.setUrls([QUrl("https://example.org/a.png")])
    assert not hover(window, data)


def test_nothing_is_added_twice(qtbot: QtBot, window: MainWindow, add: Add, tmp_path: Path) -> None:
    path = save_picture(tmp_path / "a.png")
    add(path)
    window.add_paths([str(path), str(tmp_path)])
    qtbot.waitUntil(lambda: "already" in window.footer.text, timeout=PATIENCE_MS)
    assert len(window.model.rows) == 1


def test_files_are_pasted(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setText(f"{save_picture(tmp_path / 'a.png')}\nnot a path")
    window.actions_.paste.trigger()
    qtbot.waitUntil(lambda: len(window.model.rows) == 1, timeout=PATIENCE_MS)
    QGuiApplication.clipboard().setText("x" * 5000)
    window.actions_.paste.trigger()
    assert window.footer.text == "The clipboard holds no files."


def test_folder_without_pictures_says_so(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.add_paths([str(tmp_path)])
    qtbot.waitUntil(lambda: window.footer.text == "No pictures were found there.", timeout=PATIENCE_MS)


def test_rows_are_removed_and_files_stay(window: MainWindow, add: Add, tmp_path: Path) -> None:
    paths = [save_picture(tmp_path / f"{number}.png") for number in range(4)]
    add(*paths)
    selection = window.pane.list.selectionModel()
    for place in (0, 1, 3):
        selection.select(window.model.index(place, 0), selection.SelectionFlag.Select)
    window.actions_.remove.trigger()
    assert [row.item.path for row in window.model.rows] == [paths[2]]
    assert all(path.is_file() for path in paths)
    assert len(add(paths[0])) == 2
    window.actions_.clear.trigger()
    assert window.model.rows == [] and not window.pane.list.isVisible()


def test_details_of_rows_can_be_copied(window: MainWindow, add: Add, work: Work, tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_text("no picture")
    add(tmp_path / "bad.png")
    work()
    window.pane.list.selectAll()
    window.actions_.copy_details.trigger()
    text = QGuiApplication.clipboard().text()
    assert str(tmp_path / "bad.png") in text and "not a picture" in text


def test_every_control_has_a_name_for_screen_readers(window: MainWindow) -> None:
    kinds = (QAbstractButton, QAbstractSlider, QComboBox, QLineEdit, QSpinBox)
    unnamed = [
        control
        for kind in kinds
        for control in window.findChildren(kind)
        if control.isVisible() and control.focusPolicy() != Qt.FocusPolicy.NoFocus
        if not (control.accessibleName() or getattr(control, "text", str)())
    ]
    assert not unnamed


def test_opened_places_become_recent_folders(
    qtbot: QtBot, window: MainWindow, settings: QSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save_picture(tmp_path / "sub" / "a.png")
    save_picture(tmp_path / "b.png")
    begun: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *given: begun.append(given[2]) or ([str(path)], "")
    )
    window.actions_.open_files.trigger()
    qtbot.waitUntil(lambda: len(window.model.rows) == 1, timeout=PATIENCE_MS)
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *given: begun.append(given[2]) or str(tmp_path)
    )
    window.actions_.open_folder.trigger()
    qtbot.waitUntil(lambda: len(window.model.rows) == 2, timeout=PATIENCE_MS)
    assert begun == [str(Path.home()), str(path.parent)]
    again = RecentFolders(settings, window)
    folders = [action.toolTip() for action in again.actions() if action.text().startswith("&1")]
    assert folders == [str(tmp_path)] and again.last == str(tmp_path)
    again.forget()
    assert not again.isEnabled() and not RecentFolders(settings, window).isEnabled()


def test_recent_folder_is_opened_again(qtbot: QtBot, window: MainWindow, add: Add, tmp_path: Path) -> None:
    save_picture(tmp_path / "a.png")
    add(tmp_path)
    window.actions_.clear.trigger()
    (again,) = (action for action in window.opening.recent.actions() if action.toolTip() == str(tmp_path))
    again.trigger()
    qtbot.waitUntil(lambda: len(window.model.rows) == 1, timeout=PATIENCE_MS)


@pytest.mark.parametrize("chosen", ["", "/results"])
def test_one_folder_asks_which(window: MainWindow, chosen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen)
    window.panel.results.folder.inside.click()
    assert window.panel.options().output == (chosen or None)
    assert window.panel.results.folder.beside.isChecked() == (not chosen)


def test_thousands_of_rows_cost_one_signal(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    names = [tmp_path / f"{number}.png" for number in range(10_000)]
    items = [Item(Source(name, PurePath(name.name)), name, False, 1) for name in names]
    with qtbot.waitSignals([window.model.rowsInserted], timeout=PATIENCE_MS):
        assert window.model.add(items) == 10_000
    changes: list[object] = []
    window.model.rowsRemoved.connect(lambda *place: changes.append(place))
    window.model.remove(range(9_000))
    assert len(changes) == 1 and len(window.model.rows) == 1_000


def test_latent_files_alone_turn_the_panel_to_restoring(window: MainWindow, add: Add, tmp_path: Path) -> None:
    latents = [tmp_path / "a.aed", tmp_path / "b.aed"]
    for path in latents:
        path.write_bytes(b"latents")
    add(latents[0])
    assert window.panel.task() is Task.RESTORE and window.footer.text == "To restore: 1"
    window.panel.set_task(Task.COMPRESS)
    add(latents[1])
    assert window.panel.task() is Task.COMPRESS, "the queue was not empty"
    add(save_picture(tmp_path / "c.png"))
    assert window.footer.text == "To compress: 1 · To restore: 2"
    window.panel.set_task(Task.RESTORE)
    assert window.footer.text == "To restore: 2"


def test_name_that_cannot_be_holds_start_back_and_says_why(
    window: MainWindow, add: Add, tmp_path: Path
) -> None:
    add(save_picture(tmp_path / "a.png"))
    assert window.actions_.start.isEnabled()
    key = key_of("name", Task.COMPRESS)
    window.panel.settings.put({key: "{nonsense}"})
    assert not window.actions_.start.isEnabled() and "nonsense" in window.footer.text
    window.panel.settings.put({key: None})
    assert window.actions_.start.isEnabled() and window.footer.text == "To compress: 1"
