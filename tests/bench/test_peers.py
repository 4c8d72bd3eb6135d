"""The peers write real files that they can read back, better and larger with rising quality."""

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from aedesk.bench.contender import Pixels
from aedesk.bench.peers import (
    EVERYDAY_QUALITY,
    FAMILIES,
    LADDERS,
    SETTINGS,
    available_peers,
    missing_reason,
    peer,
    select_peers,
)
from aedesk.errors import UsageError
from aedesk.imaging import psnr, sniff_format
from tests.bench.conftest import make_photo


@pytest.fixture
def photo() -> Pixels:
    """Small, since the slowest settings take seconds for a picture of the usual size."""
    return make_photo(96, 128)


NAMES = [setting.key for setting in SETTINGS]


@pytest.mark.parametrize("key", NAMES)
def test_size_and_psnr_rise_with_quality(key: str, photo: Pixels) -> None:
    contender = peer(select_peers([key])[0], threads=1)
    files = [contender.encode(photo, quality) for quality in (30, 60, 90)]
    worths = [psnr(photo, contender.decode(data)) for data in files]
    assert [len(data) for data in files] == sorted({len(data) for data in files})
    assert worths == sorted(set(worths))
    assert worths[-1] > 30


@pytest.mark.parametrize(("family", "format_name"), [("jpeg", "jpeg"), ("webp", "webp"), ("avif", "avif")])
def test_files_are_of_the_format(family: str, format_name: str, photo: Pixels) -> None:
    for setting in select_peers([family]):
        assert sniff_format(peer(setting, threads=1).encode(photo, 50)[:64]) == format_name


@pytest.mark.parametrize("key", ["jpeg-opt", "webp-m4", "avif-s6", "jxl-e7"])
def test_calls_from_several_threads_do_not_mix_their_options(key: str, photo: Pixels) -> None:
    contender = peer(select_peers([key])[0], threads=1)
    qualities = [20, 40, 60, 80] * 2
    alone = [contender.encode(photo, quality) for quality in qualities]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda quality: contender.encode(photo, quality), qualities))
    assert together == alone


@pytest.mark.parametrize("key", ["jpeg-opt", "webp-m4", "avif-s6", "jxl-e7"])
def test_threads_of_one_encoder_hardly_change_the_file(key: str, photo: Pixels) -> None:
    one, two = (peer(select_peers([key])[0], threads=threads).encode(photo, 60) for threads in (1, 2))
    assert len(two) == pytest.approx(len(one), rel=0.01)


def test_slow_settings_are_other_settings(photo: Pixels) -> None:
    for family in ("jpeg", "webp", "jxl"):
        usual, slow = select_peers([family])
        assert (usual.slow, slow.slow) == (False, True)
        assert peer(usual, threads=1).encode(photo, 60) != peer(slow, threads=1).encode(photo, 60)


def test_jxl_takes_fractions_and_jpeg_rounds() -> None:
    photo = make_photo(64, 64)
    jxl = peer(select_peers(["jxl-e7"])[0], threads=1)
    assert jxl.encode(photo, 80.5) != jxl.encode(photo, 80)
    jpeg = peer(select_peers(["jpeg-opt"])[0], threads=1)
    assert jpeg.encode(photo, 80.4) == jpeg.encode(photo, 80)


def test_each_family_has_a_usual_and_a_slow_setting_and_a_ladder() -> None:
    for family in FAMILIES:
        assert [setting.slow for setting in SETTINGS if setting.family == family] == [False, True]
        assert list(LADDERS[family]) == sorted(set(LADDERS[family]))
        assert min(LADDERS[family]) < EVERYDAY_QUALITY[family] < max(LADDERS[family])
    assert len(set(NAMES)) == len(NAMES)


def test_selection_knows_families_and_single_settings() -> None:
    assert [s.key for s in select_peers(["avif-s6", " JPEG"])] == ["jpeg-opt", "jpeg-prog", "avif-s6"]


def test_unknown_peer_is_named_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"'heic'.*avif-s6"):
        select_peers(["jpeg", "heic"])


def test_missing_jxl_is_said_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_jxl", None)
    assert "aedesk[jxl]" in missing_reason("jxl")
    present, reasons = available_peers()
    assert {setting.family for setting in present} == {"jpeg", "webp", "avif"}
    assert reasons == [missing_reason("jxl")]
    with pytest.raises(UsageError, match="pillow-jxl-plugin"):
        select_peers(["jpeg", "jxl"])


def test_pillow_without_avif_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PIL.features.check", lambda name: name != "avif")
    assert "AVIF" in missing_reason("avif")
    assert not missing_reason("webp")


def test_decoded_pixels_are_8_bit_rgb(photo: Pixels) -> None:
    for setting in SETTINGS:
        decoded = peer(setting, threads=1).decode(peer(setting, threads=1).encode(photo, 80))
        assert decoded.shape == photo.shape
        assert decoded.dtype == np.uint8
