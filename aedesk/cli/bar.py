"""The progress bar: on a terminal only, and only for work that takes longer than half a second."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from aedesk.cli.environment import Environment
from aedesk.cli.text import duration_text

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 0.5


class Bar:
    """A progress bar below the lines that are printed meanwhile.

    Args:
        env: Streams; without a terminal no bar is ever shown.
        hidden: Show none, as ``--quiet`` asks.
        label: What is going on.
    """

    def __init__(self, env: Environment, *, hidden: bool, label: str) -> None:
        self._env = env
        self._label = label
        self._due = None if hidden or not env.stderr_is_terminal else monotonic() + _PATIENCE
        self._progress: Progress | None = None

    @property
    def is_wanted(self) -> bool:
        """Whether a bar may be shown at all."""
        return self._due is not None

    def update(
        self, fraction: Callable[[], float], remaining: Callable[[], float | None] = lambda: None
    ) -> None:
        """Show the share of the work that is done, 0..1, and the seconds that are left, if known."""
        if self._progress is None:
            if self._due is None or monotonic() < self._due:
                return
            self._progress = self._open()
        left = remaining()
        words = "" if left is None else f"{_rounded(left)} left"
        self._progress.update(self._progress.task_ids[0], completed=fraction(), left=words)

    def say(self, text: str) -> None:
        """Print a line above the bar."""
        if self._progress is None:
            self._env.say(text)
        else:
            self._progress.console.print(text, markup=False, highlight=False, soft_wrap=True, emoji=False)

    def close(self) -> None:
        """Take the bar away for good."""
        self._due = None
        self.hide()

    def hide(self) -> None:
        """Take the bar away until the next update."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None

    def _open(self) -> "Progress":
        # Rich costs 0.1 s to import, so quick commands never load it.
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[left]}"),
            console=Console(file=self._env.stderr, force_terminal=True),
            transient=True,
        )
        progress.add_task(self._label, total=1.0, left="")
        progress.start()
        return progress


def _rounded(left: float) -> str:
    """A remaining time in whole seconds: it is no measured value."""
    return duration_text(left) if left >= 60 else f"{max(1, round(left))} s"
