"""What is done with one job: compress it, restore it, look at it, verify it."""

from dataclasses import replace
from typing import TYPE_CHECKING, Self

from aedesk.batch.cleaning import Cleaning
from aedesk.batch.outlet import Outlet
from aedesk.batch.plan import Job
from aedesk.batch.result import Result, State
from aedesk.batch.watch import Watch
from aedesk.options import DEFAULT_EFFORT, DEFAULT_QUALITY, REFINED_FROM, Options

if TYPE_CHECKING:
    from aedesk.codec import Codec, CodecSource
    from aedesk.imaging import Limits

_LOSSLESS = {"auto": None, "always": True, "never": False}
# Share of a job that denoising takes; next to nothing where latents are refined.
_CLEANING, _CLEANING_BESIDE_REFINEMENT = 0.5, 0.02


class Compress:
    """Makes a latent file of a picture, or of what a denoiser makes of it.

    Args:
        options: What to do.
        codec: Does it; used from several threads.
        cleaning: Takes the noise out first; None leaves pictures as they are.
    """

    def __init__(self, options: Options, codec: "Codec", cleaning: Cleaning | None = None) -> None:
        from aedesk.codec import CompressSettings

        self._options = options
        self._codec = codec
        self._cleaning = cleaning
        self._limits = limits_of(options)
        self._settings = CompressSettings(
            quality=options.quality or DEFAULT_QUALITY,
            target_bytes=options.target_size,
            target_psnr=options.target_psnr,
            lossless=_LOSSLESS[options.lossless],
            measure=options.measure,
            effort=options.effort or DEFAULT_EFFORT,
            verify=options.verify,
            strip_metadata=options.strip,
        )

    @classmethod
    def open(cls, options: Options, device: str, threads: int) -> Self:
        """Open the models that the options name; see `aedesk.batch.pool.OpenWork`.

        Raises:
            ModelError: A model is missing or damaged.
            DeviceError: The device is not there.
            UsageError: The effort needs a Keras backend that is not installed.
        """
        from aedesk.codec import check_effort, open_codec

        check_effort(options.effort or DEFAULT_EFFORT)
        codec = open_codec(options.model, device=device, threads=threads)
        if not options.denoise:
            return cls(options, codec)
        cleaning = Cleaning.open(options.denoiser, options.denoise, device=device, threads=threads)
        return cls(options, codec, cleaning)

    def __call__(self, job: Job, outlet: Outlet, watch: Watch) -> Result:
        """Compress one picture; see `aedesk.batch.pool.Work`."""
        from aedesk.codec import compress_picture
        from aedesk.imaging import read_picture

        source = outlet.source(job, self._limits)
        bytes_in = len(source) if isinstance(source, bytes) else source.stat().st_size
        picture = read_picture(source, self._limits)
        watch(0.0)
        share = 0.0
        cleaned: dict[str, object] = {}
        if self._cleaning is not None:
            refined = self._settings.effort >= REFINED_FROM
            share = _CLEANING_BESIDE_REFINEMENT if refined else _CLEANING
            # The name of the noisy picture goes to the clean one, so that memory holds one of them.
            picture, cleaned = self._cleaning(picture, lambda done: watch(share * done))
        made = compress_picture(
            picture, self._codec, self._settings, progress=lambda done: watch(share + (1 - share) * done)
        )
        result = Result(
            job.source,
            State.DONE,
            job.target,
            bytes_in=bytes_in,
            bytes_out=len(made.data),
            facts={
                "width": picture.width,
                "height": picture.height,
                "bpp": 8 * len(made.data) / (picture.width * picture.height),
                "lossless": made.lossless,
                "quality": made.quality,
                "psnr": None if made.lossless else made.psnr,
                "model": None if made.lossless else self._codec.package.name,
                "device": None if made.lossless else self._codec.device,
                **cleaned,
            },
            notes=(*picture.notes, *made.notes),
        )
        if self._saves_too_little(result):
            reason = f"saves {100 * (result.saving or 0):.1f} %, less than {self._options.min_saving:g} %"
            return replace(result, state=State.REFUSED, reason=reason)
        outlet.put(job, made.data)
        return result

    def _saves_too_little(self, result: Result) -> bool:
        wanted, saving = self._options.min_saving, result.saving
        return wanted is not None and saving is not None and 100 * saving < wanted


class Restore:
    """Makes a picture of a latent file.

    Args:
        options: What to do.
        picture_format: Format to write, one of `aedesk.imaging.WRITABLE`.
        codecs: Finds the model that a file needs; used from several threads.
        device: The device that they run on, for the report.
    """

    def __init__(self, options: Options, picture_format: str, codecs: "CodecSource", device: str) -> None:
        from aedesk.codec import Region

        self._options = options
        self._format = picture_format
        self._codecs = codecs
        self._device = device
        self._limits = limits_of(options)
        self._region = Region(*options.region) if options.region else None

    @classmethod
    def open(cls, options: Options, picture_format: str, device: str, threads: int) -> Self:
        """Get ready to open the models that files need; see `aedesk.batch.pool.OpenWork`."""
        from aedesk.codec import CodecSource
        from aedesk.runtime import parse_device

        known = str(parse_device(device))
        return cls(options, picture_format, CodecSource(device=known, threads=threads), known)

    def __call__(self, job: Job, outlet: Outlet, watch: Watch) -> Result:
        """Restore one latent file; see `aedesk.batch.pool.Work`."""
        from aedesk.codec import restore_picture
        from aedesk.imaging import encode_picture, losses

        data = outlet.read(job, self._limits)
        watch(0.0)
        restored = restore_picture(
            data,
            self._codecs,
            region=self._region,
            salvage=self._options.salvage,
            limits=self._limits,
            progress=watch,
        )
        picture = restored.picture
        if self._options.strip:
            picture = replace(picture, metadata=picture.metadata.stripped())
        encoded = encode_picture(picture, self._format, quality=self._options.format_quality)
        watch(1.0)
        outlet.put(job, encoded)
        return Result(
            job.source,
            State.DONE,
            job.target,
            bytes_in=len(data),
            bytes_out=len(encoded),
            facts={
                "width": picture.width,
                "height": picture.height,
                "format": self._format,
                "device": self._device,
            },
            notes=(*restored.notes, *losses(picture, self._format)),
        )


class Inspect:
    """Tells what a latent file holds, from its sections alone.

    Args:
        options: Limits on what is read.
    """

    def __init__(self, options: Options) -> None:
        self._limits = limits_of(options)

    @classmethod
    def open(cls, options: Options, threads: int) -> Self:
        """Nothing is to be opened; see `aedesk.batch.pool.OpenWork`."""
        return cls(options)

    def __call__(self, job: Job, outlet: Outlet, watch: Watch) -> Result:
        """Inspect one latent file; see `aedesk.batch.pool.Work`."""
        from aedesk.codec import inspect_file

        data = outlet.read(job, self._limits)
        info = inspect_file(data, self._limits)
        return Result(job.source, State.DONE, bytes_in=len(data), facts=info.as_dict())


class Verify:
    """Decodes a latent file and checks every checksum in it.

    Args:
        options: Limits on what is read.
        codecs: Finds the model that a file needs; used from several threads.
    """

    def __init__(self, options: Options, codecs: "CodecSource") -> None:
        self._codecs = codecs
        self._limits = limits_of(options)

    @classmethod
    def open(cls, options: Options, device: str, threads: int) -> Self:
        """Get ready to open the models that files need; see `aedesk.batch.pool.OpenWork`."""
        from aedesk.codec import CodecSource

        return cls(options, CodecSource(device=device, threads=threads))

    def __call__(self, job: Job, outlet: Outlet, watch: Watch) -> Result:
        """Verify one latent file; see `aedesk.batch.pool.Work`."""
        from aedesk.codec import inspect_file, verify_file

        data = outlet.read(job, self._limits)
        inspect_file(data, self._limits)  # refuses what is over the limits before memory is taken
        watch(0.0)
        verify_file(data, self._codecs, self._limits)
        return Result(job.source, State.DONE, bytes_in=len(data))


def limits_of(options: Options) -> "Limits":
    """The limits on inputs that the options ask for."""
    from aedesk.imaging import Limits

    return Limits(max_pixels=options.max_pixels)
