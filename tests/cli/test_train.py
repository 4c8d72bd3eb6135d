"""The command train: settings, reports, stop and keep, resume, export."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aedesk.cli.environment import Environment
from aedesk.cli.train_report import TextReport
from aedesk.cli.train_wishes import stop_requests
from aedesk.errors import ExitStatus
from aedesk.runs import Checkpoint, Finished, Halved, Started, Step, Stopped, Validation
from aedesk.runs.control import Inbox
from aedesk.runs.pointers import load_record
from tests.cli.conftest import Cli
from tests.training import micro

PROJECT = Path(__file__).resolve().parents[2]
MICRO_PROGRAM = """
import sys
from aedesk.nn.quiet import quiet_import
with quiet_import():
    from tests.training import micro
    micro.register()
from aedesk.cli import main
sys.exit(main())
"""
MICRO = [
    "--size",
    "micro",
    "--batch",
    "2",
    "--crop",
    "64",
    "--precision",
    "float32",
    "--validate-every",
    "50",
]


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return micro.make_pictures(tmp_path_factory.mktemp("pictures"))


@pytest.fixture(scope="module")
def stopped(pictures: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A run that was interrupted after its first report: status, streams, folder."""
    if os.name != "posix":
        pytest.skip("POSIX signals")
    out = tmp_path_factory.mktemp("runs") / "run"
    command = [
        "train",
        "codec",
        "--data",
        str(pictures),
        "--out",
        str(out),
        *MICRO,
        "--minutes",
        "30",
        "--json",
    ]
    # What this process imported (JAX, for one) may have set the level of TensorFlow's messages.
    variables = {key: value for key, value in os.environ.items() if key != "TF_CPP_MIN_LOG_LEVEL"}
    process = subprocess.Popen(
        [sys.executable, "-c", MICRO_PROGRAM, *command],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**variables, "CUDA_VISIBLE_DEVICES": ""},
    )
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(json.loads(line))
        if lines[-1]["event"] == "step":
            process.send_signal(signal.SIGINT)
            break
    rest, errors = process.communicate(timeout=300)
    lines += [json.loads(line) for line in rest.splitlines()]
    return {"status": process.returncode, "events": lines, "stderr": errors, "out": out}


def test_an_interrupt_stops_and_keeps(stopped: dict[str, Any]) -> None:
    assert stopped["status"] == ExitStatus.INTERRUPTED, stopped["stderr"]
    kinds = [event["event"] for event in stopped["events"]]
    # Checkpoints are told once they are safe, at the next report.
    assert kinds[:2] == ["started", "validation"]
    assert set(kinds[2:]) <= {"checkpoint", "sample", "step", "stopped"}
    last = stopped["events"][-1]
    assert last["event"] == "stopped" and last["step"] > 0
    record = load_record(stopped["out"])
    assert record is not None and record["step"] == last["step"]


def test_nothing_but_events_is_printed(stopped: dict[str, Any]) -> None:
    assert stopped["stderr"] == ""


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    import tensorflow as tf

    monkeypatch.setitem(micro.SIZES, "micro", micro.MICRO)
    tf.config.run_functions_eagerly(True)
    yield
    tf.config.run_functions_eagerly(False)


@pytest.mark.usefixtures("eager")
def test_resume_keeps_the_settings_and_ends_with_a_package(
    stopped: dict[str, Any], pictures: Path, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, done = stopped["out"], stopped["events"][-1]["step"]
    steps = str(done + 1)
    outcome = cli("train", "codec", "--data", pictures, "--out", out, "--resume", "--steps", steps)
    assert outcome.status == ExitStatus.OK, outcome.stderr
    assert f"Going on at step {done}: " in outcome.stderr
    assert f"Done: {steps} steps" in outcome.stderr
    assert f"aedesk-cli compress --model {out / 'package'} PICTURE" in outcome.stderr
    assert outcome.stdout == b""
    record = load_record(out)
    assert record is not None and record["recipe"]["batch"] == 2 and record["recipe"]["minutes"] is None

    for module in ("archive", "find"):
        monkeypatch.setattr(f"aedesk.zoo.{module}.user_models_folder", lambda: tmp_path / "models")
    exported = cli("train", "export", out, "--which", "last", "--name", "mine", "--install", "--json")
    assert exported.status == ExitStatus.OK, exported.stderr
    told = exported.records[0]
    assert told["name"] == "mine" and told["package"] == str(tmp_path / "models" / f"mine-{told['id']}")
    assert (Path(told["package"]) / "model.json").is_file()


@pytest.mark.parametrize(
    ("args", "status", "message"),
    [
        (["--data", "DATA"], ExitStatus.USAGE, "no folder for the run"),
        (["--out", "OUT", "--steps", "3"], ExitStatus.USAGE, "nothing to learn from"),
        (["--data", "DATA", "--out", "OUT"], ExitStatus.USAGE, "number of steps or a number of minutes"),
        (["--data", "DATA", "--out", "OUT", "--steps", "x"], ExitStatus.USAGE, "--steps"),
        (
            ["--data", "DATA", "--out", "OUT", "--steps", "3", "--size", "big"],
            ExitStatus.USAGE,
            "no size 'big'",
        ),
        (["--data", "OUT", "--out", "OUT", "--steps", "3"], ExitStatus.SOME_FAILED, "is not a folder"),
        (["--data", "DATA", "--out", "OUT", "--resume"], ExitStatus.SOME_FAILED, "no run to resume"),
    ],
)
def test_wrong_requests_are_refused_before_keras_is_imported(
    cli: Cli, pictures: Path, tmp_path: Path, args: list[str], status: ExitStatus, message: str
) -> None:
    names = {"DATA": str(pictures), "OUT": str(tmp_path / "none")}
    outcome = cli("train", "codec", *(names.get(arg, arg) for arg in args))
    assert outcome.status == status
    assert message in outcome.stderr and "Traceback" not in outcome.stderr
    assert not (tmp_path / "none").exists()


def test_a_run_in_the_way_is_left_alone(stopped: dict[str, Any], pictures: Path, cli: Cli) -> None:
    outcome = cli("train", "codec", "--data", pictures, "--out", stopped["out"], "--steps", "3")
    assert outcome.status == ExitStatus.SOME_FAILED and "already holds a run" in outcome.stderr


def test_export_needs_a_run(cli: Cli, tmp_path: Path) -> None:
    assert cli("train", "export", tmp_path, "--which", "first").status == ExitStatus.USAGE
    outcome = cli("train", "export", tmp_path)
    assert outcome.status == ExitStatus.SOME_FAILED and "holds no checkpoint" in outcome.stderr


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_the_first_signal_is_a_wish_and_the_second_an_order(name: str, tmp_path: Path) -> None:
    number = getattr(signal, name, None)
    if number is None:
        pytest.skip(f"no {name} here")
    before = signal.getsignal(number)
    inbox = Inbox(tmp_path)
    with pytest.raises(KeyboardInterrupt), stop_requests(inbox):
        assert inbox.take() == []
        signal.raise_signal(number)
        assert inbox.take() == ["stop"]
        signal.raise_signal(number)
    assert signal.getsignal(number) is before


EVENTS = [
    Started(
        0, "tensorflow", "cpu:0", "float32", 90, 10, tuple(f"{i}.txt: no picture" for i in range(9)), 1234567
    ),
    Validation(0, {"qualities": (10.0, 60.0), "bpp": (0.1, 0.75), "psnr": (25.0, 31.5)}, 12.5),
    Checkpoint(0, "step-0", best=True),
    Step(40, 0.25, 9.0, {"bpp": 0.8, "psnr": 30.0}, 1e-3, 12.3, 0),
    Step(80, 0.5, 8.0, {"bpp": 0.7, "psnr": 31.0}, 1e-3, 12.3, 2),
    Validation(80, {"qualities": (10.0, 60.0), "bpp": (0.1, 0.7), "psnr": (26.0, 32.5)}, 8.5),
    Checkpoint(80, "step-80", best=True),
]


def report(*last: Any, terminal: bool = False) -> str:
    env = Environment(io.BytesIO(), io.BytesIO(), io.StringIO(), stderr_is_terminal=terminal)
    text = TextReport(env, "aedesk-cli train codec --resume")
    for event in (*EVENTS, *last):
        text.add(event)
    text.close()
    assert isinstance(env.stderr, io.StringIO)
    return env.stderr.getvalue()


def test_text_away_from_a_terminal_is_a_line_now_and_then() -> None:
    lines = report(Finished(80, 1.5, "run/package")).splitlines()
    assert lines[0].startswith("Training: 1,234,567 numbers on 90 pictures, 10 held out; tensorflow on cpu:0")
    assert lines[1] == "  left out: 0.txt: no picture" and lines[6] == "  left out: 4 more"
    assert (
        lines[7] == "Held-out pictures at step 0: q10 0.100 bpp 25.00 dB, q60 0.750 bpp 31.50 dB; loss 12.500"
    )
    assert lines[8] == " 25.0 %  step 40  loss 9.000  0.800 bpp  30.00 dB  12.3 crops/s"
    assert lines[9].startswith("Held-out pictures at step 80") and lines[10] == "  the best so far"
    assert lines[11:] == [
        "Done: 80 steps, 1 h 30 min of training.",
        "Use it: aedesk-cli compress --model run/package PICTURE",
    ]


def test_text_says_why_a_batch_is_smaller_and_a_run_shorter() -> None:
    lines = report(Halved(80, 1), Halved(0, 4), Finished(80, 1.5, "run/package", early=True)).splitlines()
    assert lines[11:14] == [
        "Memory ran out: going on at step 80 with batches of 1 crop.",
        "Memory ran out: going on at step 0 with batches of 4 crops.",
        "Validations got no better any more, as the recipe's patience has it: the run ends here.",
    ]


def test_text_of_a_stopped_run_says_how_to_go_on() -> None:
    lines = report(Stopped(80)).splitlines()
    assert lines[-2:] == ["Stopped at step 80 and kept; go on with:", "  aedesk-cli train codec --resume"]


def test_a_terminal_gets_a_live_line() -> None:
    text = report(Stopped(80), terminal=True)
    assert "\x1b[" in text and "2 steps skipped" in text
