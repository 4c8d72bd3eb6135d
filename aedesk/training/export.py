"""From a checkpoint to a model package."""

from pathlib import Path

from aedesk.errors import TrainingError
from aedesk.training.checkpoints import load_checkpoint
from aedesk.training.record import training_record
from aedesk.training.run import TrainingRun
from aedesk.training.tasks import task_of_record
from aedesk.zoo import PackageFolder


def export_run(
    folder: Path,
    target: Path | None = None,
    *,
    which: str = "best",
    **changes: str,
) -> PackageFolder:
    """Make a model package from a run's checkpoint, with averaged weights.

    Args:
        folder: Folder of the run.
        target: Folder of the package; ``package`` in the run's folder by default.
        which: "best" (lowest validation loss) or "last".
        **changes: Settings of the recipe that are to differ, if they are not empty: ``name``, ``licence``,
            ``credits``. A model without a name is called by its size.

    Returns:
        The package, checked by opening it again.

    Raises:
        TrainingError: The run has no checkpoint, or its weights are not finite.
        ModelError: The weights would allow an inexact sum in the prior.
    """
    state = load_checkpoint(folder, which)
    if state is None:
        raise TrainingError(f"{folder} holds no checkpoint.", "Train first.")
    settings = {**state.record["recipe"], **{key: value for key, value in changes.items() if value}}
    settings["name"] = settings["name"] or settings["size"]
    record = {**state.record, "recipe": settings}
    task = task_of_record(record, data=(), out=folder)
    run = TrainingRun(task, "float32")
    run.restore(state)
    with run.averaged() as model:
        description = {
            "name": task.recipe.name,
            "size": task.recipe.size,
            "licence": task.recipe.licence,
            "parameters": model.count_params(),
            "training": training_record(record),
        }
        return task.export(model, description, target or folder / "package")
