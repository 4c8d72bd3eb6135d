"""Alpha planes: lossless, small when simple, refused when they are not what the header says."""

import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PIL import Image

from aedesk.codec import alpha as module
from aedesk.codec.alpha import decode_alpha, encode_alpha
from aedesk.errors import DamagedFileError

shapes = hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=20)


def soft_edge(kind: type = np.uint8) -> np.ndarray:
    """A disc with a soft edge on transparent ground."""
    rows, columns = np.mgrid[:60, :80]
    disc = np.clip(20 - np.hypot(rows - 30, columns - 40), 0, 8) / 8
    return (disc * np.iinfo(kind).max).astype(kind)


def back(alpha: np.ndarray) -> np.ndarray:
    return decode_alpha(encode_alpha(alpha), alpha.shape[1], alpha.shape[0])


@given(st.sampled_from([np.uint8, np.uint16]).flatmap(lambda kind: hnp.arrays(kind, shapes)))
@settings(deadline=None, max_examples=60)
def test_every_plane_comes_back(alpha: np.ndarray) -> None:
    decoded = back(alpha)
    assert decoded.dtype == alpha.dtype
    assert np.array_equal(decoded, alpha)


@pytest.mark.parametrize(
    ("alpha", "size"), [(np.full((9, 5), 255, np.uint8), 2), (np.full((9, 5), 40_000, np.uint16), 3)]
)
def test_constant_planes_are_their_value(alpha: np.ndarray, size: int) -> None:
    assert len(encode_alpha(alpha)) == size
    assert np.array_equal(back(alpha), alpha)


def test_soft_edges_are_small() -> None:
    assert len(encode_alpha(soft_edge())) < 800


def test_sides_beyond_webp_come_back() -> None:
    alpha = np.zeros((2, 16_384), np.uint8)
    alpha[1, ::7] = 200
    assert encode_alpha(alpha)[0] == 3
    assert np.array_equal(back(alpha), alpha)


def test_large_planes_avoid_the_memory_of_webp(monkeypatch: pytest.MonkeyPatch) -> None:
    data = encode_alpha(soft_edge())
    monkeypatch.setattr(module, "_WEBP_PIXELS", 4799)
    assert encode_alpha(soft_edge())[0] == 3
    with pytest.raises(DamagedFileError, match="not stored as WebP"):
        decode_alpha(data, 80, 60)


@pytest.mark.parametrize(
    "alpha", [np.zeros((2, 2)), np.zeros((2, 2, 1), np.uint8), np.zeros((0, 2), np.uint8)]
)
def test_other_arrays_are_refused(alpha: np.ndarray) -> None:
    with pytest.raises(ValueError, match="uint8 or uint16"):
        encode_alpha(alpha)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_another_size_is_refused(kind: type) -> None:
    with pytest.raises(DamagedFileError, match="has 80×60 pixels, the picture 60×80"):
        decode_alpha(encode_alpha(soft_edge(kind)), 60, 80)


def _saved(image: Image.Image, form: int, name: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, name, **options)
    return bytes((form,)) + out.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "unknown form"),
        (b"\5abc", "unknown form"),
        (b"\0ab", "unknown form"),
        (b"\2RIFFabc", "not a plain lossless WebP"),
        (_saved(Image.new("RGB", (8, 8)), 2, "WEBP"), "not a plain lossless WebP"),
        (_saved(Image.new("RGBA", (8, 8), (1, 2, 3, 4)), 2, "WEBP", lossless=True), "the form RGBA, not RGB"),
        (b"\3GIF89a", "not a PNG"),
        (_saved(Image.new("RGB", (8, 8)), 3, "PNG"), "not a plain grey PNG of 8 bits"),
        (_saved(Image.new("L", (8, 8)), 4, "PNG"), "not a plain grey PNG of 16 bits"),
        (_saved(Image.new("L", (8, 8)), 3, "PNG", dpi=(72, 72)), "a chunk b'pHYs'"),
    ],
)
def test_other_forms_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(DamagedFileError, match=message):
        decode_alpha(data, 8, 8)


def test_a_plane_that_ends_early_is_refused() -> None:
    header = b"IHDR" + struct.pack(">IIBBBBB", 80, 60, 8, 0, 0, 0, 0)
    chunks = [header, b"IDAT" + zlib.compress(bytes(100)), b"IEND"]
    framed = [struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in chunks]
    with pytest.raises(DamagedFileError, match="cannot be decoded"):
        decode_alpha(b"\3\x89PNG\r\n\x1a\n" + b"".join(framed), 80, 60)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_damage_gives_a_plane_of_the_right_size_or_a_named_error(kind: type) -> None:
    data = encode_alpha(soft_edge(kind))
    rng = np.random.default_rng(7)
    for _ in range(300):
        damaged = bytearray(data[: rng.integers(1, len(data) + 1)])
        for _ in range(rng.integers(0, 4)):
            damaged[rng.integers(len(damaged))] = rng.integers(256)
        try:
            decoded = decode_alpha(bytes(damaged), 80, 60)
        except DamagedFileError:
            continue
        assert decoded.shape == (60, 80)
