"""Translations: whole, up to date with the sources, and in use."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from aedesk.gui.language import LANGUAGES
from tests.conftest import PROJECT

SOURCES = sorted((PROJECT / "aedesk" / "gui").rglob("*.py"))
_CALLS = {"self.tr", "QCoreApplication.translate", "QT_TRANSLATE_NOOP"}
TRANSLATED = [name for name in LANGUAGES if name != "en"]
# Places of values, and braces that stand for themselves.
PLACES = re.compile(r"\{\{|\}\}|\{\w*\}")


@pytest.fixture(scope="module")
def translate() -> ModuleType:
    """The script of translators."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(PROJECT / "packaging")
        return import_module("translate")


def texts_of(path: Path) -> Iterator[str]:
    """The texts that a source gives to Qt for translation."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in _CALLS:
            text = node.args[-1] if ast.unparse(node.func) != "self.tr" else node.args[0]
            if isinstance(text, ast.Constant):
                yield str(text.value)


@pytest.mark.parametrize("language", TRANSLATED)
def test_translation_is_whole_and_up_to_date(language: str, translate: ModuleType, tmp_path: Path) -> None:
    kept = translate.ts_file(language)
    fresh = tmp_path / kept.name
    fresh.write_bytes(kept.read_bytes())
    translate.update(fresh)
    help_ = "run packaging/translate.py update, translate what is missing, and run it with release"
    assert translate.missing(fresh) == {}, help_
    assert fresh.read_text("utf-8") == kept.read_text("utf-8"), help_
    translate.release(kept, tmp_path / "fresh.qm")
    assert (tmp_path / "fresh.qm").read_bytes() == kept.with_suffix(".qm").read_bytes(), help_


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_fit_their_texts(language: str, translate: ModuleType) -> None:
    wrong = []
    for context, source, element in translate.messages(translate.ts_file(language)):
        text = element.text or ""
        same = (
            sorted(PLACES.findall(source)) == sorted(PLACES.findall(text)),
            bool(re.search(r"&\w", source)) == bool(re.search(r"&\w", text)),
            source.endswith("…") == text.endswith("…"),
            source.endswith(":") == text.endswith(":"),
            source.count("\n") == text.count("\n"),
            text == text.strip() or source != source.strip(),
        )
        if not all(same):
            wrong.append((context, source, text))
    assert wrong == []


def test_every_text_of_the_sources_is_found_by_qt(translate: ModuleType) -> None:
    found = {source for _, source, _ in translate.messages(translate.ts_file(TRANSLATED[0]))}
    written = {text for path in SOURCES for text in texts_of(path)}
    assert len(written) > 100
    assert written | set(translate.engine_sentences()) == found


def test_the_window_knows_every_sentence_of_the_engine(translate: ModuleType) -> None:
    help_ = "run packaging/translate.py update"
    assert translate.ENGINE.read_text("utf-8") == translate.engine_list(), help_
    assert "{0} cannot be written: {1}." in translate.engine_sentences()


def test_window_speaks_the_chosen_language() -> None:
    code = """
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from aedesk.gui.language import install_language
application = QApplication([])
assert install_language(application, "de") == "de"
from aedesk.gui.crash.dialog import CrashDialog
dialog = CrashDialog("x")
print(dialog.toggle.text())
box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
print(box.buttons()[0].text())
print(QLocale().toString(1234.5, "f", 1))
"""
    process = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT, check=False
    )
    assert process.stdout.split("\n")[:3] == ["&Einzelheiten zeigen", "Abbrechen", "1.234,5"], process.stderr
