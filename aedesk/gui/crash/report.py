"""The text of a crash report: versions, platform, where in the program it happened, the last log lines."""

import os
import platform
import re
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_LIBRARIES = (
    "aedesk",
    "numpy",
    "onnxruntime",
    "openvino",
    "pillow",
    "opencv-python-headless",
    "pyside6-essentials",
)
_PATH = re.compile(r"""(?<![\w.])(?:[A-Za-z]:\\|\\\\|~?/)[^\s'":,;()]+(?:[ ][^\s'":,;()/\\]+\.\w{2,4}\b)*""")
"""What looks like an absolute path, on any system; blanks within it only before an ending."""


def make_report(happened: str, lines: Sequence[str] = ()) -> str:
    """Put a report together; slow enough to be made only when somebody wants it.

    Args:
        happened: Tracebacks, or what else is known; kept, with the home folder shortened.
        lines: The last log lines; paths in them are left out.

    Returns:
        Plain text. Nothing in it names the user, the machine or a file of the user's, unless the text of
        an error does.
    """
    from PySide6.QtCore import QLocale, qVersion
    from PySide6.QtGui import QGuiApplication

    parts = ["aedesk crash report", ""]
    parts += [f"{name} {_version(name)}" for name in _LIBRARIES]
    parts += [f"Python {platform.python_version()} ({sys.executable and Path(sys.executable).name})"]
    parts += [f"Qt {qVersion()} on {QGuiApplication.platformName()}, {QLocale().name()}"]
    parts += [f"{platform.system()} {platform.release()} {platform.machine()}, {os.cpu_count()} cores", ""]
    parts += [without_home(happened).rstrip(), ""]
    if lines:
        parts += ["Last log lines (paths are left out):", *map(without_paths, lines), ""]
    return "\n".join(parts)


def traceback_of(error: BaseException, thread: str = "") -> str:
    """The traceback of an error, with the name of its thread where that is not the main one."""
    head = f"In the thread {thread}:\n" if thread else ""
    return head + "".join(traceback.format_exception(error))


def without_home(text: str) -> str:
    """The text with the home folder, which often holds the user's name, shortened to ``~``."""
    home = str(Path.home())
    return text.replace(home, "~") if len(home) > 1 else text


def without_paths(text: str) -> str:
    """The text with everything that looks like an absolute path left out."""
    return _PATH.sub("…", text)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "is not installed"
