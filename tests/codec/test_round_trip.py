"""Pictures of every size, colour and depth come back, through real files, as what they were."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aedesk.codec import Codec, CodecSource, CompressSettings, compress_picture, inspect_file, restore_picture
from aedesk.errors import UsageError
from aedesk.imaging import Metadata, Picture, psnr
from tests.codec.conftest import Compress, Restore
from tests.codec.material import drawn, drawn_picture

EDGE_SIZES = [(1, 1), (1, 40), (40, 1), (17, 33), (63, 65), (64, 64), (65, 63), (255, 257), (257, 255)]
LONGEST = [(65_535, 1), (1, 65_535)]


@pytest.mark.parametrize(("width", "height"), EDGE_SIZES + LONGEST)
def test_size_comes_back_with_what_is_on_it(
    compress: Compress, restore: Restore, width: int, height: int
) -> None:
    # The grain would hide a shift by a pixel in the smallest pictures; what is smooth does not.
    y, x = np.mgrid[0:height, 0:width]
    pixels = np.stack([120 + 80 * np.sin(x / 40), 120 + 80 * np.cos(y / 40), 100 + 0 * x], 2).astype(np.uint8)
    restored = restore(compress(Picture(pixels), quality=95))
    assert restored.shape == pixels.shape and restored.dtype == np.uint8
    assert psnr(pixels, restored) > 25


@pytest.mark.parametrize(("width", "height"), [(0, 5), (65_536, 1), (1, 65_536)])
def test_no_larger_side_can_be_asked_for(width: int, height: int) -> None:
    with pytest.raises(Exception, match=r"65,?535|pixel"):
        compress_picture(Picture(np.zeros((height, width, 3), np.uint8)), None)  # type: ignore[arg-type]


@given(
    st.integers(1, 150),
    st.integers(1, 150),
    st.integers(1, 4),
    st.booleans(),
    st.integers(1, 100),
    st.integers(0, 9),
)
@settings(deadline=None, max_examples=30)
def test_any_picture_comes_back_in_kind(
    codec: Codec,
    codecs: CodecSource,
    width: int,
    height: int,
    channels: int,
    deep: bool,
    quality: int,
    seed: int,
) -> None:
    picture = drawn_picture(width, height, channels=channels, deep=deep, seed=seed)
    made = compress_picture(picture, codec, CompressSettings(quality=quality, lossless=False))
    restored = restore_picture(made.data, codecs).picture
    assert restored.pixels.shape == picture.pixels.shape
    assert restored.depth == picture.depth
    assert (restored.alpha is None) == (picture.alpha is None)
    if picture.alpha is not None:
        np.testing.assert_array_equal(restored.alpha, picture.alpha)
    info = inspect_file(made.data)
    assert (info.width, info.height, info.quality) == (width, height, quality)


def test_sixteen_bits_are_not_cut_to_eight(compress: Compress, restore: Restore) -> None:
    """A slope of a few 8-bit levels must come back as a slope and not as steps."""
    slope = np.broadcast_to(np.linspace(30_000, 32_000, 256).astype(np.uint16), (64, 256))[:, :, None]
    restored = restore(compress(Picture(np.ascontiguousarray(slope)), quality=90))
    assert len(np.unique(restored)) > 100
    assert len(np.unique(restored // 257)) < 40


def test_metadata_comes_back_byte_for_byte(codec: Codec, codecs: CodecSource) -> None:
    metadata = Metadata(icc=b"profile " * 9, exif=b"II*\0\x08\0\0\0\0\0", xmp=b"<x:xmpmeta/>")
    picture = Picture(drawn(20, 20), metadata=metadata)
    made = compress_picture(picture, codec, CompressSettings(lossless=False))
    assert restore_picture(made.data, codecs).picture.metadata == metadata
    bare = compress_picture(picture, codec, CompressSettings(strip_metadata=True, lossless=False))
    assert restore_picture(bare.data, codecs).picture.metadata == metadata.stripped()


def test_overhead_of_a_plain_file_is_at_most_32_bytes(compress: Compress) -> None:
    info = inspect_file(data := compress(Picture(drawn(200, 150))))
    assert info.hyper_bytes is not None and info.latent_bytes is not None
    assert len(data) - info.hyper_bytes - info.latent_bytes <= 32


def test_quality_raises_size_and_psnr(compress: Compress, restore: Restore) -> None:
    pixels = drawn(160, 120)
    files = [compress(Picture(pixels), quality=quality) for quality in (5, 50, 95)]
    sizes = [len(data) for data in files]
    reached = [psnr(pixels, restore(data)) for data in files]
    assert sizes == sorted(sizes) and reached == sorted(reached) and sizes[0] < sizes[-1]


@pytest.mark.parametrize(
    "settings_",
    [
        {"quality": 0},
        {"quality": 101},
        {"quality": 60.0},
        {"target_bytes": 0},
        {"target_psnr": float("nan")},
        {"target_psnr": -1.0},
        {"target_bytes": 9, "target_psnr": 30.0},
    ],
)
def test_impossible_settings_are_refused(settings_: dict[str, float]) -> None:
    with pytest.raises(UsageError):
        CompressSettings(**settings_)  # type: ignore[arg-type]


def test_progress_grows_to_one(codec: Codec, codecs: CodecSource) -> None:
    shares: list[float] = []
    made = compress_picture(Picture(drawn(100, 80)), codec, progress=shares.append)
    assert shares == sorted(shares) and shares[-1] == 1
    shares.clear()
    restore_picture(made.data, codecs, progress=shares.append)
    assert shares == sorted(shares) and shares[-1] == 1
