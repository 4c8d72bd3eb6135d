"""Runs: order, failures, stop, progress."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aedesk.batch import Job, Outlet, Result, Scratch, State, Tally, ThreadPool, Watch, failure
from aedesk.batch import Run as RunOnPool
from aedesk.batch.plan import Entry
from aedesk.errors import DamagedFileError, DeviceError, ExitStatus, ModelError

JOBS = [Job(Path(f"{number}.png")) for number in range(8)]


def done(job: Job, watch: Watch) -> Result:
    return Result(job.source, State.DONE)


def Run(plan: list[Entry], work: Callable[[Job, Watch], Result], jobs: int = 1, **options: Any) -> RunOnPool:  # noqa: N802
    """A run on threads."""
    pool = ThreadPool(lambda _: lambda job, _, watch: work(job, watch), Outlet(Scratch()), jobs)
    pool.start()
    return RunOnPool(plan, pool, **options)


def states(results: list[Result]) -> list[State]:
    return [result.state for result in results]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_keep_the_order_of_the_plan(jobs: int) -> None:
    def later_ones_end_first(job: Job, watch: Watch) -> Result:
        assert job.source is not None
        time.sleep(0.02 * (8 - int(job.source.stem)))
        return done(job, watch)

    results = list(Run(JOBS, later_ones_end_first, jobs=jobs).results())
    assert [result.source for result in results] == [job.source for job in JOBS]


def test_settled_entries_pass_through() -> None:
    settled = Result(Path("x"), State.SKIPPED)
    assert states(list(Run([settled, JOBS[0]], done).results())) == [State.SKIPPED, State.DONE]


class PanicError(BaseException):
    """As a library raises that does not know better."""


@pytest.mark.parametrize(
    ("error", "status", "text"),
    [
        (DamagedFileError("It is cut."), ExitStatus.SOME_FAILED, "It is cut."),
        (PermissionError(13, "Permission denied"), ExitStatus.SOME_FAILED, "Permission denied."),
        (ModelError("No model."), ExitStatus.MODEL, "No model."),
        (MemoryError(), ExitStatus.DEVICE, "not enough memory"),
        (ZeroDivisionError("division by zero"), ExitStatus.SOME_FAILED, "Internal error: ZeroDivisionError"),
        (PanicError("panic"), ExitStatus.SOME_FAILED, "PanicError: panic"),
    ],
)
def test_what_a_job_raises_is_its_result(error: BaseException, status: ExitStatus, text: str) -> None:
    def fail_on_third(job: Job, watch: Watch) -> Result:
        if job is JOBS[2]:
            raise error
        return done(job, watch)

    results = list(Run(JOBS, fail_on_third, jobs=2).results())
    assert states(results).count(State.DONE) == 7
    assert results[2].state is State.FAILED and text in results[2].reason
    assert results[2].status is status and type(error).__name__ in results[2].details


def test_fail_fast_cancels_what_was_not_begun() -> None:
    def fail_on_third(job: Job, watch: Watch) -> Result:
        if job is JOBS[2]:
            raise DamagedFileError("It is cut.")
        return done(job, watch)

    results = list(Run(JOBS, fail_on_third, fail_fast=True).results())
    assert states(results) == [State.DONE] * 2 + [State.FAILED] + [State.NOT_TRIED] * 5


def test_fail_fast_minds_what_failed_in_the_plan() -> None:
    plan = [failure(Path("x"), FileNotFoundError(2, "No such file")), *JOBS]
    begun = threading.Event()

    def slow(job: Job, watch: Watch) -> Result:
        begun.wait(1)
        return done(job, watch)

    run = Run(plan, slow, fail_fast=True)
    results = run.results()
    assert next(results).state is State.FAILED
    begun.set()
    assert State.NOT_TRIED in states(list(results))


def test_leaving_early_stops_jobs_at_their_next_step() -> None:
    begun = threading.Event()
    ended = []

    def endless(job: Job, watch: Watch) -> Result:
        try:
            while True:
                begun.set()
                watch(0.5)
                time.sleep(0.01)
        finally:
            ended.append(job)

    run = Run(JOBS, endless, jobs=2)

    def interrupt() -> None:
        begun.wait(5)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(run.results(tick=interrupt))
    assert not run.is_busy
    assert len(ended) in {1, 2}


def test_stubborn_job_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aedesk.batch.run.GRACE", 0.05)
    release = threading.Event()

    def stubborn(job: Job, watch: Watch) -> Result:
        release.wait(30)
        return done(job, watch)

    def interrupt() -> None:
        raise KeyboardInterrupt

    run = Run(JOBS[:1], stubborn)
    with pytest.raises(KeyboardInterrupt):
        list(run.results(tick=interrupt))
    assert run.is_busy
    release.set()


def test_progress_counts_by_weight() -> None:
    seen = []

    def half(job: Job, watch: Watch) -> Result:
        watch(0.5)
        seen.append(run.progress)
        return done(job, watch)

    run = Run(JOBS[:2], half, weights=[30.0, 10.0])
    list(run.results())
    assert seen == [pytest.approx(0.375), pytest.approx(0.875)]
    assert run.progress == 1.0


@pytest.mark.parametrize(
    ("results", "status"),
    [
        ([], ExitStatus.NOTHING_TO_DO),
        ([Result(None, State.SKIPPED)], ExitStatus.NOTHING_TO_DO),
        ([Result(None, State.SKIPPED), Result(None, State.DONE)], ExitStatus.OK),
        ([Result(None, State.PLANNED)], ExitStatus.OK),
        ([failure(None, ModelError("x")), Result(None, State.DONE)], ExitStatus.SOME_FAILED),
        ([failure(None, ModelError("x")), failure(None, ModelError("y"))], ExitStatus.MODEL),
        ([failure(None, ModelError("x")), failure(None, DeviceError("y"))], ExitStatus.SOME_FAILED),
        ([failure(None, MemoryError()), Result(None, State.NOT_TRIED)], ExitStatus.DEVICE),
    ],
)
def test_exit_status(results: list[Result], status: ExitStatus) -> None:
    assert Tally.of(results).status is status
