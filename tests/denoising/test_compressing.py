"""Compressing the clean picture of a noisy one, with the real codec: the library, and several processes."""

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import aedesk
from aedesk.batch import Compress, Job, Outlet, Run, Scratch, State, ThreadPool
from aedesk.batch.pool import Pool
from aedesk.batch.processes import ProcessPool
from aedesk.imaging import Metadata, Picture, encode_picture
from aedesk.options import Options
from aedesk.zoo import DenoiserPackage, list_packages
from tests.denoising.material import make_photo


@pytest.fixture(scope="module", autouse=True)
def installed_model() -> None:
    if not list_packages():
        pytest.skip("no codec is installed")


def test_the_library_stores_the_clean_picture(package: DenoiserPackage) -> None:
    photo = make_photo(48, 64)
    clean = aedesk.denoise(photo, model=package.path)
    for strength in ("auto", 50):
        data = aedesk.compress(photo, 70, denoise=strength, denoiser=package.path)
        assert data == aedesk.compress(clean, 70)
    weaker = aedesk.compress(photo, 70, denoise=10, denoiser=package.path)
    assert weaker == aedesk.compress(aedesk.denoise(photo, 10, model=package.path), 70)
    with pytest.raises(aedesk.UsageError, match="0 to 100 is allowed"):
        aedesk.compress(photo, denoise=101, denoiser=package.path)
    with pytest.raises(TypeError, match='a number or "auto"'):
        aedesk.compress(photo, denoise="much", denoiser=package.path)


@pytest.mark.parametrize("channels", [1, 3])
def test_depth_alpha_and_metadata_go_into_the_file(package: DenoiserPackage, channels: int) -> None:
    pixels = np.ascontiguousarray(make_photo(40, 56)[:, :, :channels]).astype(np.uint16) * 257
    alpha = np.arange(40 * 56, dtype=np.uint16).reshape(40, 56)
    noisy = Picture(pixels, alpha, Metadata(exif=b"II*\0\x08\0\0\0\0\0\0\0\0\0"))
    made = aedesk.restore(aedesk.compress(noisy, denoise="auto", denoiser=package.path))
    assert made.pixels.shape == pixels.shape and made.pixels.dtype == np.uint16
    assert made.alpha is not None and np.array_equal(made.alpha, alpha)
    assert made.metadata == noisy.metadata


@pytest.mark.parametrize("target", [{"target_psnr": 18.0}, {"target_size": 900}])
def test_targets_are_of_the_clean_picture(package: DenoiserPackage, target: dict[str, Any]) -> None:
    photo = make_photo(48, 64)
    clean = aedesk.denoise(photo, model=package.path)
    made = aedesk.compress(photo, denoise="auto", denoiser=package.path, **target)
    assert made == aedesk.compress(clean, **target) != aedesk.compress(photo, **target)


def test_processes_and_threads_make_the_same_files(package: DenoiserPackage, tmp_path: Path) -> None:
    for i in range(3):
        (tmp_path / f"{i}.png").write_bytes(encode_picture(Picture(make_photo(40, 48, seed=i)), "png"))
    work = partial(Compress.open, Options(denoise=50.0, denoiser=str(package.path)), "cpu")
    pools: dict[str, Pool] = {
        "here": ThreadPool(work, Outlet(Scratch()), 1, 1),
        "there": ProcessPool(work, 2),
    }
    for name, pool in pools.items():
        jobs = [Job(tmp_path / f"{i}.png", tmp_path / name / f"{i}.aed") for i in range(3)]
        pool.start()
        try:
            results = list(Run(jobs, pool).results())
        finally:
            pool.close()
        assert [result.state for result in results] == [State.DONE] * 3, results
        assert all(result.facts["denoiser"] == "micro" for result in results)
    made = [[(tmp_path / name / f"{i}.aed").read_bytes() for i in range(3)] for name in pools]
    assert made[0] == made[1]
