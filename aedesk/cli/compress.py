"""The command ``compress``: pictures → latent files."""

from dataclasses import fields
from functools import partial

from aedesk.batch import LATENT_SUFFIXES, PICTURE_SUFFIXES, Compress, Destination, Result
from aedesk.batch.names import Setting
from aedesk.cli.command import Request, picture_command
from aedesk.cli.expected import latent_bytes_per_pixel, picture_sample
from aedesk.cli.inputs import read_inputs
from aedesk.cli.planning import PictureBatch, pattern_of, run_pictures
from aedesk.cli.text import noise_text, saving_text, size_text
from aedesk.errors import ExitStatus, UsageError
from aedesk.options import DEFAULT_EFFORT, DEFAULT_QUALITY, Options, spec_of

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
    destination = Destination(
        options.output,
        ".aed",
        inputs.of_outputs,
        pattern=pattern_of(request, **_settings(options)),
        flat=options.flat,
    )
    _refuse_picture_name(destination)
    kind = f"compress {options.model or 'default'} {device} effort {options.effort} {_rate(options)[0]}"
    if options.denoise:
        kind += f" denoise {options.denoiser or 'default'}"
    return PictureBatch(
        inputs,
        destination,
        PICTURE_SUFFIXES,
        partial(Compress.open, options, device),
        describe,
        kind=kind,
        size_kind=f"{kind} {_rate(options)[1]}" + (f" {options.denoise:g}" if options.denoise else ""),
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


def _rate(options: Options) -> tuple[str, float]:
    """What decides about the size of outputs: the name of an option, and its value."""
    for field in fields(Options):
        value = getattr(options, field.name)
        if spec_of(field).rivals == "rate" and value:
            return field.name, float(value)
    return "quality", float(DEFAULT_QUALITY)


def _settings(options: Options) -> dict[str, Setting]:
    """What the fields of a name pattern stand for."""
    from aedesk.zoo import find_package

    settings: dict[str, Setting] = {
        "effort": str(options.effort or DEFAULT_EFFORT),
        "model": lambda: find_package(options.model).name,
    }
    rate, value = _rate(options)
    if rate == "quality":
        settings["quality"] = f"{value:g}"
    return settings


def _refuse_picture_name(destination: Destination) -> None:
    file = destination.file
    if file is not None and file.suffix.lower() in PICTURE_SUFFIXES - LATENT_SUFFIXES:
        raise UsageError(
            f"{file} would hold a latent file under the name of a picture.",
            f"Name it {file.with_name(file.stem + '.aed')}.",
        )


app = picture_command("compress", _HELP, run, "picture files or folders of them")
