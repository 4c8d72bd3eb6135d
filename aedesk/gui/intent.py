"""What the next run would do: with pictures, and with latent files."""

from dataclasses import dataclass, replace
from typing import Self

from aedesk.gui.adding import Item
from aedesk.gui.relevance import recipe
from aedesk.gui.task import Task, task_of
from aedesk.options import Options


@dataclass(frozen=True, slots=True)
class Intent:
    """A task and settings.

    Args:
        task: What is done with pictures.
        options: With which settings.
        restoring: Settings for latent files, which are restored beside any task.
    """

    task: Task
    options: Options
    restoring: Options

    @classmethod
    def of(cls, task: Task, options: Options, restoring: Options | None = None) -> Self:
        """The intent behind the settings of a page.

        Args:
            task: What is done with pictures.
            options: With which settings.
            restoring: Settings for latent files; without them those for pictures, as far as names are not
                concerned: a pattern for results of one kind may have no meaning for another.
        """
        if task is Task.RESTORE:
            return cls(task, options, options)
        return cls(task, options, restoring or replace(options, name=None))

    def options_for(self, task: Task) -> Options:
        """The settings of one of its tasks."""
        return self.restoring if task is Task.RESTORE else self.options

    def recipe_for(self, item: Item) -> int | None:
        """The number of what is done with a file, see `recipe`; None for nothing."""
        task = task_of(item, self.task)
        return None if task is None else recipe(task, self.options_for(task))
