"""A model package of a small codec that was never trained."""

from pathlib import Path
from typing import Any

import pytest

from aedesk.zoo import ModelPackage
from aedesk.zoo.folder import Arrays
from tests.nn.conftest import SMALL, make_model


@pytest.fixture(scope="session")
def arrays() -> Arrays:
    """All numbers of the package; tests copy what they change."""
    from aedesk.training.codec_arrays import package_arrays

    return package_arrays(make_model(11))


@pytest.fixture(scope="session")
def description() -> dict[str, Any]:
    return {
        "name": "small",
        "size": "small",
        "licence": "Apache-2.0",
        "architecture": SMALL.as_dict(),
        "macs_per_pixel": {"encode": 100.0, "decode": 100.0},
    }


@pytest.fixture(scope="session")
def package(
    tmp_path_factory: pytest.TempPathFactory, arrays: Arrays, description: dict[str, Any]
) -> ModelPackage:
    from aedesk.zoo.write import write_package

    return write_package(tmp_path_factory.mktemp("zoo") / "small", description, arrays)


@pytest.fixture
def copy(package: ModelPackage, tmp_path: Path) -> Path:
    """A copy of the package's folder, to be damaged."""
    import shutil

    return Path(shutil.copytree(package.path, tmp_path / "copy"))
