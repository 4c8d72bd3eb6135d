"""Finds the sentences that the engine says of files: what errors, hints and notes in its sources are made of.

The engine knows nothing of languages. So the window puts its English into other words afterwards, by the
sentences that are found here; ``translate.py update`` writes them where the window and Qt's tools see them.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
SPOKEN = ("imaging", "files", "codec", "denoising", "runtime", "zoo", "batch")
"""Packages whose every text of several words may reach a user of the window."""
SENTENCES_ONLY = ("options", "runs", "gui")
"""Packages whose other texts are help, or are translated where they stand."""
UNHEARD = (
    "batch/cluster/",
    "batch/globs.py",
    "batch/left_alone.py",
    "batch/remote_write.py",
    "batch/watching.py",
    "imaging/metrics.py",
    "imaging/noise/",
    "zoo/card.py",
)
"""What only the command line and programs meet."""

_TRANSLATED = ("self.tr", "QCoreApplication.translate", "QT_TRANSLATE_NOOP")
_UNSHOWN = re.compile(r"^%|--(?!name\b)|(^|\s)-[orv]\b|aedesk-cli|pip install")
"""Marks advice to those who type; the window shows none of it."""
_LEAST_LETTERS = 4
"""A text with fewer would be found in anything."""


def engine_sentences() -> list[str]:
    """All sentences and parts of sentences, sorted; ``{0}``, ``{1}`` stand for what is put in."""
    found: set[str] = set()
    for name in (*SPOKEN, *SENTENCES_ONLY):
        for path in sorted((PROJECT / "aedesk" / name).rglob("*.py")):
            if not path.relative_to(PROJECT / "aedesk").as_posix().startswith(UNHEARD):
                texts = filter(_is_telling, _texts(ast.parse(path.read_text("utf-8"))))
                found.update(text for text in texts if name in SPOKEN or _is_sentence(text))
    return sorted(found)


def _texts(tree: ast.Module) -> Iterator[str]:
    """The texts of a source, f-strings as templates."""
    left_out = set(_left_out(tree))
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        if isinstance(node, ast.JoinedStr):
            yield _template(node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield _template([node])


def _template(parts: Sequence[ast.expr]) -> str:
    """What `str.format` fills as the f-string of these parts is filled."""
    texts, count = [], 0
    for part in parts:
        if isinstance(part, ast.Constant):
            texts.append(str(part.value).replace("{", "{{").replace("}", "}}"))
        else:
            texts.append(f"{{{count}}}")
            count += 1
    return "".join(texts)


def _is_telling(text: str) -> bool:
    """Whether it is of several words, and for somebody who looks at the window."""
    words = re.sub(r"\{\d+\}", "", text)
    letters = sum(map(str.isalpha, words))
    return " " in text.strip() and letters >= _LEAST_LETTERS and not _UNSHOWN.search(text)


def _left_out(tree: ast.Module) -> Iterator[int]:
    """Documentation, annotations, parts of f-strings, and what is translated where it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)
        elif isinstance(node, ast.JoinedStr):
            yield from (id(part) for part in node.values)
            specs = (part.format_spec for part in node.values if isinstance(part, ast.FormattedValue))
            yield from (id(spec) for spec in specs)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in _TRANSLATED:
            yield from map(id, node.args)
        else:
            annotations = (getattr(node, name, None) for name in ("annotation", "returns"))
            for annotation in filter(None, annotations):
                yield from (id(part) for part in ast.walk(annotation))


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and (text[0].isupper() or text[0] == "{")
