"""What is known of the picture that the view shows: sizes, PSNR, quality, noise."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of a preview; what is not known, or not yet, is None.

    Args:
        part_pixels: Pixels of the part that is shown with these settings.
        part_bytes: Bytes that this part takes: coded, or counted by the tables to 0.1 %.
        beside_bytes: Those of them that are not of its pixels: metadata and alpha.
        whole_bytes: Bytes of the whole file.
        is_exact: Whether ``whole_bytes`` is the size of the very file; else it is an estimate.
        covers_all: Whether the part is the whole picture.
        psnr: PSNR of the part in dB on its 8-bit (or 16-bit) samples; infinite if it is stored exactly.
        quality: Quality 1..100 that was used, also where a target led to it; None if there is none.
        is_lossless: Whether the picture is stored exactly.
        noise: Estimated RMS of the luminance noise, in units of 1/255.
        color_noise: The same of the noise in colours.
        note: A sentence for the user, such as that a target cannot be reached; or empty.
    """

    part_pixels: int = 0
    part_bytes: int | None = None
    beside_bytes: int = 0
    whole_bytes: int | None = None
    is_exact: bool = False
    covers_all: bool = False
    psnr: float | None = None
    quality: float | None = None
    is_lossless: bool = False
    noise: float | None = None
    color_noise: float | None = None
    note: str = ""

    @property
    def bpp(self) -> float | None:
        """Bits per pixel of the part."""
        if self.part_bytes is None or not self.part_pixels:
            return None
        return 8 * self.part_bytes / self.part_pixels

    @property
    def coded_bpp(self) -> float | None:
        """Bits per pixel that the pixels of the part take, and nothing beside them."""
        bpp = self.bpp
        return None if bpp is None else bpp - 8 * self.beside_bytes / self.part_pixels
