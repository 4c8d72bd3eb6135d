"""Words and numbers of rows."""

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPalette

from aedesk.batch import Result, Source, State
from aedesk.gui import tones
from aedesk.gui.adding import Item
from aedesk.gui.intent import Intent
from aedesk.gui.row_texts import RowTexts, saving_text, size_text
from aedesk.gui.rows import Row, RowState
from aedesk.gui.task import Task
from aedesk.options import Options

PATH = Path("/pictures/sub/a.png")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English))
    yield
    QLocale.setDefault(before)


def intent(task: Task = Task.COMPRESS, **options: Any) -> Intent:
    return Intent.of(task, Options(**options))


def make_row(is_latent: bool = False) -> Row:
    return Row(Item(Source(PATH, PurePath("sub/a.png")), PATH, is_latent, 2_000_000))


def make_done(psnr: float | None = 34.26, bytes_out: int = 83_100) -> Row:
    facts = {"quality": 60, "psnr": psnr, "width": 30, "height": 20}
    target = PATH.with_suffix(".aed")
    row = make_row()
    result = Result(
        PATH, State.DONE, target, bytes_in=2_000_000, bytes_out=bytes_out, facts=facts, notes=("a note",)
    )
    row.settle(result, intent(quality=60))
    return row


def test_waiting_row_says_what_will_be_done() -> None:
    texts = RowTexts()
    assert texts.title(make_row()) == str(PurePath("sub/a.png"))
    assert texts.detail(make_row()) == "2.0 MB · to compress"
    assert texts.detail(make_row(is_latent=True)) == "2.0 MB · to restore"
    assert texts.badge(make_row()) == ""


def test_running_row_says_how_far() -> None:
    row = make_row()
    row.state, row.fraction = RowState.RUNNING, 0.999
    assert (RowTexts().badge(row), RowTexts().detail(row)) == ("99 %", "2.0 MB · compressing")


def test_done_row_shows_sizes_psnr_and_notes() -> None:
    texts = RowTexts()
    assert texts.badge(make_done()) == "−95.8 %"
    assert texts.detail(make_done()) == "2.0 MB → 83.1 kB · 34.3 dB · quality 60 · a note"
    assert "34" not in texts.detail(make_done(psnr=None))
    assert "no difference" in texts.detail(make_done(psnr=float("inf")))
    assert str(PATH.with_suffix(".aed")) in texts.tip(make_done())
    assert "83.1 kB · 34.3 dB · quality 60" in texts.tip(make_done())
    assert texts.spoken(make_done()).startswith(str(PurePath("sub/a.png")) + ", −95.8 %, 2.0 MB")


def test_figures_that_have_no_room_are_left_out_whole() -> None:
    row, texts = make_done(), RowTexts()
    assert texts.detail(row, lambda text: "quality" not in text) == "2.0 MB → 83.1 kB · 34.3 dB · a note"
    assert texts.detail(row, lambda _: False) == "2.0 MB → 83.1 kB · a note"


def test_larger_result_is_no_success() -> None:
    row = make_done(bytes_out=2_060_000)
    assert RowTexts().badge(row) == "+3.0 %"
    assert make_done().is_success and not row.is_success


def test_sizes_have_as_many_digits_as_tell_something() -> None:
    assert [size_text(size) for size in (0, 999, 2_100_000, 83_100, 736_500)] == [
        "0 bytes",
        "999 bytes",
        "2.1 MB",
        "83.1 kB",
        "737 kB",
    ]


def test_saving_of_nothing_has_no_plus() -> None:
    assert saving_text(0.0) == "−0.0 %"


def test_failed_row_gives_the_reason_and_no_flags_as_a_hint() -> None:
    row = make_row()
    row.settle(Result(PATH, State.FAILED, reason="It is full.", hint="Choose another disk."), intent())
    assert (RowTexts().badge(row), RowTexts().detail(row)) == ("Failed", "It is full.")
    assert "Choose another disk." in RowTexts().tip(row)
    row.settle(Result(PATH, State.FAILED, reason="Too large.", hint="Raise --max-pixels."), intent())
    assert "--max-pixels" not in RowTexts().tip(row)


def test_cancelled_row_waits_again() -> None:
    row = make_row()
    row.settle(Result(PATH, State.NOT_TRIED, reason="the run was stopped"), intent())
    assert row.state is RowState.WAITING and row.result is None


def test_only_settings_that_change_the_result_ask_for_work_again() -> None:
    row = make_done()
    assert not row.needs_work(intent(quality=60, on_exist="overwrite", format="jpg", measure=True))
    assert not row.needs_work(intent())
    for change in (
        {"quality": 61},
        {"target_size": 1000},
        {"target_psnr": 38.0},
        {"quality": 60, "output": "/elsewhere"},
        {"quality": 60, "name": "{stem}-small"},
        {"quality": 60, "effort": 4},
        {"quality": 60, "lossless": "never"},
        {"quality": 60, "strip": True},
        {"quality": 60, "model": "other"},
    ):
        assert row.needs_work(intent(**change)), change
    assert row.needs_work(intent(Task.DENOISE)) and not row.needs_work(intent(Task.RESTORE))


def test_restored_files_depend_on_what_restoring_takes() -> None:
    row = make_row(is_latent=True)
    result = Result(PATH, State.DONE, PATH.with_suffix(".png"), facts={"width": 30, "height": 20})
    row.settle(result, intent(quality=60))
    assert not row.needs_work(intent(quality=61, effort=9)) and not row.needs_work(intent(Task.DENOISE))
    assert row.needs_work(intent(format="jpg"))


@pytest.mark.parametrize("ground", ["#ffffff", "#101010"])
def test_colours_of_outcomes_can_be_read_on_any_ground(ground: str) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, ground)
    for colour in (tones.bad(palette), tones.good(palette)):
        assert contrast(colour.rgb(), palette.base().color().rgb()) >= 4.5


def contrast(a: int, b: int) -> float:
    """Contrast of two colours as the accessibility guidelines (WCAG 2) define it."""
    lighter, darker = sorted((luminance(a), luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(rgb: int) -> float:
    parts = [(rgb >> shift & 255) / 255 for shift in (16, 8, 0)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_result_of_other_settings_is_told_from_a_current_one() -> None:
    texts, row = RowTexts(), make_done()
    assert not texts.is_outdated(row)
    texts.intent = intent(quality=20)
    assert texts.is_outdated(row) and "Start makes it again" in texts.tip(row)
    texts.intent = intent(Task.RESTORE)
    assert not texts.is_outdated(row)
