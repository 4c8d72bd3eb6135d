"""The header of a latent file: what the picture is, which model it needs, and where its strips lie."""

from dataclasses import dataclass

from aedesk.codec.wire import Reader, checksum, varint
from aedesk.errors import DamagedFileError, FileLimitError, NotALatentFileError, UnsupportedFileError
from aedesk.imaging.limits import MAX_SIDE, Limits
from aedesk.zoo.quality import quality_of, quality_units

SIGNATURE = b"\xeeAED\r\n\x1a"
VERSION = 1
MODEL_ID_SIZE = 4
MAX_DECODER = 7
STRIP_UNIT = 64
# 24 bytes beside the strips, two numbers of up to 5 bytes, and an entry of up to 14 for each of 1,024 strips.
MAX_OPENING_SIZE = 24 + 2 * 5 + 14 * 1024

_GREY, _DEPTH_16, _STRIPS, _SECTIONS = 1, 2, 4, 8
# A lossless picture has no synthesis to recommend: the first of its bits says that there is alpha.
_DECODER_SHIFT = 4
_ALPHA = 1
_RESERVED = 0x80
_FETCH_AGAIN = "The file was cut or altered on its way; fetch it again."


@dataclass(frozen=True, slots=True)
class Header:
    """What a latent file says of itself before its content.

    Args:
        model_id: Four bytes that name the model package; empty if the picture is lossless.
        width: Width of the picture in pixels, 1..65535.
        height: Height of the picture in pixels, 1..65535.
        quality: 1..100 in steps of 1/256, or 0: the picture is lossless, and needs no model.
        grey: The picture is grey; otherwise RGB.
        depth: Bits per sample of the source, 8 or 16.
        decoder: Which synthesis the writer recommends, 0..7; 0 is the faithful one.
        strip_height: Height of a strip in units of 64 pixels; 0 stands for one strip.
        alpha: The strips of a lossless picture hold alpha too; beside latents, alpha is a section.

    Raises:
        ValueError: A field is out of these bounds.
    """

    model_id: bytes
    width: int
    height: int
    quality: float
    grey: bool = False
    depth: int = 8
    decoder: int = 0
    strip_height: int = 0
    alpha: bool = False

    def __post_init__(self) -> None:
        size = 0 if self.lossless else MODEL_ID_SIZE
        if len(self.model_id) != size:
            raise ValueError(f"The model id has {size} bytes here; received {self.model_id!r}.")
        if not (1 <= self.width <= MAX_SIDE and 1 <= self.height <= MAX_SIDE):
            raise ValueError(f"A side has 1..{MAX_SIDE} pixels; received {self.width}×{self.height}.")
        if self.depth not in (8, 16):
            raise ValueError(f"Depth is 8 or 16; received {self.depth}.")
        if not 0 <= self.decoder <= MAX_DECODER:
            raise ValueError(f"The decoder hint lies in 0..{MAX_DECODER}; received {self.decoder}.")
        if not 0 <= self.strip_height <= MAX_SIDE // STRIP_UNIT + 1:
            raise ValueError(f"A strip has 0..{MAX_SIDE // STRIP_UNIT + 1} units; got {self.strip_height}.")
        if self.lossless and self.decoder:
            raise ValueError(f"A lossless picture has no decoder hint; received {self.decoder}.")
        if self.alpha and not self.lossless:
            raise ValueError("Only the strips of a lossless picture hold alpha.")
        if not self.lossless:
            quality_units(self.quality)

    @property
    def lossless(self) -> bool:
        """Whether the strips hold the very samples instead of latents."""
        return self.quality == 0

    @property
    def channels(self) -> int:
        """Samples of a pixel in a strip of a lossless picture: 1 to 4, alpha last."""
        return (1 if self.grey else 3) + self.alpha

    @property
    def unit_rows(self) -> int:
        """Height of the padded picture in units of 64 pixels."""
        return -(-self.height // STRIP_UNIT)

    @property
    def strip_count(self) -> int:
        """Number of strips."""
        return -(-self.unit_rows // self.strip_height) if self.strip_height else 1

    def strip_units(self, strip: int) -> tuple[int, int]:
        """First row and row after the last of a strip, in units of 64 pixels."""
        rows = self.strip_height or self.unit_rows
        return strip * rows, min((strip + 1) * rows, self.unit_rows)

    def strip_rows(self, strip: int) -> tuple[int, int]:
        """First row and row after the last of a strip, in pixels of the true picture."""
        top, bottom = self.strip_units(strip)
        return top * STRIP_UNIT, min(bottom * STRIP_UNIT, self.height)


@dataclass(frozen=True, slots=True)
class StripEntry:
    """What the directory says of one strip.

    Args:
        crc: CRC-32 of its decoded symbols, or of the samples of a lossless picture.
        hyper_size: Bytes of its stream of ẑ; 0 if the picture is lossless.
        residual_size: Bytes of its stream of r, or of its lossless stream.
    """

    crc: int
    hyper_size: int
    residual_size: int


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening of a file: header, directory, and where the rest lies.

    Args:
        header: The header.
        entries: One per strip, from top to bottom.
        size: Bytes of the opening itself; sections start there.
        sections_size: Bytes of all sections; strips start after them.
        intact: The checksum of the opening is right.
    """

    header: Header
    entries: tuple[StripEntry, ...]
    size: int
    sections_size: int
    intact: bool = True

    @property
    def file_size(self) -> int:
        """Bytes that the complete file has."""
        streams = sum(entry.hyper_size + entry.residual_size for entry in self.entries)
        return self.size + self.sections_size + streams


def write_opening(header: Header, entries: tuple[StripEntry, ...], sections_size: int) -> bytes:
    """Signature, header and directory with their checksum.

    Raises:
        ValueError: The number of entries is not that of the strips, or a size is over 2³²−1.
    """
    if len(entries) != header.strip_count:
        raise ValueError(f"Received {len(entries)} strips; the header asks for {header.strip_count}.")
    hint = _ALPHA * header.alpha if header.lossless else header.decoder
    flags = _GREY * header.grey | _DEPTH_16 * (header.depth == 16) | hint << _DECODER_SHIFT
    flags |= _STRIPS * (header.strip_height > 0) | _SECTIONS * (sections_size > 0)
    units = 0 if header.lossless else quality_units(header.quality)
    out = bytearray(SIGNATURE)
    out += bytes((VERSION, flags)) + units.to_bytes(2, "little") + header.model_id
    out += header.width.to_bytes(2, "little") + header.height.to_bytes(2, "little")
    if header.strip_height:
        out += varint(header.strip_height)
    if sections_size:
        out += varint(sections_size)
    for entry in entries:
        out += entry.crc.to_bytes(4, "little")
        if not header.lossless:
            out += varint(entry.hyper_size)
        out += varint(entry.residual_size)
    return bytes(out) + checksum(bytes(out))


def parse_header(data: bytes | memoryview, limits: Limits, *, tolerant: bool = False) -> Opening:
    """Read what stands before sections and strips; the rest of the file need not be there.

    Args:
        data: A latent file or its beginning.
        limits: Bounds on what the file may declare; checked before anything is made from it.
        tolerant: Go on when only the checksum is wrong, and say so in ``Opening.intact``.

    Raises:
        NotALatentFileError: Another signature.
        UnsupportedFileError: A newer version, or a feature this version does not know.
        DamagedFileError: Cut, a field out of its bounds, or a wrong checksum.
        FileLimitError: More pixels than ``limits`` allow.
    """
    _check_signature(data)
    reader = Reader(data, len(SIGNATURE))
    version = reader.integer(1, "the version")
    if version != VERSION:
        raise UnsupportedFileError(
            f"The latent file has the format version {version}; this aedesk reads version {VERSION}.",
            "Install a newer aedesk.",
        )
    flags = reader.integer(1, "the flags")
    if flags & _RESERVED:
        raise UnsupportedFileError(
            f"The latent file uses a feature that this aedesk does not know (flags {flags:#04x}).",
            "Install a newer aedesk.",
        )
    header = _read_fields(reader, flags)
    _check_limits(header, limits)
    sections_size = _positive(reader, "the size of the sections") if flags & _SECTIONS else 0
    entries = tuple(_read_entry(reader, strip, header.lossless) for strip in range(header.strip_count))
    covered = reader.data[: reader.position]
    intact = reader.take(4, "the checksum of the header") == checksum(covered)
    if not intact and not tolerant:
        raise DamagedFileError(
            f"The checksum of the header at byte {reader.position - 4} is wrong.", _FETCH_AGAIN
        )
    return Opening(header, entries, reader.position, sections_size, intact)


def _check_signature(data: bytes | memoryview) -> None:
    """Tell other files from ours, and ours from ours that went through a text-mode transfer."""
    start = bytes(data[: len(SIGNATURE)])
    if start == SIGNATURE:
        return
    if start[:4] == SIGNATURE[:4]:
        raise DamagedFileError(
            f"The signature of the latent file is damaged ({start.hex(' ')}): it was cut, or sent as text.",
            "Transfer it again as binary data.",
        )
    raise NotALatentFileError(
        f"This is not a latent file: it starts with {start.hex(' ') or 'no byte at all'}."
    )


def _read_fields(reader: Reader, flags: int) -> Header:
    """The fields from quality to strip height."""
    start = reader.position
    units = reader.integer(2, "the quality")
    lossless = units == 0
    model_id = b"" if lossless else bytes(reader.take(MODEL_ID_SIZE, "the model id"))
    width, height = reader.integer(2, "the width"), reader.integer(2, "the height")
    hint = flags >> _DECODER_SHIFT & MAX_DECODER
    if lossless and hint > _ALPHA:
        raise UnsupportedFileError(
            f"The latent file is lossless in a way that this aedesk does not know (flags {flags:#04x}).",
            "Install a newer aedesk.",
        )
    try:
        return Header(
            model_id=model_id,
            width=width,
            height=height,
            quality=quality_of(units),
            grey=bool(flags & _GREY),
            depth=16 if flags & _DEPTH_16 else 8,
            decoder=0 if lossless else hint,
            strip_height=_positive(reader, "the strip height") if flags & _STRIPS else 0,
            alpha=lossless and hint == _ALPHA,
        )
    except ValueError as error:
        raise DamagedFileError(f"The header at byte {start} is impossible: {error}", _FETCH_AGAIN) from None


def _positive(reader: Reader, what: str) -> int:
    """A number that is only stored when it is not zero."""
    start = reader.position
    value = reader.varint(what)
    if value == 0:
        raise DamagedFileError(f"At byte {start}, {what} is 0.", _FETCH_AGAIN)
    return value


def _check_limits(header: Header, limits: Limits) -> None:
    pixels = header.width * header.height
    if pixels > limits.max_pixels:
        raise FileLimitError(
            f"The latent file declares {header.width}×{header.height} = {pixels:,} pixels; "
            f"the limit is {limits.max_pixels:,}.",
            f"Raise it with --max-pixels {pixels}.",
        )


def _read_entry(reader: Reader, strip: int, lossless: bool) -> StripEntry:
    crc = reader.integer(4, f"the checksum of strip {strip}")
    hyper_size = 0 if lossless else reader.varint(f"the size of the hyper-latents of strip {strip}")
    what = "samples" if lossless else "latents"
    return StripEntry(crc, hyper_size, reader.varint(f"the size of the {what} of strip {strip}"))
