"""A codec of a few lines in place of the real one, so that batches are tested without networks.

Its latent files are the pixels of the picture, packed, under a header of their own.
"""

import json
import sys
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from aedesk.batch.watch import StoppedError
from aedesk.errors import DamagedFileError, ModelError, NotALatentFileError
from aedesk.imaging import Limits, Picture
from aedesk.options import REFINED_FROM

SIGNATURE = b"FAKE1\n"
SLOW_WIDTH = 77
"""Pictures of this width take a minute, in steps at which they can be stopped."""
STUBBORN_WIDTH = 78
"""Pictures of this width take a minute and cannot be stopped."""
STUBBORN_EFFORT = 9
"""With efforts that refine a stop keeps the best so far, which takes a moment; with this one a minute."""


@dataclass(frozen=True)
class CompressSettings:
    quality: int = 60
    target_bytes: int | None = None
    target_psnr: float | None = None
    effort: int = 3
    lossless: bool | None = None
    measure: bool = False
    verify: bool = True
    strip_metadata: bool = False


@dataclass(frozen=True)
class Compressed:
    data: bytes
    quality: int
    psnr: float | None
    lossless: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Restored:
    picture: Picture
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Region:
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Package:
    name: str


class Codec:
    def __init__(self, name: str, device: str) -> None:
        self.package = Package(name)
        self.device = device


class CodecSource:
    def __init__(self, device: str = "auto", threads: int | None = None) -> None:
        self.device = device


@dataclass(frozen=True)
class FileInfo:
    width: int
    height: int
    quality: int

    def as_dict(self) -> dict[str, Any]:
        return {"width": self.width, "height": self.height, "quality": self.quality, "sections": {"PIX": 3}}


def open_codec(model: str | None = None, *, device: str = "auto", threads: int | None = None) -> Codec:
    if model == "absent":
        raise ModelError("There is no model package 'absent'.", "See aedesk-cli models list.")
    return Codec(model or "fake", "cpu")


def compress_picture(
    picture: Picture,
    codec: Codec,
    settings: CompressSettings,
    progress: Callable[[float], None] | None = None,
) -> Compressed:
    assert progress is not None
    if picture.width == STUBBORN_WIDTH:
        time.sleep(60)
    try:
        for step in range(600 if picture.width == SLOW_WIDTH else 4):
            progress(step / 600)
            time.sleep(0.1 if picture.width == SLOW_WIDTH else 0)
    except StoppedError:
        if settings.effort < REFINED_FROM:
            raise
        time.sleep(60 if settings.effort == STUBBORN_EFFORT else 0.5)
    quality = settings.quality
    if settings.target_bytes is not None:
        quality = 7
    header = {"shape": picture.pixels.shape, "quality": quality}
    data = SIGNATURE + json.dumps(header).encode() + b"\n" + zlib.compress(picture.pixels.tobytes())
    return Compressed(data, quality, settings.target_psnr, lossless=settings.lossless is True)


def restore_picture(
    data: bytes,
    codecs: CodecSource,
    *,
    region: Region | None = None,
    salvage: bool = False,
    limits: Limits | None = None,
    progress: Callable[[float], None] | None = None,
) -> Restored:
    header, packed = _split(data)
    if header.get("model") == "absent":
        raise ModelError("The file needs the model 'absent', which is not installed.")
    try:
        pixels = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(header["shape"])
    except zlib.error:
        if not salvage:
            raise DamagedFileError("The section PIX is damaged.", "Try --salvage.") from None
        pixels = np.zeros(header["shape"], np.uint8)
        return Restored(Picture(pixels), ("everything was lost",))
    if region is not None:
        pixels = pixels[region.y : region.y + region.height, region.x : region.x + region.width]
    return Restored(Picture(np.ascontiguousarray(pixels)))


def inspect_file(data: bytes, limits: Limits | None = None) -> FileInfo:
    header, _ = _split(data)
    height, width, _ = header["shape"]
    (limits or Limits()).check_size(width, height)
    return FileInfo(width, height, header["quality"])


def verify_file(data: bytes, codecs: CodecSource, limits: Limits | None = None) -> None:
    restore_picture(data, codecs)


def _split(data: bytes) -> tuple[dict[str, Any], bytes]:
    if not data.startswith(SIGNATURE):
        raise NotALatentFileError("This is not a latent file.")
    header, _, packed = data.removeprefix(SIGNATURE).partition(b"\n")
    return json.loads(header), packed


def check_effort(level: int) -> None:
    """All that the levels need is there."""


def modules() -> dict[str, ModuleType]:
    """This module in the place where the batches import the real one from."""
    return {"aedesk.codec": sys.modules[__name__]}


def save_picture(path: Path, width: int = 20, height: int = 10, shade: int = 90) -> Path:
    """Write a small picture of one colour, in the format of the suffix."""
    from PIL import Image

    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (width, height), (shade, 10, 200)).save(path)
    return path
