"""The training loop: a generator of events that can be closed at any event and killed at any moment."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from itertools import islice

import keras
import numpy as np

from aedesk.nn.arrays import to_numpy
from aedesk.runs.events import Event, Finished, Started
from aedesk.runs.lock import locked
from aedesk.runs.pointers import load_record
from aedesk.runs.recipe import Recipe
from aedesk.training.checkpoints import State, load_checkpoint, save_checkpoint
from aedesk.training.data import Batch
from aedesk.training.export import export_run
from aedesk.training.hardware import choose_precision, describe_device, device_name, prepare_device
from aedesk.training.meter import Meter, Pace
from aedesk.training.record import parent_record
from aedesk.training.run import TrainingRun
from aedesk.training.saver import Saver
from aedesk.training.sources import Source, choose_source
from aedesk.training.start import check_folder
from aedesk.training.steppers import Feed
from aedesk.training.task import Task, Tensor
from aedesk.training.tasks import task_of
from aedesk.training.validation import Validator
from aedesk.zoo import find_any


def train(recipe: Recipe, *, resume: bool = False) -> Generator[Event]:
    """Train what a recipe is for, or go on with a run.

    On one thread a run that was stopped or killed any number of times ends with the very weights of one
    that was not.

    Args:
        recipe: Settings; on resume the length of the run may differ from before.
        resume: Go on from the last checkpoint in ``recipe.out``.

    Returns:
        Events, about one a second. Closing the generator stops the run and keeps it: a checkpoint of the
        last step is written. Killing the process loses what came after the last checkpoint.

    Raises:
        TrainingError: There is nothing to learn from, another run is in the way, none is there to resume,
            or training diverged.
    """
    return train_task(task_of(recipe), resume=resume)


def train_task(task: Task, *, resume: bool = False) -> Generator[Event]:
    """Train as ``train`` does."""
    out = task.recipe.out
    check_folder(out, resume)
    with locked(out):
        yield from _train(task, load_checkpoint(out))


def _train(task: Task, saved: State | None) -> Iterator[Event]:
    recipe = task.recipe
    prepare_device()
    precision = choose_precision(recipe.precision)
    pictures, skipped = task.read()
    training, held_out = pictures.split(recipe.holdout, recipe.seed)
    source = choose_source(task, training)
    run = TrainingRun(task, precision, source.complete, source.most_steps)
    if saved is None:
        task.start(run.model, training)
        run.reset_averages()
        run.parent = parent_record(find_any(recipe.start)) if recipe.start else None
    else:
        run.restore(saved)
    session = {"step": run.step, "backend": keras.backend.backend(), "hardware": describe_device()}
    session |= {"precision": precision, "pictures": len(training), "held_out": len(held_out)}
    run.sessions.append(session)
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
    validator = Validator(task, run.model, task.validation(held_out))
    with closing(Saver(recipe.out)) as saver:
        try:
            yield from _go_on(run, source, validator, saver)
        except GeneratorExit:
            saver.wait()
            _keep(run)
            raise
    yield Finished(run.step, run.seconds / 3600, str(export_run(recipe.out, name=recipe.name).path))


def _go_on(run: TrainingRun, source: Source, validator: Validator, saver: Saver) -> Iterator[Event]:
    if _is_due(run):
        yield from _validate_and_save(run, validator, saver)
    meter = Meter(run.task.recipe.batch, run.task.figures)
    pace = Pace(source.most_steps)
    waiting: list[Tensor] = []
    with closing(source.feeds(run.step)) as feeds:
        while (progress := _progress(run)) < 1:
            rates = _learning_rates(run, _steps_ahead(run, pace.steps), progress)
            feed = _stack(islice(feeds, len(rates)))
            # The device has worked on the call before while this one's feed was made.
            done = _collect(waiting, meter)
            waiting.append(run.advance(source.resident, feed, rates))
            if _is_due(run):
                done += _collect(waiting, meter)
            run.seconds += pace.lap(done)
            if meter.is_due or _is_due(run):
                yield meter.report(run.step, _progress(run), rates[-1])
                yield from saver.saved()
                if _is_due(run):
                    yield from _validate_and_save(run, validator, saver)
                # What was done meanwhile, here or by whoever takes the events, is no training.
                meter.restart()
                pace.restart()
    if not _is_validated(run):
        yield from _validate_and_save(run, validator, saver)
    yield from saver.wait()


def _collect(waiting: list[Tensor], meter: Meter) -> int:
    """Wait for the figures of the calls under way; returns the number of their steps."""
    done = 0
    while waiting:
        figures = to_numpy(waiting.pop())
        meter.add(figures)
        done += len(figures)
    return done


def _stack(feeds: Iterable[Batch]) -> Feed:
    steps = list(feeds)
    return {name: np.stack([step[name] for step in steps]) for name in steps[0]}


def _steps_ahead(run: TrainingRun, wanted: int) -> int:
    """How many steps may be made before anything else is due."""
    every, end = run.task.recipe.validate_every, run.task.recipe.steps
    return min(wanted, every - run.step % every, end - run.step if end is not None else wanted)


def _learning_rates(run: TrainingRun, number: int, progress: float) -> list[float]:
    recipe = run.task.recipe
    # A length in minutes has no known number of steps: the progress stays that of the first.
    ahead = 1 / recipe.steps if recipe.steps is not None else 0.0
    return [recipe.learning_rate_at(run.step + i, progress + i * ahead) for i in range(number)]


def _progress(run: TrainingRun) -> float:
    """Share of the run that is done, 0 to 1."""
    recipe = run.task.recipe
    if recipe.steps is not None:
        return min(1.0, run.step / recipe.steps)
    return min(1.0, run.seconds / (60 * (recipe.minutes or 1)))


def _is_validated(run: TrainingRun) -> bool:
    return bool(run.history) and run.history[-1]["step"] == run.step


def _is_due(run: TrainingRun) -> bool:
    return run.step % run.task.recipe.validate_every == 0 and not _is_validated(run)


def _validate_and_save(run: TrainingRun, validator: Validator, saver: Saver) -> Iterator[Event]:
    yield from saver.wait()
    with run.averaged():
        validation = validator.validate(run.step)
    yield validation
    best = validation.loss < run.best_loss
    run.best_loss = min(run.best_loss, validation.loss)
    run.history.append({**validation.as_dict(), "seconds": run.seconds})
    saver.save(run.state(), best)


def _keep(run: TrainingRun) -> None:
    """Save a run that is stopped between two checkpoints; validation has to wait until it goes on."""
    out = run.task.recipe.out
    record = load_record(out)
    if record is None or record["step"] != run.step:
        save_checkpoint(out, run.state(), best=False)
