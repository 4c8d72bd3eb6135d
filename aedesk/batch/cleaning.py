"""Takes the noise out of a picture before something else is done with it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from aedesk.denoising import Denoised, Denoiser
    from aedesk.imaging import Picture

Progress = Callable[[float], None]


class Cleaning:
    """Denoises the pictures of one run.

    Args:
        denoiser: Does it; used from several threads.
        strength: 0..100; 50 takes away the noise that is estimated.
    """

    def __init__(self, denoiser: "Denoiser", strength: float) -> None:
        from aedesk.denoising import DenoiseSettings

        self._denoiser = denoiser
        self._settings = DenoiseSettings(strength)

    @classmethod
    def open(cls, model: str | None, strength: float, *, device: str, threads: int) -> Self:
        """Open a denoiser.

        Args:
            model: Name, id or folder of its package; the default one without it.
            strength: As above.
            device: The device that it runs on.
            threads: CPU threads.

        Raises:
            ModelError: The model is missing or damaged.
            DeviceError: The device is not there.
        """
        from aedesk.denoising import open_denoiser

        return cls(open_denoiser(model, device=device, threads=threads), strength)

    def __call__(self, picture: "Picture", progress: Progress) -> "tuple[Picture, dict[str, object]]":
        """Denoise a picture.

        Returns:
            The clean picture, and what a report tells of it: the strength, the noise that was found, the
            denoiser.

        Raises:
            DeviceError: Memory ran out.
        """
        from aedesk.denoising import denoise_picture

        denoised = denoise_picture(picture, self._denoiser, self._settings, progress=progress)
        facts = {
            "denoise": self._settings.strength,
            **noise_facts(denoised),
            "denoiser": self._denoiser.package.name,
        }
        return denoised.picture, facts


def noise_facts(denoised: "Denoised") -> dict[str, object]:
    """The noise that was found, by the names that JSON lines use, in units of 1/255."""
    luminance, colour = denoised.noise
    return {"noise": round(luminance, 2), "color_noise": round(colour, 2)}
