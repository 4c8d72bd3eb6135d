"""The model in use, opened once, for tests of the whole codec."""

from collections.abc import Callable

import numpy as np
import pytest

from aedesk.codec import Codec, CodecSource, CompressSettings, compress_picture, open_codec, restore_picture
from aedesk.codec.geometry import Region
from aedesk.imaging import Picture
from aedesk.zoo import list_packages

Compress = Callable[..., bytes]
Restore = Callable[..., np.ndarray]


@pytest.fixture(scope="session")
def codec() -> Codec:
    """The default model on one thread."""
    if not list_packages():
        pytest.skip("no model is installed")
    return open_codec(threads=1)


@pytest.fixture(scope="session")
def codecs(codec: Codec) -> CodecSource:
    return CodecSource(codecs=(codec,))


@pytest.fixture(scope="session")
def compress(codec: Codec) -> Compress:
    """Compress a picture with latents (unless asked otherwise), with the settings given by name."""

    def run(picture: Picture, **settings: object) -> bytes:
        settings = {"lossless": False} | settings
        return compress_picture(picture, codec, CompressSettings(**settings)).data  # type: ignore[arg-type]

    return run


@pytest.fixture(scope="session")
def restore(codecs: CodecSource) -> Restore:
    """The pixels of a latent file, or of a region of it."""

    def run(data: bytes, region: tuple[int, int, int, int] | None = None, **how: bool) -> np.ndarray:
        area = Region(*region) if region else None
        return restore_picture(data, codecs, region=area, **how).picture.pixels

    return run


@pytest.fixture
def strips_of_64_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut all but the smallest pictures into the lowest strips there can be."""
    monkeypatch.setattr("aedesk.codec.encoder.UNCUT_UNITS", 2)
