"""What the settings of the window ask for: by the panel, the preferences, and the default models."""

from PySide6.QtCore import QSettings

from aedesk.gui.models.defaults import DefaultModels
from aedesk.gui.panel import SettingsPanel
from aedesk.gui.preferences import PreferencesStore
from aedesk.gui.queue_model import QueueModel
from aedesk.gui.tally import Counts
from aedesk.gui.task import Task
from aedesk.options import Options, Preferences


class Wishes:
    """Puts together what a run and the preview work with.

    Args:
        panel: The settings.
        store: The preferences.
        settings: Where the default models are kept.
    """

    def __init__(self, panel: SettingsPanel, store: PreferencesStore, settings: QSettings) -> None:
        self._panel = panel
        self._store = store
        self._models = DefaultModels(settings)

    @property
    def task(self) -> Task:
        """What is done with pictures."""
        return self._panel.task()

    @property
    def options(self) -> Options:
        """With which settings."""
        return self.options_for(self.task)

    @property
    def restoring(self) -> Options:
        """Settings for latent files."""
        return self.options_for(Task.RESTORE)

    @property
    def preferences(self) -> Preferences:
        """Where networks run, and with how many threads."""
        return self._store.preferences()

    @property
    def measure(self) -> bool:
        """Whether the PSNR of every new file is measured."""
        return self._panel.measure

    @property
    def run_task(self) -> Task:
        """What a run does with pictures: they stay as they are where what they need is not installed."""
        return Task.RESTORE if self._panel.lack else self.task

    @property
    def problem(self) -> str:
        """Why pictures cannot be worked on, in a sentence; empty if they can."""
        return self._panel.problem

    @property
    def has_fault(self) -> bool:
        """Whether a setting is wrong, so that no run is possible."""
        return bool(self._panel.fault)

    def options_for(self, task: Task) -> Options:
        """The settings of a page, with the default models where it names none."""
        return self._models.fill(self._panel.options(task), task)

    def counts(self, model: QueueModel) -> Counts:
        """Numbers of the queue, in the light of what a run would do; its rows show that too."""
        wanted = self.run_task, self.options_for(self.run_task), self.restoring
        model.set_intent(*wanted)
        return model.counts(*wanted)
