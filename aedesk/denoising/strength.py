"""How strongly to denoise, and what to give back."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from aedesk.errors import UsageError

Floats = npt.NDArray[np.float32]

AUTO = 50.0
"""The strength at which the estimated noise is what is taken away."""
# What the networks are told of an estimate. Training raises estimates by `UPWARD`; to raise them in use, too,
# costs 0.1 dB.
_TOLD = 1.0
# At strength 100 the network is told this many times the estimated noise.
_MOST = 2.0
# Side of the window in pixels that texture is measured in.
_WINDOW = 7


@dataclass(frozen=True, slots=True)
class DenoiseSettings:
    """What to take away and what to leave.

    Args:
        strength: 0 (nothing) to 100; at 50 the estimated noise is taken away. Below, as much of it is left as
            is missing to 50; above, the network is told of more noise than there is, up to twice.
        color_strength: The same of noise in colours; None takes ``strength``.
        keep_detail: 0 to 100: how much of what was taken away from the luminance of textures is given back,
            where noise is hard to see and smoothness is easy to see.

    Raises:
        UsageError: A number is out of bounds.
    """

    strength: float = AUTO
    color_strength: float | None = None
    keep_detail: float = 0.0

    def __post_init__(self) -> None:
        """Check the bounds."""
        for name in ("strength", "color_strength", "keep_detail"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 100:
                raise UsageError(f"The {name.replace('_', ' ')} is {value:g}; 0 to 100 is allowed.")

    @property
    def strengths(self) -> tuple[float, float]:
        """Strength for luminance and for colour."""
        return self.strength, self.strength if self.color_strength is None else self.color_strength

    @property
    def factors(self) -> Floats:
        """What estimates of luminance and colour noise are multiplied by, (2,)."""
        return np.array([_TOLD * _MOST ** max(0.0, s / AUTO - 1) for s in self.strengths], np.float32)

    @property
    def shares(self) -> tuple[float, float]:
        """Shares 0..1 of the residual that are taken away, of luminance and of colour."""
        luminance, colour = (min(1.0, s / AUTO) for s in self.strengths)
        return luminance, colour

    def apply(self, picture: Floats, residual: Floats, noise: float) -> Floats:
        """Take a residual away as far as it is wanted.

        Args:
            picture: (H, W, 3) in [0, 1].
            residual: What the network found, (H, W, 3).
            noise: RMS of the luminance noise, in the unit of the picture.

        Returns:
            The picture without it, not clipped.
        """
        luminance, colour = self.shares
        if luminance == colour and not self.keep_detail:
            return picture - np.float32(luminance) * residual
        grey = residual.mean(axis=2, keepdims=True)
        share: Floats | np.float32 = np.float32(luminance)
        if self.keep_detail:
            masked = _texture((picture - residual).sum(axis=2) / np.sqrt(np.float32(3)), noise)
            share = share * (1 - np.float32(self.keep_detail / 100) * masked[:, :, None])
        return np.asarray(picture - np.float32(colour) * (residual - grey) - share * grey, np.float32)


def _texture(luminance: Floats, noise: float) -> Floats:
    """How much texture hides noise, 0 (flat) to 1, for every pixel (H, W) of a clean luminance."""
    mean: Floats = np.asarray(cv2.blur(luminance, (_WINDOW, _WINDOW)), np.float32)
    variance = np.maximum(cv2.blur(luminance * luminance, (_WINDOW, _WINDOW)) - mean * mean, 0)
    return np.asarray(variance / (variance + np.float32(noise * noise + 1e-8)), np.float32)
