"""What is done with one job of denoising."""

from dataclasses import replace
from typing import TYPE_CHECKING, Self

from aedesk.batch.cleaning import noise_facts
from aedesk.batch.outlet import Outlet
from aedesk.batch.plan import Job
from aedesk.batch.result import Result, State
from aedesk.batch.watch import Watch
from aedesk.batch.work import limits_of
from aedesk.options import Options

if TYPE_CHECKING:
    from aedesk.denoising import Denoiser, DenoiseSettings


class Denoise:
    """Makes a clean picture of a noisy one.

    Args:
        options: What to do.
        picture_format: Format to write, one of `aedesk.imaging.WRITABLE`.
        denoiser: Does it; used from several threads.
    """

    def __init__(self, options: Options, picture_format: str, denoiser: "Denoiser") -> None:
        self._options = options
        self._format = picture_format
        self._denoiser = denoiser
        self._limits = limits_of(options)
        self._settings = settings_of(options)

    @classmethod
    def open(cls, options: Options, picture_format: str, device: str, threads: int) -> Self:
        """Open the model that the options name; see `aedesk.batch.pool.OpenWork`.

        Raises:
            ModelError: The model is missing or damaged.
            DeviceError: The device is not there.
        """
        from aedesk.denoising import open_denoiser

        denoiser = open_denoiser(options.model, device=device, threads=threads)
        return cls(options, picture_format, denoiser)

    def __call__(self, job: Job, outlet: Outlet, watch: Watch) -> Result:
        """Denoise one picture; see `aedesk.batch.pool.Work`."""
        from aedesk.denoising import denoise_picture
        from aedesk.imaging import encode_picture, losses, read_picture

        source = outlet.source(job, self._limits)
        bytes_in = len(source) if isinstance(source, bytes) else source.stat().st_size
        picture = read_picture(source, self._limits)
        watch(0.0)
        denoised = denoise_picture(picture, self._denoiser, self._settings, progress=watch)
        del picture  # writing a large one needs its memory
        clean = denoised.picture
        if self._options.strip:
            clean = replace(clean, metadata=clean.metadata.stripped())
        encoded = encode_picture(clean, self._format, quality=self._options.format_quality)
        outlet.put(job, encoded)
        return Result(
            job.source,
            State.DONE,
            job.target,
            bytes_in=bytes_in,
            bytes_out=len(encoded),
            facts={
                "width": clean.width,
                "height": clean.height,
                **noise_facts(denoised),
                "strength": self._settings.strength,
                "format": self._format,
                "model": self._denoiser.package.name,
                "device": self._denoiser.device,
            },
            notes=(*clean.notes, *losses(clean, self._format)),
        )


def settings_of(options: Options) -> "DenoiseSettings":
    """How strongly the options ask to denoise."""
    from aedesk.denoising import AUTO, DenoiseSettings

    strength = AUTO if options.strength is None else options.strength
    return DenoiseSettings(strength, options.color_strength, options.keep_detail)
