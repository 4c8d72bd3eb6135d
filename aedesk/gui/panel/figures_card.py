"""What the preview has found: the size that the current picture will have, its saving and PSNR."""

import math

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from aedesk.gui.panel.remark import Remark, heading
from aedesk.gui.preview.figures import Figures
from aedesk.gui.row_texts import saving_text, size_text

_DOT = " · "
_PAUSE_MS = 200
"""Figures that come sooner than this take the place of old ones without a sign."""


class FiguresCard(QFrame):
    """Two lines about the current picture, or a sentence while there is none; grey while they are old."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.main = heading("")
        self.more = Remark()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 7)
        column.setSpacing(2)
        column.addWidget(self.main)
        column.addWidget(self.more)
        self._fading = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._fading.timeout.connect(lambda: self._set_old(True))
        self.show_figures(None, 0, None)

    def show_figures(self, figures: Figures | None, before: int, size: tuple[int, int] | None) -> None:
        """Show what is known.

        Args:
            figures: What the preview found; None where there is nothing to look at.
            before: Bytes of the original, 0 if unknown.
            size: Width and height of the picture in pixels, None if unknown.
        """
        main = self._main(figures, before) if figures else ""
        self.main.setText(main)
        self.main.setVisible(bool(main))
        more = self._more(figures, size) if figures else ""
        self.more.say(more or self.tr("Size and PSNR appear here."))

    def expect(self) -> None:
        """Other figures are on their way: those that are shown are old."""
        if not self._fading.isActive() and not self.main.isHidden():
            self._fading.start()

    def be_current(self) -> None:
        """What is shown now is what the settings ask for."""
        self._fading.stop()
        self._set_old(False)

    def _set_old(self, is_old: bool) -> None:
        for label in (self.main, self.more):
            label.setDisabled(is_old)
        said = self.tr("These are the figures of the settings before; new ones are on their way.")
        self.setToolTip(said if is_old else "")
        self.setAccessibleDescription(said if is_old else "")

    def _main(self, figures: Figures, before: int) -> str:
        if figures.whole_bytes is None:
            return ""
        text = size_text(figures.whole_bytes)
        if not figures.is_exact:
            text = self.tr("about {0}").format(text)
        return f"{text}{_DOT}{saving_text(1 - figures.whole_bytes / before)}" if before else text

    def _more(self, figures: Figures, size: tuple[int, int] | None) -> str:
        parts = []
        if figures.is_lossless or (figures.psnr is not None and math.isinf(figures.psnr)):
            parts.append(self.tr("no difference"))
        elif figures.psnr is not None:
            parts.append(self.tr("PSNR {0} dB").format(QLocale().toString(float(figures.psnr), "f", 1)))
        if (bpp := _bits_per_pixel(figures, size)) is not None:
            parts.append(self.tr("{0} bits per pixel").format(QLocale().toString(bpp, "f", 2)))
        if figures.quality is not None and not figures.is_lossless:
            parts.append(self.tr("quality {0}").format(QLocale().toString(float(figures.quality), "f", 0)))
        return "\n".join(text for text in (_DOT.join(parts), figures.note) if text)


def _bits_per_pixel(figures: Figures, size: tuple[int, int] | None) -> float | None:
    """Of the whole file where that is known, or else of the part that is shown."""
    if figures.whole_bytes is None or size is None or not size[0] * size[1]:
        return figures.bpp
    return 8 * figures.whole_bytes / (size[0] * size[1])
