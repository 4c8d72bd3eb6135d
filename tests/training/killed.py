"""Trains one run undisturbed and one that is killed again and again; tells how often a kill hit.

Run as a program: ``python -m tests.training.killed PICTURES FOLDER codec|toy KILLS``. Keras is imported once
and never used here, so that each training is a fork that starts at once and can be killed as a process.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import Any

from aedesk.runs.folder import RunFolder

MOST_LINES = 10
"""So many events may pass before a kill: those of about two validations."""


def steps_for(kills: int) -> int:
    """So many steps that a run is not at its end before it was killed so often."""
    return max(5, 4 * kills)


def train(data: Path, out: Path, steps: int) -> None:
    """Start or resume a run and train to its end; steps are run as they are written, not compiled."""
    import tensorflow as tf

    from aedesk.runs.codec_recipe import CodecRecipe
    from aedesk.training import train
    from tests.training.micro import SETTINGS

    tf.config.run_functions_eagerly(True)
    recipe = CodecRecipe(data=(data,), out=out, steps=steps, **SETTINGS)
    for _ in train(recipe, resume=(out / "last.json").exists()):
        pass


def fork(data: Path, out: Path, steps: int) -> int:
    """Train in a process of its own; returns its id."""
    process = os.fork()
    if process == 0:
        status = 1
        try:
            train(data, out, steps)
            status = 0
        finally:
            os._exit(status)
    return process


def curve(folder: Path) -> list[dict[str, Any]]:
    """What a run told of its validations, without the times."""
    lines = RunFolder(folder).timeline().validations
    return [{key: line[key] for key in line if key not in ("time", "seconds")} for line in lines]


def check(folder: Path, whole: list[dict[str, Any]]) -> None:
    """Refuse a folder that somebody who looks at it after a kill would not understand."""
    run = RunFolder(folder)
    state = run.state()
    assert not run.is_running()
    timeline = run.timeline()
    for lines in (timeline.steps, timeline.samples):
        steps = [line["step"] for line in lines]
        assert steps == sorted(set(steps)), steps
    assert curve(folder) == whole[: len(timeline.validations)]
    if state.started is not None:  # else it was killed before it had begun
        assert run.recipe().kind == "codec" and run.environment()["backend"] == "tensorflow"
        assert state.status in ("failed", "finished"), state.status
    for path in timeline.samples[-1]["paths"] if timeline.samples else ():
        assert (folder / path).read_bytes().endswith(b"IEND\xaeB`\x82")


def kill(process: int, folder: Path, start: float, interval: float) -> bool:
    """Kill a training at a random moment; returns whether it had not ended before.

    Args:
        process: Its id.
        folder: Folder of the run.
        start: Seconds that a run takes to begin.
        interval: Seconds from one validation to the next.
    """
    run, lines = RunFolder(folder), random.randint(0, MOST_LINES)
    _, before = run.events()
    # By what was told, so that a machine that has become slow does not always hit the beginning.
    while len(run.events(before)[0]) < lines and not _has_ended(process):
        time.sleep(0.002)
    time.sleep(random.uniform(0, interval if lines else start))
    os.kill(process, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(process, 0)[1])


def _has_ended(process: int) -> bool:
    return os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def main() -> int:
    """Do both runs; the exit status is 0 when both came to their end."""
    data, folder = (Path(argument) for argument in sys.argv[1:3])
    kills = int(sys.argv[4])
    steps = steps_for(kills)
    from aedesk.nn.quiet import quiet_import
    from tests.training import micro

    with quiet_import():
        import aedesk.training.loop  # noqa: F401
        from tests.training import toy
    micro.register()
    if sys.argv[3] == "toy":
        toy.register()
    start = time.monotonic()
    _, status = os.waitpid(fork(data, folder / "whole", steps), 0)
    if status:
        return 1
    whole, times = curve(folder / "whole"), [line["time"] for line in RunFolder(folder / "whole").events()[0]]
    told = times[-1] - times[0]
    pauses = time.monotonic() - start - told, told / len(whole)
    hits = 0
    for _ in range(kills):
        hits += kill(fork(data, folder / "killed", steps), folder / "killed", *pauses)
        check(folder / "killed", whole)
    _, last_status = os.waitpid(fork(data, folder / "killed", steps), 0)
    sys.stdout.write(f"{hits}\n")
    return int(last_status != 0)


if __name__ == "__main__":
    sys.exit(main())
