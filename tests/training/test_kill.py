"""A run that is killed at random moments ends with the very weights of one that is not."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aedesk.training.checkpoints import load_checkpoint
from tests.training.killed import KILLS, STEPS
from tests.training.micro import make_pictures

PROJECT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills forks")


def curve(record: dict[str, Any]) -> list[dict[str, Any]]:
    """History without the times."""
    return [{key: value for key, value in entry.items() if key != "seconds"} for entry in record["history"]]


def test_kills_change_nothing(tmp_path: Path) -> None:
    data = make_pictures(tmp_path / "pictures")
    threads = {"TF_NUM_INTRAOP_THREADS": "1", "TF_NUM_INTEROP_THREADS": "1", "OMP_NUM_THREADS": "1"}
    process = subprocess.run(
        [sys.executable, "-m", "tests.training.killed", str(data), str(tmp_path)],
        capture_output=True,
        cwd=PROJECT,
        env={**os.environ, **threads, "KERAS_BACKEND": "tensorflow", "CUDA_VISIBLE_DEVICES": ""},
        timeout=500,
        check=False,
        text=True,
    )
    assert process.returncode == 0, process.stderr
    assert 1 <= int(process.stdout) <= KILLS
    whole, killed = (load_checkpoint(tmp_path / name) for name in ("whole", "killed"))
    assert whole is not None and killed is not None
    assert whole.record["step"] == killed.record["step"] == STEPS
    assert [entry["step"] for entry in whole.record["history"]] == [0, 2, 4, 5]
    assert curve(whole.record) == curve(killed.record)
    assert whole.record["best_loss"] == killed.record["best_loss"]
    assert whole.arrays.keys() == killed.arrays.keys()
    for name, array in whole.arrays.items():
        assert np.array_equal(array, killed.arrays[name]), name
    packages = [
        json.loads((tmp_path / name / "package/model.json").read_text()) for name in ("whole", "killed")
    ]
    assert packages[0]["files"] == packages[1]["files"]
    assert not list((tmp_path / "killed").glob(".*.part"))
