"""Networks of a few thousand numbers, with weights as after some training."""

import keras
import numpy as np
import pytest

from aedesk.nn.arrays import to_numpy
from aedesk.nn.codec_model import CodecModel
from aedesk.zoo.architecture import CodecArchitecture

SMALL = CodecArchitecture(
    latent_channels=16,
    hyper_channels=8,
    analysis_channels=12,
    analysis_blocks=1,
    synthesis_channels=10,
    synthesis_blocks=1,
    deep_channels=14,
    deep_blocks=1,
    context_channels=12,
    hyper_features=8,
    prior_channels=8,
    expansion=2,
    anchors=4,
)


def make_model(seed: int = 0, policy: str = "float32") -> CodecModel:
    """Build the small codec and move every weight away from where it starts."""
    keras.utils.set_random_seed(seed)
    model = CodecModel(SMALL, seed=seed, dtype=policy)
    model.build()
    random = np.random.default_rng(seed)
    for variable in model.trainable_variables:
        start = to_numpy(variable)
        variable.assign(start + random.normal(0, 0.1, start.shape).astype(np.float32))
    return model


@pytest.fixture(scope="session")
def model() -> CodecModel:
    """The small codec; tests leave its weights alone."""
    return make_model()
