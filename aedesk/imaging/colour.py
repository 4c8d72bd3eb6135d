"""CMYK to sRGB, through the picture's own profile where it has one."""

import io
from collections.abc import Callable

from PIL import Image

THROUGH_PROFILE = "CMYK was converted to sRGB through its profile."
WITHOUT_PROFILE = (
    "CMYK without a usable profile was converted by a plain formula; colours may look different."
)


def cmyk_converter(icc: bytes | None) -> tuple[Callable[[Image.Image], Image.Image], str]:
    """How to bring a CMYK picture to sRGB.

    Args:
        icc: The profile that the picture carries, if any.

    Returns:
        A function from a CMYK image to an RGB image, and the sentence that tells the user what it does.
    """
    if icc is not None and (transform := _transform(icc)) is not None:
        return transform, THROUGH_PROFILE
    return (lambda image: image.convert("RGB")), WITHOUT_PROFILE


def _transform(icc: bytes) -> Callable[[Image.Image], Image.Image] | None:
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        if profile.profile.xcolor_space != "CMYK":
            return None
        transform = ImageCms.buildTransform(
            profile,
            ImageCms.createProfile("sRGB"),
            "CMYK",
            "RGB",
            # What print programs show by default: paper white is white, the darkest ink is black.
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (OSError, ImageCms.PyCMSError):
        return None
    return transform.point
