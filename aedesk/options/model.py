"""Options (what to do with pictures) and preferences (how the program behaves)."""

from dataclasses import Field, dataclass, fields
from typing import Any, Literal

from aedesk.errors import UsageError
from aedesk.options import values
from aedesk.options.spec import option, spec_of

DEFAULT_QUALITY = 60
DEFAULT_EFFORT = 3
REFINED_FROM = 5
"""First effort whose files are refined, which can be stopped early with a file to show for it."""
PICTURE_FORMATS = ("png", "jpg", "tiff", "webp", "avif")

_WRITING = ("compress", "restore", "denoise")
_PICTURES_OUT = ("restore", "denoise")
_ALL = ("compress", "restore", "denoise", "info", "verify")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What to do with pictures. Bounds and help of each field are in its metadata, see `spec_of`.

    Raises:
        UsageError: A value is out of bounds, or two options exclude each other.
    """

    quality: int | None = option(
        None,
        "-q",
        "--quality",
        help="Quality of the compressed picture; more is better and larger",
        commands=["compress"],
        read=values.whole_number,
        placeholder="N",
        low=1,
        high=100,
        rivals="rate",
        in_presets=True,
        fallback=str(DEFAULT_QUALITY),
    )
    target_size: int | None = option(
        None,
        "--target-size",
        help="Best quality whose file is at most this large, as 200K, 1.5M or 200KiB",
        commands=["compress"],
        read=values.byte_count,
        placeholder="SIZE",
        low=1,
        unit="byte",
        rivals="rate",
        in_presets=True,
    )
    target_psnr: float | None = option(
        None,
        "--target-psnr",
        help="Smallest file that reaches this PSNR",
        commands=["compress"],
        read=values.number,
        placeholder="DB",
        low=10,
        high=60,
        unit="dB",
        rivals="rate",
        in_presets=True,
    )
    lossless: Literal["auto", "always", "never"] = option(
        "auto",
        "--lossless",
        help="Store pictures exactly: always, never, or (auto) where that is smaller or costs little more",
        commands=["compress"],
        read=str.lower,
        placeholder="WHEN",
        choices=("auto", "always", "never"),
        in_presets=True,
    )
    measure: bool = option(
        False,
        "--measure",
        help="Restore every new file and tell its PSNR, with --denoise that to the clean picture; takes "
        "about half as long again",
        commands=["compress"],
        in_presets=True,
    )
    effort: int | None = option(
        None,
        "--effort",
        help="Work spent on making a file smaller; from 5 on Keras refines the latents, for up to minutes",
        commands=["compress"],
        read=values.whole_number,
        placeholder="N",
        low=1,
        high=9,
        in_presets=True,
        fallback=str(DEFAULT_EFFORT),
    )
    model: str | None = option(
        None,
        "--model",
        help="Model package, by name or id; see the command models",
        commands=["compress", "denoise"],
        read=str,
        placeholder="NAME",
        in_presets=True,
        fallback="the best installed",
    )
    verify: bool = option(
        True,
        "--verify/--no-verify",
        help="Decode the symbols of every new file again and compare",
        commands=["compress"],
        in_presets=True,
    )
    strip: bool = option(
        False,
        "--strip",
        help="Leave out Exif and XMP; the colour profile stays",
        commands=_WRITING,
        in_presets=True,
    )
    min_saving: float | None = option(
        None,
        "--min-saving",
        help="Write no file that saves less than this of its source",
        commands=["compress"],
        read=values.percentage,
        placeholder="PERCENT",
        low=0,
        high=100,
        unit="%",
        in_presets=True,
    )
    denoise: float | None = option(
        None,
        "--denoise",
        help="Take the noise out first, so that the clean picture is stored; alone it takes away the noise "
        "that is estimated, as --strength of denoise",
        commands=["compress"],
        read=values.strength,
        placeholder="[auto|N]",
        low=0,
        high=100,
        in_presets=True,
        alone="auto",
    )
    denoiser: str | None = option(
        None,
        "--denoiser",
        help="Model package that --denoise works with, by name or id",
        commands=["compress"],
        read=str,
        placeholder="NAME",
        in_presets=True,
        fallback="the best installed",
    )
    strength: float | None = option(
        None,
        "--strength",
        help="How strongly to denoise: 0 changes nothing, 50 or auto takes away the noise that is estimated",
        commands=["denoise"],
        read=values.strength,
        placeholder="auto|N",
        low=0,
        high=100,
        in_presets=True,
        fallback="auto",
    )
    color_strength: float | None = option(
        None,
        "--color-strength",
        help="The same for noise in colours",
        commands=["denoise"],
        read=values.strength,
        placeholder="auto|N",
        low=0,
        high=100,
        in_presets=True,
        fallback="as --strength",
    )
    keep_detail: float = option(
        0,
        "--keep-detail",
        help="Share of what was taken away from fine textures to give back, where it hides noise",
        commands=["denoise"],
        read=values.percentage,
        placeholder="PERCENT",
        low=0,
        high=100,
        unit="%",
        in_presets=True,
    )
    format: Literal["png", "jpg", "tiff", "webp", "avif"] | None = option(
        None,
        "--format",
        help="Picture format to write",
        commands=_PICTURES_OUT,
        read=str.lower,
        placeholder="NAME",
        choices=PICTURE_FORMATS,
        in_presets=True,
        fallback="the one that -o names, or png",
    )
    format_quality: int | None = option(
        None,
        "--format-quality",
        help="Quality of a lossy picture format (jpg, webp, avif)",
        commands=_PICTURES_OUT,
        read=values.whole_number,
        placeholder="N",
        low=1,
        high=100,
        in_presets=True,
        fallback="that of the format",
    )
    region: tuple[int, int, int, int] | None = option(
        None,
        "--region",
        help="Restore only this rectangle, in pixels from the top left corner",
        commands=["restore"],
        read=values.region,
        placeholder="X,Y,W,H",
    )
    salvage: bool = option(
        False,
        "--salvage",
        help="Restore what can be had of a damaged file",
        commands=["restore"],
    )
    output: str | None = option(
        None,
        "-o",
        "--output",
        help="Folder, file, or - for standard output",
        commands=_WRITING,
        read=str,
        placeholder="DIR|FILE|-",
        fallback="beside the source",
    )
    name: str | None = option(
        None,
        "--name",
        help="Pattern of the outputs' names, as {date:%Y}/{stem}-q{quality}; there are stem, name, ext, "
        "parent, counter, date, time, camera, width, height, quality, effort, model",
        commands=_WRITING,
        read=str,
        placeholder="PATTERN",
        in_presets=True,
        fallback="{stem}, of denoised pictures {stem}-denoised",
    )
    flat: bool = option(
        False,
        "--flat",
        help="Put all outputs into the folder of -o instead of a tree like that of the inputs",
        commands=_WRITING,
        in_presets=True,
    )
    files_from: str | None = option(
        None,
        "--files-from",
        help="Read the names of inputs from this file, or - for standard input; NUL or newline ends each",
        commands=_ALL,
        read=str,
        placeholder="FILE|-",
    )
    replace: bool = option(
        False,
        "--replace",
        help="Move each source to the trash when its output is written and checked",
        commands=_WRITING,
    )
    after: str | None = option(
        None,
        "--after",
        help="Command to run after each output, as 'scp {output} host:'",
        commands=_WRITING,
        read=str,
        placeholder="COMMAND",
    )
    resume: bool = option(
        False,
        "--resume",
        help="Go on with the run that was interrupted, as its journal has it",
        commands=_WRITING,
    )
    retry_failed: bool = option(
        False,
        "--retry-failed",
        help="Do again only what failed in the last run",
        commands=_WRITING,
    )
    report: str | None = option(
        None,
        "--report",
        help="Write the table of results to this file, .csv or .json",
        commands=_ALL,
        read=str,
        placeholder="FILE",
    )
    recursive: bool = option(
        False,
        "-r",
        "--recursive",
        help="Take the pictures of subfolders too",
        commands=_ALL,
    )
    on_exist: Literal["skip", "rename", "overwrite"] = option(
        "skip",
        "--on-exist",
        help="What to do where the output exists",
        commands=_WRITING,
        read=str.lower,
        placeholder="POLICY",
        choices=("skip", "rename", "overwrite"),
        in_presets=True,
    )
    max_pixels: int = option(
        200_000_000,
        "--max-pixels",
        help="Refuse pictures with more pixels",
        commands=_ALL,
        read=values.whole_number,
        placeholder="N",
        low=1,
        high=65_535**2,
        in_presets=True,
    )
    dry_run: bool = option(
        False,
        "--dry-run",
        help="Say what would be done, about how long it takes and whether it fits, and write nothing",
        commands=_WRITING,
    )
    fail_fast: bool = option(
        False,
        "--fail-fast",
        help="Stop at the first file that fails",
        commands=_ALL,
    )

    def __post_init__(self) -> None:
        _check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """How the program behaves. Bounds and help of each field are in its metadata, see `spec_of`.

    Raises:
        UsageError: A value is out of bounds, or two preferences exclude each other.
    """

    device: str = option(
        "auto",
        "--device",
        help="Where networks run: auto, cpu, gpu or gpu:N",
        commands=["compress", "restore", "denoise", "verify"],
        read=values.device,
        placeholder="NAME",
    )
    jobs: int | None = option(
        None,
        "-j",
        "--jobs",
        help="Files worked on at the same time",
        commands=_ALL,
        read=values.whole_number,
        placeholder="N",
        low=1,
        high=256,
        fallback="so that jobs × threads use the cores once",
    )
    threads: int | None = option(
        None,
        "--threads",
        help="Threads of a network",
        commands=["compress", "restore", "denoise", "verify"],
        read=values.whole_number,
        placeholder="N",
        low=1,
        high=256,
        fallback="so that jobs × threads use the cores once",
    )
    cluster: str | None = option(
        None,
        "--cluster",
        help="Work on a Dask cluster: tcp://HOST:PORT of its scheduler, or local:N to start N workers here",
        commands=_WRITING,
        read=str,
        placeholder="ADDRESS",
    )
    json: bool = option(
        False,
        "--json",
        help="Report on standard output, one JSON object a line",
        commands=_ALL,
    )
    verbose: int = option(
        0,
        "-v",
        "--verbose",
        help="Say more; twice for tracebacks of errors",
        commands=_ALL,
        high=2,
    )
    quiet: bool = option(
        False,
        "--quiet",
        help="Say nothing but errors",
        commands=_ALL,
    )

    def __post_init__(self) -> None:
        _check(self)
        if self.quiet and self.verbose:
            raise UsageError("--quiet and --verbose exclude each other.", "Give one of them.")


def fields_of(owner: type, command: str) -> list[Field[Any]]:
    """Fields of `Options` or `Preferences` that a command takes, in order of declaration."""
    return [described for described in fields(owner) if command in spec_of(described).commands]


def _check(owner: Any) -> None:
    given: dict[str, str] = {}
    for described in fields(owner):
        spec, value = spec_of(described), getattr(owner, described.name)
        spec.check(value)
        if spec.rivals and value is not None:
            rival = given.setdefault(spec.rivals, spec.flag)
            if rival != spec.flag:
                raise UsageError(f"{rival} and {spec.flag} exclude each other.", "Give one of them.")
