"""Sentences in colours that follow the palette."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aedesk.gui.verdict import Tone, Verdict


def test_colours_follow_the_palette_while_it_is_shown(qtbot: QtBot, qapp: QApplication) -> None:
    before = qapp.palette()
    label = Verdict()
    qtbot.addWidget(label)
    label.show()
    try:
        lightness = []
        for ground in (QColor(240, 240, 240), QColor(40, 40, 40)):
            qapp.setPalette(QPalette(ground))
            for tone in Tone:
                label.say("words", tone)
                lightness.append(label.palette().windowText().color().lightness())
        assert max(lightness[:3]) < 128 < min(lightness[3:])
        label.say("bad", Tone.BAD)
        qapp.setPalette(QPalette(QColor(240, 240, 240)))
        qapp.processEvents()
        colour = label.palette().windowText().color()
        assert colour.lightness() < 128 and colour.red() > colour.green()
    finally:
        qapp.setPalette(before)
