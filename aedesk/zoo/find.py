"""Where model packages lie, and how one is found by name, folder or id."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TypeVar

import platformdirs

from aedesk.errors import ModelError
from aedesk.zoo.denoiser_package import DenoiserPackage
from aedesk.zoo.folder import DESCRIPTION, PackageFolder, read_description
from aedesk.zoo.package import ModelPackage

DEFAULT_MODEL = "tiny"
DEFAULT_DENOISER = "denoiser"
# In a checkout the models lie beside the package; an installed wheel carries them inside.
_SHIPPED = (Path(__file__).parents[1] / "_data" / "models", Path(__file__).parents[2] / "models")
_Package = TypeVar("_Package", bound=PackageFolder)

Provide = Callable[[str, str | None], Path]
"""Gives the folder of a package by its kind and the name, folder or id that is asked for, or None."""
_provider: ContextVar[Provide | None] = ContextVar("provider", default=None)


@contextmanager
def packages_from(provide: Provide) -> Iterator[None]:
    """Find packages in another way than by looking at this machine's folders, within this context."""
    token = _provider.set(provide)
    try:
        yield
    finally:
        _provider.reset(token)


def user_models_folder() -> Path:
    """Folder of models that the user has trained or imported."""
    return platformdirs.user_data_path("aedesk", appauthor=False) / "models"


def list_packages() -> list[ModelPackage]:
    """All usable codecs: the user's own first, then those that ship; unusable folders are passed over."""
    return _usable(ModelPackage)


def list_denoisers() -> list[DenoiserPackage]:
    """All usable denoisers, in the order of ``list_packages``."""
    return _usable(DenoiserPackage)


def open_package(path: Path) -> ModelPackage | DenoiserPackage:
    """Open a package of any kind.

    Raises:
        ModelError: The folder holds none, or one that is not usable.
    """
    kind = read_description(path).get("kind")
    return DenoiserPackage(path) if kind == DenoiserPackage.kind else ModelPackage(path)


def find_package(name: str | None = None) -> ModelPackage:
    """Find a codec by its name, its id (eight hexadecimal digits) or its folder.

    Raises:
        ModelError: There is none.
    """
    return _provided(ModelPackage, name) or _find(ModelPackage, name or DEFAULT_MODEL)


def find_denoiser(name: str | None = None) -> DenoiserPackage:
    """Find a denoiser by its name, its id or its folder.

    Without a name it is the one that ships, or else any that is installed.

    Raises:
        ModelError: There is none.
    """
    if provided := _provided(DenoiserPackage, name):
        return provided
    if name is not None:
        return _find(DenoiserPackage, name)
    packages = list_denoisers()
    if not packages:
        raise ModelError(
            "No denoiser is installed.",
            "Train one with `aedesk-cli train denoiser --data PICTURES --out RUN`, "
            "then `aedesk-cli train export RUN --install`; or name a package's folder with --model.",
        )
    return next((package for package in packages if package.name == DEFAULT_DENOISER), packages[0])


def find_any(name: str) -> ModelPackage | DenoiserPackage:
    """Find a package of any kind by its name, its id or its folder.

    Raises:
        ModelError: There is none.
    """
    if (Path(name) / DESCRIPTION).is_file():
        return open_package(Path(name))
    for package in list_denoisers():
        if name in (package.name, package.id_hex):
            return package
    return find_package(name)


def find_by_id(model_id: bytes) -> ModelPackage:
    """Find the package that a latent file needs.

    Raises:
        ModelError: It is not installed.
    """
    if provided := _provided(ModelPackage, model_id.hex()):
        return provided
    packages = list_packages()
    for package in packages:
        if package.id == model_id:
            return package
    raise ModelError(
        f"The file needs the model {model_id.hex()}, which is not installed; there are: {_names(packages)}.",
        "Import that model, or ask the sender which model made the file.",
    )


def _provided(kind: type[_Package], name: str | None) -> _Package | None:
    provide = _provider.get()
    return None if provide is None else kind(provide(kind.kind, name))


def _find(kind: type[_Package], name: str) -> _Package:
    if (Path(name) / DESCRIPTION).is_file():
        return kind(Path(name))
    packages = _usable(kind)
    for package in packages:
        if name in (package.name, package.id_hex):
            return package
    for path in _package_folders():
        if path.name == name:
            return kind(path)  # which says why it is not usable
    what = f"model {name!r}" if kind is ModelPackage else f"denoiser {name!r}"
    raise ModelError(f"There is no {what}; there are: {_names(packages)}.", "See `aedesk-cli models list`.")


def _usable(kind: type[_Package]) -> list[_Package]:
    packages = []
    for path in _package_folders():
        try:
            packages.append(kind(path))
        except ModelError:
            continue
    return packages


def _package_folders() -> Iterator[Path]:
    for parent in (user_models_folder(), *_SHIPPED):
        if parent.is_dir():
            yield from sorted(path for path in parent.iterdir() if (path / DESCRIPTION).is_file())


def _names(packages: list[_Package]) -> str:
    return ", ".join(f"{package.name} ({package.id_hex})" for package in packages) or "none"
