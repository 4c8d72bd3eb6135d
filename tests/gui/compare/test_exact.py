"""Device pixels: 100 % is exact, both sides lie on one grid, above it pixels are squares."""

from collections.abc import Callable

import numpy as np

from aedesk.gui.compare import CompareView
from tests.gui.compare.conftest import Array, colours, picture


def test_full_size_shows_every_pixel_as_it_is(view: CompareView, shown: Callable[[], Array]) -> None:
    image = picture(900, 700)
    view.set_picture(image)
    view.actions_.full_size.trigger()
    part = view.visible
    assert part.size() == view.canvas.size()
    assert np.array_equal(shown(), colours(image.copy(part)))
