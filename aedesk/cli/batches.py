"""Runs a plan for a command: progress, reports, interrupts."""

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from aedesk.batch import (
    PATIENCE,
    Destination,
    Entry,
    Finish,
    Job,
    LeftAlone,
    Meter,
    OpenWork,
    Outlet,
    Pool,
    Result,
    Run,
    Scratch,
    Speeds,
    keeps_best,
    local_pool,
    share_cores,
    weights_of,
)
from aedesk.batch.journal import Journal
from aedesk.cli.bar import Bar
from aedesk.cli.command import Request
from aedesk.cli.halting import halts_with
from aedesk.cli.report import Describe, Report
from aedesk.cli.resuming import look_back
from aedesk.errors import ExitStatus, UsageError

_MANY = 1_000


def check_streams(request: Request, destination: Destination | None = None) -> None:
    """Refuse pipes that cannot work: nothing piped in, or binary data to a terminal or among JSON.

    Raises:
        UsageError: With what to do instead.
    """
    env = request.env
    if "-" in request.paths and env.stdin_is_terminal:
        raise UsageError("Standard input is a terminal.", "Pipe a file in, or name it.")
    if destination is None or not destination.is_stream:
        return
    if request.options.replace or request.options.after is not None:
        flag = "--replace" if request.options.replace else "--after"
        raise UsageError(f"{flag} needs an output file; standard output is none.", "Name a file with -o.")
    if request.options.dry_run:
        return
    if env.stdout_is_terminal:
        raise UsageError(
            "Binary data would go to the terminal.", "Redirect it with >, or name a file with -o."
        )
    if request.preferences.json:
        raise UsageError("Standard output cannot hold both the result and --json.", "Name a file with -o.")


class Session:
    """One command at work on a plan, or on one plan after another: they share pool, bar and report.

    Args:
        request: What was asked for.
        open_work: Opens the work; called only if a job is left to do.
        describe: Words for people about a result.
        tells_data: The words are what the command is for, and go to standard output.
        kinds: Names of this kind of work, by which its speed is remembered.
        left: What was left alone when the plan was made.
        is_endless: Plans come until the command is ended; the pool is opened at once, for many jobs.
    """

    def __init__(
        self,
        request: Request,
        open_work: OpenWork,
        describe: Describe,
        *,
        tells_data: bool = False,
        kinds: Sequence[str] = (),
        left: LeftAlone | None = None,
        is_endless: bool = False,
    ) -> None:
        self._request = request
        self._is_endless = is_endless
        self._open_work = open_work
        self._is_patient = keeps_best(request.options)
        label = request.command + (" (Ctrl-C keeps the best so far)" if self._is_patient else "")
        self._bar = Bar(request.env, hidden=request.preferences.quiet, label=label)
        tell = request.env.tell if tells_data else self._bar.say
        self._tells_data = tells_data
        self._report = Report(request, describe, self._bar.say, tell, left, is_endless=is_endless)
        self._kinds = kinds
        self._scratch = Scratch()
        self._outlet = Outlet(self._scratch, request.env.stdin, request.env.stdout)
        self._finish = Finish.parse(request.options.after, to_trash=request.options.replace)
        self._pool: Pool | None = None
        self._interrupted = False

    def __enter__(self) -> Self:
        """The session itself; what it opens is closed at the end of the block."""
        if self._is_endless:
            self._pool = self._open_pool(_MANY, is_careful=False)
        return self

    def __exit__(self, *_: object) -> None:
        self._release()

    def say(self, text: str) -> None:
        """Print a line for people, unless they want to hear nothing."""
        if not (self._request.preferences.quiet or self._request.preferences.json):
            self._bar.say(text)

    def run(self, plan: Sequence[Entry], journal: Journal | None = None, *, is_careful: bool = False) -> bool:
        """Do one plan and tell its results.

        Args:
            plan: Jobs, and what is settled.
            journal: Takes note of what is begun and what came of it.
            is_careful: Even a single job is not done in this process, which one of them killed before.

        Returns:
            Whether it went to its end, and was not interrupted.

        Raises:
            AedeskError: Nothing can be done at all: no model, no device.
        """
        self._scratch.tidy({entry.target.parent for entry in plan if isinstance(entry.target, Path)})
        if not any(isinstance(entry, Job) for entry in plan):
            for entry in plan:
                assert isinstance(entry, Result)
                self._report.add(entry)
            return True
        run = self._open_run(plan, journal, is_careful)
        meter = Meter()

        def tick() -> None:
            meter.look()
            self._bar.update(lambda: run.progress, lambda: run.remaining)

        try:
            with halts_with(run, self._bar), contextlib.closing(run.results(tick)) as results:
                for result in results:
                    self._report.add(result)
                    meter.add(result)
            for kind in self._kinds:
                Speeds().remember(kind, meter.speed())
        except KeyboardInterrupt:
            self._interrupted = True
            self._bar.close()
            for result in run.rest():
                self._report.add(result)
        self._bar.hide()
        return not self._interrupted

    def close(self) -> ExitStatus:
        """Tell the total.

        Returns:
            The exit status of the command. A process whose threads are inside a network, which nothing
            can interrupt, is ended with it at once.
        """
        self._release()
        status = self._report.close(interrupted=self._interrupted)
        if self._pool is not None and self._pool.is_busy:
            self._request.env.stderr.flush()
            self._request.env.stdout.flush()
            os._exit(status)
        return status

    @property
    def has_failures(self) -> bool:
        """Whether a file failed."""
        return self._report.has_failures

    @property
    def is_complete(self) -> bool:
        """Whether everything was tried."""
        return not self._interrupted and self._report.is_complete

    def _open_run(self, plan: Sequence[Entry], journal: Journal | None, is_careful: bool) -> Run:
        count = sum(isinstance(entry, Job) for entry in plan)
        if self._pool is None:
            self._pool = self._open_pool(count, is_careful)
        weights = weights_of(plan) if self._bar.is_wanted and count > 1 else None
        known = [speed for kind in self._kinds if weights and (speed := Speeds().of(kind))]
        return Run(
            plan,
            self._pool,
            fail_fast=self._request.options.fail_fast,
            weights=weights,
            speed=known[0].pixels_per_second if known else None,
            grace=PATIENCE if self._is_patient else None,  # a second interrupt ends that
            given=lambda _, job: journal.begun(job) if journal else None,
            ended=lambda _, result: journal.ended(result) if journal else None,
        )

    def _open_pool(self, count: int, is_careful: bool) -> Pool:
        preferences = self._request.preferences
        if preferences.cluster is not None:
            return self._open_cluster(preferences.cluster)
        on_cpu = not preferences.device.startswith("gpu")
        pool = local_pool(
            self._open_work,
            self._outlet,
            count,
            jobs=preferences.jobs,
            threads=preferences.threads,
            finish=self._finish,
            isolated=on_cpu and not self._tells_data,
            is_careful=is_careful,
        )
        pool.start()
        return pool

    def _open_cluster(self, name: str) -> Pool:
        from aedesk.batch.cluster import ClusterPool, read_address

        address = read_address(name)
        threads = self._request.preferences.threads
        if threads is None:
            _, threads = share_cores(address.workers, address.workers) if address.workers else (0, 1)
        begun = f"Connecting to {address}" if address.scheduler else "Starting workers on this machine"
        self.say(begun)
        pool = ClusterPool(self._open_work, self._outlet, address, threads, self._finish)
        pool.start()
        self.say(f"  {pool.describe()}")
        return pool

    def _release(self) -> None:
        self._bar.close()
        if self._pool is not None:
            self._pool.close()
        self._outlet.close()


def run_batch(
    request: Request,
    plan: Sequence[Entry],
    open_work: OpenWork,
    describe: Describe,
    *,
    tells_data: bool = False,
    kinds: Sequence[str] = (),
    left: LeftAlone | None = None,
) -> ExitStatus:
    """Run a plan, or what an earlier run left of it, and tell the results; see `Session`.

    Args:
        request: What was asked for.
        plan: From `aedesk.batch.make_plan` or `plain_plan`.
        open_work: Opens the work.
        describe: Words for people about a result.
        tells_data: The words go to standard output.
        kinds: Names of this kind of work.
        left: What was left alone.

    Returns:
        The exit status of the command.
    """
    with Session(request, open_work, describe, tells_data=tells_data, kinds=kinds, left=left) as session:
        now = look_back(request, plan, session.say)
        try:
            session.run(now.plan, now.journal, is_careful=now.is_careful)
            return session.close()
        finally:
            if now.journal is not None:
                now.journal.close(has_ended=session.is_complete)
                if now.journal.fault is not None:
                    session.say(f"The journal ends early: {now.journal.fault.message}")
