"""Reading and writing the small pieces of a latent file: fixed integers, variable-length integers, CRCs."""

import zlib

from aedesk.errors import DamagedFileError

MAX_VARINT = (1 << 32) - 1
_VARINT_BYTES = 5


def varint(value: int) -> bytes:
    """Write 0..2³²−1 in groups of seven bits, lowest first; bit 7 of a byte says that another follows.

    Raises:
        ValueError: The value is out of this range.
    """
    if not 0 <= value <= MAX_VARINT:
        raise ValueError(f"{value} cannot be stored: a number in a latent file lies in 0..{MAX_VARINT}.")
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def checksum(*parts: bytes | memoryview) -> bytes:
    """CRC-32 (that of PNG and zlib) of the parts in a row, as four bytes, lowest first."""
    crc = 0
    for part in parts:
        crc = zlib.crc32(part, crc)
    return crc.to_bytes(4, "little")


class Reader:
    """Takes pieces from a stretch of a file, and says where it is when one is missing.

    Args:
        data: The whole file.
        position: Byte offset of the next piece.
        end: Byte offset after the last piece; the end of ``data`` if absent.
    """

    def __init__(self, data: bytes | memoryview, position: int = 0, end: int | None = None) -> None:
        self.data = memoryview(data)
        self.position = position
        self.end = len(self.data) if end is None else end

    @property
    def left(self) -> int:
        """Bytes between here and the end."""
        return self.end - self.position

    def take(self, size: int, what: str) -> memoryview:
        """The next ``size`` bytes, without a copy.

        Raises:
            DamagedFileError: Fewer are left.
        """
        if size > self.left:
            raise DamagedFileError(
                f"At byte {self.position:,}, {what} needs {size:,} bytes; {max(self.left, 0):,} are left.",
                "The file was cut or altered; fetch it again, or restore what is left with --salvage.",
            )
        piece = self.data[self.position : self.position + size]
        self.position += size
        return piece

    def integer(self, size: int, what: str) -> int:
        """An unsigned integer of ``size`` bytes, lowest first."""
        return int.from_bytes(self.take(size, what), "little")

    def varint(self, what: str) -> int:
        """A variable-length integer 0..2³²−1 in its shortest form.

        Raises:
            DamagedFileError: It is cut, longer than needed or too big.
        """
        start, value = self.position, 0
        for group in range(_VARINT_BYTES):
            byte = self.take(1, what)[0]
            value |= (byte & 0x7F) << 7 * group
            if byte < 0x80:
                if value > MAX_VARINT or (byte == 0 and group > 0):
                    break
                return value
        raise DamagedFileError(f"At byte {start:,}, {what} is not a number as latent files hold them.")
