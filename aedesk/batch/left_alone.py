"""What a search left alone, counted by kind, so that nothing is passed over in silence."""

from collections import Counter
from dataclasses import dataclass, field

_SYSTEM_FILES = frozenset(
    {
        ".ds_store",
        "desktop.ini",
        "ehthumbs.db",
        "icon\r",
        "picasa.ini",
        ".picasa.ini",
        "thumbs.db",
        "zbthumbnail.info",
    }
)
_SYSTEM_FOLDERS = frozenset(
    {"#recycle", "$recycle.bin", "@eadir", "__macosx", "found.000", "lost+found", "system volume information"}
)
_MOST_KINDS = 6
_COUNTED = {"broken link": "", "link": "", "subfolder": " (-r searches them)"}
"""Kinds that are nouns, and what is said about them."""


@dataclass(slots=True)
class LeftAlone:
    """Counts what a search passed over.

    Args:
        files: Files by kind: their suffix, ``hidden``, the name of a system's file, ``broken link``.
        folders: Folders by kind: ``subfolder``, ``hidden``, ``link``, ``of the outputs``, the name of a
            system's folder.
        links: Links to files; they were followed.
        links_outside: Those of them that lead out of the folder that was named.
    """

    files: Counter[str] = field(default_factory=Counter)
    folders: Counter[str] = field(default_factory=Counter)
    links: int = 0
    links_outside: int = 0

    def add_file(self, name: str) -> None:
        """Count a file that is none of those that are looked for."""
        stem, dot, suffix = name.rpartition(".")
        if name.lower() in _SYSTEM_FILES:
            self.files[name] += 1
        elif name.startswith("."):
            self.files["hidden"] += 1
        else:
            self.files[f".{suffix.lower()}" if stem and dot and suffix else "without suffix"] += 1

    def sentences(self) -> list[str]:
        """What to tell the user, at most one line for each of files, folders and links."""
        said = []
        if self.files:
            kinds = [_kind_text(kind, count) for kind, count in _most(self.files)]
            said.append(f"{_number(self.files, 'other file')} left alone: {', '.join(kinds)}")
        if self.folders:
            kinds = [_kind_text(kind, count) for kind, count in _most(self.folders)]
            said.append(f"{_number(self.folders, 'folder')} not searched: {', '.join(kinds)}")
        if self.links:
            outside = f", {self.links_outside} of them out of the folder" if self.links_outside else ""
            said.append(f"{self.links} {_plural('link', self.links)} to files followed{outside}")
        return said

    def as_record(self) -> dict[str, object]:
        """The counts as plain values, for JSON."""
        return {
            "files": dict(self.files),
            "folders": dict(self.folders),
            "links": self.links,
            "links_outside": self.links_outside,
        }


def is_system_folder(name: str) -> bool:
    """Whether a folder of this name belongs to a system or a device: trash, previews, resource forks."""
    return name.lower() in _SYSTEM_FOLDERS


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    """The commonest kinds first, and the rest as one."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if len(ordered) <= _MOST_KINDS:
        return ordered
    rest = ordered[_MOST_KINDS - 1 :]
    return [*ordered[: _MOST_KINDS - 1], (f"of {len(rest)} other kinds", sum(count for _, count in rest))]


def _kind_text(kind: str, count: int) -> str:
    if kind in _COUNTED:
        return f"{count} {_plural(kind, count)}{_COUNTED[kind]}"
    return f"{count} {kind}"


def _number(counts: Counter[str], noun: str) -> str:
    total = counts.total()
    return f"{total} {_plural(noun, total)}"


def _plural(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s"
