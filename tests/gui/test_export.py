"""“Save picture as…”: formats, quality, metadata, and files that are never replaced without being asked."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

import aedesk
from aedesk.batch import StoppedError
from aedesk.errors import OutputError
from aedesk.gui.adding import find_items
from aedesk.gui.export import ExportDialog
from aedesk.gui.exporting import Order, Written, write_picture
from aedesk.gui.operations import Operations
from aedesk.imaging import Metadata, Picture, encode_picture, read_picture
from tests.gui.conftest import PATIENCE_MS

Show = Callable[[Path], ExportDialog]


def go_on(_share: float) -> None:
    """Never stop."""


@pytest.fixture
def show(qtbot: QtBot, settings: QSettings) -> Show:
    def do(path: Path) -> ExportDialog:
        (item,) = find_items([str(path)])
        dialog = ExportDialog(None, Operations(), item, settings)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return do


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture of 16 bits with metadata."""
    pixels = np.random.default_rng(1).integers(0, 65536, (40, 60, 3)).astype(np.uint16)
    picture = Picture(pixels, metadata=Metadata(icc=_profile(), xmp=b"<x:xmpmeta/>"))
    path = tmp_path / "photo.png"
    path.write_bytes(encode_picture(picture, "png"))
    return path


def _profile() -> bytes:
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def pick(dialog: ExportDialog, name: str) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(name))


def save(qtbot: QtBot, dialog: ExportDialog, path: Path) -> Written:
    with qtbot.waitSignal(dialog.saved, timeout=PATIENCE_MS) as saved:
        dialog.save_to(path)
    return saved.args[0]


@pytest.mark.parametrize("name", ["png", "jpg", "tiff", "webp", "avif"])
def test_every_format(qtbot: QtBot, show: Show, photo: Path, tmp_path: Path, name: str) -> None:
    dialog = show(photo)
    pick(dialog, name)
    written = save(qtbot, dialog, tmp_path / f"out.{name}")
    picture = read_picture(written.path)
    assert picture.format == {"jpg": "jpeg"}.get(name, name) and (picture.width, picture.height) == (60, 40)
    assert picture.metadata.icc and picture.metadata.xmp and written.size == written.path.stat().st_size
    is_exact = name in ("png", "tiff")
    assert (picture.depth == 16) == is_exact
    assert dialog.isVisible() != is_exact  # what was lost stays to be read
    assert is_exact or "rounded to 8" in dialog.note.text()


def test_quality_metadata_and_memory(qtbot: QtBot, show: Show, photo: Path, tmp_path: Path) -> None:
    dialog = show(photo)
    pick(dialog, "jpg")
    large = save(qtbot, dialog, tmp_path / "large.jpg")
    dialog.number.setValue(20)
    dialog.metadata.setChecked(False)
    small = save(qtbot, dialog, tmp_path / "small.jpg")
    assert small.size < large.size / 2
    metadata = read_picture(small.path).metadata
    assert metadata.xmp is None and metadata.icc is not None
    again = show(photo)
    assert again.chosen_format == "jpg" and again.quality.value() == 20 and not again.metadata.isChecked()


def test_what_a_format_asks_for(show: Show, photo: Path, tmp_path: Path) -> None:
    dialog = show(photo)
    for name, asks in (("png", False), ("jpg", True), ("tiff", False), ("avif", True)):
        pick(dialog, name)
        assert dialog.quality.isEnabled() == asks and not dialog.lossless.isVisible()
        assert (dialog.order(tmp_path / "x").quality is not None) == asks
    pick(dialog, "webp")
    assert dialog.lossless.isVisible() and dialog.order(tmp_path / "x").quality is None
    dialog.lossless.setChecked(False)
    assert dialog.order(tmp_path / "x").quality == 90


def test_a_latent_file_is_restored(qtbot: QtBot, show: Show, tmp_path: Path) -> None:
    pixels = np.full((48, 64, 3), 120, np.uint8)
    pixels[:, 32:] = 40
    path = tmp_path / "photo.aed"
    path.write_bytes(aedesk.compress(pixels, lossless=False))
    written = save(qtbot, show(path), tmp_path / "photo.png")
    assert np.array_equal(read_picture(written.path).pixels, aedesk.restore(path).pixels)


def test_the_file_dialog_asks_and_proposes_another_name(
    qtbot: QtBot, show: Show, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def execute(dialog: QFileDialog) -> QDialog.DialogCode:
        assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
        proposed.extend(Path(path).name for path in dialog.selectedFiles())
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(QFileDialog, "exec", execute)
    dialog = show(photo)
    dialog.save_button.click()
    pick(dialog, "jpg")
    dialog.save_button.click()
    assert proposed == ["photo-copy.png", "photo.jpg"] and dialog.save_button.isEnabled()


def test_an_original_is_never_written_over(photo: Path) -> None:
    before = photo.read_bytes()
    with pytest.raises(OutputError, match="is the picture itself"):
        write_picture(Order(photo, False, photo, "png"), go_on)
    assert photo.read_bytes() == before


def test_a_completed_name_replaces_nothing(photo: Path, tmp_path: Path) -> None:
    taken = tmp_path / "v1.2.jpg"
    taken.write_bytes(b"somebody else's")
    with pytest.raises(OutputError) as caught:
        write_picture(Order(photo, False, tmp_path / "v1.2", "jpg", 90), go_on)
    assert "--" not in caught.value.hint and taken.read_bytes() == b"somebody else's"
    written = write_picture(Order(photo, False, tmp_path / "v1.3", "jpg", 90), go_on)
    assert written.path == tmp_path / "v1.3.jpg"
    # A suffix that names another format decides.
    assert (
        read_picture(write_picture(Order(photo, False, tmp_path / "a.webp", "png"), go_on).path).format
        == "webp"
    )


def test_what_was_asked_for_replaces_the_old_file(photo: Path, tmp_path: Path) -> None:
    (tmp_path / "old.jpg").write_bytes(b"old")
    assert read_picture(write_picture(Order(photo, False, tmp_path / "old.jpg", "jpg", 90), go_on).path)


def test_failures_are_told_and_the_dialog_goes_on(qtbot: QtBot, show: Show, tmp_path: Path) -> None:
    clear = Picture(np.zeros((9, 9, 3), np.uint8), np.zeros((9, 9), np.uint8))
    path = tmp_path / "clear.png"
    path.write_bytes(encode_picture(clear, "png"))
    dialog = show(path)
    pick(dialog, "jpg")
    dialog.save_to(tmp_path / "clear.jpg")
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QMessageBox)), timeout=PATIENCE_MS)
    assert "transparent" in dialog.findChildren(QMessageBox)[0].text()
    assert dialog.save_button.isEnabled() and not dialog.bar.isVisible()
    assert not (tmp_path / "clear.jpg").exists()


def test_closing_gives_the_work_up(qtbot: QtBot, photo: Path, tmp_path: Path) -> None:
    def stop(_share: float) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        write_picture(Order(photo, False, tmp_path / "x.png", "png"), stop)
    assert not (tmp_path / "x.png").exists()
    operations = Operations()
    (item,) = find_items([str(photo)])
    dialog = ExportDialog(None, operations, item)
    dialog.show()
    dialog.save_to(tmp_path / "y.png")
    dialog.close()
    qtbot.waitUntil(lambda: operations.is_idle, timeout=PATIENCE_MS)
