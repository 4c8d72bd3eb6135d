"""A window without a screen, whose memory is a file of the test."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import aedesk.codec.header
from aedesk.gui.application import program_icon
from aedesk.gui.language import install_language
from aedesk.gui.rows import Row, RowState
from aedesk.gui.window import MainWindow
from tests.batch import fakes

PATIENCE_MS = 60_000
"""Far beyond what anything here takes on a busy machine."""


@contextmanager
def spoken(application: QApplication, name: str) -> Iterator[str]:
    """Let what is made inside speak a language."""
    locale = QLocale()
    yield install_language(application, name)
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.setParent(None)
    QLocale.setDefault(locale)


@dataclass(frozen=True)
class _CodecSource:
    device: str = "auto"
    threads: int | None = None
    codecs: tuple[fakes.Codec, ...] = ()


@pytest.fixture
def fake_codec(monkeypatch: pytest.MonkeyPatch) -> None:
    """The codec of a few lines, which has pictures that take a minute."""
    assert aedesk.codec.header.SIGNATURE  # stays importable while its package is replaced
    module = SimpleNamespace(**{**vars(fakes), "CodecSource": _CodecSource})
    monkeypatch.setitem(sys.modules, "aedesk.codec", module)
    monkeypatch.setattr("aedesk.batch.local._is_worth_processes", lambda *_: False)
    monkeypatch.setattr("aedesk.gui.preview.Preview.show", lambda *_: None)  # previews need networks


@pytest.fixture(autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where queues are kept, in place of the user's own folder."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("AEDESK_STATE", str(folder))
    return folder


@pytest.fixture(autouse=True)
def own_presets(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the presets of whoever runs the tests out."""
    folder = tmp_path_factory.mktemp("presets")
    monkeypatch.setattr("aedesk.options.presets.presets_folder", lambda: folder)
    return folder


@pytest.fixture(autouse=True)
def own_runs(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where runs of training are kept, in place of the user's own folder."""
    folder = tmp_path_factory.mktemp("runs")
    monkeypatch.setenv("AEDESK_RUNS", str(folder))
    return folder


@pytest.fixture
def fake_denoiser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A denoiser that finds some noise and leaves it where it is."""

    def denoise(picture: object, *_: object, progress: Callable[[float], None]) -> SimpleNamespace:
        progress(0.5)
        return SimpleNamespace(picture=picture, noise=(6.1, 3.2))

    module = SimpleNamespace(
        AUTO=50.0,
        DenoiseSettings=lambda strength, *_: SimpleNamespace(strength=strength),
        denoise_picture=denoise,
        open_denoiser=lambda *_, **__: SimpleNamespace(package=fakes.Package("fake"), device="cpu"),
    )
    monkeypatch.setitem(sys.modules, "aedesk.denoising", module)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Folders that the desktop would show."""
    folders: list[Path] = []
    monkeypatch.setattr("aedesk.gui.footer.open_folder", folders.append)
    return folders


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """The window speaks German; to be asked for before the window."""
    with spoken(qapp, "de"):
        yield


@pytest.fixture
def settings(tmp_path_factory: pytest.TempPathFactory) -> QSettings:
    """Where the window remembers things, in place of the user's own file."""
    return QSettings(str(tmp_path_factory.mktemp("settings") / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qtbot: QtBot, settings: QSettings) -> MainWindow:
    """A window on the screen; what still works at the end of the test is stopped."""

    def stop(window: MainWindow) -> None:
        window.runner.stop()
        qtbot.waitUntil(lambda: window.operations.is_idle, timeout=PATIENCE_MS)

    window = MainWindow(settings, program_icon())
    qtbot.addWidget(window, before_close_func=stop)
    window.show()
    return window


@pytest.fixture
def add(qtbot: QtBot, window: MainWindow) -> Callable[..., list[Row]]:
    """Adds paths to the queue and gives its rows."""

    def do(*paths: Path) -> list[Row]:
        before = len(window.model.rows)
        window.add_paths([str(path) for path in paths])
        qtbot.waitUntil(lambda: len(window.model.rows) > before, timeout=PATIENCE_MS)
        return window.model.rows

    return do


@pytest.fixture
def work(qtbot: QtBot, window: MainWindow) -> Callable[[], list[Row]]:
    """Runs the queue to its end and gives its rows."""

    def do() -> list[Row]:
        with qtbot.waitSignal(window.runner.finished, timeout=PATIENCE_MS):
            window.actions_.start.trigger()
        return window.model.rows

    return do


def is_running(row: Row) -> bool:
    return row.state is RowState.RUNNING
