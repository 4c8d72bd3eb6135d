"""Files that come with the program: icons, translations, samples."""

from pathlib import Path

# In a checkout the resources lie beside the package; an installed wheel carries them inside.
_FOLDERS = (Path(__file__).parents[1] / "_data" / "resources", Path(__file__).parents[2] / "resources")


def find_resource(*parts: str) -> Path | None:
    """The path of a file below ``resources``, None where it is missing."""
    files = (folder.joinpath(*parts) for folder in _FOLDERS)
    return next((file for file in files if file.is_file()), None)
