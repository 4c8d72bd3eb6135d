"""``compress --denoise``: the words that it takes, what is stored and told, over the fake codec."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from aedesk.batch.journals import heading_of, is_same
from aedesk.cli.command import with_values
from aedesk.denoising import DenoiseSettings, denoise_picture, open_denoiser
from aedesk.errors import ExitStatus
from aedesk.imaging import Picture, encode_picture, read_picture
from aedesk.options import Options, fields_of, spec_of
from tests.batch import fakes
from tests.cli.conftest import Cli
from tests.denoising.material import make_package, make_photo


@pytest.fixture(scope="module")
def denoiser(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(make_package(tmp_path_factory.mktemp("models") / "micro").path)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    path.write_bytes(encode_picture(Picture(make_photo(40, 60)), "png"))
    return path


@pytest.mark.parametrize(
    ("words", "filled"),
    [
        (["--denoise"], ["--denoise=auto"]),
        (["--denoise", "a.png"], ["--denoise=auto", "a.png"]),
        (["--denoise", "-"], ["--denoise=auto", "-"]),
        (["--denoise", "-q", "3", "a.png"], ["--denoise=auto", "-q", "3", "a.png"]),
        (["--denoise", "auto", "a.png"], ["--denoise", "auto", "a.png"]),
        (["--denoise", "30", "a.png"], ["--denoise", "30", "a.png"]),
        (["--denoise", "300", "a.png"], ["--denoise", "300", "a.png"]),
        (["--denoise=70", "a.png"], ["--denoise=70", "a.png"]),
        (["--denoise", "--", "50"], ["--denoise=auto", "--", "50"]),
        (["--", "--denoise", "a.png"], ["--", "--denoise", "a.png"]),
        ([], []),
    ],
)
def test_a_path_is_not_taken_for_the_strength(words: Sequence[str], filled: Sequence[str]) -> None:
    specs = [spec_of(field) for field in fields_of(Options, "compress")]
    assert with_values(words, specs) == filled


@pytest.mark.parametrize(
    ("words", "strength"), [(["--denoise"], 50), (["--denoise", "20"], 20), (["--denoise=auto"], 50)]
)
def test_the_clean_picture_is_stored(
    cli: Cli, photo: Path, denoiser: str, words: list[str], strength: float
) -> None:
    outcome = cli("compress", *words, photo, "--denoiser", denoiser, "--json")
    assert outcome.status == ExitStatus.OK, outcome.stderr
    done = outcome.records[0]
    assert done["denoise"] == strength and done["denoiser"] == "micro" and done["model"] == "fake"
    clean = denoise_picture(read_picture(photo), open_denoiser(denoiser), DenoiseSettings(strength))
    assert (done["noise"], done["color_noise"]) == tuple(round(noise, 2) for noise in clean.noise)
    stored = fakes.restore_picture(photo.with_suffix(".aed").read_bytes(), fakes.CodecSource()).picture
    assert np.array_equal(stored.pixels, clean.picture.pixels)
    assert not np.array_equal(stored.pixels, read_picture(photo).pixels)


def test_the_line_tells_the_noise_and_what_a_psnr_is_of(cli: Cli, photo: Path, denoiser: str) -> None:
    text = cli("compress", "--denoise", photo, "--denoiser", denoiser, "--target-psnr", "40").stderr
    assert "  noise " in text and ", in colours " in text and "  40.00 dB to the denoised picture  " in text


def test_without_it_nothing_is_denoised_and_no_denoiser_opened(cli: Cli, photo: Path) -> None:
    for words in ([], ["--denoise", "0"]):
        outcome = cli("compress", *words, photo, "--denoiser", "absent", "--json", "--on-exist", "overwrite")
        assert outcome.status == ExitStatus.OK, outcome.stderr
        assert not {"denoise", "noise"} & set(outcome.records[0])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--denoise", "101"], "Allowed: 0 to 100"),
        (["--denoise=much"], "write auto or a number"),
        (["--denoise=-3"], "Allowed: 0 to 100"),
    ],
)
def test_wrong_strengths_are_status_2(cli: Cli, photo: Path, words: list[str], message: str) -> None:
    outcome = cli("compress", *words, photo)
    assert outcome.status == ExitStatus.USAGE and message in outcome.stderr


def test_a_denoiser_that_is_not_there(cli: Cli, photo: Path) -> None:
    outcome = cli("compress", "--denoise", photo, "--denoiser", "absent")
    assert outcome.status == ExitStatus.MODEL and "no denoiser 'absent'" in outcome.stderr


def test_a_preset_may_ask_for_it_and_an_option_call_it_off(
    cli: Cli, photo: Path, denoiser: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "night.toml").write_text('denoise = "auto"\n')
    monkeypatch.setattr("aedesk.options.presets.presets_folder", lambda: tmp_path)
    words = [
        "compress",
        photo,
        "--preset",
        "night",
        "--denoiser",
        denoiser,
        "--on-exist",
        "overwrite",
        "--json",
    ]
    assert cli(*words).records[0]["denoise"] == 50
    assert "denoise" not in cli(*words, "--denoise", "0").records[0]


def test_another_strength_is_another_run() -> None:
    headings = [heading_of("compress", ("a",), Options(denoise=strength)) for strength in (None, 20, 20, 80)]
    assert is_same(headings[1], headings[2])
    assert not is_same(headings[0], headings[1]) and not is_same(headings[2], headings[3])
