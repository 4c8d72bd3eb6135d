"""Targets are met within 2 % and 0.1 dB by few codings, or the note or the error says what is possible."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aedesk.codec import Codec, CodecSource, Compressed, CompressSettings, compress_picture, restore_picture
from aedesk.codec.effort import effort_of
from aedesk.codec.encoder import Encoder
from aedesk.codec.rate_control import PSNR_MARGIN, SIZE_MARGIN, _secants
from aedesk.codec.sections import Metadata
from aedesk.codec.stopwatch import Stopwatch
from aedesk.errors import UsageError
from aedesk.imaging import Picture, psnr, read_picture
from tests.codec.make_golden import SAMPLE
from tests.codec.material import drawn

CHOICE = effort_of(2).choices[0]
PICTURE = Picture(np.ascontiguousarray(read_picture(SAMPLE).pixels[:330, 100:300]))
Make = Callable[..., Compressed]


@pytest.fixture
def make(codec: Codec) -> Make:
    def run(picture: Picture = PICTURE, **settings: Any) -> Compressed:
        return compress_picture(picture, codec, CompressSettings(**({"lossless": False} | settings)))

    return run


@pytest.fixture
def codings(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, float]]:
    """Quality of every coding, and the share of the picture that was coded."""
    seen: list[tuple[float, float]] = []
    for name in ("code", "bits", "trial"):
        plain = getattr(Encoder, name)

        def counted(self: Encoder, quality: float, plain: Any = plain, **how: bool) -> Any:
            seen.append((quality, self.picture.pixels.size / PICTURE.pixels.size))
            return plain(self, quality, **how)

        monkeypatch.setattr(Encoder, name, counted)
    return seen


@pytest.mark.parametrize("quality", [10, 40, 80])
def test_target_size(make: Make, codings: list[tuple[float, float]], quality: int) -> None:
    target = round(1.013 * len(make(quality=quality).data))
    codings.clear()
    made = make(target_bytes=target)
    assert (1 - SIZE_MARGIN) * target <= len(made.data) <= target
    assert quality - 1 < (made.quality or 0) < quality + 2
    assert sum(share for _, share in codings) < 7
    assert not made.notes


@pytest.mark.parametrize("quality", [10, 40, 80])
def test_target_psnr(
    make: Make, codecs: CodecSource, codings: list[tuple[float, float]], quality: int
) -> None:
    target = (make(quality=quality, measure=True).psnr or 0) + 0.11
    codings.clear()
    made = make(target_psnr=target)
    restored = restore_picture(made.data, codecs).picture
    assert made.psnr == pytest.approx(psnr(PICTURE.pixels, restored.pixels), abs=0.02)
    assert target <= (made.psnr or 0) <= target + PSNR_MARGIN
    assert sum(share for _, share in codings) < 7


def test_a_target_between_two_qualities_is_not_rounded_to_one(make: Make) -> None:
    qualities = {make(target_bytes=size).quality for size in (8000, 8200, 8400, 8600, 8800)}
    assert len(qualities) == 5 and any(quality != int(quality or 0) for quality in qualities)


def test_targets_count_alpha_and_metadata(make: Make) -> None:
    rng = np.random.default_rng(1)
    alpha = rng.integers(0, 256, PICTURE.pixels.shape[:2]).astype(np.uint8)
    made = make(Picture(PICTURE.pixels, alpha), target_bytes=80_000)
    assert (1 - SIZE_MARGIN) * 80_000 <= len(made.data) <= 80_000


def test_targets_out_of_reach_say_what_is_possible(make: Make) -> None:
    with pytest.raises(UsageError, match=r"target is 20 bytes; the smallest possible file has (\d+)") as told:
        make(target_bytes=20)
    smallest = int(told.value.message.rstrip(".").split()[-1].replace(",", ""))
    assert len(make(target_bytes=smallest).data) == smallest
    with pytest.raises(UsageError, match=r"target is 150.00 dB; this picture reaches \d\d\.\d\d dB at most"):
        make(target_psnr=150.0)
    made = make(target_bytes=10_000_000)
    assert made.quality == 100 and "Quality 100" in made.notes[0]
    made = make(target_psnr=5.0)
    assert made.quality == 1 and "Quality 1" in made.notes[0]


@pytest.mark.parametrize("size", [(1, 1), (70, 1), (3, 90), (64, 64), (130, 129)])
def test_small_pictures_have_targets_too(make: Make, size: tuple[int, int]) -> None:
    picture = Picture(drawn(*size))
    target = len(make(picture, quality=50).data)
    assert len(make(picture, target_bytes=target).data) <= target


def test_the_estimate_of_the_rate_is_the_rate(codec: Codec) -> None:
    encoder = Encoder.analysed(PICTURE, codec, Metadata(), Stopwatch(), lambda _share: None, CHOICE)
    for quality in (15.5, 60, 99):
        strips = encoder.code(quality).strips
        size = sum(len(strip.hyper) + len(strip.residual) for strip in strips if strip is not None)
        assert encoder.bits(quality) / 8 == pytest.approx(size, rel=0.003, abs=10)


def test_a_sample_is_a_share_of_what_it_stands_for(codec: Codec) -> None:
    encoder = Encoder.analysed(PICTURE, codec, Metadata(), Stopwatch(), lambda _share: None, CHOICE)
    sample = encoder.sample(0.4)
    assert sample.picture.pixels.shape == (128, 200, 3) and sample.latents.shape[:2] == (8, 16)
    np.testing.assert_array_equal(sample.picture.pixels[:64, :64], PICTURE.pixels[:64, :64])
    assert encoder.sample(1.0) is encoder
    assert sample.bits(50) / encoder.bits(50) == pytest.approx(128 / 330, rel=0.3)


@given(
    st.floats(0.001, 0.1),
    st.floats(-0.8, 0.8),
    st.floats(0.0, 1.0),
    st.integers(256, 25_600),
    st.floats(0.1, 10),
)
def test_secants_find_their_way_on_any_growing_function(
    slope: float, bend: float, place: float, start: int, wrong: float
) -> None:
    """Bent to either side, begun anywhere, with a first slope that is wrong by a factor of ten."""

    def value(unit: int) -> float:
        share = (unit - 256) / (25_600 - 256)
        return slope * 25_000 * (share + bend * share * (1 - share))

    low, high = value(256), value(25_600)
    tried: list[int] = []

    def counted(unit: int) -> float:
        tried.append(unit)
        return value(unit)

    width = (high - low) * 0.005
    goal = low + place * (high - low)
    _secants(counted, (goal - width, goal + width), start, slope * wrong, 12)
    assert len(tried) <= 12
    assert goal - width <= value(tried[-1]) <= goal + width


def test_nothing_is_asked_of_a_function_that_is_infinite() -> None:
    unit, _ = _secants(lambda _unit: math.inf, (30.0, 30.1), 5000, 0.1, 12)
    assert unit == 5000
