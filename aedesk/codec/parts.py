"""What the bytes of a latent file are spent on."""

from aedesk.codec.container import LatentFile
from aedesk.codec.header import parse_header
from aedesk.codec.wire import Reader
from aedesk.imaging import Limits

_NAMES = {
    "ICCP": "icc",
    "EXIF": "exif",
    "XMPP": "xmp",
    "ALPH": "alpha",
    "NAME": "name",
    "FRMT": "name",
}


def part_sizes(data: bytes, file: LatentFile, limits: Limits) -> dict[str, int]:
    """Bytes of each part as they are stored; their sum is the size of the file.

    Args:
        data: The whole file.
        file: The same, parsed: so it is known to be good.
        limits: Those that it was parsed with.

    Returns:
        "header" (with its directory of strips), "icc", "exif", "xmp", "alpha", "name" (with the format of
        the original), "other" (sections that this version does not know), "hyper_latents" and "latents", or
        "samples" of a lossless picture; parts that are not there are left out.
    """
    opening = parse_header(data, limits)
    sizes = {"header": opening.size}
    reader = Reader(data, opening.size, opening.size + opening.sections_size)
    while reader.left > 0:
        start = reader.position
        kind = bytes(reader.take(4, "the type of a section")).decode()
        reader.take(1, "the flags of a section")
        reader.take(reader.varint("the length of a section") + 4, "a section and its checksum")
        name = _NAMES.get(kind, "other")
        sizes[name] = sizes.get(name, 0) + reader.position - start
    strips = [strip for strip in file.strips if strip is not None]
    streams = sum(len(strip.residual) for strip in strips)
    if file.header.lossless:
        return {**sizes, "samples": streams}
    return {**sizes, "hyper_latents": sum(len(strip.hyper) for strip in strips), "latents": streams}
