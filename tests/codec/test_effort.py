"""Effort makes files smaller for the same picture, and never changes what a file means."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from aedesk.codec import Codec, CodecSource, CompressSettings, compress_picture, restore_picture
from aedesk.codec.container import parse
from aedesk.codec.dead_zones import WIDEST, DeadZones, step_costs
from aedesk.codec.effort import EFFORTS, Choice, Effort, effort_of
from aedesk.codec.encoder import Encoder
from aedesk.codec.refining import Refinement
from aedesk.codec.search import _tried, best_at_quality
from aedesk.codec.sections import Metadata
from aedesk.codec.stopwatch import Stopwatch
from aedesk.errors import UsageError
from aedesk.imaging import Limits, Picture, psnr, read_picture
from aedesk.options import DEFAULT_EFFORT
from tests.codec.make_golden import SAMPLE

QUALITY = 25
Cost = Callable[[int], float]


def _ignore(_share: float) -> None:
    """Take no notice of progress."""


@pytest.fixture(scope="module")
def picture() -> Picture:
    """A photograph whose sides are no multiples of 64."""
    return Picture(np.ascontiguousarray(read_picture(SAMPLE).pixels[90:250, 140:330]))


@pytest.fixture(scope="module")
def cost(codec: Codec, codecs: CodecSource, picture: Picture) -> Cost:
    """Bits per pixel and weighted distortion of the file of an effort, after a real decode."""
    encoder = Encoder.analysed(picture, codec, Metadata(), Stopwatch(), _ignore, EFFORTS[3].choices[0])
    weight = _tried(encoder, EFFORTS[3], QUALITY)[0].weight

    def measured(effort: int) -> float:
        settings = CompressSettings(quality=QUALITY, effort=effort, lossless=False)
        data = compress_picture(picture, codec, settings).data
        reached = psnr(picture.pixels, restore_picture(data, codecs).picture.pixels)
        bits = 8 * len(data) / (picture.width * picture.height)
        return bits + weight * 255**2 * 10 ** (-reached / 10)

    return measured


def test_more_effort_costs_less(cost: Cost) -> None:
    costs = [cost(level) for level in (1, 2, 3, 4)]
    assert costs[1] < 0.995 * costs[0]
    assert costs[2] < 0.999 * costs[1]
    assert costs[3] <= costs[2]


@pytest.mark.parametrize("level", [0, 10, True, 4.0, "4"])
def test_there_are_nine_levels(level: Any) -> None:
    with pytest.raises(UsageError, match="1 to 9"):
        effort_of(level)
    assert sorted(EFFORTS) == list(range(1, 10)) and DEFAULT_EFFORT in EFFORTS


def test_dead_zones_move_ties_away_from_zero(codec: Codec, picture: Picture) -> None:
    """A symbol changes only to its neighbour towards 0, and only from within the dead zone of a tie."""
    package = codec.package
    encoder = Encoder.analysed(picture, codec, Metadata(), Stopwatch(), _ignore, Choice(0.0))
    z, gains = encoder.hyper_latents(QUALITY), package.gains(QUALITY)
    indexes = package.prior.scale_indexes(z, QUALITY)
    rows = slice(0, encoder.latents.shape[0])
    ranks = encoder.planes.geometry.ranks(rows, slice(0, encoder.latents.shape[1]))
    results = {}
    for strength in (0.0, 0.55):
        zones = DeadZones(package, QUALITY, strength).of(indexes)[None]
        results[strength] = codec.networks.residual(
            encoder.latents[None], indexes[None], zones, z[None], ranks, gains
        ).residuals
    # Only the first step sees the same means in both.
    first = ranks[0][(0 - np.arange(indexes.shape[2])) % 4].transpose(1, 2, 0)[None] > 0
    plain, firm = results[0.0][first], results[0.55][first]
    assert np.all((firm == plain) | (np.abs(firm) == np.abs(plain) - 1))
    assert np.all(firm * plain >= 0) and 0.1 < np.mean(firm[plain != 0] != plain[plain != 0]) < 0.9


def test_exact_integers_stay_where_they_are(codec: Codec) -> None:
    """Refined latents decode to themselves, at any strength."""
    zones = DeadZones(codec.package, 1, 100.0)
    assert zones.table.shape == (64, codec.package.architecture.latent_channels)
    assert zones.table.max() == pytest.approx(WIDEST) and WIDEST < 0.5
    assert np.array_equal(zones.of(np.full((1, 1, zones.table.shape[1]), 9, np.uint8))[0, 0], zones.table[9])


def test_costs_of_a_step_are_near_what_theory_says(codec: Codec) -> None:
    """With uniform errors and optimal steps λ·dD/dR = −1 is 6 / ln 2 bits for the square of a step."""
    for quality in (20, 50, 80):
        assert 4 < np.median(step_costs(codec.package, quality)) < 18


def test_strips_change_nothing_of_the_second_look(
    codec: Codec, codecs: CodecSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bands and strips give the hyper-latents of one piece, but where strips end the prior's view."""
    pixels = np.tile(read_picture(SAMPLE).pixels[:128, :160], (3, 1, 1))
    picture = Picture(np.ascontiguousarray(pixels))

    def looked(band_rows: int) -> np.ndarray:
        monkeypatch.setattr("aedesk.codec.encoder.BAND_ROWS", band_rows)
        monkeypatch.setattr("aedesk.codec.encoder.UNCUT_UNITS", 2)
        encoder = Encoder.analysed(picture, codec, Metadata(), Stopwatch(), _ignore, Choice(0.55, 3, 2))
        return encoder.hyper_latents(QUALITY)

    whole = looked(1000)
    assert np.array_equal(looked(4), whole)
    plain = Encoder.analysed(picture, codec, Metadata(), Stopwatch(), _ignore, Choice(0.55))
    assert np.mean(plain.hyper_latents(QUALITY) != whole) > 0.05


def test_a_worse_refinement_is_not_taken(
    codec: Codec, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = Encoder.analysed(picture, codec, Metadata(), Stopwatch(), _ignore, EFFORTS[3].choices[0])

    def spoilt(encoder: Encoder, quality: float, weight: float, steps: int, tell: object) -> Refinement:
        return Refinement(encoder.with_latents(1.5 * encoder.latents, encoder.hyper_latents(quality)), True)

    monkeypatch.setattr("aedesk.codec.search.refine", spoilt)
    effort = Effort((encoder.choice,), steps=5)
    assert best_at_quality(encoder, effort, QUALITY, _ignore) == encoder.code(QUALITY)


def test_the_file_does_not_tell_its_effort(codec: Codec, picture: Picture) -> None:
    headers = [
        parse(
            compress_picture(picture, codec, CompressSettings(effort=level, lossless=False)).data, Limits()
        ).header
        for level in (1, 4)
    ]
    assert headers[0] == headers[1]
