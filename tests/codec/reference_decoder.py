"""A slow second decoder of latent files up to their symbols, written from docs/format.md alone.

Plain Python integers and the standard library: no NumPy, no ``constriction``, nothing of ``aedesk``.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

SIGNATURE = bytes.fromhex("EE 41 45 44 0D 0A 1A")


class DamagedError(Exception):
    """The bytes break a rule of the page."""


@dataclass
class File:
    """What the page says a file holds."""

    version: int
    grey: bool
    depth: int
    decoder: int
    units: int  # of quality, 1/256; 0 says lossless
    model_id: bytes
    width: int
    height: int
    strip_height: int
    sections: dict[str, bytes] = field(default_factory=dict)
    strips: list[tuple[int, bytes, bytes]] = field(default_factory=list)
    alpha_in_strips: bool = False

    @property
    def lossless(self) -> bool:
        return self.units == 0


class Cursor:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, count: int) -> bytes:
        if self.at + count > len(self.data):
            raise DamagedError("cut")
        self.at += count
        return self.data[self.at - count : self.at]

    def u(self, count: int) -> int:
        return sum(byte << 8 * place for place, byte in enumerate(self.take(count)))

    def varint(self) -> int:
        groups = []
        while not groups or groups[-1] & 0x80:
            groups.append(self.u(1))
            if len(groups) > 5:
                raise DamagedError("varint too long")
        value = sum((group & 0x7F) << 7 * place for place, group in enumerate(groups))
        if value >= 2**32 or (groups[-1] == 0 and len(groups) > 1):
            raise DamagedError("varint not in shortest form")
        return value


def read_file(data: bytes) -> File:
    cursor = Cursor(data)
    if cursor.take(7) != SIGNATURE:
        raise DamagedError("signature")
    version, flags, units = cursor.u(1), cursor.u(1), cursor.u(2)
    if version != 1 or flags & 0x80:
        raise DamagedError("newer version")
    model_id, width, height = cursor.take(4 if units else 0), cursor.u(2), cursor.u(2)
    strip_height = cursor.varint() if flags & 4 else 0
    sections_size = cursor.varint() if flags & 8 else 0
    if not (width and height and (units == 0 or 256 <= units <= 25_600)):
        raise DamagedError("header")
    rows = ceil_div(height, 64)
    count = ceil_div(rows, strip_height) if strip_height else 1
    if units == 0 and flags & 0x60:
        raise DamagedError("newer version")
    directory = [(cursor.u(4), cursor.varint() if units else 0, cursor.varint()) for _ in range(count)]
    covered = data[: cursor.at]
    if cursor.u(4) != zlib.crc32(covered):
        raise DamagedError("checksum of the opening")
    file = File(
        version=version,
        grey=bool(flags & 1),
        depth=16 if flags & 2 else 8,
        decoder=flags // 16 % 8 if units else 0,
        units=units,
        model_id=model_id,
        width=width,
        height=height,
        strip_height=strip_height,
        sections=read_sections(cursor.take(sections_size)),
        alpha_in_strips=units == 0 and bool(flags & 16),
    )
    for crc, hyper_size, residual_size in directory:
        file.strips.append((crc, cursor.take(hyper_size), cursor.take(residual_size)))
    if cursor.at != len(data):
        raise DamagedError("too long")
    return file


def read_sections(data: bytes) -> dict[str, bytes]:
    cursor, found = Cursor(data), {}
    while cursor.at < len(data):
        start = cursor.at
        kind, flags = cursor.take(4).decode("ascii"), cursor.u(1)
        content = cursor.take(cursor.varint())
        covered = data[start : cursor.at]
        if cursor.u(4) != zlib.crc32(covered):
            raise DamagedError(f"checksum of {kind}")
        if flags & 2:
            inner = Cursor(content)
            size = inner.varint()
            content = zlib.decompress(content[inner.at :])
            if len(content) != size:
                raise DamagedError(f"size of {kind}")
        found[kind] = content
    return found


def strip_shapes(file: File, strip: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Rows and columns of ẑ and of r in a strip."""
    rows = ceil_div(file.height, 64)
    step = file.strip_height or rows
    first, after = strip * step, min((strip + 1) * step, rows)
    latent_rows = min(4 * after, ceil_div(file.height, 16)) - 4 * first
    return (after - first, ceil_div(file.width, 64)), (latent_rows, ceil_div(file.width, 16))


def decode_stream(
    data: bytes, indexes: Sequence[int], radii: Sequence[int], weights: Sequence[Sequence[int]]
) -> list[int]:
    """The symbols of a stream; ``weights[i]`` is the table of scale index i."""
    if data and data[-1] == 0:
        raise DamagedError("ends in a zero byte")
    padded = data + bytes(-len(data) % 4)
    words = [int.from_bytes(padded[i : i + 4], "little") for i in range(0, len(padded), 4)]
    x = 0
    while x < 2**32 and words:
        x = x * 2**32 + words.pop()

    def refilled(x: int) -> int:
        return x * 2**32 + words.pop() if x < 2**32 and words else x

    symbols, escapes = [0] * len(indexes), []
    for place in sorted((p for p, i in enumerate(indexes) if i > 0), key=lambda p: indexes[p]):
        table, radius = weights[indexes[place]], radii[indexes[place]]
        quantile, position, below = x % 2**24, 0, 0
        while quantile >= below + table[position]:
            below += table[position]
            position += 1
        x = refilled(x // 2**24 * table[position] + quantile - below)
        if position == radius + 1:
            escapes.append(place)
        symbols[place] = position if position <= radius else position - (2 * radius + 2)
    for place in escapes:
        quantile = x % 2**24
        value = quantile // 256
        x = refilled(x // 2**24 * 256 + quantile % 256)
        symbols[place] = value if value < 2**15 else value - 2**16
        if abs(symbols[place]) <= radii[indexes[place]]:
            raise DamagedError("needless escape")
    if x or words:
        raise DamagedError("symbols end before the stream")
    return symbols


def symbols_crc(hyper: Sequence[int], residual: Sequence[int]) -> int:
    data = b"".join(value.to_bytes(1, "little", signed=True) for value in hyper)
    return zlib.crc32(data + b"".join(value.to_bytes(2, "little", signed=True) for value in residual))


def ceil_div(a: int, b: int) -> int:
    return -(-a // b)
