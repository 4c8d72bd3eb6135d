"""Names on Windows, by the rules alone."""

import ntpath
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aedesk.errors import OutputError
from aedesk.files import Scratch, names


@pytest.mark.parametrize(
    "name",
    ["con", "CON.aed", "nul.tar.aed", "Com1.png", "lpt9", "COM².aed", "aux .aed", "conin$", "prn:stream"],
)
def test_devices(name: str) -> None:
    assert names.windows_fault(name) == "Windows keeps that name for a device"


@pytest.mark.parametrize("name", ["a?.aed", "a:b.aed", "a\nb.aed", 'a".aed', "a|b", "a\\b"])
def test_forbidden_characters(name: str) -> None:
    assert "does not allow" in (names.windows_fault(name) or "")


@pytest.mark.parametrize("name", ["photo.", "photo ", "..."])
def test_dropped_ends(name: str) -> None:
    assert "drops" in (names.windows_fault(name) or "")


@pytest.mark.parametrize(
    "name", ["photo.aed", "console.aed", "com10", "icon.png", ".hidden", "é 'x' (2).aed"]
)
def test_good_names(name: str) -> None:
    assert names.windows_fault(name) is None


def test_windows_refuses_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aedesk.files.scratch.fault_here", names.windows_fault)
    with pytest.raises(OutputError, match=r"nul\.aed cannot be written: Windows keeps .* -o"):
        Scratch().write(tmp_path / "new" / "nul.aed", b"", overwrite=True)
    assert not list(tmp_path.iterdir())


def test_short_paths_stay() -> None:
    for path in ("C:\\a\\b.aed", "\\\\server\\share\\b.aed", "\\\\?\\C:\\" + "x" * 300):
        assert names.unlimited(path) == path


def test_long_paths_get_the_prefix() -> None:
    long = "x" * 300
    assert names.unlimited(f"C:\\{long}") == f"\\\\?\\C:\\{long}"
    assert names.unlimited(f"\\\\server\\share\\{long}") == f"\\\\?\\UNC\\server\\share\\{long}"


@given(st.lists(st.text("abc é", min_size=1, max_size=80), min_size=1, max_size=8))
def test_the_prefix_comes_once_and_changes_nothing_else(parts: list[str]) -> None:
    path = ntpath.join("C:\\", *parts)
    once = names.unlimited(path)
    assert names.unlimited(once) == once
    assert once.removeprefix("\\\\?\\") == path
