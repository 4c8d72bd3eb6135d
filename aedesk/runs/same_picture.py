"""Whether two small pictures show the same: laid upon each other, and subtracted.

A copy keeps its grey levels, whatever was done to it: scaling, recompression, a margin cut off. Two pictures
of one kind, as two cells of a solar panel, agree in all structure and still differ by more than that.
"""

import cv2
import numpy as np
import numpy.typing as npt

SIDE = 96
"""Rows and columns of the small pictures that are compared."""

Small = npt.NDArray[np.float32]
Window = tuple[float, float, float, float]
"""A part of a picture: left, top, right and bottom, 0..1."""

WHOLE: Window = (0.0, 0.0, 1.0, 1.0)
_BLUR = 1.0
# Bounds of the difference, in units of 1/255 and in those of the picture's own slope from pixel to pixel.
# Of 57,630 pairs of solar cells the nearest differ by 2.6 and 0.31; copies by 1 and 0.15 as a rule.
_LEAST = 1.5
_SLOPES = 0.22
_MOST_SLOPES = 0.6
_STEPS = 6
# Pairs that are still this many times as far from each other after so many steps never meet.
_HOPELESS, _FAIR_STEPS = 2.5, 2
_LEAST_COMMON = 0.5

Common = tuple[slice, slice]
"""Rows and columns of a picture that the other one covers."""


def is_same(one: Small, other: Small, window: Window = WHOLE) -> bool:
    """Whether one picture is a copy of the other.

    Args:
        one: (SIDE, SIDE), grey levels 0..255.
        other: The same of the other.
        window: About which part of ``one`` the other shows; refined here.
    """
    one, other = (cv2.GaussianBlur(picture, (0, 0), _BLUR) for picture in (one, other))
    slopes = np.stack([cv2.Sobel(one, -1, *axis, scale=1 / 8) for axis in ((1, 0), (0, 1))])
    transform = _transform(window)
    for step in range(_STEPS):
        common = _common(transform)
        difference = (one - _laid(other, transform))[common]
        if difference.size < _LEAST_COMMON * one.size:
            return False
        excess = _excess(difference, slopes[:, *common])
        if excess <= 1:
            return True
        if step >= _FAIR_STEPS and excess > _HOPELESS:
            return False
        transform = _refined(transform, difference, slopes[:, *common], _PLACES[:, *common])
    return False


def _transform(window: Window) -> Small:
    """From pixels of a picture to those of one that shows a window of it: scale and shift of each axis."""
    left, top, right, bottom = window
    scale = np.array([1 / (right - left), 1 / (bottom - top)])
    # Pixels are areas: what is at their middle has half a pixel more than their number.
    shift = scale * (0.5 - SIDE * np.array([left, top])) - 0.5
    return np.stack([scale, shift], axis=1).astype(np.float32)


def _common(transform: Small) -> Common:
    """Where the other picture is, without its interpolated edge."""
    scale, shift = transform[:, 0], transform[:, 1]
    first = np.ceil(-shift / scale).clip(0, SIDE).astype(int)
    last = np.floor((SIDE - 1 - shift) / scale).clip(-1, SIDE - 1).astype(int)
    columns, rows = (slice(int(low), int(high) + 1) for low, high in zip(first, last, strict=True))
    return rows, columns


def _laid(other: Small, transform: Small) -> Small:
    (x_scale, x_shift), (y_scale, y_shift) = transform
    matrix = np.array([[x_scale, 0, x_shift], [0, y_scale, y_shift]], np.float32)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    laid: Small = cv2.warpAffine(other, matrix, (SIDE, SIDE), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return laid


def _excess(difference: Small, slopes: Small) -> float:
    """How many times as large as that of a copy the difference is."""
    error = float(np.sqrt(np.mean(np.square(difference))))
    slope = float(np.sqrt(np.mean(np.square(slopes).sum(axis=0))))
    return error / max(1e-6, min(max(_LEAST, _SLOPES * slope), _MOST_SLOPES * slope))


def _refined(transform: Small, difference: Small, slopes: Small, places: Small) -> Small:
    """The transform that a linear model of the difference asks for: a step of Lucas and Kanade's."""
    # How the laid picture changes with scale and shift of each axis, in pixels of the first.
    changes = np.stack([slopes * places, slopes], axis=1).reshape(4, -1)
    normal = changes @ changes.T + 1e-3 * np.eye(4, dtype=np.float32)
    step = np.linalg.solve(normal, changes @ difference.ravel()).reshape(2, 2)
    return (transform + transform[:, :1] * step).astype(np.float32)


_PLACES = np.mgrid[0:SIDE, 0:SIDE][::-1].astype(np.float32)
