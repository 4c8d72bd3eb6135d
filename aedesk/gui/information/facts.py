"""What is known of a file, read off the main thread; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aedesk.errors import AedeskError, LatentFileError, ModelError

if TYPE_CHECKING:
    from aedesk.codec import FileInfo


@dataclass(frozen=True, slots=True)
class Origin:
    """What a camera has noted in a file.

    Args:
        camera: Its model; empty where it is not known.
        taken: When; None where it is not known.
    """

    camera: str = ""
    taken: datetime | None = None


@dataclass(frozen=True, slots=True)
class LatentFacts:
    """Facts about a latent file.

    Args:
        path: The file.
        info: What it says of itself.
        model: Name of its model; None where that is not installed, or where none is needed.
        origin: What the camera noted.
    """

    path: Path
    info: "FileInfo"
    model: str | None
    origin: Origin

    @property
    def lacks_model(self) -> bool:
        """Whether it needs a model that is not installed."""
        return self.info.model_id is not None and self.model is None


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """Facts about a picture file.

    Args:
        path: The file.
        size: Its bytes.
        format: Name of its format, as "jpeg".
        width: Pixels of the upright picture.
        height: Pixels.
        depth: Bits per sample as they are read, 8 or 16.
        grey: One channel instead of three.
        alpha: Whether there is transparency.
        profile: The ICC colour profile; None without one.
        metadata: Bytes of each part that is there: "exif", "xmp".
        notes: What was changed while reading.
        origin: What the camera noted.
    """

    path: Path
    size: int
    format: str
    width: int
    height: int
    depth: int
    grey: bool
    alpha: bool
    profile: bytes | None
    metadata: dict[str, int]
    notes: tuple[str, ...]
    origin: Origin


Facts = LatentFacts | PictureFacts


def read_facts(path: Path) -> Facts:
    """Read what a file says of itself, a latent file by its sections alone.

    Raises:
        AedeskError: It is neither a picture nor a latent file, or it is damaged.
        OSError: It cannot be read.
    """
    from aedesk.codec.header import SIGNATURE

    with path.open("rb") as stream:
        is_latent = stream.read(len(SIGNATURE)) == SIGNATURE
    return _latent_facts(path) if is_latent else _picture_facts(path)


def find_fault(path: Path, check: Callable[[float], None]) -> str:
    """Decode a latent file and compare every checksum.

    Args:
        path: The file; its model is installed, or it needs none.
        check: Called now and then; raises where nobody waits any more.

    Returns:
        What is wrong with it; empty if nothing is.
    """
    from aedesk.codec import CodecSource, verify_file

    data = path.read_bytes()
    check(0.0)
    try:
        verify_file(data, CodecSource())
    except LatentFileError as error:
        return error.message
    return ""


def _latent_facts(path: Path) -> LatentFacts:
    from aedesk.codec import inspect_file

    info = inspect_file(path.read_bytes())
    return LatentFacts(
        path, info, _model_name(info.model_id), _origin(path, has_exif="exif" in info.metadata)
    )


def _model_name(model_id: str | None) -> str | None:
    from aedesk.zoo import find_by_id

    if model_id is None:
        return None
    try:
        return find_by_id(bytes.fromhex(model_id)).name
    except ModelError:
        return None


def _picture_facts(path: Path) -> PictureFacts:
    from aedesk.imaging import read_picture

    picture = read_picture(path)
    blocks = {"exif": picture.metadata.exif, "xmp": picture.metadata.xmp}
    return PictureFacts(
        path,
        path.stat().st_size,
        picture.format,
        picture.width,
        picture.height,
        picture.depth,
        picture.is_grey,
        picture.alpha is not None,
        picture.metadata.icc,
        {name: len(block) for name, block in blocks.items() if block is not None},
        picture.notes,
        _origin(path, has_exif=picture.metadata.exif is not None),
    )


def _origin(path: Path, *, has_exif: bool) -> Origin:
    from aedesk.batch.facts import read_facts as read_origin

    if not has_exif:
        return Origin()
    try:
        facts = read_origin(path)
    except (AedeskError, OSError):  # the front alone is no more readable than the whole was
        return Origin()
    return Origin(facts.camera, facts.taken)
