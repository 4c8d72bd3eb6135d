"""Golden files of every released model decode to the symbols they always had, and to the same pixels."""

import json
from pathlib import Path

import numpy as np
import pytest

from aedesk.codec import CodecSource, restore_picture
from aedesk.imaging import read_picture
from aedesk.zoo import find_package
from tests.codec.make_golden import GOLDEN, SYMBOLS, main, symbol_hashes
from tests.codec.reference_decoder import read_file
from tests.codec.reference_lossless import samples_of

FILES = sorted(GOLDEN.glob("*/*.aed"))


@pytest.fixture(scope="module")
def every_model() -> CodecSource:
    return CodecSource(threads=1)


def check(path: Path, codecs: CodecSource) -> None:
    """Compare the symbols of a golden file exactly, its pixels within 1 of 255, its alpha exactly."""
    data = path.read_bytes()
    codec = codecs.find(bytes.fromhex(path.parent.name))
    recorded = json.loads((path.parent / SYMBOLS).read_text(encoding="utf-8"))
    assert symbol_hashes(data, codec) == recorded[path.stem]
    restored, expected = restore_picture(data, codecs).picture, read_picture(path.with_suffix(".png"))
    assert restored.pixels.shape == expected.pixels.shape and restored.depth == expected.depth
    apart = np.abs(restored.pixels.astype(int) - expected.pixels).max()
    exact = path.stem.startswith("lossless")
    assert apart <= (0 if exact else 1 if restored.depth == 8 else 257)
    assert (restored.alpha is None) == (expected.alpha is None)
    if restored.alpha is not None:
        np.testing.assert_array_equal(restored.alpha, expected.alpha)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_golden_file(path: Path, every_model: CodecSource) -> None:
    check(path, every_model)


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.stem.startswith("lossless")], ids=lambda path: path.stem
)
def test_the_second_reader_gives_the_samples_of_lossless_files(path: Path) -> None:
    expected = read_picture(path.with_suffix(".png")).to_array()
    received = samples_of(read_file(path.read_bytes()))
    np.testing.assert_array_equal(received, np.atleast_3d(expected))


@pytest.mark.skipif(not GOLDEN.is_dir(), reason="no model has been released yet")
def test_shipped_model_has_golden_files() -> None:
    """Make them with ``python -m tests.codec.make_golden`` when a model is released."""
    folder = GOLDEN / find_package().id_hex
    recorded = json.loads((folder / SYMBOLS).read_text(encoding="utf-8"))
    assert recorded and {path.stem for path in folder.glob("*.aed")} == set(recorded)


def test_generator_makes_files_that_pass_and_only_once(
    codecs: CodecSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.codec.make_golden.GOLDEN", tmp_path)
    main()
    files = sorted(tmp_path.glob("*/*.aed"))
    assert len(files) == 19
    assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) < 1_000_000
    for path in files:
        check(path, codecs)
    with pytest.raises(SystemExit, match="once"):
        main()
    recorded = json.loads((files[0].parent / SYMBOLS).read_text(encoding="utf-8"))
    recorded[files[0].stem][0] = "0" * 64
    (files[0].parent / SYMBOLS).write_text(json.dumps(recorded), encoding="utf-8")
    with pytest.raises(AssertionError):
        check(files[0], codecs)
