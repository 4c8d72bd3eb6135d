"""Multiplications per pixel, counted from the layers and by hand."""

import pytest

from aedesk.nn.codec_model import CodecModel
from aedesk.nn.macs import macs_per_pixel
from aedesk.zoo.architecture import SIZES, CodecArchitecture
from tests.nn.conftest import SMALL


def by_hand(a: CodecArchitecture) -> dict[str, float]:
    def block(c: int) -> int:
        return 2 * c * c + 9 * c + 2 * a.expansion * c * c

    eighth, sixteenth, thirty_second, sixty_fourth = 1 / 8**2, 1 / 16**2, 1 / 32**2, 1 / 64**2
    c, f = a.latent_channels, a.hyper_features
    analysis = eighth * (8 * 8 * 3 * a.analysis_channels + a.analysis_blocks * block(a.analysis_channels))
    analysis += sixteenth * (
        16 * 16 * 3 * c  # linear path
        + 2 * 2 * a.analysis_channels * a.deep_channels
        + a.deep_blocks * block(a.deep_channels)
        + a.deep_channels * c
    )
    synthesis = sixteenth * (
        c * 16 * 16 * 3
        + c * a.deep_channels
        + a.deep_blocks * block(a.deep_channels)
        + a.deep_channels * 4 * a.synthesis_channels
    )
    synthesis += eighth * (
        a.synthesis_blocks * block(a.synthesis_channels) + a.synthesis_channels * 8 * 8 * 3
    )
    hyper = sixteenth * (c * f + block(f))
    hyper += thirty_second * (2 * 2 * f * f + block(f)) + sixty_fourth * 2 * 2 * f * a.hyper_channels
    known = sixty_fourth * 9 * a.hyper_channels * (4 * f + 4 * a.prior_channels)
    known += thirty_second * 9 * (f * 4 * f + a.prior_channels * 4 * a.prior_channels)
    known += sixteenth * a.prior_channels * c
    n = a.context_channels
    known += sixteenth * (4 * (f * n + 9 * n + n * n + n * c) + 3 * c * n)
    return {
        "encode": analysis + hyper + known,
        "decode": synthesis + known,
        "analysis": analysis,
        "synthesis": synthesis,
    }


def test_the_count_is_that_of_a_hand(model: CodecModel) -> None:
    assert macs_per_pixel(model) == pytest.approx(by_hand(SMALL))


@pytest.mark.parametrize(("size", "encode", "decode"), [("tiny", 18.3, 11.2), ("base", 40, 28)])
def test_sizes_cost_about_what_they_promise(size: str, encode: float, decode: float) -> None:
    macs = by_hand(SIZES[size])
    assert macs["encode"] / 1000 == pytest.approx(encode, rel=0.12)
    assert macs["decode"] / 1000 == pytest.approx(decode, rel=0.12)
