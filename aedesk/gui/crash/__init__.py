"""What happens when the program itself is at fault: one dialog, a report that stays on this computer."""

from aedesk.gui.crash.hard import HardCrashes
from aedesk.gui.crash.hooks import CrashHooks, install_crash_dialog, tell_of_earlier_crash

__all__ = ["CrashHooks", "HardCrashes", "install_crash_dialog", "tell_of_earlier_crash"]
