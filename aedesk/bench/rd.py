"""Measures what each codec makes of each picture: bytes of the file, PSNR and MS-SSIM after a real decode."""

from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from aedesk.bench.contender import Contender, Pixels
from aedesk.bench.pictures import read_rgb
from aedesk.errors import AedeskError
from aedesk.imaging import MS_SSIM_MIN_SIDE, ms_ssim, psnr


@dataclass(frozen=True, slots=True)
class Sample:
    """One picture, coded once.

    Args:
        picture: Name of the picture's file.
        width: Pixels.
        height: Pixels.
        contender: `Contender.name`.
        quality: On the codec's own scale.
        size: Bytes of the complete file.
        psnr: Over all samples of the 8-bit RGB picture, dB; infinite when it came back exactly.
        ms_ssim: Between 0 and 1; 1 when it came back exactly; None where the picture is too small.
    """

    picture: str
    width: int
    height: int
    contender: str
    quality: float
    size: int
    psnr: float
    ms_ssim: float | None

    @property
    def bpp(self) -> float:
        """Bits of the file per pixel of the picture."""
        return 8 * self.size / (self.width * self.height)


def measure(
    paths: Sequence[Path], contenders: Sequence[Contender], *, jobs: int = 1
) -> Generator[list[Sample], None, None]:
    """Code every picture with every contender at each of its qualities.

    The work runs in threads: encoders, decoders and metrics all release the interpreter's lock.

    Args:
        paths: Pictures; their sizes may differ.
        contenders: Who takes part; their functions are called from several threads at once.
        jobs: Pictures coded at the same time.

    Yields:
        The samples of one picture and one contender, in the order of its qualities, as they get ready;
        there are ``len(paths) * len(contenders)`` such lists.

    Raises:
        AedeskError: A picture cannot be read, or a codec fails or returns another size.
    """
    stop = Event()
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        # Contenders inside: while slow ones run, the quick ones of the same picture fill the other threads.
        futures = [
            pool.submit(measure_picture, path, contender, stop) for path in paths for contender in contenders
        ]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            stop.set()
            pool.shutdown(wait=False, cancel_futures=True)


def measure_picture(path: Path, contender: Contender, stop: Event | None = None) -> list[Sample]:
    """The samples of one picture and one contender, in the order of its qualities.

    Args:
        path: The picture.
        contender: The codec.
        stop: Once it is set, the rest is left out.
    """
    pixels = read_rgb(path)
    samples = []
    for quality in contender.qualities:
        if stop is not None and stop.is_set():
            break
        samples.append(code_once(path.name, pixels, contender, quality))
    return samples


def code_once(
    name: str, pixels: Pixels, contender: Contender, quality: float, source: Pixels | None = None
) -> Sample:
    """Code a picture once.

    Args:
        name: Name of the picture.
        pixels: What the decoded picture is compared with, (H, W, 3).
        contender: The codec.
        quality: On its own scale.
        source: What is coded, where that is another one.

    Raises:
        AedeskError: The codec fails or returns another size.
    """
    data = contender.encode(pixels if source is None else source, quality)
    decoded = contender.decode(data)
    if decoded.shape != pixels.shape or decoded.dtype != pixels.dtype:
        raise AedeskError(
            f"{contender.name} gave {name} back as {decoded.dtype}{decoded.shape}, not uint8{pixels.shape}.",
            "Leave this codec or this picture out.",
        )
    height, width = pixels.shape[:2]
    return Sample(
        name,
        width,
        height,
        contender.name,
        quality,
        len(data),
        psnr(pixels, decoded),
        ms_ssim(pixels, decoded) if min(height, width) >= MS_SSIM_MIN_SIDE else None,
    )
