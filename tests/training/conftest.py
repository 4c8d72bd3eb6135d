"""A size for tests and pictures to train it on."""

from pathlib import Path

import pytest

from tests.training import micro


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of eight small textures; tests leave it alone."""
    return micro.make_pictures(tmp_path_factory.mktemp("pictures"))


@pytest.fixture
def micro_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let recipes know the size "micro", and keep the start short."""
    monkeypatch.setitem(micro.SIZES, "micro", micro.MICRO)
    monkeypatch.setattr("aedesk.training.warm_start.BLOCK_BATCHES", 20)
