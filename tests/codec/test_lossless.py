"""Pictures stored without loss: when that is done, that they are exact, and never larger than the PNG."""

import io
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from aedesk.codec import (
    Codec,
    CodecSource,
    Compressed,
    CompressSettings,
    Region,
    compress_picture,
    inspect_file,
    restore_picture,
    verify_file,
)
from aedesk.codec.container import build, parse
from aedesk.codec.lossless import Rival, estimated_size, lossless_file
from aedesk.codec.sections import Metadata as Sections
from aedesk.codec.stopwatch import Stopwatch
from aedesk.errors import AedeskError, DamagedFileError, UsageError
from aedesk.imaging import Limits, Metadata, Picture, encode_picture, psnr, read_picture
from tests.codec.material import drawn, drawn_picture
from tests.codec.test_mutations import mutated, sealed

Make = Callable[..., Compressed]


@pytest.fixture
def make(codec: Codec) -> Make:
    def run(picture: Picture, **settings: Any) -> Compressed:
        return compress_picture(picture, codec, CompressSettings(**settings))

    return run


@pytest.fixture
def nothing() -> CodecSource:
    """No model may be needed."""

    class Empty(CodecSource):
        def find(self, model_id: bytes) -> Codec:
            raise AssertionError("a lossless file has asked for a model")

    return Empty()


def flat_graphics(width: int = 300, height: int = 200) -> np.ndarray:
    """A drawing of a few colours with hard edges."""
    pixels = np.full((height, width, 3), 240, np.uint8)
    pixels[20 : height // 2, 30 : width // 2] = (200, 30, 40)
    pixels[height // 3 : height - 20, width // 3 : width - 25 : 4] = (20, 40, 160)
    return pixels


def same(restored: Picture, picture: Picture) -> None:
    assert restored.pixels.dtype == picture.pixels.dtype
    np.testing.assert_array_equal(restored.pixels, picture.pixels)
    assert (restored.alpha is None) == (picture.alpha is None)
    if picture.alpha is not None:
        np.testing.assert_array_equal(restored.alpha, picture.alpha)


@given(
    st.integers(1, 140), st.integers(1, 140), st.integers(1, 4), st.booleans(), st.integers(0, 9), st.data()
)
@settings(deadline=None, max_examples=25)
def test_any_picture_and_any_region_come_back_exactly(
    codec: Codec, width: int, height: int, channels: int, deep: bool, seed: int, data: st.DataObject
) -> None:
    drawn_one = drawn_picture(width, height, channels=channels, deep=deep, seed=seed)
    metadata = Metadata(icc=b"profile " * 9, exif=b"II*\0\x08\0\0\0\0\0", xmp=b"<x/>")
    picture = replace(drawn_one, metadata=metadata)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aedesk.codec.lossless.STRIP_PIXELS", 64)
        made = compress_picture(picture, codec, CompressSettings(lossless=True))
    info = inspect_file(made.data)
    assert (info.lossless, info.quality, info.model_id) == (True, None, None)
    assert (made.lossless, made.psnr) == (True, math.inf)
    assert info.strips == -(-height // 64)
    restored = restore_picture(made.data, CodecSource()).picture
    same(restored, picture)
    assert restored.metadata == metadata
    verify_file(made.data, CodecSource())
    x, y = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    region = Region(x, y, data.draw(st.integers(1, width - x)), data.draw(st.integers(1, height - y)))
    part = restore_picture(made.data, CodecSource(), region=region).picture
    rows, columns = slice(y, y + region.height), slice(x, x + region.width)
    alpha = None if picture.alpha is None else picture.alpha[rows, columns].copy()
    same(part, Picture(picture.pixels[rows, columns].copy(), alpha))


def test_flat_graphics_are_stored_without_loss_of_themselves(make: Make, nothing: CodecSource) -> None:
    picture = Picture(flat_graphics())
    made = make(picture)
    assert made.lossless and "smaller than quality 60" in made.notes[0]
    same(restore_picture(made.data, nothing).picture, picture)
    assert len(made.data) < len(make(picture, lossless=False).data) / 4


def test_photographs_are_not(make: Make) -> None:
    made = make(drawn_picture(200, 160))
    assert not made.lossless and made.notes == ()


def test_a_little_more_is_given_for_an_exact_picture(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where lossless takes more, the bound decides."""
    picture = Picture(drawn(60, 60))
    size, exact = len(make(picture, quality=100, lossless=False).data), len(make(picture, lossless=True).data)
    assert exact > size
    monkeypatch.setattr("aedesk.codec.compress.EXACT_IS_WORTH", exact / size + 0.01)
    made = make(picture, quality=100)
    assert made.lossless and "% larger than quality 100" in made.notes[0]
    monkeypatch.setattr("aedesk.codec.compress.EXACT_IS_WORTH", exact / size - 0.01)
    assert not make(picture, quality=100).lossless


def test_lossless_is_not_even_tried_where_it_has_no_chance(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object) -> None:
        raise AssertionError("a lossless file was made")

    monkeypatch.setattr("aedesk.codec.lossless.lossless_file", forbidden)
    make(drawn_picture(200, 160))
    make(drawn_picture(200, 160), target_bytes=4000)
    make(Picture(flat_graphics()), lossless=False)


def png(image: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", **options)
    return out.getvalue()


def tight_files() -> dict[str, bytes]:
    """PNG files that are hard to beat: tiny ones, two colours, noise, 16 bits that were 8."""
    rng = np.random.default_rng(4)
    noise = rng.integers(0, 256, (30, 40, 3)).astype(np.uint8)
    text = Image.fromarray(rng.random((90, 120)) < 0.02)
    wide = drawn(40, 30, channels=1)[:, :, 0].astype(np.uint16) * 257
    files = {
        f"{w}x{h}": png(Image.fromarray(noise[:h, :w]), optimize=True) for w, h in ((1, 1), (2, 1), (5, 3))
    }
    return files | {
        "grey pixel": png(Image.new("1", (1, 1)), optimize=True),
        "noise": png(Image.fromarray(noise), optimize=True),
        "bits": png(text, optimize=True),
        "palette": png(Image.fromarray(noise // 90 * 90).quantize(8), optimize=True, bits=4),
        "see-through": png(Image.fromarray(noise).quantize(16), optimize=True, transparency=2),
        "deep": png(Image.fromarray(wide), optimize=True),
        "deep noise": png(
            Image.fromarray(rng.integers(0, 65_536, (20, 20)).astype(np.uint16)), optimize=True
        ),
        "photo": png(Image.fromarray(drawn(90, 70)), optimize=True),
        "graphics": png(Image.fromarray(flat_graphics()), optimize=True),
    }


@pytest.mark.parametrize("name", tight_files())
@pytest.mark.parametrize(
    "settings_", [{"quality": 60}, {"quality": 100}, {"lossless": True}, {"target_psnr": 70.0}]
)
def test_a_file_is_never_larger_than_the_png(
    make: Make, tmp_path: Path, name: str, settings_: dict[str, Any]
) -> None:
    file = tight_files()[name]
    (tmp_path / "a.png").write_bytes(file)
    made = make(read_picture(tmp_path / "a.png"), **settings_)
    assert len(made.data) <= len(file)
    picture = read_picture(file)
    from_array = make(Picture(picture.pixels, picture.alpha), **settings_)
    assert len(from_array.data) <= len(encode_picture(picture, "png"))
    if made.lossless:
        same(restore_picture(made.data, CodecSource()).picture, picture)


def test_data_of_the_source_are_kept_only_if_they_give_the_picture(make: Make, tmp_path: Path) -> None:
    """An orientation was applied; or the file has changed since it was read, or is gone."""
    exif = Image.Exif()
    exif[0x0112] = 6
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 2, (40, 60)).astype(bool))
    path = tmp_path / "turned.png"
    path.write_bytes(png(noise, exif=exif, optimize=True))
    picture = read_picture(path)
    assert (picture.width, picture.height) == (40, 60)
    same(restore_picture(make(picture, lossless=True).data, CodecSource()).picture, picture)
    path.write_bytes(png(Image.new("1", noise.size)))
    same(restore_picture(make(picture, lossless=True).data, CodecSource()).picture, picture)
    path.unlink()
    same(restore_picture(make(picture, lossless=True).data, CodecSource()).picture, picture)


def test_targets_and_lossless(make: Make) -> None:
    flat, photo = Picture(flat_graphics()), drawn_picture(100, 90)
    made = make(flat, target_bytes=5000)
    assert made.lossless and len(made.data) <= 5000 and "within the target" in made.notes[0]
    made = make(flat, target_psnr=24.0)
    assert made.lossless and "smaller than with 24.0" in made.notes[0]
    made = make(photo, target_psnr=58.0)
    assert made.lossless and "quality 100 reaches" in made.notes[0]
    assert not make(photo, target_psnr=30.0).lossless
    with pytest.raises(UsageError, match="reaches"):
        make(photo, target_psnr=58.0, lossless=False)
    with pytest.raises(UsageError, match=r"without loss the picture takes [\d,]+"):
        make(photo, target_bytes=900, lossless=True)


def test_the_estimate_is_near_where_nothing_repeats() -> None:
    """What repeats over more rows than a band has is smaller than its bands foretell; so it is tried."""
    picture = Picture(drawn(400, 700))
    size = len(build(lossless_file(picture, Sections())))
    assert 0.7 * size < estimated_size(picture) < 1.5 * size
    picture = Picture(np.tile(flat_graphics(), (3, 3, 1)))
    rival = Rival(picture, Sections(), Stopwatch())
    assert estimated_size(picture) > 3 * rival.size
    assert Rival(picture, Sections(), Stopwatch()).within(rival.size) is not None


def three_strips(make: Make) -> tuple[bytes, Picture]:
    picture = drawn_picture(50, 150, channels=4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aedesk.codec.lossless.STRIP_PIXELS", 64)
        return make(picture, lossless=True).data, picture


def test_damage_stays_in_its_strip(make: Make, nothing: CodecSource) -> None:
    data, picture = three_strips(make)
    file = parse(data, Limits())
    content = bytearray(file.strips[1].residual)  # type: ignore[union-attr]
    content[len(content) // 2] ^= 4
    strips = (file.strips[0], replace(file.strips[1], residual=bytes(content)), file.strips[2])  # type: ignore[type-var]
    damaged = build(replace(file, strips=strips))
    for act in (restore_picture, verify_file):
        with pytest.raises(DamagedFileError, match="Strip 1"):
            act(damaged, nothing)
    far = restore_picture(damaged, nothing, region=Region(3, 130, 20, 15)).picture
    np.testing.assert_array_equal(far.pixels, picture.pixels[130:145, 3:23])
    salvaged = restore_picture(damaged, nothing, salvage=True)
    assert len(salvaged.notes) == 1 and "Strip 1" in salvaged.notes[0]
    np.testing.assert_array_equal(
        np.delete(salvaged.picture.pixels, np.r_[64:128], 0)[:64], picture.pixels[:64]
    )
    np.testing.assert_array_equal(salvaged.picture.pixels[128:], picture.pixels[128:])
    assert salvaged.picture.alpha is not None and not salvaged.picture.alpha[64:128].any()


def test_a_cut_file_keeps_its_complete_strips(make: Make, nothing: CodecSource) -> None:
    data, picture = three_strips(make)
    salvaged = restore_picture(data[: len(data) - 9], nothing, salvage=True).picture
    np.testing.assert_array_equal(salvaged.pixels[:128], picture.pixels[:128])
    with pytest.raises(DamagedFileError, match="nothing is left"):
        restore_picture(make(Picture(drawn(40, 40)), lossless=True).data[:-9], nothing, salvage=True)


@pytest.mark.parametrize("seal", [False, True])
@pytest.mark.parametrize("salvage", [False, True])
def test_mutated_files_give_a_picture_or_a_named_error(make: Make, seal: bool, salvage: bool) -> None:
    rng = np.random.default_rng(5)
    files = [three_strips(make)[0], make(drawn_picture(30, 20, deep=True), lossless=True).data]
    limits = Limits(max_pixels=30_000, max_bytes=100_000)
    wrong = 0
    for number in range(300):
        good = files[number % 2]
        data = mutated(good, rng)
        try:
            picture = restore_picture(
                sealed(data) if seal else data, CodecSource(), salvage=salvage, limits=limits
            ).picture
        except AedeskError:
            continue
        assert picture.pixels.size <= 4 * limits.max_pixels
        wrong += not salvage and not np.array_equal(
            picture.pixels, restore_picture(good, CodecSource()).picture.pixels
        )
    # With the checksum of the opening made right, sizes and colours of a picture can be forged.
    assert not wrong or seal


def test_a_coder_that_errs_is_noticed(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    from aedesk.codec import lossless

    encode = lossless.encode_lossless
    monkeypatch.setattr(lossless, "encode_lossless", lambda samples: encode(samples ^ np.uint8(1)))
    with pytest.raises(AedeskError, match="does not decode"):
        make(Picture(drawn(20, 20)), lossless=True)


def test_screenshots_of_the_training_set(make: Make, shared_data: Path, codecs: CodecSource) -> None:
    """Real ones: the smaller of both ways, or the exact one for a little more."""
    exact = 0
    for name in ("s0054", "s0147", "s0010"):
        picture = read_picture(shared_data / "train" / "screen" / f"{name}.webp")
        part = Picture(np.ascontiguousarray(picture.pixels[:256, :256]))
        made, latents = make(part), make(part, lossless=False)
        assert len(made.data) <= 1.25 * len(latents.data)
        exact += made.lossless
        expected = math.inf if made.lossless else 20
        assert psnr(part.pixels, restore_picture(made.data, codecs).picture.pixels) >= expected
    assert exact
