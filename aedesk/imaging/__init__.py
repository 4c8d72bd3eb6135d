"""Pictures in and out: reading, writing, metadata, transparency, depth, and measures of difference."""

from aedesk.imaging.depth import to_8_bits, to_16_bits
from aedesk.imaging.formats import EXTRAS, READABLE, WRITABLE, format_for_name, format_named, sniff_format
from aedesk.imaging.limits import MAX_SIDE, Limits
from aedesk.imaging.metrics import MS_SSIM_MIN_SIDE, bd_rate, ms_ssim, psnr, ssim
from aedesk.imaging.picture import Metadata, Picture
from aedesk.imaging.read import read_picture, read_reduced
from aedesk.imaging.write import encode_picture, losses

__all__ = [
    "EXTRAS",
    "MAX_SIDE",
    "MS_SSIM_MIN_SIDE",
    "READABLE",
    "WRITABLE",
    "Limits",
    "Metadata",
    "Picture",
    "bd_rate",
    "encode_picture",
    "format_for_name",
    "format_named",
    "losses",
    "ms_ssim",
    "psnr",
    "read_picture",
    "read_reduced",
    "sniff_format",
    "ssim",
    "to_8_bits",
    "to_16_bits",
]
