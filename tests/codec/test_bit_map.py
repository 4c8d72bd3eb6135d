"""Where the bits went: parts of a file, and the map of its cells."""

from dataclasses import replace

import numpy as np
import pytest

from aedesk.codec import Codec, inspect_file, map_bits
from aedesk.errors import DamagedFileError, ModelError, UsageError
from aedesk.imaging import Metadata, Picture
from tests.codec.conftest import Compress
from tests.codec.material import drawn_picture
from tests.zoo.conftest import *  # noqa: F403 - a package of another model


def payload_bits(data: bytes) -> int:
    parts = inspect_file(data).parts
    return 8 * (parts["hyper_latents"] + parts["latents"])


@pytest.mark.parametrize("quality", [10, 60, 95])
@pytest.mark.parametrize("size", [(333, 250), (256, 256)])
def test_the_sum_is_the_payload(
    codec: Codec, compress: Compress, size: tuple[int, int], quality: int
) -> None:
    data = compress(drawn_picture(*size), quality=quality)
    bits = map_bits(data, codec.package)
    assert bits.dtype == np.float32 and bits.shape == (-(-size[1] // 16), -(-size[0] // 16))
    assert bits.sum() == pytest.approx(payload_bits(data), rel=0.01) and bits.min() > 0


@pytest.mark.usefixtures("strips_of_64_rows")
def test_strips_lie_where_they_belong(codec: Codec, compress: Compress) -> None:
    pixels = np.full((320, 192, 3), 128, np.uint8)
    pixels[192:256] = np.random.default_rng(1).integers(0, 256, (64, 192, 3))
    data = compress(Picture(pixels))
    assert inspect_file(data).strips > 2
    shares = []
    bits = map_bits(data, codec.package, progress=shares.append)
    assert bits.sum() == pytest.approx(payload_bits(data), rel=0.01)
    assert bits[12:16].sum() > 0.8 * bits.sum()
    assert shares == sorted(shares) and shares[-1] == 1


def test_busy_cells_take_the_bits(codec: Codec, compress: Compress) -> None:
    pixels = np.full((128, 256, 3), 90, np.uint8)
    pixels[:, 128:] = np.random.default_rng(2).integers(0, 256, (128, 128, 3))
    bits = map_bits(compress(Picture(pixels)), codec.package)
    assert bits[:, 9:].mean() > 10 * bits[:, :7].mean()


def test_what_has_no_map_says_why(codec: Codec, compress: Compress, package: object) -> None:
    picture = drawn_picture(96, 80)
    with pytest.raises(UsageError, match="without loss"):
        map_bits(compress(picture, lossless=True), codec.package)
    data = compress(picture)
    with pytest.raises(ModelError, match=f"needs the model {codec.package.id_hex}"):
        map_bits(data, package)  # type: ignore[arg-type]
    damaged = bytearray(data)
    damaged[-5] ^= 255
    with pytest.raises(DamagedFileError):
        map_bits(bytes(damaged), codec.package)


def test_parts_are_all_there_is(compress: Compress) -> None:
    picture = drawn_picture(96, 80, channels=4)
    metadata = Metadata(icc=b"profile" * 90, exif=b"II*\0" + bytes(300), xmp=b"<x/>")
    for settings in ({}, {"lossless": True}):
        data = compress(replace(picture, metadata=metadata), **settings)
        info = inspect_file(data)
        assert sum(info.parts.values()) == info.bytes == len(data)
        assert {"header", "icc", "exif", "xmp"} <= set(info.parts)
        assert ("samples" in info.parts) == info.lossless and ("latents" in info.parts) != info.lossless
    assert inspect_file(compress(picture)).parts["latents"] == inspect_file(compress(picture)).latent_bytes
