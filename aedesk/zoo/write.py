"""Writes model packages; needs the onnx library, which reading them does not."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save

from aedesk.zoo.architecture import CodecArchitecture
from aedesk.zoo.graphs import build_graphs
from aedesk.zoo.integer_prior import IntegerPrior
from aedesk.zoo.onnx_graph import StoredTensor
from aedesk.zoo.package import DESCRIPTION, FORMAT, WEIGHTS, Arrays, ModelPackage
from aedesk.zoo.tables import EntropyTables


def write_package(path: Path, description: dict[str, Any], arrays: Arrays) -> ModelPackage:
    """Check all integers, write a package, and open it again.

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
    path.mkdir(parents=True, exist_ok=True)
    # The library stores memory as it lies, so what is transposed must be laid out anew.
    files = {WEIGHTS: save({name: np.ascontiguousarray(array) for name, array in arrays.items()})}
    graphs = build_graphs(architecture, _stored_tensors(files[WEIGHTS]), WEIGHTS)
    files |= {f"{name}.onnx": data for name, data in graphs.items()}
    for name, data in files.items():
        _replace(path / name, data)
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
    content = {"format": FORMAT, "kind": ModelPackage.kind, **description, "files": hashes}
    _replace(path / DESCRIPTION, (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode())
    package = ModelPackage(path)
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


def _replace(path: Path, data: bytes) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    temporary.write_bytes(data)
    temporary.replace(path)
