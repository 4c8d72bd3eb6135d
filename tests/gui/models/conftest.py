"""A folder of the user's models in the place of the real one, and a second model to go there."""

from pathlib import Path

import pytest

from aedesk.zoo import ModelPackage, find_package
from tests.zoo.archives import described, files_of, pack, weighted


@pytest.fixture(autouse=True)
def own(user_models: Path, trash: Path) -> None:
    """All dialogs work on a folder of models of their own."""


@pytest.fixture
def shipped() -> ModelPackage:
    return find_package("tiny")


@pytest.fixture
def archive(shipped: ModelPackage, tmp_path: Path) -> Path:
    """Another model, as a file that somebody has sent."""
    files = weighted(files_of(shipped.path), lambda arrays: arrays["gains/latent"].__imul__(0.9))
    file = tmp_path / "sent.aemodel"
    file.write_bytes(pack(described(files, name="other")))
    return file
