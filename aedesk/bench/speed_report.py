"""The result of a speed measurement: codecs side by side, and aedesk in detail."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from aedesk.bench.fresh import FreshRun
from aedesk.bench.speed import SpeedRow


@dataclass(frozen=True, slots=True)
class ActionDetail:
    """One action of aedesk, compress or restore, taken apart.

    Args:
        seconds: From memory to memory with an open model, the quickest of the repeats.
        phases: The same by phase.
        kmac_per_pixel: 10³ multiply-accumulates of the networks per pixel.
        floor_seconds: What these cost at the machine's best rate.
        fresh: The action in a process of its own.
    """

    seconds: float
    phases: dict[str, float]
    kmac_per_pixel: float
    floor_seconds: float
    fresh: FreshRun


@dataclass(frozen=True, slots=True)
class OwnDetail:
    """aedesk taken apart.

    Args:
        gmac_per_second: 10⁹ multiply-accumulates per second of a plain 1×1 convolution on this machine.
        compress: How long compressing took, and why.
        restore: How long restoring took, and why.
    """

    gmac_per_second: float
    compress: ActionDetail
    restore: ActionDetail


@dataclass(frozen=True, slots=True)
class SpeedReport:
    """Everything that one measurement of speed found.

    Args:
        picture: Name of the picture.
        width: Pixels.
        height: Pixels.
        repeat: How often each codec worked.
        rows: One a codec; aedesk comes first where it was measured.
        own: aedesk in detail; None where it was not measured.
        provenance: What `aedesk.bench.provenance.provenance` returned.
    """

    picture: str
    width: int
    height: int
    repeat: int
    rows: Sequence[SpeedRow]
    own: OwnDetail | None
    provenance: dict[str, Any]

    @property
    def megapixels(self) -> float:
        """10⁶ pixels of the picture."""
        return self.width * self.height / 1e6

    def as_json(self) -> dict[str, Any]:
        """JSON-ready form, without infinities."""
        return {
            "kind": "aedesk bench speed",
            "version": 1,
            "provenance": self.provenance,
            "picture": {"name": self.picture, "width": self.width, "height": self.height},
            "repeat": self.repeat,
            "codecs": [self._row_json(row) for row in self.rows],
            "aedesk": None if self.own is None else asdict(self.own),
        }

    def _row_json(self, row: SpeedRow) -> dict[str, Any]:
        return {
            "codec": row.codec,
            "quality": row.quality,
            "bytes": row.size,
            "psnr": row.psnr if math.isfinite(row.psnr) else None,
            "compress_seconds": row.compress_seconds,
            "restore_seconds": row.restore_seconds,
            "compress_megapixels_per_second": self.megapixels / row.compress_seconds,
            "restore_megapixels_per_second": self.megapixels / row.restore_seconds,
        }
