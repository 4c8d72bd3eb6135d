"""The integer half of the codec: planes of symbols to strips of bytes and back, exactly."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from aedesk.codec.container import Strip, symbols_crc
from aedesk.codec.entropy import CodingOrder, decode_symbols, encode_symbols
from aedesk.codec.geometry import CELL, Geometry, up
from aedesk.codec.header import Header
from aedesk.codec.stopwatch import Stopwatch
from aedesk.errors import DamagedFileError
from aedesk.zoo import ModelPackage

_REMEMBERED = 3
"""Strips whose scale indexes are kept: that in work and those that its context reaches."""


@dataclass(frozen=True, slots=True, eq=False)
class Symbols:
    """Symbols of a strip, or of a whole picture.

    Args:
        hyper: ẑ (rows/4, w/4, Z), int8.
        residual: r, int16: (coded rows, coded columns, C) of a strip; (h, w, C) of a padded picture, 0 where
            nothing is coded.
    """

    hyper: npt.NDArray[np.int8]
    residual: npt.NDArray[np.int16]

    def same_as(self, other: "Symbols") -> bool:
        """Whether all symbols agree."""
        return np.array_equal(self.hyper, other.hyper) and np.array_equal(self.residual, other.residual)


class SymbolCoder:
    """Codes the strips of one picture.

    Args:
        package: The model: prior and tables.
        header: What the file says of itself: size, quality, strips.
        stopwatch: Gets the time of prior and entropy coding.
    """

    def __init__(self, package: ModelPackage, header: Header, stopwatch: Stopwatch) -> None:
        self.package = package
        self.header = header
        self.stopwatch = stopwatch
        self.geometry = Geometry(header.width, header.height)
        self._indexes: dict[tuple[tuple[int, ...], bytes], npt.NDArray[np.uint8]] = {}
        self._order: tuple[bytes, CodingOrder] | None = None
        self._hyper_orders: dict[tuple[int, ...], CodingOrder] = {}
        self._height = (header.strip_height or header.unit_rows) * CELL

    def hyper_rows(self, strip: int) -> slice:
        """Rows of the hyper-latents that a strip holds."""
        return slice(*self.header.strip_units(strip))

    def coded(self, strip: int) -> tuple[slice, slice]:
        """Rows and columns of the latents that a strip codes; padding of the picture is not coded."""
        first, last = self.header.strip_units(strip)
        rows, columns = self.geometry.coded
        return slice(first * CELL, min(last * CELL, rows)), slice(columns)

    def strips_with(self, rows: slice) -> range:
        """The strips that hold any of some rows of latents."""
        return range(rows.start // self._height, -(-rows.stop // self._height))

    def bands(self, rows: int) -> Iterator[slice]:
        """Rows of latents of whole strips that together have at least so many, from top to bottom."""
        step, end = up(rows, self._height), self.geometry.latent[0]
        for start in range(0, end, step):
            yield slice(start, min(start + step, end))

    def blank(self) -> Symbols:
        """Symbols of the whole picture, all 0."""
        a = self.package.architecture
        return Symbols(
            np.zeros((*self.geometry.hyper, a.hyper_channels), np.int8),
            np.zeros((*self.geometry.latent, a.latent_channels), np.int16),
        )

    def part(self, picture: Symbols, strip: int) -> Symbols:
        """The symbols of one strip, as views into those of the whole picture."""
        return Symbols(picture.hyper[self.hyper_rows(strip)], picture.residual[self.coded(strip)])

    def indexes(self, hyper: npt.NDArray[np.int8]) -> npt.NDArray[np.uint8]:
        """Scale indexes (rows, columns, C) of a strip from its own ẑ alone, all columns and rows.

        Those of the last strips are remembered, because the check of a new file asks for them again.
        """
        key = hyper.shape, hyper.tobytes()
        if key not in self._indexes:
            while len(self._indexes) >= _REMEMBERED:
                self._indexes.pop(next(iter(self._indexes)))
            with self.stopwatch.phase("prior"):
                self._indexes[key] = self.package.prior.scale_indexes(hyper, self.header.quality)
        return self._indexes[key]

    def encode(self, symbols: Symbols, indexes: npt.NDArray[np.uint8]) -> Strip:
        """Code one strip; ``indexes`` are those of its coded symbols."""
        with self.stopwatch.phase("entropy"):
            tables = self.package.tables
            return Strip(
                symbols_crc(symbols.hyper, symbols.residual),
                encode_symbols(symbols.hyper, self._hyper_order(symbols.hyper.shape), tables),
                encode_symbols(symbols.residual, self._order_of(symbols.hyper, indexes), tables),
            )

    def bits(self, symbols: Symbols, indexes: npt.NDArray[np.uint8]) -> float:
        """Bits that the symbols of a strip take by the probabilities of the tables, to within 0.1 %."""
        tables = self.package.tables
        hyper = tables.bits(symbols.hyper, self._hyper_indexes(symbols.hyper.shape))
        coded = indexes > 0
        residual = tables.bits(symbols.residual[coded], indexes[coded])
        return float(hyper.sum(dtype=np.float64) + residual.sum(dtype=np.float64))

    def decode(self, number: int, strip: Strip) -> Symbols:
        """Decode one strip and compare its checksum.

        Raises:
            DamagedFileError: The strip is altered.
        """
        rows = self.hyper_rows(number)
        shape = (rows.stop - rows.start, self.geometry.hyper[1], self.package.architecture.hyper_channels)
        tables = self.package.tables
        with self.stopwatch.phase("entropy"):
            decoded = decode_symbols(
                strip.hyper, self._hyper_order(shape), tables, f"hyper-latents of strip {number}"
            )
        if decoded.min(initial=0) < -127 or decoded.max(initial=0) > 127:
            raise self._damaged(number, "its hyper-latents are out of range")
        hyper = decoded.astype(np.int8)
        coded_rows, columns = self.coded(number)
        indexes = self.indexes(hyper)[: coded_rows.stop - coded_rows.start, columns]
        with self.stopwatch.phase("entropy"):
            order = self._order_of(hyper, indexes)
            residual = decode_symbols(strip.residual, order, tables, f"latents of strip {number}")
        if symbols_crc(hyper, residual) != strip.crc:
            raise self._damaged(number, "the checksum of its symbols is wrong")
        return Symbols(hyper, residual)

    def _order_of(self, hyper: npt.NDArray[np.int8], indexes: npt.NDArray[np.uint8]) -> CodingOrder:
        """The order of a strip's symbols; the last is remembered, for the check that follows the coding."""
        key = hyper.tobytes()
        if self._order is None or self._order[0] != key or self._order[1].shape != indexes.shape:
            self._order = key, CodingOrder.of(indexes)
        return self._order[1]

    def _hyper_order(self, shape: tuple[int, ...]) -> CodingOrder:
        if shape not in self._hyper_orders:
            self._hyper_orders[shape] = CodingOrder.of(self._hyper_indexes(shape))
        return self._hyper_orders[shape]

    def _hyper_indexes(self, shape: tuple[int, ...]) -> npt.NDArray[np.uint8]:
        row = self.package.prior.hyper_scale_indexes(self.header.quality)
        return np.ascontiguousarray(np.broadcast_to(row, shape))

    @staticmethod
    def _damaged(number: int, what: str) -> DamagedFileError:
        return DamagedFileError(
            f"Strip {number} of the latent file is damaged: {what}.",
            "Fetch the file again, or restore what is left with --salvage.",
        )
