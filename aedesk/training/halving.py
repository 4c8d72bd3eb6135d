"""What a run does when memory runs out: it goes back to what is safe, and on with half the batch."""

import gc

import keras

from aedesk.errors import OutOfMemoryError
from aedesk.runs.events import Halved
from aedesk.runs.recipe import Recipe
from aedesk.training.checkpoints import load_checkpoint
from aedesk.training.run import TrainingRun

# Of TensorFlow and NumPy, PyTorch; JAX and XLA have one type for all errors, PyTorch another on CPUs.
_TYPES = {"ResourceExhaustedError", "MemoryError", "OutOfMemoryError"}
_WORDS = ("RESOURCE_EXHAUSTED", "out of memory", "can't allocate memory")


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error of a Keras backend, or of NumPy, says that memory ran out."""
    names = {kind.__name__ for kind in type(error).__mro__}
    return bool(names & _TYPES) or (
        isinstance(error, RuntimeError) and any(word in str(error) for word in _WORDS)
    )


def halve(run: TrainingRun) -> Halved:
    """Halve the batch of a run, from its last checkpoint on.

    Weights may be half changed, or, with JAX, gone: the step that failed had taken their memory over.

    Raises:
        OutOfMemoryError: The batch is 1 already.
    """
    run.batch = half_of(run.batch, run.task.recipe)
    free_memory()
    # Nothing was changed before the first checkpoint.
    saved = load_checkpoint(run.task.recipe.out)
    if saved is not None:
        sessions = run.sessions
        run.restore(saved)
        # The checkpoint may be from before this one.
        run.sessions = sessions
    return Halved(run.step, run.batch)


def half_of(batch: int, recipe: Recipe) -> int:
    """Half of a batch.

    Raises:
        OutOfMemoryError: The batch is 1 already.
    """
    if batch == 1:
        raise OutOfMemoryError(
            "There is not enough memory to train on a single crop.",
            f"Use smaller crops than {recipe.crop} pixels, or a smaller --size.",
        )
    return batch // 2


def free_memory() -> None:
    """Give back what a step that failed still holds."""
    gc.collect()
    if keras.backend.backend() == "torch":
        import torch

        torch.cuda.empty_cache()
