"""From a latent file to a picture."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from aedesk.codec.codec import Codec, CodecSource
from aedesk.codec.container import LatentFile, parse
from aedesk.codec.geometry import Halos, Region
from aedesk.codec.lossless import read_samples, read_strip
from aedesk.codec.lossless_stream import decode_lossless
from aedesk.codec.reconstruct import needed_rows, reconstruct
from aedesk.codec.stopwatch import Stopwatch
from aedesk.codec.symbols import SymbolCoder, Symbols
from aedesk.errors import DamagedFileError
from aedesk.imaging import Limits, Metadata, Picture
from aedesk.imaging.picture import Samples

_ALPHA_HINT = "Restore the picture without its transparency with --salvage."


@dataclass(frozen=True, slots=True)
class Restored:
    """A restored picture.

    Args:
        picture: The picture, or the asked region of it.
        notes: Sentences for the user: what was damaged, in a salvage.
    """

    picture: Picture
    notes: tuple[str, ...] = ()


def restore_picture(
    data: bytes,
    codecs: CodecSource,
    *,
    region: Region | None = None,
    salvage: bool = False,
    limits: Limits | None = None,
    progress: Callable[[float], None] | None = None,
    stopwatch: Stopwatch | None = None,
) -> Restored:
    """Restore the picture of a latent file.

    Args:
        data: The whole file.
        codecs: Finds the model that the file needs.
        region: Restore this rectangle alone; only the strips that it needs are decoded.
        salvage: Restore what can be had from a damaged file; the notes say what is lost. Symbols of lost
            strips count as 0.
        limits: Bounds on what the file may declare.
        progress: Called with the share that is done, 0 to 1.
        stopwatch: Gets the seconds of each phase.

    Raises:
        LatentFileError: The file is not one, is damaged (to salvage: beyond use), or is over the limits.
        ModelError: Its model is not installed.
        UsageError: The region is not inside the picture.
    """
    stopwatch = stopwatch or Stopwatch()
    with stopwatch.phase("file"):
        file = parse(data, limits or Limits(), salvage=salvage)
    header = file.header
    region = region or Region(0, 0, header.width, header.height)
    region.check(header.width, header.height)
    lost: list[str] | None = [] if salvage else None
    if header.lossless:
        with stopwatch.phase("lossless"):
            samples = read_samples(file, region, lost, progress)
        pixels, alpha = _parted(samples, header.alpha)
    else:
        codec = codecs.find(header.model_id)
        pixels = decode_pixels(file, codec, stopwatch, region=region, progress=progress, lost=lost)
        alpha = _read_alpha(file, region, lost)
    metadata = Metadata(icc=file.metadata.icc, exif=file.metadata.exif, xmp=file.metadata.xmp)
    damages = (f"{damage.part} (byte {damage.offset:,}): {damage.message}" for damage in file.damages)
    return Restored(Picture(pixels, alpha, metadata, "aed"), (*damages, *(lost or ())))


def decode_pixels(
    file: LatentFile,
    codec: Codec,
    stopwatch: Stopwatch,
    *,
    region: Region | None = None,
    progress: Callable[[float], None] | None = None,
    lost: list[str] | None = None,
) -> Samples:
    """Pixels that the latents of a file give, or of a region: (height, width, 1 or 3), uint8 or uint16.

    Args:
        file: The file, parsed.
        codec: Its model and networks.
        stopwatch: Gets the seconds of each phase.
        region: The part that is wanted; lies inside the picture.
        progress: Told the share that is done.
        lost: Takes note of damaged strips, which are refused without it.

    Raises:
        DamagedFileError: A strip is damaged, or with ``lost``: all are.
    """
    header = file.header
    region = region or Region(0, 0, header.width, header.height)
    coder = SymbolCoder(codec.package, header, stopwatch)
    rows = needed_rows(region, coder.geometry, Halos.of(codec.package.architecture))
    symbols = _read_symbols(file, coder, coder.strips_with(rows), lost)
    return reconstruct(symbols, header, codec, region, stopwatch, progress or _ignore)


def verify_file(data: bytes, codecs: CodecSource, limits: Limits | None = None) -> None:
    """Decode all symbols of a latent file, or all samples, and compare every checksum.

    Raises:
        LatentFileError: The file is damaged.
        ModelError: Its model is not installed.
    """
    file = parse(data, limits or Limits())
    header = file.header
    coder = None
    if not header.lossless:
        coder = SymbolCoder(codecs.find(header.model_id).package, header, Stopwatch())
    for number, strip in enumerate(file.strips):
        if strip is None:
            continue
        if coder is None:
            read_strip(strip, header, number)
        else:
            coder.decode(number, strip)
    _read_alpha(file, Region(0, 0, header.width, header.height), None)


def _parted(samples: Samples, has_alpha: bool) -> tuple[Samples, Samples | None]:
    """Colours and alpha of samples that hold both."""
    if not has_alpha:
        return samples, None
    return np.ascontiguousarray(samples[:, :, :-1]), np.ascontiguousarray(samples[:, :, -1])


def _read_symbols(file: LatentFile, coder: SymbolCoder, strips: range, lost: list[str] | None) -> Symbols:
    """Decode strips into the symbols of the picture; ``lost`` takes note of what is damaged."""
    symbols, good = coder.blank(), 0
    for number in strips:
        strip = file.strips[number]
        if strip is None:
            continue
        try:
            decoded = coder.decode(number, strip)
        except DamagedFileError as error:
            if lost is None:
                raise
            lost.append(error.message)
            continue
        part = coder.part(symbols, number)
        part.hyper[...], part.residual[...] = decoded.hyper, decoded.residual
        good += 1
    if not good:
        raise DamagedFileError("No strip of the picture can be decoded; nothing is left to salvage.")
    return symbols


def _read_alpha(file: LatentFile, region: Region, lost: list[str] | None) -> Samples | None:
    """The region's alpha; none if it is damaged and ``lost`` is given."""
    stream, header = file.metadata.alpha, file.header
    if stream is None:
        return None
    try:
        alpha = decode_lossless(stream, header.height, header.width, 1, header.depth)
    except DamagedFileError as error:
        if lost is None:
            raise DamagedFileError(f"The alpha plane is damaged: {error.message}", _ALPHA_HINT) from None
        lost.append(f"The alpha plane is left out: {error.message}")
        return None
    rows, columns = slice(region.y, region.y + region.height), slice(region.x, region.x + region.width)
    return np.ascontiguousarray(alpha[rows, columns, 0])


def _ignore(_share: float) -> None:
    """Take no notice of progress."""
