"""What a training run is made of but its networks: its recipe, what it tells, the folder that it leaves.

Nothing here imports Keras, so that the window can plan runs and watch them.
"""

from aedesk.runs.codec_recipe import CodecRecipe
from aedesk.runs.denoiser_recipe import DenoiserRecipe
from aedesk.runs.events import (
    Checkpoint,
    Discarded,
    Event,
    Failed,
    Finished,
    Halved,
    Paused,
    Resumed,
    Sample,
    Started,
    Step,
    Stopped,
    Validation,
)
from aedesk.runs.fields import RecipeField
from aedesk.runs.recipe import Recipe, fields_of
from aedesk.runs.toml import read_recipe, write_recipe

__all__ = [
    "Checkpoint",
    "CodecRecipe",
    "DenoiserRecipe",
    "Discarded",
    "Event",
    "Failed",
    "Finished",
    "Halved",
    "Paused",
    "Recipe",
    "RecipeField",
    "Resumed",
    "Sample",
    "Started",
    "Step",
    "Stopped",
    "Validation",
    "fields_of",
    "read_recipe",
    "write_recipe",
]
