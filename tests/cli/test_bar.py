"""The progress bar: on terminals only, after a while, below the lines."""

import io
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from aedesk.cli import bar
from tests.batch import fakes
from tests.batch.fakes import save_picture
from tests.cli.conftest import Cli


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show the bar at the first tick, and let jobs last a few ticks."""
    compress = fakes.compress_picture

    def slowly(*args: Any, **kwargs: Any) -> fakes.Compressed:
        time.sleep(0.3)
        return compress(*args, **kwargs)

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(bar, "_PATIENCE", 0.0)
    monkeypatch.setattr(fakes, "compress_picture", slowly)


def test_bar_on_a_terminal(cli: Cli, tmp_path: Path, impatient: None) -> None:
    save_picture(tmp_path / "[b]a.png")
    save_picture(tmp_path / "b.png")
    outcome = cli("compress", tmp_path, stderr_is_terminal=True)
    assert "compress" in outcome.stderr and "%" in outcome.stderr
    assert "[b]a.png → " in outcome.stderr, "names are no markup"


@pytest.mark.parametrize(
    ("args", "terminals"),
    [([], {}), (["--quiet"], {"stderr_is_terminal": True}), ([], {"stdout_is_terminal": True})],
)
def test_no_bar(
    cli: Cli, tmp_path: Path, impatient: None, args: list[str], terminals: dict[str, bool]
) -> None:
    outcome = cli("compress", save_picture(tmp_path / "a.png"), *args, **terminals)
    assert "\x1b" not in outcome.stderr and "━" not in outcome.stderr


def test_quick_work_shows_no_bar(cli: Cli, tmp_path: Path) -> None:
    outcome = cli("compress", save_picture(tmp_path / "a.png"), stderr_is_terminal=True)
    assert "\x1b" not in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1


def test_bar_survives_a_terminal_without_unicode() -> None:
    from aedesk.cli import Environment

    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="backslashreplace")
    env = Environment(sys.stdin.buffer, io.BytesIO(), stream, stderr_is_terminal=True)
    shown = bar.Bar(env, hidden=False, label="compress")
    shown._due = 0.0
    shown.update(lambda: 0.5)
    shown.say("a → b")
    shown.close()
