"""Losses: equal to the metrics they are named after, with a gradient on every picture, in one unit."""

from pathlib import Path

import numpy as np
import pytest
from keras import ops

from aedesk.errors import UsageError
from aedesk.imaging import ms_ssim
from aedesk.imaging.noise import through_jpeg
from aedesk.nn.gradients import with_gradients
from aedesk.runs import CodecRecipe
from aedesk.training import losses
from aedesk.training.codec import CodecTask
from aedesk.zoo.architecture import SIZES
from aedesk.zoo.rate_weight import rate_weight
from tests.denoising.material import make_photo
from tests.imaging.material import gradient, noise

SIDE = 192


def floats(*pictures: np.ndarray) -> np.ndarray:
    return np.stack(pictures).astype(np.float32) / 255


@pytest.fixture(scope="module")
def pair() -> tuple[np.ndarray, np.ndarray]:
    """A picture with fine and coarse parts, and the same darker and with noise, both uint8."""
    target = (gradient(SIDE, SIDE + 32) // 2 + noise(SIDE, SIDE + 32, 3) // 3).astype(np.uint8)
    return (target * 0.9 + noise(*target.shape, seed=5) / 16).astype(np.uint8), target


def test_ms_ssim_is_that_of_the_bench(pair: tuple[np.ndarray, np.ndarray]) -> None:
    picture, target = pair
    values = ops.convert_to_numpy(losses.ms_ssim(floats(picture, target), floats(target, target)))
    assert values[0] == pytest.approx(ms_ssim(picture, target), abs=1e-4)
    assert values[1] == pytest.approx(1, abs=1e-6)
    opposite = losses.ms_ssim(floats(target), 1 - floats(target))
    assert float(opposite[0]) == pytest.approx(ms_ssim(target, 255 - target), abs=1e-2)


def test_edges_are_found_and_blur_is_punished(pair: tuple[np.ndarray, np.ndarray]) -> None:
    step = np.zeros((SIDE, SIDE, 3), np.uint8)
    step[:, SIDE // 2 :] = 200
    lighter, blurred = step + np.uint8(20), step.copy()
    blurred[:, SIDE // 2 - 8 : SIDE // 2 + 8] = np.linspace(0, 200, 16)[None, :, None]
    same, shifted, soft = (
        float(losses.edge_similarity(floats(other), floats(step))[0]) for other in (step, lighter, blurred)
    )
    assert same == pytest.approx(1, abs=1e-6) and shifted == pytest.approx(1, abs=1e-6)
    assert soft < 0.99


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("name", losses.DISTORTIONS)
def test_every_crop_has_a_finite_gradient(name: str) -> None:
    """Black, grey and white ones, equal to their target and far from it."""
    rough = floats(noise(SIDE, SIDE, 3))[0]
    flats = [np.full((SIDE, SIDE, 3), level, np.float32) for level in (0.0, 0.5, 1.0)]
    pairs = [(rough, rough), *((flat, flat) for flat in flats), (rough, flats[0]), (rough, flats[2])]
    same = len(pairs) - 2
    pairs += [(flat, rough) for flat in flats]
    errors, slopes = gradients(name, *(np.stack(side) for side in zip(*pairs, strict=True)))
    assert np.isfinite(errors).all() and np.isfinite(slopes).all()
    assert np.abs(errors[:same]).max() < 0.01 and errors[same:].min() > 10
    assert np.abs(slopes[same:]).max(axis=(1, 2, 3)).min() > 0.01, "nothing would be learned"


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("name", losses.DISTORTIONS)
def test_a_step_against_the_gradient_comes_closer(name: str, pair: tuple[np.ndarray, np.ndarray]) -> None:
    picture, target = (floats(part) for part in pair)
    before, slopes = gradients(name, picture, target)
    after = losses.DISTORTIONS[name](picture - 1e-3 * slopes / np.abs(slopes).max(), target)
    assert float(after[0]) < before[0]


def test_what_a_codec_does_is_worth_about_the_same_in_each() -> None:
    """So that a quality takes about as many bits, whichever is chosen; JPEG stands for a codec."""
    target = make_photo(SIDE, SIDE)
    coded = floats(through_jpeg(target, 60))
    values = [float(error(coded, floats(target))[0]) for error in losses.DISTORTIONS.values()]
    assert max(values) < 3 * min(values), values


def gradients(name: str, pictures: np.ndarray, targets: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Errors (B,) of pictures, and the gradient of each one's, (B, H, W, 3)."""

    def total(pictures: object, targets: object) -> tuple[object, list[object]]:
        errors = losses.DISTORTIONS[name](pictures, targets)
        return ops.sum(errors), [errors]

    _, (errors,), (slopes,) = with_gradients(total, 1)(pictures, targets)
    return errors, slopes


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("loss", losses.DISTORTIONS)
def test_a_codec_learns_for_the_loss_of_its_recipe(loss: str, pair: tuple[np.ndarray, np.ndarray]) -> None:
    """The rate has its weight, and MS-SSIM is told where it matters."""
    picture, target = pair
    bits = np.full(1, target[..., 0].size / 2, np.float32)
    task = CodecTask(CodecRecipe(data=(), out=Path(), steps=1, loss=loss))  # type: ignore[arg-type]

    class Deaf:
        architecture = SIZES["tiny"]

        def __call__(self, inputs: object, training: bool) -> dict[str, object]:
            return {"picture": floats(picture), "latent_bits": bits, "hyper_bits": bits}

    batch = {"pictures": target[None], "qualities": np.full(1, 40, np.float32)}
    told = [float(part[0]) for part in task.losses(Deaf(), batch, training=True)]  # type: ignore[arg-type]
    named = dict(zip(("loss", *task.figures), told, strict=True))
    weight = rate_weight(40)
    distortion = float(losses.DISTORTIONS[loss](floats(picture), floats(target))[0])
    assert named["loss"] == pytest.approx((1 + weight * distortion) / weight**0.5, rel=1e-4)
    squares = np.mean((picture.astype(float) - target) ** 2)
    assert named["bpp"] == 1 and named["mse"] == pytest.approx(squares, rel=1e-4)
    assert ("ms_ssim" in named) == (loss != "mse")
    assert named.get("ms_ssim", 0) == pytest.approx(
        0 if loss == "mse" else ms_ssim(picture, target), abs=1e-4
    )


def test_crops_must_hold_all_scales() -> None:
    for loss in ("ms-ssim", "perceptual"):
        with pytest.raises(UsageError, match=f"crop is 128 pixels; the loss {loss} needs 176 or more"):
            CodecRecipe(data=(), out=Path(), steps=1, crop=128, loss=loss)  # type: ignore[arg-type]
    assert CodecRecipe(data=(), out=Path(), steps=1, crop=192, loss="ms-ssim").crop == 192
