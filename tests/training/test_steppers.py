"""Steps of gradient descent on every Keras backend."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import keras
import numpy as np
import pytest

from aedesk.errors import TrainingError
from aedesk.nn.arrays import to_numpy
from aedesk.nn.codec_model import CodecModel
from aedesk.runs import CodecRecipe
from aedesk.training.codec import CodecTask
from aedesk.training.run import make_optimizer
from aedesk.training.towers import devices_for
from tests.training.micro import MICRO

PROJECT = Path(__file__).resolve().parents[2]
ON_THE_CPU = {
    "CUDA_VISIBLE_DEVICES": "",
    "JAX_PLATFORMS": "cpu",
    # Few steps are not worth what XLA's optimisations take.
    "XLA_FLAGS": "--xla_backend_optimization_level=0",
}


def run(program: str, backend: str, folder: Path) -> str:
    """Run a program of this folder in a process of its own, and give what it printed."""
    process = subprocess.run(
        [sys.executable, "-m", f"tests.training.{program}", str(folder)],
        capture_output=True,
        cwd=PROJECT,
        env={**os.environ, **ON_THE_CPU, "KERAS_BACKEND": backend},
        timeout=500,
        check=False,
        text=True,
    )
    assert process.returncode == 0, process.stderr
    return process.stdout


@pytest.mark.parametrize("backend", ["tensorflow", "jax", "torch"])
def test_backend(backend: str, tmp_path: Path) -> None:
    if importlib.util.find_spec(backend) is None:
        pytest.skip(f"{backend} is not installed")
    assert run("steps", backend, tmp_path) == backend


def test_a_batch_that_two_devices_share_gives_the_same_step(tmp_path: Path) -> None:
    run("two_devices", "tensorflow", tmp_path)


@pytest.mark.parametrize(("gpus", "crops", "used"), [(0, 8, 0), (1, 8, 0), (3, 8, 2), (3, 9, 3), (4, 7, 0)])
def test_as_many_gpus_share_a_batch_as_divide_it(
    monkeypatch: pytest.MonkeyPatch, gpus: int, crops: int, used: int
) -> None:
    import tensorflow as tf

    names = [f"/device:GPU:{number}" for number in range(gpus)]
    monkeypatch.setattr(
        tf.config, "list_logical_devices", lambda kind: [SimpleNamespace(name=name) for name in names]
    )
    assert devices_for(crops) == tuple(names[:used])


def test_a_backend_that_cannot_train_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from aedesk.training import steppers

    monkeypatch.setattr(steppers.keras.backend, "backend", lambda: "numpy")
    with pytest.raises(TrainingError, match=r"'numpy' cannot train.*tensorflow, jax, torch"):
        steppers.make_stepper(None, 1)  # type: ignore[arg-type]


def test_weight_decay_pulls_kernels_alone_and_changes_no_layout() -> None:
    def optimizer(decay: float) -> keras.optimizers.Optimizer:
        return make_optimizer(
            CodecTask(CodecRecipe(data=(), out=Path(), steps=1, learning_rate=0.1, weight_decay=decay)), model
        )

    model = CodecModel(MICRO)
    model.build()
    variables = model.trainable_variables
    for variable in variables:
        variable.assign(np.ones(variable.shape, np.float32))
    plain, decaying = optimizer(0.0), optimizer(0.5)
    assert type(plain) is keras.optimizers.Adam
    # So checkpoints of either go on with the other.
    assert [v.shape for v in plain.variables] == [v.shape for v in decaying.variables]
    zeros = [np.zeros(variable.shape, np.float32) for variable in variables]
    plain.apply(zeros, variables)
    assert all(np.all(to_numpy(variable) == 1) for variable in variables)
    decaying.apply(zeros, variables)
    pulled = {v.path.rpartition("/")[2]: float(to_numpy(v).ravel()[0]) for v in variables}
    assert pulled.pop("kernel") == pytest.approx(0.95)
    assert set(pulled) == {"bias", "vectors"} and set(pulled.values()) == {1.0}
