"""The latent file as a whole: builds it from strips and metadata, parses it, salvages what is left of it.

The format is specified in ``docs/format.md``. Every size a file declares is compared with the limits and
with the bytes that are really there before memory is taken for it.
"""

import zlib
from dataclasses import dataclass, field
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from aedesk.codec.header import (
    MAX_OPENING_SIZE,
    Header,
    Opening,
    StripEntry,
    parse_header,
    write_opening,
)
from aedesk.codec.sections import Damage, Metadata, UnknownSection, read_sections, write_sections
from aedesk.codec.wire import Reader
from aedesk.errors import DamagedFileError, FileLimitError
from aedesk.imaging.limits import Limits

_SALVAGE_HINT = "Fetch the file again, or restore what is left with --salvage."


@dataclass(frozen=True, slots=True)
class Strip:
    """One independently coded band of the picture.

    Args:
        crc: ``symbols_crc`` of its symbols; CRC-32 of the samples of a lossless picture.
        hyper: Entropy-coded hyper-latents ẑ; empty if the picture is lossless.
        residual: Entropy-coded residual symbols r, or the lossless stream of the samples.
    """

    crc: int
    hyper: bytes
    residual: bytes


@dataclass(frozen=True, slots=True)
class LatentFile:
    """Everything in a latent file.

    Args:
        header: The header.
        strips: From top to bottom; None where salvage found a strip to be missing.
        metadata: ICC, Exif, XMP, alpha, name and format of the original.
        unknown: Optional sections that this version does not know; they are not written back.
        damages: What salvage found to be wrong; empty for an undamaged file.
    """

    header: Header
    strips: tuple[Strip | None, ...]
    metadata: Metadata = field(default_factory=Metadata)
    unknown: tuple[UnknownSection, ...] = ()
    damages: tuple[Damage, ...] = ()


def symbols_crc(hyper: NDArray[np.integer[Any]], residual: NDArray[np.integer[Any]]) -> int:
    """CRC-32 of a strip's symbols: ẑ as signed bytes, then r as little-endian int16, each in C order.

    Args:
        hyper: ẑ of the strip, integers −128..127.
        residual: r of the strip, integers −32768..32767.
    """
    crc = zlib.crc32(np.ascontiguousarray(hyper, dtype=np.int8).data)
    return zlib.crc32(np.ascontiguousarray(residual, dtype="<i2").data, crc)


def build(file: LatentFile) -> bytes:
    """Write a latent file.

    Raises:
        ValueError: A strip is missing or their number is not that of the header.
        FileLimitError: A metadata block is too big to be stored.
    """
    strips = [strip for strip in file.strips if strip is not None]
    if len(strips) != len(file.strips):
        raise ValueError("A latent file with missing strips cannot be written.")
    entries = tuple(StripEntry(s.crc, len(s.hyper), len(s.residual)) for s in strips)
    sections = write_sections(file.metadata)
    streams = [stream for strip in strips for stream in (strip.hyper, strip.residual)]
    return b"".join([write_opening(file.header, entries, len(sections)), sections, *streams])


def parse(data: bytes | memoryview, limits: Limits, *, salvage: bool = False) -> LatentFile:
    """Read a latent file; symbols are not decoded here, so their checksums are not compared yet.

    Args:
        data: The whole file.
        limits: Bounds on what it may declare.
        salvage: Return what can be had from a damaged file and list what is wrong in ``damages``. A file
            whose header cannot be read is refused all the same.

    Raises:
        NotALatentFileError: Another signature.
        UnsupportedFileError: A newer version or an unknown critical section.
        DamagedFileError: Cut or altered; the message says what and at which byte.
        FileLimitError: More pixels or bytes than the limits allow.
    """
    if len(data) > limits.max_bytes:
        raise FileLimitError(
            f"The latent file has {len(data):,} bytes; the limit is {limits.max_bytes:,}.",
            "Split it, or raise the limit on input bytes.",
        )
    damages: list[Damage] | None = [] if salvage else None
    opening = parse_header(data, limits, tolerant=salvage)
    if damages is None and len(data) != opening.file_size:
        raise DamagedFileError(_wrong_size(len(data), opening.file_size), _SALVAGE_HINT)
    start = opening.size + opening.sections_size
    sections = Reader(data, opening.size, min(start, len(data)))
    metadata, unknown = read_sections(sections, damages)
    strips = _read_strips(Reader(data, start), opening, damages)
    if damages is not None:
        damages[:0] = _damages_of_opening(opening, len(data))
    return LatentFile(opening.header, strips, metadata, unknown, tuple(damages or ()))


def read_front(stream: IO[bytes], limits: Limits) -> tuple[Header, Metadata]:
    """Read header and sections from a stream that stands at the start of a latent file, not the strips.

    Raises:
        LatentFileError: As ``parse`` does.
    """
    data = stream.read(MAX_OPENING_SIZE)
    opening = parse_header(data, limits)
    end = opening.size + opening.sections_size
    data += stream.read(max(0, end - len(data)))
    if len(data) < end:
        raise DamagedFileError(_wrong_size(len(data), opening.file_size), _SALVAGE_HINT)
    metadata, _ = read_sections(Reader(data, opening.size, end))
    return opening.header, metadata


def _read_strips(reader: Reader, opening: Opening, damages: list[Damage] | None) -> tuple[Strip | None, ...]:
    """The strips in a row; those that are cut are None if ``damages`` takes a note of it."""
    strips: list[Strip | None] = []
    for number, entry in enumerate(opening.entries):
        start, size = reader.position, entry.hyper_size + entry.residual_size
        try:
            content = reader.take(size, f"strip {number}")
        except DamagedFileError as error:
            if damages is None:
                raise
            damages.append(Damage(start, f"strip {number}", error.message))
            reader.position = start + size
            strips.append(None)
            continue
        hyper, residual = content[: entry.hyper_size], content[entry.hyper_size :]
        strips.append(Strip(entry.crc, bytes(hyper), bytes(residual)))
    return tuple(strips)


def _damages_of_opening(opening: Opening, size: int) -> list[Damage]:
    """What is wrong before the content is looked at."""
    damages = []
    if not opening.intact:
        damages.append(Damage(opening.size - 4, "header", "The checksum of the header is wrong."))
    if size != opening.file_size:
        damages.append(Damage(min(size, opening.file_size), "file", _wrong_size(size, opening.file_size)))
    return damages


def _wrong_size(received: int, declared: int) -> str:
    if received < declared:
        return f"The latent file is cut at byte {received:,}: {declared - received:,} bytes are missing."
    return f"The latent file ends at byte {declared:,}, but {received - declared:,} more bytes follow."
