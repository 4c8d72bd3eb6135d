"""Which estimates are lowered, and by how much."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aedesk.denoising import Denoiser, open_denoiser
from aedesk.denoising.denoise import estimate
from aedesk.denoising.doubt import FEW_COLOURS, LEFT, MANY_COLOURS, STRONG, WEAK, doubted
from aedesk.zoo import DenoiserPackage
from tests.denoising.material import make_photo

NOISES = st.floats(0.0625, 80, width=32)


def of(luminance: float, colour: float) -> np.ndarray:
    """What is left of an estimate, in units of 1/255."""
    return 255 * doubted(np.full((1, 1, 2), (luminance / 255, colour / 255), np.float32))[0, 0]


@given(luminance=NOISES, share=st.floats(MANY_COLOURS + 0.01, 3))
def test_noise_in_colours_is_believed(luminance: float, share: float) -> None:
    assert of(luminance, share * luminance) == pytest.approx((luminance, share * luminance), rel=1e-4)


@given(luminance=st.floats(STRONG, 80, width=32), colour=NOISES)
def test_strong_noise_is_believed(luminance: float, colour: float) -> None:
    assert of(luminance, colour) == pytest.approx((luminance, colour), rel=1e-4)


@given(luminance=st.floats(0.125, WEAK, width=32), share=st.floats(0, FEW_COLOURS - 0.01))
def test_weak_noise_in_luminance_alone_is_doubted(luminance: float, share: float) -> None:
    assert of(luminance, share * luminance) == pytest.approx(
        (LEFT * luminance, LEFT * share * luminance), rel=1e-4, abs=1e-6
    )


@given(luminance=NOISES, colour=NOISES, more=st.floats(1, 2))
def test_more_noise_never_reads_as_less(luminance: float, colour: float, more: float) -> None:
    """With the same share of colours; nothing is raised, and nothing falls below what is left of it."""
    weaker, stronger = of(luminance, colour), of(more * luminance, more * colour)
    assert (stronger >= weaker * 0.9999).all()
    assert (weaker <= np.array([luminance, colour]) * 1.0001).all()
    assert (weaker >= np.array([luminance, colour]) * LEFT * 0.9999).all()


def test_grey_pictures_are_not_doubted(denoiser: Denoiser, monkeypatch: pytest.MonkeyPatch) -> None:
    """They have no colours whose noise could tell, also where they are stored in three channels."""
    photo = make_photo(64, 64, sigma=3)
    grey = np.ascontiguousarray(photo[..., :1])
    pictures = (photo, grey, np.repeat(grey, 3, axis=2))
    found = [estimate(pixels, denoiser, lambda _share: None) for pixels in pictures]
    monkeypatch.setattr("aedesk.denoising.denoise.doubted", lambda level: level / 2)
    halved = [estimate(pixels, denoiser, lambda _share: None) for pixels in pictures]
    assert (halved[0] < found[0]).all()
    assert np.array_equal(halved[1], found[1]) and np.array_equal(halved[2], found[2])


@pytest.mark.parametrize(
    ("training", "is_doubted"),
    [
        ({"recipe": {"noisy": "noisy", "clean": "clean"}}, False),
        ({"recipe": {"noisy": None}}, True),
        ({"recipe": 3}, True),
        ("odd", True),
    ],
)
def test_a_denoiser_of_pairs_knows_its_noise(
    package: DenoiserPackage,
    monkeypatch: pytest.MonkeyPatch,
    training: object,
    is_doubted: bool,
) -> None:
    monkeypatch.setattr("aedesk.denoising.denoise.doubted", lambda level: level * 0)
    denoiser = open_denoiser(str(package.path), threads=1)
    denoiser.package.description["training"] = training
    level = estimate(make_photo(64, 64), denoiser, lambda _share: None)
    assert bool(level.max() == 0) is is_doubted
