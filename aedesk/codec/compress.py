"""From a picture to the bytes of a latent file: at a quality, to a target, or without any loss."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from aedesk.codec.codec import Codec
from aedesk.codec.container import LatentFile, build, parse
from aedesk.codec.decoder import decode_pixels
from aedesk.codec.effort import Effort, effort_of
from aedesk.codec.encoder import Encoder
from aedesk.codec.lossless import Rival
from aedesk.codec.lossless_stream import encode_lossless
from aedesk.codec.rate_control import reach_psnr, reach_size
from aedesk.codec.search import best_at_quality, best_to_psnr, best_to_size
from aedesk.codec.sections import Metadata, storable_name
from aedesk.codec.stopwatch import Stopwatch
from aedesk.errors import AedeskError, LatentFileError, UsageError
from aedesk.imaging import Limits, Picture, psnr
from aedesk.options import DEFAULT_EFFORT
from aedesk.zoo.architecture import QUALITIES

DEFAULT_QUALITY = 60
# An exact picture may cost this much more than one that is not; docs/lossless.md has the measurements.
EXACT_IS_WORTH = 1.25
# Of the time of a job that refines latents, what its analysis takes.
_ANALYSIS_SHARE = 0.05
_REPORT = "No file was made. Please report this, with the picture if you can."


@dataclass(frozen=True, slots=True)
class CompressSettings:
    """How to compress.

    Args:
        quality: 1 (smallest) to 100 (best).
        target_bytes: Instead: the best quality whose file has at most this many bytes.
        target_psnr: Instead: the lowest quality with at least this PSNR in dB, on 8-bit (or 16-bit) pixels.
        lossless: Store the picture exactly (True), never do (False), or do where that is smaller, or better
            at about the same size (None).
        effort: 1 (quickest) to 9 (smallest file); from 5 on latents are refined, in a process with Keras.
        verify: Decode the symbols of the finished file and compare them.
        measure: Restore the picture and tell its PSNR, which takes about as long as it took to compress.
        strip_metadata: Leave out Exif, XMP and the name; colour profile and alpha always stay.
        name: Name of the original file, to be kept in the file; none is kept if empty.
    """

    quality: int = DEFAULT_QUALITY
    target_bytes: int | None = None
    target_psnr: float | None = None
    lossless: bool | None = None
    effort: int = DEFAULT_EFFORT
    verify: bool = True
    measure: bool = False
    strip_metadata: bool = False
    name: str = ""

    def __post_init__(self) -> None:
        """Refuse settings that exclude each other or are out of bounds."""
        if not isinstance(self.quality, int) or self.quality not in QUALITIES:
            raise UsageError(f"The quality is {self.quality!r}; a whole number 1 to 100 is allowed.")
        effort_of(self.effort)
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
        quality: The quality that was used; None if the picture is stored exactly.
        psnr: PSNR in dB of the restored picture, where it was measured; infinite if it is exact.
        notes: Sentences for the user.
    """

    data: bytes
    quality: float | None
    psnr: float | None = None
    notes: tuple[str, ...] = ()

    @property
    def lossless(self) -> bool:
        """Whether the picture is stored exactly."""
        return self.quality is None


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The file that is to be written, and what is known of it."""

    file: LatentFile
    psnr: float | None = None
    notes: tuple[str, ...] = ()


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
        AedeskError: The finished file does not decode to the same symbols or samples.
    """
    job = _Job(picture, codec, settings or CompressSettings(), stopwatch or Stopwatch(), progress or _ignore)
    Limits(max_pixels=picture.width * picture.height).check_size(picture.width, picture.height)
    chosen = job.choose()
    with job.stopwatch.phase("file"):
        data = build(chosen.file)
        if job.settings.verify:
            _verify_bytes(data, chosen.file)
    job.tell(1.0)
    header = chosen.file.header
    return Compressed(
        data,
        None if header.lossless else header.quality,
        math.inf if header.lossless else chosen.psnr,
        chosen.notes,
    )


@dataclass(slots=True)
class _Job:
    """One picture, on the way to the file that serves its settings best."""

    picture: Picture
    codec: Codec
    settings: CompressSettings
    stopwatch: Stopwatch
    tell: Callable[[float], None]

    def choose(self) -> _Chosen:
        """Make the file."""
        metadata = _metadata(self.picture, self.settings)
        rival = Rival(self.picture, metadata, self.stopwatch)
        if self.settings.lossless:
            return self._exact(rival)
        if self.settings.target_bytes is not None:
            return self._to_size(self.settings.target_bytes, metadata, rival)
        if self.settings.target_psnr is not None:
            return self._to_psnr(self.settings.target_psnr, metadata, rival)
        return self._at_quality(self.settings.quality, metadata, rival)

    def _exact(self, rival: Rival) -> _Chosen:
        target = self.settings.target_bytes
        if target is not None and rival.size > target:
            raise UsageError(
                f"The target is {target:,} bytes; without loss the picture takes {rival.size:,}.",
                f"Ask for --target-size {rival.size}, or allow loss.",
            )
        return _Chosen(rival.make())

    def _at_quality(self, quality: int, metadata: Metadata, rival: Rival) -> _Chosen:
        encoder = self._encoder(metadata)
        file = encoder.code(quality, verify=self.settings.verify)
        size = len(build(file))
        exact = self._rival_within(rival, EXACT_IS_WORTH * size)
        if exact is not None:
            note = f"Stored without loss, {_compared(rival, size)} quality {quality}."
            return _Chosen(exact, notes=(note,))
        if self.effort.is_search:
            file = best_at_quality(encoder, self.effort, quality, self._rest)
            self._verify(encoder, file)
        return self._measured(file)

    def _to_size(self, target: int, metadata: Metadata, rival: Rival) -> _Chosen:
        exact = self._rival_within(rival, target)
        if exact is not None:
            return _Chosen(exact, notes=("Stored without loss, which is within the target.",))
        encoder = self._encoder(metadata)
        reached = reach_size(encoder, target, verify=self.settings.verify)
        size = int(reached.value)
        if size > target:
            raise UsageError(
                f"The target is {target:,} bytes; the smallest possible file has {size:,}.",
                f"Ask for --target-size {size}, or make the picture smaller first.",
            )
        file = reached.file
        if self.effort.is_search:
            file = best_to_size(encoder, self.effort, file.header.quality, target, self._rest)
            self._verify(encoder, file)
        notes = ("Quality 100 does not need more bytes.",) if _is_end(file, -1) else ()
        return self._measured(file, notes)

    def _to_psnr(self, target: float, metadata: Metadata, rival: Rival) -> _Chosen:
        encoder = self._encoder(metadata)
        reached = reach_psnr(encoder, target, verify=self.settings.verify)
        size = len(build(reached.file))
        short = reached.value < target
        exact = self._rival_within(rival, math.inf if short else size)
        if short and exact is None:
            raise UsageError(
                f"The target is {target:.2f} dB; this picture reaches {reached.value:.2f} dB at most.",
                f"Ask for --target-psnr {int(reached.value * 10) / 10:.1f}, or allow --lossless.",
            )
        if exact is not None:
            beside = f", {_compared(rival, size)} with {reached.value:.2f} dB."
            limit = f": quality 100 reaches {reached.value:.2f} dB."
            return _Chosen(exact, notes=(f"Stored without loss{limit if short else beside}",))
        file, value = reached.file, reached.value
        if self.effort.is_search:
            file, value = best_to_psnr(encoder, self.effort, file.header.quality, target, self._rest)
            self._verify(encoder, file)
        notes = ("Quality 1 is better than that already.",) if _is_end(file, 0) else ()
        return _Chosen(file, value, notes=notes)

    def _measured(self, file: LatentFile, notes: tuple[str, ...] = ()) -> _Chosen:
        if not self.settings.measure:
            return _Chosen(file, notes=notes)
        restored = decode_pixels(file, self.codec, self.stopwatch)
        return _Chosen(file, psnr(self.picture.pixels, restored), notes)

    def _rival_within(self, rival: Rival, most: float) -> LatentFile | None:
        return None if self.settings.lossless is False else rival.within(most)

    def _encoder(self, metadata: Metadata) -> Encoder:
        if self.picture.alpha is not None:
            with self.stopwatch.phase("file"):
                metadata = replace(metadata, alpha=encode_lossless(self.picture.alpha[:, :, np.newaxis]))
        share = 0.8 if self.settings.target_bytes is None and self.settings.target_psnr is None else 0.4
        share = _ANALYSIS_SHARE if self.effort.steps else share
        return Encoder.analysed(
            self.picture,
            self.codec,
            metadata,
            self.stopwatch,
            lambda done: self.tell(share * done),
            self.effort.choices[0],
        )

    @property
    def effort(self) -> Effort:
        """The work that goes into the file."""
        return effort_of(self.settings.effort)

    def _rest(self, share: float) -> None:
        """Tell the share of the refinement that is done; once that raises, the job is let run to its end."""
        try:
            self.tell(_ANALYSIS_SHARE + (1 - _ANALYSIS_SHARE) * share)
        except Exception:
            self.tell = _ignore
            raise

    def _verify(self, encoder: Encoder, file: LatentFile) -> None:
        if self.settings.verify:
            encoder.check(file)


def _compared(rival: Rival, size: int) -> str:
    """The size of the lossless file beside another one, as "12 % smaller than"."""
    more = rival.size / size - 1
    percent = round(100 * abs(more))
    return f"{percent} % larger than" if more > 0 else f"{percent} % smaller than"


def _is_end(file: LatentFile, end: int) -> bool:
    return file.header.quality == QUALITIES[end]


def _metadata(picture: Picture, settings: CompressSettings) -> Metadata:
    """Sections beside the samples; alpha is added where it does not go with them."""
    kept = picture.metadata
    if settings.strip_metadata:
        return Metadata(icc=kept.icc)
    return Metadata(
        icc=kept.icc,
        exif=kept.exif,
        xmp=kept.xmp,
        name=storable_name(settings.name) if settings.name else None,
    )


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
