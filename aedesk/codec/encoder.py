"""From a picture to a latent file."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from aedesk.codec.alpha import encode_alpha
from aedesk.codec.codec import Codec
from aedesk.codec.container import LatentFile, Strip, build, parse
from aedesk.codec.decoder import decode_pixels
from aedesk.codec.geometry import Geometry
from aedesk.codec.header import Header
from aedesk.codec.planes import Floats, Planes
from aedesk.codec.rate_control import search_psnr, search_size
from aedesk.codec.sections import Metadata, storable_name
from aedesk.codec.stopwatch import Stopwatch
from aedesk.codec.symbols import SymbolCoder, Symbols
from aedesk.errors import AedeskError, DamagedFileError, LatentFileError, UsageError
from aedesk.imaging import Limits, Picture, psnr
from aedesk.zoo.architecture import QUALITIES

DEFAULT_QUALITY = 60
# Pictures higher than this many units of 64 pixels are cut into strips of half that height.
UNCUT_UNITS = 16
# Least rows of latents that are quantised in one go; the context repeats the work of 24 around them.
BAND_ROWS = 64
_REPORT = "No file was made. Please report this, with the picture if you can."


@dataclass(frozen=True, slots=True)
class CompressSettings:
    """How to compress.

    Args:
        quality: 1 (smallest) to 100 (best).
        target_bytes: Instead: the best quality whose file has at most this many bytes.
        target_psnr: Instead: the lowest quality with at least this PSNR in dB, on 8-bit (or 16-bit) pixels.
        verify: Decode the symbols of the finished file and compare them.
        strip_metadata: Leave out Exif, XMP and the name; colour profile and alpha always stay.
        name: Name of the original file, to be kept in the file; none is kept if empty.
    """

    quality: int = DEFAULT_QUALITY
    target_bytes: int | None = None
    target_psnr: float | None = None
    verify: bool = True
    strip_metadata: bool = False
    name: str = ""

    def __post_init__(self) -> None:
        """Refuse settings that exclude each other or are out of bounds."""
        if not isinstance(self.quality, int) or self.quality not in QUALITIES:
            raise UsageError(f"The quality is {self.quality!r}; a whole number 1 to 100 is allowed.")
        if self.target_bytes is not None and self.target_psnr is not None:
            raise UsageError("A target size and a target PSNR exclude each other.", "Give one of them.")
        if self.target_bytes is not None and self.target_bytes < 1:
            raise UsageError(f"The target size is {self.target_bytes} bytes; it must be positive.")
        if self.target_psnr is not None and not (math.isfinite(self.target_psnr) and self.target_psnr > 0):
            raise UsageError(f"The target PSNR is {self.target_psnr} dB; it must be a positive number.")


@dataclass(frozen=True, slots=True)
class Compressed:
    """A finished latent file.

    Args:
        data: Its bytes.
        quality: The quality that was used.
        psnr: PSNR in dB of the restored picture, where it was measured.
        notes: Sentences for the user.
    """

    data: bytes
    quality: int
    psnr: float | None = None
    notes: tuple[str, ...] = ()


class Encoder:
    """One picture on its way into a latent file: analysed once, coded at as many qualities as needed.

    Args:
        picture: The picture.
        codec: Model and networks.
        metadata: Sections that go beside the picture.
        stopwatch: Gets the time of each phase.
        progress: Told the share of the analysis that is done.
    """

    def __init__(
        self,
        picture: Picture,
        codec: Codec,
        metadata: Metadata,
        stopwatch: Stopwatch,
        progress: Callable[[float], None],
    ) -> None:
        self.picture = picture
        self.codec = codec
        self.metadata = metadata
        self.stopwatch = stopwatch
        geometry = Geometry(picture.width, picture.height)
        self.planes = Planes(codec.networks, codec.package.architecture, geometry, stopwatch)
        self.latents: Floats = self.planes.analyse(picture.pixels, progress)

    def code(self, quality: int, *, verify: bool = False) -> LatentFile:
        """Code the picture at a quality.

        Args:
            quality: 1..100.
            verify: Decode every strip and compare its symbols.

        Raises:
            AedeskError: A strip does not decode to its symbols.
        """
        header = self._header(quality)
        coder = SymbolCoder(self.codec.package, header, self.stopwatch)
        gains = self.codec.package.gains(quality)
        z = self.planes.hyper_analyse(self.latents, gains)
        strips: list[Strip] = []
        indexes: dict[int, npt.NDArray[np.uint8]] = {}
        for rows in coder.bands(BAND_ROWS):
            seen = coder.strips_with(self.planes.with_context(rows))
            indexes = {i: indexes[i] if i in indexes else coder.indexes(z[coder.hyper_rows(i)]) for i in seen}
            top = coder.coded(seen[0])[0].start
            r = self.planes.quantise(
                self.latents, np.concatenate(list(indexes.values())), top, z, gains, rows
            )
            for number in coder.strips_with(rows):
                coded, columns = coder.coded(number)
                residual = r[coded.start - rows.start : coded.stop - rows.start, columns]
                symbols = Symbols(z[coder.hyper_rows(number)], residual)
                strips.append(coder.encode(symbols, indexes[number][: len(residual), columns]))
                if verify:
                    _verify(coder, number, strips[-1], symbols)
            # Room for the next band.
            del r, residual, symbols
        return LatentFile(header, tuple(strips), self.metadata)

    def size(self, quality: int) -> int:
        """Bytes of the file at a quality."""
        return len(build(self.code(quality)))

    def psnr(self, quality: int) -> float:
        """PSNR in dB of the restored picture at a quality."""
        return psnr(self.picture.pixels, decode_pixels(self.code(quality), self.codec, self.stopwatch))

    def _header(self, quality: int) -> Header:
        picture = self.picture
        units = -(-picture.height // 64)
        return Header(
            model_id=self.codec.package.id,
            width=picture.width,
            height=picture.height,
            quality=quality,
            grey=picture.is_grey,
            depth=picture.depth,
            strip_height=UNCUT_UNITS // 2 if units > UNCUT_UNITS else 0,
        )


def compress_picture(
    picture: Picture,
    codec: Codec,
    settings: CompressSettings | None = None,
    progress: Callable[[float], None] | None = None,
    *,
    stopwatch: Stopwatch | None = None,
) -> Compressed:
    """Compress a picture into the bytes of a latent file.

    Args:
        picture: Grey or RGB, 8 or 16 bits, with or without alpha.
        codec: Model and networks.
        settings: Quality or target, and what to keep.
        progress: Called with the share that is done, 0 to 1.
        stopwatch: Gets the seconds of each phase.

    Raises:
        UsageError: The target cannot be reached; the message says what is possible.
        AedeskError: The finished file does not decode to the same symbols.
    """
    settings = settings or CompressSettings()
    stopwatch = stopwatch or Stopwatch()
    tell = progress or _ignore
    Limits(max_pixels=picture.width * picture.height).check_size(picture.width, picture.height)
    metadata = _metadata(picture, settings)
    encoder = Encoder(picture, codec, metadata, stopwatch, lambda share: tell(0.8 * share))
    quality, reached = settings.quality, None
    if settings.target_bytes is not None:
        quality = search_size(encoder.size, settings.target_bytes)
    elif settings.target_psnr is not None:
        quality, reached = search_psnr(encoder.psnr, settings.target_psnr)
    file = encoder.code(quality, verify=settings.verify)
    with stopwatch.phase("file"):
        data = build(file)
        if settings.verify:
            _verify_bytes(data, file)
    tell(1.0)
    return Compressed(data, quality, reached)


def _metadata(picture: Picture, settings: CompressSettings) -> Metadata:
    alpha = encode_alpha(picture.alpha) if picture.alpha is not None else None
    kept = picture.metadata
    if settings.strip_metadata:
        return Metadata(icc=kept.icc, alpha=alpha)
    return Metadata(
        icc=kept.icc,
        exif=kept.exif,
        xmp=kept.xmp,
        alpha=alpha,
        name=storable_name(settings.name) if settings.name else None,
    )


def _verify(coder: SymbolCoder, number: int, strip: Strip, symbols: Symbols) -> None:
    """Decode a strip with the decoder's own code and compare."""
    try:
        same = coder.decode(number, strip).same_as(symbols)
    except DamagedFileError:
        same = False
    if not same:
        raise AedeskError(f"Strip {number} does not decode to the symbols that were encoded.", _REPORT)


def _verify_bytes(data: bytes, file: LatentFile) -> None:
    """Read the finished bytes and compare them with what they were made from."""
    try:
        same = parse(data, Limits(max_pixels=file.header.width * file.header.height)) == file
    except LatentFileError:
        same = False
    if not same:
        raise AedeskError("The finished file does not read as what was written.", _REPORT)


def _ignore(_share: float) -> None:
    """Take no notice of progress."""
