"""Pairs of pictures, with real noise and without: from a camera or a microscope of one's own."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from aedesk.errors import TrainingError
from aedesk.imaging.formats import is_picture
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
        TrainingError: A folder is missing or empty, no name is in both, or two pictures share one.
    """

    def __init__(self, noisy: Path, clean: Path) -> None:
        noisy_paths, clean_paths = _by_name(noisy), _by_name(clean)
        self._partners = {
            path: noisy_paths[name] for name, path in clean_paths.items() if name in noisy_paths
        }
        self.lonely_noisy = tuple(path for name, path in noisy_paths.items() if name not in clean_paths)
        self.lonely_clean = tuple(path for name, path in clean_paths.items() if name not in noisy_paths)
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


def _by_name(folder: Path) -> dict[Path, Path]:
    """Files below a folder by their place without suffix; what cameras put beside pictures is passed over."""
    found: dict[Path, list[Path]] = {}
    for path in find_pictures([folder]):
        found.setdefault(path.relative_to(folder).with_suffix(""), []).append(path)
    return {name: paths[0] if len(paths) == 1 else _picture_of(paths) for name, paths in found.items()}


def _picture_of(paths: Sequence[Path]) -> Path:
    """The one picture among files of one name."""
    pictures = [path for path in paths if _begins_like_a_picture(path)]
    if len(pictures) > 1:
        raise TrainingError(
            f"{pictures[0]} and {pictures[1]} have the same name, so that a pair is not certain.",
            "Leave one of them in the folder.",
        )
    return pictures[0] if pictures else paths[0]


def _begins_like_a_picture(path: Path) -> bool:
    try:
        return is_picture(path)
    except OSError:
        return False
