"""The specification is enough to decode real files: symbols from plain integers, pixels from float64."""

from itertools import chain

import numpy as np
import pytest

from aedesk.codec import Codec
from aedesk.codec.container import parse
from aedesk.codec.stopwatch import Stopwatch
from aedesk.codec.symbols import SymbolCoder
from aedesk.imaging import Limits
from tests.codec import reference_decoder as reference
from tests.codec.conftest import Compress, Restore
from tests.codec.decode_elsewhere import decoded_symbols
from tests.codec.material import drawn_picture
from tests.codec.reference_pixels import ReferenceModel
from tests.codec.reference_prior import Integers, Plane, read_integers, row_of, scale_indexes


@pytest.fixture(scope="module")
def integers(codec: Codec) -> Integers:
    return read_integers(codec.package.path)


def reference_symbols(data: bytes, model: Integers) -> list[np.ndarray]:
    """ẑ and r of every strip in turn, from the bytes of file and package alone."""
    file = reference.read_file(data)
    assert file.model_id == model.model_id
    radii, weights = model.tables()
    row = row_of(model.rows("prior/hyper_indexes"), file.units)
    planes = []
    for number, (crc, hyper_stream, residual_stream) in enumerate(file.strips):
        (rows, columns), (coded_rows, coded_columns) = reference.strip_shapes(file, number)
        hyper = reference.decode_stream(hyper_stream, row * (rows * columns), radii, weights)
        plane = shaped(hyper, columns, len(row))
        indexes = scale_indexes(plane, model, file.units)
        coded = [cell for line in indexes[:coded_rows] for cell in line[:coded_columns]]
        residual = reference.decode_stream(residual_stream, list(chain(*coded)), radii, weights)
        assert reference.symbols_crc(hyper, residual) == crc
        channels = len(coded[0])
        planes += [np.array(plane), np.array(shaped(residual, coded_columns, channels))]
    return planes


def shaped(values: list[int], columns: int, channels: int) -> Plane:
    cells = [values[i : i + channels] for i in range(0, len(values), channels)]
    return [cells[i : i + columns] for i in range(0, len(cells), columns)]


@pytest.mark.usefixtures("strips_of_64_rows")
def test_plain_integers_decode_the_very_symbols(compress: Compress, codec: Codec, integers: Integers) -> None:
    """Two whole strips and one cut by the edge: all borders of the prior are in it."""
    data = compress(drawn_picture(70, 140, seed=4), quality=85)
    received, expected = reference_symbols(data, integers), decoded_symbols(data, codec)
    assert len(received) == len(expected) == 6
    for one, other in zip(received, expected, strict=True):
        np.testing.assert_array_equal(one, other)
    assert any(np.abs(plane).max() > 1 for plane in received)


@pytest.mark.parametrize("units", [256, 50 * 256, 50 * 256 + 77, 99 * 256 + 255, 25_600])
def test_plain_integers_give_the_scale_indexes_of_any_hyper_latents(
    codec: Codec, integers: Integers, units: int
) -> None:
    """Wild ẑ, so that every clip and every shift of negative numbers is met."""
    quality = units / 256
    hyper = np.random.default_rng(units).integers(
        -127, 128, (2, 1, codec.package.architecture.hyper_channels)
    )
    expected = codec.package.prior.scale_indexes(hyper.astype(np.int8), quality)
    np.testing.assert_array_equal(scale_indexes(hyper.tolist(), integers, units), expected)
    row = row_of(integers.rows("prior/hyper_indexes"), units)
    assert codec.package.prior.hyper_scale_indexes(quality).tolist() == row


@pytest.mark.parametrize(
    ("width", "height", "channels", "deep", "quality"),
    [(90, 70, 3, False, 60), (33, 70, 1, False, 10), (64, 17, 3, True, 95)],
)
def test_float64_gives_the_pixels(
    compress: Compress,
    restore: Restore,
    codec: Codec,
    width: int,
    height: int,
    channels: int,
    deep: bool,
    quality: int,
) -> None:
    data = compress(drawn_picture(width, height, channels=channels, deep=deep), quality=quality)
    file = parse(data, Limits())
    coder = SymbolCoder(codec.package, file.header, Stopwatch())
    symbols = coder.blank()
    assert file.strips[0] is not None
    decoded = coder.decode(0, file.strips[0])
    symbols.hyper[...], coder.part(symbols, 0).residual[...] = decoded.hyper, decoded.residual

    model = ReferenceModel(codec.package.path, quality)
    y = model.latents(symbols.hyper, symbols.residual, coder.geometry.coded)
    pixels = model.pixels(y, width, height, 65535 if deep else 255, grey=channels == 1)
    assert np.abs(restore(data) - pixels).max() <= (257 if deep else 1)
