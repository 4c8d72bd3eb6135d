"""The split of cores among jobs and threads."""

import pytest

from aedesk.batch import cores, share_cores


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "_usable_cores", lambda: 8)
    monkeypatch.setattr(cores, "_free_memory", lambda: 100 * 1024**3)


@pytest.mark.parametrize(
    ("files", "jobs", "threads", "expected"),
    [
        (1, None, None, (1, 8)),
        (2, None, None, (2, 4)),
        (100, None, None, (8, 1)),
        (0, None, None, (1, 8)),
        (100, 2, None, (2, 4)),
        (100, None, 4, (2, 4)),
        (100, None, 99, (1, 99)),
        (1, 3, None, (1, 8)),
        (3, 3, 5, (3, 5)),
    ],
)
def test_cores_are_used_once(
    files: int, jobs: int | None, threads: int | None, expected: tuple[int, int]
) -> None:
    assert share_cores(files, jobs, threads) == expected


def test_little_memory_means_fewer_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "_free_memory", lambda: 1500 * 1024**2)
    assert share_cores(100) == (2, 4)
