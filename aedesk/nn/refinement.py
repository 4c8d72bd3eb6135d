"""Looks for better symbols of one picture, by the gradient of its bits and its distortion.

Quantisation with a dead zone is the exact answer to "which symbol, if the latent should be t": it weighs the
bits of the symbol against k·(symbol − t)². Only t is not known, because the transforms are neither linear nor
orthogonal and later means depend on earlier symbols. So at the symbols r of a step the true cost, without the
bits of each symbol itself, is differentiated by r: its slope s says that the best t is r − s/(2k), and the
latents move a part of the way there. This is proximal gradient descent with an operator over integers. Every
step is a real encoding, so its cost is no estimate, and the best so far can be kept.

Hyper-latents move by the sign of their straight-through gradient (Adam), because nothing is known of their
curvature. In long runs latents are also shaken by noise that fades, which leads out of local minima as the
annealing of Yang et al. ("Improving Inference for Neural Image Compression", 2020) does.
"""

from collections.abc import Callable
from dataclasses import dataclass

import keras
import numpy as np
import numpy.typing as npt
from keras import ops

from aedesk.nn.blocks import Tensor
from aedesk.nn.density import symbol_bits
from aedesk.nn.gradients import WithGradients, with_gradients
from aedesk.nn.quantisation import clip_straight_through, round_straight_through
from aedesk.nn.runner import Runner
from aedesk.zoo import Gains
from aedesk.zoo.architecture import CONTEXT_STEPS
from aedesk.zoo.integer_prior import HYPER_LATENT_MAX, INDEX_MAX

Floats = npt.NDArray[np.float32]

# Share of the way to the target that latents go in a step, and how far at most, in steps of the quantiser.
PACE, REACH = 0.5, 1.0
# Largest move of a hyper-latent in the first step, in units of ẑ; it falls to 0.
HYPER_PACE = 0.15
# Standard deviation of the first noise, in steps of the quantiser, in runs of at least so many steps.
NOISE, NOISY_FROM = 0.1, 25
_MEAN_DECAY, _SQUARE_DECAY = 0.8, 0.95


@dataclass(frozen=True, slots=True)
class Rules:
    """What a quality says; all float32.

    Args:
        weight: λ on the squared error in units of 1/255, per pixel and mean over the three colours, in bits.
        gains: Gain vectors.
        dead_zones: (64, C), of every scale index and channel.
        step_costs: k (C,): bits that the square of an error of one step costs.
        shifts: (C,) integers that are added to scale indexes.
        bias: Integers of the exact prior's first layer, one for each of its outputs.
        hyper_indexes: (Z,) scale indexes of the hyper-latents.
    """

    weight: float
    gains: Gains
    dead_zones: Floats
    step_costs: Floats
    shifts: Floats
    bias: Floats
    hyper_indexes: Floats


@dataclass(frozen=True, slots=True)
class Tile:
    """A piece of a picture with a halo around it; all arrays have a first axis of length 1, channels last.

    Args:
        picture: (1, 16h, 16w, 3) float32 in [0, 1].
        inside: (1, 16h, 16w, 1) float32: 1 where the picture is, 0 where it is padded.
        latents: y (1, h, w, C) float32.
        hyper: ẑ (1, h/4, w/4, Z) float32.
        ranks: One-hot ranks in the 2×2 cell, (1, 4, h, w) float32; all zero where nothing is coded.
        free: (1, h, w, 1) float32: 1 where latents may move; those of the halo stay.
        strips: First and last row (exclusive) in ẑ of each strip that the tile touches.
    """

    picture: Floats
    inside: Floats
    latents: Floats
    hyper: Floats
    ranks: Floats
    free: Floats
    strips: tuple[tuple[int, int], ...]


class Refiner:
    """Refines tiles with the networks of a model.

    Args:
        runner: The networks, on a device.
        rules: What the quality says.
        seed: Seed of the noise.
    """

    def __init__(self, runner: Runner, rules: Rules, seed: int = 0) -> None:
        self.model = runner.model
        self.rules = rules
        self._random = np.random.default_rng(seed)
        self._place = runner.place
        self._costs: dict[tuple[tuple[int, int], ...], WithGradients] = {}

    def refine(self, tile: Tile, steps: int, told: Callable[[float], bool]) -> tuple[Floats, Floats]:
        """Find better latents and hyper-latents for a tile.

        Args:
            tile: Where to begin.
            steps: Steps at most.
            told: Called after every step with the share that is done; ends the work if it returns False.

        Returns:
            ŷ and ẑ of the best step, of the shapes in the tile; where nothing is coded or free, its own.
        """
        with keras.device(self._place):
            return self._refine(tile, steps, told)

    def _refine(self, tile: Tile, steps: int, told: Callable[[float], bool]) -> tuple[Floats, Floats]:
        cost = self._cost_of(tile.strips)
        gains = self.rules.gains.latent.reshape(-1)
        hyper_free = tile.free[:, ::4, ::4]
        latents, hyper = tile.latents.copy(), tile.hyper.copy()
        nothing = np.zeros_like(latents)
        descent = _Adam(hyper.shape)
        best, kept = np.inf, (tile.latents, tile.hyper)
        for step in range(steps):
            value, (symbols, exact, decoded, coded, rounded), (slope, hyper_slope) = cost(
                nothing, hyper, latents, tile.picture, tile.inside, tile.ranks
            )
            if value < best:
                best = value
                kept = np.where(tile.free * coded > 0, decoded, tile.latents), rounded
            if not told((step + 1) / steps):
                break
            fading = (1 - (step + 1) / steps) ** 2
            target = symbols - slope / (2 * self.rules.step_costs)
            move = PACE * np.clip(target - exact, -REACH, REACH)
            if steps >= NOISY_FROM:
                move += NOISE * fading * self._random.standard_normal(move.shape, np.float32)
            latents += move * coded * tile.free / gains
            hyper -= HYPER_PACE * fading * descent.direction(hyper_slope) * hyper_free
        return kept

    def _cost_of(self, strips: tuple[tuple[int, int], ...]) -> WithGradients:
        """The cost in bits of what a tile is quantised to, and its gradients; compiled once for strips."""
        if strips not in self._costs:
            self._costs[strips] = with_gradients(lambda *tensors: self._cost(strips, *tensors), 2)
        return self._costs[strips]

    def _cost(
        self,
        strips: tuple[tuple[int, int], ...],
        push: Tensor,
        hyper: Tensor,
        latents: Tensor,
        picture: Tensor,
        inside: Tensor,
        ranks: Tensor,
    ) -> tuple[Tensor, list[Tensor]]:
        """Cost in bits; ``push`` (zeros) is added to the symbols, but not where their own bits count."""
        rules, model = self.rules, self.model
        z = round_straight_through(
            clip_straight_through(hyper, -HYPER_LATENT_MAX, HYPER_LATENT_MAX, slack=1.0)
        )
        index = ops.concatenate([self._indexes(z[:, a:b]) for a, b in strips], axis=1)
        gains, context_gains, synthesis_gains = (
            ops.convert_to_tensor(vector.transpose(0, 2, 3, 1).copy())
            for vector in (rules.gains.latent, rules.gains.context, rules.gains.synthesis)
        )
        zones = self._zones(index)
        masks = _masks(ranks, latents.shape[-1])
        coded = ops.stop_gradient(ops.cast(index > 0.5, "float32")) * (
            masks[0] + masks[1] + masks[2] + masks[3]
        )
        features = model.hyper_features(z)
        known, symbols, exact = ops.zeros_like(latents), ops.zeros_like(latents), ops.zeros_like(latents)
        for step, mask in zip(model.steps, masks, strict=True):
            means = step(features, known, context_gains)
            residual = (latents - means) * gains
            firm = residual - ops.minimum(ops.maximum(residual, -zones), zones)
            rounded = (residual + ops.stop_gradient(ops.floor(firm + 0.5) - residual)) * coded
            known = known + (means + (rounded + push * coded) / gains) * mask
            symbols = symbols + rounded * mask
            exact = exact + ops.stop_gradient(residual) * mask
        restored = ops.clip(model.synthesis(known, synthesis_gains), 0.0, 1.0)
        error = ops.sum(ops.square(restored - picture) * inside) * (255.0**2 / 3)
        hyper_index = ops.convert_to_tensor(rules.hyper_indexes) + ops.zeros_like(z)
        bits = ops.sum(symbol_bits(symbols, index) * coded) + ops.sum(symbol_bits(z, hyper_index))
        return bits + rules.weight * error, [symbols, exact, known, coded, z]

    def _indexes(self, z: Tensor) -> Tensor:
        """Scale indexes of a strip, those of the exact prior, with gradients straight through."""
        prior = self.model.prior
        first, second, third = prior.convs
        h = prior.cells(first(z, ops.convert_to_tensor(self.rules.bias / np.float32(first.bias_unit))))
        index = third(prior.cells(second(h))) + ops.convert_to_tensor(self.rules.shifts)
        return clip_straight_through(index, 0.0, float(INDEX_MAX), slack=6.0)

    def _zones(self, index: Tensor) -> Tensor:
        """Dead zones of symbols (1, h, w, C) with these indexes."""
        count = self.rules.dead_zones.shape[1]
        place = ops.cast(ops.stop_gradient(index) + 0.5, "int32") * count + ops.arange(count, dtype="int32")
        return ops.take(ops.convert_to_tensor(self.rules.dead_zones.reshape(-1)), place)


class _Adam:
    """The direction in which Adam (Kingma and Ba, 2015) would go, of size about 1."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self._mean = np.zeros(shape, np.float32)
        self._square = np.zeros(shape, np.float32)
        self._steps = 0

    def direction(self, slope: Floats) -> Floats:
        """Take note of a gradient."""
        self._steps += 1
        self._mean += (1 - _MEAN_DECAY) * (slope - self._mean)
        self._square += (1 - _SQUARE_DECAY) * (np.square(slope) - self._square)
        mean = self._mean / (1 - _MEAN_DECAY**self._steps)
        square = self._square / (1 - _SQUARE_DECAY**self._steps)
        return np.asarray(mean / (np.sqrt(square) + 1e-3), np.float32)


def _masks(ranks: Tensor, channels: int) -> list[Tensor]:
    """Masks (1, h, w, C) of the steps, ones and zeros, from one-hot ranks (1, 4, h, w)."""
    ranks = ops.transpose(ranks, (0, 2, 3, 1))
    turns = [(step - np.arange(channels)) % CONTEXT_STEPS for step in range(CONTEXT_STEPS)]
    return [ops.take(ranks, ops.convert_to_tensor(turn.astype("int32")), axis=-1) for turn in turns]
