"""aedesk: compress, restore and denoise pictures with convolutional autoencoders, from Python.

    import aedesk

    data = aedesk.compress("photo.png", quality=60)   # a NumPy array or a Pillow image will do as well
    picture = aedesk.restore(data)                    # picture.to_array(), picture.to_pillow()
    info = aedesk.inspect(data)                       # size, quality, bits per pixel, model
    clean = aedesk.denoise("noisy.jpg")               # a picture, as restore gives it

After ``import aedesk`` Pillow reads and writes latent files too: ``Image.open("photo.aed")``,
``image.save("photo.aed", quality=60)``.

Importing this package loads nothing else, not even NumPy; the first use of a name loads what it needs.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from aedesk.errors import (
    AedeskError,
    ClusterError,
    DamagedFileError,
    DamagedPictureError,
    DeviceError,
    FileLimitError,
    LatentFileError,
    ModelError,
    NotALatentFileError,
    NothingToDoError,
    OutOfMemoryError,
    OutputError,
    OutputTakenError,
    PictureError,
    PictureTooLargeError,
    StoreError,
    TrainingError,
    UnsupportedFileError,
    UnsupportedPictureError,
    UsageError,
)
from aedesk.pillow_plugin import register_when_imported

if TYPE_CHECKING:
    from aedesk.codec import FileInfo
    from aedesk.imaging import Metadata, Picture
    from aedesk.library import compress, denoise, inspect, restore

__all__ = [
    "AedeskError",
    "ClusterError",
    "DamagedFileError",
    "DamagedPictureError",
    "DeviceError",
    "FileInfo",
    "FileLimitError",
    "LatentFileError",
    "Metadata",
    "ModelError",
    "NotALatentFileError",
    "NothingToDoError",
    "OutOfMemoryError",
    "OutputError",
    "OutputTakenError",
    "Picture",
    "PictureError",
    "PictureTooLargeError",
    "StoreError",
    "TrainingError",
    "UnsupportedFileError",
    "UnsupportedPictureError",
    "UsageError",
    "compress",
    "denoise",
    "inspect",
    "restore",
]

# Public name → module that is loaded when the name is first used.
_LAZY = {
    "compress": "aedesk.library",
    "denoise": "aedesk.library",
    "inspect": "aedesk.library",
    "restore": "aedesk.library",
    "FileInfo": "aedesk.codec",
    "Metadata": "aedesk.imaging",
    "Picture": "aedesk.imaging",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_LAZY[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


register_when_imported()
