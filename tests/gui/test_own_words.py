"""What the engine says of files that fail, in the language of the window."""

import errno
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication

from aedesk.batch.result import failure, known_error
from aedesk.codec import CodecSource, restore_picture
from aedesk.errors import AedeskError, OutOfMemoryError, OutputTakenError
from aedesk.files.reasons import cannot_make, cannot_write
from aedesk.gui.own_words import hint_in_own_words, in_own_words
from aedesk.gui.resources import find_resource
from aedesk.gui.rows import RowState
from aedesk.gui.window import MainWindow
from aedesk.imaging import Limits, encode_picture, read_picture
from aedesk.zoo import find_package, import_package
from tests.conftest import PROJECT
from tests.imaging.material import saved

GOLDEN = PROJECT / "tests" / "data" / "golden" / find_package().id_hex
ENGLISH = re.compile(
    r"\b(the|is|are|of|and|cannot|this|not|with|that|it|its|has|bytes|image|file|there|text)\b"
)


def wrong_file(folder: Path, data: bytes, name: str = "wrong") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def cut(image: Image.Image, kind: str, share: float, **options: object) -> bytes:
    data = saved(image, kind, **options)
    return data[: int(share * len(data))]


NOISE = Image.effect_noise((200, 150), 90)
PICTURES: dict[str, Callable[[Path], object]] = {
    "absent": lambda folder: folder / "absent.png",
    "a folder": lambda folder: folder,
    "empty": lambda _: b"",
    "a text": lambda _: b"This is a text.",
    "a document": lambda _: b"%PDF-1.7\n" + bytes(100),
    "a drawing": lambda _: b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "a latent file": lambda _: (GOLDEN / "photo-60.aed").read_bytes(),
    "half a PNG": lambda _: cut(NOISE, "png", 0.5),
    "half a JPEG": lambda _: cut(NOISE, "jpeg", 0.5),
    "half a WebP": lambda _: cut(NOISE, "webp", 0.5),
    "half a TIFF": lambda _: cut(NOISE, "tiff", 0.5),
    "half an AVIF": lambda _: cut(NOISE.convert("RGB"), "avif", 0.5),
    "half a BMP": lambda _: cut(NOISE, "bmp", 0.5),
    "half a GIF": lambda _: cut(NOISE, "gif", 0.5),
    "the start of a PNG": lambda _: cut(NOISE, "png", 0.001),
    "32-bit samples": lambda _: saved(Image.new("F", (9, 9)), "tiff"),
    "too many pixels": lambda _: saved(Image.new("L", (2000, 1000)), "png"),
}
LATENTS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "a picture": lambda _: saved(NOISE, "png"),
    "sent as text": lambda data: data.replace(b"\r\n", b"\n", 1),
    "its first bytes": lambda data: data[:12],
    "half of it": lambda data: data[: len(data) // 2],
    "with more behind": lambda data: data + b"more",
    "a newer version": lambda data: data[:8] + bytes([data[8] + 1]) + data[9:],
    "another header": lambda data: data[:14] + bytes([data[14] ^ 1]) + data[15:],
    "other bits": lambda data: data[:-40] + bytes([data[-40] ^ 16]) + data[-39:],
}


def raised(act: Callable[[], object]) -> AedeskError:
    """What a user is told of what an action raises."""
    with pytest.raises((AedeskError, OSError)) as caught:
        act()
    return known_error(caught.value)


def assert_german(text: str) -> None:
    said = in_own_words(text)
    assert said != text
    names = re.compile(r"/\S+")
    assert not ENGLISH.search(names.sub("", said)), said


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("name", PICTURES)
def test_why_a_picture_cannot_be_read(name: str, tmp_path: Path) -> None:
    made = PICTURES[name](tmp_path)
    path = wrong_file(tmp_path, made) if isinstance(made, bytes) else made
    assert isinstance(path, Path)
    error = raised(lambda: read_picture(path, Limits(max_pixels=1_000_000)))
    assert_german(error.message)
    hint = hint_in_own_words(error.hint)
    assert not hint or hint != error.hint


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("name", LATENTS)
def test_why_a_latent_file_cannot_be_restored(name: str) -> None:
    data = LATENTS[name]((GOLDEN / "photo-60.aed").read_bytes())
    assert_german(raised(lambda: restore_picture(data, CodecSource())).message)


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("name", ["PERM", "NOSPC", "DQUOT", "ROFS", "ACCES", "NAMETOOLONG", "IO", "EISDIR"])
def test_why_a_result_cannot_be_written(name: str) -> None:
    reason = OSError(getattr(errno, f"E{name.removeprefix('E')}"), "")
    for error in (cannot_write(Path("/a b/c.aed"), reason, ""), cannot_make(Path("/a b"), reason, "")):
        assert_german(error.message)
        assert "/a b" in in_own_words(error.message)


@pytest.mark.usefixtures("german")
def test_what_else_goes_wrong_with_pictures(tmp_path: Path) -> None:
    rgba = read_picture(wrong_file(tmp_path, saved(Image.new("RGBA", (9, 9), (1, 2, 3, 4)), "png")))
    errors = [
        raised(lambda: find_package("absent")),
        raised(lambda: import_package(wrong_file(tmp_path, b"PK", "a.aemodel"))),
        raised(lambda: import_package(tmp_path / "absent.aemodel")),
        raised(lambda: encode_picture(rgba, "jpeg")),
        OutputTakenError(f"{tmp_path} came into being in the meantime.", "Choose --on-exist overwrite."),
        known_error(MemoryError()),
        OutOfMemoryError("Memory ran out in the network synthesis.", "Use fewer --jobs."),
    ]
    for error in errors:
        assert_german(error.message)
        assert hint_in_own_words(error.hint) != error.hint or not error.hint
    for text in (
        "the output exists",
        "saves 3.1 %, less than 5 %",
        "The first of 3 pages was taken.",
        "Stored without loss, 12 % smaller than quality 60.",
        "Stored without loss: quality 100 reaches 41.20 dB.",
    ):
        assert_german(text)


@pytest.mark.usefixtures("german")
def test_what_is_put_in_stays_and_numbers_are_written_as_the_language_does() -> None:
    assert in_own_words("The target is 1,234,567 bytes; the smallest possible file has 2,000,000.") == (
        "Das Ziel ist 1.234.567 Byte; die kleinste mögliche Datei hat 2.000.000."
    )
    assert "41,20 dB" in in_own_words("The target is 45.00 dB; this picture reaches 41.20 dB at most.")
    assert in_own_words("/a: b.png cannot be written: there is no space left on the device.") == (
        "/a: b.png lässt sich nicht schreiben: auf dem Gerät ist kein Platz mehr."
    )


@pytest.mark.usefixtures("german")
def test_every_sentence_is_recognised_with_what_was_put_in() -> None:
    file = find_resource("translations", "engine.json")
    assert file is not None
    lost = []
    for template in json.loads(file.read_text("utf-8")):
        values = [f"<{number}>" for number in range(9)]
        wanted = QCoreApplication.translate("Engine", template).format(*values)
        if in_own_words(template.format(*values)) != wanted:
            lost.append(template)
    assert lost == []


def test_english_stays_as_it_is(qapp: QCoreApplication) -> None:
    assert in_own_words("the output exists") == "the output exists"
    assert hint_in_own_words("Choose --on-exist overwrite.") == ""
    assert hint_in_own_words("Install it again.") == "Install it again."


@pytest.mark.usefixtures("german", "fake_codec")
def test_rows_and_dialogs_speak_german(
    window: MainWindow, add: Callable[..., object], tmp_path: Path
) -> None:
    add(wrong_file(tmp_path, b"", "a.png"))
    (row,) = window.model.rows
    error = raised(lambda: read_picture(row.item.path))
    row.settle(failure(row.item.path, error), window.model.texts.intent)
    assert row.state is RowState.FAILED
    assert window.model.texts.detail(row).startswith("Dies ist eine leere Datei, kein lesbares Bild")
    assert not ENGLISH.search(window.model.texts.tip(row).replace(str(tmp_path), ""))
