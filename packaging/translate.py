"""Brings the translations of the window up to date: ``python packaging/translate.py COMMAND``.

update         take new texts of the sources into resources/translations/*.ts, and drop those that are gone;
               the sentences of the engine go into engine.json beside them, by which the window knows them
missing        print what has no translation yet, as JSON: context -> English -> ""
fill FILE      put the translations of such a JSON into the .ts file (``--language de`` by default)
release        make the .qm files that the window loads; run it after every change

Qt's own lupdate and lrelease do the work; they come with PySide6. Linguist (``pyside6-linguist FILE.ts``) is
the comfortable way to translate.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import PySide6
from engine_sentences import engine_sentences

PROJECT = Path(__file__).resolve().parents[1]
FOLDER = PROJECT / "resources" / "translations"
ENGINE = FOLDER / "engine.json"
ENGINE_CONTEXT = "Engine"
LANGUAGES = ("de",)

Texts = dict[str, dict[str, str]]
"""Context, English, translation."""


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=("update", "missing", "fill", "release"))
    parser.add_argument("file", nargs="?", type=Path, help="JSON for fill")
    parser.add_argument("--language", default="de", choices=LANGUAGES)
    arguments = parser.parse_args()
    if arguments.command == "update":
        ENGINE.write_text(engine_list(), "utf-8")
        for language in LANGUAGES:
            update(ts_file(language))
    elif arguments.command == "missing":
        print(json.dumps(missing(ts_file(arguments.language)), ensure_ascii=False, indent=1))
    elif arguments.command == "fill":
        fill(ts_file(arguments.language), json.loads(arguments.file.read_text("utf-8")))
    else:
        for language in LANGUAGES:
            release(ts_file(language), ts_file(language).with_suffix(".qm"))
    return 0


def ts_file(language: str) -> Path:
    """Where the translation into a language is kept."""
    return FOLDER / f"aedesk_{language}.ts"


def engine_list() -> str:
    """The sentences of the engine as ``ENGINE`` holds them."""
    return json.dumps(engine_sentences(), ensure_ascii=False, indent=0) + "\n"


def update(path: Path) -> None:
    """Take the texts of the window's sources, and the engine's, into a .ts file; what is translated stays."""
    sources = sorted(str(file) for file in (PROJECT / "aedesk" / "gui").rglob("*.py"))
    options = ["-silent", "-no-obsolete", "-locations", "none", "-sort-messages", "-source-language", "en"]
    # Similar texts are not translated alike: a guess would be worse than a gap.
    options += ["-disable-heuristic", "similartext", "-target-language", path.stem.rpartition("_")[2]]
    with tempfile.TemporaryDirectory() as folder:
        engine = Path(folder) / "engine.py"
        marked = (
            f"QT_TRANSLATE_NOOP({ENGINE_CONTEXT!r}, {json.dumps(text)})\n" for text in engine_sentences()
        )
        engine.write_text("".join(marked), "utf-8")
        _run("lupdate", *sources, str(engine), *options, "-ts", str(path))


def release(path: Path, target: Path) -> None:
    """Make the file that the window loads of a .ts file."""
    _run("lrelease", "-silent", str(path), "-qm", str(target))


def messages(path: Path) -> list[tuple[str, str, ElementTree.Element]]:
    """Context, English text and translation element of every message of a .ts file."""
    return _messages(ElementTree.parse(path))


def missing(path: Path) -> Texts:
    """What has no translation yet."""
    texts: Texts = {}
    for context, source, element in messages(path):
        if element.get("type") == "unfinished" or not element.text:
            texts.setdefault(context, {})[source] = element.text or ""
    return texts


def fill(path: Path, texts: Texts) -> None:
    """Put translations into a .ts file; texts that it does not know are named."""
    tree = ElementTree.parse(path)
    known = {(context, source): element for context, source, element in _messages(tree)}
    for context, pairs in texts.items():
        for source, translation in pairs.items():
            element = known.get((context, source))
            if element is None:
                print(f"unknown: {context}: {source}")
            elif translation:
                element.text = translation
                element.attrib.pop("type", None)
    tree.write(path, encoding="utf-8", xml_declaration=True)
    update(path)  # in the tool's own layout


def _messages(
    tree: "ElementTree.ElementTree[ElementTree.Element]",
) -> list[tuple[str, str, ElementTree.Element]]:
    found = []
    for context in tree.iter("context"):
        for message in context.iter("message"):
            element = message.find("translation")
            assert element is not None
            found.append((context.findtext("name", ""), message.findtext("source", ""), element))
    return found


def _run(tool: str, *arguments: str) -> None:
    """Run a tool of Qt's, which lies in the package."""
    program = Path(PySide6.__file__).parent / (f"{tool}.exe" if sys.platform == "win32" else tool)
    subprocess.run([program, *arguments], cwd=PROJECT, check=True)


if __name__ == "__main__":
    sys.exit(main())
