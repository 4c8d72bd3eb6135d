"""The list of installed models."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QDate, QLocale, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from aedesk.gui.models.shelf import Model
from aedesk.gui.row_texts import size_text

_MODEL_ROLE = Qt.ItemDataRole.UserRole
_NUMBERS = (3, 4)


class ModelTable(QTreeWidget):
    """One line for each model; the one that is used by default is marked."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels(
            [
                self.tr("Model"),
                self.tr("For"),
                self.tr("Size"),
                self.tr("kMAC per pixel"),
                self.tr("On disk"),
                self.tr("Id"),
                self.tr("Installed"),
            ]
        )
        self.setRootIsDecorated(False)
        self.setAllColumnsShowFocus(True)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(self.tr("Installed models"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * 6)
        for column in _NUMBERS:
            self.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a handful of models."""
        metrics = self.fontMetrics()
        return QSize(90 * metrics.averageCharWidth(), 8 * metrics.height())

    @property
    def current(self) -> Model | None:
        """The chosen model."""
        item = self.currentItem()
        return None if item is None else item.data(0, _MODEL_ROLE)

    def show_models(self, models: Sequence[Model], defaults: Collection[str], chosen: str | None) -> None:
        """Show these models and choose one.

        Args:
            models: What is installed.
            defaults: Ids of those that are used by default.
            chosen: Id of the one to choose; the first default where it is not among them.
        """
        self.clear()
        for model in models:
            self.addTopLevelItem(self._line(model, model.id in defaults))
        wanted = {chosen} if any(model.id == chosen for model in models) else defaults
        place = next((place for place, model in enumerate(models) if model.id in wanted), 0)
        self.setCurrentIndex(self.model().index(place, 0))

    def _line(self, model: Model, is_default: bool) -> QTreeWidgetItem:
        name = self.tr("{0} (default)").format(model.name) if is_default else model.name
        installed = self.tr("comes with aedesk")
        if model.installed is not None:
            day = QDate(model.installed.year, model.installed.month, model.installed.day)
            installed = QLocale().toString(day, QLocale.FormatType.ShortFormat)
        line = QTreeWidgetItem(
            [
                name,
                self._purpose(model.kind),
                model.size,
                " / ".join(QLocale().toString(work, "f", 1) for work in model.work.values()),
                size_text(model.bytes),
                model.id,
                installed,
            ]
        )
        line.setData(0, _MODEL_ROLE, model)
        font = line.font(0)
        font.setBold(is_default)
        line.setFont(0, font)
        line.setSizeHint(0, QSize(0, round(1.5 * self.fontMetrics().height())))
        line.setToolTip(0, str(model.path))
        line.setToolTip(3, self.tr("To {0}").format(" / ".join(model.work)))
        for column in _NUMBERS:
            line.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return line

    def _purpose(self, kind: str) -> str:
        return self.tr("Compressing") if kind == "codec" else self.tr("Denoising")
