"""Decides what the compare view shows, and when: the picture, its result, another codec beside it."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, QTimer, Signal

from aedesk.gui.adding import Item
from aedesk.gui.compare import CompareView
from aedesk.gui.operations import Operations
from aedesk.gui.preview.shown import RivalShown, Shown
from aedesk.gui.preview.source import Source, StandIn, read
from aedesk.gui.preview.wording import Wording
from aedesk.gui.preview.worker import Worker
from aedesk.gui.task import Task, task_of
from aedesk.options import Options, Preferences

if TYPE_CHECKING:
    from aedesk.gui.preview.sights import Sights

SETTLED_MS = 0
"""How long changes are waited for before the part in the middle is made anew: all that come at once."""

REST_MS = 300
"""How long everything must rest before all that is visible is made."""


class Preview(QObject):
    """Shows the current file in the compare view, as it will come out with the settings.

    What is visible follows at once, in its middle where it is large; all of it follows when nothing has
    changed for a moment, and is given up as soon as something does. A part on its way at once is finished
    first, so that something is seen while a slider moves. Reading, networks and encoders run on threads.

    Signals:
        figures_changed: What is known of what is shown, `Figures`, or None.
        sized: The size of the picture, a `QSize`, as soon as it is known.

    Args:
        view: The compare view.
        operations: Runs the threads.
        parent: Qt's owner.
    """

    figures_changed = Signal(object)
    sized = Signal(QSize)

    def __init__(self, view: CompareView, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._words = Wording(self)
        self._reader, self._looker, self._aside = (Worker(operations, self) for _ in range(3))
        self._sights: Sights | None = None
        self._restorer: Sights | None = None
        self._item: Item | None = None
        self._source: Source | None = None
        self._shown: Shown | None = None
        self._task = Task.COMPRESS
        self._options, self._preferences = Options(), Preferences()
        self._family = ""
        self._failure = ""  # why the file cannot be shown at all
        self._is_active = True
        self._is_at_rest = True
        self._is_stale = False
        self._looked_at = QRect()
        self._soon = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._soon.timeout.connect(self._look_at_once)
        self._rest.timeout.connect(self._look_at_rest)
        view.visible_changed.connect(self._move)
        view.rival_chosen.connect(self._choose_rival)

    def show(self, item: Item | None) -> None:
        """Show a file: a picture and its result, or what a latent file restores to; None empties the view."""
        if item is self._item:
            return
        self._give_up()
        self._item, self._source, self._shown, self._looked_at = item, None, None, QRect()
        self._failure = ""
        self._view.set_message("" if self._is_active else self._words.resting())
        self.figures_changed.emit(None)
        if item is None or item.is_latent:
            self._view.set_picture(None)
        self._view.set_busy(item is not None)
        self._offer_rivals()
        if item is not None:
            work = self._restore if item.is_latent else self._read
            self._reader.ask(lambda: work(item), self._take, self._fail_to_read, self._have_read)

    def set_settings(self, task: Task, options: Options, preferences: Preferences) -> None:
        """Show the result of other settings."""
        if (task, options, preferences) == (self._task, self._options, self._preferences):
            return
        turned = task is not self._task
        self._task, self._options, self._preferences = task, options, preferences
        if turned:
            self._forget_result()
        self._offer_rivals()
        self._change()

    def set_active(self, active: bool) -> None:
        """Let the cores alone, or go on."""
        if active is self._is_active:
            return
        self._is_active = active
        self._view.set_message(self._failure if active else self._words.resting())
        if active:
            self._change()
        else:
            self._give_up_looking()
            self._looker.ask(self._close_models, self._show, self._fail_to_look, lambda: None)

    def try_again(self) -> None:
        """Show the file once more that could not be shown: what it needs may be there now."""
        if self._failure:
            item, self._item = self._item, None
            self.show(item)

    def close(self) -> None:
        """Give up all work; what runs inside a network ends by itself, and tells nobody."""
        self._give_up()
        self._is_active = False

    # What is asked of the background

    def _read(self, item: Item) -> Iterator[StandIn | Source]:
        return read(item.path, item.size)

    def _restore(self, item: Item) -> Iterator[Shown]:
        from aedesk.gui.preview.sights import Sights

        if self._restorer is None:
            self._restorer = Sights(self._reader.is_wanted)
        return self._restorer.restored(item.path, self._preferences.threads)

    def _close_models(self) -> Iterator[Shown]:
        """Leave their memory to the run; shows nothing."""
        if self._sights is not None:
            self._sights.close()
        yield from ()

    def _change(self) -> None:
        """Something is different: show it soon, but let a part that is nearly there come."""
        self._rest.stop()
        self._aside.give_up()
        if self._item is None or self._source is None or not self._is_active:
            return
        task = task_of(self._item, self._task)
        if task is None:
            self._looker.give_up()
            self._view.set_message(self._words.left_alone())
        elif self._looker.is_busy and not self._is_at_rest:
            self._is_stale = True
        elif not self._soon.isActive():
            self._looker.give_up()
            self._soon.start()

    def _move(self, visible: QRect) -> None:
        if visible != self._looked_at:
            self._change()

    def _look_at_once(self) -> None:
        self._look(at_rest=False)
        self._rest.start()

    def _look_at_rest(self) -> None:
        if self._looker.is_busy:  # a slow machine: first things first
            self._rest.start()
        elif self._shown is not None and self._shown.figures.is_exact:
            self._look_aside()
        else:
            self._look(at_rest=True)

    def _look(self, *, at_rest: bool) -> None:
        source, visible = self._source, self._visible()
        if source is None or visible.isEmpty():
            return
        self._is_stale, self._is_at_rest, self._looked_at = False, at_rest, self._view.visible
        task, options, threads = self._task, self._options, self._preferences.threads

        def work() -> Iterator[Shown]:
            from aedesk.gui.preview.sights import Sights, look

            if self._sights is None:
                self._sights = Sights(self._looker.is_wanted)
            return look(self._sights, source, visible, task, options, threads, at_rest=at_rest)

        self._view.set_busy(True)
        self._looker.ask(work, self._show, self._fail_to_look, lambda: self._have_looked(at_rest=at_rest))

    def _look_aside(self) -> None:
        """Find out whether the picture would be stored without loss, and what another codec makes of it."""
        source, shown, sights = self._source, self._shown, self._sights
        if shown is not None and shown.figures.coded_bpp is None:  # no size that another codec could have
            self._view.set_rival(None, QRect(), "")
        if source is None or shown is None or sights is None or shown.figures.whole_bytes is None:
            self._view.set_busy(False)
            return
        options, family = self._options, self._family

        def work() -> Iterator[RivalShown | bool]:
            from aedesk.gui.preview.sights import look_aside

            return look_aside(sights, source, shown, options, family, self._aside.is_wanted)

        self._view.set_busy(bool(family))
        done = partial(self._view.set_busy, False)
        self._aside.ask(work, self._show_aside, self._fail_aside, done)

    # What comes back

    def _take(self, found: StandIn | Source | Shown) -> None:
        if self._item is None:
            return
        if isinstance(found, Shown):  # a latent file
            self._view.set_picture(found.image, caption=self._words.restored(found.figures))
            self._tell_size(found.area.size())
            self.figures_changed.emit(found.figures)
            return
        caption = self._words.original(self._item.size)
        if isinstance(found, StandIn):
            self._view.set_picture(found.image, found.size, caption)
            self._tell_size(found.size)
            return
        self._source = found
        self._view.set_picture(found.image, caption=caption)
        self._tell_size(found.image.size())

    def _tell_size(self, size: QSize) -> None:
        self.sized.emit(size)

    def _have_read(self) -> None:
        self._view.set_busy(False)
        self._change()

    def _fail_to_read(self, error: BaseException) -> None:
        self._view.set_busy(False)
        self._view.set_picture(None)
        self._failure = self._words.failure(_expected(error))
        if self._is_active:
            self._view.set_message(self._failure)

    def _show(self, shown: Shown) -> None:
        if shown.image is not None:
            self._view.set_message("")
            self._view.set_result(shown.image, shown.area, self._words.result(shown))
        if shown.figures.part_pixels:
            self._shown = shown
            self.figures_changed.emit(self._words.figures(shown))
        if self._is_stale and not self._is_at_rest:  # the next is more welcome than more figures of this
            self._look_at_once()

    def _have_looked(self, *, at_rest: bool) -> None:
        if at_rest:
            self._look_aside()
        elif self._is_stale:
            self._look_at_once()
        else:
            self._view.set_busy(self._rest.isActive())

    def _show_aside(self, found: RivalShown | bool) -> None:
        if isinstance(found, RivalShown):
            self._view.set_rival(found.image, found.area, self._words.rival(found))
        elif found:  # it is stored without loss, which is now known
            self._look(at_rest=True)

    def _fail_to_look(self, error: BaseException) -> None:
        self._rest.stop()
        self._view.set_busy(False)
        self._forget_result()
        self._view.set_message(self._words.failure(_expected(error)))

    def _fail_aside(self, error: BaseException) -> None:
        self._view.set_busy(False)
        self._view.set_rival(None, QRect(), "")
        self._view.set_message(self._words.failure(_expected(error)))

    def _choose_rival(self, family: str) -> None:
        self._family = family
        self._view.set_rival(None, QRect(), "")
        if not self._looker.is_busy and not self._rest.isActive() and self._is_active:
            self._look_aside()

    def _visible(self) -> QRect:
        assert self._source is not None
        return self._view.visible.intersected(self._source.image.rect())

    def _offer_rivals(self) -> None:
        is_compressed = self._item is not None and task_of(self._item, self._task) is Task.COMPRESS
        self._view.offer_rivals(is_compressed)
        if not is_compressed:
            self._view.set_rival(None, QRect(), "")

    def _forget_result(self) -> None:
        self._shown = None
        self._looker.give_up()
        self._view.set_message(self._failure)
        self._view.set_result(None, QRect(), "")
        self._view.set_rival(None, QRect(), "")
        self.figures_changed.emit(None)

    def _give_up_looking(self) -> None:
        self._soon.stop()
        self._rest.stop()
        self._looker.give_up()
        self._aside.give_up()
        self._view.set_busy(self._reader.is_busy)

    def _give_up(self) -> None:
        self._reader.give_up()
        self._give_up_looking()


def _expected(error: BaseException) -> BaseException:
    """The error, if it is one that files and machines cause.

    Raises:
        BaseException: It is a fault of the program.
    """
    from aedesk.errors import AedeskError

    if not isinstance(error, AedeskError | OSError | MemoryError):
        raise error
    return error
