"""All networks of a codec as one trainable model."""

import math
from typing import Any

import keras
from keras import ops

from aedesk.nn.context import ContextStep, step_masks
from aedesk.nn.density import SCALE_STEP, symbol_bits
from aedesk.nn.gains import GainVectors
from aedesk.nn.hyperprior import HyperAnalysis, HyperFeatures, IntegerPrior
from aedesk.nn.quantisation import clip_straight_through, round_straight_through
from aedesk.nn.transforms import AnalysisTransform, SynthesisTransform
from aedesk.zoo.architecture import CONTEXT_STEPS, CodecArchitecture
from aedesk.zoo.integer_prior import HYPER_LATENT_MAX, INDEX_MAX
from aedesk.zoo.tables import SCALE_MIN

Tensor = Any
# Under this index (a scale of 0.35) uniform noise would overstate the rate, so rounded symbols are counted.
ROUNDED_RATE_BELOW = 8.0


@keras.saving.register_keras_serializable("aedesk")
class CodecModel(keras.Model):
    """Variable-rate convolutional autoencoder with a hyperprior and a four-step context for the means.

    Scale hyperprior after Ballé et al. (2018), means with context after Minnen et al. (2018), the order of
    the steps after Li et al. ("Neural Video Compression with Diverse Contexts", 2023), gain vectors after
    Cui et al. (2021). The scale indexes come from hyper-latents alone through exact integers.

    Args:
        architecture: Numbers of the codec.
        seed: Seed of the noise that stands for rounding in the rate.
        **kwargs: Those of a Keras model; ``dtype`` is the policy of the convolutions.
    """

    def __init__(
        self, architecture: CodecArchitecture | dict[str, int], seed: int = 0, **kwargs: Any
    ) -> None:
        # Pictures, latents and rates keep float32; each convolution casts its own input.
        super().__init__(**{"name": "codec", "autocast": False, **kwargs})
        if isinstance(architecture, dict):
            architecture = CodecArchitecture.from_dict(architecture)
        self.architecture = architecture
        self.seed = seed
        a, policy = architecture, self.dtype_policy
        self.analysis = AnalysisTransform(a, name="analysis", dtype=policy)
        self.synthesis = SynthesisTransform(a, name="synthesis", dtype=policy)
        self.hyper_analysis = HyperAnalysis(a, name="hyper_analysis", dtype=policy)
        self.hyper_features = HyperFeatures(a, name="hyper_features", dtype=policy)
        self.prior = IntegerPrior(a, name="prior")
        self.steps = [
            ContextStep(a, first=i == 0, name=f"step_{i}", dtype=policy) for i in range(CONTEXT_STEPS)
        ]
        self.latent_gains = GainVectors(a.latent_channels, a.anchors, name="latent_gains")
        self.hyper_gains = GainVectors(a.hyper_features, a.anchors, name="hyper_gains")
        self.context_gains = GainVectors(a.context_channels, a.anchors, name="context_gains")
        self.synthesis_gains = GainVectors(a.deep_channels, a.anchors, name="synthesis_gains")
        self.hyper_indexes = GainVectors(
            a.hyper_channels, a.anchors, logarithmic=False, initial=16.0, scale=32.0, name="hyper_indexes"
        )
        self.noise = keras.random.SeedGenerator(seed, name="noise")

    def build(self, input_shape: Any = None) -> None:
        """Create the weights of all networks; nothing depends on the size of a picture."""
        unknown = (None, None, None, None)
        for layer in (
            self.analysis,
            self.synthesis,
            self.hyper_analysis,
            self.hyper_features,
            self.prior,
            *self.steps,
        ):
            if not layer.built:
                layer.build(unknown)
        self.built = True

    def index_shift(self, position: Tensor) -> Tensor:
        """Integers (B, 1, 1, C) that turn the index of a latent's scale into that of its symbol's."""
        log_gains = ops.log(self.latent_gains(position))
        return round_straight_through((log_gains - math.log(SCALE_MIN)) / SCALE_STEP)

    def quantise(
        self, latents: Tensor, features: Tensor, gains: Tensor, context: Tensor, coded: Tensor
    ) -> Any:
        """Run the four context steps.

        Args:
            latents: y (B, h, w, C), float32.
            features: Hyper features (B, h, w, F).
            gains: Latent gains (B, 1, 1, C).
            context: Feature gains of the steps (B, 1, 1, N).
            coded: 1 where the scale index is above 0, else 0, (B, h, w, C).

        Returns:
            The exact residuals (y − μ)·g before rounding and the decoded latents ŷ, each (B, h, w, C).
        """
        shape = ops.shape(latents)
        masks = step_masks(shape[1], shape[2], self.architecture.latent_channels)
        known = ops.zeros_like(latents)
        residuals = ops.zeros_like(latents)
        for step, mask in zip(self.steps, masks, strict=True):
            means = step(features, known, context)
            residual = (latents - means) * gains
            decoded = means + round_straight_through(residual) * coded / gains
            residuals = residuals + residual * mask
            known = known + decoded * mask
        return residuals, known

    def call(self, inputs: tuple[Tensor, Tensor], training: bool = False) -> dict[str, Tensor]:
        """Encode and decode pictures, with the rate that entropy coding would need.

        Args:
            inputs: Pictures (B, H, W, 3) in [0, 1], H and W multiples of 64; positions (B,) on the
                line of quality anchors.
            training: Count the rate of noisy instead of rounded symbols.

        Returns:
            ``picture`` (B, H, W, 3) float32, not clipped; ``latent_bits`` and ``hyper_bits`` (B,): bits of
            the whole picture.
        """
        x, position = inputs
        y = self.analysis(x)
        z = self.hyper_analysis(y, self.hyper_gains(position))
        z = clip_straight_through(z, -HYPER_LATENT_MAX, HYPER_LATENT_MAX, slack=8.0)
        z_hat = round_straight_through(z)
        index = self.prior(z_hat, self.index_shift(position), position)
        gains = self.latent_gains(position)
        coded = ops.stop_gradient(ops.cast(index > 0.5, "float32"))
        residuals, y_hat = self.quantise(
            y, self.hyper_features(z_hat), gains, self.context_gains(position), coded
        )
        z_index = ops.clip(self.hyper_indexes(position), 1.0, float(INDEX_MAX)) + ops.zeros_like(z)
        return {
            "picture": self.synthesis(y_hat, self.synthesis_gains(position)),
            "latent_bits": self._bits(residuals, index, training),
            "hyper_bits": self._bits(z, z_index, training),
        }

    def _bits(self, values: Tensor, index: Tensor, training: bool) -> Tensor:
        """Sum of bits per picture, (B,), of values that are rounded, or blurred by noise while training."""
        symbols = round_straight_through(values)
        if training:
            noise = keras.random.uniform(ops.shape(values), -0.5, 0.5, dtype="float32", seed=self.noise)
            symbols = ops.where(index < ROUNDED_RATE_BELOW, symbols, values + noise)
            return ops.sum(symbol_bits(symbols, index), axis=(1, 2, 3))
        bits = symbol_bits(symbols, index) * ops.cast(index > 0.5, "float32")
        return ops.sum(bits, axis=(1, 2, 3))

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        return {**super().get_config(), "architecture": self.architecture.as_dict(), "seed": self.seed}
