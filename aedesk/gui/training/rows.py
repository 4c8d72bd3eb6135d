"""Lines of the form of a recipe: a name, a control, and under it a sentence, or what is wrong."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QWidget

from aedesk.gui.panel.controls import Choice, Switch
from aedesk.gui.panel.remark import Remark
from aedesk.gui.training.controls import CheckList, LineEdit, NumberEdit, TableEdit, with_words
from aedesk.gui.training.texts import RecipeTexts

if TYPE_CHECKING:
    from aedesk.runs.fields import RecipeField


class Row(QObject):
    """One line of the form.

    Signals:
        edited: Settings by name, as they were chosen.
        refused: Why what was typed is no value.

    Args:
        names: The settings that it shows.
        title: What is written before the control; empty where the control says it.
        widget: What stands in the line.
        show: Shows values, by name.
        sentence: Explains the settings that are shown.
        mark: Shows in the control whether its value can be used.
    """

    edited = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        names: tuple[str, ...],
        title: str,
        widget: QWidget,
        show: Callable[[Mapping[str, Any]], None],
        sentence: Callable[[Mapping[str, Any]], str],
        mark: Callable[[bool], None] = lambda _: None,
    ) -> None:
        super().__init__(widget)
        self.names = names
        self.name = title or widget.accessibleName()
        self.label = QLabel(title)
        self.label.setBuddy(widget.focusProxy() or widget)
        self.widget = widget
        self.remark = Remark()
        self.fault = ""
        self._show, self._sentence, self._mark = show, sentence, mark
        self._values: Mapping[str, Any] = {}

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show settings, which are good ones."""
        self._values = values
        self._show(values)
        self.complain("")

    def complain(self, fault: str) -> None:
        """Say what is wrong in place of the sentence; empty for nothing."""
        self.fault = fault
        self._mark(bool(fault))
        self.remark.say(fault or self._sentence(self._values), is_bad=bool(fault))


def row_of(known: "RecipeField", kind: str, texts: RecipeTexts) -> Row:
    """The line of one setting, with the control that fits the shape of its value."""
    name, label = known.name, texts.labels[known.name]
    control = _control(known, texts)
    control.setObjectName(name)
    control.setAccessibleName(label)

    def show(values: Mapping[str, Any]) -> None:
        blocker = QSignalBlocker(control)
        control.set_value(values[name])
        blocker.unblock()

    def explain(values: Mapping[str, Any]) -> str:
        return f"{texts.sentence(kind, name)} {texts.meaning(kind, name, values[name])}".rstrip()

    row = Row(
        (name,),
        "" if isinstance(control, Switch) else label,
        with_words(control, texts.units.get(name, "")) if isinstance(control, NumberEdit) else control,
        show,
        explain,
        control.mark if isinstance(control, LineEdit) else lambda _: None,
    )
    control.edited.connect(lambda value: row.edited.emit({name: value}))
    if isinstance(control, LineEdit):
        control.refused.connect(row.refused)
    return row


def _control(known: "RecipeField", texts: RecipeTexts) -> Any:
    name, label, choices = known.name, texts.labels[known.name], known.spec.choices
    if known.shape == "switch":
        return Switch(label)
    if choices and known.many:
        return CheckList(
            [(one, texts.words[name, one], texts.meaning("", name, one)) for one in choices], label
        )
    if choices:
        return Choice((one, texts.words[name, one]) for one in choices)
    if known.shape == "table":
        return TableEdit(label)
    if known.shape in ("whole", "number"):
        return NumberEdit(label, is_whole=known.shape == "whole")
    return LineEdit(label)
