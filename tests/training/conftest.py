"""A size for tests and pictures to train it on."""

from collections.abc import Iterator
from pathlib import Path

import keras
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


@pytest.fixture
def eager() -> Iterator[None]:
    """Run steps as they are written: to compile one takes longer than all steps of a test."""
    if keras.backend.backend() != "tensorflow":
        yield
        return
    import tensorflow as tf

    tf.config.run_functions_eagerly(True)
    yield
    tf.config.run_functions_eagerly(False)
