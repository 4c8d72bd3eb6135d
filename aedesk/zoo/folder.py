"""A model package as a folder of data, never code: what packages of all kinds have in common.

``model.json`` describes the model and names the hash of every other file; ``weights.safetensors`` holds all
numbers; the ONNX graphs refer to the weights. Nothing here is unpickled or executed.
"""

import hashlib
import json
import re
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError, safe_open

from aedesk.errors import ModelError
from aedesk.files import make_folder, replace_file

Arrays = dict[str, npt.NDArray[np.generic]]

FORMAT = 1
DESCRIPTION = "model.json"
WEIGHTS = "weights.safetensors"
_MAX_DESCRIPTION_BYTES = 1024 * 1024
_MAX_WEIGHTS_BYTES = 1024**3


class PackageFolder:
    """One trained model on disk; ``check_files`` compares its files with their hashes.

    A kind of model subclasses it with the class variables ``kind``, ``graphs`` (names of its ONNX graphs) and
    ``works`` (what its description counts multiply-accumulates for).

    Args:
        path: Folder of the package.

    Raises:
        ModelError: The description is unreadable or asks for the impossible.
    """

    kind: ClassVar[str]
    graphs: ClassVar[tuple[str, ...]]
    works: ClassVar[tuple[str, ...]]

    def __init__(self, path: Path) -> None:
        self.path = path
        self.description = self._checked(path / DESCRIPTION, read_description(path))
        self.name = str(self.description["name"])
        self.size = str(self.description["size"])

    @property
    def id(self) -> bytes:
        """The four bytes that latent files name the model by: the start of the hash of its weights."""
        return bytes.fromhex(self.description["files"][WEIGHTS])[:4]

    @property
    def id_hex(self) -> str:
        """The id as eight hexadecimal digits."""
        return self.id.hex()

    def summary(self) -> str:
        """One line for lists."""
        macs = self.description["macs_per_pixel"]
        costs = "/".join(f"{macs[work] / 1000:.1f}" for work in self.works)
        return (
            f"{self.name} ({self.id_hex}): {self.kind}, {self.size}, "
            f"{costs} kMAC per pixel to {'/'.join(self.works)}"
        )

    def check_files(self) -> None:
        """Compare every file with its hash.

        Raises:
            ModelError: A file is missing or altered.
        """
        for name, expected in self.description["files"].items():
            file = self.path / name
            try:
                with file.open("rb") as stream:
                    actual = hashlib.file_digest(stream, "sha256").hexdigest()
            except OSError as error:
                raise ModelError(
                    f"The model {self.name} lacks its file {name}: {error.strerror}.", "Install it again."
                ) from error
            if actual != expected:
                raise ModelError(
                    f"The model {self.name} is damaged: {name} was altered.", "Install it again."
                )

    def copy_to(self, folder: Path) -> None:
        """Copy the files of the package into a folder, which is made if missing.

        The description comes last, so that what a kill leaves is not taken for a package.

        Raises:
            OutputError: The copy cannot be written.
        """
        make_folder(folder)
        for name in (*self.description["files"], DESCRIPTION):
            replace_file(folder / name, (self.path / name).read_bytes())

    def amend(self, key: str, value: Any) -> None:
        """Replace a part of the description that says nothing of the numbers, such as ``results``.

        Raises:
            OutputError: It cannot be written.
        """
        description = {**self.description, key: value}
        replace_file(self.path / DESCRIPTION, description_bytes(description))
        self.description = description

    def graph(self, name: str) -> Path:
        """Path of an ONNX graph, one of ``graphs``."""
        return self.path / f"{name}.onnx"

    def arrays(self, prefix: str = "") -> Arrays:
        """Read the arrays whose names start with a prefix."""
        try:
            with safe_open(self.path / WEIGHTS, framework="numpy") as file:
                return {name: file.get_tensor(name) for name in file.keys() if name.startswith(prefix)}  # noqa: SIM118
        except (SafetensorError, OSError) as error:
            raise ModelError(f"The weights of the model {self.name} cannot be read: {error}.") from error

    def array_names(self) -> set[str]:
        """Names of all arrays among the weights.

        Raises:
            ModelError: The weights are no file of arrays, or their lengths do not fit.
        """
        try:
            with safe_open(self.path / WEIGHTS, framework="numpy") as file:
                return set(file.keys())
        except (SafetensorError, OSError) as error:
            raise ModelError(f"The weights of the model {self.name} cannot be read: {error}.") from error

    def _checked(self, file: Path, description: dict[str, Any]) -> dict[str, Any]:
        _check_types(file, description)
        if description["kind"] != self.kind:
            raise ModelError(f"{file} describes a {description['kind']!r}, not a {self.kind}.")
        for work in self.works:
            macs = description["macs_per_pixel"].get(work)
            if type(macs) not in (int, float) or not 0 <= macs < 1e9:
                raise ModelError(f"{file} gives {macs!r} as macs_per_pixel of {work}.")
        names = {WEIGHTS, *(f"{name}.onnx" for name in self.graphs)}
        if set(description["files"]) != names:
            raise ModelError(f"{file} must name the files {', '.join(sorted(names))} and no others.")
        for name, digest in description["files"].items():
            if not isinstance(digest, str) or len(digest) != 64 or set(digest) - set("0123456789abcdef"):
                raise ModelError(f"{file} gives no SHA-256 for {name}.")
        if (weights := file.parent / WEIGHTS).is_file() and weights.stat().st_size > _MAX_WEIGHTS_BYTES:
            raise ModelError(f"{weights} is larger than {_MAX_WEIGHTS_BYTES:,} bytes.")
        return description


def read_description(path: Path) -> dict[str, Any]:
    """Read the description in a package's folder; only its format is checked.

    Raises:
        ModelError: It is missing, unreadable, too large, or of another format.
    """
    file = path / DESCRIPTION
    try:
        if file.stat().st_size > _MAX_DESCRIPTION_BYTES:
            raise ModelError(f"{file} is larger than {_MAX_DESCRIPTION_BYTES:,} bytes.")
        description = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(
            f"{path} holds no model: {error.strerror}.", "See `aedesk-cli models list`."
        ) from error
    except (ValueError, RecursionError) as error:
        raise ModelError(f"{file} is not readable JSON: {error}.", "Install the model again.") from error
    if not isinstance(description, dict) or description.get("format") != FORMAT:
        raise ModelError(f"{file} is not a model description of format {FORMAT}.", "Install a newer aedesk.")
    return description


def description_bytes(description: dict[str, Any]) -> bytes:
    """Content of the file of a description.

    Raises:
        ModelError: It would be too large to be read again.
    """
    data = (json.dumps(description, indent=2, ensure_ascii=False) + "\n").encode()
    if len(data) > _MAX_DESCRIPTION_BYTES:
        raise ModelError(f"The model's description is larger than {_MAX_DESCRIPTION_BYTES:,} bytes.")
    return data


def is_model_name(name: str) -> bool:
    """Whether a model may bear this name: 1 to 64 letters, digits, spaces, dots, dashes; a letter first."""
    return re.fullmatch(r"\w[\w .-]{0,63}", name) is not None


def _check_types(file: Path, description: dict[str, Any]) -> None:
    wanted = {
        "kind": str,
        "name": str,
        "size": str,
        "architecture": dict,
        "files": dict,
        "macs_per_pixel": dict,
    }
    for key, kind in wanted.items():
        if not isinstance(description.get(key), kind):
            raise ModelError(f"{file} lacks {key}, or it is of a wrong type.", "Install the model again.")
    for key in ("name", "size"):
        if not is_model_name(description[key]):
            raise ModelError(f"{file} gives a {key} that is none: {description[key][:80]!r}.")
