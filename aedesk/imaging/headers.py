"""Sizes and kinds that must be known before a decoder is created, because creating it takes memory."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from aedesk.errors import DamagedPictureError

_AVIF_HEADER_BYTES = 1 << 16
_JXL_RATIOS = ((1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))


def declared_size(stream: BinaryIO, name: str) -> tuple[int, int] | None:
    """Width and height from the header of a format whose decoder allocates when it is created.

    Returns:
        None for the other formats: their decoders only read the header when they are created.

    Raises:
        DamagedPictureError: The header is cut or broken.
    """
    parse = {"webp": _webp_size, "jxl": _jxl_size}.get(name)
    if parse is None:
        return None
    stream.seek(0)
    try:
        return parse(stream)
    except (struct.error, IndexError, ValueError) as error:
        raise DamagedPictureError(f"The header of the {name} data is damaged or cut short.") from error


def _webp_size(stream: BinaryIO) -> tuple[int, int]:
    head = stream.read(30)
    kind = head[12:16]
    if kind == b"VP8X":
        return (
            1 + int.from_bytes(_exactly(head[24:27], 3), "little"),
            1 + int.from_bytes(_exactly(head[27:30], 3), "little"),
        )
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", head, 21)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    raise ValueError(kind)


def _exactly(data: bytes, count: int) -> bytes:
    if len(data) != count:
        raise ValueError(count)
    return data


def _jxl_size(stream: BinaryIO) -> tuple[int, int]:
    """The SizeHeader of ISO/IEC 18181-1, section D.2; bits come least significant first."""
    start = stream.read(2)
    if start != b"\xff\x0a":
        stream.seek(0)
        start = _jxl_codestream(stream)
    bits = _Bits(stream.read(10))
    small = bits.take(1)
    height = _jxl_side(bits, small)
    ratio = bits.take(3)
    if not ratio:
        return _jxl_side(bits, small), height
    numerator, denominator = _JXL_RATIOS[ratio - 1]
    return height * numerator // denominator, height


def _jxl_side(bits: "_Bits", small: int) -> int:
    if small:
        return 8 * (1 + bits.take(5))
    return 1 + bits.take((9, 13, 18, 30)[bits.take(2)])


def _jxl_codestream(stream: BinaryIO) -> bytes:
    """Walk the boxes of a JPEG XL container up to the codestream and return its signature."""
    while True:
        start = stream.tell()
        length, kind = struct.unpack(">I4s", stream.read(8))
        if length == 1:
            (length,) = struct.unpack(">Q", stream.read(8))
        if kind in (b"jxlc", b"jxlp"):
            stream.read(4 if kind == b"jxlp" else 0)
            return _exactly(stream.read(2), 2)
        if length < 8:
            raise ValueError(length)
        stream.seek(start + length)


class _Bits:
    """Reads numbers from bytes, least significant bit first."""

    def __init__(self, data: bytes) -> None:
        self._value = int.from_bytes(data, "little")
        self._left = 8 * len(data)

    def take(self, count: int) -> int:
        self._left -= count
        if self._left < 0:
            raise ValueError(count)
        value = self._value & (1 << count) - 1
        self._value >>= count
        return value


@dataclass(frozen=True, slots=True)
class AvifKind:
    """What the decoder does not tell of an AVIF.

    Args:
        depth: Bits per sample in the file, 8, 10 or 12.
        is_grey: Whether every coded image in it has luma only.
    """

    depth: int
    is_grey: bool


def avif_kind(stream: BinaryIO) -> AvifKind:
    """Depth and greyness of an AVIF from its ``av1C`` boxes; 8 bits of colour when none is found."""
    stream.seek(0)
    flags = list(_av1_flags(stream.read(_AVIF_HEADER_BYTES)))
    if not flags:
        return AvifKind(depth=8, is_grey=False)
    depths = [(12 if flag & 0x20 else 10) if flag & 0x40 else 8 for flag in flags]
    # The alpha plane is a grey image of its own, so all of them must be grey.
    return AvifKind(depth=max(depths), is_grey=all(flag & 0x10 for flag in flags))


def _av1_flags(head: bytes) -> Iterator[int]:
    at = head.find(b"av1C\x81")
    while 0 <= at < len(head) - 6:
        yield head[at + 6]
        at = head.find(b"av1C\x81", at + 5)
