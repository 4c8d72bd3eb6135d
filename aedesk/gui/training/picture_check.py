"""The check of a draft's pictures, and what a run would make of them; knows nothing of Qt."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aedesk.gui.training.purposes import Purpose

if TYPE_CHECKING:
    from aedesk.runs.data_report import DataReport


class CheckEndedError(Exception):
    """The check was given up."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be checked.

    Args:
        purpose: What is trained.
        folders: Folders of pictures.
        noisy: Folder of noisy pictures; for pairs only.
        clean: Folder of clean ones; for pairs only.
    """

    purpose: Purpose
    folders: tuple[Path, ...]
    noisy: Path | None = None
    clean: Path | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """A report in the light of the settings.

    Args:
        report: What was found.
        training: How many pictures are learned from.
        held_out: How many are held out.
        torn: Groups of near-copies of which some are learned from and others held out.
        counts: How many pictures below each folder can be used.
    """

    report: "DataReport"
    training: int
    held_out: int
    torn: int
    counts: Mapping[Path, int]


class PictureCheck:
    """One check, which another thread can watch and end.

    Args:
        question: What is to be checked.
        values: Settings of the recipe that were chosen.

    Attributes:
        done: Files that have been read.
        total: Files that there are; 0 until that is known.
    """

    def __init__(self, question: Question, values: Mapping[str, Any]) -> None:
        self._question, self._values = question, dict(values)
        self._ended = threading.Event()
        self.done, self.total = 0, 0

    def run(self) -> Findings:
        """Check, in a process of its own; imports what is heavy, so not for the main thread.

        Raises:
            CheckEndedError: `end` was called.
            TrainingError: A folder is not there, or there is nothing in it.
            DeviceError: The process that checks has died.
        """
        from aedesk.runs.check_process import check_apart

        question = self._question
        kind = question.purpose.kind
        report = check_apart(
            question.folders,
            crop=_settings(kind, self._values)["crop"],
            kind=kind,
            noisy=question.noisy,
            clean=question.clean,
            progress=self._note,
        )
        return judge(report, kind, self._values)

    def end(self) -> None:
        """Give up; what was found is lost."""
        self._ended.set()

    def _note(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        if self._ended.is_set():
            raise CheckEndedError


def judge(report: "DataReport", kind: str, values: Mapping[str, Any]) -> Findings:
    """What a run with some settings would make of pictures that were checked; not for the main thread."""
    settings = _settings(kind, values)
    report = replace(report, crop=settings["crop"])
    split = (settings["holdout"], settings["seed"])
    training, held_out = report.split(*split)
    counts = {folder: report.counts_of(folder)["pictures"] for folder in report.folders}
    return Findings(report, len(training), len(held_out), len(report.torn(*split)), counts)


def _settings(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    from aedesk.runs.recipe import fields_of

    return {known.name: values.get(known.name, known.default) for known in fields_of(kind)}
