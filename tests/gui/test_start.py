"""What the start of the window loads: little, so that it is there at once."""

import sys
from importlib.util import find_spec
from pathlib import Path

from tests.gui.session.measure_start import STAGES, start_once

ALLOWED = {"PySide6", "shiboken6", "shibokensupport", "platformdirs"}
"""What may be loaded from outside Python and this project before the window is painted."""


def _is_foreign(name: str) -> bool:
    """Whether a package is neither Python's nor ours."""
    if name in sys.stdlib_module_names or name in {"aedesk", "tests"}:
        return False
    spec = find_spec(name)
    return spec is not None and spec.origin is not None and "site-packages" in Path(spec.origin).parts


def test_the_start_loads_qt_and_no_other_library() -> None:
    report = start_once()
    assert list(report["stages"]) == list(STAGES), "the window was not painted"
    foreign = {name for name in {name.partition(".")[0] for name in report["modules"]} if _is_foreign(name)}
    assert "PySide6" in foreign
    assert foreign <= ALLOWED
    ours = {name for name in report["modules"] if name.startswith("aedesk.")}
    assert not {name for name in ours if name.startswith(("aedesk.nn", "aedesk.training", "aedesk.cli"))}
