"""Takes pictures of everything that the window shows, for the documents and for a look at all of it.

    python -m tests.gui.session.screenshots --pictures FOLDER --out DIR [--variant NAME ...]

FOLDER has a few photographs. The variants are light, dark, small (1024 × 700), double (200 %, as on screens
of high density) and german; DIR gets a folder for each. The real program runs with the real model.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

VARIANTS = {
    "light": [],
    "dark": ["--scheme", "dark"],
    "small": ["--size", "1024x700"],
    "double": ["--size", "1100x720"],
    "german": ["--language", "de"],
}


def main() -> int:
    """Take the pictures of some variants, by default of all."""
    parser = argparse.ArgumentParser(prog="screenshots")
    parser.add_argument("--pictures", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--variant", nargs="*", choices=tuple(VARIANTS), default=list(VARIANTS))
    arguments = parser.parse_args()
    statuses = [_take(arguments.pictures, arguments.out / name, name) for name in arguments.variant]
    return max(statuses, default=0)


def _take(pictures: Path, out: Path, variant: str) -> int:
    """Run the program in a process of its own, in which nothing of the variant before is left."""
    environment = {**os.environ, "QT_SCALE_FACTOR": "2"} if variant == "double" else dict(os.environ)
    command = [sys.executable, "-m", "tests.gui.session.tour", "--pictures", str(pictures), "--out", str(out)]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "pictures"
        shutil.copytree(pictures, copy)
        command[4] = str(copy)
        return subprocess.run([*command, *VARIANTS[variant]], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
