"""Numbers of an architecture: those of older packages, and kernels of another size through all layers."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aedesk.codec.geometry import Halos
from aedesk.errors import ModelError
from aedesk.nn.arrays import to_numpy
from aedesk.nn.codec_model import CodecModel
from aedesk.runtime.onnx_networks import OnnxNetworks
from aedesk.training.codec_arrays import package_arrays
from aedesk.zoo.architecture import CodecArchitecture
from aedesk.zoo.write import write_package
from tests.nn.conftest import SMALL


def test_packages_from_before_kernels_could_differ_have_those_of_3() -> None:
    numbers = SMALL.as_dict()
    del numbers["kernel"]
    assert CodecArchitecture.from_dict(numbers) == SMALL
    with pytest.raises(ModelError, match="missing or unknown numbers: depth"):
        CodecArchitecture.from_dict({**numbers, "depth": 3})
    with pytest.raises(ModelError, match="kernel is 4; it must be odd"):
        replace(SMALL, kernel=4)


def test_larger_kernels_reach_further() -> None:
    small, large = (Halos.of(replace(SMALL, kernel=side)) for side in (3, 5))
    assert large.analysis >= 2 * small.analysis - 16 and large.synthesis > small.synthesis
    assert large.context == small.context


def test_larger_kernels_pass_through_package_and_graphs(tmp_path: Path, description: dict[str, Any]) -> None:
    architecture = replace(SMALL, kernel=5)
    model = CodecModel(architecture)
    model.build()
    description = {**description, "architecture": architecture.as_dict()}
    onnx = OnnxNetworks(write_package(tmp_path / "wide", description, package_arrays(model)), threads=1)
    picture = np.random.default_rng(0).random((1, 80, 48, 3)).astype(np.float32)
    assert np.allclose(onnx.analysis(picture), to_numpy(model.analysis(picture)), atol=1e-2)
