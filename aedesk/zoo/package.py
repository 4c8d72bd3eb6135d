"""Model packages: a folder of data, never code, that holds one trained model.

``model.json`` describes the model and names the hash of every other file; ``weights.safetensors`` holds all
numbers; the ONNX graphs refer to the weights. Nothing here is unpickled or executed.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError, safe_open

from aedesk.errors import ModelError
from aedesk.zoo.architecture import QUALITIES, CodecArchitecture, quality_position
from aedesk.zoo.integer_prior import IntegerPrior
from aedesk.zoo.tables import EntropyTables

Arrays = dict[str, npt.NDArray[np.generic]]
Floats = npt.NDArray[np.float32]

FORMAT = 1
DESCRIPTION = "model.json"
WEIGHTS = "weights.safetensors"
GRAPHS = ("analysis", "hyper_analysis", "residual", "latents", "synthesis")
GAINS = ("latent", "hyper", "context", "synthesis")
_MAX_DESCRIPTION_BYTES = 1024 * 1024
_MAX_WEIGHTS_BYTES = 1024**3


@dataclass(frozen=True)
class Gains:
    """Gain vectors of one quality, float32, each of shape (1, channels, 1, 1).

    Args:
        latent: Steps of the quantiser are 1/latent.
        hyper: Scale of the hyper-analysis' features.
        context: Scale of the context's features.
        synthesis: Scale of the synthesis' features.
    """

    latent: Floats
    hyper: Floats
    context: Floats
    synthesis: Floats


class ModelPackage:
    """One trained codec on disk; ``check_files`` compares its files with their hashes.

    Args:
        path: Folder of the package.

    Raises:
        ModelError: The description is unreadable or asks for the impossible.
    """

    kind = "codec"

    def __init__(self, path: Path) -> None:
        self.path = path
        self.description = _read_description(path)
        self.name = str(self.description["name"])
        self.size = str(self.description["size"])
        self.architecture = CodecArchitecture.from_dict(self.description["architecture"])

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
        return (
            f"{self.name} ({self.id_hex}): {self.kind}, {self.size}, "
            f"{macs['encode'] / 1000:.1f}/{macs['decode'] / 1000:.1f} kMAC per pixel to encode/decode"
        )

    def check_files(self) -> None:
        """Compare every file with its hash.

        Raises:
            ModelError: A file is missing or altered.
        """
        for name, expected in self.description["files"].items():
            file = self.path / name
            try:
                actual = hashlib.sha256(file.read_bytes()).hexdigest()
            except OSError as error:
                raise ModelError(
                    f"The model {self.name} lacks its file {name}: {error.strerror}.", "Install it again."
                ) from error
            if actual != expected:
                raise ModelError(
                    f"The model {self.name} is damaged: {name} was altered.", "Install it again."
                )

    def graph(self, name: str) -> Path:
        """Path of an ONNX graph, one of ``GRAPHS``."""
        return self.path / f"{name}.onnx"

    @cached_property
    def prior(self) -> IntegerPrior:
        """The exact prior."""
        return IntegerPrior.from_arrays(self.arrays("prior/"), self.architecture)

    @cached_property
    def tables(self) -> EntropyTables:
        """The entropy tables."""
        return EntropyTables.from_arrays(self.arrays("entropy_"))

    def gains(self, quality: int) -> Gains:
        """Gain vectors of a quality 1..100, log-linear between the model's anchors.

        Raises:
            ModelError: The quality is out of bounds.
        """
        if quality not in QUALITIES:
            raise ModelError(f"The quality is {quality}; 1 to 100 is allowed.")
        position = quality_position(quality, self.architecture.anchors)
        weights = np.maximum(0, 1 - np.abs(position - np.arange(self.architecture.anchors)))
        vectors = (np.exp(weights @ self._gain_anchors[name]) for name in GAINS)
        return Gains(*(v.astype(np.float32).reshape(1, -1, 1, 1) for v in vectors))

    @cached_property
    def _gain_anchors(self) -> dict[str, npt.NDArray[np.float64]]:
        a = self.architecture
        channels = (a.latent_channels, a.hyper_features, a.context_channels, a.deep_channels)
        stored = self.arrays("gains/")
        anchors = {}
        for name, width in zip(GAINS, channels, strict=True):
            array = stored.get(f"gains/{name}")
            if array is None or array.shape != (a.anchors, width) or not np.isfinite(array).all():
                raise ModelError(f"The model's gains/{name} are missing or of a wrong shape.")
            anchors[name] = array.astype(np.float64)
        return anchors

    def arrays(self, prefix: str = "") -> Arrays:
        """Read the arrays whose names start with a prefix."""
        try:
            with safe_open(self.path / WEIGHTS, framework="numpy") as file:
                return {name: file.get_tensor(name) for name in file.keys() if name.startswith(prefix)}  # noqa: SIM118
        except (SafetensorError, OSError) as error:
            raise ModelError(f"The weights of the model {self.name} cannot be read: {error}.") from error


def _read_description(path: Path) -> dict[str, Any]:
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
    _check_description(file, description)
    return description


def is_model_name(name: str) -> bool:
    """Whether a model may bear this name: 1 to 64 letters, digits, spaces, dots, dashes; a letter first."""
    return re.fullmatch(r"\w[\w .-]{0,63}", name) is not None


def _check_values(file: Path, description: dict[str, Any]) -> None:
    for key in ("name", "size"):
        if not is_model_name(description[key]):
            raise ModelError(f"{file} gives a {key} that is none: {description[key][:80]!r}.")
    for key in ("encode", "decode"):
        macs = description["macs_per_pixel"].get(key)
        if type(macs) not in (int, float) or not 0 <= macs < 1e9:
            raise ModelError(f"{file} gives {macs!r} as macs_per_pixel of {key}.")


def _check_description(file: Path, description: dict[str, Any]) -> None:
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
    _check_values(file, description)
    if description["kind"] != ModelPackage.kind:
        raise ModelError(f"{file} describes a {description['kind']!r}; only codecs are known.")
    names = {WEIGHTS, *(f"{name}.onnx" for name in GRAPHS)}
    if set(description["files"]) != names:
        raise ModelError(f"{file} must name the files {', '.join(sorted(names))} and no others.")
    for name, digest in description["files"].items():
        if not isinstance(digest, str) or len(digest) != 64 or set(digest) - set("0123456789abcdef"):
            raise ModelError(f"{file} gives no SHA-256 for {name}.")
    if (weights := file.parent / WEIGHTS).is_file() and weights.stat().st_size > _MAX_WEIGHTS_BYTES:
        raise ModelError(f"{weights} is larger than {_MAX_WEIGHTS_BYTES:,} bytes.")
