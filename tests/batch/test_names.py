"""Patterns of output names: fields, folders, and that nothing ever leaves the output folder."""

import os
from dataclasses import fields
from datetime import datetime
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from aedesk.batch import NamePattern
from aedesk.batch.names import FIELDS
from aedesk.batch.portable import as_one_name, fold
from aedesk.errors import OutputError, PictureError, UsageError
from aedesk.options import Options, spec_of
from tests.batch.fakes import save_picture

SETTINGS = {"quality": "60", "effort": "4", "model": "tiny"}


def name(pattern: str, path: Path, number: int = 7) -> str:
    return NamePattern(pattern, SETTINGS).place(path, number, ".aed").as_posix()


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{stem}", "IMG_1.aed"),
        ("{name}", "IMG_1.JPG.aed"),
        ("{stem}.{ext}", "IMG_1.JPG.aed"),
        ("{stem}.AED", "IMG_1.AED"),
        ("{stem}-q{quality}-e{effort}-{model}", "IMG_1-q60-e4-tiny.aed"),
        ("{parent}-{stem}", "Rome-IMG_1.aed"),
        ("{parent}/{stem}", "Rome/IMG_1.aed"),
        ("{counter}", "7.aed"),
        ("{counter:04}", "0007.aed"),
        ("{counter:4}", "0007.aed"),
        ("{{{stem}}}", "{IMG_1}.aed"),
        ("{quality:03}", "060.aed"),
    ],
)
def test_fields_of_the_name(tmp_path: Path, pattern: str, expected: str) -> None:
    assert name(pattern, tmp_path / "Rome" / "IMG_1.JPG") == expected


def save_photo(path: Path, *, orientation: int = 1, taken: str = "2024:05:06 14:30:59") -> Path:
    exif = Image.Exif()
    exif[0x0110] = "NIKON/D:3500 "
    exif[0x0112] = orientation
    if path.suffix == ".tiff":  # Pillow writes no directory of Exif into a TIFF
        exif[0x0132] = taken
    exif.get_ifd(0x8769)[0x9003] = taken
    Image.new("RGB", (20, 10)).save(path, exif=exif)
    return path


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tiff", ".avif"])
def test_fields_of_the_picture(tmp_path: Path, suffix: str) -> None:
    photo = save_photo(tmp_path / f"a{suffix}")
    assert name("{date}/{time}-{camera}-{width:03}x{height}", photo) == (
        "2024-05-06/14-30-59-NIKON_D_3500-020x10.aed"
    )
    assert name("{date:%Y/%m}/{stem}", photo) == "2024/05/a.aed"


def test_size_is_that_of_the_upright_picture(tmp_path: Path) -> None:
    assert name("{width}x{height}", save_photo(tmp_path / "a.jpg", orientation=6)) == "10x20.aed"


@pytest.mark.parametrize("taken", ["0000:00:00 00:00:00", "yesterday", ""])
def test_date_of_the_file_where_the_picture_has_none(tmp_path: Path, taken: str) -> None:
    photo = save_photo(tmp_path / "a.jpg", taken=taken)
    moment = datetime(2020, 2, 3, 4, 5, 6).timestamp()
    os.utime(photo, (moment, moment))
    assert name("{date}_{time}", photo) == "2020-02-03_04-05-06.aed"


def test_camera_of_a_picture_without_one(tmp_path: Path) -> None:
    assert name("{camera}", save_picture(tmp_path / "a.png")) == "unknown.aed"


def test_facts_of_a_latent_file(tmp_path: Path) -> None:
    from aedesk.codec.container import LatentFile, Metadata, Strip, build
    from aedesk.codec.header import Header

    with Image.open(save_photo(tmp_path / "a.jpg")) as image:
        exif = image.getexif().tobytes()
    file = LatentFile(Header(b"abcd", 20, 10, 60), (Strip(0, b"x", b"y"),), Metadata(exif=exif))
    (tmp_path / "a.aed").write_bytes(build(file))
    pattern = NamePattern("{date:%Y}-{camera}-{width}")
    assert pattern.place(tmp_path / "a.aed", 1, ".png") == PurePath("2024-NIKON_D_3500-20.png")


def test_picture_that_cannot_be_read_has_no_such_name(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"broken")
    with pytest.raises(PictureError):
        name("{width}", tmp_path / "a.png")
    assert name("{stem}", tmp_path / "a.png") == "a.aed"


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{sten}", "{sten}; there are stem, name, ext"),
        ("{}", "there are stem"),
        ("{stem.__class__}", "there are stem"),
        ("{stem[0]}", "there are stem"),
        ("{0}", "there are stem"),
        ("{stem!r}", "takes no format"),
        ("{stem:>9}", "takes no format"),
        ("{counter:x}", "digits"),
        ("{counter:0999}", "digits"),
        ("{date:%c}", "directives"),
        ("{date:%", "no pattern"),
        ("{stem", "no pattern"),
        ("stem}", "no pattern"),
        ("", "inside the output folder"),
        ("/tmp/{stem}", "inside the output folder"),
        ("../{stem}", "inside the output folder"),
        ("a/../../{stem}", "inside the output folder"),
        ("./{stem}", "inside the output folder"),
        ("{stem}/", "inside the output folder"),
        ("a//{stem}", "inside the output folder"),
        ("{stem}\0", "inside the output folder"),
    ],
)
def test_wrong_patterns(pattern: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        NamePattern(pattern, SETTINGS)
    assert said in str(caught.value)


def test_setting_that_is_not_known_yet() -> None:
    with pytest.raises(UsageError, match="not known before"):
        NamePattern("{stem}-q{quality}")


def test_name_that_would_leave_the_folder_by_what_the_source_is_called(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no name inside"):
        name("{stem}/x", tmp_path / "...png")
    assert name("{stem}", tmp_path / "...png") == "...aed"


def test_names_of_windows_devices_are_refused_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert name("{stem}", tmp_path / "con.png") == "con.aed"
    from aedesk.files.names import windows_fault

    monkeypatch.setattr("aedesk.batch.names.fault_here", windows_fault)
    for source in ("con.png", "Com1.x.png", "a:b.png", "what?.png"):
        with pytest.raises(OutputError):
            name("{stem}", tmp_path / source)
    with pytest.raises(UsageError):
        NamePattern("c:{stem}")


PIECES = st.one_of(
    st.text(max_size=6),
    st.sampled_from([f"{{{field}}}" for field in ("stem", "name", "ext", "parent", "counter", "quality")]),
    st.sampled_from(["/", "..", ".", "//", "\\", "~", "\0", "{counter:03}", "C:", "{{", "}}"]),
)
COMPONENTS = st.text(
    st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=8
).filter(lambda text: text not in {".", ".."})


@given(st.lists(PIECES, max_size=6).map("".join), COMPONENTS, COMPONENTS)
def test_no_pattern_and_no_source_leads_out_of_the_folder(pattern: str, folder: str, file: str) -> None:
    try:
        place = NamePattern(pattern, SETTINGS).place(Path("/in") / folder / file, 1, ".aed")
    except (UsageError, OutputError):
        return
    inside = os.path.normpath(Path("/out") / place)
    assert inside.startswith("/out/") and Path(inside) == Path("/out") / place
    assert inside.lower().endswith(".aed")


@given(st.text(max_size=20))
def test_text_from_a_file_is_one_component_at_most(text: str) -> None:
    made = as_one_name(text)
    assert not set('/\\:*?"<>|\0\n') & set(made)


@pytest.mark.parametrize(
    ("first", "second"), [("A", "a"), ("é", "e\u0301"), ("ß", "SS"), ("Å", "\u212b"), ("ﬁ", "FI")]
)
def test_names_that_are_one_somewhere(first: str, second: str) -> None:
    assert fold(first) == fold(second)


@given(st.text(max_size=12))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_help_names_all_fields() -> None:
    (described,) = (field for field in fields(Options) if field.name == "name")
    assert ", ".join(FIELDS) in spec_of(described).help
