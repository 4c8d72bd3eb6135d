"""The command ``info``: what latent files hold; read from their sections, without decoding."""

from collections.abc import Mapping
from functools import partial

from aedesk.batch import LATENT_SUFFIXES, Inspect, Result, plain_plan
from aedesk.cli.batches import check_streams, run_batch
from aedesk.cli.command import Request, picture_command
from aedesk.cli.inputs import find_inputs
from aedesk.errors import ExitStatus

_HELP = """Tell what latent files (.aed) hold: size, colour, quality, model, bytes of each section."""


def run(request: Request) -> ExitStatus:
    """Inspect what was named; the facts are the data of this command and go to standard output."""
    check_streams(request)
    options = request.options
    sources, left = find_inputs(request, LATENT_SUFFIXES)
    return run_batch(
        request, plain_plan(sources), partial(Inspect.open, options), describe, tells_data=True, left=left
    )


def describe(result: Result) -> str:
    """One indented line for each fact."""
    facts = ((name, fact_text(fact)) for name, fact in result.facts.items())
    return "\n".join(["", *(f"  {name.replace('_', ' '):<14}{text}" for name, text in facts if text)])


def fact_text(fact: object) -> str:
    """A fact in words: yes and no, three decimals, ``name 12, name 34`` for a table; empty if absent."""
    if fact is None:
        return ""
    if isinstance(fact, bool):
        return "yes" if fact else "no"
    if isinstance(fact, float):
        return f"{fact:.3f}"
    if isinstance(fact, Mapping):
        return ", ".join(f"{name.replace('_', ' ')} {fact_text(value)}" for name, value in fact.items())
    return str(fact)


app = picture_command("info", _HELP, run, "latent files or folders of them")
