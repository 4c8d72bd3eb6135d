"""Model packages that are installed while something fails: a whole package, or none."""

import errno
from pathlib import Path

import pytest

from aedesk.errors import ModelError, OutputError
from aedesk.zoo import ModelPackage, list_packages
from aedesk.zoo.folder import DESCRIPTION
from tests.files.gate import FaultyGate, KilledError, through


@pytest.mark.parametrize("fault", ["kill", errno.ENOSPC])
def test_half_a_package_is_none(tmp_path: Path, fault: int | str) -> None:
    packages = list_packages()
    if not packages:
        pytest.skip("no model is installed")
    package = packages[0]
    with through(FaultyGate(fault, None)) as gate:
        package.copy_to(tmp_path / "whole")
    for number in range(0, len(gate.names), 4):
        folder = tmp_path / str(number)
        try:
            with through(FaultyGate(fault, number, lasting=True)):
                package.copy_to(folder)
        except (KilledError, OutputError):
            pass
        if (folder / DESCRIPTION).exists():
            ModelPackage(folder).check_files()
        else:
            with pytest.raises(ModelError, match="holds no model"):
                ModelPackage(folder)
        package.copy_to(folder)
        ModelPackage(folder).check_files()
        assert not list(folder.glob(".*.part"))
