"""Pixels of jobs from headers alone."""

from pathlib import Path

import pytest

from aedesk.batch import Job, Result, State, sizes_of, weights_of
from tests.batch.fakes import save_picture


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".tiff", ".bmp", ".gif", ".avif"])
def test_pixels_of_pictures(tmp_path: Path, suffix: str) -> None:
    assert weights_of([Job(save_picture(tmp_path / f"a{suffix}", 20, 10))]) == [200.0]


def test_pixels_of_a_latent_file(tmp_path: Path) -> None:
    from aedesk.codec.header import Header, StripEntry, write_opening

    (tmp_path / "a.aed").write_bytes(write_opening(Header(b"abcd", 30, 20, 60), (StripEntry(0, 1, 1),), 0))
    assert weights_of([Job(tmp_path / "a.aed")]) == [600.0]


def test_what_tells_nothing_weighs_little(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n cut")
    plan = [Job(None), Job(tmp_path / "missing"), Job(tmp_path / "broken.png"), Result(None, State.SKIPPED)]
    assert weights_of(plan) == [1.0, 1.0, 1.0, 0.0]


def test_large_plan_is_measured_by_a_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = save_picture(tmp_path / "small.png", 20, 10)
    plan = [Job(small) for _ in range(1500)]
    reads = []
    monkeypatch.setattr("aedesk.batch.measure.read_size", lambda path: reads.append(path) or (20, 10))
    sizes = sizes_of([*plan, Result(None, State.SKIPPED), Job(None)])
    assert sizes.sampled and len(reads) <= 101
    assert sum(sizes.pixels) == pytest.approx(1500 * 200 + 1, rel=0.01)
    assert sizes.bytes[-3:].tolist() == [small.stat().st_size, 0, 0]  # type: ignore[attr-defined]
