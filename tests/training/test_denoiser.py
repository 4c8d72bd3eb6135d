"""Training of denoisers: a run from pictures to a package that denoises, pairs, what is left out."""

import json
import shutil
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from aedesk.denoising import denoise_picture, open_denoiser
from aedesk.errors import TrainingError, UsageError
from aedesk.imaging import Picture
from aedesk.imaging.noise import NormalNoise, add_normal
from aedesk.runs import DenoiserRecipe, Finished, Started, Step, Validation
from aedesk.runs.clean_targets import OWN_NOISE_MAX, own_noise, read_clean
from aedesk.runs.pairs import PairReader
from aedesk.training import train
from aedesk.training.denoiser import DenoiserTask
from aedesk.training.sampling import Sampler
from aedesk.training.start import plan_run
from aedesk.zoo.denoiser_architecture import DENOISER_SIZES
from tests.denoising.material import MICRO, make_package, make_photo

SETTINGS: dict[str, Any] = {
    "size": "micro",
    "batch": 2,
    "crop": 64,
    "validate_every": 2,
    "holdout": 0.25,
    "precision": "float32",
    "warmup": 1,
}


@pytest.fixture(autouse=True)
def micro(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DENOISER_SIZES, "micro", MICRO)


def write_photos(folder: Path, number: int, sigma: float = 0.0) -> Path:
    folder.mkdir(parents=True)
    for i in range(number):
        cv2.imwrite(str(folder / f"photo-{i}.png"), make_photo(80, 72 + i, seed=i, sigma=sigma))
    return folder


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_photos(tmp_path_factory.mktemp("photos") / "clean", 5)


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Folders of noisy and clean pictures; one of each has no partner."""
    folder = tmp_path_factory.mktemp("pairs")
    clean, noisy = write_photos(folder / "clean", 4), folder / "noisy"
    (noisy / "inside").mkdir(parents=True)
    (clean / "photo-3.png").rename(clean / "alone.png")
    for i in range(3):
        photo = cv2.imread(str(clean / f"photo-{i}.png"))
        cv2.imwrite(
            str(noisy / f"photo-{i}.tiff"), add_normal(photo, NormalNoise(20), np.random.default_rng(i))
        )
    cv2.imwrite(str(noisy / "inside" / "alone.png"), photo)
    return noisy, clean


def test_what_cameras_put_beside_pictures_makes_no_pairs(pairs: tuple[Path, Path], tmp_path: Path) -> None:
    noisy, clean = (Path(shutil.copytree(folder, tmp_path / folder.name)) for folder in pairs)
    before = {path.name: PairReader(noisy, clean).partner(path) for path in PairReader(noisy, clean).paths}
    for folder in (noisy, clean):
        for i in range(3):
            (folder / f"photo-{i}.xmp").write_text("<x:xmpmeta/>")
            (folder / f"photo-{i}.zip").write_bytes(b"PK")
    reader = PairReader(noisy, clean)
    assert {path.name: reader.partner(path) for path in reader.paths} == before
    assert [path.name for path in (*reader.lonely_noisy, *reader.lonely_clean)] == ["alone.png", "alone.png"]
    shutil.copy(clean / "photo-1.png", noisy / "photo-1.png")
    with pytest.raises(TrainingError, match=r"photo-1\.png and .*photo-1\.tiff have the same name"):
        PairReader(noisy, clean)


def test_other_networks_are_refused_before_a_picture_is_read(photos: Path, tmp_path: Path) -> None:
    package = make_package(tmp_path / "start")
    settings = {**SETTINGS, "start": str(package.path), "steps": 3}
    plan_run(DenoiserRecipe, [photos], tmp_path / "run", resume=False, **settings)
    with pytest.raises(UsageError, match="have middle_blocks 1, not 2") as refused:
        plan_run(
            DenoiserRecipe, [photos], tmp_path / "run", resume=False, **settings, numbers={"middle_blocks": 2}
        )
    assert "--set middle_blocks=1" in refused.value.hint
    with pytest.raises(UsageError, match="is a codec, no denoiser"):
        plan_run(DenoiserRecipe, [photos], tmp_path / "run", resume=False, **{**settings, "start": "tiny"})


@pytest.mark.usefixtures("eager")
def test_a_run_becomes_a_package_that_denoises_and_goes_on(photos: Path, tmp_path: Path) -> None:
    settings = {**SETTINGS, "validate_every": 14, "learning_rate": 5e-4}
    recipe = DenoiserRecipe(data=(photos,), out=tmp_path / "run", steps=14, **settings)
    events = list(train(recipe))
    started, *_ = events
    assert isinstance(started, Started) and (started.training_pictures, started.validation_pictures) == (4, 1)
    first, last = (event for event in events if isinstance(event, Validation))
    assert last.loss < 0.99 * first.loss, "nothing was learned"
    validation = last.as_dict()
    assert validation["noises"] == ["σ 15", "σ 25", "σ 50", "camera", "noise and jpeg", "clean", "jpeg 20"]
    assert len(validation["psnr"]) == len(validation["estimate_error"]) == 7
    step = next(event for event in events if isinstance(event, Step)).as_dict()
    assert step["psnr"] > 5 and step["skipped_steps"] == 0
    json.dumps([event.as_dict() for event in events])

    finished = events[-1]
    assert isinstance(finished, Finished)
    denoiser = open_denoiser(finished.package, threads=1)
    assert denoiser.package.description["training"]["steps"] == 14
    assert denoise_picture(Picture(make_photo(40, 40)), denoiser).picture.pixels.shape == (40, 40, 3)

    longer = DenoiserRecipe(data=(photos,), out=tmp_path / "run", steps=15, **settings)
    *_, ended = train(longer, resume=True)
    assert isinstance(ended, Finished) and ended.step == 15


def test_batches_depend_on_seed_and_step_alone(photos: Path) -> None:
    recipe = DenoiserRecipe(data=(photos,), out=photos, steps=1, **SETTINGS)
    task = DenoiserTask(recipe)
    sampler = Sampler(task, task.read()[0])
    first, again, other = sampler.batch(3), sampler.batch(3), sampler.batch(4)
    for name in ("pictures", "noisy", "blind"):
        assert np.array_equal(first[name], again[name])
    assert not np.array_equal(first["pictures"], other["pictures"])
    assert first["noisy"].dtype == np.uint8 and first["noisy"].shape == (2, 64, 64, 3)


@pytest.mark.usefixtures("eager")
def test_pairs_are_learned_from_as_they_are(pairs: tuple[Path, Path], tmp_path: Path) -> None:
    noisy, clean = pairs
    recipe = DenoiserRecipe(data=(), out=tmp_path, steps=1, noisy=noisy, clean=clean, **SETTINGS)
    task = DenoiserTask(recipe)
    assert not task.scaled, "noise of pairs must not be averaged away"
    pictures, skipped = task.read()
    assert len(pictures) == 3 and not skipped
    batch = Sampler(task, pictures).batch(0)
    noise = batch["noisy"].astype(float) - batch["pictures"]
    assert np.sqrt(np.mean(noise**2)) == pytest.approx(20, rel=0.15)
    events = list(train(recipe))
    validation = next(event for event in events if isinstance(event, Validation)).as_dict()
    assert validation["noises"] == ["pairs"]


def test_pairs_and_clean_pictures_together(pairs: tuple[Path, Path], photos: Path, tmp_path: Path) -> None:
    noisy, clean = pairs
    both = DenoiserRecipe(data=(photos,), out=tmp_path, steps=1, noisy=noisy, clean=clean, **SETTINGS)
    task = DenoiserTask(both)
    pictures, _ = task.read()
    assert len(pictures) == 8
    batches = [Sampler(task, pictures).batch(step) for step in range(6)]
    assert all(batch["noisy"].shape == batch["pictures"].shape == (2, 64, 64, 3) for batch in batches)


def test_pairs_that_do_not_fit_are_named(pairs: tuple[Path, Path], photos: Path, tmp_path: Path) -> None:
    noisy, clean = pairs
    write_photos(tmp_path / "other", 2)
    with pytest.raises(TrainingError, match="has a namesake"):
        PairReader(noisy / "inside", photos)
    reader = PairReader(tmp_path / "other", clean)
    cv2.imwrite(str(tmp_path / "other" / "photo-0.png"), make_photo(30, 30))
    with pytest.raises(TrainingError, match="the clean picture has 72×80 pixels, the noisy one 30×30"):
        reader(clean / "photo-0.png")
    with pytest.raises(UsageError, match="noisy and clean"):
        DenoiserRecipe(data=(), out=tmp_path, steps=1, noisy=noisy, **SETTINGS)


def test_pictures_with_noise_of_their_own_are_left_out(tmp_path: Path) -> None:
    clean, noisy = make_photo(128, 128, sigma=0), make_photo(128, 128, sigma=8)
    assert own_noise(clean) < OWN_NOISE_MAX < own_noise(noisy) < 8
    cv2.imwrite(str(tmp_path / "noisy.png"), noisy)
    with pytest.raises(TrainingError, match=r"has noise of σ \d\.\d of 255; at most 3 is allowed"):
        read_clean(tmp_path / "noisy.png")
