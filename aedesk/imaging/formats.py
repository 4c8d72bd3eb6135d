"""The picture formats that are read and written, told apart by content and never by name."""

from pathlib import Path, PurePath

from aedesk.errors import UnsupportedPictureError, UsageError

READABLE = ("png", "jpeg", "webp", "tiff", "bmp", "gif", "avif")
"""Formats that are always read."""

EXTRAS = {"heif": "pillow_heif", "jxl": "pillow_jxl"}
"""Formats that are read where the extra of the same name is installed, and the module that it brings."""

WRITABLE = ("png", "jpeg", "tiff", "webp", "avif")
"""Formats that can be written."""

SNIFF_BYTES = 64
"""How many bytes from the start of a file ``sniff_format`` needs."""

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
    (b"\xff\x0a", "jxl"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "jxl"),
)

_FOREIGN = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"%!PS", "a PostScript document"),
    (b"8BPS", "a Photoshop document"),
    (b"gimp xcf", "a GIMP document"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "a JPEG 2000 picture"),
    (b"\xff\x4f\xff\x51", "a JPEG 2000 codestream"),
    (b"\0\0\x01\0", "a Windows icon"),
    (b"v/1\x01", "an OpenEXR picture"),
    (b"#?RADIANCE", "a Radiance HDR picture"),
    (b"DDS ", "a DirectDraw texture"),
    (b"qoif", "a QOI picture"),
    (b"FUJIFILMCCD-RAW", "a Fujifilm raw picture"),
    (b"<?xml", "an XML document (SVG?)"),
    (b"<svg", "an SVG drawing"),
    (b"<!DOCTYPE", "an HTML page"),
    (b"<html", "an HTML page"),
)

_BMP_HEADER_SIZES = (12, 16, 40, 52, 56, 64, 108, 124)
_AVIF_BRANDS = {b"avif", b"avis"}
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}

_SUFFIXES = {
    ".png": "png",
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".jpe": "jpeg",
    ".jfif": "jpeg",
    ".tif": "tiff",
    ".tiff": "tiff",
    ".webp": "webp",
    ".avif": "avif",
}


def is_picture(path: Path) -> bool:
    """Whether a file begins like a picture.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        try:
            sniff_format(file.read(SNIFF_BYTES))
        except UnsupportedPictureError:
            return False
    return True


def sniff_format(head: bytes) -> str:
    """Tell the format of a picture from its first bytes.

    Args:
        head: The first ``SNIFF_BYTES`` bytes of the file, or all of it when it is shorter.

    Returns:
        A name of ``READABLE`` or ``EXTRAS``.

    Raises:
        UnsupportedPictureError: Empty, or not one of these formats; the message names what was found.
    """
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    if head[:2] == b"BM" and (len(head) < 18 or head[14] in _BMP_HEADER_SIZES):
        return "bmp"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp" and (iso := _iso_format(head)):
        return iso
    raise UnsupportedPictureError(
        f"This is {_describe(head)}, not a picture that can be read; "
        f"readable are {', '.join(READABLE)} (and {', '.join(EXTRAS)} with the extra of that name)."
    )


def format_named(name: str) -> str:
    """The writable format of a user's word ("jpg", "PNG", "tif").

    Raises:
        UsageError: Not a format that can be written.
    """
    word = name.lower().lstrip(".")
    if word in WRITABLE:
        return word
    if f".{word}" in _SUFFIXES:
        return _SUFFIXES[f".{word}"]
    raise UsageError(f"The format {name!r} cannot be written; allowed are {', '.join(WRITABLE)}.")


def format_for_name(path: PurePath | str) -> str:
    """The writable format that the suffix of an output's name asks for.

    Raises:
        UsageError: No suffix, or one of no writable format.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    raise UsageError(
        f"The name {PurePath(path).name!r} does not say which format to write; "
        f"allowed are {', '.join(_SUFFIXES)}.",
        "Give the name such a suffix, or name the format.",
    )


def _iso_format(head: bytes) -> str | None:
    # The major brand can be the general "mif1"; then a compatible brand decides.
    length = min(int.from_bytes(head[:4], "big"), len(head))
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, length - 3, 4))]
    if _AVIF_BRANDS.intersection(brands):
        return "avif"
    return "heif" if _HEIF_BRANDS.intersection(brands) else None


def _describe(head: bytes) -> str:
    if not head:
        return "an empty file"
    for signature, what in _FOREIGN:
        if head.lower().startswith(signature.lower()):
            return what
    if head[1:4] == b"AED":
        return "an aedesk latent file"
    if head[4:8] == b"ftyp":
        return f"a video or other media file ({head[8:12].decode('latin-1').strip()})"
    if all(32 <= byte < 127 or byte in b"\t\r\n" for byte in head):
        return "plain text"
    return f"unknown data (it starts with {head[:8].hex(' ')})"
