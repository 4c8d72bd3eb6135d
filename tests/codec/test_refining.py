"""Refinement in its own process: smaller files, progress, stops that keep the best, failures that say why."""

import io
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from aedesk.codec import (
    Codec,
    CodecSource,
    CompressSettings,
    check_effort,
    compress_picture,
    restore_picture,
    verify_file,
)
from aedesk.codec.container import parse
from aedesk.codec.effort import EFFORTS, Effort
from aedesk.codec.encoder import Encoder
from aedesk.codec.messages import receive, send
from aedesk.codec.refining import refine
from aedesk.codec.search import _Trial
from aedesk.codec.sections import Metadata
from aedesk.codec.stopwatch import Stopwatch
from aedesk.errors import DeviceError, UsageError
from aedesk.imaging import Limits, Picture, psnr, read_picture
from aedesk.options import REFINED_FROM
from tests.codec.make_golden import SAMPLE

QUALITY = 30


@pytest.fixture(scope="module")
def picture() -> Picture:
    return Picture(np.ascontiguousarray(read_picture(SAMPLE).pixels[100:190, 150:270]))


@pytest.fixture(scope="module", autouse=True)
def few_steps() -> Iterator[None]:
    patch = pytest.MonkeyPatch()
    patch.setitem(EFFORTS, 6, Effort(EFFORTS[3].choices, steps=30))
    yield
    patch.undo()


def cost(data: bytes, picture: Picture, codecs: CodecSource) -> float:
    reached = psnr(picture.pixels, restore_picture(data, codecs).picture.pixels)
    trial = _Trial(parse(data, Limits()), len(data), reached, None)  # type: ignore[arg-type]
    return trial.cost(0.006)


def test_refined_files_cost_less(codec: Codec, codecs: CodecSource, picture: Picture) -> None:
    shares: list[float] = []
    settings: dict[str, Any] = {"quality": QUALITY, "lossless": False}
    plain = compress_picture(picture, codec, CompressSettings(effort=3, **settings)).data
    refined = compress_picture(picture, codec, CompressSettings(effort=6, **settings), shares.append).data
    verify_file(refined, codecs)
    assert cost(refined, picture, codecs) < 0.99 * cost(plain, picture, codecs)
    assert len(shares) >= 31 and shares == sorted(shares) and shares[-1] == 1
    assert "tensorflow" in sys.modules or "keras" not in sys.modules


def test_refinement_reaches_a_target_with_a_better_picture(
    codec: Codec, codecs: CodecSource, picture: Picture
) -> None:
    """Also where this picture's files grow faster with quality than those of most."""
    found = []
    for effort in (3, 6):
        settings = CompressSettings(target_bytes=1500, effort=effort, lossless=False)
        data = compress_picture(picture, codec, settings).data
        found.append(psnr(picture.pixels, restore_picture(data, codecs).picture.pixels))
        assert 0.95 * 1500 <= len(data) <= 1500
    assert found[1] > found[0] + 0.05


def test_a_stop_keeps_the_best_within_the_target(codec: Codec, codecs: CodecSource, picture: Picture) -> None:
    """The second refinement, to fill the target, is not begun."""
    shares: list[float] = []

    def stop(share: float) -> None:
        shares.append(share)
        if len(shares) > 3:
            raise InterruptedError

    settings = CompressSettings(target_bytes=700, effort=6, lossless=False)
    data = compress_picture(picture, codec, settings, stop).data
    verify_file(data, codecs)
    assert len(data) <= 700 and len(shares) == 4


def test_backend_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    check_effort(REFINED_FROM - 1)
    with pytest.raises(UsageError, match=r"tensorflow is not installed.*--effort 4"):
        check_effort(REFINED_FROM)
    monkeypatch.setenv("KERAS_BACKEND", "numpy")
    with pytest.raises(UsageError, match=r"'numpy'.*tensorflow, jax, torch"):
        check_effort(9)


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import sys; sys.exit('out of luck')", "status 1 and said: out of luck"),
        ("import os; os.kill(os.getpid(), 9)", "status -9"),
    ],
)
def test_process_that_fails(
    codec: Codec, picture: Picture, monkeypatch: pytest.MonkeyPatch, program: str, said: str
) -> None:
    encoder = Encoder.analysed(
        picture, codec, Metadata(), Stopwatch(), lambda _share: None, EFFORTS[1].choices[0]
    )
    monkeypatch.setattr("aedesk.codec.refining._COMMAND", [sys.executable, "-c", program])
    with pytest.raises(DeviceError, match=said):
        refine(encoder, QUALITY, 0.01, 3, lambda _share: None)


def test_levels_that_refine_are_those_that_the_options_name() -> None:
    assert [level for level in EFFORTS if EFFORTS[level].steps] == list(range(REFINED_FROM, 10))


def test_messages() -> None:
    stream = io.BytesIO()
    arrays = {"a": np.arange(6, dtype=np.int16).reshape(2, 3).T, "none": np.zeros((0, 3), np.float32)}
    send(stream, {"x": [1, "é"]}, arrays)
    whole = stream.getvalue()
    facts, found = receive(io.BytesIO(whole))
    assert facts == {"x": [1, "é"]}
    assert all(np.array_equal(found[name], arrays[name]) for name in arrays)
    for size in range(len(whole)):
        with pytest.raises(EOFError):
            receive(io.BytesIO(whole[:size]))
