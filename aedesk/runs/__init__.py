"""What a training run is made of but its networks: its recipe, what it tells, the folder that it leaves.

Nothing here imports Keras, so that the window can plan runs and watch them.
"""

from aedesk.runs.denoiser_recipe import DenoiserRecipe
from aedesk.runs.events import Checkpoint, Event, Finished, Started, Step, Stopped, Validation
from aedesk.runs.recipe import CodecRecipe, Recipe

__all__ = [
    "Checkpoint",
    "CodecRecipe",
    "DenoiserRecipe",
    "Event",
    "Finished",
    "Recipe",
    "Started",
    "Step",
    "Stopped",
    "Validation",
]
