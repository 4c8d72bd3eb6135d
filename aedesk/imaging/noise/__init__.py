"""Noise as picture files hold it: of cameras, of resizing, of JPEG; clipped and rounded to 8 bits."""

from aedesk.imaging.noise.camera import CameraNoise, develop
from aedesk.imaging.noise.jpeg import through_jpeg
from aedesk.imaging.noise.mixture import KINDS, NoisyPicture, synthesise
from aedesk.imaging.noise.normal import NormalNoise, add_normal, eight_bits, normal_noise

__all__ = [
    "KINDS",
    "CameraNoise",
    "NoisyPicture",
    "NormalNoise",
    "add_normal",
    "develop",
    "eight_bits",
    "normal_noise",
    "synthesise",
    "through_jpeg",
]
