"""Latent files through Pillow: lazy, with metadata and modes, and with the errors that are usual there."""

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, UnidentifiedImageError

import aedesk
from aedesk.imaging import psnr
from aedesk.zoo import list_packages
from tests.codec.material import drawn

PROJECT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module", autouse=True)
def installed_model() -> None:
    if not list_packages():
        pytest.skip("no model is installed")


@pytest.fixture
def image() -> Image.Image:
    return Image.fromarray(drawn(90, 70))


@pytest.fixture
def latent(image: Image.Image, tmp_path: Path) -> Path:
    path = tmp_path / "a.aed"
    image.save(path, quality=80)
    return path


def test_save_and_open_by_name(image: Image.Image, latent: Path) -> None:
    assert aedesk.inspect(latent).quality == 80
    with Image.open(latent) as opened:
        assert (opened.format, opened.mode, opened.size) == ("AED", "RGB", (90, 70))
        assert opened.get_format_mimetype() == "image/x-aed"
        assert psnr(np.asarray(opened), np.asarray(image)) > 20


def test_save_and_open_in_memory(image: Image.Image) -> None:
    stream = io.BytesIO()
    image.save(stream, "AED")
    data = stream.getvalue()
    assert data == aedesk.compress(image)
    opened = Image.open(io.BytesIO(data))
    np.testing.assert_array_equal(np.asarray(opened), aedesk.restore(data).to_array())


def test_pixels_are_restored_when_they_are_needed(latent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    restore = aedesk.restore
    monkeypatch.setattr(
        "aedesk.pillow_image.restore", lambda *args, **named: calls.append(1) or restore(*args, **named)
    )
    opened = Image.open(latent)
    assert opened.size == (90, 70) and calls == []
    assert not opened.fp.closed
    opened.getpixel((0, 0))
    opened.load()
    assert calls == [1] and opened.fp is None


def test_only_opening_and_sections_are_read(image: Image.Image) -> None:
    class Watched(io.BytesIO):
        furthest = 0

        def read(self, size: int | None = -1) -> bytes:
            data = super().read(size)
            self.furthest = max(self.furthest, self.tell())
            return data

    big = aedesk.compress(drawn(300, 300, seed=1), 100)
    assert len(big) > 40_000
    stream = Watched(big)
    Image.open(stream)
    assert stream.furthest < 20_000


@pytest.mark.parametrize(
    ("channels", "dtype", "mode"),
    [
        (1, np.uint8, "L"),
        (2, np.uint8, "LA"),
        (3, np.uint8, "RGB"),
        (4, np.uint8, "RGBA"),
        (1, np.uint16, "I;16"),
        (2, np.uint16, "LA"),
        (3, np.uint16, "RGB"),
        (4, np.uint16, "RGBA"),
    ],
)
def test_mode_is_known_before_the_pixels(channels: int, dtype: type, mode: str) -> None:
    data = aedesk.compress(drawn(20, 10, channels=channels, dtype=dtype))
    opened = Image.open(io.BytesIO(data))
    assert opened.mode == mode
    opened.load()
    assert opened.mode == mode and opened.im.mode == mode
    np.testing.assert_array_equal(np.asarray(opened), np.asarray(aedesk.restore(data).to_pillow()))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "I;16"])
@pytest.mark.filterwarnings("ignore:CMYK")
def test_modes_that_can_be_saved(mode: str) -> None:
    source = Image.new(mode, (12, 9)) if mode == "I;16" else Image.fromarray(drawn(12, 9)).convert(mode)
    stream = io.BytesIO()
    source.save(stream, "AED")
    assert Image.open(stream).size == (12, 9)


def test_metadata_goes_through(image: Image.Image) -> None:
    exif = Image.Exif()
    exif[0x010E] = "a description"
    image.info.update(icc_profile=b"profile", exif=exif.tobytes(), xmp=b"<x/>")
    stream = io.BytesIO()
    image.save(stream, "AED")
    opened = Image.open(stream)
    assert (opened.info["icc_profile"], opened.info["xmp"]) == (b"profile", b"<x/>")
    assert opened.getexif()[0x010E] == "a description"
    # And on into another format, as Pillow's users do it.
    jpeg = io.BytesIO()
    opened.save(jpeg, "JPEG", exif=opened.info["exif"], icc_profile=opened.info["icc_profile"])
    assert Image.open(jpeg).getexif()[0x010E] == "a description"


def test_parameters_replace_metadata(image: Image.Image) -> None:
    exif = Image.Exif()
    exif[0x010E] = "new"
    image.info.update(icc_profile=b"profile", exif=b"Exif\0\0II", xmp=b"<x/>")
    stream = io.BytesIO()
    image.save(stream, "AED", exif=exif, icc_profile=None, xmp=b"<y/>")
    opened = Image.open(stream)
    assert "icc_profile" not in opened.info and opened.info["xmp"] == b"<y/>"
    assert opened.getexif()[0x010E] == "new"


def test_orientation_is_applied_once(image: Image.Image) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    stream = io.BytesIO()
    image.save(stream, "AED", exif=exif)
    opened = Image.open(stream)
    assert opened.size == (70, 90) and opened.getexif()[0x0112] == 1


def test_targets(image: Image.Image) -> None:
    stream = io.BytesIO()
    image.save(stream, "AED", target_size=1500)
    assert len(stream.getvalue()) <= 1500


def test_wrong_parameters_leave_no_file(image: Image.Image, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="1 to 100"):
        image.save(tmp_path / "a.aed", quality=0)
    with pytest.raises(OSError, match="floating"):
        Image.new("F", (4, 4)).save(tmp_path / "a.aed")
    assert not list(tmp_path.iterdir())


def test_damaged_opening_is_not_identified(latent: Path) -> None:
    data = bytearray(latent.read_bytes())
    data[9] ^= 1
    with pytest.raises(UnidentifiedImageError, match="checksum of the header"):
        Image.open(io.BytesIO(data))
    with pytest.raises(UnidentifiedImageError):
        Image.open(io.BytesIO(bytes(data[:20])))
    latent.write_bytes(data)
    with pytest.raises(UnidentifiedImageError):
        Image.open(latent)


def test_damaged_strip_is_an_error_when_it_is_loaded(latent: Path) -> None:
    data = bytearray(latent.read_bytes())
    data[-1] ^= 1
    with Image.open(io.BytesIO(data)) as opened, pytest.raises(OSError, match="strip 0"):
        opened.load()
    cut = Image.open(io.BytesIO(data[:-10]))
    with pytest.raises(OSError, match="cut"):
        cut.load()


def test_cut_in_the_sections_is_not_identified() -> None:
    data = aedesk.compress(aedesk.Picture(drawn(9, 9), metadata=aedesk.Metadata(icc=bytes(range(256)) * 99)))
    with pytest.raises(UnidentifiedImageError, match="cut"):
        Image.open(io.BytesIO(data[:200]))


def test_missing_model_is_an_error_when_it_is_loaded(latent: Path) -> None:
    from dataclasses import replace

    from aedesk.codec.container import build, parse
    from aedesk.imaging import Limits

    file = parse(latent.read_bytes(), Limits())
    foreign = build(replace(file, header=replace(file.header, model_id=b"none")))
    with pytest.raises(OSError, match=b"none".hex()):
        Image.open(io.BytesIO(foreign)).load()


def test_pillows_own_limit_holds(latent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    with pytest.raises(Image.DecompressionBombError):
        Image.open(latent)


@pytest.mark.parametrize(
    "imports",
    [
        "import aedesk; from PIL import Image",
        "from PIL import Image; import aedesk",
        "import aedesk; import PIL.Image as Image",
        "import aedesk, importlib; Image = importlib.import_module('PIL.Image')",
        "from PIL import Image; Image.init(); import aedesk",
        "import aedesk; import aedesk.pillow_plugin as p; p.register_when_imported(); from PIL import Image",
    ],
)
def test_pillow_knows_the_format_in_whatever_order_of_imports(imports: str, latent: Path) -> None:
    code = f"""
import sys
{imports}
image = Image.open({str(latent)!r})
image.load()
print(image.format, Image.registered_extensions()[".aed"])
print(len([finder for finder in sys.meta_path if "aedesk" in type(finder).__module__]))
print(type(Image.__spec__.loader).__name__, Image.__spec__.loader is Image.__loader__)
"""
    process = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=PROJECT, capture_output=True, check=False
    )
    assert process.returncode == 0, process.stderr.decode()
    assert process.stdout.decode().splitlines() == ["AED AED", "0", "SourceFileLoader True"]
