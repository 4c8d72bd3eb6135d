"""Which actions can be done now."""

from collections.abc import Sequence
from dataclasses import dataclass

from aedesk.gui.actions import Actions
from aedesk.gui.rows import Row, RowState
from aedesk.gui.tally import Counts


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides about the actions.

    Args:
        counts: Numbers of rows, in the light of what a run would do.
        selected: The selected rows.
        current: The row whose picture is shown.
        problem: Whether a setting is wrong, so that no run is possible.
        running: Whether a run is at work.
        pausable: Whether it can be paused, or go on.
        paused: Whether it is paused.
        stopping: Whether it was asked to end, and nothing more can be asked of it.
        undo: What would be undone, None where nothing can be.
        redo: What would be done again, None where nothing can be.
    """

    counts: Counts
    selected: Sequence[Row] = ()
    current: Row | None = None
    problem: bool = False
    running: bool = False
    pausable: bool = False
    paused: bool = False
    stopping: bool = False
    undo: str | None = None
    redo: str | None = None


def allow(actions: Actions, now: Situation) -> None:
    """Enable exactly what can be done."""
    filled, selected = now.counts.total > 0, bool(now.selected)
    resting = not now.running
    allowed = {
        actions.start: resting and now.counts.work > 0 and not now.problem,
        actions.pause: now.running and now.pausable,
        actions.stop: now.running and not now.stopping,
        actions.undo: resting and now.undo is not None,
        actions.redo: resting and now.redo is not None,
        actions.select_all: filled,
        actions.retry: resting and any(_can_wait_again(row) for row in now.selected),
        actions.remove: resting and selected,
        actions.clear: resting and filled,
        actions.show_in_folder: selected,
        actions.show_information: now.current is not None,
        actions.copy_details: selected,
        actions.save_as: now.current is not None,
        actions.previous: now.counts.total > 1,
        actions.next: now.counts.total > 1,
    }
    for action, possible in allowed.items():
        action.setEnabled(possible)
    actions.name_edits(now.undo or "", now.redo or "")
    actions.name_pause(now.paused)


def _can_wait_again(row: Row) -> bool:
    return row.state in (RowState.DONE, RowState.SKIPPED, RowState.FAILED)
