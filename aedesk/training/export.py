"""From a checkpoint to a model package."""

from pathlib import Path

from aedesk.errors import TrainingError
from aedesk.training.checkpoints import load_checkpoint
from aedesk.training.run import TrainingRun
from aedesk.training.tasks import task_of_record
from aedesk.zoo import ModelPackage

LICENCE = "Apache-2.0"


def export_run(
    folder: Path, target: Path | None = None, *, name: str = "", which: str = "best"
) -> ModelPackage:
    """Make a model package from a run's checkpoint, with averaged weights.

    Args:
        folder: Folder of the run.
        target: Folder of the package; ``package`` in the run's folder by default.
        name: Name of the model; the run's own, or its size, by default.
        which: "best" (lowest validation loss) or "last".

    Returns:
        The package, checked by opening it again.

    Raises:
        TrainingError: The run has no checkpoint, or its weights are not finite.
        ModelError: The weights would allow an inexact sum in the prior.
    """
    state = load_checkpoint(folder, which)
    if state is None:
        raise TrainingError(f"{folder} holds no checkpoint.", "Train first.")
    record = state.record
    settings = record["recipe"]
    task = task_of_record(record, data=(), out=folder, name=name or settings["name"] or settings["size"])
    run = TrainingRun(task, "float32")
    run.restore(state)
    with run.averaged() as model:
        description = {
            "name": task.recipe.name,
            "size": task.recipe.size,
            "licence": LICENCE,
            "parameters": model.count_params(),
            "training": {
                "steps": record["step"],
                "hours": round(record["seconds"] / 3600, 3),
                "recipe": settings,
                "validation": record["history"][-1:],
            },
        }
        return task.export(model, description, target or folder / "package")
