"""The window ``aedesk``: a thin face over the batches."""

import argparse
import os
import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(args: Sequence[str] | None = None) -> int:
    """Show the window until it is closed.

    Args:
        args: Files and folders to open, those of the process by default.

    Returns:
        The exit status of the process.
    """
    parser = argparse.ArgumentParser(prog="aedesk", description="Compress and restore pictures in a window.")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="pictures, .aed files and folders of them")
    paths = parser.parse_args(args).paths
    if not _has_display():
        return _refuse("there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)")
    try:
        # Qt is imported here, so that --help and the checks above work where its libraries are missing.
        from aedesk.gui.application import run
    except ImportError as error:
        return _refuse(
            f"Qt cannot be loaded: {error}; docs/window.md lists the system packages that it needs"
        )
    return run(paths)


def _has_display() -> bool:
    """Whether a window can be shown; Qt itself would abort the process where it cannot."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _refuse(reason: str) -> int:
    if sys.stderr:  # Windows gives programs with a window none
        sys.stderr.write(f"aedesk: {reason}.\n  aedesk-cli does the same work without a window.\n")
    return 1
