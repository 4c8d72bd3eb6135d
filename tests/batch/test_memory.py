"""Memory that runs out: a job is done again with smaller tiles, and says so; the search for tiles."""

import threading
from pathlib import Path

import pytest

from aedesk.batch import Job, Outlet, Result, Scratch, State, Watch, do_job
from aedesk.errors import ExitStatus, OutOfMemoryError
from aedesk.imaging.tiles import plan, smaller_tiles

STEADY = Watch(threading.Event())
AREA = (0, 512), (0, 512), (512, 512)


def tiles() -> int:
    """Tiles of a plane whose budget holds it as a whole."""
    return len(plan(*AREA, 16, 16, 512 * 512))


@pytest.mark.parametrize(
    "error", [MemoryError(), OutOfMemoryError("Memory ran out in the network analysis.")]
)
@pytest.mark.parametrize(("fits", "words"), [(1, ""), (4, "a quarter of"), (8, "an eighth of")])
def test_job_is_done_again_with_smaller_tiles(
    tmp_path: Path, error: Exception, fits: int, words: str
) -> None:
    tried = []

    def work(job: Job, outlet: Outlet, watch: Watch) -> Result:
        tried.append(tiles())
        if len(tried) < (1, 4, 8).index(fits) + 1:
            raise error
        return Result(job.source, State.DONE)

    result = do_job(work, Job(tmp_path / "a.png"), Outlet(Scratch()), STEADY)
    assert result.state is State.DONE
    assert tried[0] == 1 and tried == sorted(set(tried)), "each try has more tiles"
    assert (words in result.notes[0]) if words else not result.notes
    assert tiles() == 1, "the next job starts as usual"


def test_too_little_memory_for_any_tile_is_a_failure(tmp_path: Path) -> None:
    def work(job: Job, outlet: Outlet, watch: Watch) -> Result:
        raise MemoryError

    result = do_job(work, Job(tmp_path / "a.png"), Outlet(Scratch()), STEADY)
    assert result.state is State.FAILED and result.status is ExitStatus.DEVICE


def test_smaller_tiles_cover_the_plane() -> None:
    with smaller_tiles(8):
        cut = plan(*AREA, 16, 16, 512 * 512)
    covered = sum((r.stop - r.start) * (c.stop - c.start) for r, c in cut)
    assert covered == 512 * 512 and all(r.outer_length * c.outer_length <= 512 * 64 for r, c in cut)
