"""The command ``restore``: latent files → pictures."""

from functools import partial

from aedesk.batch import LATENT_SUFFIXES, Restore, Result
from aedesk.batch.outputs import outputs_of
from aedesk.cli.command import Request, picture_command
from aedesk.cli.expected import latent_sample, picture_bytes_per_pixel
from aedesk.cli.inputs import read_inputs
from aedesk.cli.planning import PictureBatch, run_pictures
from aedesk.cli.text import size_text
from aedesk.errors import ExitStatus

_HELP = """Restore pictures from latent files (.aed).

The picture format is that of --format, or of the name after -o or --name, or PNG."""


def run(request: Request) -> ExitStatus:
    """Restore what was named."""
    return run_pictures(request, prepare(request))


def prepare(request: Request) -> PictureBatch:
    """What the command is made of.

    Raises:
        UsageError: The request makes no sense.
    """
    options, preferences = request.options, request.preferences
    inputs = read_inputs(request)
    outputs = outputs_of("restore", options, inputs.of_outputs)
    picture_format = outputs.format
    kind = f"restore {preferences.device} {picture_format}"
    return PictureBatch(
        inputs,
        outputs.destination,
        LATENT_SUFFIXES,
        partial(Restore.open, options, picture_format, preferences.device),
        describe,
        kind=kind,
        size_kind=f"{kind} {options.format_quality}",
        sample=partial(latent_sample, preferences.device, preferences.threads),
        bytes_per_pixel=partial(picture_bytes_per_pixel, picture_format),
    )


def describe(result: Result) -> str:
    """Size, format and device of a restored picture."""
    facts = result.facts
    shape = f"{facts['width']}×{facts['height']}"
    return f"{shape}  {facts['format']}  {size_text(result.bytes_out)}  on {facts['device']}"


app = picture_command("restore", _HELP, run, "latent files or folders of them")
