"""Makes the picture of the README that shows what denoising does: ``python packaging/before_after.py``."""

import argparse
import sys
from pathlib import Path

import numpy as np
from PIL import Image

import aedesk
from aedesk.imaging import psnr
from aedesk.imaging.noise import NormalNoise, add_normal

_PROJECT = Path(__file__).resolve().parents[1]
_SAMPLE = _PROJECT / "resources" / "samples" / "basket-of-eggs.png"
_TARGET = _PROJECT / "docs" / "results" / "denoised.png"
_GAP = 8
_SEED = 4


def main() -> int:
    """Write the noisy picture beside what aedesk makes of it, and say their PSNR."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sigma", type=float, default=25, help="strength of the noise, in units of 1/255")
    parser.add_argument(
        "--crop", type=int, nargs=4, default=(0, 30, 320, 240), metavar=("X", "Y", "WIDTH", "HEIGHT")
    )
    parser.add_argument("--model", help="denoiser, by name or folder; the one that ships by default")
    parser.add_argument("--out", type=Path, default=_TARGET)
    args = parser.parse_args()
    clean = np.asarray(Image.open(_SAMPLE).convert("RGB"))
    noisy = add_normal(clean, NormalNoise(args.sigma), np.random.default_rng(_SEED))
    made = aedesk.denoise(noisy, model=args.model).to_array()
    x, y, width, height = args.crop
    parts = [picture[y : y + height, x : x + width] for picture in (noisy, made)]
    gap = np.full((height, _GAP, 3), 255, np.uint8)
    Image.fromarray(np.hstack([parts[0], gap, parts[1]])).save(args.out, optimize=True)
    sys.stdout.write(f"{args.out}: {psnr(clean, noisy):.2f} dB before, {psnr(clean, made):.2f} dB after\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
