"""Runs a plan for a command: progress, reports, interrupts."""

import contextlib
import os
from collections.abc import Callable, Sequence

from aedesk.batch import (
    Destination,
    Entry,
    Job,
    Outlet,
    Result,
    Run,
    Scratch,
    Watch,
    Work,
    share_cores,
    weights_of,
    without_work,
)
from aedesk.cli.bar import Bar
from aedesk.cli.command import Request
from aedesk.cli.report import Describe, Report
from aedesk.errors import ExitStatus, UsageError

MakeWork = Callable[[Outlet, int], Work]
"""Makes the work of a run from its streams and the number of threads of a network."""


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


def run_batch(
    request: Request,
    plan: Sequence[Entry],
    make_work: MakeWork,
    describe: Describe,
    *,
    tells_data: bool = False,
) -> ExitStatus:
    """Run a plan and tell its results.

    Args:
        request: What was asked for.
        plan: From `aedesk.batch.make_plan` or `plain_plan`.
        make_work: Makes the work; called only if a job is left to do.
        describe: Words for people about a result.
        tells_data: The words are what the command is for, and go to standard output.

    Returns:
        The exit status of the command.
    """
    preferences = request.preferences
    bar = Bar(request.env, hidden=preferences.quiet, label=request.command)
    report = Report(request, describe, bar.say, tell=request.env.tell if tells_data else bar.say)
    if request.options.dry_run:
        for result in without_work(plan):
            report.add(result)
        return report.close()
    count = sum(isinstance(entry, Job) for entry in plan)
    jobs, threads = share_cores(count, preferences.jobs, preferences.threads)
    scratch = Scratch()
    outlet = Outlet(request.env.stdin, request.env.stdout, scratch)
    work = make_work(outlet, threads) if count else _no_work
    weights = weights_of(plan) if bar.is_wanted and count > 1 else None
    run = Run(plan, work, jobs=min(jobs, count), fail_fast=request.options.fail_fast, weights=weights)
    try:
        with contextlib.closing(run.results(lambda: bar.update(lambda: run.progress))) as results:
            for result in results:
                report.add(result)
    except KeyboardInterrupt:
        bar.close()
        scratch.close()
        for result in run.unreported():
            report.add(result)
        status = report.close(interrupted=True)
        if run.is_busy:
            _leave(request, status)
        return status
    finally:
        bar.close()
        scratch.close()
    return report.close()


def _no_work(job: Job, watch: Watch) -> Result:
    raise AssertionError("a plan without jobs asks for no work")


def _leave(request: Request, status: ExitStatus) -> None:
    """End the process although threads are inside a network, which nothing can interrupt."""
    request.env.stderr.flush()
    request.env.stdout.flush()
    os._exit(status)
