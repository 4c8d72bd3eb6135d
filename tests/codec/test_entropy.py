"""The entropy coder: lossless for every int16, exact in its weights, close to the ideal, loud when abused."""

import constriction
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from aedesk.codec import entropy
from aedesk.codec.entropy import CodingOrder, decode_symbols, encode_symbols
from aedesk.errors import DamagedFileError
from aedesk.zoo.tables import SCALE_COUNT, TOTAL, EntropyTables, default_scales

TABLES = EntropyTables.from_scales()
Symbols = tuple[np.ndarray, np.ndarray]


def drawn(seed: int, shape: tuple[int, ...], low: int = 0, high: int = SCALE_COUNT) -> Symbols:
    """Symbols from the Gaussians of random scale indexes."""
    rng = np.random.default_rng(seed)
    indexes = rng.integers(low, high, shape, dtype=np.uint8)
    symbols = np.rint(rng.normal(size=shape) * default_scales()[indexes]).astype(np.int16)
    symbols[indexes == 0] = 0
    return symbols, indexes


@st.composite
def any_symbols(draw: st.DrawFn) -> Symbols:
    """Symbols of any magnitude at any scale index, so escapes are common."""
    shape = draw(hnp.array_shapes(min_dims=1, max_dims=3, min_side=0, max_side=12))
    indexes = draw(hnp.arrays(np.uint8, shape, elements=st.integers(0, SCALE_COUNT - 1)))
    near = st.integers(-9, 9)
    symbols = draw(hnp.arrays(np.int16, shape, elements=near | st.integers(-32768, 32767)))
    symbols[indexes == 0] = 0
    return symbols, indexes


@given(any_symbols())
@settings(deadline=None, max_examples=150)
def test_every_int16_comes_back(pair: Symbols) -> None:
    symbols, indexes = pair
    decoded = decode_symbols(
        encode_symbols(symbols, CodingOrder.of(indexes), TABLES), CodingOrder.of(indexes), TABLES
    )
    assert decoded.dtype == np.int16
    assert np.array_equal(decoded, symbols)


@pytest.mark.parametrize("index", [1, 20, 63])
def test_values_around_the_radius_come_back(index: int) -> None:
    radius = int(TABLES.radii[index])
    ends = [-32768, -radius - 2, -radius - 1, -radius, -1, 0, 1, radius, radius + 1, radius + 2, 32767]
    symbols = np.array(ends, dtype=np.int32)
    indexes = np.full(symbols.shape, index, dtype=np.uint8)
    assert np.array_equal(
        decode_symbols(
            encode_symbols(symbols, CodingOrder.of(indexes), TABLES), CodingOrder.of(indexes), TABLES
        ),
        symbols,
    )


@pytest.mark.parametrize("index", range(1, SCALE_COUNT))
def test_the_coder_uses_exactly_the_integer_weights(index: int) -> None:
    """A push onto a known state shows the weight and the cumulative weight of a symbol."""
    weights = TABLES.table(index).tolist()
    model = entropy._models(TABLES)[index]
    state, below = 0x2A_DEAD_BEEF, 0
    blank = constriction.stream.stack.AnsCoder(np.array([state & 0xFFFFFFFF, state >> 32], dtype=np.uint32))
    for position, weight in enumerate(weights):
        coder = blank.clone()
        coder.encode_reverse(np.array([position], dtype=np.int32), model)
        assert coder.pos() == (0, (state // weight << 24) + below + state % weight)
        below += weight
    assert below == TOTAL


def test_zeros_cost_nothing() -> None:
    indexes = np.arange(SCALE_COUNT, dtype=np.uint8).reshape(8, 8)
    assert encode_symbols(np.zeros((8, 8), np.int16), CodingOrder.of(indexes), TABLES) == b""
    assert not decode_symbols(b"", CodingOrder.of(indexes), TABLES).any()


def test_no_symbols_cost_nothing() -> None:
    nothing = np.zeros((0, 4), np.uint8)
    assert encode_symbols(nothing.astype(np.int16), CodingOrder.of(nothing), TABLES) == b""
    assert decode_symbols(b"", CodingOrder.of(nothing), TABLES).shape == (0, 4)


@pytest.mark.parametrize(("count", "extra_bits"), [(1, 32), (50, 32), (60_000, 40)])
def test_streams_are_as_short_as_the_weights_allow(count: int, extra_bits: int) -> None:
    symbols, indexes = drawn(count, (count,), low=1, high=45)
    ideal = float(TABLES.bits(symbols, indexes).sum(dtype=np.float64))
    assert 8 * len(encode_symbols(symbols, CodingOrder.of(indexes), TABLES)) <= ideal + extra_bits


def test_streams_do_not_depend_on_the_integer_type() -> None:
    symbols, indexes = drawn(3, (6, 5, 4))
    expected = encode_symbols(symbols, CodingOrder.of(indexes), TABLES)
    for kind in (np.int32, np.int64):
        assert encode_symbols(symbols.astype(kind), CodingOrder.of(indexes), TABLES) == expected
    assert (
        encode_symbols(np.asfortranarray(symbols), CodingOrder.of(np.asfortranarray(indexes)), TABLES)
        == expected
    )


@pytest.mark.parametrize(
    ("symbols", "indexes", "message"),
    [
        (np.zeros(3), np.ones(3, np.uint8), "must be integers; received float64"),
        (np.zeros(3, np.int16), np.ones(3, np.int64), "must be uint8; received int64"),
        (np.zeros(3, np.int16), np.ones(4, np.uint8), "shapes must agree"),
        (np.zeros(1, np.int16), np.full(1, 64, np.uint8), "below 64; received 64"),
        (np.array([32768]), np.ones(1, np.uint8), "received 32768..32768"),
        (np.array([0, 1], np.int16), np.zeros(2, np.uint8), "must be 0"),
    ],
)
def test_wrong_input_is_refused(symbols: np.ndarray, indexes: np.ndarray, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        encode_symbols(symbols, CodingOrder.of(indexes), TABLES)


def test_streams_must_end_with_their_symbols() -> None:
    symbols, indexes = drawn(4, (500,), low=5)
    data = encode_symbols(symbols, CodingOrder.of(indexes), TABLES)
    for altered in (b"\1" + data, b"\1\2\3\4" + data, data + b"\1\2\3\4"):
        with pytest.raises(DamagedFileError):
            decode_symbols(altered, CodingOrder.of(indexes), TABLES)
    with pytest.raises(DamagedFileError, match=r"latents of strip 3 ends in a zero byte"):
        decode_symbols(data + b"\0", CodingOrder.of(indexes), TABLES, "latents of strip 3")
    with pytest.raises(DamagedFileError, match="goes on for 1 words"):
        decode_symbols(b"\1", CodingOrder.of(indexes[:0]), TABLES)


def test_needless_escapes_are_refused() -> None:
    coder = constriction.stream.stack.AnsCoder()
    coder.encode_reverse(np.array([2], np.int32), entropy._ESCAPED)
    radius = int(TABLES.radii[9])
    coder.encode_reverse(np.array([radius + 1], np.int32), entropy._models(TABLES)[9])
    data = coder.get_compressed().astype("<u4").tobytes().rstrip(b"\0")
    with pytest.raises(DamagedFileError, match="needs no escape"):
        decode_symbols(data, CodingOrder.of(np.full(1, 9, np.uint8)), TABLES)


@given(st.binary(max_size=200), st.integers(0, 3))
@settings(deadline=None, max_examples=200)
def test_any_bytes_give_symbols_or_a_named_error(data: bytes, seed: int) -> None:
    _, indexes = drawn(seed, (9, 7))
    try:
        decoded = decode_symbols(data, CodingOrder.of(indexes), TABLES)
    except DamagedFileError:
        return
    assert decoded.shape == indexes.shape
    assert not decoded[indexes == 0].any()


def test_panics_become_errors_and_interrupts_do_not() -> None:
    panic = type("PanicException", (BaseException,), {})
    with (
        pytest.raises(DamagedFileError, match="broke off in the stream: oops"),
        entropy._panics_reported("stream"),
    ):
        raise panic("oops")
    with pytest.raises(KeyboardInterrupt), entropy._panics_reported("stream"):
        raise KeyboardInterrupt
