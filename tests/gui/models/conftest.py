"""A folder of the user's models in the place of the real one, and a second model to go there."""

import shutil
from pathlib import Path

import pytest
import send2trash

from aedesk.zoo import ModelPackage, find_package
from tests.zoo.archives import described, files_of, pack, weighted


@pytest.fixture(autouse=True)
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's models, none yet; the one that ships is there."""
    folder = tmp_path / "models"
    for module in ("find", "archive"):
        monkeypatch.setattr(f"aedesk.zoo.{module}.user_models_folder", lambda: folder)
    return folder


@pytest.fixture(autouse=True)
def trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "trash"
    folder.mkdir()
    monkeypatch.setattr(send2trash, "send2trash", lambda path: shutil.move(path, folder))
    return folder


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
