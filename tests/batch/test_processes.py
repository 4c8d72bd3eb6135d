"""Jobs in processes of their own: crashes harm one picture, nothing survives the parent, stop and pause."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from PIL import Image

from aedesk.batch import Finish, Job, OpenWork, Result, Run, State
from aedesk.batch.processes import ProcessPool
from aedesk.errors import DeviceError, ExitStatus, ModelError
from tests.batch.works import make_sources, open_copying, open_dying, open_unfit, open_weighing

PROJECT = Path(__file__).resolve().parents[2]


@contextmanager
def pool(
    jobs: int, open_work: OpenWork = open_copying, finish: Finish | None = None
) -> Iterator[ProcessPool]:
    made = ProcessPool(open_work, jobs, finish=finish)
    try:
        made.start()
        yield made
    finally:
        made.close()


def by_name(results: list[Result]) -> dict[str, State]:
    return {result.source.name: result.state for result in results if result.source}


def outputs(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "out").iterdir())


def test_a_small_picture_finds_no_memory_of_a_large_one(tmp_path: Path) -> None:
    sizes = {"a.png": (2500, 1700), "b.png": (2500, 1700), "c.png": (200, 150)}
    plan = make_sources(tmp_path, *sizes)
    for name, size in sizes.items():
        Image.effect_noise(size, 40).convert("RGB").save(tmp_path / name, compress_level=1)
    with pool(1, open_weighing) as one:
        before = [result.facts["resident"] for result in Run(plan, one).results()]
    assert before[1] > before[0] + 80_000_000, "between large ones memory is kept"
    assert before[2] < before[1] - 50_000_000


def test_results_are_in_order_and_outputs_are_there(tmp_path: Path) -> None:
    plan = make_sources(tmp_path, "meet-1.x", "meet-2.x", *(f"{number}.x" for number in range(28)), "bad.x")
    with pool(2) as two:
        results = list(Run(plan, two).results())
    assert [result.source for result in results] == [job.source for job in plan]
    assert [result.state for result in results] == [State.DONE] * 30 + [State.FAILED]
    assert len({result.facts["process"] for result in results[:30]} - {os.getpid()}) == 2
    assert len(outputs(tmp_path)) == 30 and (tmp_path / "out" / "7.x").read_text() == "7.x"


@pytest.mark.skipif(os.name != "posix", reason="signals that kill")
def test_what_kills_its_process_harms_only_itself(tmp_path: Path) -> None:
    names = [f"{number}.x" for number in range(8)]
    plan = make_sources(tmp_path, *names[:3], "crash.x", *names[3:6], "once.x", "memory.x", *names[6:])
    with pool(2) as two:
        results = list(Run(plan, two).results())
    states = by_name(results)
    assert {name for name, state in states.items() if state is State.FAILED} == {"crash.x", "memory.x"}
    assert outputs(tmp_path) == sorted([*names, "once.x"]), "one that dies once is done again"
    reasons = {result.source.name: result for result in results if result.source}
    assert "SIGSEGV" in reasons["crash.x"].reason
    assert "memory" in reasons["memory.x"].reason and reasons["memory.x"].status is ExitStatus.DEVICE


def test_unfit_work_is_an_error_of_the_run() -> None:
    with pytest.raises(ModelError, match="no model package") as caught, pool(2, open_unfit):
        pass
    assert caught.value.hint == "See aedesk-cli models."


def test_workers_that_never_start_are_given_up() -> None:
    with pytest.raises(DeviceError, match="exit code 7"), pool(1, open_dying):
        pass


def test_stop_ends_slow_jobs_and_kills_stubborn_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aedesk.batch.run.GRACE", 0.3)
    plan = make_sources(tmp_path, "a.x", "stubborn.x", "slow.x", "b.x")
    with pool(2) as two:
        workers = [worker.process for worker in two._workers]
        run = Run(plan, two)

        def stop_when_both_work() -> None:
            if {1, 2} <= run.running.keys():
                run.stop()

        results = list(run.results(stop_when_both_work))
    assert by_name(results) == {
        "a.x": State.DONE,
        "stubborn.x": State.NOT_TRIED,
        "slow.x": State.NOT_TRIED,
        "b.x": State.NOT_TRIED,
    }
    assert outputs(tmp_path) == ["a.x"]
    assert not any(worker.is_alive() for worker in workers) and not two.is_busy


def test_paused_run_stands_still_and_goes_on(tmp_path: Path) -> None:
    plan = make_sources(tmp_path, "slow.x")
    with pool(1) as one:
        run = Run(plan, one)
        seen: list[float] = []

        def look() -> None:
            if not run.is_paused and run.progress > 0:
                run.pause()
            elif run.is_paused:
                seen.append(run.progress)
            if len(seen) == 8:
                run.resume()
            if len(seen) >= 8 and run.progress > seen[-1] + 0.001:
                run.stop()

        list(run.results(look))
    assert seen[3] == seen[7], "after its step the job waited"


def test_after_and_trash_come_when_the_output_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_sources(tmp_path, "a b.x", "bad.x")
    check = "import sys, pathlib; print(pathlib.Path(sys.argv[2]).read_text()); sys.exit(sys.argv[1] == 'no')"
    finish = Finish.parse(f'{sys.executable} -c "{check}" {{input}} {{output}}', to_trash=False)
    with pool(1, finish=finish) as one:
        first, second = Run(plan, one).results()
    assert first.state is State.DONE and first.notes == ("a b.x",)
    assert second.state is State.FAILED


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes as Linux has them")
def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    make_sources(tmp_path, "slow.x", "slow2.x")
    code = """
import sys
from pathlib import Path
from aedesk.batch import Job, Run
from aedesk.batch.processes import ProcessPool
from tests.batch.works import open_copying
folder = Path(sys.argv[1])
pool = ProcessPool(open_copying, 2)
pool.start()
list(Run([Job(folder / "slow.x", folder / "out" / "1"), Job(folder / "slow2.x", folder / "out" / "2")], pool)
    .results(lambda: print("tick", flush=True)))
"""
    parent = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    for _ in range(20):
        assert parent.stdout.readline() == "tick\n"
    children = psutil.Process(parent.pid).children(recursive=True)
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    _, alive = psutil.wait_procs(children, timeout=30)
    assert not alive
    assert not (tmp_path / "out").exists() or not outputs(tmp_path)


def test_one_pool_serves_several_runs(tmp_path: Path) -> None:
    with pool(1) as one:
        for round_ in range(2):
            plan: list[Job] = make_sources(tmp_path, f"{round_}.x")
            assert next(Run(plan, one).results()).state is State.DONE
    assert outputs(tmp_path) == ["0.x", "1.x"]
