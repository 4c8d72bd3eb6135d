"""The library: every kind of input, what comes back, what is refused, and what an import loads."""

import os
import subprocess
import sys
import threading
import warnings
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import aedesk
from aedesk.imaging import encode_picture, psnr
from aedesk.zoo import find_package, list_packages
from tests.codec.material import drawn

PROJECT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module", autouse=True)
def installed_model() -> None:
    if not list_packages():
        pytest.skip("no model is installed")


@pytest.fixture(scope="module")
def pixels() -> np.ndarray:
    return drawn(90, 70)


@pytest.fixture(scope="module")
def data(pixels: np.ndarray) -> bytes:
    return aedesk.compress(pixels)


def run(code: str) -> str:
    process = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, check=False, timeout=120
    )
    assert process.returncode == 0, process.stderr.decode()
    return process.stdout.decode().strip()


@pytest.mark.parametrize("kind", ["array", "pillow", "picture", "bytes", "path", "string"])
def test_every_kind_of_picture_gives_the_same_file(
    kind: str, pixels: np.ndarray, data: bytes, tmp_path: Path
) -> None:
    content = encode_picture(aedesk.Picture(pixels), "png")
    path = tmp_path / "a.png"
    path.write_bytes(content)
    kinds = {
        "array": pixels,
        "pillow": Image.fromarray(pixels),
        "picture": aedesk.Picture(pixels),
        "bytes": content,
        "path": path,
        "string": str(path),
    }
    assert aedesk.compress(kinds[kind]) == data


@pytest.mark.parametrize("kind", ["bytes", "bytearray", "memoryview", "path", "string"])
def test_every_kind_of_data_gives_the_same_picture(
    kind: str, pixels: np.ndarray, data: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "a.aed"
    path.write_bytes(data)
    kinds = {
        "bytes": data,
        "bytearray": bytearray(data),
        "memoryview": memoryview(data),
        "path": path,
        "string": str(path),
    }
    picture = aedesk.restore(kinds[kind])
    assert isinstance(picture, aedesk.Picture) and picture.notes == ()
    assert picture.to_array().shape == pixels.shape
    assert psnr(picture.pixels, pixels) > 20
    assert aedesk.inspect(kinds[kind]) == aedesk.inspect(data)


@pytest.mark.parametrize(
    ("shape", "dtype", "mode"),
    [
        ((20, 30), np.uint8, "L"),
        ((20, 30, 2), np.uint8, "LA"),
        ((20, 30, 3), np.uint8, "RGB"),
        ((20, 30, 4), np.uint8, "RGBA"),
        ((20, 30), np.uint16, "I;16"),
        ((20, 30, 4), np.uint16, "RGBA"),
    ],
)
def test_arrays_come_back_as_arrays(shape: tuple[int, ...], dtype: type, mode: str) -> None:
    channels = shape[2] if len(shape) == 3 else 1
    array = drawn(30, 20, channels=channels, dtype=dtype).reshape(shape)
    picture = aedesk.restore(aedesk.compress(array))
    assert picture.to_array().shape == shape and picture.to_array().dtype == dtype
    assert picture.to_pillow().mode == mode


def test_region_and_file_info(pixels: np.ndarray, data: bytes) -> None:
    part = aedesk.restore(data, region=(10, 20, 30, 40)).to_array()
    whole = aedesk.restore(data).to_array()
    assert np.abs(part.astype(int) - whole[20:60, 10:40]).max() <= 1
    info = aedesk.inspect(data)
    assert (info.width, info.height, info.quality, info.bytes) == (90, 70, 60, len(data))
    assert info.model_id == find_package().id_hex


def test_quality_and_targets(pixels: np.ndarray, data: bytes) -> None:
    assert len(aedesk.compress(pixels, 10)) < len(data) < len(aedesk.compress(pixels, np.int64(95)))
    assert len(aedesk.compress(pixels, target_size=len(data))) <= len(data)
    made = aedesk.compress(pixels, target_psnr=25.0)
    assert psnr(aedesk.restore(made).pixels, pixels) >= 24.98


def test_metadata_is_kept_or_stripped(pixels: np.ndarray) -> None:
    metadata = aedesk.Metadata(icc=b"profile", xmp=b"<x/>")
    picture = aedesk.Picture(pixels, metadata=metadata)
    assert aedesk.restore(aedesk.compress(picture)).metadata == metadata
    assert aedesk.restore(aedesk.compress(picture, strip_metadata=True)).metadata == metadata.stripped()


def test_model_by_name_and_by_folder(pixels: np.ndarray, data: bytes) -> None:
    package = find_package()
    assert aedesk.compress(pixels, model=package.name) == data
    assert aedesk.compress(pixels, model=package.path) == data
    assert aedesk.restore(data, model=package.path).width == 90


def test_salvage_tells_in_the_notes_what_is_lost(pixels: np.ndarray) -> None:
    damaged = bytearray(aedesk.compress(drawn(20, 1100)))
    damaged[-5] ^= 1
    with pytest.raises(aedesk.DamagedFileError):
        aedesk.restore(bytes(damaged))
    picture = aedesk.restore(bytes(damaged), salvage=True)
    assert picture.height == 1100 and "trip 2" in picture.notes[0]


def test_what_reading_changed_is_a_warning() -> None:
    cmyk = Image.new("CMYK", (20, 20), (10, 20, 30, 40))
    with pytest.warns(UserWarning, match="CMYK"):
        aedesk.compress(cmyk)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        aedesk.compress(cmyk.convert("RGB"))


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"quality": 0}, aedesk.UsageError),
        ({"quality": 60.5}, TypeError),
        ({"model": "there is none"}, aedesk.ModelError),
        ({"device": "abacus"}, aedesk.UsageError),
        ({"max_pixels": 100}, aedesk.PictureTooLargeError),
        ({"target_size": 3}, aedesk.UsageError),
    ],
)
def test_impossible_wishes_are_refused(
    pixels: np.ndarray, arguments: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        aedesk.compress(pixels, **arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("picture", "error"),
    [
        (np.zeros((4, 4), np.float32), aedesk.UnsupportedPictureError),
        (np.zeros((4, 4, 5), np.uint8), aedesk.UnsupportedPictureError),
        (b"no picture", aedesk.UnsupportedPictureError),
        ("nowhere.png", aedesk.PictureError),
        ([[1, 2], [3, 4]], TypeError),
        (None, TypeError),
    ],
)
def test_what_is_no_picture_is_refused(picture: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        aedesk.compress(picture)  # type: ignore[arg-type]


@pytest.mark.parametrize("read", [aedesk.restore, aedesk.inspect])
@pytest.mark.parametrize(
    ("data_", "error"),
    [
        (b"no latent file", aedesk.NotALatentFileError),
        (b"", aedesk.NotALatentFileError),
        ("nowhere.aed", aedesk.LatentFileError),
        (17, TypeError),
    ],
)
def test_what_is_no_latent_file_is_refused(read: object, data_: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        read(data_)  # type: ignore[operator]


def test_limits_hold_for_restoring_but_not_for_inspecting(data: bytes) -> None:
    with pytest.raises(aedesk.FileLimitError, match="6,300"):
        aedesk.restore(data, max_pixels=1000)
    assert aedesk.inspect(data).width == 90


def test_a_model_is_opened_once(pixels: np.ndarray, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    aedesk.restore(data)
    monkeypatch.setattr("aedesk.codec.codec.open_networks", None)
    assert aedesk.compress(pixels) == data
    aedesk.restore(data)


def test_several_threads_may_work_at_once(pixels: np.ndarray, data: bytes) -> None:
    results: list[bytes] = []
    threads = [threading.Thread(target=lambda: results.append(aedesk.compress(pixels))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [data] * 4


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_process_opens_its_own_model() -> None:
    code = """
import os, numpy, aedesk
data = aedesk.compress(numpy.zeros((200, 200, 3), numpy.uint8), threads=2)
child = os.fork()
if child == 0:
    aedesk.restore(data)
    os._exit(7)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
os._exit(0)
"""
    assert run(code) == "7"


def test_every_public_name_is_there_and_documented() -> None:
    for name in aedesk.__all__:
        assert (getattr(aedesk, name).__doc__ or "").strip(), name
    assert sorted(aedesk.__all__) == aedesk.__all__


def test_all_exceptions_are_public() -> None:
    from aedesk import errors

    classes = [value for value in vars(errors).values() if isinstance(value, type)]
    tree = {value.__name__ for value in classes if issubclass(value, Exception)}
    assert "AedeskError" in tree and tree <= set(aedesk.__all__)


def test_dir_lists_what_is_public_and_other_names_are_none() -> None:
    assert set(aedesk.__all__) <= set(dir(aedesk))
    with pytest.raises(AttributeError, match="'decompress'"):
        aedesk.decompress  # noqa: B018


def test_import_loads_nothing_but_itself() -> None:
    code = "import sys, aedesk; print(*sorted(name for name in sys.modules if name.startswith('aedesk')))"
    assert run(code) == "aedesk aedesk.errors aedesk.pillow_plugin"
    foreign = "numpy", "PIL", "onnxruntime", "cv2", "keras", "tensorflow", "typer", "importlib.resources"
    assert run(f"import sys, aedesk; print(*[name for name in {foreign} if name in sys.modules])") == ""


def test_use_loads_no_training_framework() -> None:
    foreign = "keras", "tensorflow", "jax", "torch", "PySide6", "matplotlib", "onnx"
    code = f"""
import sys, numpy, aedesk
aedesk.restore(aedesk.compress(numpy.zeros((9, 9), numpy.uint8)))
print(*[name for name in {foreign} if name in sys.modules])
"""
    assert run(code) == ""
