"""A small denoiser, opened once."""

import pytest

from aedesk.denoising import Denoiser, open_denoiser
from aedesk.zoo import DenoiserPackage
from tests.denoising.material import make_package


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> DenoiserPackage:
    """Package of a small denoiser; tests leave it alone."""
    return make_package(tmp_path_factory.mktemp("denoiser") / "micro")


@pytest.fixture(scope="session")
def denoiser(package: DenoiserPackage) -> Denoiser:
    return open_denoiser(str(package.path), threads=1)
