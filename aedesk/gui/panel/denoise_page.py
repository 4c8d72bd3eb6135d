"""The page Denoise: how strongly, what to keep, and how much noise there is."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from aedesk.gui.panel.binding import bind, follow
from aedesk.gui.panel.dial import Dial
from aedesk.gui.panel.fold import Fold
from aedesk.gui.panel.form import FieldForm
from aedesk.gui.panel.model_choice import ModelList
from aedesk.gui.panel.picture_format import PictureFormat
from aedesk.gui.panel.places import FIELDS, folded, key_of
from aedesk.gui.panel.remark import Remark, heading
from aedesk.gui.panel.settings import Settings
from aedesk.gui.panel.texts import FieldTexts
from aedesk.gui.preview.figures import Figures
from aedesk.gui.task import Task

AUTO = 50
"""The strength at which the estimated noise is taken away."""


class DenoisePage(QWidget):
    """The controls of denoising, or how to get a denoiser where none is installed.

    Signals:
        models_wanted: The user wants to see the models.

    Args:
        settings: The values.
        texts: What the fields are called.
        models: The installed models.
    """

    models_wanted = Signal()

    def __init__(self, settings: Settings, texts: FieldTexts, models: ModelList) -> None:
        super().__init__()
        self._settings = settings
        self._models = models
        words = {AUTO: self.tr("Auto")}
        grain = [self.tr("keep grain"), self.tr("auto"), self.tr("smooth")]
        self.strength = Dial(FIELDS["strength"], self.tr("&Strength"), texts, grain, words, centre=True)
        self.same = QCheckBox(self.tr("S&ame strength for colours"))
        self.same.setToolTip(self.tr("Noise in colours disturbs more; it may need another strength."))
        self.color = Dial(FIELDS["color_strength"], self.tr("Co&lours"), texts, grain, words, centre=True)
        self.detail = Dial(FIELDS["keep_detail"], self.tr("&Keep detail"), texts)
        self.format = PictureFormat(settings, Task.DENOISE, texts)
        self.form = FieldForm(folded(Task.DENOISE), settings, Task.DENOISE, texts, models)
        self.fold = Fold(self.tr("More settings"), self.form)
        self.controls = self._make_controls()
        self.advice = self._make_advice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.controls)
        column.addWidget(self.advice)
        self._color_key = key_of("color_strength", Task.DENOISE)
        bind(settings, key_of("strength", Task.DENOISE), self.strength)
        bind(settings, key_of("keep_detail", Task.DENOISE), self.detail)
        self.color.edited.connect(lambda value: settings.put({self._color_key: value}))
        self.same.clicked.connect(self._split)
        follow(settings, (self._color_key,), self._show_color)
        models.loaded.connect(self._arrange)
        self._arrange()
        self.show_figures(None)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Find out whether there is a denoiser when that begins to matter."""
        super().showEvent(event)
        self._models.ask()

    def show_figures(self, figures: Figures | None) -> None:
        """Show how much noise the preview has found."""
        if figures is None or figures.noise is None:
            self.strength.remark.say(self.tr("The noise of the chosen picture is measured in the view."))
            return
        levels = (figures.noise, figures.color_noise or 0.0)
        words = (QLocale().toString(float(level), "f", 0) for level in levels)
        self.strength.remark.say(self.tr("Noise found: {0}, colour {1}").format(*words))

    def _make_controls(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for control in (self.strength, self.same, self.color, self.detail, self.format):
            column.addWidget(control)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignTop)
        return part

    def _make_advice(self) -> QWidget:
        part = QWidget()
        button = QPushButton(self.tr("Show the &models…"))
        button.clicked.connect(self.models_wanted)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("No denoiser is installed yet")))
        column.addWidget(
            Remark(
                self.tr(
                    "A denoiser is a trained network of its own. Import one, a file .aemodel, in "
                    "Tools > Models; or train one on pictures like yours: aedesk-cli train denoiser."
                )
            )
        )
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _arrange(self) -> None:
        models = self._models.models
        has_denoiser = models is None or bool(models.denoisers)
        self.controls.setVisible(has_denoiser)
        self.advice.setVisible(not has_denoiser)

    def _split(self, is_same: bool) -> None:
        strength = self._settings.of("strength", Task.DENOISE)
        self._settings.put({self._color_key: None if is_same else strength})

    def _show_color(self) -> None:
        value = self._settings[self._color_key]
        self.same.setChecked(value is None)
        self.color.setVisible(value is not None)
        if value is not None:
            self.color.set_value(value)
