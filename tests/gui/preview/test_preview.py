"""The controller: what is shown when the slider moves, the file changes, the run begins, something fails."""

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from aedesk.codec import Codec as RealCodec
from aedesk.codec import CodecSource, CompressSettings, compress_picture, restore_picture
from aedesk.errors import ModelError
from aedesk.gui.adding import Item, find_items
from aedesk.gui.preview.figures import Figures
from aedesk.gui.preview.shown import Shown
from aedesk.gui.task import Task
from aedesk.imaging import Picture, psnr, read_picture
from aedesk.options import Options, Preferences
from tests.batch.fakes import save_picture
from tests.gui.preview.conftest import Desk, colours

Save = Callable[..., Item]
ONE_THREAD = Preferences(threads=1)
PART = QRect(32, 16, 64, 48)


def set_up(desk: Desk, task: Task = Task.COMPRESS, **options: object) -> None:
    desk.preview.set_settings(task, Options(**{"lossless": "never", **options}), ONE_THREAD)  # type: ignore[arg-type]


class FakeLook:
    """In place of the networks: shows the quality as a shade, and can be held at a gate."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[tuple[int | None, bool, QRect]] = []
        self.error: BaseException | None = None
        monkeypatch.setattr("aedesk.gui.preview.sights.look", self)
        monkeypatch.setattr("aedesk.gui.preview.sights.look_aside", lambda *_: iter(()))

    def __call__(
        self,
        _sights: object,
        _source: object,
        visible: QRect,
        _task: Task,
        options: Options,
        _threads: int | None,
        *,
        at_rest: bool,
    ) -> Iterator[Shown]:
        self.asked.append((options.quality, at_rest, visible))
        self.gate.wait()
        if self.error is not None:
            raise self.error
        image = QImage(visible.size(), QImage.Format.Format_RGB32)
        image.fill(options.quality or 0)
        figures = Figures(part_pixels=1, part_bytes=1, whole_bytes=options.quality, quality=options.quality)
        yield Shown(visible, image, figures)


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> FakeLook:
    return FakeLook(monkeypatch)


def test_what_is_shown_is_the_file(desk: Desk, save: Save, codec: RealCodec) -> None:
    item = save()
    set_up(desk, quality=55)
    desk.preview.show(item)
    desk.settle()
    made = compress_picture(read_picture(item.path), codec, CompressSettings(quality=55, lossless=False))
    restored = restore_picture(made.data, CodecSource(codecs=(codec,))).picture.pixels
    assert desk.view.picture is not None and desk.view.result is not None
    original = colours(desk.view.picture[0])
    np.testing.assert_array_equal(original, read_picture(item.path).pixels)
    image, area, caption = desk.view.result
    assert area == QRect(0, 0, 160, 112)
    assert np.abs(colours(image).astype(int) - restored).max() <= 1
    figures = desk.figures[-1]
    assert figures is not None and figures.is_exact and figures.covers_all
    assert figures.whole_bytes == figures.part_bytes == len(made.data)
    assert figures.psnr == pytest.approx(psnr(original, restored), abs=0.01)
    assert "55" in caption and "dB" in caption


def test_part_first_then_all_of_a_large_picture(
    desk: Desk, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aedesk.gui.preview.pieces.Pace.took", lambda *_: None)
    monkeypatch.setattr("aedesk.gui.preview.pieces.MOST_AT_ONCE", 80 * 64)
    monkeypatch.setattr("aedesk.gui.preview.pieces.Pace.__init__.__defaults__", (80 * 64,))
    set_up(desk, quality=30)
    desk.preview.show(save())
    desk.settle()
    first, last = desk.view.areas[0], desk.view.areas[-1]
    assert first.width() * first.height() <= 80 * 64
    assert last == QRect(0, 0, 160, 112) and last.contains(first)
    early = next(figures for figures in desk.figures if figures)
    assert not early.is_exact and not early.covers_all
    estimates = [figures.whole_bytes for figures in desk.figures if figures and figures.whole_bytes]
    assert estimates[0] == pytest.approx(estimates[-1], rel=0.1)
    assert desk.figures[-1] is not None and desk.figures[-1].is_exact


def test_slider_that_moves_on_shows_the_last(desk: Desk, save: Save, look: FakeLook) -> None:
    look.gate.clear()
    desk.preview.show(save())
    desk.until(lambda: look.asked)
    for quality in (10, 20, 30, 40):
        set_up(desk, quality=quality)
    look.gate.set()
    desk.settle()
    assert [asked[:2] for asked in look.asked] == [(None, False), (40, False), (40, True)]
    assert desk.figures[-1] is not None and desk.figures[-1].quality == 40


def test_part_on_its_way_is_seen_while_the_slider_moves(desk: Desk, save: Save, look: FakeLook) -> None:
    look.gate.clear()
    set_up(desk, quality=5)
    desk.preview.show(save())
    desk.until(lambda: look.asked)
    set_up(desk, quality=6)
    look.gate.set()
    desk.settle()
    seen = [figures.quality for figures in desk.figures if figures]
    assert seen[0] == 5 and seen[-1] == 6


def test_work_at_rest_is_given_up_for_a_change(desk: Desk, save: Save, look: FakeLook) -> None:
    set_up(desk, quality=5)
    desk.preview.show(save())
    desk.until(lambda: look.asked and desk.view.result)
    look.gate.clear()
    desk.until(lambda: look.asked[-1][1])
    told = len(desk.figures)
    set_up(desk, quality=6)
    look.gate.set()
    desk.settle()
    assert [figures.quality for figures in desk.figures[told:] if figures] == [6, 6]


def test_another_part_is_looked_at(desk: Desk, save: Save, look: FakeLook) -> None:
    desk.preview.show(save())
    desk.settle()
    desk.view.look_at(PART)
    desk.settle()
    assert look.asked[-1][2] == PART
    assert desk.view.result is not None and desk.view.result[1] == PART


def test_another_file_takes_the_place(desk: Desk, save: Save, look: FakeLook) -> None:
    first, second = save("a.png"), save("b.png", np.full((40, 50, 3), 9, np.uint8))
    look.gate.clear()
    desk.preview.show(first)
    desk.until(lambda: look.asked)
    desk.preview.show(second)
    look.gate.set()
    desk.settle()
    assert desk.view.picture is not None and desk.view.picture[0].width() == 50
    assert all(area.width() == 50 for area in desk.view.areas)
    desk.preview.show(None)
    assert desk.view.picture is None and desk.figures[-1] is None
    desk.settle()
    assert desk.view.picture is None


def test_rests_during_a_run(desk: Desk, save: Save, look: FakeLook) -> None:
    desk.preview.set_active(False)
    desk.preview.show(save())
    desk.settle()
    assert desk.view.picture is not None and desk.view.result is None and not look.asked
    assert "rests" in desk.view.message
    desk.preview.set_active(True)
    assert desk.view.message == ""
    desk.settle()
    assert desk.view.result is not None


def test_models_leave_their_memory_to_a_run(desk: Desk, save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[weakref.ref[object]] = []
    find = CodecSource.named

    def note(source: CodecSource, name: str | None) -> RealCodec:
        codec = find(source, name)
        opened.append(weakref.ref(codec.networks))
        return codec

    monkeypatch.setattr(CodecSource, "named", note)
    set_up(desk)
    desk.preview.show(save())
    desk.settle()
    desk.preview.set_active(False)
    desk.settle()
    gc.collect()
    assert [networks() for networks in opened] == [None]
    assert desk.view.result is not None
    desk.preview.set_active(True)
    set_up(desk, quality=20)
    desk.settle()
    assert len(opened) == 2 and desk.figures[-1] is not None and desk.figures[-1].quality == 20


def test_pictures_are_left_alone_by_restore(desk: Desk, save: Save, look: FakeLook) -> None:
    desk.preview.show(save())
    desk.settle()
    assert desk.view.is_offering
    set_up(desk, Task.RESTORE)
    desk.settle()
    assert desk.view.result is None and desk.figures[-1] is None and not desk.view.is_offering
    assert "Restore" in desk.view.message
    set_up(desk, Task.COMPRESS)
    desk.settle()
    assert desk.view.result is not None and not desk.view.message


def test_unreadable_file_is_told(desk: Desk, tmp_path: Path) -> None:
    for name in ("a.png", "b.aed"):
        (tmp_path / name).write_text("no picture")
        desk.preview.show(find_items([str(tmp_path / name)])[0])
        desk.settle()
        assert desk.view.picture is None and "not" in desk.view.message


def test_missing_model_is_told(desk: Desk, save: Save, look: FakeLook) -> None:
    look.error = ModelError("There is no model 'x'.", "See the list.")
    desk.preview.show(save())
    desk.settle()
    assert desk.view.message == "There is no model 'x'." and desk.view.result is None
    look.error = None
    set_up(desk, quality=7)
    desk.settle()
    assert desk.view.message == "" and desk.view.result is not None


@pytest.mark.usefixtures("look")
def test_why_a_file_cannot_be_shown_stays_until_it_can(desk: Desk, tmp_path: Path) -> None:
    """Through a run, through other pages; and it is tried again when models came."""
    path = tmp_path / "damaged.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 50)
    desk.preview.show(find_items([str(path)])[0])
    desk.settle()
    told = desk.view.message
    assert told
    desk.preview.set_active(False)
    assert desk.view.message != told
    desk.preview.set_active(True)
    assert desk.view.message == told
    set_up(desk, Task.DENOISE)
    desk.settle()
    assert desk.view.message == told
    save_picture(path)
    desk.preview.try_again()
    desk.settle()
    assert desk.view.message == "" and desk.view.picture is not None


def test_fault_of_the_program_is_not_hidden(qtbot: QtBot, desk: Desk, save: Save, look: FakeLook) -> None:
    look.error = ZeroDivisionError("a fault")
    with qtbot.captureExceptions() as raised:
        desk.preview.show(save())
        desk.settle()
    # Once for each time that the picture was looked at: the view may have got its size meanwhile.
    assert {error for _, error, _ in raised} == {look.error}


def test_closed_preview_tells_nothing(desk: Desk, save: Save, look: FakeLook) -> None:
    look.gate.clear()
    desk.preview.show(save())
    desk.until(lambda: look.asked)
    desk.preview.close()
    told = len(desk.figures)
    look.gate.set()
    desk.until(lambda: desk.operations.is_idle)
    set_up(desk, quality=9)
    desk.settle()
    assert desk.view.result is None and len(desk.figures) == told


def test_latent_file_is_shown_and_nothing_is_written(
    desk: Desk, codec: RealCodec, tmp_path: Path, save: Save
) -> None:
    picture = read_picture(save("a.png").path)
    made = compress_picture(picture, codec, CompressSettings(quality=50, lossless=False))
    (tmp_path / "only").mkdir()
    path = tmp_path / "only" / "b.aed"
    path.write_bytes(made.data)
    desk.preview.show(find_items([str(path)])[0])
    desk.settle()
    restored = restore_picture(made.data, CodecSource(codecs=(codec,))).picture.pixels
    assert desk.view.picture is not None
    assert np.abs(colours(desk.view.picture[0]).astype(int) - restored).max() <= 1
    assert "50" in desk.view.picture[2]
    figures = desk.figures[-1]
    assert figures is not None and figures.is_exact and figures.whole_bytes == len(made.data)
    assert list(path.parent.iterdir()) == [path]


def beside_jpeg(desk: Desk, item: Item) -> tuple[QImage, QRect, str]:
    """Show a file with a JPEG of the same size on the left side."""
    desk.preview.show(item)
    desk.settle()
    desk.view.rival_chosen.emit("jpeg")
    desk.settle()
    assert desk.view.rival is not None
    return desk.view.rival


def test_other_codec_beside_ours_is_no_larger(desk: Desk, save: Save) -> None:
    set_up(desk, quality=60)
    _, area, caption = beside_jpeg(desk, save())
    assert desk.view.result is not None and area == desk.view.result[1]
    assert caption.startswith("JPEG")
    desk.view.rival_chosen.emit("")
    desk.settle()
    assert desk.view.rival is None


def test_other_codec_gets_no_bits_of_the_metadata(desk: Desk, tmp_path: Path) -> None:
    random = np.random.default_rng(5)
    photo = Image.fromarray(random.integers(0, 255, (112, 160, 3), np.uint8))
    for name, profile in (("bare.png", b""), ("rich.png", random.bytes(40_000))):
        photo.save(tmp_path / name, icc_profile=profile)
    set_up(desk, quality=60)
    items = find_items([str(tmp_path / name) for name in ("bare.png", "rich.png")])
    captions = [beside_jpeg(desk, item)[2] for item in items]
    figures = desk.figures[-1]
    assert figures is not None and figures.beside_bytes > 40_000
    assert captions[0] == captions[1]


def test_other_codec_goes_where_there_is_no_size_to_compare(desk: Desk, save: Save) -> None:
    set_up(desk, quality=60)
    beside_jpeg(desk, save())
    desk.view.visible = QRect(0, 0, 80, 64)  # of a part there is no size without loss
    set_up(desk, quality=60, lossless="always")
    desk.settle()
    assert desk.view.rival is None


def test_drawing_is_shown_as_it_will_be_stored(desk: Desk, save: Save, codec: RealCodec) -> None:
    """Where the encoder stores a picture exactly, that is what is shown."""
    pixels = np.zeros((112, 160, 3), np.uint8)
    pixels[30:60, 40:90] = (250, 20, 90)
    item = save("a.png", pixels)
    set_up(desk, quality=60, lossless="auto")
    desk.preview.show(item)
    desk.until(lambda: desk.figures[-1] and desk.figures[-1].is_lossless)
    desk.settle()
    made = compress_picture(read_picture(item.path), codec, CompressSettings())
    figures = desk.figures[-1]
    assert made.lossless and figures is not None and figures.whole_bytes == len(made.data)
    assert desk.view.result is not None
    np.testing.assert_array_equal(colours(desk.view.result[0]), pixels)
    set_up(desk, quality=60, lossless="never")
    desk.settle()
    assert desk.figures[-1] is not None and not desk.figures[-1].is_lossless


@pytest.mark.parametrize("target", [{"target_size": 1500}, {"target_psnr": 33.0}])
def test_target_is_met_as_by_the_encoder(
    desk: Desk, save: Save, codec: RealCodec, target: dict[str, float]
) -> None:
    item = save()
    set_up(desk, **target)
    desk.preview.show(item)
    desk.settle()
    given = {"target_bytes" if name == "target_size" else name: value for name, value in target.items()}
    settings = CompressSettings(lossless=False, **given)  # type: ignore[arg-type]
    made = compress_picture(read_picture(item.path), codec, settings)
    figures = desk.figures[-1]
    assert figures is not None and figures.quality == made.quality
    assert figures.whole_bytes == len(made.data)


def test_target_out_of_reach_is_told(desk: Desk, save: Save) -> None:
    set_up(desk, target_size=60)
    desk.preview.show(save())
    desk.settle()
    assert desk.figures[-1] is not None and "not possible" in desk.figures[-1].note


@pytest.mark.parametrize("channels", [1, 2, 4])
def test_grey_and_alpha_are_shown(desk: Desk, save: Save, codec: RealCodec, channels: int) -> None:
    pixels = np.tile(np.arange(160, dtype=np.uint8), (112, 1))[:, :, None].repeat(channels, axis=2)
    item = save("a.png", picture=Picture.from_array(pixels))
    set_up(desk, quality=60)
    desk.preview.show(item)
    desk.settle()
    assert desk.view.result is not None and desk.view.picture is not None
    image = desk.view.result[0]
    assert image.hasAlphaChannel() is desk.view.picture[0].hasAlphaChannel() is (channels in (2, 4))
    if image.hasAlphaChannel():
        np.testing.assert_array_equal(colours(image)[:, :, 3], pixels[:, :, -1])
    made = compress_picture(read_picture(item.path), codec, CompressSettings(quality=60, lossless=False))
    assert desk.figures[-1] is not None and desk.figures[-1].whole_bytes == len(made.data)
