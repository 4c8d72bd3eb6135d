"""The library: pictures to latent files and back, noisy ones to clean ones; the package shows an example.

Models are opened once for a device and kept, so the first call is slower than the others. Everything here
may be used from several threads, and in processes that were forked after a first use.
"""

import operator
import os
import warnings
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from aedesk.codec import (
    CodecSource,
    CompressSettings,
    FileInfo,
    Region,
    compress_picture,
    inspect_file,
    restore_picture,
)
from aedesk.errors import FileLimitError, LatentFileError
from aedesk.imaging import Limits, Picture, read_picture

if TYPE_CHECKING:
    from aedesk.denoising import Denoiser

Name: TypeAlias = str | os.PathLike[str]
PictureSource: TypeAlias = NDArray[Any] | Image.Image | Picture | bytes | Name
LatentSource: TypeAlias = bytes | bytearray | memoryview | Name

DEFAULT_QUALITY = 60
DEFAULT_EFFORT = 3
MAX_PIXELS = Limits().max_pixels


def compress(
    picture: PictureSource,
    quality: int = DEFAULT_QUALITY,
    *,
    target_size: int | None = None,
    target_psnr: float | None = None,
    lossless: bool | None = None,
    effort: int = DEFAULT_EFFORT,
    denoise: float | str | None = None,
    strip_metadata: bool = False,
    verify: bool = True,
    model: Name | None = None,
    denoiser: Name | None = None,
    device: str = "auto",
    threads: int | None = None,
    max_pixels: int = MAX_PIXELS,
) -> bytes:
    """Compress a picture into the bytes of a latent file.

    What reading a picture file had to change (the first frame of many, CMYK to sRGB) is told as a warning.

    Args:
        picture: A path of a picture file, the content of one, a Pillow image, an ``aedesk.Picture``, or an
            array of uint8 or uint16: (H, W) grey, (H, W, 2) grey and alpha, (H, W, 3) RGB, (H, W, 4) RGB and
            alpha. Depth, alpha (exactly), colour profile, Exif and XMP are kept.
        quality: 1 (smallest) to 100 (best).
        target_size: Instead of a quality: the best one whose file has at most this many bytes.
        target_psnr: Instead of a quality: the lowest one that reaches this PSNR in dB.
        lossless: Store the picture exactly (True), never do (False), or do where that is smaller, or better
            at about the same size (None).
        effort: 1 (quickest) to 9 (smallest file). From 5 on the latents are refined by gradient in another
            process, which needs Keras and a backend, and takes from seconds to minutes a megapixel.
        denoise: Store the clean picture of a noisy one: a strength as ``denoise`` takes it, which says more;
            "auto" takes away the noise that is estimated. Targets then are of the clean picture.
        strip_metadata: Leave out Exif and XMP.
        verify: Decode the symbols of the finished file and compare them.
        model: Name, id or folder of a model package; the default model without it.
        denoiser: The same of the model that ``denoise`` works with.
        device: "auto", "cpu", "gpu" or "gpu:1".
        threads: CPU threads; None takes all cores.
        max_pixels: Refuse larger pictures before memory is taken for them.

    Returns:
        The file's content.

    Raises:
        UsageError: A value out of its bounds, or a target that cannot be reached.
        PictureError: The picture cannot be read.
        ModelError: The model is missing or damaged.
        DeviceError: The device is not there, or memory ran out.
        TypeError: ``picture`` is none of the above, ``quality`` is no whole number, or ``denoise`` no
            strength.

    Example:
        >>> data = compress(np.zeros((480, 640, 3), np.uint8), quality=40)
    """
    settings = CompressSettings(
        quality=operator.index(quality),
        target_bytes=target_size,
        target_psnr=target_psnr,
        lossless=lossless,
        effort=operator.index(effort),
        verify=verify,
        strip_metadata=strip_metadata,
    )
    source = _picture(picture, Limits(max_pixels=max_pixels))
    codec = _codecs(os.getpid(), device, threads).named(None if model is None else os.fspath(model))
    if denoise is not None:
        source = _denoised(source, _strength(denoise), None, 0, denoiser, device, threads)
    made = compress_picture(source, codec, settings)
    for note in source.notes:
        warnings.warn(note, stacklevel=2)
    return made.data


def restore(
    data: LatentSource,
    *,
    region: tuple[int, int, int, int] | None = None,
    salvage: bool = False,
    model: Name | None = None,
    device: str = "auto",
    threads: int | None = None,
    max_pixels: int = MAX_PIXELS,
) -> Picture:
    """Restore the picture of a latent file.

    Args:
        data: The file's content, or its path.
        region: Restore this rectangle alone: x, y, width, height in pixels.
        salvage: Restore what can be had from a damaged file; ``notes`` of the picture say what is lost.
        model: Folder of the model package that the file needs, where it is not installed.
        device: "auto", "cpu", "gpu" or "gpu:1".
        threads: CPU threads; None takes all cores.
        max_pixels: Refuse files that declare more, before memory is taken for them.

    Returns:
        The picture: ``to_array()``, ``to_pillow()``, ``metadata``, ``notes``.

    Raises:
        LatentFileError: It is not a latent file, is damaged, is over the limits, or cannot be opened.
        UsageError: The region is not inside the picture, or there is no such device name.
        ModelError: The model that the file needs is not installed.
        DeviceError: The device is not there, or memory ran out.
        TypeError: ``data`` is none of the above.
    """
    limits = Limits(max_pixels=max_pixels)
    codecs = _codecs(os.getpid(), device, threads)
    if model is not None:
        codecs.named(os.fspath(model))
    area = None if region is None else Region(*map(operator.index, region))
    restored = restore_picture(_content(data, limits), codecs, region=area, salvage=salvage, limits=limits)
    return replace(restored.picture, notes=restored.notes)


def denoise(
    picture: PictureSource,
    strength: float | str = "auto",
    *,
    color_strength: float | None = None,
    keep_detail: float = 0,
    model: Name | None = None,
    device: str = "auto",
    threads: int | None = None,
    max_pixels: int = MAX_PIXELS,
) -> Picture:
    """Take the noise out of a picture.

    Args:
        picture: As for ``compress``. Depth, alpha, colour profile, Exif and XMP are kept; grey stays grey.
        strength: 0 (nothing is changed) to 100; "auto" is 50, at which the estimated noise is taken away.
        color_strength: The same of noise in colours; None takes ``strength``.
        keep_detail: 0 to 100: how much of what was taken away from fine textures is given back.
        model: Name, id or folder of a denoiser's package; the default denoiser without it.
        device: "auto", "cpu", "gpu" or "gpu:1".
        threads: CPU threads; None takes all cores.
        max_pixels: Refuse larger pictures before memory is taken for them.

    Returns:
        The picture: ``to_array()``, ``to_pillow()``, ``metadata``, ``notes``.

    Raises:
        UsageError: A value out of its bounds.
        PictureError: The picture cannot be read.
        ModelError: No denoiser is installed, or the model is missing or damaged.
        DeviceError: The device is not there, or memory ran out.
        TypeError: ``picture`` is no picture, or ``strength`` no number and not "auto".
    """
    wanted = _strength(strength)
    source = _picture(picture, Limits(max_pixels=max_pixels))
    made = _denoised(source, wanted, color_strength, keep_detail, model, device, threads)
    for note in source.notes:
        warnings.warn(note, stacklevel=2)
    return made


def inspect(data: LatentSource) -> FileInfo:
    """Read what a latent file says of itself, without its model and without decoding it.

    Args:
        data: The file's content, or its path.

    Raises:
        LatentFileError: It is not a latent file, is damaged, or cannot be opened.
        TypeError: ``data`` is none of the above.
    """
    # Nothing is made of the declared pixels, so there is no need to limit them.
    limits = Limits(max_pixels=np.iinfo(np.int64).max)
    return inspect_file(_content(data, limits), limits)


@lru_cache(maxsize=8)
def _codecs(process: int, device: str, threads: int | None) -> CodecSource:
    """Open models of a device; those of a parent process are left alone, for their threads are not ours."""
    return CodecSource(device, threads)


def _strength(strength: float | str) -> float:
    from aedesk.denoising import AUTO

    if strength == "auto":
        return AUTO
    if not isinstance(strength, int | float):
        raise TypeError(f'Received the strength {strength!r}; a number or "auto" is needed.')
    return float(strength)


def _denoised(
    picture: Picture,
    strength: float,
    color_strength: float | None,
    keep_detail: float,
    model: Name | None,
    device: str,
    threads: int | None,
) -> Picture:
    from aedesk.denoising import DenoiseSettings, denoise_picture

    settings = DenoiseSettings(strength, color_strength, keep_detail)
    opened = _denoiser(os.getpid(), None if model is None else os.fspath(model), device, threads)
    return denoise_picture(picture, opened, settings).picture


@lru_cache(maxsize=8)
def _denoiser(process: int, model: str | None, device: str, threads: int | None) -> "Denoiser":
    """An open denoiser of this process."""
    from aedesk.denoising import open_denoiser

    return open_denoiser(model, device=device, threads=threads)


def _picture(source: PictureSource, limits: Limits) -> Picture:
    if isinstance(source, str | os.PathLike):
        return read_picture(Path(source), limits)
    if isinstance(source, bytes):
        return read_picture(source, limits)
    if isinstance(source, Image.Image):
        limits.check_size(*source.size)
        return Picture.from_pillow(source)
    if isinstance(source, np.ndarray):
        source = Picture.from_array(source)
    if not isinstance(source, Picture):
        raise TypeError(
            f"Received a picture of type {type(source).__name__}; "
            "a path, bytes, a Pillow image, a NumPy array or an aedesk.Picture is needed."
        )
    limits.check_size(source.width, source.height)
    return source


def _content(source: LatentSource, limits: Limits) -> bytes:
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source)
    if not isinstance(source, str | os.PathLike):
        raise TypeError(f"Received data of type {type(source).__name__}; bytes or a path are needed.")
    path = Path(source)
    try:
        if (size := path.stat().st_size) > limits.max_bytes:
            raise FileLimitError(f"{path} has {size:,} bytes; the limit is {limits.max_bytes:,}.")
        return path.read_bytes()
    except OSError as error:
        raise LatentFileError(f"{path} cannot be opened: {error.strerror}.") from error
