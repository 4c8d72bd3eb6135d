"""What a latent file says of itself, without decoding it."""

from dataclasses import asdict, dataclass
from typing import Any

from aedesk.codec.container import parse
from aedesk.codec.parts import part_sizes
from aedesk.imaging import Limits


@dataclass(frozen=True, slots=True)
class FileInfo:
    """Facts about a latent file.

    Args:
        model_id: Eight hexadecimal digits; None if the picture is lossless.
        width: Pixels.
        height: Pixels.
        grey: One channel instead of red, green and blue.
        depth: Bits per sample, 8 or 16.
        lossless: The picture is stored exactly.
        quality: 1 to 100, to 1/256; None if the picture is lossless.
        strips: Number of independently coded strips.
        bytes: Size of the file.
        bpp: Bits per pixel, of the whole file.
        hyper_bytes: Bytes of entropy-coded hyper-latents; None if the picture is lossless.
        latent_bytes: Bytes of entropy-coded latents; None if the picture is lossless.
        sample_bytes: Bytes of the samples of a lossless picture, alpha included; None if it is not.
        metadata: Bytes of each part that is there: "icc", "exif", "xmp", "alpha".
        name: Name of the original file, if it was kept.
        parts: Bytes of each part as it is stored: "header", "latents", "exif" and so on; see `part_sizes`.
    """

    model_id: str | None
    width: int
    height: int
    grey: bool
    depth: int
    lossless: bool
    quality: float | None
    strips: int
    bytes: int
    bpp: float
    hyper_bytes: int | None
    latent_bytes: int | None
    sample_bytes: int | None
    metadata: dict[str, int]
    name: str | None
    parts: dict[str, int]

    def as_dict(self) -> dict[str, Any]:
        """Give the facts as plain values."""
        return asdict(self)


def inspect_file(data: bytes, limits: Limits | None = None) -> FileInfo:
    """Read header, directory and sections of a latent file.

    Raises:
        LatentFileError: The file is not one, is damaged, or is over the limits.
    """
    limits = limits or Limits()
    file = parse(data, limits)
    header, sections = file.header, file.metadata
    strips = [strip for strip in file.strips if strip is not None]
    streams = sum(len(strip.residual) for strip in strips)
    parts = {"icc": sections.icc, "exif": sections.exif, "xmp": sections.xmp, "alpha": sections.alpha}
    return FileInfo(
        model_id=header.model_id.hex() or None,
        width=header.width,
        height=header.height,
        grey=header.grey,
        depth=header.depth,
        lossless=header.lossless,
        quality=None if header.lossless else header.quality,
        strips=header.strip_count,
        bytes=len(data),
        bpp=8 * len(data) / (header.width * header.height),
        hyper_bytes=None if header.lossless else sum(len(strip.hyper) for strip in strips),
        latent_bytes=None if header.lossless else streams,
        sample_bytes=streams if header.lossless else None,
        metadata={key: len(value) for key, value in parts.items() if value is not None},
        name=sections.name,
        parts=part_sizes(data, file, limits),
    )
