"""A part of a picture in the preview is that part of the file: pixels, sizes, PSNR, targets."""

import sys

import numpy as np
import psutil
import pytest

from aedesk.codec import Codec, CodecSource, restore_picture
from aedesk.codec.container import build
from aedesk.codec.effort import effort_of
from aedesk.codec.geometry import Region
from aedesk.codec.leash import GivenUpError, Leash
from aedesk.codec.preview import PartEncoder, exact_margin, psnr_of, sampled, squared_error
from aedesk.codec.rate_control import quality_for_psnr, quality_for_size
from aedesk.codec.sections import Metadata
from aedesk.codec.stopwatch import Stopwatch
from aedesk.imaging import Picture, psnr, read_picture
from aedesk.runtime.onnx_graphs import give_memory_back
from tests.codec.conftest import Compress, Restore
from tests.codec.material import drawn, drawn_picture

CHOICE = effort_of(3).choices[0]
PART = Region(131, 87, 130, 150)


@pytest.fixture(scope="module")
def photo(request: pytest.FixtureRequest) -> Picture:
    """A part of a photograph."""
    folder = request.getfixturevalue("shared_data")
    picture = read_picture(folder / "eval" / "kodak" / "kodim23.png")
    return Picture(np.ascontiguousarray(picture.pixels[100:420, 50:498]))


def place(region: Region) -> tuple[slice, slice]:
    return slice(region.y, region.y + region.height), slice(region.x, region.x + region.width)


@pytest.mark.usefixtures("strips_of_64_rows")
@pytest.mark.parametrize("quality", [30, 75])
def test_part_is_that_of_the_restored_file(
    codec: Codec, compress: Compress, restore: Restore, photo: Picture, quality: int
) -> None:
    whole = restore(compress(photo, quality=quality))[place(PART)]
    encoder = PartEncoder(photo.pixels, codec, Stopwatch())
    part = encoder.code(PART, quality, CHOICE, exact_margin(CHOICE, quality))
    apart = np.abs(part.restore(PART).astype(int) - whole)
    # A latent on the edge between two steps may fall on either side; then a few pixels move.
    assert (apart > 1).mean() < 2e-3
    quick = encoder.code(PART, quality, CHOICE)
    apart = np.abs(quick.restore(PART).astype(int) - whole)
    assert apart.max() < 60
    original = photo.pixels[place(PART)]
    assert psnr(quick.restore(PART), original) == pytest.approx(psnr(whole, original), abs=0.3)
    assert quick.bits == pytest.approx(part.bits, rel=0.02)


@pytest.mark.usefixtures("strips_of_64_rows")
def test_whole_is_the_file_to_the_byte(codec: Codec, compress: Compress, photo: Picture) -> None:
    everything = Region(0, 0, photo.width, photo.height)
    part = PartEncoder(photo.pixels, codec, Stopwatch()).code(everything, 40, CHOICE)
    data = compress(photo, quality=40)
    assert part.covers_all
    assert build(part.file(Metadata())) == data
    assert part.bits / 8 == pytest.approx(len(data), rel=0.02)


def test_parts_add_up_to_the_whole(codec: Codec) -> None:
    pixels = drawn(256, 192)
    encoder = PartEncoder(pixels, codec, Stopwatch())
    whole = encoder.code(Region(0, 0, 256, 192), 60, CHOICE).bits
    # On the borders of hyper-latents and across them; a large margin makes all symbols those of the whole.
    parts = [(0, 0, 112, 80), (112, 0, 144, 80), (0, 80, 112, 112), (112, 80, 144, 112)]
    bits = sum(encoder.code(Region(*part), 60, CHOICE, 64).bits for part in parts)
    assert bits == pytest.approx(whole, rel=1e-5)


@pytest.mark.parametrize(("channels", "deep"), [(1, False), (3, True), (1, True)])
def test_grey_and_sixteen_bits(
    codec: Codec, compress: Compress, restore: Restore, channels: int, deep: bool
) -> None:
    picture = drawn_picture(150, 100, channels=channels, deep=deep)
    everything = Region(0, 0, 150, 100)
    part = PartEncoder(picture.pixels, codec, Stopwatch()).code(everything, 70, CHOICE)
    pixels = part.restore(everything)
    whole = restore(compress(picture, quality=70))
    assert pixels.dtype == whole.dtype and pixels.shape == whole.shape
    assert np.abs(pixels.astype(int) - whole).max() <= (257 if deep else 1)
    found = psnr_of(squared_error(picture.pixels, pixels), pixels.size, picture.depth)
    assert found == pytest.approx(psnr(picture.pixels, pixels))


def test_psnr_of_no_error_is_infinite() -> None:
    pixels = drawn(20, 10)
    assert psnr_of(squared_error(pixels, pixels), pixels.size, 8) == float("inf")


def test_moving_on_makes_the_same_latents(codec: Codec) -> None:
    pixels = drawn(400, 300, seed=2)
    walker = PartEncoder(pixels, codec, Stopwatch())
    for x, y in ((0, 0), (100, 60), (20, 130), (200, 0)):
        region = Region(x, y, 150, 140)
        walked = walker.code(region, 60, CHOICE)
        fresh = PartEncoder(pixels, codec, Stopwatch()).code(region, 60, CHOICE)
        assert walked.bits == pytest.approx(fresh.bits, rel=1e-3)
        assert np.abs(walked.restore(region).astype(int) - fresh.restore(region)).mean() < 0.01


def test_latents_are_made_once(codec: Codec) -> None:
    watch = Stopwatch()
    encoder = PartEncoder(drawn(256, 256), codec, watch)
    encoder.code(Region(0, 0, 200, 200), 60, CHOICE)
    spent = watch.seconds["analysis"]
    encoder.code(Region(0, 0, 200, 200), 20, CHOICE)
    encoder.code(Region(30, 40, 100, 100), 90, CHOICE)
    assert watch.seconds["analysis"] == spent > 0


def test_pixels_may_be_those_of_a_screen(codec: Codec) -> None:
    """Blue first, with a fourth byte: so a picture that is shown need not be kept twice."""
    pixels = drawn(128, 96)
    screen = np.zeros((96, 128, 4), np.uint8)
    screen[:, :, 2::-1] = pixels
    region = Region(20, 10, 100, 70)
    one, other = (
        PartEncoder(given, codec, Stopwatch()).code(region, 60, CHOICE).restore(region)
        for given in (pixels, screen[:, :, 2::-1])
    )
    np.testing.assert_array_equal(one, other)
    ours = screen[:, :, 2::-1][place(region)]
    assert squared_error(ours, one) == squared_error(pixels[place(region)], one) > 0


def test_work_is_given_up_between_networks(codec: Codec) -> None:
    looks = iter([True, True, True, False])
    encoder = PartEncoder(drawn(256, 256), codec, Leash(lambda: next(looks)))
    with pytest.raises(GivenUpError):
        encoder.code(Region(0, 0, 256, 256), 60, CHOICE)
    assert next(looks, None) is None


def test_targets_by_a_sample(codec: Codec, photo: Picture) -> None:
    sample, share = sampled(photo.pixels, codec, Stopwatch(), CHOICE, 0.3)
    assert 0.2 < share < 0.5
    quality = quality_for_size(sample, share, 30, 15_000)
    assert len(code(codec, photo, quality)) == pytest.approx(15_000, rel=0.3)
    quality = quality_for_psnr(sample, 36.0)
    data = code(codec, photo, quality)
    restored = restore_picture(data, CodecSource(codecs=(codec,))).picture.pixels
    assert psnr(restored, photo.pixels) == pytest.approx(36, abs=1.5)


def test_sample_is_that_of_the_encoder(codec: Codec, photo: Picture) -> None:
    from aedesk.codec.encoder import Encoder

    whole = Encoder.analysed(photo, codec, Metadata(), Stopwatch(), lambda _: None, CHOICE)
    lazy, share = sampled(photo.pixels, codec, Stopwatch(), CHOICE, 0.3)
    eager = whole.sample(0.3)
    assert share == eager.picture.height / photo.height
    np.testing.assert_array_equal(lazy.picture.pixels, eager.picture.pixels)
    np.testing.assert_allclose(lazy.latents, eager.latents, atol=1e-3)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems may keep what is freed")
def test_memory_of_graphs_is_given_back(codec: Codec) -> None:
    def taken() -> int:
        return int(psutil.Process().memory_info().rss)

    region = Region(0, 0, 768, 768)
    PartEncoder(drawn(768, 768), codec, Stopwatch()).code(region, 60, CHOICE).restore(region)
    before = taken()
    give_memory_back()
    assert taken() < before - 20_000_000


def code(codec: Codec, picture: Picture, quality: float) -> bytes:
    whole = Region(0, 0, picture.width, picture.height)
    return build(
        PartEncoder(picture.pixels, codec, Stopwatch()).code(whole, quality, CHOICE).file(Metadata())
    )
