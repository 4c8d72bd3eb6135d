"""Pictures for a session: crops of the sample picture, some of them large, and one file that is none."""

import random
from pathlib import Path

from PIL import Image, ImageOps

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "samples" / "basket-of-eggs.png"
_LARGE_EVERY = 20
_LARGE = (2016, 1344)


def make_pictures(folder: Path, count: int, seed: int = 1) -> None:
    """Fill a new folder.

    Args:
        folder: Made here.
        count: How many pictures; every 20th has 2.7 megapixels, the others about 0.1.
        seed: Decides which crops.
    """
    chance = random.Random(seed)
    folder.mkdir(parents=True)
    with Image.open(SAMPLE) as sample:
        whole = sample.convert("RGB")
    for number in range(count):
        width, height = chance.randint(300, whole.width), chance.randint(200, whole.height)
        x, y = chance.randint(0, whole.width - width), chance.randint(0, whole.height - height)
        crop = whole.crop((x, y, x + width, y + height))
        if chance.random() < 0.5:
            crop = ImageOps.mirror(crop)
        if number % _LARGE_EVERY == _LARGE_EVERY // 2:
            crop = crop.resize(_LARGE, Image.Resampling.BICUBIC)
        crop.save(folder / f"picture {number + 1:03}.{'jpg' if number % 2 else 'png'}", quality=92)
    (folder / "scan.jpg").write_text("This is a text.")
