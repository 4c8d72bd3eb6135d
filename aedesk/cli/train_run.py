"""Trains what a recipe is for: takes the events of the loop, and the interrupts of the user."""

import shlex
from collections.abc import Mapping
from contextlib import closing
from typing import TYPE_CHECKING, Any

from aedesk.cli.environment import PROGRAM, Environment
from aedesk.errors import ExitStatus, UsageError
from aedesk.nn.quiet import quiet_import

if TYPE_CHECKING:
    from aedesk.cli.train_report import JsonReport, TextReport
    from aedesk.runs import Recipe


def train_settings(
    env: Environment, kind: str, settings: Mapping[str, Any], *, resume: bool, as_json: bool
) -> ExitStatus:
    """Train a new run, or go on with one.

    Args:
        env: Streams.
        kind: Kind of the recipe.
        settings: What was given of its fields, by name.
        resume: Go on with the run in its folder; what is not given stays as it was.
        as_json: Tell every event as a JSON line, in place of words for people.

    Raises:
        UsageError: A setting cannot work.
        ModelError: The model to start from is not there.
        TrainingError: The run cannot start or go on, or training diverged.
    """
    from aedesk.runs.recipe import RECIPES
    from aedesk.training.start import plan_run

    if "out" not in settings:
        raise UsageError("There is no folder for the run.", "Name one with --out.")
    given = dict(settings)
    out, data = given.pop("out"), given.pop("data", ())
    recipe = plan_run(RECIPES[kind], data, out, resume=resume, **given)
    return run_recipe(env, recipe, resume=resume, as_json=as_json)


def run_recipe(env: Environment, recipe: "Recipe", *, resume: bool, as_json: bool) -> ExitStatus:
    """Train until the end, or until somebody asks to stop.

    Args:
        env: Streams.
        recipe: Settings of the run.
        resume: Go on with the run in its folder.
        as_json: Tell every event as a JSON line, in place of words for people.
    """
    from aedesk.cli.train_wishes import listen, stop_requests
    from aedesk.runs.control import Inbox
    from aedesk.runs.events import Discarded, Stopped

    report, inbox = _report(env, recipe, as_json), Inbox(recipe.out)
    with quiet_import():
        from aedesk.training.loop import train
    with closing(report), closing(train(recipe, resume=resume, inbox=inbox)) as events:
        # Until the first event there is nothing to keep, and an interrupt ends the program at once.
        event = next(events)
        report.add(event)
        if as_json:
            listen(env, inbox)
        with stop_requests(inbox):
            for event in events:
                report.add(event)
    return ExitStatus.INTERRUPTED if isinstance(event, Stopped | Discarded) else ExitStatus.OK


def _report(env: Environment, recipe: "Recipe", as_json: bool) -> "JsonReport | TextReport":
    from aedesk.cli.train_report import JsonReport, TextReport

    if as_json:
        return JsonReport(env)
    # The folder knows the rest.
    command = [PROGRAM, "train", recipe.kind, "--out", str(recipe.out), "--resume"]
    return TextReport(env, shlex.join(command), recipe.kind)
