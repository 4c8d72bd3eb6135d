"""A command line with streams in memory, over the fake codec."""

import io
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

import aedesk.codec.header  # noqa: F401 - before the fake codec takes the place of its package
from aedesk.cli import Environment, main
from tests.batch import fakes


@dataclass(frozen=True)
class Outcome:
    status: int
    stdout: bytes
    stderr: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """The JSON lines of standard output."""
        return [json.loads(line) for line in self.stdout.decode().splitlines()]


Cli = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def fake_codec(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, module in fakes.modules().items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr("aedesk.batch.local._is_worth_processes", lambda *_: False)


@pytest.fixture(autouse=True)
def own_presets(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the presets of whoever runs the tests out."""
    folder = tmp_path_factory.mktemp("config")
    monkeypatch.setattr("aedesk.options.presets.presets_folder", lambda: folder)


@pytest.fixture(autouse=True)
def own_speeds(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the speeds of whoever runs the tests out, and those of the tests to themselves."""
    file = tmp_path_factory.mktemp("cache") / "speeds.json"
    monkeypatch.setattr("aedesk.batch.speeds.speeds_file", lambda: file)


@pytest.fixture
def cli() -> Cli:
    """Runs one command in this process."""

    def run(*args: str | os.PathLike[str], stdin: bytes = b"", **terminals: bool) -> Outcome:
        stdout, stderr = io.BytesIO(), io.StringIO()
        env = Environment(io.BytesIO(stdin), stdout, stderr, **terminals)
        status = main([os.fspath(arg) for arg in args], env)
        return Outcome(status, stdout.getvalue(), stderr.getvalue())

    return run
