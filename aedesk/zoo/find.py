"""Where model packages lie, and how one is found by name, folder or id."""

from collections.abc import Iterator
from pathlib import Path

import platformdirs

from aedesk.errors import ModelError
from aedesk.zoo.package import DESCRIPTION, ModelPackage

DEFAULT_MODEL = "tiny"
# In a checkout the models lie beside the package; an installed wheel carries them inside.
_SHIPPED = (Path(__file__).parents[1] / "_data" / "models", Path(__file__).parents[2] / "models")


def user_models_folder() -> Path:
    """Folder of models that the user has trained or imported."""
    return platformdirs.user_data_path("aedesk", appauthor=False) / "models"


def list_packages() -> list[ModelPackage]:
    """All usable packages: the user's own first, then those that ship; unusable folders are passed over."""
    packages = []
    for path in _package_folders():
        try:
            packages.append(ModelPackage(path))
        except ModelError:
            continue
    return packages


def find_package(name: str | None = None) -> ModelPackage:
    """Find a package by its name, its id (eight hexadecimal digits) or its folder.

    Raises:
        ModelError: There is none.
    """
    wanted = name or DEFAULT_MODEL
    if (Path(wanted) / DESCRIPTION).is_file():
        return ModelPackage(Path(wanted))
    for package in list_packages():
        if wanted in (package.name, package.id_hex):
            return package
    for path in _package_folders():
        if path.name == wanted:
            return ModelPackage(path)  # which says why it is not usable
    raise ModelError(f"There is no model {wanted!r}; there are: {_names()}.", "See `aedesk-cli models list`.")


def find_by_id(model_id: bytes) -> ModelPackage:
    """Find the package that a latent file needs.

    Raises:
        ModelError: It is not installed.
    """
    for package in list_packages():
        if package.id == model_id:
            return package
    raise ModelError(
        f"The file needs the model {model_id.hex()}, which is not installed; there are: {_names()}.",
        "Import that model, or ask the sender which model made the file.",
    )


def _package_folders() -> Iterator[Path]:
    for parent in (user_models_folder(), *_SHIPPED):
        if parent.is_dir():
            yield from sorted(path for path in parent.iterdir() if (path / DESCRIPTION).is_file())


def _names() -> str:
    return ", ".join(f"{package.name} ({package.id_hex})" for package in list_packages()) or "none"
