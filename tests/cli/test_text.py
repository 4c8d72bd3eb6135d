"""Numbers and names as people read them."""

from pathlib import Path

import pytest

from aedesk.cli.text import duration_text, path_text, saving_text, size_text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1 kB"),
        (24_123, "24.1 kB"),
        (999_600, "1 MB"),
        (1_770_000, "1.77 MB"),
    ],
)
def test_size(size: int, text: str) -> None:
    assert size_text(size) == text


def test_saving() -> None:
    assert (saving_text(0.959), saving_text(-0.03), saving_text(None)) == ("−95.9 %", "+3.0 %", "")


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.421, "0.42 s"), (12.3, "12 s"), (185, "3 min 5 s"), (7440, "2 h 4 min")]
)
def test_duration(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a b", "a b"),
        ("ö图🖼", "ö图🖼"),
        ("a\nb\x1b[1m", r"a\nb\x1b[1m"),
        ("a\udcff", r"a\udcff"),
        ("\u202egnp", r"\u202egnp"),
    ],
)
def test_path(name: str, text: str) -> None:
    assert path_text(Path(name)) == text


def test_standard_stream() -> None:
    assert path_text(None) == "-"
