"""Writes one picture in a format of the user's choice, off the main thread; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from aedesk.errors import OutputError, UsageError

if TYPE_CHECKING:
    from aedesk.imaging import Picture

LOSSLESS = ("png", "tiff")
"""Formats that keep every sample, so that no quality is asked for."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written.

    Args:
        source: A picture file, or a latent file.
        is_latent: Whether it is restored first.
        target: The file to write. A suffix of another format changes the format, one of none is completed.
        format: One of `aedesk.options.PICTURE_FORMATS`.
        quality: 1..100 of a lossy format; None for lossless WebP, or for what the format usually has.
        keep_metadata: Keep Exif and XMP; the colour profile always stays.
        device: Where networks run.
    """

    source: Path
    is_latent: bool
    target: Path
    format: str
    quality: int | None = None
    keep_metadata: bool = True
    device: str = "auto"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written.

    Args:
        path: The file.
        size: Its bytes.
        notes: What the format could not keep, and what was changed while reading.
    """

    path: Path
    size: int
    notes: tuple[str, ...]


def write_picture(order: Order, check: Callable[[float], None]) -> Written:
    """Read or restore the picture, and write it, whole or not at all.

    The user was asked before the target may be replaced; what gets another name than was asked for replaces
    nothing.

    Args:
        order: What is wanted.
        check: Told the share that is done, 0 to 1; raises where nobody waits any more.

    Raises:
        AedeskError: The source cannot be used, the format cannot hold it, or the file cannot be written.
        OSError: The source cannot be read.
    """
    from aedesk.files import Scratch
    from aedesk.imaging import encode_picture, losses

    target, chosen, may_replace = _settled(order)
    if target.exists() and target.samefile(order.source):
        raise OutputError(
            f"{target.name} is the picture itself, which stays as it is.", "Choose another name."
        )
    picture, notes = _read(order, check)
    if not order.keep_metadata:
        picture = replace(picture, metadata=picture.metadata.stripped())
    data = encode_picture(picture, chosen, quality=None if chosen in LOSSLESS else order.quality)
    check(1.0)
    scratch = Scratch()
    try:
        scratch.write(target, data, overwrite=may_replace)
    except OutputError as error:  # whose hint names an option of the command line
        raise OutputError(error.message, "Choose another name or folder.") from error
    finally:
        scratch.close()
    return Written(target, len(data), (*notes, *losses(picture, chosen)))


def _settled(order: Order) -> tuple[Path, str, bool]:
    """The name to write, the format, and whether a file of that name may be replaced."""
    from aedesk.imaging import format_for_name, format_named

    try:
        return order.target, format_for_name(order.target), True
    except UsageError:
        target = order.target.with_name(f"{order.target.name}.{order.format}")
        return target, format_named(order.format), False


def _read(order: Order, check: Callable[[float], None]) -> tuple["Picture", tuple[str, ...]]:
    if order.is_latent:
        from aedesk.codec import CodecSource, restore_picture

        restored = restore_picture(order.source.read_bytes(), CodecSource(order.device), progress=check)
        return restored.picture, restored.notes
    from aedesk.imaging import read_picture

    picture = read_picture(order.source)
    return picture, picture.notes
