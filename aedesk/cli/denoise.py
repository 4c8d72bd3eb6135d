"""The command ``denoise``: noisy pictures → clean pictures."""

from functools import partial

from aedesk.batch import PICTURE_SUFFIXES, Destination, NamePattern, Result
from aedesk.batch.denoise import Denoise
from aedesk.batch.names import Setting
from aedesk.cli.command import Request, picture_command
from aedesk.cli.expected import picture_bytes_per_pixel, picture_sample
from aedesk.cli.inputs import read_inputs
from aedesk.cli.planning import PictureBatch, pattern_of, run_pictures
from aedesk.cli.restore import choose_format, output_suffix
from aedesk.cli.text import noise_text, size_text
from aedesk.errors import ExitStatus
from aedesk.options import Options

_HELP = """Take the noise out of pictures: of cameras, of scanners, of JPEG.

How much noise there is where is estimated. Outputs go beside their sources as NAME-denoised.png unless
--name, --format or -o say otherwise. Originals are never touched."""

_BESIDE = "{stem}-denoised"


def run(request: Request) -> ExitStatus:
    """Denoise what was named."""
    return run_pictures(request, prepare(request))


def prepare(request: Request) -> PictureBatch:
    """What the command is made of.

    Raises:
        UsageError: The request makes no sense.
    """
    options, device = request.options, request.preferences.device
    inputs, pattern = read_inputs(request), pattern_of(request, **_settings(options))
    destination = Destination(
        options.output,
        output_suffix(options, pattern),
        inputs.of_outputs,
        pattern=pattern,
        usual=NamePattern(_BESIDE),
        flat=options.flat,
    )
    picture_format = choose_format(options, destination)
    kind = f"denoise {options.model or 'default'} {device} {picture_format}"
    return PictureBatch(
        inputs,
        destination,
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


def _settings(options: Options) -> dict[str, Setting]:
    """What the fields of a name pattern stand for."""
    from aedesk.zoo import find_denoiser

    return {"model": lambda: find_denoiser(options.model).name}


app = picture_command("denoise", _HELP, run, "picture files or folders of them")
