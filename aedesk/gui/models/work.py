"""What the dialog of the models does off the main thread; knows nothing of Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aedesk.errors import AedeskError

Slow = Callable[[], Any]
Told = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of importing some files.

    Args:
        imported: Names of new models.
        renamed: The same, of those whose name was taken: the former name, and the new one.
        present: Names of models that were there already.
        refusals: Sentences about files that were refused.
        last: Id of the last model that is installed now; None if all files were refused.
    """

    imported: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    present: tuple[str, ...]
    refusals: tuple[str, ...]
    last: str | None


def import_files(paths: Sequence[Path]) -> ImportReport:
    """Import models, each for itself."""
    from aedesk.zoo import import_package

    done, refusals = [], []
    for path in paths:
        try:
            done.append(import_package(path))
        except AedeskError as error:
            refusals.append(error.message)
    new = [imported for imported in done if imported.is_new]
    return ImportReport(
        tuple(imported.package.name for imported in new if not imported.former_name),
        tuple((imported.former_name, imported.package.name) for imported in new if imported.former_name),
        tuple(imported.package.name for imported in done if not imported.is_new),
        tuple(refusals),
        done[-1].package.id_hex if done else None,
    )


def export_model(folder: Path, path: Path) -> Path:
    """Export the model in a folder; a file of that name was allowed to be replaced.

    Raises:
        AedeskError: The model is damaged, or the file cannot be written.
    """
    from aedesk.zoo import export_package, open_package

    return export_package(open_package(folder), path, overwrite=True)


def remove_model(folder: Path) -> None:
    """Move the model in a folder to the trash.

    Raises:
        AedeskError: It is none of the user's own, or the trash does not take it.
    """
    from aedesk.zoo import open_package, remove_package

    remove_package(open_package(folder))
