"""Sections: metadata come back, unknown ones are skipped or refused, bombs stay small."""

import tracemalloc
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aedesk.codec.sections import (
    MAX_METADATA,
    Damage,
    Metadata,
    UnknownSection,
    read_sections,
    storable_name,
    write_sections,
)
from aedesk.codec.wire import Reader, checksum, varint
from aedesk.errors import DamagedFileError, FileLimitError, UnsupportedFileError

FULL = Metadata(
    icc=b"profile" * 100,
    exif=b"II*\0",
    xmp=b"<x/>" * 50,
    alpha=b"\0\x80",
    name="ü 1.jpg",
    source_format="JPEG",
)
names = st.text(min_size=1, max_size=200).filter(lambda name: storable_name(name) is not None)


def section(kind: bytes, content: bytes, flags: int = 0) -> bytes:
    body = kind + bytes((flags,)) + varint(len(content)) + content
    return body + checksum(body)


def read(data: bytes) -> tuple[Metadata, tuple[UnknownSection, ...]]:
    return read_sections(Reader(data))


@given(
    st.builds(
        Metadata,
        *[st.none() | st.binary(max_size=300)] * 4,
        st.none() | names,
        st.none() | st.sampled_from(["PNG", "JPEG", "TIFF"]),
    )
)
@settings(deadline=None)
def test_metadata_come_back(metadata: Metadata) -> None:
    assert read(write_sections(metadata)) == (metadata, ())


def test_no_metadata_take_no_bytes() -> None:
    assert write_sections(Metadata()) == b""


def test_profiles_are_compressed_when_that_helps() -> None:
    assert len(write_sections(Metadata(icc=b"a" * 10_000))) < 100
    assert len(write_sections(Metadata(icc=b"ab"))) == 4 + 1 + 1 + 2 + 4


def test_unknown_sections_are_skipped_unless_critical() -> None:
    data = section(b"ABCD", b"12345") + write_sections(FULL) + section(b"ABCD", b"")
    assert read(data) == (FULL, (UnknownSection("ABCD", 5), UnknownSection("ABCD", 0)))
    with pytest.raises(UnsupportedFileError, match="needs the section WXYZ"):
        read(section(b"WXYZ", b"", flags=1))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (section(b"EXIF", b"1") * 2, "EXIF at byte 11 is there twice"),
        (
            section(b"EXIF", b"1")[:-5] + b"2" + section(b"EXIF", b"1")[-4:],
            "checksum of the section EXIF at byte 0",
        ),
        (section(b"EXIF", b"123")[:-1], "the checksum of the section EXIF needs 4 bytes; 3 are left"),
        (section(b"EXIF", b"123")[:8], "At byte 6, the section EXIF needs 3 bytes; 2 are left"),
        (section(b"EX\0F", b""), "no section at byte 0"),
        (section(b"NAME", b"../x"), "NAME is impossible: '../x' is not the bare name"),
        (section(b"NAME", b"\xff"), "NAME is impossible"),
        (section(b"FRMT", b"a\nb"), "FRMT is impossible"),
        (section(b"ICCP", b"", flags=2), "the size within the section ICCP"),
        (section(b"ICCP", b"\5notzlib", flags=2), "ICCP does not decompress"),
        (section(b"ICCP", varint(4) + zlib.compress(b"12345"), flags=2), "to its 4 bytes"),
        (section(b"ICCP", varint(6) + zlib.compress(b"12345"), flags=2), "to its 6 bytes"),
        (section(b"ICCP", varint(5) + zlib.compress(b"12345")[:-1], flags=2), "to its 5 bytes"),
        (section(b"ICCP", varint(5) + zlib.compress(b"12345") + b"!", flags=2), "to its 5 bytes"),
    ],
)
def test_damaged_sections_are_refused_by_name(data: bytes, message: str) -> None:
    with pytest.raises(DamagedFileError, match=message):
        read(data)


def test_known_sections_stored_in_a_new_way_need_a_newer_version() -> None:
    with pytest.raises(UnsupportedFileError, match="ICCP is stored in a way"):
        read(section(b"ICCP", b"1", flags=4))


def test_salvage_keeps_the_other_sections() -> None:
    broken = bytearray(section(b"EXIF", b"1234"))
    broken[7] ^= 1
    first = section(b"NAME", b"a.png")
    damages: list[Damage] = []
    data = (
        first
        + bytes(broken)
        + section(b"WXYZ", b"", flags=1)
        + section(b"ICCP", b"icc")
        + section(b"XMPP", b"x")[:7]
    )
    metadata, _ = read_sections(Reader(data), damages)
    assert metadata == Metadata(name="a.png", icc=b"icc")
    starts = [len(first), len(first) + len(broken), len(data) - 7]
    assert [damage.offset for damage in damages] == starts


def test_bombs_take_no_memory() -> None:
    zeros = zlib.compress(bytes(50_000_000), 9)
    too_big = section(b"XMPP", varint(MAX_METADATA + 1) + zeros, flags=2)
    lying = section(b"XMPP", varint(1000) + zeros, flags=2)
    endless = b"XMPP\0" + varint(0xFFFFFFFF)
    tracemalloc.start()
    try:
        with pytest.raises(FileLimitError, match="at most 67,108,864"):
            read(too_big)
        with pytest.raises(DamagedFileError, match="to its 1,000 bytes"):
            read(lying)
        with pytest.raises(DamagedFileError, match="4,294,967,295 bytes; 0 are left"):
            read(endless)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("metadata", [Metadata(xmp=bytes(MAX_METADATA + 1)), Metadata(name="x" * 1025)])
def test_oversized_blocks_are_not_written(metadata: Metadata) -> None:
    with pytest.raises(FileLimitError, match="--strip"):
        write_sections(metadata)


@pytest.mark.parametrize("name", ["a/b", "a\\b", "", "..", "a\nb", "\ud800", "x" * 1025])
def test_names_that_cannot_be_stored_are_told(name: str) -> None:
    assert storable_name(name) is None


def test_names_that_lead_elsewhere_are_not_written() -> None:
    with pytest.raises(ValueError, match="bare name"):
        write_sections(Metadata(name="../a.png"))
    assert storable_name("photo (1).jpg") == "photo (1).jpg"
