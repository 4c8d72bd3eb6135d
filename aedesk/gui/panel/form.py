"""The folded part of a page, made from the typed fields that are not in sight."""

from collections.abc import Sequence
from dataclasses import Field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from aedesk.gui.panel.binding import bind
from aedesk.gui.panel.controls import Switch, control_of
from aedesk.gui.panel.model_choice import MODEL_FIELDS, ModelChoice, ModelList
from aedesk.gui.panel.places import key_of
from aedesk.gui.panel.settings import Settings
from aedesk.gui.panel.texts import FieldTexts
from aedesk.gui.task import Task


class FieldForm(QWidget):
    """A line for each field: its name and its control, switches under all others.

    Args:
        shown: The fields.
        settings: Their values.
        task: The page that they are on.
        texts: Their names and tips.
        models: What can be chosen where a field names a model.
    """

    def __init__(
        self,
        shown: Sequence[Field[Any]],
        settings: Settings,
        task: Task,
        texts: FieldTexts,
        models: ModelList,
    ) -> None:
        super().__init__()
        self.controls: dict[str, QWidget] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for field in sorted(shown, key=lambda field: field.type is bool):
            control: Any
            if field.name in MODEL_FIELDS:
                control = ModelChoice(field, task, texts, models)
            else:
                control = control_of(field, texts)
            bind(settings, key_of(field.name, task), control)
            self.controls[field.name] = control
            row = grid.rowCount()
            if isinstance(control, Switch):
                grid.addWidget(control, row, 0, 1, 2)
                continue
            label = QLabel(texts.label(field))
            label.setBuddy(control)
            label.setToolTip(texts.tip(field))
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(control, row, 1)
