"""How many steps it takes until a network is good: what a run can be expected to do in its time."""

from collections.abc import Mapping

STEPS_FROM_SCRATCH: Mapping[str, int] = {"codec": 500_000, "denoiser": 100_000}
"""Steps after which a network that began with nothing is good, by the kind of the recipe."""
STEPS_TO_TUNE = 1_000
"""Steps after which fine-tuning on one kind of pictures shows."""
