"""Pictures and a small stand-in for aedesk's own codec."""

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from aedesk.bench.contender import Contender, Pixels


def make_photo(height: int, width: int, seed: int = 0) -> Pixels:
    """Smooth colours with edges and grain: about as compressible as a photograph."""
    random = np.random.default_rng(seed)
    coarse = random.integers(0, 256, (height // 16 + 2, width // 16 + 2, 3), dtype=np.uint8)
    smooth = np.asarray(Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC), np.float64)
    smooth[height // 3 :, width // 2 :] *= 0.5
    return np.clip(smooth + random.normal(0, 4, smooth.shape), 0, 255).astype(np.uint8)


@pytest.fixture
def photo() -> Pixels:
    return make_photo(192, 256)


@pytest.fixture
def photo_folder(tmp_path: Path) -> Path:
    """Two pictures of different sizes, and a file that is no picture."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    Image.fromarray(make_photo(192, 256, seed=1)).save(folder / "b.png")
    Image.fromarray(make_photo(208, 176, seed=2)).save(folder / "a.png")
    (folder / "notes.txt").write_text("not a picture")
    return folder


@dataclass(frozen=True)
class StandInCodec:
    """Has the form of `OwnCodec`; writes JPEG 2000, which beats JPEG as aedesk should."""

    name: str = "aedesk stand-in"

    def compress_timed(self, pixels: Pixels, quality: float) -> tuple[bytes, dict[str, float]]:
        with io.BytesIO() as file:
            Image.fromarray(pixels).save(
                file, "JPEG2000", quality_mode="dB", quality_layers=[22 + quality / 5], irreversible=True
            )
            return file.getvalue(), {"network": 1e-6, "entropy": 2e-6}

    def restore_timed(self, data: bytes) -> tuple[Pixels, dict[str, float]]:
        with Image.open(io.BytesIO(data)) as picture:
            return np.asarray(picture.convert("RGB")), {"entropy": 1e-6, "network": 3e-6}

    def macs_per_pixel(self) -> tuple[float, float]:
        return 18_000.0, 11_000.0

    def contender(self) -> Contender:
        return Contender(
            key="aedesk",
            name=self.name,
            family="aedesk",
            qualities=(10, 40, 70),
            encode=lambda pixels, quality: self.compress_timed(pixels, quality)[0],
            decode=lambda data: self.restore_timed(data)[0],
        )


@pytest.fixture
def stand_in() -> StandInCodec:
    return StandInCodec()
