"""What is known of pictures that a run is to learn from: what is left out, sizes, kinds, near-copies."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aedesk.runs.pictures import size_reason, split

FEW = 50
"""With fewer pictures than this a network soon knows them by heart."""

_SIZES = (64, 128, 256, 512, 1024, 2048, 4096, 8192)


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """A picture that can be read.

    Args:
        path: Its file.
        width: Columns, upright.
        height: Rows, upright.
        is_grey: Whether it has one channel.
        depth: Bits a sample, 8 or 16.
        has_alpha: Whether it has transparency, of which nothing is learned.
    """

    path: Path
    width: int
    height: int
    is_grey: bool
    depth: int
    has_alpha: bool

    @property
    def side(self) -> int:
        """The shorter side in pixels."""
        return min(self.width, self.height)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that training leaves out.

    Args:
        path: The file.
        reason: Why, in the very words of training.
    """

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class DataReport:
    """Result of a check.

    Args:
        folders: Where was searched.
        crop: Side of the squares that are cut from pictures, in pixels; smaller pictures are left out.
        files: How many files there are, of any kind; of a pair the clean one counts.
        readable: Pictures of any size; of a pair the clean one.
        unreadable: Files that cannot be read, or must not be learned from.
        copies: Groups of near-copies among the readable ones.
        lonely_noisy: Noisy pictures without a clean version.
        lonely_clean: Clean pictures without a noisy version.
    """

    folders: tuple[Path, ...]
    crop: int
    files: int
    readable: tuple[PictureFacts, ...] = ()
    unreadable: tuple[LeftOut, ...] = ()
    copies: tuple[tuple[Path, ...], ...] = ()
    lonely_noisy: tuple[Path, ...] = ()
    lonely_clean: tuple[Path, ...] = ()

    @property
    def pictures(self) -> tuple[PictureFacts, ...]:
        """What a run learns from and is measured on."""
        return tuple(facts for facts in self.readable if facts.side >= self.crop)

    @property
    def too_small(self) -> tuple[PictureFacts, ...]:
        """Pictures that no crop can be cut from."""
        return tuple(facts for facts in self.readable if facts.side < self.crop)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """All files that training leaves out."""
        small = (LeftOut(f.path, size_reason(f.width, f.height, self.crop)) for f in self.too_small)
        return (*self.unreadable, *small)

    def sizes(self) -> list[tuple[int, int, int]]:
        """Histogram of the shorter sides: from, below, how many; the crop is one of the bounds."""
        bounds = sorted({0, self.crop, *_SIZES})
        counts = Counter(bounds[bisect_right(bounds, facts.side) - 1] for facts in self.readable)
        used = [place for place, bound in enumerate(bounds) if counts[bound]]
        if not used:
            return []
        ends = [*bounds[1:], 0]  # nothing is above the last one
        return [(bounds[n], ends[n], counts[bounds[n]]) for n in range(used[0], used[-1] + 1)]

    def modes(self) -> Mapping[str, int]:
        """How many readable pictures are ``grey`` and ``colour``, have ``alpha``, or ``16 bits`` a sample."""
        counts = Counter("grey" if facts.is_grey else "colour" for facts in self.readable)
        counts["alpha"] = sum(facts.has_alpha for facts in self.readable)
        counts["16 bits"] = sum(facts.depth == 16 for facts in self.readable)
        return counts

    def counts_of(self, folder: Path) -> dict[str, int]:
        """How many files below a folder are pictures, unreadable, too small."""
        return {
            "pictures": sum(facts.path.is_relative_to(folder) for facts in self.pictures),
            "unreadable": sum(out.path.is_relative_to(folder) for out in self.unreadable),
            "too_small": sum(facts.path.is_relative_to(folder) for facts in self.too_small),
        }

    def split(self, holdout: float, seed: int) -> tuple[list[Path], list[Path]]:
        """Pictures that a run learns from, and those that it holds out to be measured on."""
        return split([facts.path for facts in self.pictures], holdout, seed)

    def torn(self, holdout: float, seed: int) -> tuple[tuple[Path, ...], ...]:
        """Groups of near-copies of which some are learned from and others held out."""
        training, held_out = (set(part) for part in self.split(holdout, seed))
        return tuple(group for group in self.copies if training & set(group) and held_out & set(group))

    @property
    def problems(self) -> tuple[str, ...]:
        """Why no run can learn from this."""
        if self.pictures:
            return ()
        return (f"None of {self.files:,} files is a picture of at least {self.crop}×{self.crop} pixels.",)

    def warnings(self, holdout: float, seed: int) -> list[str]:
        """What a run can live with, and its user should know."""
        lonely = len(self.lonely_noisy) + len(self.lonely_clean)
        torn = len(self.torn(holdout, seed))
        known = {
            f"Files that cannot be used: {len(self.unreadable):,}.": len(self.unreadable),
            f"Pictures with a side under {self.crop} pixels: {len(self.too_small):,}.": len(self.too_small),
            f"Pictures of pairs without their partner: {lonely:,}.": lonely,
            f"Groups of near-copies: {len(self.copies):,}.": len(self.copies),
            f"Near-copies of held-out pictures are learned from (groups: {torn:,}): "
            "figures will be better than the model is.": torn,
            f"With fewer than {FEW} pictures a model soon knows them by heart; more would help.": 0
            < len(self.pictures)
            < FEW,
        }
        return [text for text, applies in known.items() if applies]

    def as_dict(self, holdout: float, seed: int) -> dict[str, Any]:
        """All of it as plain values, for JSON."""
        training, held_out = self.split(holdout, seed)
        return {
            "folders": [{"folder": str(folder), **self.counts_of(folder)} for folder in self.folders],
            "crop": self.crop,
            "files": self.files,
            "pictures": len(self.pictures),
            "training_pictures": len(training),
            "validation_pictures": len(held_out),
            "unreadable": [{"path": str(out.path), "reason": out.reason} for out in self.unreadable],
            "too_small": [
                {"path": str(f.path), "width": f.width, "height": f.height} for f in self.too_small
            ],
            "near_copies": [[str(path) for path in group] for group in self.copies],
            "lonely_noisy": [str(path) for path in self.lonely_noisy],
            "lonely_clean": [str(path) for path in self.lonely_clean],
            "sizes": [
                {"from": low, "below": high or None, "pictures": count} for low, high, count in self.sizes()
            ],
            "modes": dict(self.modes()),
            "problems": list(self.problems),
            "warnings": self.warnings(holdout, seed),
        }
