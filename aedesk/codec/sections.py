"""The optional sections of a latent file: ICC profile, Exif, XMP, alpha, the original's name and format.

A section is four ASCII letters, a byte of flags, a length, that many bytes and a CRC-32 of all of these.
Sections that this version does not know are skipped unless they are marked critical.
"""

import zlib
from dataclasses import dataclass, fields

from aedesk.codec.wire import Reader, checksum, varint
from aedesk.errors import DamagedFileError, FileLimitError, LatentFileError, UnsupportedFileError

MAX_METADATA = 64 * 1024 * 1024
MAX_NAME_BYTES = 1024
MAX_FORMAT_BYTES = 16

_CRITICAL, _DEFLATED = 1, 2
_HINT = "Restore without it with --salvage."
# Field of Metadata → type of its section. Alpha is critical: a picture without it is another picture.
_TYPES = {
    "icc": b"ICCP",
    "exif": b"EXIF",
    "xmp": b"XMPP",
    "alpha": b"ALPH",
    "name": b"NAME",
    "source_format": b"FRMT",
}
_FIELDS = {kind: field for field, kind in _TYPES.items()}
_COMPRESSED = ("icc", "exif", "xmp")


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that is wrong in a file that is salvaged.

    Args:
        offset: Byte offset in the file.
        part: What is damaged, such as "section ICCP" or "strip 2".
        message: What is wrong with it.
    """

    offset: int
    part: str
    message: str


@dataclass(frozen=True, slots=True)
class UnknownSection:
    """A section that this version does not know and need not know.

    Args:
        kind: Its four letters.
        size: Bytes of its content.
    """

    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a latent file holds beside the picture; absent parts are None.

    Args:
        icc: ICC profile.
        exif: Exif block, from its TIFF header on.
        xmp: XMP packet.
        alpha: Alpha plane beside latents, as ``aedesk.codec.lossless_stream`` writes it.
        name: Name of the original file, without its folder.
        source_format: Format of the original, such as "JPEG".
    """

    icc: bytes | None = None
    exif: bytes | None = None
    xmp: bytes | None = None
    alpha: bytes | None = None
    name: str | None = None
    source_format: str | None = None


def storable_name(name: str) -> str | None:
    """The name of a file if a latent file can hold it; None if it is too long or would not print."""
    try:
        _check_text(name)
        return name if len(name.encode()) <= MAX_NAME_BYTES else None
    except ValueError:
        return None


def write_sections(metadata: Metadata) -> bytes:
    """All sections in a row; empty if there are none.

    Raises:
        FileLimitError: A block is over 64 MiB, or a name or format is too long.
        ValueError: The name has a folder or control characters in it.
    """
    out = bytearray()
    for field in fields(metadata):
        value = getattr(metadata, field.name)
        if value is None:
            continue
        content = value.encode() if isinstance(value, str) else value
        kind = _TYPES[field.name]
        _check_size(field.name, len(content))
        if field.name in ("name", "source_format"):
            _check_text(value)
        flags = _CRITICAL if field.name == "alpha" else 0
        if field.name in _COMPRESSED:
            deflated = varint(len(content)) + zlib.compress(content, 9)
            if len(deflated) < len(content):
                content, flags = deflated, flags | _DEFLATED
        body = kind + bytes((flags,)) + varint(len(content)) + content
        out += body + checksum(body)
    return bytes(out)


def read_sections(
    reader: Reader, damages: list[Damage] | None = None
) -> tuple[Metadata, tuple[UnknownSection, ...]]:
    """Read sections up to the reader's end.

    Args:
        reader: Stands at the first section and ends after the last.
        damages: Where to note what is wrong instead of raising; a damaged section is then left out.

    Returns:
        The sections this version knows, and the optional ones it does not.

    Raises:
        DamagedFileError: A section is cut, altered, impossible or there twice.
        UnsupportedFileError: A critical section is unknown.
        FileLimitError: A section declares more than 64 MiB.
    """
    found: dict[str, bytes | str] = {}
    unknown: list[UnknownSection] = []
    while reader.left > 0:
        start, part = reader.position, "sections"
        try:
            kind, flags, content = _read_frame(reader)
            part = f"section {kind}"
            field = _FIELDS.get(kind.encode())
            if field is not None:
                if field in found:
                    raise DamagedFileError(f"The section {kind} at byte {start:,} is there twice.")
                found[field] = _value(field, kind, flags, content)
            elif flags & _CRITICAL:
                raise UnsupportedFileError(
                    f"The latent file needs the section {kind}, which this aedesk does not know.",
                    "Install a newer aedesk.",
                )
            else:
                unknown.append(UnknownSection(kind, len(content)))
        except LatentFileError as error:
            if damages is None:
                raise
            damages.append(Damage(start, part, error.message))
            if reader.position == start:
                break
    return Metadata(**found), tuple(unknown)  # type: ignore[arg-type]


def _read_frame(reader: Reader) -> tuple[str, int, memoryview]:
    """Type, flags and content of the next section; afterwards the reader stands behind it.

    When the section's end is not known, the reader stays at its start.
    """
    start = reader.position
    try:
        kind = bytes(reader.take(4, "the type of a section"))
        if not (kind.isalnum() and kind.isascii()):
            raise DamagedFileError(f"There is no section at byte {start:,}, where one should start.", _HINT)
        flags = reader.integer(1, f"the flags of the section {kind.decode()}")
        size = reader.varint(f"the length of the section {kind.decode()}")
        content = reader.take(size, f"the section {kind.decode()}")
        stored = reader.take(4, f"the checksum of the section {kind.decode()}")
    except DamagedFileError:
        reader.position = start
        raise
    if stored != checksum(reader.data[start : reader.position - 4]):
        raise DamagedFileError(
            f"The checksum of the section {kind.decode()} at byte {start:,} is wrong.", _HINT
        )
    return kind.decode(), flags, content


def _value(field: str, kind: str, flags: int, content: memoryview) -> bytes | str:
    """What a known section holds."""
    if flags & ~(_CRITICAL | _DEFLATED):
        raise UnsupportedFileError(
            f"The section {kind} is stored in a way this aedesk does not know (flags {flags:#04x}).",
            "Install a newer aedesk.",
        )
    data = _inflate(kind, content) if flags & _DEFLATED else bytes(content)
    _check_size(field, len(data))
    if field not in ("name", "source_format"):
        return data
    try:
        text = data.decode()
        _check_text(text)
    except ValueError as error:
        raise DamagedFileError(f"The section {kind} is impossible: {error}", _HINT) from None
    return text


def _inflate(kind: str, content: memoryview) -> bytes:
    """Undo zlib; takes no more memory than the limit, whatever the data declare."""
    reader = Reader(content)
    size = reader.varint(f"the size within the section {kind}")
    _check_size("xmp", size)
    inflater = zlib.decompressobj()
    try:
        data = inflater.decompress(reader.take(reader.left, f"the section {kind}"), size + 1)
    except zlib.error as error:
        raise DamagedFileError(f"The section {kind} does not decompress: {error}", _HINT) from None
    if len(data) != size or not inflater.eof or inflater.unused_data:
        raise DamagedFileError(f"The section {kind} does not decompress to its {size:,} bytes.", _HINT)
    return data


def _check_size(field: str, size: int) -> None:
    limits: dict[str, int] = {"name": MAX_NAME_BYTES, "source_format": MAX_FORMAT_BYTES}
    limit = limits.get(field, MAX_METADATA)
    # Alpha has the bounds of its plane, which its own decoder checks.
    if field != "alpha" and size > limit:
        raise FileLimitError(
            f"The {field} has {size:,} bytes; a latent file holds at most {limit:,} of it.",
            "Leave it out with --strip.",
        )


def _check_text(text: str) -> None:
    """A name is a file name and nothing that could lead elsewhere."""
    if not text or text in (".", "..") or not text.isprintable() or any(char in "/\\" for char in text):
        raise ValueError(f"{text!r} is not the bare name of a file.")
