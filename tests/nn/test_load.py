"""Networks that are loaded from a package are those that were exported."""

import numpy as np
import pytest

from aedesk.nn.load import load_networks
from aedesk.training.codec_arrays import package_arrays
from aedesk.zoo import ModelPackage, find_package


@pytest.fixture(scope="module")
def package() -> ModelPackage:
    return find_package()


def test_loading_and_exporting_again_gives_the_same_package(package: ModelPackage) -> None:
    stored, again = package.arrays(), package_arrays(load_networks(package))
    assert stored.keys() == again.keys()
    for name, array in stored.items():
        assert array.dtype == again[name].dtype
        if name == "prior/hyper_indexes":
            # 100 rounded rows do not give back 8 anchors exactly.
            assert np.abs(array.astype(int) - again[name].astype(int)).max() <= 1
        elif name == "prior/bias_0":
            assert np.abs(array - again[name]).max() <= 1
        elif np.issubdtype(array.dtype, np.integer):
            np.testing.assert_array_equal(array, again[name], name)
        else:
            np.testing.assert_allclose(again[name], array, rtol=2e-3, atol=1e-6, err_msg=name)
