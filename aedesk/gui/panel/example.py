"""What the result of a file would be called; knows nothing of widgets."""

from pathlib import Path

from aedesk.batch import NamePattern
from aedesk.batch.names import FIELDS
from aedesk.errors import AedeskError, UsageError
from aedesk.gui.adding import Item
from aedesk.gui.own_words import in_own_words
from aedesk.gui.task import Task, task_of
from aedesk.options import Options


def fields_for(task: Task, options: Options) -> list[str]:
    """The fields that a name pattern may have."""
    settings = _settings(task, options)
    return [name for name in FIELDS if name in settings or name not in ("quality", "effort", "model")]


def fault_of(task: Task, options: Options) -> str:
    """What is wrong with the name pattern itself, empty if it can be used; looks at no file."""
    try:
        NamePattern(options.name or "{stem}", _settings(task, options))
    except UsageError as error:
        return in_words(error)
    return ""


def example_of(item: Item, task: Task, options: Options) -> tuple[str, Path]:
    """The name of a result as seen from its folder, and in full; may look into the file.

    Args:
        item: The original.
        task: The page.
        options: Its settings.

    Raises:
        AedeskError: There is no such name; the pattern needs what the file does not say.
        OSError: The file cannot be read.
    """
    from aedesk.batch.outputs import outputs_of

    own = task_of(item, task) or task
    destination = outputs_of(own, options, []).destination
    target = destination.target(item.source, 1)
    assert isinstance(target, Path)  # the queue holds files, and results go to folders
    folder = item.path.parent if options.output is None else Path(options.output)
    return str(target.relative_to(folder)), target


def in_words(error: AedeskError) -> str:
    """An error of a name without the flags of the command line."""
    text = in_own_words(error.message).replace("--name", "the name").replace("--format", "the format")
    return text[:1].upper() + text[1:] if error.message.startswith("--") else text


def _settings(task: Task, options: Options) -> dict[str, str]:
    """Stand-ins for what the fields of a pattern mean that are no facts about a source."""
    if task is Task.RESTORE:
        return {}
    settings = {"model": "model"}
    if task is Task.COMPRESS:
        settings["effort"] = str(options.effort)
        if options.quality is not None:
            settings["quality"] = str(options.quality)
    return settings
