"""The dialog that tells what is known of a file."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import aedesk
from aedesk.codec import inspect_file, map_bits
from aedesk.gui.information import InformationDialog
from aedesk.gui.information.heat import heat_colours, heat_image, top_of
from aedesk.gui.operations import Operations
from aedesk.imaging import Metadata, Picture, encode_picture
from tests.gui.conftest import PATIENCE_MS

Show = Callable[[Path], InformationDialog]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows a file and waits until all is known."""

    def do(path: Path) -> InformationDialog:
        operations = Operations()
        dialog = InformationDialog(None, operations, path)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.resize(640, 520)
        dialog.show()
        qtbot.waitUntil(lambda: operations.is_idle, timeout=PATIENCE_MS)
        return dialog

    return do


@pytest.fixture(scope="module")
def pixels() -> np.ndarray:
    """Quiet on the left, busy on the right: (96, 160, 3)."""
    array = np.full((96, 160, 3), 90, np.uint8)
    array[:, 96:] = np.random.default_rng(3).integers(0, 256, (96, 64, 3))
    return array


@pytest.fixture(scope="module")
def latent(tmp_path_factory: pytest.TempPathFactory, pixels: np.ndarray) -> Path:
    path = tmp_path_factory.mktemp("latent") / "photo.aed"
    picture = Picture(pixels, metadata=Metadata(xmp=b"<x:xmpmeta/>"))
    path.write_bytes(aedesk.compress(picture, 50, lossless=False))
    return path


def lines_of(dialog: InformationDialog) -> dict[str, str]:
    """What stands beside each name."""
    grid = dialog._grid
    cells = [[grid.itemAtPosition(row, column) for column in (0, 1)] for row in range(grid.rowCount())]
    texts = [[cell.widget().text() for cell in row] for row in cells if all(row)]
    assert all(isinstance(cell.widget(), QLabel) for row in cells if all(row) for cell in row)
    return dict(texts)


def test_facts_of_a_latent_file(show: Show, latent: Path) -> None:
    dialog, info = show(latent), inspect_file(latent.read_bytes())
    lines = lines_of(dialog)
    assert lines["Name"] == "photo.aed" and lines["Quality"] == "50" and lines["Checksums"] == "all are right"
    assert lines["Picture"].startswith("160 × 96 pixels") and "8 bits" in lines["Picture"]
    assert f"({info.model_id})" in lines["Model"] and "XMP" in lines["Kept"]
    assert dialog.bars.isVisible()
    for name in ("Header", "XMP", "Hyper-latents", "Latents"):
        assert name in dialog.bars.accessibleName()
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert "Checksums: all are right" in copied and "Latents: " in copied and str(latent.parent) in copied


def test_the_map_shows_where_the_bits_went(
    qtbot: QtBot, show: Show, latent: Path, pixels: np.ndarray, tmp_path: Path
) -> None:
    dialog = show(latent)
    assert dialog.map.view.shown is None  # it is made when it is looked at
    dialog.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.map.view.shown is not None, timeout=PATIENCE_MS)
    view = dialog.map.view
    bits = map_bits(latent.read_bytes())
    assert view.shown is not None and np.array_equal(view.shown.bits, bits)
    area = view._area(view.shown)
    dialog.map.heat.setValue(100)
    image = view.grab().toImage()

    def at(x: float, y: float) -> QPointF:
        """A point of the picture on the screen."""
        return area.topLeft() + QPointF(x, y) * (area.width() / 160)

    quiet, busy = (image.pixelColor(at(x, 40).toPoint()).lightness() for x in (40, 130))
    assert busy > quiet + 60
    assert view.text_at(at(35, 20)).startswith(f"{bits[1, 2]:.1f} bits")
    assert "from 32, 16 on" in view.text_at(at(35, 20)) and view.text_at(area.topLeft() - QPointF(2, 2)) == ""
    dialog.map.heat.setValue(0)
    plain = view.grab().toImage().pixelColor(at(40, 40).toPoint())
    assert abs(plain.red() - 90) < 25 and plain.red() == plain.blue()
    dialog.map.save_to(tmp_path / "map.png")
    qtbot.waitUntil(lambda: "Saved as" in dialog.map.sum.text(), timeout=PATIENCE_MS)
    saved = QImage(str(tmp_path / "map.png"))
    assert saved.width() == 400 and saved.height() > 240


def test_a_map_that_cannot_be_saved_says_why(
    qtbot: QtBot, show: Show, latent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr("aedesk.gui.dialogs.show_error", lambda _, error: told.append(error))
    dialog = show(latent)
    dialog.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.map.view.shown is not None, timeout=PATIENCE_MS)
    dialog.map.save_to(tmp_path / "missing" / "map.png")
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert "cannot be written" in str(told[0]) and dialog.map.save_button.isEnabled()


def test_a_lossless_file_has_no_map(show: Show, pixels: np.ndarray, tmp_path: Path) -> None:
    path = tmp_path / "exact.aed"
    path.write_bytes(aedesk.compress(pixels, lossless=True))
    dialog = show(path)
    lines = lines_of(dialog)
    assert lines["Quality"] == "stored without loss" and lines["Model"] == "none is needed"
    assert lines["Checksums"] == "all are right" and "Samples" in dialog.bars.accessibleName()
    dialog.tabs.setCurrentIndex(1)
    assert "without loss" in dialog.map.message.text() and dialog.map.view.shown is None


def test_a_missing_model_is_told_with_what_to_do(
    show: Show, latent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aedesk.zoo.find._SHIPPED", ())
    monkeypatch.setattr("aedesk.zoo.find.user_models_folder", lambda: latent.parent / "none")
    dialog = show(latent)
    lines = lines_of(dialog)
    assert "which is not installed" in lines["Model"]
    assert lines["Checksums"].startswith("not compared") and "Tools, Models" in lines["Checksums"]
    dialog.tabs.setCurrentIndex(1)
    assert "Tools, Models" in dialog.map.message.text()


def test_damage_is_told(qtbot: QtBot, show: Show, latent: Path, tmp_path: Path) -> None:
    data = bytearray(latent.read_bytes())
    data[-9] ^= 255
    path = tmp_path / "damaged.aed"
    path.write_bytes(bytes(data))
    dialog = show(path)
    assert "damaged" in lines_of(dialog)["Checksums"] or "latents of strip" in lines_of(dialog)["Checksums"]
    dialog.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: not dialog.map._busy.isVisible(), timeout=PATIENCE_MS)
    assert "strip 0" in dialog.map.message.text()


def test_facts_of_a_picture(show: Show, pixels: np.ndarray, tmp_path: Path) -> None:
    from PIL import Image, ImageCms

    exif = Image.Exif()
    exif[0x0110], exif[0x0132] = "Camera 5", "2019:05:04 10:20:30"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = tmp_path / "photo.jpg"
    Image.fromarray(pixels).save(path, exif=exif, icc_profile=profile)
    dialog = show(path)
    lines = lines_of(dialog)
    assert lines["Format"] == "JPEG" and lines["Camera"] == "Camera 5" and "2019" in lines["Taken"]
    assert "sRGB" in lines["Colour profile"] and "Exif" in lines["Metadata"]
    assert not dialog.bars.isVisible() and not dialog.tabs.isTabVisible(1)


def test_depth_and_transparency_of_a_picture(show: Show, tmp_path: Path) -> None:
    array = np.zeros((8, 9, 4), np.uint16)
    path = tmp_path / "deep.png"
    path.write_bytes(encode_picture(Picture.from_array(array), "png"))
    lines = lines_of(show(path))
    assert lines["Transparency"] == "yes" and "16 bits per sample" in lines["Picture"]
    assert lines["Colour profile"] == "none, sRGB is assumed" and "Camera" not in lines


@pytest.mark.parametrize("content", [b"hello", None])
def test_what_is_no_picture_says_so(show: Show, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "file.png"
    if content is not None:
        path.write_bytes(content)
    dialog = show(path)
    assert dialog.message.isVisible() and not dialog.copy_button.isEnabled() and dialog.text == ""
    assert "not a picture" in dialog.message.text() or "No such file" in dialog.message.text()


def test_closing_while_something_is_read_is_harmless(qtbot: QtBot, latent: Path) -> None:
    operations = Operations()
    dialog = InformationDialog.open_for(None, operations, latent)
    dialog.tabs.setCurrentIndex(1)
    dialog.close()
    qtbot.waitUntil(lambda: operations.is_idle, timeout=PATIENCE_MS)


def test_brighter_is_more() -> None:
    bits = np.linspace(0, 300, 300, dtype=np.float32).reshape(1, 300)
    image = heat_image(bits, top_of(bits))
    shades = [image.pixelColor(x, 0).lightnessF() for x in range(300)]
    assert shades[0] < 0.02 and shades[-1] > 0.75 and len(heat_colours()) == 256
    luminance = [
        0.3 * c.redF() + 0.6 * c.greenF() + 0.1 * c.blueF()
        for c in map(image.pixelColor, range(300), [0] * 300)
    ]
    assert luminance == sorted(luminance)


def test_the_dialogs_load_nothing_heavy() -> None:
    code = """
import sys
import aedesk.gui.models, aedesk.gui.information, aedesk.gui.export
print(sorted({"numpy", "PIL", "onnxruntime", "cv2", "keras", "safetensors"} & set(sys.modules)))
"""
    outcome = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert outcome.stdout == "[]\n"
