"""The command ``compress``: pictures → latent files."""

from functools import partial

from aedesk.batch import PICTURE_SUFFIXES, Compress, Result
from aedesk.batch.outputs import outputs_of, rate_of
from aedesk.cli.command import Request, picture_command
from aedesk.cli.expected import latent_bytes_per_pixel, picture_sample
from aedesk.cli.inputs import read_inputs
from aedesk.cli.planning import PictureBatch, run_pictures
from aedesk.cli.text import noise_text, saving_text, size_text
from aedesk.errors import ExitStatus

_HELP = """Compress pictures into latent files (.aed).

Outputs go beside their sources unless -o says otherwise; a folder is compressed into a tree of the
same shape. Originals are never touched."""


def run(request: Request) -> ExitStatus:
    """Compress what was named."""
    return run_pictures(request, prepare(request))


def prepare(request: Request) -> PictureBatch:
    """What the command is made of.

    Raises:
        UsageError: The request makes no sense.
    """
    options, device = request.options, request.preferences.device
    inputs = read_inputs(request)
    outputs = outputs_of("compress", options, inputs.of_outputs)
    kind = f"compress {options.model or 'default'} {device} effort {options.effort} {rate_of(options)[0]}"
    if options.denoise:
        kind += f" denoise {options.denoiser or 'default'}"
    return PictureBatch(
        inputs,
        outputs.destination,
        PICTURE_SUFFIXES,
        partial(Compress.open, options, device),
        describe,
        kind=kind,
        size_kind=f"{kind} {rate_of(options)[1]}" + (f" {options.denoise:g}" if options.denoise else ""),
        sample=picture_sample,
        bytes_per_pixel=partial(latent_bytes_per_pixel, options),
    )


def describe(result: Result) -> str:
    """Sizes, saving, rate, noise, quality, PSNR, model and device of a compressed picture."""
    facts = result.facts
    is_clean = "denoise" in facts
    parts = [
        f"{size_text(result.bytes_in)} → {size_text(result.bytes_out)}",
        saving_text(result.saving),
        f"{facts['bpp']:.3f} bpp",
    ]
    if is_clean:
        parts.append(noise_text(facts))
    if facts["lossless"]:
        return "  ".join([*parts, "lossless"])
    parts.append("quality " + f"{facts['quality']:.2f}".rstrip("0").rstrip("."))
    if facts["psnr"] is not None:
        parts.append(f"{facts['psnr']:.2f} dB" + " to the denoised picture" * is_clean)
    return "  ".join([*parts, f"{facts['model']} on {facts['device']}"])


app = picture_command("compress", _HELP, run, "picture files or folders of them")
