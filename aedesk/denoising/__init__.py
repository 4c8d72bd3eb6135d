"""Denoising: noise is estimated, taken away by a network, and partly given back as the user wishes."""

from aedesk.denoising.denoise import Denoised, denoise_floats, denoise_picture
from aedesk.denoising.denoiser import Denoiser, open_denoiser
from aedesk.denoising.strength import AUTO, DenoiseSettings

__all__ = [
    "AUTO",
    "DenoiseSettings",
    "Denoised",
    "Denoiser",
    "denoise_floats",
    "denoise_picture",
    "open_denoiser",
]
