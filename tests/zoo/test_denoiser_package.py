"""Packages of denoisers: what they hold, what is refused, how one is found, whether graphs are right."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aedesk.errors import ModelError
from aedesk.nn.arrays import to_numpy
from aedesk.nn.denoiser_weights import denoiser_arrays, load_denoiser
from aedesk.runtime import Device, open_denoiser_networks
from aedesk.runtime.denoiser_networks import KerasDenoiser
from aedesk.zoo import (
    DenoiserArchitecture,
    DenoiserPackage,
    ModelPackage,
    find_any,
    find_denoiser,
    find_package,
    list_denoisers,
    list_packages,
    open_package,
)
from aedesk.zoo.folder import DESCRIPTION, WEIGHTS
from tests.denoising.material import MICRO, make_denoiser, make_package


@pytest.fixture(scope="module")
def denoiser_package(tmp_path_factory: pytest.TempPathFactory) -> DenoiserPackage:
    return make_package(tmp_path_factory.mktemp("zoo") / "clean")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of models, and no models that ship."""
    monkeypatch.setattr("aedesk.zoo.find.user_models_folder", lambda: tmp_path / "models")
    monkeypatch.setattr("aedesk.zoo.find._SHIPPED", ())
    (tmp_path / "models").mkdir()
    return tmp_path / "models"


def described(folder: Path, **changes: Any) -> Path:
    """Change the description in a folder; a value of None takes the key away."""
    file = folder / DESCRIPTION
    content = {**json.loads(file.read_text()), **changes}
    file.write_text(json.dumps({key: value for key, value in content.items() if value is not None}))
    return folder


@pytest.mark.parametrize(
    "architecture",
    [
        MICRO,
        replace(MICRO, cell=4, depthwise=3, encoder_blocks_1=2),
        replace(MICRO, patch=10),
        replace(MICRO, cell=4, patch=6),
    ],
)
def test_graphs_and_keras_agree(
    architecture: DenoiserArchitecture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aedesk.runtime.openvino_graphs.is_half_fast", lambda: False)
    package = make_package(tmp_path / "clean", make_denoiser(architecture))
    random = np.random.default_rng(5)
    picture = random.random((1, 48, 64, 3)).astype(np.float32)
    cell = architecture.cell
    level = random.random((1, 48 // cell, 64 // cell, 2)).astype(np.float32)
    onnx, keras = open_denoiser_networks(package, Device("cpu"), 1), KerasDenoiser(package, Device("cpu"))
    assert onnx.residual(picture, level).shape == picture.shape
    assert np.allclose(onnx.residual(picture, level), keras.residual(picture, level), atol=1e-5)
    assert onnx.estimate(picture).shape == (1, 3, 4, 2)
    assert np.allclose(onnx.estimate(picture), keras.estimate(picture), atol=1e-6)


def test_weights_come_back_in_half_precision(denoiser_package: DenoiserPackage) -> None:
    model, loaded = make_denoiser(), load_denoiser(denoiser_package)
    for ours, theirs in zip(model.variables, loaded.variables, strict=True):
        assert np.allclose(to_numpy(ours), to_numpy(theirs), rtol=1e-3, atol=1e-6), ours.path
    assert not any(name.startswith("denoiser/") and name.endswith("/bias") for name in denoiser_arrays(model))


def test_a_package_tells_of_itself(denoiser_package: DenoiserPackage) -> None:
    again = DenoiserPackage(denoiser_package.path)
    again.check_files()
    assert set(again.description["files"]) == {WEIGHTS, "denoise.onnx", "estimate.onnx"}
    assert "denoiser, micro" in again.summary() and "to denoise/estimate" in again.summary()


@pytest.mark.parametrize("name", [WEIGHTS, "denoise.onnx"])
def test_an_altered_file_is_noticed(denoiser_package: DenoiserPackage, tmp_path: Path, name: str) -> None:
    copy = Path(shutil.copytree(denoiser_package.path, tmp_path / "copy"))
    data = bytearray((copy / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copy / name).write_bytes(data)
    with pytest.raises(ModelError, match=f"damaged: {name} was altered"):
        DenoiserPackage(copy).check_files()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"kind": "codec"}, "describes a 'codec', not a denoiser"),
        ({"architecture": {**MICRO.as_dict(), "channels_3": 10**9}}, "channels_3 is 1000000000"),
        ({"architecture": {**MICRO.as_dict(), "cell": 3}}, "cell is 3"),
        ({"architecture": {**MICRO.as_dict(), "depthwise": 4}}, "depthwise is 4"),
        ({"architecture": {**MICRO.as_dict(), "middle_blocks": True}}, "middle_blocks is True"),
        ({"architecture": {**MICRO.as_dict(), "patch": 4}}, "patch is 4"),
        ({"architecture": {**MICRO.as_dict(), "patch": 6, "cell": 1}}, "cell 1"),
        ({"architecture": {"cell": 2}}, "missing or unknown numbers"),
        ({"files": {"../../denoise.onnx": "0" * 64}}, "must name the files"),
        ({"macs_per_pixel": {"denoise": 1.0}}, "macs_per_pixel of estimate"),
        ({"name": "../evil"}, "name that is none"),
        ({"name": None}, "lacks name"),
    ],
)
def test_a_foreign_description_is_checked(
    denoiser_package: DenoiserPackage, tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    copy = Path(shutil.copytree(denoiser_package.path, tmp_path / "copy"))
    with pytest.raises(ModelError, match=message):
        DenoiserPackage(described(copy, **changes))


def test_weights_of_another_shape_are_refused(denoiser_package: DenoiserPackage, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(denoiser_package.path, tmp_path / "copy"))
    described(copy, architecture={**MICRO.as_dict(), "channels_3": 12})
    with pytest.raises(ModelError, match=r"shape .* is needed"):
        load_denoiser(DenoiserPackage(copy))
    described(copy, architecture={**MICRO.as_dict(), "middle_blocks": 2})
    with pytest.raises(ModelError, match="has nothing"):
        load_denoiser(DenoiserPackage(copy))


def test_without_a_denoiser_it_says_how_to_get_one(folder: Path) -> None:
    with pytest.raises(ModelError, match=r"No denoiser is installed\. Train one .*train denoiser"):
        find_denoiser()
    with pytest.raises(ModelError, match=r"no denoiser 'mine'; there are: none"):
        find_denoiser("mine")


def test_denoisers_and_codecs_are_told_apart(
    folder: Path, denoiser_package: DenoiserPackage, package: ModelPackage
) -> None:
    make_package(folder / "a", name="own")
    shutil.copytree(package.path, folder / "codec")
    assert find_denoiser().name == "own"
    make_package(folder / "b", name="denoiser")
    assert find_denoiser().name == "denoiser", "the one that ships comes first"
    assert [p.name for p in list_denoisers()] == ["own", "denoiser"]
    assert [p.name for p in list_packages()] == ["small"]
    for wanted in ("own", str(folder / "a")):
        assert find_denoiser(wanted).path == find_any(wanted).path == folder / "a"
    assert find_any("small").kind == "codec" and open_package(folder / "b").kind == "denoiser"
    with pytest.raises(ModelError, match="describes a 'denoiser', not a codec"):
        find_package(str(folder / "a"))
