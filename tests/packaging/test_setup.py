"""packaging/setup on machines that lack one thing or another, played by fake commands."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SETUP = Path(__file__).parents[2] / "packaging" / "setup"
TOOLS = ("cat", "chmod", "dirname", "env", "mkdir", "rm", "sed", "sh", "sort", "tr")
UV = 'echo "uv $*" >>"$CALLS"; case "$*" in *--check*) exit ${OUT_OF_SYNC:-0};; esac'
APT_GET = 'echo "apt-get $*" >>"$CALLS"'
# Answers the questions that setup asks of Python; "-m venv" makes an environment whose pip brings uv.
PYTHON = """
case "$*" in
    *exit*) exit ${TOO_OLD:-0};;
    *print*) echo python3.11-venv;;
    --version) echo Python 3.9.2;;
    "-m venv"*)
        if [ -n "${NO_VENV:-}" ] && ! grep -q "install.*python3.11-venv" "$CALLS"; then exit 1; fi
        mkdir -p build/uv/bin && cp "$0" build/uv/bin/python;;
    "-m pip"*)
        if [ -n "${NO_PIP:-}" ] && [ "$0" != build/uv/bin/python ]; then exit 1; fi
        echo "pip $*" >>"$CALLS" && mkdir -p build/uv/bin && cp "$UV_MADE_BY_PIP" build/uv/bin/uv;;
esac
"""
# Where Debian 12 and Ubuntu 24.04 keep the libraries.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libbrotlicommon.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libz.so.1": "zlib1g",
}

pytestmark = pytest.mark.skipif(os.name != "posix", reason="packaging/setup is a script for POSIX shells")


class Machine:
    """A project folder and a PATH that holds ordinary tools and the fakes of one test, and nothing else."""

    def __init__(self, folder: Path) -> None:
        self.project = folder / "project"
        self.bin = folder / "bin"
        self.calls = folder / "calls"
        (self.project / "packaging").mkdir(parents=True)
        self.bin.mkdir()
        self.calls.touch()
        shutil.copy(SETUP, self.project / "packaging")
        for tool in (*TOOLS, "cp", "grep"):
            (self.bin / tool).symlink_to(str(shutil.which(tool)))
        self.fake("python3", PYTHON)
        self.user(0)
        self._write(folder / "uv", UV)
        self._uv_made_by_pip = folder / "uv"

    def fake(self, name: str, script: str) -> None:
        """Add a command to the machine."""
        self._write(self.bin / name, script)

    def user(self, number: int) -> None:
        """Choose who runs setup; 0 is root."""
        self.fake("id", f"echo {number}")

    def setup(self, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run packaging/setup."""
        environment = {
            "PATH": str(self.bin),
            "CALLS": str(self.calls),
            "UV_MADE_BY_PIP": str(self._uv_made_by_pip),
            **variables,
        }
        script = str(self.project / "packaging" / "setup")
        return subprocess.run(
            ["/bin/sh", script], env=environment, capture_output=True, text=True, timeout=60, check=False
        )

    def called(self, command: str) -> list[str]:
        """The calls of a command so far, in order."""
        return [line for line in self.calls.read_text().splitlines() if line.startswith(command + " ")]

    @staticmethod
    def _write(path: Path, script: str) -> None:
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def lacking(*libraries: str) -> str:
    """A fake ldd that does not find some libraries."""
    lines = "".join(rf"\t{library} => not found\n" for library in libraries)
    return rf"printf '\tlibc.so.6 => /lib/libc.so.6 (0x1)\n{lines}'"


def test_nothing_is_said_or_done_where_all_is_there(machine: Machine) -> None:
    machine.fake("uv", UV)
    machine.fake("apt-get", APT_GET)
    machine.fake("ldd", lacking())
    run = machine.setup()
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert not machine.called("apt-get")
    assert not [call for call in machine.called("uv") if "sync" in call and "--check" not in call]


def test_packages_are_installed_as_the_lock_file_has_them(machine: Machine) -> None:
    machine.fake("uv", UV)
    run = machine.setup(OUT_OF_SYNC="1")
    assert run.returncode == 0, run.stderr
    assert machine.called("uv")[-1] == "uv sync --frozen --inexact --python python3"


def test_an_unsuitable_python_is_named(machine: Machine) -> None:
    run = machine.setup(TOO_OLD="1")
    assert run.returncode == 1
    assert "no Python 3.11, 3.12 or 3.13 was found; python3 is Python 3.9.2" in run.stderr


def test_another_python_of_the_machine_is_found(machine: Machine) -> None:
    machine.fake("python3", "exit 1")
    machine.fake("python3.12", PYTHON)
    machine.fake("uv", UV)
    assert machine.setup().returncode == 0
    assert machine.called("uv")[-1].endswith("--python python3.12 --check --quiet")


def test_uv_comes_from_pip_in_an_environment_of_its_own(machine: Machine) -> None:
    run = machine.setup()
    assert run.returncode == 0, run.stderr
    assert machine.called("pip") == ["pip -m pip install --quiet uv>=0.8,<1"]
    assert machine.called("uv")


def test_uv_comes_from_pip_where_venv_is_missing(machine: Machine) -> None:
    run = machine.setup(NO_VENV="1")
    assert run.returncode == 0, run.stderr
    assert machine.called("pip") == ["pip -m pip install --quiet --target build/uv uv>=0.8,<1"]


def test_root_installs_venv_where_pip_is_missing_too(machine: Machine) -> None:
    machine.fake("apt-get", APT_GET)
    run = machine.setup(NO_VENV="1", NO_PIP="1")
    assert run.returncode == 0, run.stderr
    assert machine.called("apt-get") == ["apt-get -qq install -y --no-install-recommends python3.11-venv"]
    assert machine.called("uv")


def test_a_user_installs_through_sudo(machine: Machine) -> None:
    machine.user(1000)
    machine.fake("apt-get", APT_GET)
    machine.fake("sudo", 'echo "sudo $*" >>"$CALLS"; "$@"')
    run = machine.setup(NO_VENV="1", NO_PIP="1")
    assert run.returncode == 0, run.stderr
    assert len(machine.called("sudo")) == len(machine.called("apt-get")) == 1


@pytest.mark.parametrize("has_apt", [True, False])
def test_what_cannot_be_installed_is_named(machine: Machine, has_apt: bool) -> None:
    machine.user(1000)
    if has_apt:
        machine.fake("apt-get", APT_GET)
    run = machine.setup(NO_VENV="1", NO_PIP="1")
    assert run.returncode == 1
    assert "Install the package python3.11-venv, or install uv yourself" in run.stderr
    assert not machine.called("apt-get")


def test_libraries_of_qt_are_installed_by_debians_names(machine: Machine) -> None:
    machine.fake("uv", UV)
    machine.fake("apt-get", APT_GET)
    machine.fake("ldd", lacking(*PACKAGES, "libEGL.so.1"))
    run = machine.setup()
    assert run.returncode == 0, run.stderr
    (call,) = machine.called("apt-get")
    packages = call.removeprefix("apt-get -qq install -y --no-install-recommends ").split()
    assert packages == sorted(set(PACKAGES.values()))


def test_lists_of_packages_are_fetched_when_a_package_is_unknown(machine: Machine) -> None:
    machine.fake("uv", UV)
    machine.fake("apt-get", APT_GET + '; grep -q update "$CALLS"')
    machine.fake("ldd", lacking("libEGL.so.1"))
    run = machine.setup()
    assert run.returncode == 0, run.stderr
    assert [call.split()[2] for call in machine.called("apt-get")] == ["install", "update", "install"]


def test_missing_libraries_do_not_stop_the_command_line(machine: Machine) -> None:
    machine.user(1000)
    machine.fake("uv", UV)
    machine.fake("ldd", lacking("libEGL.so.1"))
    run = machine.setup()
    assert run.returncode == 0
    assert "the window will not start" in run.stderr
    assert "libegl1" in run.stderr
