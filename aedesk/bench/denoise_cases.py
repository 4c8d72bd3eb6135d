"""The noisy pictures of a comparison: clean ones with noise made here, or pairs that somebody took."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aedesk.bench.contender import Pixels
from aedesk.bench.denoise_peers import Values
from aedesk.bench.pictures import list_pictures, read_rgb
from aedesk.errors import NothingToDoError, UsageError
from aedesk.imaging.noise import eight_bits, through_jpeg

CLEAN_FOLDERS, NOISY_FOLDERS = ("clean", "gt", "GT"), ("noisy", "noise", "NOISY")


@dataclass(frozen=True, slots=True)
class Noise:
    """Noise that is made for a measurement.

    Args:
        sigma: Of the normal noise, in units of 1/255.
        jpeg: Quality of JPEG afterwards (4:2:0); None for none.
        clipped: Clip and round to 8 bits, as a file would.
    """

    sigma: float
    jpeg: int | None = None
    clipped: bool = True

    @property
    def name(self) -> str:
        """Name of the case, such as ``σ 25, JPEG 75``; ``clean`` where there is no noise."""
        if not self.sigma and self.jpeg is None:
            return "clean"
        parts = [f"σ {self.sigma:g}"] if self.sigma else []
        if self.jpeg is not None:
            parts.append(f"JPEG {self.jpeg}")
        return ", ".join(parts) + ("" if self.clipped else ", unclipped")

    def add(self, pixels: Pixels, seed: int) -> Values:
        """The noisy values (H, W, 3) of a picture; the same seed gives the same."""
        random = np.random.default_rng(seed)
        values = pixels + np.float32(self.sigma) * random.standard_normal(pixels.shape, np.float32)
        if not self.clipped:
            return np.asarray(values, np.float32)
        noisy = eight_bits(values)
        if self.jpeg is not None:
            noisy = through_jpeg(noisy, self.jpeg)
        return noisy.astype(np.float32)


ALL_CASES = (Noise(15, jpeg=75), Noise(0, jpeg=20), Noise(0))
"""What a denoiser meets besides noise: JPEG of noisy pictures, JPEG alone, pictures that need nothing."""


class Example:
    """One picture of one case.

    Args:
        case: Name of the case.
        picture: Name of the picture.
        clean: Reads what it should become, uint8 (H, W, 3).
        noisy: File of the noisy picture, or the noise to make.
    """

    def __init__(self, case: str, picture: str, clean: Path, noisy: Path | Noise) -> None:
        self.case = case
        self.picture = picture
        self._clean_path = clean
        self._noisy = noisy

    def load(self) -> tuple[Pixels, Values]:
        """What the picture should become, and the picture with noise, in units of 1/255.

        Raises:
            UsageError: The pictures of a pair differ in size.
            PictureError: One cannot be read.
        """
        clean = read_rgb(self._clean_path)
        if isinstance(self._noisy, Noise):
            return clean, self._noisy.add(clean, zlib.crc32(self.picture.encode()))
        noisy = read_rgb(self._noisy)
        if noisy.shape != clean.shape:
            raise UsageError(
                f"{self._noisy} has {noisy.shape[1]}×{noisy.shape[0]} pixels, "
                f"{self._clean_path} {clean.shape[1]}×{clean.shape[0]}.",
                "Both pictures of a pair must have the same size.",
            )
        return clean, noisy.astype(np.float32)


def made_examples(folder: Path, noises: Sequence[Noise]) -> list[Example]:
    """Each picture of a folder with each noise.

    Raises:
        NothingToDoError: No picture lies in it.
    """
    paths = list_pictures(folder)
    return [Example(noise.name, path.name, path, noise) for noise in noises for path in paths]


def pair_examples(folder: Path) -> list[Example]:
    """Pairs of a folder: namesakes in its subfolders ``noisy`` and ``clean`` (suffixes may differ).

    Raises:
        UsageError: A subfolder is missing.
        NothingToDoError: There are no pairs.
    """
    clean, noisy = _subfolder(folder, CLEAN_FOLDERS), _subfolder(folder, NOISY_FOLDERS)
    examples = list(_pairs(clean, noisy))
    if not examples:
        raise NothingToDoError(
            f"No picture in {clean} has a namesake in {noisy}.", "Give both pictures of a pair one name."
        )
    return examples


def _pairs(clean: Path, noisy: Path) -> Iterator[Example]:
    partners = {path.stem: path for path in list_pictures(noisy)}
    for path in list_pictures(clean):
        if path.stem in partners:
            yield Example("pairs", path.name, path, partners[path.stem])


def _subfolder(folder: Path, names: Sequence[str]) -> Path:
    for name in names:
        if (folder / name).is_dir():
            return folder / name
    raise UsageError(
        f"{folder} has no subfolder {names[0]!r}.", "Pairs are namesakes in the subfolders noisy and clean."
    )
