"""What the fields of name patterns stand for, as the menu says it."""

from PySide6.QtCore import QObject

from aedesk.batch.names import FIELDS


class NameFieldTexts(QObject):
    """Texts of the fields; one that has none here is explained as on the command line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = {
            "stem": self.tr("name of the original"),
            "name": self.tr("the same with its suffix"),
            "ext": self.tr("suffix of the original"),
            "parent": self.tr("folder of the original"),
            "counter": self.tr("number in the queue"),
            "date": self.tr("day when it was taken"),
            "time": self.tr("time of that day"),
            "camera": self.tr("camera"),
            "width": self.tr("width in pixels"),
            "height": self.tr("height in pixels"),
            "quality": self.tr("quality"),
            "effort": self.tr("effort"),
            "model": self.tr("model"),
        }

    def about(self, field: str) -> str:
        """What a field stands for."""
        return self._texts.get(field, FIELDS[field])
