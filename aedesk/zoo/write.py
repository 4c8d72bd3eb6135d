"""Writes model packages; needs the onnx library, which reading them does not."""

import hashlib
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from safetensors.numpy import save

from aedesk.errors import ModelError
from aedesk.files import make_folder, replace_file
from aedesk.zoo.architecture import CodecArchitecture
from aedesk.zoo.denoiser_architecture import DenoiserArchitecture
from aedesk.zoo.denoiser_graphs import build_denoiser_graphs
from aedesk.zoo.denoiser_package import DenoiserPackage
from aedesk.zoo.folder import DESCRIPTION, FORMAT, WEIGHTS, Arrays, PackageFolder, description_bytes
from aedesk.zoo.graphs import build_graphs
from aedesk.zoo.integer_prior import IntegerPrior
from aedesk.zoo.onnx_graph import StoredTensor
from aedesk.zoo.package import ModelPackage
from aedesk.zoo.tables import EntropyTables

_Package = TypeVar("_Package", bound=PackageFolder)


def write_package(path: Path, description: dict[str, Any], arrays: Arrays) -> ModelPackage:
    """Check all integers, write the package of a codec, and open it again.

    Args:
        path: Folder of the package; made if missing, files in it are replaced.
        description: Name, size, architecture, licence, training record, results.
        arrays: All numbers: network weights, gains, prior, entropy tables.

    Returns:
        The package as read back from disk.

    Raises:
        ModelError: The prior could reach an inexact sum, or a table or a number is impossible.
    """
    architecture = CodecArchitecture.from_dict(description["architecture"])
    IntegerPrior.from_arrays(arrays, architecture)
    EntropyTables.from_arrays(arrays)
    _write_files(path, ModelPackage.kind, description, arrays, partial(build_graphs, architecture))
    return _checked(ModelPackage(path))


def write_denoiser(path: Path, description: dict[str, Any], arrays: Arrays) -> DenoiserPackage:
    """Write the package of a denoiser, and open it again.

    Args:
        path: Folder of the package; made if missing, files in it are replaced.
        description: Name, size, architecture, licence, training record, results.
        arrays: Weights of the networks.

    Returns:
        The package as read back from disk.

    Raises:
        ModelError: A number is impossible.
    """
    architecture = DenoiserArchitecture.from_dict(description["architecture"])
    build = partial(build_denoiser_graphs, architecture)
    _write_files(path, DenoiserPackage.kind, description, arrays, build)
    return _checked(DenoiserPackage(path))


def rebuild_graphs(package: ModelPackage | DenoiserPackage) -> None:
    """Make the graphs of a package again, in place, from its own weights; its id stays.

    For packages that an older aedesk has written: what it can read of them, it can run. Interrupted, it
    leaves a package that it can be called for again.

    Raises:
        ModelError: The weights are missing or altered.
    """
    hashes = dict(package.description["files"])
    try:
        with (package.path / WEIGHTS).open("rb") as stream:
            actual = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"The weights of the model {package.name} cannot be read: {error}.") from error
    if actual != hashes[WEIGHTS]:
        raise ModelError(f"The model {package.name} is damaged: {WEIGHTS} was altered.", "Install it again.")
    for name, graph in graphs_of(package).items():
        replace_file(package.path / f"{name}.onnx", graph)
        hashes[f"{name}.onnx"] = hashlib.sha256(graph).hexdigest()
    _write_description(package.path, {**package.description, "files": hashes})


def graphs_of(package: ModelPackage | DenoiserPackage) -> dict[str, bytes]:
    """Make the graphs of a package from its own weights, of which only names, shapes and places are read.

    Returns:
        Serialised ONNX models by name.

    Raises:
        ModelError: The weights are no file of arrays, or the networks need others.
    """
    package.array_names()  # has the library check all that the header says
    with (package.path / WEIGHTS).open("rb") as stream:
        length = stream.read(8)
        tensors = _stored_tensors(length + stream.read(int.from_bytes(length, "little")))
    try:
        if isinstance(package, DenoiserPackage):
            return build_denoiser_graphs(package.architecture, tensors, WEIGHTS)
        return build_graphs(package.architecture, tensors, WEIGHTS)
    except (LookupError, TypeError, ValueError) as error:
        raise ModelError(
            f"The weights of the model {package.name} do not fit its networks: {error!r}.",
            "Ask who made the model to export it again.",
        ) from error


def _write_files(
    path: Path, kind: str, description: dict[str, Any], arrays: Arrays, build: Callable[..., dict[str, bytes]]
) -> None:
    make_folder(path)
    # The library stores memory as it lies, so what is transposed must be laid out anew.
    files = {WEIGHTS: save({name: np.ascontiguousarray(array) for name, array in arrays.items()})}
    graphs = build(_stored_tensors(files[WEIGHTS]), WEIGHTS)
    files |= {f"{name}.onnx": data for name, data in graphs.items()}
    for name, data in files.items():
        replace_file(path / name, data)
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
    _write_description(path, {"format": FORMAT, "kind": kind, **description, "files": hashes})


def _write_description(path: Path, content: dict[str, Any]) -> None:
    replace_file(path / DESCRIPTION, description_bytes(content))


def _checked(package: _Package) -> _Package:
    package.check_files()
    return package


def _stored_tensors(data: bytes) -> dict[str, StoredTensor]:
    """Find every array in the bytes of a weights file: a length, a JSON header, then the arrays."""
    start = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:start])
    header.pop("__metadata__", None)
    return {
        name: StoredTensor(
            entry["dtype"],
            tuple(entry["shape"]),
            start + entry["data_offsets"][0],
            entry["data_offsets"][1] - entry["data_offsets"][0],
        )
        for name, entry in header.items()
    }
