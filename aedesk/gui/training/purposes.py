"""What a model can be trained for; knows nothing of Qt."""

from enum import StrEnum


class Purpose(StrEnum):
    """What is trained, and from which pictures."""

    CODEC = "codec"
    DENOISER = "denoiser"
    """A denoiser that learns from clean pictures, which are given made-up noise."""
    PAIRS = "pairs"
    """A denoiser that learns from pictures with real noise and their clean versions."""

    @property
    def kind(self) -> str:
        """Kind of network, as recipes and models name it: "codec" or "denoiser"."""
        return "codec" if self is Purpose.CODEC else "denoiser"
