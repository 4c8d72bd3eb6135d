"""The opening of a latent file: small, checked field by field, with errors that say where."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aedesk.codec.header import SIGNATURE, Header, StripEntry, parse_header, write_opening
from aedesk.codec.wire import MAX_VARINT, Reader, checksum, varint
from aedesk.errors import DamagedFileError, FileLimitError, NotALatentFileError, UnsupportedFileError
from aedesk.imaging.limits import Limits

LIMITS = Limits()
HEADER = Header(b"\1\2\3\4", 768, 512, 60)
ENTRY = StripEntry(0xDEADBEEF, 1000, 30_000)


def opening(header: Header = HEADER, sections_size: int = 0) -> bytes:
    return write_opening(header, (ENTRY,) * header.strip_count, sections_size)


def resealed(data: bytes) -> bytes:
    """The same opening with a checksum that is right again."""
    return data[:-4] + checksum(data[:-4])


@given(st.integers(0, MAX_VARINT))
@settings(deadline=None)
def test_varints_come_back_in_their_shortest_form(value: int) -> None:
    data = varint(value)
    assert len(data) == max(1, -(-value.bit_length() // 7))
    assert Reader(data).varint("number") == value


@pytest.mark.parametrize("data", ["80 00", "ff ff ff ff 1f", "80 80 80 80 80 01"])
def test_other_forms_of_varints_are_refused(data: str) -> None:
    with pytest.raises(DamagedFileError, match="At byte 0, the size is not a number"):
        Reader(bytes.fromhex(data)).varint("the size")


@given(
    st.builds(
        Header,
        st.binary(min_size=4, max_size=4),
        st.integers(1, 65535),
        st.integers(1, 3000),
        st.integers(256, 25_600).map(lambda units: units / 256),
        st.booleans(),
        st.sampled_from([8, 16]),
        st.integers(0, 7),
        st.integers(0, 1024),
    ),
    st.integers(0, 1 << 20),
)
@settings(deadline=None)
def test_every_header_comes_back(header: Header, sections_size: int) -> None:
    data = opening(header, sections_size)
    parsed = parse_header(data + b"rest", LIMITS)
    assert parsed.header == header
    assert parsed.entries == (ENTRY,) * header.strip_count
    assert (parsed.size, parsed.sections_size) == (len(data), sections_size)
    assert parsed.file_size == len(data) + sections_size + 31_000 * header.strip_count


def test_the_opening_of_a_picture_without_metadata_fits_into_32_bytes() -> None:
    assert len(opening()) == 32
    widest = Header(b"\1\2\3\4", 65535, 64, 100, grey=True, depth=16, decoder=7)
    assert len(write_opening(widest, (StripEntry(1, 16_383, 2_097_151),), 0)) == 32


def test_the_fixed_part_is_that_of_the_specification() -> None:
    header = Header(b"\1\2\3\4", 0x0302, 0x0103, 60.5, grey=True, depth=16, decoder=3, strip_height=2)
    expected = SIGNATURE + bytes.fromhex("01 37 80 3c 01 02 03 04 02 03 03 01 02")
    assert opening(header).startswith(expected)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"model_id": b"123"}, "4 bytes"),
        ({"width": 0}, "1..65535 pixels; received 0×512"),
        ({"height": 65536}, "received 768×65536"),
        ({"quality": 101}, "received 101"),
        ({"quality": 60.001}, "steps of 1/256; received 60.001"),
        ({"alpha": True}, "Only the strips of a lossless picture hold alpha"),
        ({"quality": 0}, "model id has 0 bytes"),
        ({"quality": 0, "model_id": b"", "decoder": 1}, "no decoder hint"),
        ({"depth": 10}, "received 10"),
        ({"decoder": 8}, "received 8"),
        ({"strip_height": -1}, "got -1"),
    ],
)
def test_impossible_fields_are_refused_when_written(change: dict[str, object], message: str) -> None:
    fields = {"model_id": b"1234", "width": 768, "height": 512, "quality": 60} | change
    with pytest.raises(ValueError, match=message):
        Header(**fields)  # type: ignore[arg-type]


def test_a_lossless_header_has_neither_model_nor_streams_of_hyper_latents() -> None:
    header = Header(b"", 0x0302, 0x0103, 0, depth=16, strip_height=3, alpha=True)
    data = opening(header)
    assert data.startswith(SIGNATURE + bytes.fromhex("01 16 00 00 02 03 03 01 03"))
    assert len(data) == 7 + 9 + 2 * (4 + 3) + 4
    parsed = parse_header(data, LIMITS)
    assert parsed.header == header and parsed.header.channels == 4
    assert parsed.entries == (StripEntry(ENTRY.crc, 0, ENTRY.residual_size),) * 2
    assert parsed.file_size == len(data) + 60_000


def test_lossless_files_of_unknown_kind_are_refused_by_name() -> None:
    data = bytearray(opening(Header(b"", 10, 10, 0)))
    data[8] |= 0x20
    with pytest.raises(UnsupportedFileError, match="flags 0x20"):
        parse_header(resealed(bytes(data)), LIMITS)


def test_the_number_of_strips_is_that_of_the_header() -> None:
    with pytest.raises(ValueError, match="Received 1 strips; the header asks for 4"):
        write_opening(Header(b"1234", 768, 512, 60, strip_height=2), (ENTRY,), 0)


@pytest.mark.parametrize(
    ("height", "strip_height", "expected"),
    [
        (512, 0, [((0, 8), (0, 512))]),
        (65, 0, [((0, 2), (0, 65))]),
        (300, 2, [((0, 2), (0, 128)), ((2, 4), (128, 256)), ((4, 5), (256, 300))]),
        (128, 7, [((0, 2), (0, 128))]),
    ],
)
def test_strips_cover_the_picture(
    height: int, strip_height: int, expected: list[tuple[tuple[int, int], tuple[int, int]]]
) -> None:
    header = Header(b"1234", 10, height, 50, strip_height=strip_height)
    strips = [(header.strip_units(i), header.strip_rows(i)) for i in range(header.strip_count)]
    assert strips == expected


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n....", b"AED", b"\xee"])
def test_other_files_are_told_apart(data: bytes) -> None:
    with pytest.raises(NotALatentFileError, match="not a latent file"):
        parse_header(data, LIMITS)


def test_text_transfers_are_noticed() -> None:
    for old, new in ((b"\r\n", b"\n"), (b"\r\n", b"\r\r\n"), (b"\x1a", b"")):
        with pytest.raises(DamagedFileError, match="sent as text"):
            parse_header(opening().replace(old, new), LIMITS)


def test_newer_files_are_refused_by_name() -> None:
    data = bytearray(opening())
    data[7] = 2
    with pytest.raises(UnsupportedFileError, match="format version 2; this aedesk reads version 1"):
        parse_header(bytes(data), LIMITS)
    data[7:9] = b"\1\x80"
    with pytest.raises(UnsupportedFileError, match="flags 0x80"):
        parse_header(bytes(data), LIMITS)


@pytest.mark.parametrize("size", range(7, 32))
def test_a_cut_opening_says_where(size: int) -> None:
    with pytest.raises(
        DamagedFileError, match=rf"At byte \d+, the .* needs \d bytes; {'|'.join('0123')} are left"
    ):
        parse_header(opening()[:size], LIMITS)


@pytest.mark.parametrize(
    ("offset", "value", "message"),
    [
        (10, 0, "header at byte 9 is impossible: Quality lies in 1..100, in steps of 1/256; received 0.05"),
        (10, 101, "received 101.05"),
        (19, 0, "checksum of the header at byte 28"),
    ],
)
def test_fields_out_of_bounds_are_damage(offset: int, value: int, message: str) -> None:
    data = bytearray(opening(Header(b"\1\2\3\4", 768, 512, 60 + 13 / 256)))
    data[offset] = value
    with pytest.raises(DamagedFileError, match=message):
        parse_header(bytes(data), LIMITS)


def test_an_empty_picture_and_empty_strips_are_damage() -> None:
    data = bytearray(opening())
    data[15:17] = b"\0\0"
    with pytest.raises(DamagedFileError, match="received 0×512"):
        parse_header(resealed(bytes(data)), LIMITS)
    data = bytearray(opening(Header(b"1234", 768, 512, 60, strip_height=8)))
    data[19] = 0
    with pytest.raises(DamagedFileError, match="At byte 19, the strip height is 0"):
        parse_header(resealed(bytes(data)), LIMITS)


def test_a_wrong_checksum_can_be_tolerated() -> None:
    data = bytearray(opening())
    data[11] ^= 1
    with pytest.raises(DamagedFileError, match="checksum of the header"):
        parse_header(bytes(data), LIMITS)
    tolerated = parse_header(bytes(data), LIMITS, tolerant=True)
    assert not tolerated.intact
    assert tolerated.header.model_id == b"\0\2\3\4"


def test_pixels_are_limited_before_the_directory_is_read() -> None:
    data = opening(Header(b"1234", 65535, 65535, 60, strip_height=1))
    with pytest.raises(FileLimitError, match="--max-pixels 4294836225"):
        parse_header(data[:20], LIMITS)
    assert parse_header(data, Limits(max_pixels=1 << 32)).header.strip_count == 1024
