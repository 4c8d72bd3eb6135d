"""What JPEG does to a picture."""

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]

_SUBSAMPLINGS = (
    cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444,
    cv2.IMWRITE_JPEG_SAMPLING_FACTOR_422,
    cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420,
)
BLOCK = 16


def through_jpeg(
    pixels: Pixels, quality: int, *, subsampling: int = 2, offset: tuple[int, int] = (0, 0)
) -> Pixels:
    """Code pixels as a JPEG file and decode it again.

    Args:
        pixels: (H, W, 1 or 3), RGB.
        quality: 1..100, libjpeg's.
        subsampling: Of the colours: 0 none (4:4:4), 1 across (4:2:2), 2 both ways (4:2:0).
        offset: Row and column of a block, 0..15, that the first pixel falls on: crops of a picture start
            anywhere in a block.
    """
    top, left = offset
    framed = cv2.copyMakeBorder(pixels, top, 0, left, 0, cv2.BORDER_REFLECT) if top or left else pixels
    options = [cv2.IMWRITE_JPEG_QUALITY, int(quality)]
    if pixels.shape[2] == 1:
        decoded = _coded(framed, options, cv2.IMREAD_GRAYSCALE)[:, :, None]
    else:
        options += [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, _SUBSAMPLINGS[subsampling]]
        decoded = _coded(framed[:, :, ::-1], options, cv2.IMREAD_COLOR)[:, :, ::-1]
    return np.ascontiguousarray(decoded[top:, left:], np.uint8)


def _coded(pixels: npt.NDArray[Any], options: list[int], mode: int) -> npt.NDArray[Any]:
    _, data = cv2.imencode(".jpg", pixels, options)
    return np.asarray(cv2.imdecode(data, mode))
