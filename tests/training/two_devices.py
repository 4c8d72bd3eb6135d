"""Makes steps with a batch that two devices share, and with one that does all; they must be the same.

Run as a program: ``KERAS_BACKEND=tensorflow python -m tests.training.two_devices FOLDER``. The processor is
made two devices, which has to be done before TensorFlow works.
"""

import sys
from pathlib import Path

import cv2
import numpy as np

from aedesk.nn.quiet import quiet_import
from tests.denoising.material import MICRO, make_photo


def main() -> None:
    """Compare figures, weights and averages; an assertion fails the process."""
    with quiet_import():
        import keras
        import tensorflow as tf
    tf.config.set_logical_device_configuration(
        tf.config.list_physical_devices("CPU")[0], [tf.config.LogicalDeviceConfiguration()] * 2
    )
    cpus = tuple(device.name for device in tf.config.list_logical_devices("CPU"))
    assert len(cpus) == 2

    from aedesk.nn.arrays import to_numpy
    from aedesk.runs import DenoiserRecipe
    from aedesk.training import steppers
    from aedesk.training.denoiser import DenoiserTask
    from aedesk.training.run import TrainingRun
    from aedesk.training.sampling import Sampler
    from aedesk.training.sources import stacked
    from aedesk.zoo.denoiser_architecture import DENOISER_SIZES

    DENOISER_SIZES["micro"] = MICRO
    folder = Path(sys.argv[1])
    for i in range(4):
        cv2.imwrite(str(folder / f"photo-{i}.png"), make_photo(80, 72 + i, seed=i, sigma=0.0))
    recipe = DenoiserRecipe(data=(folder,), out=folder, size="micro", steps=9, batch=4, crop=64)
    task = DenoiserTask(recipe)
    pictures, _ = task.read()
    feeds = Sampler(task, pictures).batches(0, 4)
    feed = stacked([next(feeds)])
    feeds.close()

    figures, states = [], []
    for devices in ((), cpus):
        steppers.devices_for = lambda crops, devices=devices: devices if crops == 4 else None
        keras.utils.set_random_seed(1)
        run = TrainingRun(task, "float32")
        run.step = 8  # the next step changes the averages
        figures.append(np.concatenate([to_numpy(run.advance((), feed, [1e-3])) for _ in range(3)]))
        states.append(run.state().arrays)
    assert np.all(figures[0][:, -1] == 1) and figures[0][2, 0] < figures[0][0, 0], figures
    assert np.allclose(*figures, rtol=1e-3), figures
    for name, array in states[0].items():
        assert np.allclose(array, states[1][name], atol=3e-4), name


if __name__ == "__main__":
    main()
