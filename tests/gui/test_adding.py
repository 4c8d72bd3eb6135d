"""From paths to items: what is found, and what will be done with it."""

from pathlib import Path

import pytest

from aedesk.codec.header import SIGNATURE
from aedesk.gui.adding import find_items
from tests.batch.fakes import save_picture


def test_folders_are_searched_to_the_bottom(tmp_path: Path) -> None:
    save_picture(tmp_path / "a.png")
    save_picture(tmp_path / "deep" / "deeper" / "b.png")
    (tmp_path / "readme.txt").write_text("no picture")
    items = find_items([str(tmp_path)])
    assert [str(item.source.inside) for item in items] == ["a.png", str(Path("deep/deeper/b.png"))]
    assert items[0].size == (tmp_path / "a.png").stat().st_size


def test_results_of_an_earlier_run_are_not_taken_for_work(tmp_path: Path) -> None:
    save_picture(tmp_path / "a.png")
    (tmp_path / "a.aed").write_bytes(SIGNATURE)
    (tmp_path / "alone.aed").write_bytes(SIGNATURE)
    assert [item.path.name for item in find_items([str(tmp_path)])] == ["a.png", "alone.aed"]
    assert [item.path.name for item in find_items([str(tmp_path / "a.aed")])] == ["a.aed"]


@pytest.mark.parametrize(
    ("name", "content", "is_latent"),
    [
        ("a.aed", SIGNATURE + b"rest", True),
        ("renamed.bin", SIGNATURE + b"rest", True),
        ("damaged.aed", b"something else", True),
        ("a.png", b"\x89PNG\r\n\x1a\n", False),
        ("empty.jpg", b"", False),
    ],
)
def test_content_decides_what_is_done(tmp_path: Path, name: str, content: bytes, is_latent: bool) -> None:
    (tmp_path / name).write_bytes(content)
    assert [item.is_latent for item in find_items([str(tmp_path / name)])] == [is_latent]


def test_missing_file_is_an_item_whose_run_will_tell(tmp_path: Path) -> None:
    (item,) = find_items([str(tmp_path / "gone.png")])
    assert item.source.error is not None and item.size == 0


def test_file_named_like_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_picture(tmp_path / "x.png").rename(tmp_path / "-")
    monkeypatch.chdir(tmp_path)
    assert [item.path for item in find_items(["-"])] == [tmp_path / "-"]
