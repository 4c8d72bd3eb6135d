"""Brings the current row, the settings and the run to the preview, and its figures to the panel."""

from PySide6.QtCore import QObject, QSize

from aedesk.gui.panel import SettingsPanel
from aedesk.gui.preview import Preview
from aedesk.gui.queue_pane import QueuePane
from aedesk.gui.rows import Row
from aedesk.gui.runner import Runner
from aedesk.gui.task import Task
from aedesk.gui.wishes import Wishes
from aedesk.options import Options, Preferences


class Showing(QObject):
    """Keeps what is shown in step with what is chosen.

    Args:
        preview: Shows pictures and what would become of them.
        pane: Says which file.
        panel: Tells the figures.
        wishes: Say with which settings.
        runner: Has the cores to itself while it runs.
    """

    def __init__(
        self, preview: Preview, pane: QueuePane, panel: SettingsPanel, wishes: Wishes, runner: Runner
    ) -> None:
        super().__init__(preview)
        self._preview = preview
        self._pane = pane
        self._panel = panel
        self._wishes = wishes
        self._wanted: tuple[Task, Options, Preferences] | None = None
        pane.current_changed.connect(self._show)
        panel.changed.connect(self._follow)
        panel.models.loaded.connect(preview.try_again)
        preview.sized.connect(self._tell_size)
        preview.figures_changed.connect(panel.show_figures)
        runner.started.connect(lambda: preview.set_active(False))
        runner.finished.connect(lambda: preview.set_active(True))
        self._follow()

    def _show(self, row: Row | None) -> None:
        item = row.item if row else None
        self._panel.show_item(item)
        self._preview.show(item)

    def _tell_size(self, size: QSize) -> None:
        if self._pane.current is not None:
            self._panel.show_item(self._pane.current.item, (size.width(), size.height()))

    def _follow(self) -> None:
        wishes = self._wishes
        wanted = wishes.task, wishes.options, wishes.preferences
        if wanted != self._wanted:
            self._wanted = wanted
            self._panel.expect_figures()
        self._preview.set_settings(*wanted)
