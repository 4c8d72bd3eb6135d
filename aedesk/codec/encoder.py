"""One picture on its way to latents and into the strips of a latent file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from aedesk.codec.codec import Codec
from aedesk.codec.container import LatentFile, Strip
from aedesk.codec.dead_zones import DeadZones
from aedesk.codec.effort import Choice
from aedesk.codec.geometry import CELL, Geometry, Region
from aedesk.codec.header import STRIP_UNIT, Header
from aedesk.codec.planes import Floats, Planes, Samples
from aedesk.codec.reconstruct import reconstruct
from aedesk.codec.sections import Metadata
from aedesk.codec.stopwatch import Stopwatch
from aedesk.codec.symbols import SymbolCoder, Symbols
from aedesk.errors import AedeskError, DamagedFileError
from aedesk.imaging import Picture, psnr
from aedesk.zoo.architecture import LATENT_STRIDE

# Pictures higher than this many units of 64 pixels are cut into strips of half that height.
UNCUT_UNITS = 16
# Least rows of latents that are quantised in one go; the context repeats the work of 24 around them.
BAND_ROWS = 64
_REPORT = "No file was made. Please report this, with the picture if you can."


@dataclass(frozen=True, slots=True, eq=False)
class _Coded:
    """The symbols of one strip, ready to be coded."""

    number: int
    symbols: Symbols
    indexes: npt.NDArray[np.uint8]


class Encoder:
    """A picture that is analysed once and coded at as many qualities as needed.

    Args:
        picture: The picture.
        codec: Model and networks.
        metadata: Sections that go beside the picture.
        stopwatch: Gets the time of each phase.
        latents: y of the picture (h, w, C), see ``analysed``.
        choice: How the symbols are chosen.
        hyper: ẑ (h/4, w/4, Z), where it is chosen already; else it is made from the latents.
    """

    def __init__(
        self,
        picture: Picture,
        codec: Codec,
        metadata: Metadata,
        stopwatch: Stopwatch,
        latents: Floats,
        choice: Choice,
        hyper: npt.NDArray[np.int8] | None = None,
    ) -> None:
        self.picture = picture
        self.codec = codec
        self.metadata = metadata
        self.stopwatch = stopwatch
        self.latents = latents
        self.choice = choice
        self.hyper = hyper
        self.planes = _planes(picture, codec, stopwatch)

    @classmethod
    def analysed(
        cls,
        picture: Picture,
        codec: Codec,
        metadata: Metadata,
        stopwatch: Stopwatch,
        progress: Callable[[float], None],
        choice: Choice,
    ) -> "Encoder":
        """Make the latents of a picture; ``progress`` is told the share that is done."""
        latents = _planes(picture, codec, stopwatch).analyse(picture.pixels, progress)
        return cls(picture, codec, metadata, stopwatch, latents, choice)

    def with_latents(self, latents: Floats, hyper: npt.NDArray[np.int8]) -> "Encoder":
        """An encoder of the same picture with other latents and hyper-latents."""
        return Encoder(self.picture, self.codec, self.metadata, self.stopwatch, latents, self.choice, hyper)

    def choosing(self, choice: Choice) -> "Encoder":
        """An encoder of the same latents that chooses symbols in another way."""
        return Encoder(self.picture, self.codec, self.metadata, self.stopwatch, self.latents, choice)

    def code(self, quality: float, *, verify: bool = False) -> LatentFile:
        """Code the picture at a quality.

        Args:
            quality: 1..100, in steps of 1/256.
            verify: Decode every strip and compare its symbols.

        Raises:
            AedeskError: A strip does not decode to its symbols.
        """
        coder = self._coder(quality)
        strips: list[Strip] = []
        for part in self._symbols(coder):
            strips.append(coder.encode(part.symbols, part.indexes))
            if verify:
                _verify(coder, part.number, strips[-1], part.symbols)
        return LatentFile(coder.header, tuple(strips), self.metadata)

    def trial(self, quality: float) -> tuple[LatentFile, float]:
        """Code the picture at a quality and restore it from the symbols: the file, and its PSNR in dB."""
        coder = self._coder(quality)
        strips: list[Strip] = []
        whole = coder.blank()
        for part in self._symbols(coder):
            strips.append(coder.encode(part.symbols, part.indexes))
            room = coder.part(whole, part.number)
            room.hyper[...], room.residual[...] = part.symbols.hyper, part.symbols.residual
        region = Region(0, 0, self.picture.width, self.picture.height)
        restored = reconstruct(whole, coder.header, self.codec, region, self.stopwatch, lambda _share: None)
        return LatentFile(coder.header, tuple(strips), self.metadata), psnr(self.picture.pixels, restored)

    def check(self, file: LatentFile) -> None:
        """Decode every strip of what was coded and compare its checksum.

        Raises:
            AedeskError: A strip does not decode to its symbols.
        """
        coder = SymbolCoder(self.codec.package, file.header, self.stopwatch)
        for number, strip in enumerate(file.strips):
            if strip is not None:
                _verify(coder, number, strip)

    def bits(self, quality: float) -> float:
        """Bits that the symbols take at a quality by the probabilities of the tables, without coding them."""
        coder = self._coder(quality)
        return sum(coder.bits(part.symbols, part.indexes) for part in self._symbols(coder))

    def sample(self, share: float) -> "Encoder":
        """An encoder of a small picture that is put together from bands of this one, of about a share of it.

        Its rate and its PSNR stand for those of the picture while qualities are tried. At the seams between
        the bands its context is another one, which matters less than which bands they are: so they are half
        as wide as the picture, left and right in turn, and come from all heights.

        Args:
            share: 0 to 1; at least a row of units of 64 pixels is taken. All of a picture that has no more.
        """
        tops, half = sample_bands(self.picture.height, self.picture.width, share)
        if not tops:
            return self
        picture = Picture(side_by_side(self.picture.pixels, tops, STRIP_UNIT, half))
        latents = side_by_side(self.latents, tops, CELL, half // LATENT_STRIDE)
        return Encoder(picture, self.codec, Metadata(), self.stopwatch, latents, self.choice)

    def hyper_latents(self, quality: float) -> npt.NDArray[np.int8]:
        """The ẑ (h/4, w/4, Z) that ``code`` takes at a quality."""
        return self._hyper(self._coder(quality), self._zones(quality))

    def _symbols(self, coder: SymbolCoder) -> Iterator[_Coded]:
        """The symbols of strip after strip; only those of a band are in memory."""
        quality = coder.header.quality
        gains, zones = self.codec.package.gains(quality), self._zones(quality)
        z = self._hyper(coder, zones)
        for rows, indexes, top in self._bands(coder, z, self.planes.with_context):
            seen = np.concatenate(list(indexes.values()))
            r = self.planes.quantise(self.latents, seen, top, z, gains, rows, zones)
            for number in coder.strips_with(rows):
                coded, columns = coder.coded(number)
                residual = r[coded.start - rows.start : coded.stop - rows.start, columns]
                symbols = Symbols(z[coder.hyper_rows(number)], residual)
                yield _Coded(number, symbols, indexes[number][: len(residual), columns])
            # Room for the next band.
            del r, residual, symbols

    def _hyper(self, coder: SymbolCoder, zones: DeadZones) -> npt.NDArray[np.int8]:
        """Choose ẑ: that of the latents, then that of what their symbols decode to."""
        if self.hyper is not None:
            return self.hyper
        gains = self.codec.package.gains(coder.header.quality)
        z = self.planes.hyper_analyse(self.latents, gains)
        for _ in range(1, self.choice.looks_at(coder.header.quality)):
            better = np.empty_like(z)
            for rows, indexes, top in self._bands(coder, z, self.planes.with_hyper_context):
                seen = np.concatenate(list(indexes.values()))
                better[rows.start // CELL : rows.stop // CELL] = self.planes.reconsider(
                    self.latents, seen, top, z, gains, rows, zones
                )
            z = better
        return z

    def _bands(
        self, coder: SymbolCoder, z: npt.NDArray[np.int8], reach: Callable[[slice], slice]
    ) -> Iterator[tuple[slice, dict[int, npt.NDArray[np.uint8]], int]]:
        """Rows after rows, with the scale indexes of all strips in their reach, and where these begin."""
        indexes: dict[int, npt.NDArray[np.uint8]] = {}
        for rows in coder.bands(BAND_ROWS):
            seen = coder.strips_with(reach(rows))
            indexes = {i: indexes[i] if i in indexes else coder.indexes(z[coder.hyper_rows(i)]) for i in seen}
            yield rows, indexes, coder.coded(seen[0])[0].start

    def _zones(self, quality: float) -> DeadZones:
        return DeadZones(self.codec.package, quality, self.choice.dead_zone)

    def header(self, quality: float) -> Header:
        """What the file of a quality says of itself."""
        return header_of(self.picture.pixels, self.codec, quality)

    def _coder(self, quality: float) -> SymbolCoder:
        return SymbolCoder(self.codec.package, self.header(quality), self.stopwatch)


def header_of(pixels: Samples, codec: Codec, quality: float) -> Header:
    """What the latent file of a picture, (H, W, 1 or 3), at a quality says of itself."""
    height, width, channels = pixels.shape
    units = -(-height // STRIP_UNIT)
    return Header(
        model_id=codec.package.id,
        width=width,
        height=height,
        quality=quality,
        grey=channels == 1,
        depth=8 * pixels.dtype.itemsize,
        strip_height=UNCUT_UNITS // 2 if units > UNCUT_UNITS else 0,
    )


def sample_bands(height: int, width: int, share: float) -> tuple[list[int], int]:
    """Where the bands of a sample begin, in units of 64 pixels, and the width of the left ones in pixels.

    Args:
        height: Of the picture, in pixels.
        width: Of the picture.
        share: Of the picture that is wanted.

    Returns:
        Left bands and right ones in turn; none where the sample would be all of the picture.
    """
    units = height // STRIP_UNIT
    count = max(1, round(units * share))
    if count >= units:
        return [], width
    tops = np.linspace(0, units - 1, 2 * count).round().astype(int)
    return [int(top) for top in tops], width // STRIP_UNIT // 2 * STRIP_UNIT


def side_by_side(plane: npt.NDArray[Any], tops: list[int], unit: int, half: int) -> npt.NDArray[Any]:
    """Left halves of every other one of some rows of units, beside the right halves of the others."""
    left, right = plane[:, :half], plane[:, half:]
    sides = (
        np.concatenate([side[top * unit : (top + 1) * unit] for top in chosen])
        for side, chosen in ((left, tops[::2]), (right, tops[1::2]))
    )
    return np.concatenate(list(sides), axis=1)


def _planes(picture: Picture, codec: Codec, stopwatch: Stopwatch) -> Planes:
    geometry = Geometry(picture.width, picture.height)
    return Planes(codec.networks, codec.package.architecture, geometry, stopwatch, codec.threads)


def _verify(coder: SymbolCoder, number: int, strip: Strip, symbols: Symbols | None = None) -> None:
    """Decode a strip with the decoder's own code, and compare it with the symbols where they are at hand."""
    try:
        decoded = coder.decode(number, strip)
    except DamagedFileError:
        decoded = None
    if decoded is None or (symbols is not None and not decoded.same_as(symbols)):
        raise AedeskError(f"Strip {number} does not decode to the symbols that were encoded.", _REPORT)
