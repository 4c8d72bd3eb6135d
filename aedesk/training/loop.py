"""The training loop: a generator of events that can be closed at any event and killed at any moment."""

import time
from collections.abc import Generator, Iterator
from contextlib import closing

import keras
import numpy as np
import numpy.typing as npt

from aedesk.training.checkpoints import load_checkpoint, load_record, save_checkpoint
from aedesk.training.data import PictureSet, find_pictures, read_pictures
from aedesk.training.events import Checkpoint, Event, Finished, Started, Validation
from aedesk.training.export import export_run
from aedesk.training.hardware import choose_precision, device_name, prepare_device
from aedesk.training.meter import Meter
from aedesk.training.recipe import CodecRecipe
from aedesk.training.run import TrainingRun
from aedesk.training.start import check_folder
from aedesk.training.validation import validate, validation_crops
from aedesk.training.warm_start import warm_start
from aedesk.zoo import find_package


def train_codec(recipe: CodecRecipe, *, resume: bool = False) -> Generator[Event]:
    """Train a codec, or go on with a run.

    On one thread a run that was stopped or killed any number of times ends with the very weights of one
    that was not.

    Args:
        recipe: Settings; on resume the length of the run may differ from before.
        resume: Go on from the last checkpoint in ``recipe.out``.

    Yields:
        Events, about one a second. Closing the generator stops the run and keeps it: a checkpoint of the
        last step is written. Killing the process loses what came after the last checkpoint.

    Raises:
        TrainingError: There is nothing to learn from, another run is in the way, none is there to resume,
            or training diverged.
    """
    check_folder(recipe.out, resume)
    saved = load_checkpoint(recipe.out)
    prepare_device()
    precision = choose_precision(recipe.precision)
    pictures, skipped = read_pictures(find_pictures(recipe.data), recipe.crop)
    training, held_out = pictures.split(recipe.holdout, recipe.seed)
    run = TrainingRun(recipe, precision)
    if saved is not None:
        run.restore(saved)
    elif recipe.start:
        run.start_from(find_package(recipe.start))
    else:
        warm_start(run.model, training, recipe.seed, recipe.crop)
        run.reset_averages()
    yield Started(
        step=run.step,
        backend=keras.backend.backend(),
        device=device_name(),
        precision=precision,
        training_pictures=len(training),
        validation_pictures=len(held_out),
        skipped=tuple(skipped),
        parameters=run.model.count_params(),
    )
    try:
        yield from _go_on(run, training, validation_crops(held_out, recipe.crop))
    except GeneratorExit:
        _keep(run)
        raise
    yield Finished(run.step, run.seconds / 3600, str(export_run(recipe.out, name=recipe.name).path))


def _go_on(run: TrainingRun, training: PictureSet, crops: npt.NDArray[np.uint8]) -> Iterator[Event]:
    recipe = run.recipe
    if _is_due(run):
        yield from _validate_and_save(run, crops)
    meter = Meter(recipe.batch)
    with closing(training.batches(recipe.seed, run.step, recipe.batch, recipe.crop)) as batches:
        while (progress := _progress(run)) < 1:
            started = time.perf_counter()
            batch = next(batches)
            rate = recipe.learning_rate_at(run.step, progress)
            meter.add(run.advance(batch.pictures, batch.qualities, rate))
            run.seconds += time.perf_counter() - started
            if meter.is_due or _is_due(run):
                yield meter.report(run.step, _progress(run), rate)
            if _is_due(run):
                yield from _validate_and_save(run, crops)
                meter.restart()
    if not _is_validated(run):
        yield from _validate_and_save(run, crops)


def _progress(run: TrainingRun) -> float:
    """Share of the run that is done, 0 to 1."""
    if run.recipe.steps is not None:
        return min(1.0, run.step / run.recipe.steps)
    return min(1.0, run.seconds / (60 * (run.recipe.minutes or 1)))


def _is_validated(run: TrainingRun) -> bool:
    return bool(run.history) and run.history[-1]["step"] == run.step


def _is_due(run: TrainingRun) -> bool:
    return run.step % run.recipe.validate_every == 0 and not _is_validated(run)


def _validate_and_save(run: TrainingRun, crops: npt.NDArray[np.uint8]) -> Iterator[Validation | Checkpoint]:
    with run.averaged() as model:
        validation = validate(model, crops, run.step)
    yield validation
    best = validation.loss < run.best_loss
    run.best_loss = min(run.best_loss, validation.loss)
    run.history.append({**validation.as_dict(), "seconds": run.seconds})
    path = save_checkpoint(run.recipe.out, run.state(), best)
    yield Checkpoint(run.step, str(path), best)


def _keep(run: TrainingRun) -> None:
    """Save a run that is stopped between two checkpoints; validation has to wait until it goes on."""
    record = load_record(run.recipe.out)
    if record is None or record["step"] != run.step:
        save_checkpoint(run.recipe.out, run.state(), best=False)
