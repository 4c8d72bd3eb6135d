"""Graphs that another version of aedesk has written are refused with what to do, and made again in place."""

from pathlib import Path

import numpy as np
import pytest

from aedesk.errors import ModelError
from aedesk.runtime.onnx_networks import OnnxNetworks
from aedesk.zoo import ModelPackage
from aedesk.zoo.folder import WEIGHTS
from aedesk.zoo.package import GRAPHS
from aedesk.zoo.write import rebuild_graphs


def test_graphs_are_made_again(package: ModelPackage, copy: Path) -> None:
    old = (copy / "latents.onnx").read_bytes()
    (copy / "residual.onnx").write_bytes(old)
    (copy / "synthesis.onnx").unlink()
    rebuild_graphs(ModelPackage(copy))
    made = ModelPackage(copy)
    made.check_files()
    assert made.id == package.id and made.description == package.description
    for name in GRAPHS:
        assert made.graph(name).read_bytes() == package.graph(name).read_bytes()


def test_altered_weights_are_not_built_upon(copy: Path) -> None:
    data = bytearray((copy / WEIGHTS).read_bytes())
    data[-1] ^= 1
    (copy / WEIGHTS).write_bytes(data)
    with pytest.raises(ModelError, match="was altered"):
        rebuild_graphs(ModelPackage(copy))
    (copy / WEIGHTS).unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        rebuild_graphs(ModelPackage(copy))


def test_a_graph_of_another_version_says_so(copy: Path) -> None:
    (copy / "hyper_analysis.onnx").write_bytes((copy / "analysis.onnx").read_bytes())
    package = ModelPackage(copy)
    y = np.zeros((1, 4, 4, package.architecture.latent_channels), np.float32)
    with pytest.raises(ModelError, match=r"Another version.*hyper_analysis.*models rebuild"):
        OnnxNetworks(package, threads=1).hyper_analysis(y, package.gains(50))
