"""Where the bits of a latent file went: how many each cell of 16×16 pixels takes."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from aedesk.codec.container import parse
from aedesk.codec.geometry import CELL, Geometry
from aedesk.codec.stopwatch import Stopwatch
from aedesk.codec.symbols import SymbolCoder, Symbols
from aedesk.errors import ModelError, UsageError
from aedesk.imaging import Limits
from aedesk.zoo import ModelPackage, find_by_id
from aedesk.zoo.tables import EntropyTables

Floats = npt.NDArray[np.float32]

_ROWS = 32
"""Rows of latents whose bits are added up at a time, so that few of them exist as floats."""


def map_bits(
    data: bytes,
    package: ModelPackage | None = None,
    *,
    limits: Limits | None = None,
    progress: Callable[[float], None] | None = None,
) -> Floats:
    """Share the payload of a latent file out among the cells of its picture.

    A latent counts for its own cell with the bits that its probability in the tables gives it, a hyper-latent
    in equal parts for those of its 4×4 cells that are coded. The sum is the size of the entropy-coded streams
    to within a fraction of a percent; header, metadata and alpha are left out.

    Args:
        data: The whole file.
        package: Its model; found among those that are installed without it.
        limits: Bounds on what the file may declare.
        progress: Called with the share that is done, 0 to 1.

    Returns:
        Bits, float32 (rows, columns): one cell for each 16×16 pixels or part of them.

    Raises:
        LatentFileError: The file is not one, is damaged, or is over the limits.
        ModelError: Its model is not installed, is damaged, or another one was given.
        UsageError: The picture is stored without loss, so that there are no latents.
    """
    file = parse(data, limits or Limits())
    header = file.header
    if header.lossless:
        raise UsageError(
            "The picture is stored without loss, so there are no latents whose bits could be mapped."
        )
    package = package or find_by_id(header.model_id)
    if package.id != header.model_id:
        raise ModelError(f"The file needs the model {header.model_id.hex()}; received {package.id_hex}.")
    coder = SymbolCoder(package, header, Stopwatch())
    rows, columns = Geometry(header.width, header.height).coded
    out = np.zeros((rows, columns), np.float32)
    hyper_indexes = package.prior.hyper_scale_indexes(header.quality)
    for number, strip in enumerate(file.strips):
        if strip is None:
            continue
        symbols = coder.decode(number, strip)
        part, across = coder.coded(number)
        indexes = coder.indexes(symbols.hyper)[: part.stop - part.start, across]
        out[part] = _bits_of_latents(symbols, indexes, package.tables)
        out[part] += _bits_of_hyper_latents(symbols, hyper_indexes, package.tables, out[part].shape)
        if progress is not None:
            progress((number + 1) / len(file.strips))
    return out


def _bits_of_latents(symbols: Symbols, indexes: npt.NDArray[np.uint8], tables: EntropyTables) -> Floats:
    """Bits (rows, columns) of the residual symbols of a strip."""
    bands = (slice(start, start + _ROWS) for start in range(0, len(indexes), _ROWS))
    return np.concatenate([tables.bits(symbols.residual[b], indexes[b]).sum(axis=2) for b in bands])


def _bits_of_hyper_latents(
    symbols: Symbols, indexes: npt.NDArray[np.uint8], tables: EntropyTables, shape: tuple[int, ...]
) -> Floats:
    """Bits (rows, columns) of the hyper-latents of a strip, each shared out among its coded cells."""
    bits = tables.bits(symbols.hyper, np.broadcast_to(indexes, symbols.hyper.shape)).sum(axis=2)
    spread = np.repeat(np.repeat(bits, CELL, axis=0), CELL, axis=1)[: shape[0], : shape[1]]
    return np.asarray(spread / np.multiply.outer(_sharers(shape[0]), _sharers(shape[1])), np.float32)


def _sharers(length: int) -> npt.NDArray[np.int64]:
    """For each of a row of cells: how many of them have the same hyper-latent."""
    owner = np.arange(length) // CELL
    return np.bincount(owner)[owner]
