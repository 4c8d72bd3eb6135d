"""Checks pictures before anything is learned from them; nothing on disk is changed.

Every file is read as training reads it, so what is left out here is left out there, for the same reason.
JPEG is decoded in a reduced size where nothing else is needed; of each picture 9 kB are kept.
"""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from aedesk.errors import AedeskError
from aedesk.imaging import Picture, read_picture, read_reduced
from aedesk.runs.clean_targets import refuse_noise
from aedesk.runs.data_report import DataReport, LeftOut, PictureFacts
from aedesk.runs.near_copies import find_near_copies, small_version
from aedesk.runs.pairs import PairReader, refuse_other_size
from aedesk.runs.pictures import eight_bit_rgb, find_pictures, reason_of
from aedesk.runs.same_picture import SIDE

Progress = Callable[[int, int], None]
"""Called with the files done and all there are; once all are done, now and then while they are compared."""

Read = Callable[[Path], tuple[Picture, tuple[int, int]]]
_Found = tuple[PictureFacts, npt.NDArray[np.uint8]]

# A picture of 12 megapixels takes about 100 MB while it is decoded in full.
_READERS = min(8, os.cpu_count() or 1)
# Larger files than this, in bytes, are decoded one at a time: they may hold hundreds of megapixels.
_LARGE = 30_000_000
_large = threading.Lock()


def check_data(
    folders: Sequence[Path],
    *,
    crop: int,
    kind: str = "codec",
    noisy: Path | None = None,
    clean: Path | None = None,
    progress: Progress = lambda done, total: None,
) -> DataReport:
    """Read all that a run would learn from, and tell what is to be known of it.

    Args:
        folders: Folders of pictures, searched to the bottom; of clean ones for a denoiser.
        crop: Side of the squares that are cut from pictures.
        kind: "codec", or "denoiser", whose pictures must have hardly any noise of their own.
        noisy: Folder of pictures with real noise; belongs to ``clean``.
        clean: Folder of the same without.
        progress: What it raises ends the check, so that this is how to cancel.

    Raises:
        TrainingError: A folder is missing or holds no files, or there are no pairs.
    """
    pairs = PairReader(noisy, clean) if noisy is not None and clean is not None else None
    alone = find_pictures(folders) if folders or pairs is None else []
    paired = list(pairs.paths) if pairs is not None else []
    paths = list(dict.fromkeys([*paired, *alone]))
    readable, small, unreadable = [], [], []
    with _results(partial(_look_at, _reader(kind, pairs)), paths) as results:
        for done, (path, result) in enumerate(zip(paths, results, strict=True), start=1):
            if isinstance(result, str):
                unreadable.append(LeftOut(path, result))
            else:
                readable.append(result[0])
                small.append(result[1])
            progress(done, len(paths))
    groups = find_near_copies(small, lambda _: progress(len(paths), len(paths)))
    return DataReport(
        folders=(*folders, *((noisy, clean) if noisy is not None and clean is not None else ())),
        crop=crop,
        files=len(paths),
        readable=tuple(readable),
        unreadable=tuple(unreadable),
        copies=tuple(tuple(readable[number].path for number in group) for group in groups),
        lonely_noisy=pairs.lonely_noisy if pairs is not None else (),
        lonely_clean=pairs.lonely_clean if pairs is not None else (),
    )


@contextmanager
def _results(
    function: Callable[[Path], "_Found | str"], paths: Sequence[Path]
) -> Iterator[Iterator["_Found | str"]]:
    """What a function gives for each path, from some threads; on an error nothing more is begun."""
    pool = ThreadPoolExecutor(_READERS, thread_name_prefix="aedesk-check")
    try:
        yield pool.map(function, paths)
    finally:
        pool.shutdown(cancel_futures=True)


def _look_at(read: Read, path: Path) -> "_Found | str":
    """Facts of a picture and what is kept of it, or why it is left out."""
    try:
        if path.stat().st_size > _LARGE:
            with _large:
                return _facts(path, *read(path))
        return _facts(path, *read(path))
    except (AedeskError, OSError) as error:
        return reason_of(error)


def _facts(path: Path, picture: Picture, size: tuple[int, int]) -> _Found:
    facts = PictureFacts(path, *size, picture.is_grey, picture.depth, has_alpha=picture.alpha is not None)
    return facts, small_version(eight_bit_rgb(picture))


def _reader(kind: str, pairs: PairReader | None) -> Read:
    """How a file is read: no more of it than it takes to find what training would find."""
    if pairs is not None:
        return partial(_read_of_pairs, pairs)
    return _read_clean if kind == "denoiser" else partial(read_reduced, side=SIDE)


def _read_clean(path: Path) -> tuple[Picture, tuple[int, int]]:
    picture = read_picture(path)
    refuse_noise(eight_bit_rgb(picture))
    return picture, (picture.width, picture.height)


def _read_of_pairs(pairs: PairReader, path: Path) -> tuple[Picture, tuple[int, int]]:
    partner = pairs.partner(path)
    if partner is None:
        return _read_clean(path)
    (picture, size), (_, noisy_size) = read_reduced(path, SIDE), read_reduced(partner, SIDE)
    refuse_other_size(size, noisy_size)
    return picture, size
