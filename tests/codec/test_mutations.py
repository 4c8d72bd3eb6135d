"""Ten thousand mutated files, sealed again or not: symbols of the declared shape or a named error."""

import tracemalloc
from collections.abc import Iterator

import numpy as np
import pytest

from aedesk.codec.container import LatentFile, Strip, build, parse, symbols_crc
from aedesk.codec.entropy import CodingOrder, decode_symbols, encode_symbols
from aedesk.codec.header import Header, parse_header
from aedesk.codec.lossless_stream import decode_lossless, encode_lossless
from aedesk.codec.sections import Metadata
from aedesk.codec.wire import checksum
from aedesk.errors import LatentFileError
from aedesk.imaging.limits import Limits
from aedesk.zoo.tables import EntropyTables, default_scales
from tests.codec import reference_decoder as reference

TABLES = EntropyTables.from_scales()
LIMITS = Limits(max_pixels=400_000, max_bytes=100_000)
CHANNELS = 4


def indexes_of(shape: tuple[int, int]) -> np.ndarray:
    """Scale indexes that depend on nothing but the shape, in the place of a model's."""
    return np.resize(np.arange(0, 40, 3, dtype=np.uint8), (*shape, CHANNELS))


def strip_indexes(header: Header, strip: int) -> list[np.ndarray]:
    """Indexes of ẑ and of r in a strip."""
    file = reference.File(1, False, 8, 0, 1, b"", header.width, header.height, header.strip_height)
    return [indexes_of(shape) for shape in reference.strip_shapes(file, strip)]


def encoded(header: Header, metadata: Metadata) -> bytes:
    """A file with random symbols."""
    rng = np.random.default_rng(header.height)
    strips = []
    for strip in range(header.strip_count):
        indexes = strip_indexes(header, strip)
        symbols = [
            np.rint(rng.normal(size=i.shape) * default_scales()[i] * (i > 0)).astype(np.int16)
            for i in indexes
        ]
        streams = [
            encode_symbols(s, CodingOrder.of(i), TABLES) for s, i in zip(symbols, indexes, strict=True)
        ]
        strips.append(Strip(symbols_crc(*symbols), *streams))
    return build(LatentFile(header, tuple(strips), metadata))


def decoded_strips(data: bytes, *, salvage: bool) -> Iterator[bool]:
    """Decode all strips; for each whether its checksum is right."""
    file = parse(data, LIMITS, salvage=salvage)
    for number, strip in enumerate(file.strips):
        if strip is None:
            continue
        indexes = strip_indexes(file.header, number)
        hyper = decode_symbols(strip.hyper, CodingOrder.of(indexes[0]), TABLES)
        residual = decode_symbols(strip.residual, CodingOrder.of(indexes[1]), TABLES)
        assert (hyper.shape, residual.shape) == (indexes[0].shape, indexes[1].shape)
        yield symbols_crc(hyper, residual) == strip.crc
    if file.metadata.alpha is not None:
        shape = file.header.height, file.header.width, 1
        assert decode_lossless(file.metadata.alpha, *shape, file.header.depth).shape == shape


def mutated(data: bytes, rng: np.random.Generator) -> bytes:
    """One to three bytes changed, cut out, put in or doubled; now and then the end is cut."""
    out = bytearray(data)
    for _ in range(rng.integers(1, 4)):
        # Half of the damage goes to the opening and the sections, where it can do most.
        start = int(rng.integers(7, min(len(out), rng.choice([60, len(out)]))))
        size = int(rng.integers(1, 6))
        kind = rng.integers(5)
        if kind == 0:
            out[start] ^= 1 << int(rng.integers(8))
        elif kind == 1:
            out[start : start + size] = rng.bytes(size)
        elif kind == 2:
            del out[start : start + size]
        elif kind == 3:
            out[start:start] = rng.bytes(size)
        else:
            out[start:start] = out[start : start + size]
    return bytes(out[: rng.integers(1, len(out))]) if rng.random() < 0.1 else bytes(out)


def sealed(data: bytes) -> bytes:
    """The file with the checksum of its opening and of its sections made right, as an attacker would."""
    try:
        opening = parse_header(data, LIMITS, tolerant=True)
    except LatentFileError:
        return data
    out = bytearray(data)
    out[opening.size - 4 : opening.size] = checksum(data[: opening.size - 4])
    at, end = opening.size, min(opening.size + opening.sections_size, len(data))
    while at < end:
        cursor = reference.Cursor(data)
        cursor.at = at + 5
        try:
            cursor.take(cursor.varint())
        except reference.DamagedError:
            break
        out[cursor.at : cursor.at + 4] = checksum(bytes(out[at : cursor.at]))
        at = cursor.at + 4
    return bytes(out)


SOFT = np.add.outer(np.arange(150), np.arange(200)).astype(np.uint8)[:, :, np.newaxis]
METADATA = Metadata(
    icc=b"profile " * 20, xmp=b"<x/>", alpha=encode_lossless(SOFT), name="a.png", source_format="PNG"
)
FILES = [
    encoded(Header(b"abcd", 200, 150, 60), Metadata()),
    encoded(Header(b"abcd", 90, 400, 90, grey=True, strip_height=2), Metadata()),
    encoded(Header(b"abcd", 200, 150, 60, strip_height=1), METADATA),
]


@pytest.mark.parametrize("file", range(len(FILES)))
def test_the_files_are_good_before_they_are_mutated(file: int) -> None:
    assert all(decoded_strips(FILES[file], salvage=False))


@pytest.mark.parametrize("file", range(len(FILES)))
@pytest.mark.parametrize("seal", [False, True])
@pytest.mark.parametrize("salvage", [False, True])
def test_mutated_files_give_symbols_or_a_named_error(file: int, seal: bool, salvage: bool) -> None:
    rng = np.random.default_rng(file)
    refused = unnoticed = 0
    tracemalloc.start()
    try:
        for _ in range(850):
            data = mutated(FILES[file], rng)
            try:
                good = list(decoded_strips(sealed(data) if seal else data, salvage=salvage))
            except LatentFileError:
                refused += 1
            else:
                unnoticed += all(good) and data != FILES[file]
        # 400,000 pixels have 1,600 latents: symbols, order and tables stay far below this.
        assert tracemalloc.get_traced_memory()[1] < 16_000_000
    finally:
        tracemalloc.stop()
    assert refused > 0
    if not (seal or salvage):
        assert unnoticed == 0
