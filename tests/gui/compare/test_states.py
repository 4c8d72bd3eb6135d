"""What the view says and how it looks: messages, captions, bar, names for screen readers."""

import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from aedesk.gui.compare import CompareView, Mode
from aedesk.gui.compare.captions import paint_caption, shortened
from tests.gui.compare.conftest import HEIGHT, WIDTH, picture, settle
from tests.gui.conftest import PATIENCE_MS


def test_messages_stand_for_a_picture_or_over_it(qtbot: QtBot, view: CompareView) -> None:
    notice = view.canvas.notice
    assert notice.isVisible() and "Choose a picture" in notice.text()
    view.set_busy(True)  # one was chosen, and is being read
    assert not notice.isVisible()
    view.set_busy(False)
    assert notice.isVisible()
    view.set_message("This file cannot be read.")
    assert notice.text() == "This file cannot be read."
    assert notice.geometry().center().y() == pytest.approx(HEIGHT / 2, abs=3)
    view.set_picture(picture(WIDTH, HEIGHT))
    assert notice.geometry().bottom() > 0.8 * HEIGHT
    view.set_message("")
    assert not notice.isVisible()
    settle(qtbot, view)


def test_long_messages_are_wrapped_inside(view: CompareView) -> None:
    view.resize(170, 200)
    view.set_message("The picture cannot be shown because its file ends too early. " * 2)
    notice = view.canvas.notice
    assert view.canvas.rect().contains(notice.geometry())
    assert notice.height() > 3 * notice.fontMetrics().height()


def test_busy_shows_only_after_a_while(qtbot: QtBot, view: CompareView) -> None:
    busy = view.canvas.busy
    view.set_busy(True)
    assert not busy.isVisible()
    qtbot.waitUntil(busy.isVisible, timeout=PATIENCE_MS)
    view.set_busy(True)
    assert busy.isVisible()
    view.set_busy(False)
    assert not busy.isVisible()
    view.set_busy(True)
    view.set_busy(False)
    assert not busy._patience.isActive()


def test_captions_lose_their_ends_first(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(QFont())
    caption = "aedesk · 83 kB · 35.2 dB"
    assert shortened(caption, metrics, 1000) == caption
    assert shortened(caption, metrics, metrics.horizontalAdvance(caption) - 1) == "aedesk · 83 kB"
    assert shortened(caption, metrics, metrics.horizontalAdvance("aedesk")) == "aedesk"
    assert shortened(caption, metrics, metrics.horizontalAdvance("aedesk") - 1).endswith("…")
    assert shortened(caption, metrics, 5) == ""


@pytest.mark.parametrize("width", [40, 90, 160, 400])
@pytest.mark.parametrize("place", [0.02, 0.3, 0.5, 0.9])
def test_captions_never_cover_each_other(qtbot: QtBot, width: int, place: float) -> None:
    image = QImage(width, 60, QImage.Format.Format_RGB32)
    cut = place * width
    painter = QPainter(image)
    left = paint_caption(painter, "Original · 1.2 MB", QRectF(0, 0, cut, 60))
    right = paint_caption(painter, "aedesk · 83 kB", QRectF(cut, 0, width - cut, 60), at_right=True)
    painter.end()
    assert left.right() <= cut <= max(right.left(), cut)
    assert right.isEmpty() or (right.left() >= cut and right.right() <= width)


@pytest.mark.parametrize("ground", ["white", "black", "#808080"])
def test_captions_are_readable_over_anything(qtbot: QtBot, ground: str) -> None:
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    pill = paint_caption(painter, "aedesk", QRectF(0, 0, 200, 60)).toRect().adjusted(4, 4, -4, -4)
    painter.end()
    shades = [
        image.pixelColor(x, y).lightness()
        for x in range(pill.left(), pill.right())
        for y in range(pill.top(), pill.bottom())
    ]
    assert max(shades) > 240 and np.median(shades) < 90


@pytest.mark.parametrize("width", [330, 374, 470, 900])
def test_the_bar_cuts_nothing_off(qtbot: QtBot, view: CompareView, width: int) -> None:
    view.toolbar.show()
    view.set_mode(Mode.DIFFERENCE)
    view.resize(width, 400)
    view.set_picture(picture(60, 40))
    QApplication.processEvents()
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    shown = [part for part in view.toolbar.findChildren(QWidget, options=direct) if part.isVisible()]
    assert len(shown) >= 7
    for part in shown:
        assert view.toolbar.rect().contains(part.geometry())
        assert part.width() >= part.sizeHint().width() - 1
    settle(qtbot, view)


def test_everything_that_takes_the_focus_has_a_name(large: CompareView) -> None:
    large.toolbar.show()
    tab = Qt.FocusPolicy.TabFocus
    parts = [part for part in large.findChildren(QWidget) if part.isVisible() and part.focusPolicy() & tab]
    assert len(parts) >= 9
    for part in parts:
        interface = QAccessible.queryAccessibleInterface(part)
        assert interface.text(QAccessible.Text.Name), part
    assert large.canvas.accessibleDescription().startswith("Original, Result, zoom 2")


def test_actions_know_when_there_is_a_picture(view: CompareView) -> None:
    assert not any(action.isEnabled() for action in view.actions_.zooms)
    view.set_picture(picture(40, 30))
    assert all(action.isEnabled() for action in view.actions_.zooms)
    listed = [action for action in view.actions_.for_menu() if action is not None]
    assert {*view.actions_.zooms, *view.actions_.modes.values()} == set(listed)
    assert len({action.shortcut().toString() for action in listed}) == len(listed)


def test_icons_follow_the_palette(view: CompareView) -> None:
    def darkest(button: QAbstractButton) -> int:
        image = button.icon().pixmap(QSize(18, 18)).toImage()
        opaque = [
            image.pixelColor(x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 200
        ]
        return min(colour.lightness() for colour in opaque)

    button = view.toolbar.findChild(QAbstractButton)
    assert button is not None and darkest(button) < 100
    palette = view.palette()
    palette.setColor(palette.ColorRole.ButtonText, QColor("white"))
    view.setPalette(palette)
    QApplication.sendEvent(view, QEvent(QEvent.Type.PaletteChange))
    assert darkest(button) > 200


def test_nothing_heavy_is_loaded_before_a_picture_comes() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; a = QApplication([]);"
        "from aedesk.gui.compare import CompareView; v = CompareView(); v.show(); a.processEvents();"
        "print([n for n in ('numpy', 'cv2', 'PIL') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
