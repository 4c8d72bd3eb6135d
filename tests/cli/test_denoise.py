"""The command ``denoise`` on real pictures, with a small denoiser that was never trained."""

from pathlib import Path

import numpy as np
import pytest

from aedesk.errors import ExitStatus
from aedesk.imaging import Metadata, Picture, encode_picture, read_picture
from tests.cli.conftest import Cli
from tests.cli.test_process import HEAVY, program
from tests.denoising.material import make_package, make_photo


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(make_package(tmp_path_factory.mktemp("models") / "micro").path)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture of 60×40 pixels, 16 bits, with transparency and Exif."""
    pixels = make_photo(40, 60).astype(np.uint16) * 257
    alpha = np.arange(2400, dtype=np.uint16).reshape(40, 60)
    picture = Picture(pixels, alpha, Metadata(exif=b"II*\0\x08\0\0\0\0\0\0\0\0\0"))
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "photo.png"
    path.write_bytes(encode_picture(picture, "png"))
    return path


def test_outputs_go_beside_their_sources_under_another_name(cli: Cli, photo: Path, model: str) -> None:
    before = photo.read_bytes()
    outcome = cli("denoise", photo, "--model", model)
    assert outcome.status == ExitStatus.OK, outcome.stderr
    assert "noise" in outcome.stderr and "micro on cpu" in outcome.stderr
    assert photo.read_bytes() == before
    source, made = read_picture(photo), read_picture(photo.with_name("photo-denoised.png"))
    assert made.pixels.dtype == np.uint16 and not np.array_equal(made.pixels, source.pixels)
    assert made.alpha is not None and source.alpha is not None and np.array_equal(made.alpha, source.alpha)
    again = cli("denoise", photo.parent, "--model", model)
    assert again.status == ExitStatus.NOTHING_TO_DO
    assert sorted(path.name for path in photo.parent.iterdir()) == ["photo-denoised.png", "photo.png"]


def test_denoise_loads_nothing_heavy(photo: Path, model: str) -> None:
    code = f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr); sys.exit(status)"
    process = program("denoise", str(photo), "--model", model, code=code)
    assert process.returncode == ExitStatus.OK, process.stderr
    assert process.stderr.decode().splitlines()[-1] == "[]"


def test_a_folder_into_another_format_as_json(cli: Cli, photo: Path, model: str, tmp_path: Path) -> None:
    (photo.parent / "broken.png").write_bytes(b"no picture")
    outcome = cli(
        "denoise", photo.parent, "-o", tmp_path / "out", "--format", "tiff", "--json", "--model", model
    )
    assert outcome.status == ExitStatus.SOME_FAILED
    done = next(record for record in outcome.records if record.get("status") == "done")
    assert done["output"].endswith("photo-denoised.tiff") and done["format"] == "tiff"
    assert done["noise"] > 0 and done["color_noise"] > 0 and done["strength"] == 50
    assert read_picture(Path(done["output"])).pixels.dtype == np.uint16


def test_strength_0_is_the_identity_and_more_is_more(
    cli: Cli, photo: Path, model: str, tmp_path: Path
) -> None:
    source = read_picture(photo).pixels.astype(float)
    energies = []
    for strength in ("0", "25", "auto"):
        target = tmp_path / f"{strength}.png"
        outcome = cli("denoise", photo, "--strength", strength, "-o", target, "--model", model)
        assert outcome.status == ExitStatus.OK, outcome.stderr
        energies.append(np.square(read_picture(target).pixels - source).sum())
    assert energies[0] == 0 < energies[1] < energies[2]


def test_a_pipe_gets_a_png(cli: Cli, photo: Path, model: str) -> None:
    outcome = cli("denoise", "-", "--model", model, stdin=photo.read_bytes())
    assert outcome.status == ExitStatus.OK, outcome.stderr
    assert read_picture(outcome.stdout).width == 60


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--strength", "101"], "Allowed: 0 to 100"),
        (["--strength", "much"], "write auto or a number"),
        (["--color-strength", "-1"], "--color-strength"),
        (["--keep-detail", "200"], "--keep-detail"),
        (["--quality", "3"], "No such option"),
    ],
)
def test_wrong_usage_is_status_2(cli: Cli, photo: Path, args: list[str], message: str) -> None:
    outcome = cli("denoise", photo, *args)
    assert outcome.status == ExitStatus.USAGE and message in outcome.stderr


def test_without_a_denoiser_it_says_how_to_get_one(
    cli: Cli, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aedesk.zoo.find.user_models_folder", lambda: tmp_path / "none")
    monkeypatch.setattr("aedesk.zoo.find._SHIPPED", ())
    outcome = cli("denoise", photo)
    assert outcome.status == ExitStatus.MODEL
    assert "No denoiser is installed." in outcome.stderr and "train denoiser" in outcome.stderr
