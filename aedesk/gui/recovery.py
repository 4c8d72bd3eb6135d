"""Offers files that earlier windows left unfinished."""

from PySide6.QtCore import QObject

from aedesk.gui.notice_bar import NoticeBar
from aedesk.gui.queue_store import QueueStore
from aedesk.gui.saved_queues import LeftBehind


class Recovery(QObject):
    """Asks in a bar above the queue whether they shall come back.

    Args:
        store: Knows what was left.
        notice: The bar.
    """

    def __init__(self, store: QueueStore, notice: NoticeBar) -> None:
        super().__init__(notice)
        self._store = store
        self._notice = notice
        store.offered.connect(self._offer)

    def _offer(self, left: LeftBehind) -> None:
        ended = self.tr("The last session ended unexpectedly. Files in its queue that were not done: {0}")
        closed = self.tr("Files that were not done when the window was closed: {0}")
        # Without letters: they would have to differ from those of all menus and pages.
        self._notice.offer(
            (ended if left.was_killed else closed).format(left.unfinished),
            [
                (self.tr("Restore the queue"), lambda: self._store.take(left)),
                (self.tr("Discard"), lambda: self._store.discard(left)),
            ],
        )
