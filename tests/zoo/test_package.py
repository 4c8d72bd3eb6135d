"""Model packages: hashes, damaged descriptions, and how one is found."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aedesk.errors import AedeskError, ModelError
from aedesk.zoo import ModelPackage, find_by_id, find_package, list_packages
from aedesk.zoo.architecture import SIZES, CodecArchitecture
from aedesk.zoo.folder import DESCRIPTION, WEIGHTS
from aedesk.zoo.package import GRAPHS

ODD_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)


def test_a_written_package_opens_and_tells_of_itself(package: ModelPackage) -> None:
    again = ModelPackage(package.path)
    assert again.name == "small" and len(again.id) == 4 and again.id_hex in again.summary()
    assert set(again.description["files"]) == {WEIGHTS, *(f"{name}.onnx" for name in GRAPHS)}
    again.check_files()


def test_the_same_numbers_give_the_same_id(package: ModelPackage, arrays: Any, tmp_path: Path) -> None:
    from aedesk.zoo.write import write_package

    described = {key: package.description[key] for key in ("size", "architecture", "macs_per_pixel")}
    again = write_package(tmp_path / "again", {"name": "other name", **described}, arrays)
    assert again.id == package.id


@pytest.mark.parametrize("name", [WEIGHTS, "analysis.onnx", "latents.onnx"])
def test_an_altered_file_is_noticed(copy: Path, name: str) -> None:
    data = bytearray((copy / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copy / name).write_bytes(data)
    with pytest.raises(ModelError, match=f"damaged: {name} was altered"):
        ModelPackage(copy).check_files()


def test_a_missing_file_is_noticed(copy: Path) -> None:
    (copy / "synthesis.onnx").unlink()
    with pytest.raises(ModelError, match=r"lacks its file synthesis\.onnx"):
        ModelPackage(copy).check_files()


def test_weights_that_are_cut_are_noticed(copy: Path) -> None:
    data = (copy / WEIGHTS).read_bytes()
    (copy / WEIGHTS).write_bytes(data[: len(data) // 2])
    with pytest.raises(ModelError, match="cannot be read"):
        _ = ModelPackage(copy).prior


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not readable JSON"),
        ("[" * 100_000, "not readable JSON"),
        ("\ud800", "not readable JSON"),
        ("[]", "not a model description"),
        ('{"format": 2}', "not a model description of format 1"),
        (" " * 2_000_000, "larger than"),
    ],
)
def test_a_description_that_is_none_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / DESCRIPTION).write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(ModelError, match=message):
        ModelPackage(tmp_path)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_description_is_refused_or_harmless(copy: Path, package: ModelPackage, data: Any) -> None:
    description = json.loads((package.path / DESCRIPTION).read_text())
    places = [(description, key) for key in description]
    places += [
        (description[key], name)
        for key in ("architecture", "files", "macs_per_pixel")
        for name in description[key]
    ]
    where, key = data.draw(st.sampled_from(places))
    if data.draw(st.booleans()):
        del where[key]
    else:
        where[key] = data.draw(ODD_VALUES)
    (copy / DESCRIPTION).write_text(json.dumps(description))
    try:
        opened = ModelPackage(copy)
        opened.summary()
        opened.check_files()
        opened.gains(50)
        _ = opened.prior, opened.tables
    except AedeskError as error:
        assert isinstance(error, ModelError) and error.message


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("latent_channels", 18),
        ("latent_channels", 10**9),
        ("anchors", 1),
        ("expansion", True),
        ("anchors", 4.0),
    ],
)
def test_impossible_architectures_are_refused(name: str, value: object) -> None:
    with pytest.raises(ModelError, match=name):
        CodecArchitecture.from_dict({**SIZES["tiny"].as_dict(), name: value})


def test_missing_and_unknown_numbers_are_named() -> None:
    numbers: dict[str, Any] = {**SIZES["tiny"].as_dict(), "depth": 3}
    del numbers["anchors"]
    with pytest.raises(ModelError, match="anchors, depth"):
        CodecArchitecture.from_dict(numbers)


def test_gains_are_those_of_training(package: ModelPackage) -> None:
    from aedesk.nn.arrays import to_numpy
    from aedesk.nn.load import load_networks
    from aedesk.zoo.architecture import quality_position

    model = load_networks(package)
    for quality in (1, 50, 100):
        position = np.array([quality_position(quality, model.architecture.anchors)], np.float32)
        gains = package.gains(quality)
        assert gains.latent.reshape(-1) == pytest.approx(
            to_numpy(model.latent_gains(position)).reshape(-1), rel=1e-5
        )
        assert gains.synthesis.shape == (1, model.architecture.deep_channels, 1, 1)
    with pytest.raises(ModelError, match="quality is 101"):
        package.gains(101)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of models, and no models that ship."""
    monkeypatch.setattr("aedesk.zoo.find.user_models_folder", lambda: tmp_path / "models")
    monkeypatch.setattr("aedesk.zoo.find._SHIPPED", ())
    (tmp_path / "models").mkdir()
    return tmp_path / "models"


def test_a_package_is_found_by_name_id_and_folder(folder: Path, package: ModelPackage) -> None:
    shutil.copytree(package.path, folder / "any folder")
    for wanted in ("small", package.id_hex, str(folder / "any folder")):
        assert find_package(wanted).path == folder / "any folder"
    assert find_by_id(package.id).name == "small"


def test_a_broken_package_hides_no_other(folder: Path, package: ModelPackage) -> None:
    (folder / "broken").mkdir()
    (folder / "broken" / DESCRIPTION).write_text("{}")
    shutil.copytree(package.path, folder / "good")
    assert [p.path.name for p in list_packages()] == ["good"]
    assert find_package("small").path.name == "good"
    with pytest.raises(ModelError, match="not a model description"):
        find_package("broken")


def test_a_package_that_is_not_there_is_named_beside_those_that_are(
    folder: Path, package: ModelPackage
) -> None:
    with pytest.raises(ModelError, match=r"no model 'large'; there are: none"):
        find_package("large")
    shutil.copytree(package.path, folder / "small")
    with pytest.raises(ModelError, match=rf"there are: small \({package.id_hex}\)"):
        find_by_id(b"\0\0\0\0")
