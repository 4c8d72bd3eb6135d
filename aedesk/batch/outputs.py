"""Where the outputs of a command go, what they are called, and in which format: one answer for every face."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from aedesk.batch.names import NamePattern, Setting
from aedesk.batch.plan import Destination
from aedesk.batch.sources import LATENT_SUFFIXES, PICTURE_SUFFIXES
from aedesk.errors import UsageError
from aedesk.options import DEFAULT_EFFORT, DEFAULT_QUALITY, PICTURE_FORMATS, Options, spec_of

_WRITABLE_SUFFIXES = {".jpeg", ".tif", *(f".{name}" for name in PICTURE_FORMATS)}
_LOSSLESS = ("png", "tiff")
_DENOISED = "{stem}-denoised"


@dataclass(frozen=True, slots=True)
class Outputs:
    """What a command makes.

    Args:
        destination: Where its outputs go.
        format: One of `aedesk.imaging.WRITABLE`; empty where latent files are made.
    """

    destination: Destination
    format: str = ""


def outputs_of(command: str, options: Options, names: Sequence[str]) -> Outputs:
    """What a command with these options makes.

    Args:
        command: ``compress``, ``restore`` or ``denoise``.
        options: Its options.
        names: Its inputs, as `aedesk.batch.Destination` takes them.

    Raises:
        UsageError: The options make no sense together, or with these inputs.
    """
    if command == "compress":
        return Outputs(_latents(options, names))
    settings = _denoising_settings(options) if command == "denoise" else {}
    pattern = _pattern(options, settings)
    suffix = f".{options.format or 'png'}"
    if pattern is not None and pattern.suffix in _WRITABLE_SUFFIXES:
        suffix = pattern.suffix
    destination = Destination(
        options.output,
        suffix,
        names,
        pattern=pattern,
        usual=NamePattern(_DENOISED) if command == "denoise" else None,
        flat=options.flat,
    )
    return Outputs(destination, _format(options, destination))


def rate_of(options: Options) -> tuple[str, float]:
    """What decides about the size of latent files: the name of an option, and its value."""
    for field in fields(Options):
        value = getattr(options, field.name)
        if spec_of(field).rivals == "rate" and value:
            return field.name, float(value)
    return "quality", float(DEFAULT_QUALITY)


def _latents(options: Options, names: Sequence[str]) -> Destination:
    pattern = _pattern(options, _compression_settings(options))
    destination = Destination(options.output, ".aed", names, pattern=pattern, flat=options.flat)
    file = destination.file
    if file is not None and file.suffix.lower() in PICTURE_SUFFIXES - LATENT_SUFFIXES:
        raise UsageError(
            f"{file} would hold a latent file under the name of a picture.",
            f"Name it {file.with_name(file.stem + '.aed')}.",
        )
    return destination


def _pattern(options: Options, settings: dict[str, Setting]) -> NamePattern | None:
    return None if options.name is None else NamePattern(options.name, settings)


def _compression_settings(options: Options) -> dict[str, Setting]:
    """What the fields of a name pattern stand for that are no facts about a source."""

    def model() -> str:
        from aedesk.zoo import find_package

        return find_package(options.model).name

    settings: dict[str, Setting] = {"effort": str(options.effort or DEFAULT_EFFORT), "model": model}
    rate, value = rate_of(options)
    if rate == "quality":
        settings["quality"] = f"{value:g}"
    return settings


def _denoising_settings(options: Options) -> dict[str, Setting]:
    def model() -> str:
        from aedesk.zoo import find_denoiser

        return find_denoiser(options.model).name

    return {"model": model}


def _format(options: Options, destination: Destination) -> str:
    """The picture format to write.

    Raises:
        UsageError: The name after ``-o`` says none, or another one than ``--format``; or a quality was
            given for a lossless format.
    """
    from aedesk.imaging import format_for_name, format_named

    # A name is that of -o, or a pattern that ends in the suffix of a picture.
    file = destination.file or Path(f"x{destination.suffix}")
    chosen = format_named(options.format or "png")
    if options.format is None or file.suffix.lower() in _WRITABLE_SUFFIXES:
        named = format_for_name(file.name)
        if options.format is not None and named != chosen:
            given = destination.file or f"--name {options.name}"
            raise UsageError(f"{given} and --format {options.format} contradict each other.")
        chosen = named
    if options.format_quality is not None and chosen in _LOSSLESS:
        raise UsageError(f"--format-quality was given for {chosen}, which is lossless.", "Leave it out.")
    return chosen
