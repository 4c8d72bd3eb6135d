"""Pairs of pictures, with real noise and without: from a camera or a microscope of one's own."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from aedesk.errors import TrainingError
from aedesk.runs.clean_targets import read_clean
from aedesk.runs.pictures import Pixels, find_pictures, read_rgb


class PairReader:
    """Reads clean pictures together with their noisy version.

    Args:
        noisy: Folder of pictures with noise.
        clean: Folder of the same without, under the same names (suffixes may differ).

    Attributes:
        lonely_noisy: Noisy pictures that have no clean version.
        lonely_clean: Clean pictures that have no noisy version.

    Raises:
        TrainingError: A folder is missing or empty, or no name is in both.
    """

    def __init__(self, noisy: Path, clean: Path) -> None:
        noisy_paths = {_key(path, noisy): path for path in find_pictures([noisy])}
        clean_paths = find_pictures([clean])
        self._partners = {
            path: noisy_paths[_key(path, clean)] for path in clean_paths if _key(path, clean) in noisy_paths
        }
        paired = set(self._partners.values())
        self.lonely_noisy = tuple(path for path in noisy_paths.values() if path not in paired)
        self.lonely_clean = tuple(path for path in clean_paths if path not in self._partners)
        if not self._partners:
            raise TrainingError(
                f"No picture in {clean} has a namesake in {noisy}.",
                "Give both pictures of a pair the same name and place below its folder.",
            )

    @property
    def paths(self) -> Sequence[Path]:
        """The clean pictures that have a noisy version."""
        return list(self._partners)

    def partner(self, path: Path) -> Path | None:
        """The noisy version of a clean picture; None for a picture that is in no pair."""
        return self._partners.get(path)

    def __call__(self, path: Path) -> Pixels:
        """Decode a pair to (H, W, 6) uint8: clean, then noisy; a picture without a partner twice.

        Raises:
            AedeskError: One of both is no picture, or their sizes differ.
        """
        partner = self.partner(path)
        if partner is None:
            pixels = read_clean(path)
            return np.concatenate([pixels, pixels], axis=2)
        clean, noisy = read_rgb(path), read_rgb(partner)
        refuse_other_size(clean.shape[1::-1], noisy.shape[1::-1])
        return np.concatenate([clean, noisy], axis=2)


def refuse_other_size(clean: Sequence[int], noisy: Sequence[int]) -> None:
    """Refuse a pair whose pictures do not lie on each other.

    Args:
        clean: Width and height of the clean picture.
        noisy: The same of the noisy one.

    Raises:
        TrainingError: They differ.
    """
    if tuple(clean) != tuple(noisy):
        sizes = (f"{width}×{height}" for width, height in (clean, noisy))
        raise TrainingError(f"the clean picture has {' pixels, the noisy one '.join(sizes)}")


def _key(path: Path, folder: Path) -> Path:
    return path.relative_to(folder).with_suffix("")
