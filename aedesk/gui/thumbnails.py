"""Small pictures for the queue, read by `aedesk.imaging` off the main thread, the visible ones first."""

import threading
import time
from collections import OrderedDict, deque
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColorSpace, QImage

from aedesk.gui.operations import Operation, Operations

if TYPE_CHECKING:
    from aedesk.imaging import Picture

SIZE = QSize(112, 84)
"""Pixels of a thumbnail: twice what is shown, for screens of high density."""

MAX_PIXELS = 50_000_000
"""Larger pictures get no thumbnail: reading them would cost too much memory for so little."""

_KEPT = 1000
_PENDING = 200
_BREATH = 0.03
"""Seconds between two requests from which on they belong to two looks at the queue."""


class Thumbnails(QObject):
    """Gives thumbnails that are there, and reads the others one after another.

    Signals:
        ready: A thumbnail can now be had; carries the path.

    Args:
        operations: Runs the reading.
        parent: Qt's owner.
    """

    ready = Signal(object)

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._images: OrderedDict[Path, QImage | None] = OrderedDict()
        self._lock = threading.Lock()
        self._pending: OrderedDict[Path, int] = OrderedDict()
        self._look = 0
        self._asked = 0.0
        self._read: deque[tuple[Path, QImage | None]] = deque()
        self._is_reading = False

    def get(self, path: Path) -> QImage | None:
        """The thumbnail of a picture; None if there is none, or not yet: then `ready` will tell."""
        if path in self._images:
            self._images.move_to_end(path)
            return self._images[path]
        now = time.monotonic()
        self._look += now - self._asked > _BREATH
        self._asked = now
        with self._lock:
            self._pending[path] = self._look
            self._pending.move_to_end(path)
            if len(self._pending) > _PENDING:  # scrolled away long ago
                self._pending.popitem(last=False)
        if not self._is_reading:
            self._is_reading = True
            done = self._finish
            self._operations.start(Operation(self._work, done, done, self._collect))
        return None

    def forget(self, path: Path) -> None:
        """Read a picture again when it is asked for next: it may be another one under the same name."""
        self._images.pop(path, None)

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._pending:
                    return
                # Of the last look the first one: what is visible comes first, from its top.
                path = max(self._pending, key=lambda path: self._pending[path])
                del self._pending[path]
            self._read.append((path, load_thumbnail(path)))

    def _collect(self) -> None:
        while self._read:
            path, image = self._read.popleft()
            self._images[path] = image
            if len(self._images) > _KEPT:
                self._images.popitem(last=False)
            self.ready.emit(path)

    def _finish(self, outcome: object) -> None:
        self._is_reading = False
        with self._lock:
            waiting = next(iter(self._pending), None)
        if waiting is not None:  # asked for between the last look and the end
            self.get(waiting)


def load_thumbnail(path: Path) -> QImage | None:
    """Read a picture and make it small.

    Args:
        path: The picture file.

    Returns:
        An image of at most `SIZE`; None where the picture cannot be read or is over `MAX_PIXELS`.
    """
    from aedesk.errors import AedeskError
    from aedesk.imaging import Limits, read_picture

    try:
        return small_image(read_picture(path, Limits(max_pixels=MAX_PIXELS)))
    except (AedeskError, OSError, MemoryError):  # its job will report what is wrong with it
        return None


def small_image(picture: "Picture", size: QSize = SIZE) -> QImage:
    """Make a picture small, in sRGB.

    Args:
        picture: The picture.
        size: The most pixels of the image, which keeps the picture's shape and never grows.
    """
    from PIL import Image

    from aedesk.imaging import to_8_bits

    image = Image.fromarray(to_8_bits(picture.to_array()))
    image.thumbnail(size.toTuple(), reducing_gap=3)
    image = image.convert("RGBA")
    small = QImage(image.tobytes(), *image.size, 4 * image.width, QImage.Format.Format_RGBA8888).copy()
    if picture.metadata.icc and not picture.is_grey:
        space = QColorSpace.fromIccProfile(picture.metadata.icc)
        if space.isValid() and space.colorModel() is QColorSpace.ColorModel.Rgb:
            small.setColorSpace(space)
            small.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    return small
