"""Writes checkpoints while the run goes on."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from aedesk.runs.events import Checkpoint
from aedesk.training.checkpoints import State, save_checkpoint


class Saver:
    """Saves one checkpoint at a time in another thread; close it at the end.

    Args:
        folder: Folder of the run.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pool = ThreadPoolExecutor(1)
        self._under_way: list[Future[Checkpoint]] = []

    def save(self, state: State, best: bool) -> None:
        """Begin to save a state whose arrays nobody changes; the one before must be done."""
        self._under_way.append(self._pool.submit(self._save, state, best))

    def saved(self) -> Iterator[Checkpoint]:
        """Give the checkpoint that has become safe since the last time, if there is one."""
        if self._under_way and self._under_way[0].done():
            yield self._under_way.pop().result()

    def wait(self) -> list[Checkpoint]:
        """Wait until nothing is under way; gives what has become safe since the last time."""
        done = [future.result() for future in self._under_way]
        self._under_way.clear()
        return done

    def close(self) -> None:
        """Wait for what is under way."""
        self._pool.shutdown()

    def _save(self, state: State, best: bool) -> Checkpoint:
        path = save_checkpoint(self._folder, state, best)
        return Checkpoint(state.record["step"], str(path), best)
