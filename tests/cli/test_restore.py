"""The command restore, as a whole."""

import io
from pathlib import Path

import pytest
from PIL import Image

from aedesk.errors import ExitStatus
from tests.batch.fakes import save_picture
from tests.cli.conftest import Cli


@pytest.fixture
def latent(cli: Cli, tmp_path: Path) -> Path:
    source = save_picture(tmp_path / "a.png", 20, 10)
    cli("compress", source)
    source.unlink()
    return tmp_path / "a.aed"


def size_and_format(path: Path) -> tuple[tuple[int, int], str | None]:
    with Image.open(path) as image:
        return image.size, image.format


def test_restores_to_png_beside_the_source(cli: Cli, latent: Path) -> None:
    outcome = cli("restore", latent)
    assert outcome.status == ExitStatus.OK
    assert size_and_format(latent.with_suffix(".png")) == ((20, 10), "PNG")
    assert "20×10  png" in outcome.stderr


@pytest.mark.parametrize(
    ("name", "expected"), [("jpg", "JPEG"), ("tiff", "TIFF"), ("webp", "WEBP"), ("PNG", "PNG")]
)
def test_format(cli: Cli, latent: Path, name: str, expected: str) -> None:
    cli("restore", latent, "--format", name)
    assert size_and_format(latent.with_suffix(f".{name.lower()}"))[1] == expected


def test_name_of_the_output_says_the_format(cli: Cli, latent: Path, tmp_path: Path) -> None:
    cli("restore", latent, "-o", tmp_path / "x.jpeg")
    assert size_and_format(tmp_path / "x.jpeg")[1] == "JPEG"


def test_output_without_known_suffix(cli: Cli, latent: Path, tmp_path: Path) -> None:
    outcome = cli("restore", latent, "-o", tmp_path / "x")
    assert outcome.status == ExitStatus.USAGE and "does not say which format" in outcome.stderr
    assert cli("restore", latent, "-o", tmp_path / "x", "--format", "webp").status == ExitStatus.OK
    assert size_and_format(tmp_path / "x")[1] == "WEBP"


def test_name_and_format_that_contradict(cli: Cli, latent: Path, tmp_path: Path) -> None:
    outcome = cli("restore", latent, "-o", tmp_path / "x.jpg", "--format", "png")
    assert outcome.status == ExitStatus.USAGE and "contradict" in outcome.stderr


def test_quality_of_a_lossless_format(cli: Cli, latent: Path) -> None:
    outcome = cli("restore", latent, "--format-quality", "80")
    assert outcome.status == ExitStatus.USAGE and "lossless" in outcome.stderr


def test_quality_of_a_lossy_format(cli: Cli, latent: Path, tmp_path: Path) -> None:
    for quality in ("1", "100"):
        cli("restore", latent, "-o", tmp_path / f"{quality}.jpg", "--format-quality", quality)
    assert (tmp_path / "1.jpg").stat().st_size < (tmp_path / "100.jpg").stat().st_size


def test_region(cli: Cli, latent: Path) -> None:
    cli("restore", latent, "--region", "3,2,5,4")
    assert size_and_format(latent.with_suffix(".png"))[0] == (5, 4)


def test_pipe_in_and_out(cli: Cli, latent: Path) -> None:
    outcome = cli("restore", "-", stdin=latent.read_bytes())
    assert Image.open(io.BytesIO(outcome.stdout)).size == (20, 10)
    assert b"".join([outcome.stdout[:1], outcome.stdout[1:4]]) == b"\x89PNG"


def test_wrong_and_damaged_files_among_good_ones(cli: Cli, latent: Path, tmp_path: Path) -> None:
    (tmp_path / "b.aed").write_bytes(b"something else")
    (tmp_path / "c.aed").write_bytes(latent.read_bytes()[:-5])
    outcome = cli("restore", tmp_path)
    assert outcome.status == ExitStatus.SOME_FAILED
    assert "b.aed: This is not a latent file." in outcome.stderr
    assert "c.aed: The section PIX is damaged.\n  Try --salvage." in outcome.stderr
    assert "  1 done " in outcome.stderr and "  2 failed" in outcome.stderr
    assert [path.name for path in sorted(tmp_path.glob("*.png"))] == ["a.png"]


def test_salvage_says_what_was_lost(cli: Cli, latent: Path) -> None:
    latent.write_bytes(latent.read_bytes()[:-5])
    outcome = cli("restore", latent, "--salvage")
    assert outcome.status == ExitStatus.OK and "everything was lost" in outcome.stderr


def test_missing_model_of_all_files(cli: Cli, latent: Path) -> None:
    latent.write_bytes(latent.read_bytes().replace(b'{"shape"', b'{"model": "absent", "shape"'))
    outcome = cli("restore", latent)
    assert outcome.status == ExitStatus.MODEL and "'absent'" in outcome.stderr


def test_compress_and_restore_with_one_output_name(cli: Cli, latent: Path, tmp_path: Path) -> None:
    picture = save_picture(tmp_path / "a.png", shade=1)
    before = picture.read_bytes()
    assert cli("restore", latent).status == ExitStatus.NOTHING_TO_DO
    assert picture.read_bytes() == before
