"""A panel of its own, whose models are those of the test."""

from collections.abc import Callable
from pathlib import Path, PurePath

import pytest
from pytestqt.qtbot import QtBot

from aedesk.batch import Source
from aedesk.gui.adding import Item
from aedesk.gui.operations import Operations
from aedesk.gui.panel import Models, SettingsPanel
from tests.gui.conftest import PATIENCE_MS

INSTALLED = Models(("tiny", "mine"), ("denoiser",))

MakePanel = Callable[..., SettingsPanel]


@pytest.fixture
def make_panel(qtbot: QtBot) -> MakePanel:
    """Makes panels on the screen; what they still do at the end of the test is waited for."""

    def make(models: Models = INSTALLED) -> SettingsPanel:
        operations = Operations()
        panel = SettingsPanel(operations, lambda: models)
        qtbot.addWidget(
            panel,
            before_close_func=lambda _: qtbot.waitUntil(lambda: operations.is_idle, timeout=PATIENCE_MS),
        )
        panel.resize(panel.sizeHint())
        panel.show()
        return panel

    return make


@pytest.fixture
def panel(make_panel: MakePanel) -> SettingsPanel:
    """A panel on the screen."""
    return make_panel()


def item_of(path: Path, *, inside: str = "", is_latent: bool = False) -> Item:
    """A file of the queue, ``inside`` a folder that was dropped."""
    return Item(Source(path, PurePath(inside or path.name)), path, is_latent, 500_000)
