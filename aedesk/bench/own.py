"""aedesk itself as a contender, with the phases of its time."""

from dataclasses import dataclass

from aedesk.bench.contender import Contender, Pixels
from aedesk.codec import (
    Codec,
    CodecSource,
    CompressSettings,
    Stopwatch,
    compress_picture,
    open_codec,
    restore_picture,
)
from aedesk.imaging import Picture, to_8_bits
from aedesk.options import DEFAULT_EFFORT

QUALITIES = (1.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0)


@dataclass(frozen=True, slots=True)
class OwnCodec:
    """A codec of aedesk that is open and ready.

    Args:
        name: ``aedesk`` and the name of the model.
        codec: Compresses.
        codecs: Restores.
        effort: Level of effort to compress with.
    """

    name: str
    codec: Codec
    codecs: CodecSource
    effort: int = DEFAULT_EFFORT

    def compress_timed(self, pixels: Pixels, quality: float) -> tuple[bytes, dict[str, float]]:
        """A latent file of 8-bit RGB pixels at a whole quality, and the seconds by phase that it took."""
        stopwatch = Stopwatch()
        # Curves are those of the networks; a lossless file would be no point of any.
        settings = CompressSettings(quality=round(quality), effort=self.effort, lossless=False)
        made = compress_picture(Picture(pixels), self.codec, settings, stopwatch=stopwatch)
        return made.data, dict(stopwatch.seconds)

    def restore_timed(self, data: bytes) -> tuple[Pixels, dict[str, float]]:
        """8-bit RGB pixels of a latent file, and the seconds by phase that it took."""
        stopwatch = Stopwatch()
        restored = restore_picture(data, self.codecs, stopwatch=stopwatch)
        return to_8_bits(restored.picture.pixels), dict(stopwatch.seconds)

    def macs_per_pixel(self) -> tuple[float, float]:
        """Multiply-accumulates per pixel to compress and to restore, as the model package records them."""
        macs = self.codec.package.description["macs_per_pixel"]
        return float(macs["encode"]), float(macs["decode"])

    def contender(self) -> Contender:
        """This codec as one of those of a rate-distortion measurement."""
        return Contender(
            key="aedesk",
            name=self.name,
            family="aedesk",
            qualities=QUALITIES,
            encode=lambda pixels, quality: self.compress_timed(pixels, quality)[0],
            decode=lambda data: self.restore_timed(data)[0],
        )


def open_own(
    model: str | None, *, device: str = "auto", threads: int | None = None, effort: int = DEFAULT_EFFORT
) -> OwnCodec:
    """Open a model package.

    Args:
        model: Its name; None takes the default one.
        device: As for ``open_codec``.
        threads: As for ``open_codec``.
        effort: Level of effort to compress with.

    Raises:
        ModelError: There is no such package, or it is damaged.
    """
    codec = open_codec(model, device=device, threads=threads)
    name = f"aedesk {codec.package.name}"
    if effort != DEFAULT_EFFORT:
        name += f" effort {effort}"
    return OwnCodec(name, codec, CodecSource(device, threads, (codec,)), effort)
