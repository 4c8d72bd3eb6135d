"""Steps of gradient descent on every Keras backend."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from aedesk.errors import TrainingError

PROJECT = Path(__file__).resolve().parents[2]
ON_THE_CPU = {
    "CUDA_VISIBLE_DEVICES": "",
    "JAX_PLATFORMS": "cpu",
    # Few steps are not worth what XLA's optimisations take.
    "XLA_FLAGS": "--xla_backend_optimization_level=0",
}


@pytest.mark.parametrize("backend", ["tensorflow", "jax", "torch"])
def test_backend(backend: str, tmp_path: Path) -> None:
    if importlib.util.find_spec(backend) is None:
        pytest.skip(f"{backend} is not installed")
    process = subprocess.run(
        [sys.executable, "-m", "tests.training.steps", str(tmp_path)],
        capture_output=True,
        cwd=PROJECT,
        env={**os.environ, **ON_THE_CPU, "KERAS_BACKEND": backend},
        timeout=500,
        check=False,
        text=True,
    )
    assert process.returncode == 0, process.stderr
    assert process.stdout == backend


def test_a_backend_that_cannot_train_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from aedesk.training import steppers

    monkeypatch.setattr(steppers.keras.backend, "backend", lambda: "numpy")
    with pytest.raises(TrainingError, match=r"'numpy' cannot train.*tensorflow, jax, torch"):
        steppers.make_stepper(None, 1)  # type: ignore[arg-type]
