"""The package's public face: complete, and light to import."""

import subprocess
import sys
from pathlib import Path

import aedesk.imaging
from aedesk.imaging import read_picture

PROJECT = Path(__file__).resolve().parents[2]


def test_public_names_are_listed_and_there() -> None:
    listed = aedesk.imaging.__all__
    assert len(set(listed)) == len(listed)
    own = {
        name
        for name, value in vars(aedesk.imaging).items()
        if not name.startswith("_") and getattr(value, "__module__", "").startswith("aedesk.")
    }
    assert own <= set(listed)
    assert all(hasattr(aedesk.imaging, name) for name in listed)


def test_reading_8_bits_loads_nothing_heavy(tmp_path: Path) -> None:
    sample = PROJECT / "resources/samples/basket-of-eggs.png"
    program = (
        "import sys; from pathlib import Path\n"
        "from aedesk.imaging import encode_picture, read_picture\n"
        f"read_picture(encode_picture(read_picture(Path({str(sample)!r})), 'jpeg'))\n"
        "print([name for name in ('cv2', 'PIL.ImageCms', 'keras', 'tensorflow') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=PROJECT
    )
    assert done.stdout.strip() == "[]"


def test_sample_pictures_are_lossless_and_described() -> None:
    folder = PROJECT / "resources/samples"
    pictures = [path for path in folder.iterdir() if path.suffix != ".md"]
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert pictures
    for path in pictures:
        assert read_picture(path).format == "png"
        assert f"`{path.name}`" in text
