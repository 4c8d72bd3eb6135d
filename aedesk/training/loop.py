"""The training loop: a generator of events that can be closed at any event and killed at any moment."""

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice

import keras

from aedesk.errors import OutputError
from aedesk.files import move_folder_to_trash
from aedesk.nn.arrays import to_numpy
from aedesk.runs.control import Inbox
from aedesk.runs.events import Checkpoint, Discarded, Event, Finished, Started, Stopped
from aedesk.runs.lock import locked
from aedesk.runs.pointers import load_record
from aedesk.runs.recipe import Recipe
from aedesk.training.checkpoints import State, load_checkpoint, save_checkpoint
from aedesk.training.export import export_run
from aedesk.training.halving import halve, is_out_of_memory
from aedesk.training.hardware import choose_precision, describe_device, device_name, prepare_device
from aedesk.training.meter import Meter, Pace
from aedesk.training.orders import Orders
from aedesk.training.record import parent_record
from aedesk.training.run import TrainingRun
from aedesk.training.samples import Samples
from aedesk.training.saver import Saver
from aedesk.training.sources import Source, choose_source, stacked
from aedesk.training.start import check_folder
from aedesk.training.task import Task, Tensor
from aedesk.training.tasks import task_of
from aedesk.training.telling import tell_of_failure, told
from aedesk.training.validation import Validator
from aedesk.zoo import find_any


def train(recipe: Recipe, *, resume: bool = False, inbox: Inbox | None = None) -> Generator[Event]:
    """Train what a recipe is for, or go on with a run.

    On one thread a run that was stopped or killed any number of times ends with the very weights of one
    that was not.

    Args:
        recipe: Settings; on resume the length of the run may differ from before.
        resume: Go on from the last checkpoint in ``recipe.out``.
        inbox: Where the run is asked to pause, to stop and so on; that of its folder by default.

    Returns:
        Events, about one a second; they are kept in the run's folder, too. Closing the generator stops the
        run and keeps it: a checkpoint of the last step is written. Killing the process loses what came
        after the last checkpoint.

    Raises:
        TrainingError: There is nothing to learn from, another run is in the way, none is there to resume,
            or training diverged.
        OutputError: The folder cannot be written, or the run was to be discarded and there is no trash.
    """
    return train_task(task_of(recipe), resume=resume, inbox=inbox)


def train_task(task: Task, *, resume: bool = False, inbox: Inbox | None = None) -> Generator[Event]:
    """Train as ``train`` does."""
    out = task.recipe.out
    check_folder(out, resume)
    inbox = inbox or Inbox(out)
    with locked(out) as holder:
        inbox.since = holder.since
        saved = load_checkpoint(out)
        history = saved.record["history"] if saved else []
        discarded = yield from told(task.recipe, history, _train(task, saved, Orders(inbox)))
    if discarded is not None:
        try:
            move_folder_to_trash(out)
        except OutputError as error:
            tell_of_failure(out, error)
            raise
        yield discarded


def _train(task: Task, saved: State | None, orders: Orders) -> Generator[Event]:
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
    sets = task.validation(held_out)
    judge = _Judge(Validator(task, run.model, sets), Samples(task, run.model, sets, recipe.out))
    judge.samples.begin(run.step)
    with closing(Saver(recipe.out)) as saver:
        try:
            yield from _go_on_in_memory(run, source, judge, saver, orders)
        except GeneratorExit:
            _keep(run, saver)
            raise
        if orders.ending == "discard":
            yield Discarded(run.step)
            return
        if orders.ending == "stop":
            yield from _keep(run, saver)
            yield Stopped(run.step)
            return
    package = export_run(recipe.out, name=recipe.name)
    yield Finished(run.step, run.seconds / 3600, str(package.path), early=_progress(run) < 1)


@dataclass(frozen=True, slots=True)
class _Judge:
    """Judges networks by figures, and for the eye."""

    validator: Validator
    samples: Samples


def _go_on_in_memory(
    run: TrainingRun, source: Source, judge: _Judge, saver: Saver, orders: Orders
) -> Iterator[Event]:
    """Go on, with half the batch where memory runs out."""
    while True:
        try:
            yield from _go_on(run, source, judge, saver, orders)
            return
        except Exception as error:
            if not is_out_of_memory(error):
                raise
        # Only here is what the error held free again.
        yield from saver.wait()
        halved = halve(run)
        judge.validator.batch = min(judge.validator.batch, halved.batch)
        yield halved


def _go_on(run: TrainingRun, source: Source, judge: _Judge, saver: Saver, orders: Orders) -> Iterator[Event]:
    keep = partial(_keep, run, saver)
    yield from orders.obey(run.step, keep)
    if not orders.ending and _is_due(run):
        yield from _validate_and_save(run, judge, saver)
    meter = Meter(run.batch, run.task.figures)
    pace = Pace(source.most_steps)
    waiting: list[Tensor] = []
    with closing(source.feeds(run.step, run.batch)) as feeds:
        while not orders.ending and not _is_stalled(run) and (progress := _progress(run)) < 1:
            rates = _learning_rates(run, _steps_ahead(run, pace.steps), progress)
            feed = stacked(islice(feeds, len(rates)))
            # The device has worked on the call before while this one's feed was made.
            done = _collect(waiting, meter)
            waiting.append(run.advance(source.resident, feed, rates))
            if _is_due(run):
                done += _collect(waiting, meter)
            run.seconds += pace.lap(done)
            if meter.is_due or _is_due(run):
                yield meter.report(run.step, _progress(run), rates[-1], run.seconds)
                yield from saver.saved()
                yield from orders.obey(run.step, keep)
                if not orders.ending and _is_due(run):
                    yield from _validate_and_save(run, judge, saver)
                # What was done meanwhile, here or by whoever takes the events, is no training.
                meter.restart()
                pace.restart()
    if not orders.ending and not _is_validated(run):
        yield from _validate_and_save(run, judge, saver)
    yield from saver.wait()


def _collect(waiting: list[Tensor], meter: Meter) -> int:
    """Wait for the figures of the calls under way; returns the number of their steps."""
    done = 0
    while waiting:
        figures = to_numpy(waiting.pop())
        meter.add(figures)
        done += len(figures)
    return done


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


def _is_stalled(run: TrainingRun) -> bool:
    """Whether the recipe's patience is over: so many validations have not been better than one before."""
    patience = run.task.recipe.patience
    losses = [float("inf") if entry["loss"] is None else entry["loss"] for entry in run.history]
    return bool(patience and losses) and len(losses) - losses.index(min(losses)) > patience


def _is_validated(run: TrainingRun) -> bool:
    return bool(run.history) and run.history[-1]["step"] == run.step


def _is_due(run: TrainingRun) -> bool:
    return run.step % run.task.recipe.validate_every == 0 and not _is_validated(run)


def _validate_and_save(run: TrainingRun, judge: _Judge, saver: Saver) -> Iterator[Event]:
    yield from saver.wait()
    with run.averaged():
        validation = judge.validator.validate(run.step)
        sample = judge.samples.take(run.step)
    best = validation.loss < run.best_loss
    run.best_loss = min(run.best_loss, validation.loss)
    run.history.append({**validation.as_dict(), "seconds": run.seconds})
    try:
        # Told before it is safe: no checkpoint lacks its figures, and what a kill takes is made again.
        yield validation
        yield sample
    finally:
        saver.save(run.state(), best)


def _keep(run: TrainingRun, saver: Saver) -> list[Event]:
    """Save a run that waits or ends between two checkpoints; validation has to wait until it goes on."""
    told: list[Event] = [*saver.wait()]
    out = run.task.recipe.out
    record = load_record(out)
    if record is None or record["step"] != run.step:
        path = save_checkpoint(out, run.state(), best=False)
        told.append(Checkpoint(run.step, str(path), best=False))
    return told
