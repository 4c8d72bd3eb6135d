"""The dialog that trains a model: pictures, purpose and settings, the run, and what came of it."""

from aedesk.gui.training.dialog import TrainingDialog
from aedesk.gui.training.draft import Draft
from aedesk.gui.training.pages import Page
from aedesk.gui.training.purposes import Purpose

__all__ = ["Draft", "Page", "Purpose", "TrainingDialog"]
