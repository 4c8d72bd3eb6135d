"""The entropy coder: integer symbols and their scale indexes ↔ bytes, losslessly.

One asymmetric-numeral-systems (ANS) stack holds a stream. Symbols are sorted by scale index (stable), so
that the coder runs once over each group with one fixed table; that is several times faster than a table a
symbol. Values beyond a table's radius leave an escape in their place and follow, as plain 16-bit numbers,
after the last group. ``docs/format.md`` describes the stream to the bit.

``constriction`` does the inner loop. It believes whatever it is given, so types and ranges are checked on
both sides, and its panics, which are no ``Exception``, are turned into errors of ours.
"""

import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

import constriction
import numpy as np
from numpy.typing import NDArray

from aedesk.errors import DamagedFileError
from aedesk.zoo.tables import ESCAPE_BITS, SCALE_COUNT, EntropyTables

_INT16 = np.iinfo(np.int16)
_DAMAGED_HINT = "The file was altered, or it was made with another model."
_ESCAPED = constriction.stream.model.Uniform(1 << ESCAPE_BITS)


@dataclass(frozen=True, slots=True, eq=False)
class CodingOrder:
    """The order in which symbols are coded: by scale index, and then by place.

    It takes a sort; whoever decodes what he has just encoded gives the same one to both.

    Args:
        shape: Shape of the symbols.
        places: Places of the coded symbols among all, in coding order.
        counts: How many symbols each scale index has, (64,).
    """

    shape: tuple[int, ...]
    places: NDArray[np.int64]
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, indexes: NDArray[np.uint8]) -> Self:
        """The order for scale indexes.

        Args:
            indexes: Uint8 0..63, any shape; symbols of index 0 are not coded.

        Raises:
            ValueError: A type or a value is not as above.
        """
        if indexes.dtype != np.uint8:
            raise ValueError(f"Scale indexes must be uint8; received {indexes.dtype}.")
        if indexes.size and indexes.max() >= SCALE_COUNT:
            raise ValueError(f"Scale indexes must be below {SCALE_COUNT}; received {indexes.max()}.")
        flat = indexes.ravel()
        counts = np.bincount(flat, minlength=SCALE_COUNT)
        # NumPy sorts bytes by radix when asked for a stable sort: linear in time.
        if counts[0] < flat.size // 2:
            return cls(indexes.shape, np.argsort(flat, kind="stable")[counts[0] :], counts)
        coded = np.flatnonzero(flat)
        return cls(indexes.shape, coded[np.argsort(flat[coded], kind="stable")], counts)

    @property
    def groups(self) -> Iterator[tuple[int, slice]]:
        """Scale indexes that occur, ascending, each with its stretch of the order."""
        ends = np.cumsum(self.counts[1:]).tolist()
        for index, (start, end) in enumerate(zip([0, *ends[:-1]], ends, strict=True), start=1):
            if end > start:
                yield index, slice(start, end)

    def reaches(self, tables: EntropyTables) -> NDArray[np.int16]:
        """Smallest magnitude that is escaped, R+1 ≤ 4096, for every coded symbol in coding order.

        A table's positions are 0, 1 … R, the escape, −R … −1: negative values stand 2·(R+1) higher.
        """
        return np.repeat(tables.radii[1:].astype(np.int16) + np.int16(1), self.counts[1:])


def encode_symbols(symbols: NDArray[np.integer[Any]], order: CodingOrder, tables: EntropyTables) -> bytes:
    """Write symbols as a stream of bytes.

    Args:
        symbols: Integers −32768..32767, of the order's shape; 0 wherever the index is 0.
        order: That of their scale indexes.
        tables: The tables of the model.

    Returns:
        The stream; empty if all symbols are 0.

    Raises:
        ValueError: A type, a shape or a value is not as above.
    """
    values = _sorted_values(symbols, order)
    reaches = order.reaches(tables)
    beyond = np.flatnonzero((values >= reaches) | (values <= -reaches))
    escaped = values[beyond].astype(np.int32)
    values[beyond] = reaches[beyond]
    values += (values < 0) * (2 * reaches)

    coder = constriction.stream.stack.AnsCoder()
    models = _models(tables)
    with _panics_reported("encoding"):
        if escaped.size:
            coder.encode_reverse(escaped & 0xFFFF, _ESCAPED)
        for index, group in reversed(list(order.groups)):
            # Only one group at a time is widened: a strip can hold many millions of symbols.
            coder.encode_reverse(values[group].astype(np.int32), models[index])
        words = coder.get_compressed()
    return _little_endian(words).tobytes().rstrip(b"\0")


def decode_symbols(
    data: bytes | memoryview, order: CodingOrder, tables: EntropyTables, where: str = "stream"
) -> NDArray[np.int16]:
    """Read the symbols of a stream; it must end exactly where its symbols end.

    A damaged stream usually decodes to other symbols without an error here: compare a checksum as well.

    Args:
        data: What ``encode_symbols`` returned.
        order: That of the very scale indexes the stream was encoded with.
        tables: The tables of the model.
        where: What the stream is, for error messages, such as "latents of strip 3".

    Returns:
        Int16 of the order's shape.

    Raises:
        DamagedFileError: The stream cannot be one that ``encode_symbols`` wrote in this order.
    """
    values = np.empty(order.places.size, dtype=np.int16)
    models = _models(tables)
    with _panics_reported(where):
        coder = constriction.stream.stack.AnsCoder(_words(data, where))
        for index, group in order.groups:
            values[group] = coder.decode(models[index], group.stop - group.start)
        reaches = order.reaches(tables)
        values -= (values >= reaches) * (2 * reaches)
        _read_escaped(coder, values, reaches, where)
        left = coder.num_words()
    if left:
        raise DamagedFileError(f"The {where} goes on for {left} words after its last symbol.", _DAMAGED_HINT)
    result = np.zeros(math.prod(order.shape), dtype=np.int16)
    result[order.places] = values
    return result.reshape(order.shape)


def _read_escaped(coder: Any, values: NDArray[np.int16], reaches: NDArray[np.int16], where: str) -> None:
    """Put the escaped values, which follow the last group, in the places that their escapes hold."""
    places = np.flatnonzero(values == -reaches)
    if not places.size:
        return
    escaped = coder.decode(_ESCAPED, places.size).astype(np.uint16).view(np.int16)
    if np.any(np.abs(escaped.astype(np.int32)) < reaches[places]):
        raise DamagedFileError(f"The {where} escapes a value that needs no escape.", _DAMAGED_HINT)
    values[places] = escaped


def _sorted_values(symbols: NDArray[np.integer[Any]], order: CodingOrder) -> NDArray[np.int16]:
    """The coded symbols in coding order."""
    if symbols.shape != order.shape:
        raise ValueError(f"Received symbols {symbols.shape} with indexes {order.shape}; shapes must agree.")
    if symbols.dtype.kind not in "iu":
        raise ValueError(f"Symbols must be integers; received {symbols.dtype}.")
    if symbols.dtype != np.int16 and symbols.size:
        low, high = int(symbols.min()), int(symbols.max())
        if low < _INT16.min or high > _INT16.max:
            raise ValueError(f"Symbols must lie in −32768..32767; received {low}..{high}.")
    flat = symbols.ravel()
    values = flat[order.places].astype(np.int16, copy=False)
    if np.count_nonzero(values) != np.count_nonzero(flat):
        raise ValueError("A symbol whose scale index is 0 is not coded and must be 0.")
    return values


@lru_cache(maxsize=8)
def _models(tables: EntropyTables) -> list[Any]:
    """A ``constriction`` model per scale index whose integer weights are exactly those of the table.

    The fast quantiser gives each of n symbols one unit and spreads the other 2²⁴ − n in proportion to the
    floats it gets. Weight − 1 has just that sum, so its scale factor is exactly 1, and every partial sum is
    an integer below 2²⁴, exact in float32. (``perfect=True`` would move units about.)
    """
    models: list[Any] = [None]
    for index in range(1, SCALE_COUNT):
        free = (tables.table(index) - 1).astype(np.float32)
        models.append(constriction.stream.model.Categorical(free, perfect=False))
    return models


def _words(data: bytes | memoryview, where: str) -> NDArray[np.uint32]:
    """The stream as 32-bit words; zero bytes at its end were not stored."""
    size = len(data)
    if size and data[size - 1] == 0:
        raise DamagedFileError(f"The {where} ends in a zero byte, which no stream does.", _DAMAGED_HINT)
    return _little_endian(np.frombuffer(bytes(data) + b"\0" * (-size % 4), dtype=np.uint32).copy())


def _little_endian(words: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return words if sys.byteorder == "little" else words.byteswap()


@contextmanager
def _panics_reported(where: str) -> Iterator[None]:
    """Turn a panic of the coder, a ``BaseException`` that no handler expects, into an error of ours."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise DamagedFileError(
            f"The entropy coder broke off in the {where}: {error}", _DAMAGED_HINT
        ) from None
