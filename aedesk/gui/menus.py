"""The menus of the window, made from its actions."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from aedesk.gui.actions import Actions

Entry = QAction | QMenu | None
"""What a menu holds; None is a line."""


class Menus(QObject):
    """Fills a menu bar.

    Args:
        bar: The bar of the window.
        actions: What can be done.
        view: What can be done with the compare view.
        recent: Folders that were opened lately.
        schemes: Light, dark, as the system.
    """

    def __init__(
        self, bar: QMenuBar, actions: Actions, view: Sequence[Entry], recent: QMenu, schemes: QMenu
    ) -> None:
        super().__init__(bar)
        a = actions
        self.menus: tuple[tuple[str, tuple[Entry, ...]], ...] = (
            (
                self.tr("&File"),
                (a.open_files, a.open_folder, recent, a.paste, None, a.save_as, None, a.quit),
            ),
            (
                self.tr("&Queue"),
                (
                    *(a.undo, a.redo, None),
                    *(a.select_all, a.retry, a.remove, a.clear, None),
                    *(a.show_information, a.show_in_folder, a.copy_details),
                ),
            ),
            (
                self.tr("&View"),
                (
                    *(*view, None),
                    *(a.previous, a.next, None),
                    *(a.show_queue, a.show_settings, schemes),
                ),
            ),
            (self.tr("&Run"), (a.start, a.pause, a.stop)),
            (self.tr("&Tools"), (a.models, a.train, None, a.preferences)),
            (self.tr("&Help"), (a.guide, a.keys, None, a.about)),
        )
        for title, entries in self.menus:
            fill_menu(bar.addMenu(title), entries)


def fill_menu(menu: QMenu, entries: tuple[Entry, ...]) -> None:
    """Put actions, menus and lines into a menu."""
    menu.setToolTipsVisible(True)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, QMenu):
            menu.addMenu(entry)
        else:
            menu.addAction(entry)
