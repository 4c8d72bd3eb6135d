"""Which options decide what becomes of a file, so that a result is known to be up to date or not."""

from functools import lru_cache

from aedesk.gui.task import Task
from aedesk.options import DEFAULT_EFFORT, DEFAULT_QUALITY, Options, fields_of

_IMMATERIAL = frozenset(
    {
        *("files_from", "recursive", "on_exist", "max_pixels", "min_saving"),  # which files are done
        *("resume", "retry_failed", "report", "dry_run", "fail_fast"),  # how a run goes about it
        *("replace", "after"),  # what comes after it
        *("measure", "verify"),  # what is found out about a result that stays the same
    }
)
"""Options that leave a finished result as good as it is; any other one, a new one too, asks for a new one."""

_USUAL = {"effort": DEFAULT_EFFORT, "format": "png"}
_RATES = ("quality", "target_size", "target_psnr")


_RECIPES: dict[tuple[object, ...], int] = {}


@lru_cache(maxsize=256)
def recipe(task: Task, options: Options) -> int:
    """A number for what is done with a file: the same for settings that give the same result.

    Args:
        task: What is done with this very file.
        options: The settings.
    """
    values = {field.name: getattr(options, field.name) for field in fields_of(Options, task)}
    if task is Task.COMPRESS and all(values[name] is None for name in _RATES):
        values["quality"] = DEFAULT_QUALITY
    kept = {name: value for name, value in values.items() if name not in _IMMATERIAL}
    known = (task, *(_USUAL.get(name) if value is None else value for name, value in kept.items()))
    return _RECIPES.setdefault(known, len(_RECIPES))
