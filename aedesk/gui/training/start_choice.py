"""Where a run begins: with the weights of an installed model, or from scratch; the size of the networks."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QRadioButton, QWidget

from aedesk.gui.panel.controls import may_shrink
from aedesk.gui.panel.remark import Remark, heading
from aedesk.gui.training.controls import label_width
from aedesk.gui.training.draft import Draft
from aedesk.gui.training.starts import Starts
from aedesk.gui.training.texts import RecipeTexts
from aedesk.runs.recipe import RECIPES, fields_of


class StartChoice(QWidget):
    """Two buttons, the models beside the first, and the size.

    Where nothing is chosen yet, the usual model of the kind is.

    Args:
        draft: Has the settings.
        texts: Explain them.
        starts: The installed models.
    """

    def __init__(self, draft: Draft, texts: RecipeTexts, starts: Starts) -> None:
        super().__init__()
        self._draft, self._starts = draft, starts
        self.tune = QRadioButton(self.tr("&Fine-tune"))
        self.scratch = QRadioButton(self.tr("Train from scra&tch"))
        self.models, self.sizes = QComboBox(), QComboBox()
        self.models.setAccessibleName(self.tr("Model to fine-tune"))
        self.sizes.setAccessibleName(self.tr("Size of the networks"))
        self.advice = Remark()
        for box in (self.models, self.sizes):
            may_shrink(box)
            box.setMinimumContentsLength(18)
        self._lay_out(texts)
        self.show_values()
        self.tune.clicked.connect(lambda: self._take(self.models.itemData(0)))
        self.scratch.clicked.connect(lambda: self._take(""))
        self.models.activated.connect(lambda _: self._take(self.models.currentData()))
        self.sizes.activated.connect(lambda _: self._draft.set_values({"size": self.sizes.currentData()}))

    @property
    def fault(self) -> str:
        """Why nothing can begin as it is chosen; empty if it can."""
        start = self._draft.values.get("start", "")
        if start and self._starts.get(self._draft.kind, start) is None:
            return self.tr("The model {0} is not installed; choose another one.").format(start)
        return ""

    def show_starts(self, starts: Starts) -> None:
        """Offer other models."""
        self._starts = starts
        self.show_values()

    def show_values(self) -> None:
        """Show what the draft says."""
        kind = self._draft.kind
        models = self._starts.of_kind(kind)
        if "start" not in self._draft.values:
            self._take(models[0].id if models else "")
        start = self._draft.values["start"]
        chosen = self._starts.get(kind, start)
        shown = {model.id: self._words(model.name, model.is_shipped) for model in models}
        if start and chosen is None:
            shown[start] = self.tr("{0}, which is not there").format(start)
        _fill(self.models, shown.items(), chosen.id if chosen else start or None)
        for button, is_on in ((self.tune, bool(start)), (self.scratch, not start)):
            blocker = QSignalBlocker(button)
            button.setChecked(is_on)
            blocker.unblock()
        self.tune.setEnabled(bool(shown))
        self.models.setEnabled(bool(start))
        _fill(self.sizes, ((size, size) for size in RECIPES[kind].sizes), self._size())
        self.sizes.setEnabled(
            not start or kind == "codec"
        )  # a denoiser goes on in its own size, a codec may grow
        self.advice.say(self._advice(bool(start), bool(models)))

    def _take(self, start: str) -> None:
        """Begin with a model, whose size and numbers are those of the run, or with none."""
        model = self._starts.get(self._draft.kind, start) if start else None
        size, numbers = (model.size, dict(model.numbers)) if model else (None, None)
        self._draft.set_values({"start": start, "size": size, "numbers": numbers or None})

    def _size(self) -> str:
        usual = {known.name: known.default for known in fields_of(self._draft.kind)}
        return str(self._draft.values.get("size", usual["size"]))

    def _words(self, name: str, is_shipped: bool) -> str:
        return self.tr("{0} (comes with aedesk)").format(name) if is_shipped else name

    def _advice(self, is_tuned: bool, is_possible: bool) -> str:
        if is_tuned:
            return self.tr(
                "Recommended: it can do much already, and learns your pictures in minutes or hours."
            )
        if not is_possible:
            return self.tr("No model of this kind is installed that could be fine-tuned.")
        return self.tr("It begins with nothing: count on hours with a graphics card, on days without.")

    def _lay_out(self, texts: RecipeTexts) -> None:
        size = QLabel(texts.labels["size"])
        size.setBuddy(self.sizes)
        size.setToolTip(texts.sentence("", "size"))
        self.sizes.setToolTip(texts.sentence("", "size"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, label_width(self))
        grid.setColumnStretch(2, 1)
        grid.addWidget(heading(self.tr("Where it begins")), 0, 0, 1, 3)
        grid.addWidget(self.tune, 1, 0)
        grid.addWidget(self.models, 1, 1)
        grid.addWidget(self.scratch, 2, 0)
        grid.addWidget(self.advice, 3, 0, 1, 3)
        grid.addWidget(size, 4, 0)
        grid.addWidget(self.sizes, 4, 1)


def _fill(box: QComboBox, items: Iterable[tuple[str, str]], chosen: str | None) -> None:
    """Offer values by their words, and choose one."""
    blocker = QSignalBlocker(box)
    box.clear()
    for value, words in items:
        box.addItem(words, value)
    box.setCurrentIndex(box.findData(chosen))
    blocker.unblock()
