"""A codec of a few thousand numbers and a few small pictures, so that training takes seconds."""

from pathlib import Path
from typing import Any

import cv2
import numpy as np

from aedesk.zoo.architecture import SIZES, CodecArchitecture

MICRO = CodecArchitecture(
    latent_channels=16,
    hyper_channels=8,
    analysis_channels=16,
    analysis_blocks=0,
    synthesis_channels=24,
    synthesis_blocks=0,
    deep_channels=20,
    deep_blocks=0,
    context_channels=12,
    hyper_features=8,
    prior_channels=8,
    expansion=2,
    anchors=4,
)
SETTINGS: dict[str, Any] = {
    "size": "micro",
    "batch": 2,
    "crop": 64,
    "validate_every": 2,
    "holdout": 0.25,
    "precision": "float32",
    "seed": 5,
}


def register() -> None:
    """Make the size "micro" known to this process, and start from the blocks of few crops."""
    import aedesk.training.warm_start

    SIZES["micro"] = MICRO
    aedesk.training.warm_start.BLOCK_BATCHES = 20


def make_pictures(folder: Path, number: int = 8, side: int = 96) -> Path:
    """Write smooth coloured textures as PNG files."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(number)
    for i in range(number):
        coarse = random.integers(0, 256, (7, 7, 3), dtype=np.uint8)
        pixels = cv2.resize(coarse, (side + i, side), interpolation=cv2.INTER_CUBIC)
        noisy = pixels.astype(np.float64) + random.normal(0, 6, pixels.shape)
        cv2.imwrite(str(folder / f"texture-{i}.png"), np.clip(noisy, 0, 255).astype(np.uint8))
    return folder
