"""The program as a process of its own: what it loads, pipes that close, completion."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.fakes import save_picture

PROJECT = Path(__file__).resolve().parents[2]
HEAVY = ("tensorflow", "keras", "jax", "torch", "PySide6")
MAIN = "import sys; from aedesk.cli import main; status = main(); "


def program(
    *args: str, code: str = "sys.exit(status)", **variables: str
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", MAIN + code, *args]
    environment = {**os.environ, **variables}
    return subprocess.run(
        command, capture_output=True, cwd=PROJECT, env=environment, timeout=120, check=False
    )


def loaded(*args: str, modules: tuple[str, ...]) -> list[str]:
    code = f"print(*[name for name in {modules} if name in sys.modules], file=sys.stderr)"
    return program(*args, code=code).stderr.decode().splitlines()[-1].split()


def test_help_loads_nothing_heavy() -> None:
    slow_to_import = ("numpy", "onnxruntime", "rich", "pydantic", "PIL", "platformdirs")
    assert loaded("--help", modules=HEAVY + slow_to_import) == []
    assert loaded("compress", "--help", modules=HEAVY + slow_to_import) == []


@pytest.mark.parametrize(
    "command", ["compress", "restore", "denoise", "watch", "info", "verify", "models", "train", "bench"]
)
def test_help_of_every_command(command: str) -> None:
    process = program(command, "-h")
    assert process.returncode == 0, process.stderr
    assert process.stdout.startswith(f"Usage: aedesk-cli {command} ".encode())


def test_version() -> None:
    assert program("-V").stdout.startswith(b"aedesk ")


def test_reader_that_goes_away_is_no_error_of_ours(tmp_path: Path) -> None:
    save_picture(tmp_path / "a.png")
    command = f"{sys.executable} -c '{MAIN} sys.exit(status)' compress --dry-run --json {tmp_path}"
    process = subprocess.run(
        ["bash", "-c", f"{command} | true"], capture_output=True, cwd=PROJECT, timeout=120, check=False
    )
    assert b"Traceback" not in process.stderr and b"BrokenPipe" not in process.stderr


@pytest.mark.skipif(os.name != "posix", reason="closing streams in a shell")
def test_closed_streams(tmp_path: Path) -> None:
    command = (
        f"{sys.executable} -c '{MAIN} sys.exit(status)' compress --dry-run {save_picture(tmp_path / 'a.png')}"
    )
    process = subprocess.run(
        ["sh", "-c", f"{command} <&- >&-"], capture_output=True, cwd=PROJECT, check=False
    )
    assert process.returncode == 0 and b"planned" in process.stderr


@pytest.mark.parametrize(("typed", "expected"), [("re", "restore"), ("restore --on", "--on-exist")])
def test_completion(typed: str, expected: str) -> None:
    words = f"aedesk-cli {typed}"
    process = program(
        _AEDESK_CLI_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(len(words.split()) - 1)
    )
    assert process.stdout.decode().split() == [expected]


def test_completion_of_choices() -> None:
    process = program(
        _AEDESK_CLI_COMPLETE="complete_bash", COMP_WORDS="aedesk-cli compress --on-exist ", COMP_CWORD="3"
    )
    assert process.stdout.decode().split() == ["skip", "rename", "overwrite"]
