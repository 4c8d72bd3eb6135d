"""Writes the golden files of the shipped model: ``python -m tests.codec.make_golden``.

To be run once for each released model and never again for the same one: golden files say what released files
mean, and every later version has to decode them to the same symbols.
"""

import hashlib
import json
import sys
from pathlib import Path

import numpy as np

from aedesk.codec import (
    Codec,
    CodecSource,
    CompressSettings,
    Region,
    compress_picture,
    open_codec,
    restore_picture,
)
from aedesk.codec.container import parse
from aedesk.codec.encoder import UNCUT_UNITS
from aedesk.codec.lossless import read_samples
from aedesk.imaging import Limits, Metadata, Picture, encode_picture, read_picture
from tests.codec.decode_elsewhere import decoded_symbols
from tests.codec.material import drawn_picture

PROJECT = Path(__file__).resolve().parents[2]
GOLDEN = PROJECT / "tests" / "data" / "golden"
SAMPLE = PROJECT / "resources" / "samples" / "basket-of-eggs.png"
SYMBOLS = "symbols.json"


def pictures() -> dict[str, tuple[Picture, CompressSettings]]:
    """By name: a picture and how to compress it."""
    sample = read_picture(SAMPLE).pixels
    photo = Picture(np.ascontiguousarray(sample[100:260, 150:350]))
    tall = Picture(np.ascontiguousarray(np.tile(sample[:64, :40], (64 * UNCUT_UNITS // 64 + 1, 1, 1))))
    metadata = Metadata(icc=b"a profile " * 20, exif=b"II*\0\x08\0\0\0\0\0", xmp=b"<x:xmpmeta/>")
    drawing = np.full((70, 90, 3), 240, np.uint8)
    drawing[8:40, 10:60], drawing[30:64:3, 20:80] = (200, 30, 40), (20, 40, 160)
    qualities: dict[str, tuple[Picture, int]] = {
        f"photo-{quality}": (photo, quality) for quality in (1, 30, 60, 90, 100)
    }
    qualities |= {
        "one-pixel": (drawn_picture(1, 1), 60),
        "grey": (drawn_picture(65, 63, channels=1), 50),
        "grey-alpha-16": (drawn_picture(33, 40, channels=2, deep=True), 95),
        "rgb-16": (drawn_picture(70, 50, deep=True), 100),
        "rgb-alpha": (drawn_picture(50, 70, channels=4), 40),
        "metadata": (Picture(drawn_picture(20, 20).pixels, metadata=metadata), 60),
        "strips": (tall, 40),
    }
    exact: dict[str, Picture] = {
        "lossless": Picture(drawing),
        "lossless-pixel": drawn_picture(1, 1, channels=4),
        "lossless-png": drawn_picture(16_500, 1, channels=1),
        "lossless-strips": Picture(np.ascontiguousarray(np.tile(drawing, (64, 11, 1)))),
        "lossless-16": drawn_picture(40, 30, deep=True),
        "lossless-grey-alpha": Picture(drawing[:, :, :1].copy(), drawing[:, :, 1].copy(), metadata),
    }
    named = {
        name: (picture, CompressSettings(quality=quality, lossless=False))
        for name, (picture, quality) in qualities.items()
    }
    named |= {name: (picture, CompressSettings(lossless=True)) for name, picture in exact.items()}
    return named | {"photo-between": (photo, CompressSettings(target_bytes=3000))}


def symbol_hashes(data: bytes, codec: Codec) -> list[str]:
    """SHA-256 of ẑ (signed bytes) and of r (16 bits, lowest byte first) of every strip in turn.

    Of a lossless picture that of all samples, those of 16 bits with the lowest byte first.
    """
    file = parse(data, Limits())
    if file.header.lossless:
        samples = read_samples(file, Region(0, 0, file.header.width, file.header.height))
        return [hashlib.sha256(samples.astype(f"<u{samples.itemsize}").tobytes()).hexdigest()]
    types = {1: "i1", 2: "<i2"}
    planes = (plane.astype(types[plane.itemsize]) for plane in decoded_symbols(data, codec))
    return [hashlib.sha256(plane.tobytes()).hexdigest() for plane in planes]


def main() -> None:
    """Write files, pixels and hashes into a folder named by the model's id."""
    codec = open_codec()
    folder = GOLDEN / codec.package.id_hex
    if folder.exists():
        sys.exit(f"{folder} exists: golden files of a model are made once.")
    folder.mkdir(parents=True)
    codecs = CodecSource(codecs=(codec,))
    hashes = {}
    for name, (picture, settings) in pictures().items():
        data = compress_picture(picture, codec, settings).data
        (folder / f"{name}.aed").write_bytes(data)
        (folder / f"{name}.png").write_bytes(encode_picture(restore_picture(data, codecs).picture, "png"))
        hashes[name] = symbol_hashes(data, codec)
    (folder / SYMBOLS).write_text(json.dumps(hashes, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
