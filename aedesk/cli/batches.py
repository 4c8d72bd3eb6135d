"""Runs a plan for a command: progress, reports, interrupts."""

import contextlib
import os
from collections.abc import Sequence
from typing import Self

from aedesk.batch import (
    Destination,
    Entry,
    Finish,
    Job,
    LeftAlone,
    Meter,
    OpenWork,
    Outlet,
    Pool,
    Run,
    Scratch,
    Speeds,
    local_pool,
    weights_of,
    without_work,
)
from aedesk.cli.bar import Bar
from aedesk.cli.command import Request
from aedesk.cli.report import Describe, Report
from aedesk.errors import ExitStatus, UsageError


def check_streams(request: Request, destination: Destination | None = None) -> None:
    """Refuse pipes that cannot work: nothing piped in, or binary data to a terminal or among JSON.

    Raises:
        UsageError: With what to do instead.
    """
    env = request.env
    if "-" in request.paths and env.stdin_is_terminal:
        raise UsageError("Standard input is a terminal.", "Pipe a file in, or name it.")
    if destination is None or not destination.is_stream or request.options.dry_run:
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
    ) -> None:
        self._request = request
        self._open_work = open_work
        self._bar = Bar(request.env, hidden=request.preferences.quiet, label=request.command)
        tell = request.env.tell if tells_data else self._bar.say
        self._tells_data = tells_data
        self._report = Report(request, describe, self._bar.say, tell, left)
        self._kinds = kinds
        self._scratch = Scratch()
        self._outlet = Outlet(self._scratch, request.env.stdin, request.env.stdout)
        self._finish = Finish.parse(request.options.after, to_trash=request.options.replace)
        self._pool: Pool | None = None
        self._interrupted = False

    def __enter__(self) -> Self:
        """The session itself; what it opens is closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        self._release()

    def run(self, plan: Sequence[Entry]) -> bool:
        """Do one plan and tell its results.

        Returns:
            Whether it went to its end, and was not interrupted.

        Raises:
            AedeskError: Nothing can be done at all: no model, no device.
        """
        if self._request.options.dry_run:
            for result in without_work(plan):
                self._report.add(result)
            return True
        self._scratch.tidy({entry.target.parent for entry in plan if entry.target is not None})
        count = sum(isinstance(entry, Job) for entry in plan)
        if not count:
            for entry in plan:
                assert not isinstance(entry, Job)
                self._report.add(entry)
            return True
        if self._pool is None:
            self._pool = self._open_pool(count)
        weights = weights_of(plan) if self._bar.is_wanted and count > 1 else None
        run = Run(plan, self._pool, fail_fast=self._request.options.fail_fast, weights=weights)
        meter = Meter()
        try:
            with contextlib.closing(run.results(lambda: self._bar.update(lambda: run.progress))) as results:
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

    def _release(self) -> None:
        self._bar.close()
        if self._pool is not None:
            self._pool.close()
        self._outlet.close()

    def _open_pool(self, count: int) -> Pool:
        preferences = self._request.preferences
        on_cpu = not preferences.device.startswith("gpu")
        pool = local_pool(
            self._open_work,
            self._outlet,
            count,
            jobs=preferences.jobs,
            threads=preferences.threads,
            finish=self._finish,
            isolated=on_cpu and not self._tells_data,
        )
        pool.start()
        return pool


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
    """Run a plan and tell its results; for the arguments see `Session`.

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
    with Session(
        request, open_work, describe, tells_data=tells_data, kinds=kinds, left=left
    ) as session:
        session.run(plan)
        return session.close()
