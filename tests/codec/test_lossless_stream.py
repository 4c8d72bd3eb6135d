"""Lossless streams: exact, small, and refused when they are not what the reader expects."""

import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PIL import Image

from aedesk.codec import lossless_stream as module
from aedesk.codec.lossless_stream import decode_lossless, encode_lossless, reused_stream
from aedesk.errors import DamagedFileError
from aedesk.imaging import read_picture

shapes = st.tuples(st.integers(1, 20), st.integers(1, 20), st.integers(1, 4))
KINDS = st.sampled_from([np.uint8, np.uint16])


def soft_edge(kind: type = np.uint8, channels: int = 1) -> np.ndarray:
    """Discs with soft edges."""
    rows, columns = np.mgrid[:60, :80]
    discs = [np.clip(20 - np.hypot(rows - 30, columns - 30 - 9 * c), 0, 8) / 8 for c in range(channels)]
    return (np.stack(discs, axis=2) * np.iinfo(kind).max).astype(kind)


def back(data: bytes, like: np.ndarray) -> np.ndarray:
    return decode_lossless(data, *like.shape, 8 * like.itemsize)  # type: ignore[arg-type]


@given(KINDS.flatmap(lambda kind: hnp.arrays(kind, shapes)))
@settings(deadline=None, max_examples=80)
def test_all_samples_come_back(samples: np.ndarray) -> None:
    decoded = back(encode_lossless(samples), samples)
    assert decoded.dtype == samples.dtype and decoded.flags.c_contiguous
    np.testing.assert_array_equal(decoded, samples)


@pytest.mark.parametrize(
    ("samples", "stream"),
    [
        (np.full((9, 5, 1), 255, np.uint8), "00 ff"),
        (np.full((9, 5, 2), 0x1234, np.uint16), "00 34 12 34 12"),
        (np.full((1, 1, 4), 7, np.uint8), "00 07 07 07 07"),
    ],
)
def test_one_colour_is_stored_once(samples: np.ndarray, stream: str) -> None:
    assert encode_lossless(samples) == bytes.fromhex(stream)
    np.testing.assert_array_equal(back(bytes.fromhex(stream), samples), samples)


def test_samples_that_were_8_bits_cost_as_much_as_these() -> None:
    narrow = soft_edge(channels=3)
    wide = narrow.astype(np.uint16) * 257
    stream = encode_lossless(wide)
    assert len(stream) <= len(encode_lossless(narrow)) + 2
    np.testing.assert_array_equal(back(stream, wide), wide)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_sides_beyond_webp_come_back(kind: type) -> None:
    samples = np.zeros((2, 16_384, 3), kind)
    samples[1, ::7] = 200
    stream = encode_lossless(samples)
    assert stream[0] == 3
    np.testing.assert_array_equal(back(stream, samples), samples)


def test_large_planes_avoid_the_memory_of_webp(monkeypatch: pytest.MonkeyPatch) -> None:
    data = encode_lossless(soft_edge())
    assert data[0] == 1
    monkeypatch.setattr(module, "_WEBP_PIXELS", 4799)
    assert encode_lossless(soft_edge())[0] == 3
    with pytest.raises(DamagedFileError, match="not stored as WebP"):
        back(data, soft_edge())


def test_noise_takes_hardly_more_than_its_bytes() -> None:
    noise = np.random.default_rng(3).integers(0, 256, (40, 40, 3)).astype(np.uint8)
    assert len(encode_lossless(noise)) < noise.size + 80


@pytest.mark.parametrize(
    "samples", [np.zeros((2, 2, 1)), np.zeros((2, 2), np.uint8), np.zeros((0, 2, 1), np.uint8)]
)
def test_other_arrays_are_refused(samples: np.ndarray) -> None:
    with pytest.raises(ValueError, match="uint8 or uint16"):
        encode_lossless(samples)


def saved(image: Image.Image, name: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, name, **options)
    return out.getvalue()


PALETTE = Image.fromarray(soft_edge(channels=3)).quantize(12)
DEEP = Image.fromarray(soft_edge(np.uint16)[:, :, 0])


@pytest.mark.parametrize(
    "file",
    [
        saved(Image.fromarray(soft_edge(channels=3)), "PNG", optimize=True),
        saved(PALETTE, "PNG", bits=4),
        saved(PALETTE, "PNG", transparency=3),
        saved(Image.fromarray(soft_edge(channels=3)), "PNG", transparency=(0, 0, 0)),
        saved(Image.fromarray(soft_edge()[:, :, 0] > 90), "PNG"),
        saved(Image.fromarray(soft_edge(channels=4)), "PNG"),
        saved(Image.fromarray(soft_edge(channels=2)), "PNG"),
        saved(DEEP, "PNG"),
        saved(Image.fromarray(soft_edge(channels=3)), "WEBP", lossless=True),
        saved(Image.fromarray(soft_edge(channels=4)), "WEBP", lossless=True, exact=True),
    ],
    ids=["rgb", "palette", "key-index", "key", "bits", "rgba", "grey-alpha", "deep", "webp", "webp-alpha"],
)
def test_data_of_files_are_reused_as_they_are(file: bytes) -> None:
    stream = reused_stream(file)
    assert stream is not None and len(stream) <= len(file) - (12 if file[:1] == b"R" else 50)
    picture = read_picture(file)
    samples = np.atleast_3d(picture.to_array())
    np.testing.assert_array_equal(back(stream, samples), samples)


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"GIF89a",
        b"RIFF",
        b"\x89PNG\r\n\x1a\n",
        saved(Image.new("RGB", (9, 9)), "WEBP"),
        saved(Image.new("RGB", (9, 9)), "JPEG"),
    ],
)
def test_other_files_have_nothing_to_reuse(file: bytes) -> None:
    assert reused_stream(file) is None


@pytest.mark.parametrize("size", range(16, 200, 7))
def test_cut_files_are_reused_or_not_but_never_wrong(size: int) -> None:
    stream = reused_stream(saved(PALETTE, "PNG")[:size])
    if stream is not None:
        with pytest.raises(DamagedFileError):
            decode_lossless(stream, 60, 80, 3, 8)


def of_png(depth: int, colour: int, data: bytes, *, interlace: int = 0, sizes: bytes = b"\0\0") -> bytes:
    return bytes((3, depth, colour, interlace)) + sizes + data


LINES = zlib.compress(bytes(9 * 8))
VP8L = saved(Image.fromarray(soft_edge(channels=3)[:8, :8]), "WEBP", lossless=True)[20:]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "unknown form"),
        (b"\5abc", "unknown form"),
        (b"\0ab", "unknown form"),
        (b"\2" + encode_lossless(soft_edge())[1:], "unknown form"),
        (b"\1", "not one of 8×8"),
        (b"\1\x2f\0\0", "not one of 8×8"),
        (b"\1" + b"\x30" + VP8L[1:], "not one of 8×8"),
        (encode_lossless(soft_edge()), "not one of 8×8"),
        (b"\1" + VP8L[:9], "WebP stream cannot be decoded"),
        (
            of_png(8, 2, zlib.compress(bytes(25 * 8))),
            r"give \(8, 8, 3\) samples of 8 bits; \(8, 8, 1\) of 8 are needed",
        ),
        (of_png(8, 0, LINES[:-9]), "PNG cannot be decoded"),
        (of_png(7, 0, LINES), "PNG cannot be decoded"),
        (of_png(8, 3, LINES), "PNG"),
        (of_png(8, 0, zlib.compress(bytes(30))), "PNG cannot be decoded"),
        (of_png(8, 0, LINES, sizes=b"\x90\x4e\0"), "palette needs 10,000 bytes"),
        (b"\3\x08", "form of a PNG needs 3 bytes"),
    ],
)
def test_other_forms_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(DamagedFileError, match=message):
        decode_lossless(data, 8, 8, 1, 8)


def test_good_png_data_are_read() -> None:
    assert (decode_lossless(of_png(8, 0, LINES), 8, 8, 1, 8) == 0).all()


def test_a_bomb_of_png_data_takes_no_memory() -> None:
    """Thirty megabytes of zeros behind the lines of a small picture is not unpacked."""
    import tracemalloc

    packer = zlib.compressobj()
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(30)) + packer.flush()
    tracemalloc.start()
    try:
        decode_lossless(of_png(8, 0, bomb), 8, 8, 1, 8)
        assert tracemalloc.get_traced_memory()[1] < 10 * len(bomb) + 1_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("form", [1, 2, 3])
def test_damage_gives_samples_of_the_right_shape_or_a_named_error(form: int) -> None:
    samples = soft_edge(np.uint16 if form == 2 else np.uint8, channels=3)
    data = encode_lossless(samples) if form != 3 else reused_stream(saved(PALETTE, "PNG"))
    assert data is not None and data[0] == form
    rng = np.random.default_rng(7)
    for _ in range(250):
        damaged = bytearray(data[: rng.integers(1, len(data) + 1)] if rng.random() < 0.3 else data)
        for _ in range(rng.integers(1, 4)):
            damaged[rng.integers(min(len(damaged), rng.choice([30, len(damaged)])))] = rng.integers(256)
        try:
            decoded = back(bytes(damaged), samples)
        except DamagedFileError:
            continue
        assert decoded.shape == samples.shape and decoded.dtype == samples.dtype


def test_vp8l_is_a_chunk_of_webp() -> None:
    """The page says how a reader makes a WebP of the stream."""
    samples = soft_edge(channels=3)
    content = encode_lossless(samples)[1:]
    padded = content + b"\0" * (len(content) % 2)
    file = b"RIFF" + struct.pack("<I", len(padded) + 12) + b"WEBPVP8L" + struct.pack("<I", len(content))
    np.testing.assert_array_equal(np.asarray(Image.open(io.BytesIO(file + padded))), samples)
