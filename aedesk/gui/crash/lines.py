"""The last lines that Python's and Qt's logs said, for the report of a crash."""

import logging
from collections import deque

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_KEPT = 60
_LONGEST = 400
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class RecentLines(logging.Handler):
    """Keeps the last warnings in memory; Qt's messages are taken in as those of the logger ``qt``."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self._lines: deque[str] = deque(maxlen=_KEPT)

    @property
    def lines(self) -> list[str]:
        """The lines, the oldest first."""
        return list(self._lines)

    def install(self) -> None:
        """Listen to both logs."""
        logging.getLogger().addHandler(self)
        qInstallMessageHandler(_take)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self._lines.append(self.format(record)[:_LONGEST])


def _take(kind: QtMsgType, _: QMessageLogContext, message: str | None) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), message or "")
