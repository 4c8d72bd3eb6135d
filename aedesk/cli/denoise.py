"""The command ``denoise``: noisy pictures → clean pictures."""

from functools import partial

from aedesk.batch import PICTURE_SUFFIXES, Result
from aedesk.batch.denoise import Denoise
from aedesk.batch.outputs import outputs_of
from aedesk.cli.command import Request, picture_command
from aedesk.cli.expected import picture_bytes_per_pixel, picture_sample
from aedesk.cli.inputs import read_inputs
from aedesk.cli.planning import PictureBatch, run_pictures
from aedesk.cli.text import noise_text, size_text
from aedesk.errors import ExitStatus

_HELP = """Take the noise out of pictures: of cameras, of scanners, of JPEG.

How much noise there is where is estimated. Outputs go beside their sources as NAME-denoised.png unless
--name, --format or -o say otherwise. Originals are never touched."""


def run(request: Request) -> ExitStatus:
    """Denoise what was named."""
    return run_pictures(request, prepare(request))


def prepare(request: Request) -> PictureBatch:
    """What the command is made of.

    Raises:
        UsageError: The request makes no sense.
    """
    options, device = request.options, request.preferences.device
    inputs = read_inputs(request)
    outputs = outputs_of("denoise", options, inputs.of_outputs)
    picture_format = outputs.format
    kind = f"denoise {options.model or 'default'} {device} {picture_format}"
    return PictureBatch(
        inputs,
        outputs.destination,
        PICTURE_SUFFIXES,
        partial(Denoise.open, options, picture_format, device),
        describe,
        kind=kind,
        size_kind=f"{kind} {options.format_quality}",
        sample=picture_sample,
        bytes_per_pixel=partial(picture_bytes_per_pixel, picture_format),
    )


def describe(result: Result) -> str:
    """Size, noise, format, model and device of a denoised picture."""
    facts = result.facts
    return "  ".join(
        [
            f"{facts['width']}×{facts['height']}",
            noise_text(facts),
            f"{facts['format']}",
            size_text(result.bytes_out),
            f"{facts['model']} on {facts['device']}",
        ]
    )


app = picture_command("denoise", _HELP, run, "picture files or folders of them")
