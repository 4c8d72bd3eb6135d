"""A run that is killed at random moments ends with the very weights of one that is not."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aedesk.runs.folder import RunFolder
from aedesk.training.checkpoints import load_checkpoint
from tests.training.killed import curve, steps_for
from tests.training.micro import SETTINGS, make_pictures

PROJECT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="kills forks"),
    pytest.mark.usefixtures("micro_size"),
]


def history(record: dict[str, Any]) -> list[dict[str, Any]]:
    """History without the times."""
    return [{key: value for key, value in entry.items() if key != "seconds"} for entry in record["history"]]


@pytest.mark.parametrize(("kind", "kills"), [("codec", 2), ("toy", 10)])
def test_kills_change_nothing(tmp_path: Path, kind: str, kills: int) -> None:
    """``AEDESK_KILLS=50 pytest --timeout 7200`` takes its time."""
    kills = int(os.environ.get("AEDESK_KILLS", kills))
    data = make_pictures(tmp_path / "pictures")
    threads = {"TF_NUM_INTRAOP_THREADS": "1", "TF_NUM_INTEROP_THREADS": "1", "OMP_NUM_THREADS": "1"}
    process = subprocess.run(
        [sys.executable, "-m", "tests.training.killed", str(data), str(tmp_path), kind, str(kills)],
        capture_output=True,
        cwd=PROJECT,
        env={**os.environ, **threads, "KERAS_BACKEND": "tensorflow", "CUDA_VISIBLE_DEVICES": ""},
        timeout=500 + 100 * kills,
        check=False,
        text=True,
    )
    assert process.returncode == 0, process.stderr
    # A run that has come to its end is killed no more.
    assert 1 <= int(process.stdout) <= kills
    whole, killed = (load_checkpoint(tmp_path / name) for name in ("whole", "killed"))
    assert whole is not None and killed is not None
    assert whole.record["step"] == killed.record["step"] == steps_for(kills)
    steps = sorted({*range(0, steps_for(kills), SETTINGS["validate_every"]), steps_for(kills)})
    assert [entry["step"] for entry in whole.record["history"]] == steps
    assert history(whole.record) == history(killed.record)
    assert whole.record["best_loss"] == killed.record["best_loss"]
    assert whole.arrays.keys() == killed.arrays.keys()
    for name, array in whole.arrays.items():
        assert np.array_equal(array, killed.arrays[name]), name
    packages = [
        json.loads((tmp_path / name / "package/model.json").read_text()) for name in ("whole", "killed")
    ]
    assert packages[0]["files"] == packages[1]["files"]
    assert not list((tmp_path / "killed").rglob(".*.part"))
    compare_what_is_told(tmp_path)


def compare_what_is_told(tmp_path: Path) -> None:
    """Hold the folders of both runs against each other, as who looks at them does."""
    whole, killed = (RunFolder(tmp_path / name) for name in ("whole", "killed"))
    assert curve(killed.path) == curve(whole.path)
    assert [line["step"] for line in killed.timeline().samples] == [
        line["step"] for line in whole.timeline().samples
    ]
    assert whole.state().status == killed.state().status == "finished"
    assert replace(killed.recipe(), out=whole.path) == whole.recipe()
    pictures = [
        {path.name: path.read_bytes() for path in run.path.glob("samples/*")} for run in (whole, killed)
    ]
    assert len(pictures[0]) > 4 and pictures[0] == pictures[1]
