"""Captions of the view, and sentences about figures."""

import math
from dataclasses import replace

from PySide6.QtCore import QLocale, QObject

from aedesk.errors import AedeskError, FileLimitError, PictureTooLargeError
from aedesk.gui.own_words import in_own_words
from aedesk.gui.preview.figures import Figures
from aedesk.gui.preview.shown import Remark, RivalShown, Shown
from aedesk.gui.row_texts import size_text

_DOT = " · "
_FAMILIES = {"jpeg": "JPEG", "webp": "WebP", "avif": "AVIF"}


class Wording(QObject):
    """Puts what was found into words.

    Args:
        parent: Qt's owner.
    """

    def original(self, size: int) -> str:
        """Caption of an original of so many bytes."""
        parts = [self.tr("Original")]
        return _DOT.join([*parts, size_text(size)] if size else parts)

    def result(self, shown: Shown) -> str:
        """Caption of a result: what it is, what it takes, how good it is."""
        figures = shown.figures
        if figures.noise is not None:
            return self.tr("Denoised")
        if figures.is_lossless:
            parts = [self.tr("Without loss")]
        elif figures.quality is not None:
            parts = [self.tr("Quality {0}").format(_number(figures.quality, 0))]
        else:
            parts = []
        if figures.part_bytes is not None:
            size = size_text(figures.part_bytes)
            parts.append(size if figures.covers_all else self.tr("this part {0}").format(size))
        return _DOT.join([*parts, *self._decibels(figures.psnr)])

    def restored(self, figures: Figures) -> str:
        """Caption of a latent file."""
        parts = [self.tr("Restored")]
        if figures.is_lossless:
            parts.append(self.tr("without loss"))
        elif figures.quality is not None:
            parts.append(self.tr("quality {0}").format(_number(figures.quality, 0)))
        return _DOT.join([*parts, size_text(figures.whole_bytes or 0)])

    def rival(self, rival: RivalShown) -> str:
        """Caption of the same part by another codec."""
        quality = self.tr("quality {0}").format(rival.quality)
        parts = [_FAMILIES[rival.family], quality, size_text(rival.size)]
        return _DOT.join([*parts, *self._decibels(rival.psnr)])

    def figures(self, shown: Shown) -> Figures:
        """The figures, with a sentence about them."""
        return replace(shown.figures, note=self._sentence(shown.remark))

    def failure(self, error: BaseException) -> str:
        """What went wrong."""
        if isinstance(error, PictureTooLargeError | FileLimitError):
            return self.tr("This picture is too large to be shown here. It can be worked on all the same.")
        if isinstance(error, AedeskError):
            return in_own_words(error.message)
        if isinstance(error, MemoryError):
            return self.tr("There is not enough memory to show this picture.")
        return self.tr("The file cannot be read: {0}").format(
            in_own_words(getattr(error, "strerror", None) or str(error))
        )

    def resting(self) -> str:
        """Said while a run takes the cores."""
        return self.tr("The preview rests while files are being worked on.")

    def left_alone(self) -> str:
        """Said of a picture where the task is to restore."""
        return self.tr("Restore leaves pictures as they are; it is for .aed files.")

    def _sentence(self, remark: Remark) -> str:
        sentences = {
            Remark.NONE: "",
            Remark.LOSSLESS: self.tr("Stored without loss, which costs little more here or even less."),
            Remark.TOO_SMALL: self.tr("Smaller than this is not possible."),
            Remark.TOO_GOOD: self.tr("With loss, a better picture than this is not possible."),
            Remark.REFINED: self.tr("At this effort the file becomes a few percent smaller than shown."),
            Remark.NOT_DENOISED: self.tr("Shown without “Denoise first”, which makes the file smaller."),
        }
        return sentences[remark]

    def _decibels(self, psnr: float | None) -> list[str]:
        if psnr is None:
            return []
        if math.isinf(psnr):
            return [self.tr("no difference")]
        return [self.tr("{0} dB").format(_number(psnr, 1))]


def _number(value: float, digits: int) -> str:
    return QLocale().toString(float(value), "f", digits)
