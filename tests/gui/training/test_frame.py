"""The frame of the training dialog: the way between pages, what stops it, what is kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from aedesk.gui.operations import Operations
from aedesk.gui.training import Draft, Page, Purpose, TrainingDialog


class FakePage(Page):
    """A page that says what it was told to say."""

    def __init__(self, draft: Draft, name: str, seen: list[str]) -> None:
        super().__init__()
        self.title, self._seen, self._draft = name, seen, draft
        self.fault, self.own_text, self.is_open = "", "", True
        QVBoxLayout(self).addWidget(QLineEdit(accessibleName=name))

    def problem(self) -> str:
        return self.fault

    def next_text(self) -> str:
        return self.own_text

    def may_go_back(self) -> bool:
        return self.is_open

    def enter(self) -> None:
        self._seen.append(f"+{self.title}")

    def leave(self) -> None:
        self._seen.append(f"-{self.title}")


@pytest.fixture
def seen() -> list[str]:
    """Names of pages that were entered (+) and left (-)."""
    return []


@pytest.fixture
def dialog(qtbot: QtBot, settings: QSettings, seen: list[str]) -> TrainingDialog:
    dialog = TrainingDialog(
        None, Operations(), settings, lambda draft, *_: [FakePage(draft, name, seen) for name in "ABCD"]
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def titles(dialog: TrainingDialog) -> tuple[str, list[str]]:
    """The page in front, and those that can be gone to."""
    return dialog.page.title, [button.text() for button in dialog.steps.buttons if button.isEnabled()]


def test_pages_come_one_after_the_other(dialog: TrainingDialog, seen: list[str]) -> None:
    assert titles(dialog) == ("A", ["A", "B", "C", "D"]) and not dialog.back_button.isEnabled()
    for _ in range(3):
        dialog.next_button.click()
    assert dialog.page.title == "D" and dialog.next_button.isHidden()
    dialog.back_button.click()
    assert seen == ["+A", "-A", "+B", "-B", "+C", "-C", "+D", "-D", "+C"]


def test_a_problem_is_told_and_stops_the_way(dialog: TrainingDialog) -> None:
    page = dialog.page
    page.fault = "There are no pictures."
    page.completeChanged.emit()
    assert not dialog.next_button.isEnabled() and dialog.reason.isVisible()
    assert dialog.reason.text() == "There are no pictures."
    assert titles(dialog) == ("A", ["A"])
    dialog.go_on()
    dialog.show_step(2)
    assert dialog.page is page
    page.fault = ""
    page.completeChanged.emit()
    assert dialog.next_button.isEnabled() and not dialog.reason.isVisible()


def test_what_begins_a_run_is_a_button_of_its_own(dialog: TrainingDialog, qtbot: QtBot) -> None:
    dialog.go_on()
    page = dialog.page
    page.own_text = "&Start training"
    page.completeChanged.emit()
    assert dialog.next_button.text() == "&Start training" and titles(dialog) == ("B", ["A", "B"])
    qtbot.keyClick(page.findChild(QLineEdit), Qt.Key.Key_Return)
    assert dialog.page is page
    dialog.next_button.click()
    assert dialog.page.title == "C"


def test_return_in_a_field_goes_on(dialog: TrainingDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.page.findChild(QLineEdit), Qt.Key.Key_Return)
    assert dialog.page.title == "B"


def test_a_run_at_work_keeps_its_page_in_front(dialog: TrainingDialog) -> None:
    dialog.show_run(Path("runs/mine"))
    assert dialog.draft.run == Path("runs/mine") and dialog.page.title == "C"
    dialog.page.is_open = False
    dialog.page.completeChanged.emit()
    assert titles(dialog) == ("C", ["C", "D"]) and not dialog.back_button.isEnabled()
    dialog.show_step(0)
    assert dialog.page.title == "C"


def test_steps_can_be_chosen_by_keyboard(dialog: TrainingDialog, qtbot: QtBot) -> None:
    button = dialog.steps.buttons[1]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert dialog.page.title == "B" and button.isChecked() and not dialog.steps.buttons[0].isChecked()
    assert button.accessibleName() == "Step 2: B, in front"


def test_closing_leaves_the_page_and_showing_enters_it(dialog: TrainingDialog, seen: list[str]) -> None:
    dialog.go_on()
    seen.clear()
    dialog.close()
    dialog.show()
    assert seen == ["-B", "+B"] and dialog.page.title == "B"


def test_what_was_chosen_is_there_in_the_next_session(
    dialog: TrainingDialog, qtbot: QtBot, settings: QSettings, tmp_path: Path
) -> None:
    chosen = {"minutes": 12.5, "batch": 4, "noises": ("gauss",)}
    dialog.draft.put(purpose=Purpose.PAIRS, folders=(tmp_path,), noisy=tmp_path / "n", clean=tmp_path / "c")
    dialog.draft.set_values(chosen)
    dialog.close()
    again = TrainingDialog(
        None,
        Operations(),
        QSettings(settings.fileName(), QSettings.Format.IniFormat),
        lambda draft, *_: [FakePage(draft, "A", [])],
    )
    qtbot.addWidget(again)
    draft = again.draft
    assert (draft.purpose, draft.folders, draft.values) == (Purpose.PAIRS, (tmp_path,), chosen)
    assert (draft.noisy, draft.clean, draft.run) == (tmp_path / "n", tmp_path / "c", None)


@pytest.mark.parametrize(
    "state",
    [
        {"purpose": 3},
        {"folders": "x", "values": []},
        {"values": {"codec": [1]}, "noisy": 5},
        {"folders": [7]},
    ],
)
def test_an_edited_file_does_no_harm(qtbot: QtBot, state: dict[str, object]) -> None:
    draft = Draft()
    draft.restore_state(state)
    assert (draft.purpose, draft.folders, draft.noisy, draft.values) == (Purpose.CODEC, (), None, {})


def test_news_name_what_changed_and_drop_what_no_longer_holds(qtbot: QtBot, tmp_path: Path) -> None:
    draft = Draft()
    draft.put(folders=(tmp_path,), estimate={"batch": 8}, run=tmp_path)
    with qtbot.waitSignal(draft.changed) as news:
        draft.set_values({"batch": 2})
    assert "values" in news.args[0] and draft.estimate is None and draft.run is None
    draft.put(report="a report")
    draft.put(folders=(tmp_path / "other",))
    assert draft.report is None
    with qtbot.assertNotEmitted(draft.changed):
        draft.put(folders=(tmp_path / "other",))
        draft.set_values({"batch": 2})


def test_settings_go_over_to_another_purpose_where_they_mean_the_same(qtbot: QtBot) -> None:
    draft = Draft()
    draft.set_values({"minutes": 5.0, "crop": 512})
    draft.put(purpose=Purpose.DENOISER)
    assert draft.values == {"minutes": 5.0}
    draft.set_values({"minutes": None})
    draft.put(purpose=Purpose.CODEC)
    assert draft.values == {"crop": 512}
