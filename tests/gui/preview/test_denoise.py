"""The strength slider: the part that is seen is that of the denoised picture."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from aedesk.denoising import DenoiseSettings, denoise_picture, open_denoiser
from aedesk.gui.adding import Item
from aedesk.gui.task import Task
from aedesk.imaging import Picture
from aedesk.options import Options, Preferences
from tests.denoising.material import make_package, make_photo
from tests.gui.preview.conftest import Desk, colours


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_package(tmp_path_factory.mktemp("denoiser") / "micro").path


def test_picture_is_shown_without_noise(desk: Desk, save: Callable[..., Item], model: Path) -> None:
    pixels = make_photo(96, 128)
    denoiser = open_denoiser(str(model), threads=1)
    desk.preview.show(save("a.png", pixels))
    for strength in (None, 20.0, 90.0):
        options = Options(strength=strength, model=str(model))
        desk.preview.set_settings(Task.DENOISE, options, Preferences(threads=1))
        desk.settle()
        settings = DenoiseSettings() if strength is None else DenoiseSettings(strength)
        expected = denoise_picture(Picture(pixels), denoiser, settings)
        assert desk.view.result is not None
        shown = colours(desk.view.result[0]).astype(int)
        np.testing.assert_allclose(shown, expected.picture.pixels.astype(int), atol=1)
        figures = desk.figures[-1]
        assert figures is not None
        assert (figures.noise, figures.color_noise) == pytest.approx(expected.noise)
    assert not desk.view.is_offering


def test_large_picture_comes_in_tiles(
    desk: Desk, save: Callable[..., Item], model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aedesk.gui.preview.denoise.MOST_AT_ONCE", 60 * 50)
    monkeypatch.setattr("aedesk.gui.preview.sights._DENOISED_AT_FIRST", 60 * 50)
    monkeypatch.setattr("aedesk.gui.preview.pieces.TILE_SIDE", 50)
    pixels = make_photo(96, 128)
    desk.preview.set_settings(Task.DENOISE, Options(model=str(model)), Preferences(threads=1))
    desk.preview.show(save("a.png", pixels))
    desk.settle()
    expected = denoise_picture(Picture(pixels), open_denoiser(str(model), threads=1)).picture.pixels
    assert desk.view.result is not None and desk.view.areas[0].width() < 128
    np.testing.assert_allclose(colours(desk.view.result[0]).astype(int), expected.astype(int), atol=1)
