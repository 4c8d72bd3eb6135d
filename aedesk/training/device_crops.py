"""Cuts crops where the networks run: the same as ``aedesk.training.crops`` does on the host."""

import keras
import numpy as np
from keras import ops

from aedesk.nn.devices import keras_devices
from aedesk.training.crops import SMALLEST_SCALE, tinted
from aedesk.training.data import PictureSet
from aedesk.training.task import Tensor

Resident = tuple[Tensor, Tensor, Tensor]


def put_on_device(pictures: PictureSet) -> Resident:
    """Copy all pictures to the device.

    Returns:
        The pixels of one picture after the other, (pixels, channels) uint8; the number of the first pixel of
        each picture, and its width, (pictures,) int32.
    """
    areas = [height * width for height, width in pictures.shapes]
    pixels = np.empty((sum(areas), pictures.pixels(0).shape[2]), np.uint8)
    starts = np.cumsum([0, *areas[:-1]])
    for index, start in enumerate(starts):
        pixels[start : start + areas[index]] = pictures.pixels(index).reshape(areas[index], -1)
    widths = np.array([width for _, width in pictures.shapes], np.int32)
    with keras.device((keras_devices("gpu") or keras_devices("cpu"))[0]):
        tensors = [ops.convert_to_tensor(array) for array in (pixels, starts.astype(np.int32), widths)]
    return tensors[0], tensors[1], tensors[2]


def cut_on_device(resident: Resident, places: Tensor, crop: int, tints: Tensor | None = None) -> Tensor:
    """Cut crops, and change their colours.

    Args:
        resident: What ``put_on_device`` gives.
        places: Picture, top, left, side, mirrored, turns of each crop, (B, 6) int32.
        crop: Side of a crop.
        tints: Changes of colours of each crop, (B, 3).

    Returns:
        Whole numbers 0..255, (B, crop, crop, channels) float32.
    """
    pixels, starts, widths = resident
    picture, top, left, side, mirrored, turns = (places[:, i] for i in range(6))
    reach = ops.arange(round(crop / SMALLEST_SCALE), dtype="int32")
    # What is beyond the square has no weight, but must lie in the picture.
    inside = ops.minimum(reach[None, :], side[:, None] - 1)
    rows, columns = top[:, None] + inside, left[:, None] + inside
    first = ops.take(starts, picture)[:, None] + rows * ops.take(widths, picture)[:, None]
    squares = ops.cast(ops.take(pixels, first[:, :, None] + columns[:, None, :], axis=0), "float32")
    weights = _area_weights(side, crop, reach)
    crops = ops.einsum("bik,bklc->bilc", weights, squares)
    crops = ops.round(ops.einsum("bjl,bilc->bijc", weights, crops))
    crops = _turn(crops, mirrored, turns)
    return crops if tints is None else ops.clip(ops.round(tinted(crops, tints)), 0.0, 255.0)


def _area_weights(side: Tensor, crop: int, reach: Tensor) -> Tensor:
    """Share of each row of a square in each row of its crop, (B, crop, reach): averages over areas."""
    factor = (ops.cast(side, "float32") / crop)[:, None, None]
    begin = ops.arange(crop, dtype="float32")[None, :, None] * factor
    cell = ops.cast(reach, "float32")[None, None, :]
    overlap = ops.minimum(begin + factor, cell + 1.0) - ops.maximum(begin, cell)
    return ops.maximum(overlap, 0.0) / factor


def _turn(crops: Tensor, mirrored: Tensor, turns: Tensor) -> Tensor:
    """Mirror crops, then turn them by quarters, anticlockwise, as each one's numbers say."""

    def choose(condition: Tensor, changed: Tensor, crops: Tensor) -> Tensor:
        return ops.where(condition[:, None, None, None], changed, crops)

    crops = choose(mirrored == 1, ops.flip(crops, axis=2), crops)
    crops = choose(turns % 2 == 1, ops.transpose(crops, (0, 2, 1, 3)), crops)
    crops = choose((turns == 1) | (turns == 2), ops.flip(crops, axis=1), crops)
    return choose(turns >= 2, ops.flip(crops, axis=2), crops)
