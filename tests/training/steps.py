"""Trains a few steps on the Keras backend in use and checks what every backend owes.

Run as a program in a process with ``KERAS_BACKEND`` set: ``python -m tests.training.steps FOLDER``.
"""

import os
import sys
from pathlib import Path

import numpy as np

from aedesk.nn.quiet import quiet_import
from tests.training.micro import SETTINGS, make_pictures, register


def check_steps(folder: Path, precision: str) -> None:
    """Steps lower the loss, odd gradients change nothing, and a saved run goes on as it would have."""
    from aedesk.runs.codec_recipe import CodecRecipe
    from aedesk.training.codec import CodecTask
    from aedesk.training.run import TrainingRun

    recipe = CodecRecipe(data=(), out=folder, steps=9, **{**SETTINGS, "precision": precision})
    random = np.random.default_rng(0)
    pictures = np.repeat(random.integers(0, 256, (2, 8, 8, 3), np.uint8), 8, axis=1).repeat(8, axis=2)
    qualities = np.array([20.0, 80.0], np.float32)

    def advance(run: TrainingRun, number: int, qualities: np.ndarray = qualities) -> np.ndarray:
        feed = {"pictures": pictures[None], "qualities": qualities[None]}
        return np.concatenate([floats(run.advance((), feed, [3e-3])) for _ in range(number)])

    run = TrainingRun(CodecTask(recipe), precision)
    figures = advance(run, 10)
    assert figures.shape == (10, 4) and np.isfinite(figures).all() and np.all(figures[:, 3] == 1), figures
    assert figures[-1, 0] < 0.98 * figures[0, 0], figures

    before = run.state()
    odd = advance(run, 1, np.array([20.0, np.nan], np.float32))
    assert odd[0, 3] == 0
    for name, array in run.state().arrays.items():
        moved = before.arrays[name] != array
        # Only the state of the noise may go on.
        assert not moved.any() or array.dtype != np.float32, name

    before = run.state()
    first = advance(run, 2)
    run.restore(before)
    assert run.step == before.record["step"]
    assert np.allclose(advance(run, 2), first, rtol=1e-4)


def check_device(folder: Path) -> None:
    """Crops cut where the networks run, several steps in a call, give the same figures and averages."""
    from aedesk.runs.codec_recipe import CodecRecipe
    from aedesk.training import sources
    from aedesk.training.codec import CodecTask
    from aedesk.training.run import TrainingRun

    recipe = CodecRecipe(data=(make_pictures(folder),), out=folder, steps=20, **SETTINGS)
    task = CodecTask(recipe)
    pictures, _ = task.read()
    states, figures = [], []
    for budget, calls in ((0, [1] * 3), (10**9, [1, 2])):
        sources.device_budget = lambda budget=budget: budget
        source = sources.choose_source(task, pictures)
        run = TrainingRun(task, "float32", source.complete, source.most_steps)
        start = run.state().arrays
        run.step = 8  # the second of these steps changes the averages
        feeds = source.feeds(run.step, recipe.batch)
        told = []
        for number in calls:
            steps = [next(feeds) for _ in range(number)]
            feed = {name: np.stack([step[name] for step in steps]) for name in steps[0]}
            told.append(floats(run.advance(source.resident, feed, [1e-3] * number)))
        feeds.close()
        figures.append(np.concatenate(told))
        states.append(run.state().arrays)
    assert np.allclose(*figures, rtol=2e-3), np.abs(figures[0] / figures[1] - 1).max()
    averages = [name for name in states[0] if name.startswith("average")]
    assert any(np.any(states[0][name] != start[name]) for name in averages)
    for name in averages:
        assert np.allclose(states[0][name], states[1][name], atol=1e-3), name


def floats(figures: object) -> np.ndarray:
    """Figures of a step as an array."""
    from aedesk.nn.arrays import to_numpy

    return to_numpy(figures).astype(np.float64)


def main() -> None:
    """Check one backend; an assertion fails the process."""
    with quiet_import():
        import keras
    register()
    backend = keras.backend.backend()
    check_steps(Path(sys.argv[1]), "float32")
    if backend == "tensorflow" and "AEDESK_COMPILED_STEPS" not in os.environ:
        import tensorflow as tf

        tf.config.run_functions_eagerly(True)  # to compile the loop takes longer than all else here
    if backend != "torch":
        check_device(Path(sys.argv[1]) / "pictures")
    sys.stdout.write(backend)


if __name__ == "__main__":
    main()
