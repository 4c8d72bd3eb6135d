"""Mutated files of real pictures, sealed again or not: a picture of the declared size or a named error.

The suite mutates a part; ``AEDESK_MUTATIONS=10000`` makes it as many as one likes.
"""

import os
import tracemalloc
from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from aedesk.codec import Codec, CodecSource, restore_picture
from aedesk.codec.container import build, parse
from aedesk.codec.header import parse_header
from aedesk.codec.stopwatch import Stopwatch
from aedesk.codec.symbols import SymbolCoder, Symbols
from aedesk.errors import AedeskError
from aedesk.imaging import Limits, Metadata, Picture
from tests.codec.conftest import Compress
from tests.codec.material import drawn, drawn_picture
from tests.codec.test_mutations import mutated, sealed

COUNT = int(os.environ.get("AEDESK_MUTATIONS", "3000"))
LIMITS = Limits(max_pixels=30_000, max_bytes=100_000)
# Pixels that the networks may see for a declared one: padding to 64 of sides that are 1, and halos.
WORK = 64 * 64
PEAK_BYTES = 60_000_000


@dataclass
class Counting:
    """Passes everything on to networks and counts the latents that the synthesis is given."""

    networks: object
    pixels: list[int] = field(default_factory=list)

    def __getattr__(self, name: str) -> object:
        return getattr(self.networks, name)

    def synthesis(self, latents: np.ndarray, *rest: object) -> np.ndarray:
        self.pixels.append(latents[..., 0].size * 256)
        pixels: np.ndarray = self.networks.synthesis(latents, *rest)  # type: ignore[attr-defined]
        return pixels


@pytest.fixture(scope="module")
def files(compress: Compress) -> list[bytes]:
    metadata = Metadata(icc=b"profile " * 20, xmp=b"<x/>")
    with_alpha = drawn_picture(50, 40, channels=2, deep=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aedesk.codec.encoder.UNCUT_UNITS", 2)
        return [
            compress(Picture(drawn(40, 24)), quality=30),
            compress(Picture(drawn(20, 140)), quality=80),
            compress(Picture(with_alpha.pixels, with_alpha.alpha, metadata), quality=60),
        ]


def forged(data: bytes, codec: Codec, rng: np.random.Generator) -> bytes:
    """A file that is right in all its checksums, but holds symbols that no picture gives."""
    header = replace(parse(data, LIMITS).header, quality=int(rng.integers(1, 101)))
    coder = SymbolCoder(codec.package, header, Stopwatch())
    strips = []
    for number, strip in enumerate(parse(data, LIMITS).strips):
        assert strip is not None
        blank = coder.part(coder.blank(), number)
        reach = int(rng.choice([1, 20, 127]))
        hyper = rng.integers(-reach, reach + 1, blank.hyper.shape).astype(np.int8)
        rows, columns = coder.coded(number)
        indexes = coder.indexes(hyper)[: rows.stop - rows.start, columns]
        reach = int(rng.choice([1, 300, 32767]))
        residual = rng.integers(-reach, reach + 1, indexes.shape).astype(np.int16) * (indexes > 0)
        strips.append(coder.encode(Symbols(hyper, residual), indexes))
    return build(replace(parse(data, LIMITS), header=header, strips=tuple(strips)))


@pytest.mark.parametrize("file", range(3))
@pytest.mark.parametrize("how", ["as it is", "sealed", "forged", "salvaged"])
def test_mutated_files_give_a_picture_or_a_named_error(
    files: list[bytes], codec: Codec, file: int, how: str
) -> None:
    rng = np.random.default_rng(file)
    counting = Counting(codec.networks)
    codecs = CodecSource(codecs=(Codec(codec.package, counting),))  # type: ignore[arg-type]
    restored = refused = 0
    restore_picture(files[file], codecs)  # what stays in memory is there before it is measured
    tracemalloc.start()
    try:
        for _ in range(COUNT // 12):
            data = mutated(files[file], rng)
            if how == "sealed":
                data = sealed(data)
            elif how == "forged":
                data = forged(files[file], codec, rng)
            counting.pixels.clear()
            try:
                picture = restore_picture(data, codecs, salvage=how == "salvaged", limits=LIMITS).picture
            except AedeskError:
                refused += 1
                assert not counting.pixels or how != "as it is"
                continue
            header = parse_header(data, LIMITS, tolerant=True).header
            assert (picture.width, picture.height) == (header.width, header.height)
            assert (picture.is_grey, picture.depth) == (header.grey, header.depth)
            assert sum(counting.pixels) <= WORK * header.width * header.height
            restored += 1
        assert tracemalloc.get_traced_memory()[1] < PEAK_BYTES
    finally:
        tracemalloc.stop()
    assert (refused > 0) == (how != "forged")
    # Of a picture of a single strip there is seldom anything to salvage.
    assert restored > 0 or how != "salvaged" or file == 0
