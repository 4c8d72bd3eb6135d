"""What is heavy is loaded where it is used: networks by ``nn`` and ``training``, Qt by ``gui``.

What the program loads when it compresses and restores is tested in ``tests/cli``, and what the package
loads when it is imported in ``tests/test_library.py``.
"""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
EVERY_OTHER_MODULE = """
import importlib, pkgutil, sys
import aedesk
apart = ("aedesk.nn", "aedesk.training", "aedesk.gui")
names = [module.name for module in pkgutil.iter_modules(aedesk.__path__, "aedesk.")]
names = [name for name in names if name not in apart]
for name in names:
    module = importlib.import_module(name)
    if hasattr(module, "__path__"):
        names.extend(inner.name for inner in pkgutil.iter_modules(module.__path__, f"{name}."))
heavy = ("keras", "tensorflow", "jax", "torch", "PySide6")
print(len(names), *(name for name in heavy if name in sys.modules))
"""


def test_no_other_module_loads_networks_or_qt() -> None:
    process = subprocess.run(
        [sys.executable, "-W", "error", "-c", EVERY_OTHER_MODULE],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert process.returncode == 0, process.stderr
    count, *loaded = process.stdout.splitlines()[-1].split()
    assert int(count) > 80 and loaded == []
