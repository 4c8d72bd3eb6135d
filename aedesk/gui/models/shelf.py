"""What is known of the installed models, read off the main thread; knows nothing of Qt."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aedesk.errors import AedeskError
from aedesk.gui.own_words import in_own_words

if TYPE_CHECKING:
    from aedesk.zoo import PackageFolder

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Model:
    """An installed model.

    Args:
        name: Its name.
        id: Eight hexadecimal digits.
        kind: "codec" or "denoiser".
        size: Name of its size.
        bytes: Of all its files.
        work: Thousands of multiply-accumulates for a pixel, by what they are for: "encode", "decode".
        path: Its folder.
        installed: When; None for one that ships with aedesk.
        card: The model card, in Markdown.
        curve: Measured bits per pixel and PSNR in dB; empty where there are none.
    """

    name: str
    id: str
    kind: str
    size: str
    bytes: int
    work: Mapping[str, float]
    path: Path
    installed: datetime | None
    card: str
    curve: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """All installed models.

    Args:
        models: Codecs, then denoisers; the user's own first.
        usual: Ids of the models that aedesk takes where none is chosen, by kind.
        device: Where networks run: "cpu", "gpu:0".
        threads: Threads that they can use at most on the CPU.
    """

    models: tuple[Model, ...]
    usual: Mapping[str, str]
    device: str
    threads: int


def read_shelf(device: str = "auto", threads: int | None = None) -> Shelf:
    """Look at all installed models; imports what is heavy, so not for the main thread.

    Args:
        device: The device that is chosen: "auto", "cpu", "gpu:1".
        threads: Threads of a network that are chosen; None for as many as there are cores.
    """
    from aedesk.runtime import parse_device
    from aedesk.zoo import find_denoiser, find_package, list_denoisers, list_packages

    usual = {}
    for find in (find_package, find_denoiser):
        try:
            package = find()
            usual[package.kind] = package.id_hex
        except AedeskError:  # there is none of this kind
            continue
    models = tuple(describe(package) for package in (*list_packages(), *list_denoisers()))
    return Shelf(models, usual, str(parse_device(device)), threads or os.cpu_count() or 1)


def describe(package: "PackageFolder") -> Model:
    """What is shown of a package."""
    from aedesk.zoo import is_own
    from aedesk.zoo.card import card

    try:
        text = card(package)
    except AedeskError as error:
        text = f"# {package.name}\n\n{in_own_words(error.message)}"
    macs = package.description["macs_per_pixel"]
    stamp = (package.path / "model.json").stat().st_mtime
    return Model(
        package.name,
        package.id_hex,
        package.kind,
        package.size,
        sum(file.stat().st_size for file in package.path.iterdir() if file.is_file()),
        {work: macs[work] / 1000 for work in package.works},
        package.path,
        datetime.fromtimestamp(stamp) if is_own(package) else None,
        text,
        _curve(package.description.get("results")),
    )


def _curve(results: Any) -> tuple[Point, ...]:
    """Points of the first table that has bits per pixel and PSNR; results come from anywhere."""
    try:
        for result in results or ():
            columns = [str(column).lower() for column in result["columns"]]
            if "bpp" in columns and "psnr db" in columns:
                rate, quality = columns.index("bpp"), columns.index("psnr db")
                return tuple(sorted((float(row[rate]), float(row[quality])) for row in result["rows"]))
    except (LookupError, TypeError, ValueError):
        pass
    return ()
