"""The specification, its second decoder and the fast one agree, on good streams and on damaged ones."""

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aedesk.codec.container import LatentFile, Strip, build, symbols_crc
from aedesk.codec.entropy import CodingOrder, decode_symbols, encode_symbols
from aedesk.codec.header import Header
from aedesk.codec.sections import Metadata
from aedesk.errors import DamagedFileError
from aedesk.zoo.tables import SCALE_COUNT, EntropyTables, default_scales
from tests.codec import reference_decoder as reference

PAGE = Path(__file__).resolve().parents[2] / "docs" / "format.md"
TABLES = EntropyTables.from_scales()
RADII = TABLES.radii.tolist()
WEIGHTS = [TABLES.table(index).tolist() for index in range(SCALE_COUNT)]


@st.composite
def symbols_and_indexes(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """Mostly likely symbols, some escapes, many uncoded ones."""
    size = draw(st.integers(0, 60))
    rng = np.random.default_rng(draw(st.integers(0, 1 << 32)))
    indexes = rng.integers(0, SCALE_COUNT, size).astype(np.uint8)
    indexes[rng.random(size) < draw(st.sampled_from([0.0, 0.5]))] = 0
    symbols = np.rint(rng.normal(size=size) * default_scales()[indexes])
    symbols[rng.random(size) < draw(st.sampled_from([0.0, 0.1, 1.0]))] *= 40
    symbols = symbols.clip(-32768, 32767).astype(np.int16)
    symbols[indexes == 0] = 0
    return symbols, indexes


@given(symbols_and_indexes())
@settings(deadline=None, max_examples=100)
def test_reference_reads_what_the_encoder_writes(pair: tuple[np.ndarray, np.ndarray]) -> None:
    symbols, indexes = pair
    data = encode_symbols(symbols, CodingOrder.of(indexes), TABLES)
    assert reference.decode_stream(data, indexes.tolist(), RADII, WEIGHTS) == symbols.tolist()


@given(symbols_and_indexes(), st.data())
@settings(deadline=None, max_examples=150)
def test_both_decoders_agree_on_damaged_streams(
    pair: tuple[np.ndarray, np.ndarray], data: st.DataObject
) -> None:
    symbols, indexes = pair
    stream = bytearray(encode_symbols(symbols, CodingOrder.of(indexes), TABLES) or b"\1")
    place = data.draw(st.integers(0, len(stream) - 1))
    stream[place] ^= data.draw(st.integers(1, 255))
    stream = stream[: data.draw(st.integers(0, len(stream)))]
    try:
        expected = reference.decode_stream(bytes(stream), indexes.tolist(), RADII, WEIGHTS)
    except reference.DamagedError:
        with pytest.raises(DamagedFileError):
            decode_symbols(bytes(stream), CodingOrder.of(indexes), TABLES)
    else:
        assert decode_symbols(bytes(stream), CodingOrder.of(indexes), TABLES).tolist() == expected


def test_reference_reads_a_whole_file_down_to_its_symbols() -> None:
    """Three strips, the last one cut by the picture's edge, with metadata."""
    channels = 3
    header = Header(b"\0\xff\1\2", 150, 300, 77.25, grey=True, depth=16, decoder=2, strip_height=2)
    rng = np.random.default_rng(5)
    strips, expected = [], []
    for strip, rows in enumerate([(2, 8), (2, 8), (1, 3)]):
        top, bottom = header.strip_units(strip)
        assert bottom - top == rows[0]
        shapes = (rows[0], 3, channels), (rows[1], 10, channels)
        indexes = [rng.integers(0, 30, shape, dtype=np.uint8) for shape in shapes]
        pair = [np.rint(rng.normal(size=i.shape) * default_scales()[i]) * (i > 0) for i in indexes]
        hyper, residual = (symbols.astype(np.int16) for symbols in pair)
        streams = [
            encode_symbols(s, CodingOrder.of(i), TABLES)
            for s, i in zip((hyper, residual), indexes, strict=True)
        ]
        strips.append(Strip(symbols_crc(hyper, residual), *streams))
        expected.append((hyper, residual, indexes))
    metadata = Metadata(icc=b"profile " * 50, exif=b"II", name="foto ü.png")
    file = reference.read_file(build(LatentFile(header, tuple(strips), metadata)))

    assert (file.width, file.height, file.units, file.model_id) == (150, 300, 77 * 256 + 64, b"\0\xff\1\2")
    assert (file.grey, file.depth, file.decoder, file.strip_height) == (True, 16, 2, 2)
    assert file.sections == {"ICCP": b"profile " * 50, "EXIF": b"II", "NAME": "foto ü.png".encode()}
    for number, (hyper, residual, indexes) in enumerate(expected):
        crc, *streams = file.strips[number]
        assert reference.strip_shapes(file, number) == (hyper.shape[:2], residual.shape[:2])
        decoded = [
            reference.decode_stream(stream, index.ravel().tolist(), RADII, WEIGHTS)
            for stream, index in zip(streams, indexes, strict=True)
        ]
        assert decoded == [hyper.ravel().tolist(), residual.ravel().tolist()]
        assert crc == reference.symbols_crc(*decoded)


def test_the_example_of_the_page_is_right() -> None:
    text = PAGE.read_text(encoding="utf-8")
    example = text[text.index("### Example") :]
    match = re.search(r"the stream is\n\n```\n([0-9a-f ]+)\n```", example)
    assert match is not None
    weights = [[], [8388608, 4194304, 65536, 4128768]]
    assert reference.decode_stream(bytes.fromhex(match[1]), [1, 0, 1, 1], [0, 1], weights) == [1, 0, -1, -300]
