"""A model package in words: what it is, how it was trained, what was measured."""

from collections.abc import Iterator
from typing import Any

from aedesk.zoo import ModelPackage


def card(package: ModelPackage) -> str:
    """The model card of a package, as lines of text."""
    return "\n".join(_lines(package))


def _lines(package: ModelPackage) -> Iterator[str]:
    description = package.description
    macs = description["macs_per_pixel"]
    yield f"{package.name}, model {package.id_hex}"
    yield _row("kind", f"{package.kind}, size {package.size}")
    yield _row("licence", description.get("licence", "not stated"))
    yield _row("folder", package.path)
    yield _row("parameters", f"{description.get('parameters', 0):,}")
    yield _row(
        "work", f"{macs['encode'] / 1000:.1f} kMAC a pixel to encode, {macs['decode'] / 1000:.1f} to decode"
    )
    yield from _training(description.get("training", {}))
    for result in description.get("results", []):
        yield _row(result["what"], f"{result['value']} ({result['command']})")


def _training(training: dict[str, Any]) -> Iterator[str]:
    if not training:
        return
    recipe = training.get("recipe", {})
    yield _row(
        "training",
        f"{training.get('steps', 0):,} steps of {recipe.get('batch')} crops of {recipe.get('crop')}²",
    )
    yield _row("", f"{training.get('hours', 0):.2f} hours, seed {recipe.get('seed')}")
    for key in ("data", "hardware"):
        if key in training:
            yield _row(key, training[key])
    for validation in training.get("validation", []):
        curve = zip(validation["qualities"], validation["bpp"], validation["psnr"], strict=True)
        for quality, bpp, psnr in curve:
            yield _row(f"quality {quality:g}", f"{bpp:.3f} bpp, {psnr:.2f} dB on pictures held out")


def _row(label: str, value: object) -> str:
    return f"  {label:<12}{value}"
