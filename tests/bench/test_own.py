"""aedesk's own codec, as it ships, takes part like any other."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from aedesk.bench.contender import Pixels
from aedesk.bench.fresh import FreshTask, run_fresh
from aedesk.bench.own import QUALITIES, OwnCodec, open_own
from aedesk.bench.phases import PHASES
from aedesk.bench.rd import measure_picture
from aedesk.imaging import psnr, read_picture


@pytest.fixture(scope="module")
def own() -> OwnCodec:
    return open_own(None, threads=1)


def test_files_are_latent_files_that_come_back(own: OwnCodec, photo: Pixels) -> None:
    data, compress_seconds = own.compress_timed(photo, 60)
    restored, restore_seconds = own.restore_timed(data)
    assert data[1:4] == b"AED"
    assert restored.shape == photo.shape
    assert restored.dtype == np.uint8
    assert set(compress_seconds) <= set(PHASES)
    assert restore_seconds["network"] > 0


def test_the_contender_is_measured_like_any_other(own: OwnCodec, photo_folder: Path) -> None:
    samples = measure_picture(photo_folder / "b.png", own.contender().at((20, 50, 80)))
    assert [sample.contender for sample in samples] == [f"aedesk {own.codec.package.name}"] * 3
    assert [sample.size for sample in samples] == sorted({sample.size for sample in samples})
    assert [sample.psnr for sample in samples] == sorted({sample.psnr for sample in samples})


def test_default_qualities_are_those_that_the_codec_knows() -> None:
    assert QUALITIES[0] == 1
    assert QUALITIES[-1] == 100
    assert all(quality == int(quality) for quality in QUALITIES)


def test_macs_are_those_of_the_package(own: OwnCodec) -> None:
    encode, decode = own.macs_per_pixel()
    assert 1e3 < decode < encode < 1e6


def test_fresh_processes_compress_and_restore(own: OwnCodec, photo: Pixels, tmp_path: Path) -> None:
    source, latent, restored = (tmp_path / name for name in ("p.png", "p.aed", "r.png"))
    Image.fromarray(photo).save(source)
    compress = run_fresh(FreshTask("compress", str(source), str(latent), threads=1))
    restore = run_fresh(FreshTask("restore", str(latent), str(restored), threads=1))
    assert latent.read_bytes() == own.compress_timed(photo, 60)[0]
    assert psnr(photo, read_picture(restored).pixels) > 20
    assert (
        list(compress.seconds)
        == ["import", "load", "read", *PHASES, "other", "write"]
        == list(restore.seconds)
    )
    for run in (compress, restore):
        assert sum(run.seconds.values()) < run.process_seconds
        assert 30e6 < run.peak_bytes < 1e9
