"""Fixtures that all tests share."""

import shutil
import signal
from pathlib import Path

import hypothesis
import pytest
import send2trash

# Tests measure no seconds, and they pass where the checkout cannot be written to.
hypothesis.settings.register_profile(
    "aedesk", deadline=None, database=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("aedesk")

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of training and evaluation pictures beside the project; skips where it is absent."""
    folder = PROJECT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the evaluation pictures are not beside the project")
    return folder


@pytest.fixture(autouse=True)
def own_journals(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep journals of runs out of the folder of whoever runs the tests."""
    folder = tmp_path_factory.mktemp("journals")
    monkeypatch.setenv("AEDESK_STATE", str(folder))
    return folder


@pytest.fixture
def user_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's models, none yet; those that ship are there."""
    folder = tmp_path / "user" / "models"
    for module in ("find", "archive"):
        monkeypatch.setattr(f"aedesk.zoo.{module}.user_models_folder", lambda: folder)
    return folder


@pytest.fixture
def models(user_models: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's models, none yet; those that ship are out of the way."""
    monkeypatch.setattr("aedesk.zoo.find._SHIPPED", ())
    return user_models


@pytest.fixture
def trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A trash of the tests' own in place of the user's."""
    folder = tmp_path / "trash"
    folder.mkdir()
    monkeypatch.setattr(send2trash, "send2trash", lambda path: shutil.move(path, folder))
    return folder


def pytest_configure() -> None:
    """Take signals as a program in the foreground does.

    Background jobs start with interrupts ignored, those of nohup with hang-ups, and the programs that
    tests start would inherit it.
    """
    for name, handler in (("SIGINT", signal.default_int_handler), ("SIGHUP", signal.SIG_DFL)):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, handler)
