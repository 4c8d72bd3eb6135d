"""The whole latent file: what is built is parsed, damage is located, salvage keeps what is intact."""

import numpy as np
import pytest

from aedesk.codec.container import LatentFile, Strip, build, parse, symbols_crc
from aedesk.codec.header import Header
from aedesk.codec.sections import Metadata
from aedesk.codec.wire import checksum
from aedesk.errors import DamagedFileError, FileLimitError, NotALatentFileError, UnsupportedFileError
from aedesk.imaging.limits import Limits
from tests.codec import reference_decoder as reference

LIMITS = Limits()
ONE = LatentFile(Header(b"abcd", 768, 512, 60), (Strip(5, b"z" * 200, b"r" * 20_000),))
STRIPS = tuple(Strip(number, bytes([number]) * 10, bytes([16 + number]) * 100) for number in range(4))
MANY = LatentFile(
    Header(b"abcd", 100, 250, 60, strip_height=1),
    STRIPS,
    Metadata(icc=b"profile", exif=b"exif", name="a.png"),
)


@pytest.mark.parametrize("file", [ONE, MANY])
def test_files_come_back(file: LatentFile) -> None:
    assert parse(build(file), LIMITS) == file
    assert parse(memoryview(build(file)), LIMITS, salvage=True) == file


def test_overhead_of_a_plain_file_is_at_most_32_bytes() -> None:
    assert len(build(ONE)) - 20_200 <= 32


def test_empty_streams_are_allowed() -> None:
    file = LatentFile(Header(b"abcd", 1, 1, 1), (Strip(0, b"", b""),))
    data = build(file)
    assert len(data) == 29
    assert parse(data, LIMITS) == file


def test_incomplete_files_are_not_written() -> None:
    with pytest.raises(ValueError, match="missing strips"):
        build(LatentFile(ONE.header, (None,)))
    with pytest.raises(ValueError, match="Received 0 strips"):
        build(LatentFile(ONE.header, ()))


def test_sizes_must_be_those_of_the_directory() -> None:
    data = build(ONE)
    with pytest.raises(DamagedFileError, match=r"cut at byte 20,131: 101 bytes are missing"):
        parse(data[:-101], LIMITS)
    with pytest.raises(DamagedFileError, match=r"ends at byte 20,232, but 3 more bytes follow"):
        parse(data + b"abc", LIMITS)


def test_bytes_are_limited() -> None:
    with pytest.raises(FileLimitError, match="has 20,232 bytes; the limit is 20,000"):
        parse(build(ONE), Limits(max_bytes=20_000))


def test_a_file_may_not_declare_more_than_it_holds() -> None:
    """Sizes of 4 GB in a file of 40 bytes are refused, not reserved."""
    data = build(LatentFile(ONE.header, (Strip(1, b"", b""),)))
    huge = data[:23] + b"\xff\xff\xff\xff\x0f" * 2
    with pytest.raises(DamagedFileError, match="8,589,934,590 bytes are missing"):
        parse(huge + checksum(huge), LIMITS)
    salvaged = parse(huge + checksum(huge), LIMITS, salvage=True)
    assert salvaged.strips == (None,)


@pytest.mark.parametrize("left", range(5))
def test_a_cut_file_keeps_its_complete_strips(left: int) -> None:
    data = build(MANY)
    end = len(data) - 110 * (4 - left)
    salvaged = parse(data[: end + (50 if left < 4 else 0)], LIMITS, salvage=True)
    assert salvaged.strips == STRIPS[:left] + (None,) * (4 - left)
    assert salvaged.metadata == MANY.metadata
    parts = ["file", *(f"strip {number}" for number in range(left, 4))] if left < 4 else []
    assert [damage.part for damage in salvaged.damages] == parts


def test_damaged_metadata_do_not_touch_the_strips() -> None:
    data = bytearray(build(MANY))
    place = data.index(b"profile")
    data[place] ^= 0xFF
    with pytest.raises(DamagedFileError, match="ICCP"):
        parse(bytes(data), LIMITS)
    salvaged = parse(bytes(data), LIMITS, salvage=True)
    assert salvaged.strips == STRIPS
    assert salvaged.metadata == Metadata(exif=b"exif", name="a.png")
    assert [damage.part for damage in salvaged.damages] == ["sections"]


def test_a_damaged_header_is_tried_in_salvage() -> None:
    data = bytearray(build(ONE))
    data[19] ^= 1
    with pytest.raises(DamagedFileError, match="checksum of the header"):
        parse(bytes(data), LIMITS)
    salvaged = parse(bytes(data), LIMITS, salvage=True)
    assert salvaged.strips == (Strip(4, b"z" * 200, b"r" * 20_000),)
    assert [damage.part for damage in salvaged.damages] == ["header"]


def test_salvage_refuses_what_is_no_latent_file() -> None:
    with pytest.raises(NotALatentFileError):
        parse(b"GIF89a", LIMITS, salvage=True)
    data = bytearray(build(ONE))
    data[7] = 9
    with pytest.raises(UnsupportedFileError):
        parse(bytes(data), LIMITS, salvage=True)


def test_checksum_of_symbols_is_that_of_the_specification() -> None:
    rng = np.random.default_rng(1)
    hyper = rng.integers(-127, 128, (2, 3, 4))
    residual = rng.integers(-32768, 32768, (5, 6, 7))
    expected = reference.symbols_crc(hyper.ravel().tolist(), residual.ravel().tolist())
    assert symbols_crc(hyper, residual) == expected
    assert symbols_crc(hyper.astype(np.int8), residual.astype(">i2")) == expected
    assert symbols_crc(np.asfortranarray(hyper), residual) == expected
    assert symbols_crc(hyper[:0], residual[:0]) == 0
