"""Commands over the fake codec, as in ``tests/cli``; tests over the real one say so."""

from typing import Any

import pytest

from aedesk.batch import Pool
from aedesk.cli import batches
from tests.cli.conftest import cli, fake_codec, own_presets

__all__ = ["cli", "fake_codec", "in_this_process", "own_presets"]


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs are done on threads of this process, which faults can be planted in."""
    real = batches.local_pool

    def local_pool(*args: Any, **settings: Any) -> Pool:
        return real(*args, **{**settings, "isolated": False})

    monkeypatch.setattr(batches, "local_pool", local_pool)
