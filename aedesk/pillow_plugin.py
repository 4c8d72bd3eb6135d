"""Tells Pillow of latent files: at once if Pillow is loaded, otherwise when it is.

Importing Pillow costs tens of milliseconds that a program which only wants ``--help`` must not pay, and
Pillow has no entry points for plug-ins. So a finder waits in ``sys.meta_path`` for the import of
``PIL.Image``, steps aside, lets it happen as ever, and registers the format afterwards.
"""

import sys
from typing import IO, TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.abc import Loader
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

FORMAT = "AED"
SUFFIX = ".aed"
MIME = "image/x-aed"
_AWAITED = "PIL.Image"
_START = b"\xeeAED\r\n\x1a"


def register_when_imported() -> None:
    """Register the format with Pillow, now or when Pillow is imported; doing it twice does no harm."""
    if (module := sys.modules.get(_AWAITED)) is not None:
        _register(module)
    elif not any(isinstance(finder, _Waiting) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Waiting())


def _register(module: Any) -> None:
    """Make a loaded ``PIL.Image`` know the format; what reads and writes it is imported on first use."""
    module.register_open(FORMAT, _open, _accepts)
    module.register_save(FORMAT, _save)
    module.register_extension(FORMAT, SUFFIX)
    module.register_mime(FORMAT, MIME)


def _accepts(prefix: bytes) -> bool:
    return prefix.startswith(_START)


def _open(fp: IO[bytes], filename: str | bytes) -> "ImageFile":
    from aedesk.pillow_image import AedImageFile

    return AedImageFile(fp, filename)


def _save(image: "Image", fp: IO[bytes], filename: str | bytes) -> None:
    from aedesk.pillow_image import save

    save(image, fp)


class _Waiting:
    """Notices the import of ``PIL.Image`` and leaves ``sys.meta_path`` at that moment."""

    def find_spec(
        self, fullname: str, path: "Sequence[str] | None", target: "ModuleType | None" = None
    ) -> "ModuleSpec | None":
        if fullname != _AWAITED:
            return None
        sys.meta_path.remove(self)
        specs = (finder.find_spec(fullname, path, target) for finder in sys.meta_path)
        spec = next((spec for spec in specs if spec is not None), None)
        if spec is not None and spec.loader is not None:
            spec.loader = cast("Loader", _RegisteringLoader(spec.loader))
        return spec


class _RegisteringLoader:
    """Loads a module with the loader it would have had, gives it back to the module, and registers."""

    def __init__(self, loader: "Loader") -> None:
        self._loader = loader

    def create_module(self, spec: "ModuleSpec") -> "ModuleType | None":
        return self._loader.create_module(spec)

    def exec_module(self, module: "ModuleType") -> None:
        module.__loader__ = self._loader
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        self._loader.exec_module(module)
        _register(module)
