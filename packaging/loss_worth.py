"""Measures what the losses of a codec are worth: their ratio to the squared error along a model's own curve.

python packaging/loss_worth.py PICTURES [--model tiny]

Prints a row between two qualities each. The means are what ``aedesk.training.losses`` makes of a similarity.
"""

import argparse
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from aedesk.nn.quiet import quiet_import
from aedesk.runs.pictures import find_pictures
from aedesk.zoo import find_package

QUALITIES = (1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100)
CROP = 256
PICTURES = 24
BATCH = 8


def main() -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="folder of pictures")
    parser.add_argument("--model", default="tiny")
    asked = parser.parse_args()
    points = _measure(asked.model, asked.folder)
    sys.stdout.write("quality     MS-SSIM   edges\n")
    for (low, before), (high, after) in pairwise(zip(QUALITIES, points, strict=True)):
        squared, structure, edges = after - before
        sys.stdout.write(f"{low:3} to {high:3} {squared / structure:10.0f}{squared / edges:8.0f}\n")
    return 0


def _measure(name: str, folder: Path) -> list[npt.NDArray[np.float64]]:
    """Mean squared error, and distances of MS-SSIM and edges from 1, at each quality."""
    with quiet_import():
        from aedesk.nn.load import load_networks
        from aedesk.training.data import read_pictures
        from aedesk.training.losses import edge_similarity, ms_ssim, squared_error
        from aedesk.training.validation import compiled, middle_crops
        from aedesk.zoo.architecture import quality_position

    def errors(model: Any, batch: dict[str, Any]) -> dict[str, Any]:
        target = batch["pictures"]
        picture = model((target, quality_position(batch["qualities"], model.architecture.anchors)))["picture"]
        return {
            "squared": squared_error(picture, target),
            "structure": 1.0 - ms_ssim(picture, target),
            "edges": 1.0 - edge_similarity(picture, target),
        }

    crops = middle_crops(read_pictures(find_pictures([folder]), CROP, most=PICTURES)[0], CROP)
    measure = compiled(load_networks(find_package(name)), errors)
    points = []
    for quality in QUALITIES:
        parts = [
            measure(
                {
                    "pictures": crops[i : i + BATCH].astype(np.float32) / 255,
                    "qualities": np.full(len(crops[i : i + BATCH]), quality, np.float32),
                }
            )
            for i in range(0, len(crops), BATCH)
        ]
        points.append(np.array([np.concatenate([part[key] for part in parts]).mean() for key in parts[0]]))
    return points


if __name__ == "__main__":
    sys.exit(main())
