"""Damage stays where it is, is named and can be salvaged; wrong symbols never leave the encoder."""

from dataclasses import replace

import numpy as np
import pytest

from aedesk.codec import Codec, CodecSource, CompressSettings, compress_picture, restore_picture, verify_file
from aedesk.codec.container import LatentFile, build, parse
from aedesk.codec.geometry import Region
from aedesk.codec.sections import Metadata
from aedesk.errors import AedeskError, DamagedFileError, ModelError
from aedesk.imaging import Limits, Picture
from tests.codec.conftest import Compress
from tests.codec.material import drawn, drawn_picture

HEIGHT, STRIP, DAMAGED = 1000, 64, 7
# The means of a strip are made with the help of its neighbours: 16 latents to either side.
REACH = 16 * 16
LATENTS = CompressSettings(lossless=False)


@pytest.fixture(scope="module")
def whole(compress: Compress) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aedesk.codec.encoder.UNCUT_UNITS", 2)
        return compress(drawn_picture(70, HEIGHT, channels=4), quality=50)


@pytest.fixture(scope="module")
def damaged(whole: bytes) -> bytes:
    """A bit flipped in the middle of one strip."""
    file = parse(whole, Limits())
    strip = file.strips[DAMAGED]
    assert strip is not None
    content = bytearray(strip.residual)
    content[len(content) // 2] ^= 4
    strips = list(file.strips)
    strips[DAMAGED] = replace(strip, residual=bytes(content))
    return build(replace(file, strips=tuple(strips)))


def test_damage_is_named(damaged: bytes, codecs: CodecSource) -> None:
    with pytest.raises(DamagedFileError, match=f"trip {DAMAGED}"):
        restore_picture(damaged, codecs)
    with pytest.raises(DamagedFileError, match=f"trip {DAMAGED}"):
        verify_file(damaged, codecs)


def test_strips_that_are_not_needed_may_be_damaged(whole: bytes, damaged: bytes, codecs: CodecSource) -> None:
    far = Region(0, DAMAGED * STRIP + STRIP + 400, 70, 60)
    expected = restore_picture(whole, codecs, region=far).picture.pixels
    np.testing.assert_array_equal(restore_picture(damaged, codecs, region=far).picture.pixels, expected)


def test_salvage_keeps_all_other_strips(whole: bytes, damaged: bytes, codecs: CodecSource) -> None:
    expected = restore_picture(whole, codecs).picture
    salvaged = restore_picture(damaged, codecs, salvage=True)
    assert len(salvaged.notes) == 1 and f"trip {DAMAGED}" in salvaged.notes[0]
    lost = slice(DAMAGED * STRIP - REACH, (DAMAGED + 1) * STRIP + REACH)
    apart = np.abs(salvaged.picture.pixels.astype(int) - expected.pixels)
    assert np.delete(apart, np.r_[lost], axis=0).max() <= 1
    assert apart[DAMAGED * STRIP : (DAMAGED + 1) * STRIP].max() > 20
    np.testing.assert_array_equal(salvaged.picture.alpha, expected.alpha)


def test_salvage_of_a_file_that_is_cut(whole: bytes, codecs: CodecSource) -> None:
    strips = parse(whole, Limits()).strips
    behind = sum(len(strip.hyper) + len(strip.residual) for strip in strips[6:] if strip is not None)
    salvaged = restore_picture(whole[: len(whole) - behind - 1], codecs, salvage=True)
    expected = restore_picture(whole, codecs).picture.pixels
    assert any("cut" in note for note in salvaged.notes)
    assert np.abs(salvaged.picture.pixels[:64].astype(int) - expected[:64]).max() <= 1


def test_salvage_without_any_good_strip_is_refused(compress: Compress, codecs: CodecSource) -> None:
    data = bytearray(compress(Picture(drawn(60, 60))))
    data[-3] ^= 1
    with pytest.raises(DamagedFileError, match="nothing is left"):
        restore_picture(bytes(data), codecs, salvage=True)


def test_salvage_leaves_damaged_alpha_out(whole: bytes, codecs: CodecSource) -> None:
    file = parse(whole, Limits())
    broken = build(replace(file, metadata=Metadata(alpha=b"\1RIFF")))
    with pytest.raises(DamagedFileError, match="alpha"):
        restore_picture(broken, codecs)
    salvaged = restore_picture(broken, codecs, salvage=True)
    assert salvaged.picture.alpha is None and "alpha" in salvaged.notes[0]


def test_file_of_another_model_is_refused_by_its_id(whole: bytes, codecs: CodecSource) -> None:
    file = parse(whole, Limits())
    with pytest.raises(ModelError, match="01020304"):
        restore_picture(build(replace(file, header=replace(file.header, model_id=b"\1\2\3\4"))), codecs)


@pytest.mark.parametrize("what", ["symbols", "quality", "size"])
def test_encoder_refuses_bytes_that_are_not_the_file(
    codec: Codec, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    def spoilt(file: LatentFile) -> bytes:
        if what == "symbols":
            strip = file.strips[0]
            assert strip is not None
            return build(replace(file, strips=(replace(strip, residual=strip.residual + b"\1"),)))
        change = (
            {"quality": file.header.quality - 1} if what == "quality" else {"width": file.header.width + 1}
        )
        return build(replace(file, header=replace(file.header, **change)))

    monkeypatch.setattr("aedesk.codec.compress.build", spoilt)
    picture = Picture(drawn(40, 40))
    with pytest.raises(AedeskError, match="does not read as what was written"):
        compress_picture(picture, codec, LATENTS)
    compress_picture(picture, codec, CompressSettings(verify=False, lossless=False))


def test_encoder_compares_symbols_and_not_only_checksums(
    codec: Codec, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A coder that loses a symbol before its checksum is taken writes files that are right in themselves."""
    from aedesk.codec.symbols import SymbolCoder, Symbols

    encode = SymbolCoder.encode

    def forgetful(self: SymbolCoder, symbols: Symbols, indexes: np.ndarray) -> object:
        residual = symbols.residual.copy()
        residual[np.unravel_index(np.abs(residual).argmax(), residual.shape)] = 0
        return encode(self, Symbols(symbols.hyper, residual), indexes)

    monkeypatch.setattr(SymbolCoder, "encode", forgetful)
    with pytest.raises(AedeskError, match="does not decode"):
        compress_picture(Picture(drawn(40, 40)), codec, LATENTS)
