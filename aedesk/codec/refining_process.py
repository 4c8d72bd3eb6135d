"""The process that refines latents: ``python -m aedesk.codec.refining_process``, spoken to by ``refining``.

It is a process of its own, because TensorFlow takes seconds to import and hundreds of megabytes, and because
what it crashes is then this process alone. Standard input brings one message with the picture and then an
answer to every step; standard output brings a message for every step and one with the result.
"""

import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from aedesk.codec.dead_zones import DeadZones, step_costs
from aedesk.codec.geometry import CELL, Geometry
from aedesk.codec.messages import Arrays, receive, send
from aedesk.errors import AedeskError, DeviceError
from aedesk.imaging.tiles import Span, padded_block, plan
from aedesk.nn.quiet import quiet_import
from aedesk.zoo import ModelPackage
from aedesk.zoo.architecture import LATENT_STRIDE
from aedesk.zoo.quality import integers_at

if TYPE_CHECKING:
    from aedesk.nn.refinement import Rules

Floats = npt.NDArray[np.float32]
Samples = npt.NDArray[np.unsignedinteger[Any]]

# Most positions of latents in a tile with its halo: about 2 GB in training, 1.5 megapixels.
TILE_POSITIONS = 6144
# How far a latent reaches through means and synthesis, about; in latents.
HALO = 16
# The formula of the dead zones holds here nearly as it is, because the gradient sees what else is spoilt.
DEAD_ZONE = 0.9


def main() -> None:
    """Serve one request."""
    # Where there are no sessions an interrupt reaches every process; this one is told by its parent.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # What libraries print must not come between the messages.
    os.dup2(2, 1)
    try:
        facts, arrays = receive(source)
        send(sink, {"event": "done"}, _refine(facts, arrays, source, sink))
    except (EOFError, BrokenPipeError):
        sys.exit(1)
    except AedeskError as error:
        send(sink, {"event": "failed", "message": error.message, "hint": error.hint})


def _refine(facts: dict[str, Any], arrays: Arrays, source: IO[bytes], sink: IO[bytes]) -> Arrays:
    """Refine the latents of a picture, tile after tile, each beside the final latents of those before it."""
    package = ModelPackage(Path(facts["model"]))
    try:
        with quiet_import():
            from aedesk.nn.load import load_networks
            from aedesk.nn.refinement import Refiner, Tile
            from aedesk.nn.runner import Runner
    except ImportError as error:
        raise DeviceError(
            f"Keras cannot be loaded: {error}.", "Install its backend, set KERAS_BACKEND, or use --effort 4."
        ) from error
    runner = Runner(partial(load_networks, package), facts["kind"], facts["number"])
    refiner = Refiner(runner, _rules(package, facts["quality"], facts["weight"]))
    pixels, y, z = arrays["pixels"], arrays["latents"].copy(), arrays["hyper"].astype(np.float32)
    geometry = Geometry(pixels.shape[1], pixels.shape[0])
    plane = geometry.latent
    tiles = plan((0, plane[0]), (0, plane[1]), plane, HALO, CELL, TILE_POSITIONS)
    going = True
    for number, (r, c) in enumerate(tiles):
        if not going:
            break
        hyper = _quarter(r), _quarter(c)
        tile = Tile(
            *_pixels(pixels, r, c),
            latents=y[None, r.outer, c.outer],
            hyper=z[None, *hyper],
            ranks=geometry.ranks(r.outer, c.outer),
            free=_free(r, c),
            strips=_strips(facts["strips"], hyper[0]),
        )

        def told(share: float, done: int = number) -> bool:
            nonlocal going
            send(sink, {"event": "step", "share": (done + share) / len(tiles)})
            going = bool(receive(source)[0]["go"])
            return going

        y[r.outer, c.outer], z[hyper] = (array[0] for array in refiner.refine(tile, facts["steps"], told))
    return {"latents": y, "hyper": z.astype(np.int8)}


def _rules(package: ModelPackage, quality: float, weight: float) -> "Rules":
    from aedesk.nn.refinement import Rules

    prior = package.prior
    return Rules(
        weight=weight,
        gains=package.gains(quality),
        dead_zones=DeadZones(package, quality, DEAD_ZONE, weight).table,
        step_costs=step_costs(package, quality, weight).astype(np.float32),
        shifts=integers_at(prior.shifts, quality).astype(np.float32),
        bias=integers_at(prior.biases[0], quality).astype(np.float32),
        hyper_indexes=prior.hyper_scale_indexes(quality).astype(np.float32),
    )


def _pixels(pixels: Samples, rows: Span, columns: Span) -> tuple[Floats, Floats]:
    """The pixels of a tile, padded, and where they are none that repeat the edge."""
    r, c = _sixteen_times(rows), _sixteen_times(columns)
    inside = np.zeros((1, r.outer_length, c.outer_length, 1), np.float32)
    inside[:, : max(0, pixels.shape[0] - r.outer_start), : max(0, pixels.shape[1] - c.outer_start)] = 1
    return padded_block(pixels, r, c), inside


def _free(rows: Span, columns: Span) -> Floats:
    """1 in the core of a tile, 0 in its halo."""
    free = np.zeros((1, rows.outer_length, columns.outer_length, 1), np.float32)
    free[:, rows.inner(), columns.inner()] = 1
    return free


def _strips(strips: list[list[int]], rows: slice) -> tuple[tuple[int, int], ...]:
    """The parts of strips in some rows of hyper-latents, counted from the first of these."""
    parts = ((max(a, rows.start) - rows.start, min(b, rows.stop) - rows.start) for a, b in strips)
    return tuple((a, b) for a, b in parts if a < b)


def _sixteen_times(span: Span) -> Span:
    s = LATENT_STRIDE
    return Span(span.start * s, span.stop * s, span.outer_start * s, span.outer_stop * s)


def _quarter(span: Span) -> slice:
    return slice(span.outer_start // CELL, span.outer_stop // CELL)


if __name__ == "__main__":
    main()
