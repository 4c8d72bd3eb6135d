"""Model packages as one file, ``.aemodel``: exported, and imported among the user's models."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from aedesk.errors import ModelError, OutputError, OutputTakenError
from aedesk.files import Scratch, move_folder_to_trash
from aedesk.zoo.archive_reader import SUFFIX, ArchiveReader
from aedesk.zoo.find import list_denoisers, list_packages, user_models_folder
from aedesk.zoo.folder import DESCRIPTION, WEIGHTS, PackageFolder
from aedesk.zoo.foreign import check_foreign
from aedesk.zoo.staging import staging

_LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import.

    Args:
        package: The package as it is installed.
        is_new: Whether it was installed now; otherwise the very model was there already.
        former_name: Its name in the archive, where that is taken here and it got another one; else empty.
    """

    package: PackageFolder
    is_new: bool
    former_name: str = ""


def export_package(package: PackageFolder, path: Path, *, overwrite: bool = False) -> Path:
    """Write a package as one file; the same package always gives the same bytes.

    Args:
        package: The package.
        path: The file; a folder gets a file in it that is named like the model, and a name without a
            suffix gets ``.aemodel``.
        overwrite: Replace a file of that name.

    Returns:
        The file that was written.

    Raises:
        ModelError: The package is damaged.
        OutputTakenError: The file exists and may not be replaced.
        OutputError: It cannot be written.
    """
    target = path / f"{package.name}{SUFFIX}" if path.is_dir() else path
    target = target if target.suffix else target.with_name(target.name + SUFFIX)
    if target.exists() and not overwrite:
        raise OutputTakenError(f"{target} exists already.", "Choose another name, or allow to replace it.")
    package.check_files()
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        for name in (DESCRIPTION, *sorted(package.description["files"])):
            # The same time and permissions everywhere, so that the bytes do not depend on the machine.
            member = zipfile.ZipInfo(name)
            member.external_attr = 0o644 << 16
            archive.writestr(member, (package.path / name).read_bytes())
    scratch = Scratch()
    try:
        scratch.write(target, data.getvalue(), overwrite=overwrite)
    except OutputError as error:  # whose hint names an option of other commands
        raise OutputError(error.message, "Choose another name or folder.") from error
    finally:
        scratch.close()
    return target


def import_package(path: Path) -> Imported:
    """Install the package of an archive among the user's models: whole and checked, or not at all.

    A package whose name is taken gets its id added to the name, so that no name that is in use ever means
    another model than before.

    Args:
        path: The ``.aemodel`` file.

    Raises:
        ModelError: The archive or the package in it is refused; the sentence says why.
        OutputError: It cannot be written into the folder of models.
    """
    models = user_models_folder()
    with ArchiveReader(path) as archive, staging(models) as aside:
        for name in archive.names:
            aside.write(name, archive.pieces(name))
        package = check_foreign(aside.folder)
        for known in [*list_packages(), *list_denoisers()]:
            if known.id == package.id and _is_whole(known, package):
                return Imported(known, is_new=False)
        former = _make_name_unique(package)
        target = models / folder_name(package)
        aside.become(target)
    return Imported(type(package)(target), is_new=True, former_name=former)


def install_package(package: PackageFolder) -> PackageFolder:
    """Copy a package of one's own among the user's models, whose name means this one from now on.

    An own model that had the name before gets its id added to it, and stays for the files that need it. What
    ships with aedesk keeps its name: then it is the new one whose id is added.

    Args:
        package: The package, anywhere.

    Returns:
        The package as it is installed.

    Raises:
        OutputError: It cannot be written into the folder of models.
    """
    target = user_models_folder() / folder_name(package)
    package.copy_to(target)
    installed = type(package)(target)
    for known in [*list_packages(), *list_denoisers()]:
        if known.id != installed.id and known.name == installed.name and is_own(known):
            _add_id_to_name(known)
    _make_name_unique(installed)
    return installed


def remove_package(package: PackageFolder) -> None:
    """Move one of the user's models to the trash.

    Raises:
        ModelError: It ships with aedesk, or lies outside of the folder of models.
        OutputError: The trash does not take it; it stays.
    """
    if not is_own(package):
        raise ModelError(
            f"The model {package.name} cannot be removed: it is not in your folder of models.",
            f"Models that you trained or imported are in {user_models_folder()}.",
        )
    move_folder_to_trash(package.path)


def is_own(package: PackageFolder) -> bool:
    """Whether a package is one of the user's models, and does not ship with aedesk."""
    return package.path.parent == user_models_folder()


def folder_name(package: PackageFolder) -> str:
    """Name of a package's folder among the user's models: several of one name lie beside each other."""
    own = f"-{package.id_hex}"
    return package.name if package.name.endswith(own) else package.name + own


def _is_whole(known: PackageFolder, package: PackageFolder) -> bool:
    """Whether an installed package of the same id is that very model; a damaged one makes room.

    Raises:
        ModelError: It is another one.
        OutputError: It is damaged, and cannot be moved to the trash.
    """
    if known.description["files"][WEIGHTS] != package.description["files"][WEIGHTS]:
        raise ModelError(
            f"The model {known.name} has the same id {known.id_hex}, but other weights.",
            "Remove that one first, if it is not needed.",
        )
    try:
        known.check_files()
    except ModelError:
        if is_own(known):
            remove_package(known)
        return False
    return True


def _make_name_unique(package: PackageFolder) -> str:
    """Rename a package whose name means another model here; its former name, or an empty one."""
    others = [known for known in (*list_packages(), *list_denoisers()) if known.id != package.id]
    if package.name not in {word for known in others for word in (known.name, known.id_hex)}:
        return ""
    former = package.name
    _add_id_to_name(package)
    return former


def _add_id_to_name(package: PackageFolder) -> None:
    own = f"-{package.id_hex}"
    package.amend("name", package.name[: _LONGEST_NAME - len(own)] + own)
    package.name = str(package.description["name"])
