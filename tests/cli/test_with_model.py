"""The commands over the real codec; skipped where no model is installed."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from aedesk.codec.container import build, parse
from aedesk.errors import ExitStatus
from aedesk.imaging import Limits, Metadata, Picture, encode_picture, psnr, read_picture
from tests.cli.conftest import Cli
from tests.cli.test_process import HEAVY, MAIN, PROJECT, program

REPORT = f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr); sys.exit(status)"


@pytest.fixture(autouse=True)
def fake_codec() -> None:
    """The real codec, in place of the fake one of this folder."""


@pytest.fixture(scope="module", autouse=True)
def installed_model() -> None:
    from aedesk.zoo import list_packages

    if not list_packages():
        pytest.skip("no model is installed")


@pytest.fixture(scope="module")
def pixels() -> np.ndarray:
    """A smooth picture of 100×70 pixels."""
    y, x = np.mgrid[0:70, 0:100]
    waves = [np.sin(x / 9) * np.cos(y / 7), np.sin(x / 13 + 1), np.cos((x + y) / 17)]
    return np.stack([128 + 90 * wave for wave in waves], axis=2).astype(np.uint8)


@pytest.fixture
def source(tmp_path: Path, pixels: np.ndarray) -> Path:
    exif = Image.Exif()
    exif[0x010E] = "a description"
    metadata = Metadata(exif=exif.tobytes().removeprefix(b"Exif\0\0"))
    path = tmp_path / "a.png"
    path.write_bytes(encode_picture(Picture(pixels, metadata=metadata), "png"))
    return path


def test_compress_and_restore_load_nothing_heavy(source: Path, tmp_path: Path, pixels: np.ndarray) -> None:
    process = program("compress", str(source), "-q", "90", code=REPORT)
    assert process.returncode == ExitStatus.OK, process.stderr
    assert process.stderr.decode().splitlines()[-1] == "[]"
    process = program("restore", str(tmp_path / "a.aed"), "-o", str(tmp_path / "b.png"), code=REPORT)
    assert process.returncode == ExitStatus.OK, process.stderr
    assert process.stderr.decode().splitlines()[-1] == "[]"
    assert psnr(pixels, read_picture(tmp_path / "b.png").pixels) > 20


@pytest.mark.skipif(os.name != "posix", reason="a shell with pipes")
def test_pipe_gives_what_files_give(source: Path, tmp_path: Path) -> None:
    command = f"{sys.executable} -c '{MAIN} sys.exit(status)'"
    script = (
        f"set -o pipefail; {command} compress - < {source} | {command} restore - > {tmp_path / 'piped.png'}"
    )
    piped = subprocess.run(["bash", "-c", script], cwd=PROJECT, capture_output=True, check=False)
    assert piped.returncode == 0, piped.stderr
    program("compress", str(source))
    program("restore", str(tmp_path / "a.aed"), "-o", str(tmp_path / "file.png"))
    assert (tmp_path / "piped.png").read_bytes() == (tmp_path / "file.png").read_bytes()


@pytest.mark.parametrize(("first", "second"), [([], []), (["--strip"], []), ([], ["--strip"])])
def test_metadata_is_kept_unless_stripped(
    cli: Cli, source: Path, tmp_path: Path, first: list[str], second: list[str]
) -> None:
    cli("compress", source, *first)
    cli("restore", tmp_path / "a.aed", "-o", tmp_path / "b.png", *second)
    exif = read_picture(tmp_path / "b.png").metadata.exif
    assert (exif is not None and b"a description" in exif) == (not first and not second)


def test_target_size_is_kept(cli: Cli, source: Path, tmp_path: Path) -> None:
    record = cli("compress", source, "--target-size", "1500", "--json").records[0]
    assert record["bytes_out"] == (tmp_path / "a.aed").stat().st_size <= 1500


def test_target_psnr_is_reached(cli: Cli, source: Path, tmp_path: Path, pixels: np.ndarray) -> None:
    record = cli("compress", source, "--target-psnr", "25", "--json").records[0]
    cli("restore", tmp_path / "a.aed", "-o", tmp_path / "b.png")
    assert psnr(pixels, read_picture(tmp_path / "b.png").pixels) == pytest.approx(record["psnr"], abs=0.01)
    assert record["psnr"] >= 25


def test_target_that_cannot_be_reached_is_wrong_usage(cli: Cli, source: Path) -> None:
    outcome = cli("compress", source, "--target-size", "10")
    assert outcome.status == ExitStatus.USAGE and "--target-size" in outcome.stderr


def test_region_outside_the_picture_is_wrong_usage(cli: Cli, source: Path, tmp_path: Path) -> None:
    cli("compress", source)
    outcome = cli("restore", tmp_path / "a.aed", "-o", tmp_path / "b.png", "--region", "90,0,20,20")
    assert outcome.status == ExitStatus.USAGE and "100×70" in outcome.stderr


def test_info_and_verify(cli: Cli, source: Path, tmp_path: Path) -> None:
    cli("compress", source, "-q", "42")
    latent = tmp_path / "a.aed"
    record = cli("info", latent, "--json").records[0]
    assert (record["width"], record["height"], record["quality"]) == (100, 70, 42)
    assert record["bytes"] == latent.stat().st_size
    assert cli("verify", latent).status == ExitStatus.OK
    data = bytearray(latent.read_bytes())
    data[-1] ^= 1
    latent.write_bytes(data)
    assert cli("verify", latent).status == ExitStatus.SOME_FAILED


def test_file_of_a_model_that_is_not_installed(cli: Cli, source: Path, tmp_path: Path) -> None:
    cli("compress", source)
    file = parse((tmp_path / "a.aed").read_bytes(), Limits())
    foreign = build(replace(file, header=replace(file.header, model_id=b"none")))
    (tmp_path / "a.aed").write_bytes(foreign)
    outcome = cli("restore", tmp_path / "a.aed", "-o", tmp_path / "b.png")
    assert outcome.status == ExitStatus.MODEL
    assert b"none".hex() in outcome.stderr
