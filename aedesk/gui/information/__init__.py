"""What is known of a file: facts, what its bits are spent on, and a map of where they went."""

from aedesk.gui.information.dialog import InformationDialog

__all__ = ["InformationDialog"]
