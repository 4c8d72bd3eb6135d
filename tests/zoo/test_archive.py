"""Model packages as one file: there and back, what is refused, and what an interrupted import leaves."""

import errno
import json
import os
import shutil
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from aedesk.errors import AedeskError, ModelError, OutputTakenError
from aedesk.zoo import (
    DenoiserPackage,
    ModelPackage,
    export_package,
    find_by_id,
    find_package,
    import_package,
    install_package,
    list_packages,
    remove_package,
)
from aedesk.zoo.folder import DESCRIPTION
from aedesk.zoo.staging import staging
from tests.denoising.material import make_package
from tests.files.gate import FaultyGate, KilledError, through
from tests.zoo.archives import HOSTILE, described, files_of, pack, weighted

pytestmark = pytest.mark.usefixtures("trash")

LITTLE_MEMORY = 8 << 20
"""Bytes that a refusal may take; the models of these tests have a fraction of that."""


@pytest.fixture(autouse=True)
def quick_disk() -> Iterator[None]:
    """Nothing waits for the disk, which is most of what an import costs."""
    with through(FaultyGate("none", None)):
        yield


@pytest.fixture
def archive(package: ModelPackage, tmp_path: Path) -> Path:
    return export_package(package, tmp_path / "small.aemodel")


def save(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_package_arrives_as_it_was(archive: Path, package: ModelPackage, models: Path) -> None:
    imported = import_package(archive)
    assert imported.is_new and imported.package.path.parent == models
    assert files_of(imported.package.path) == files_of(package.path)
    assert find_by_id(package.id).path == find_package("small").path == imported.package.path


def test_a_denoiser_arrives_too(models: Path, tmp_path: Path) -> None:
    package = make_package(tmp_path / "clean")
    imported = import_package(export_package(package, tmp_path / "clean.aemodel")).package
    assert isinstance(imported, DenoiserPackage) and files_of(imported.path) == files_of(package.path)


def test_the_same_package_gives_the_same_file(archive: Path, package: ModelPackage, tmp_path: Path) -> None:
    os.utime(package.path / DESCRIPTION, (1, 1))
    assert export_package(package, tmp_path / "again.aemodel").read_bytes() == archive.read_bytes()


def test_names_of_exports(archive: Path, package: ModelPackage, tmp_path: Path) -> None:
    (tmp_path / "sent").mkdir()
    assert export_package(package, tmp_path / "sent") == tmp_path / "sent" / "small.aemodel"
    assert export_package(package, tmp_path / "mine") == tmp_path / "mine.aemodel"
    before = save(archive, b"something else")
    with pytest.raises(OutputTakenError, match="exists already"):
        export_package(package, before)
    assert before.read_bytes() == b"something else"
    export_package(package, before, overwrite=True)
    assert before.read_bytes() == (tmp_path / "mine.aemodel").read_bytes()


def test_a_damaged_package_is_not_sent_out(copy: Path, tmp_path: Path) -> None:
    save(copy / "analysis.onnx", b"x")
    with pytest.raises(ModelError, match=r"analysis\.onnx was altered"):
        export_package(ModelPackage(copy), tmp_path / "small.aemodel")
    assert not (tmp_path / "small.aemodel").exists()


@pytest.mark.parametrize("kind", HOSTILE)
def test_damaged_and_hostile_archives_are_refused_in_words(
    kind: str, package: ModelPackage, models: Path, tmp_path: Path
) -> None:
    build, message = HOSTILE[kind]
    file = save(tmp_path / "foreign.aemodel", build(files_of(package.path)))
    before = sorted(tmp_path.rglob("*"))
    tracemalloc.start()
    try:
        with pytest.raises(ModelError, match=message) as caught:
            import_package(file)
        assert tracemalloc.get_traced_memory()[1] < LITTLE_MEMORY
    finally:
        tracemalloc.stop()
    assert len(caught.value.message) < 600 and "\n" not in caught.value.message
    left = set(tmp_path.rglob("*")) - set(before)
    assert left <= {models, models.parent}


def test_there_are_many_kinds_of_damage() -> None:
    assert len(HOSTILE) >= 25


@pytest.mark.parametrize("make", [Path.mkdir, getattr(os, "mkfifo", Path.mkdir), lambda path: None])
def test_what_is_no_file_is_refused(make: Callable[[Path], object], models: Path, tmp_path: Path) -> None:
    make(tmp_path / "odd.aemodel")
    with pytest.raises(ModelError, match=r"is no file|cannot be opened"):
        import_package(tmp_path / "odd.aemodel")
    assert not models.exists()


def test_every_cut_is_noticed(archive: Path, models: Path, tmp_path: Path) -> None:
    data = archive.read_bytes()
    for size in range(0, len(data), len(data) // 40):
        with pytest.raises(ModelError):
            import_package(save(tmp_path / "cut.aemodel", data[:size]))
    assert list_packages() == []


def test_graphs_of_others_are_never_kept(package: ModelPackage, models: Path, tmp_path: Path) -> None:
    foreign = described({**files_of(package.path), "synthesis.onnx": b"whatever somebody else wants to run"})
    imported = import_package(save(tmp_path / "foreign.aemodel", pack(foreign))).package
    assert imported.graph("synthesis").read_bytes() == package.graph("synthesis").read_bytes()
    imported.check_files()


def test_the_same_model_is_not_installed_twice(archive: Path, models: Path) -> None:
    first = import_package(archive)
    again = import_package(archive)
    assert not again.is_new and again.package.path == first.package.path
    assert len(list(models.iterdir())) == 1


def test_a_damaged_model_is_installed_anew(archive: Path, models: Path, trash: Path) -> None:
    path = import_package(archive).package.path
    save(path / "latents.onnx", b"damaged")
    assert import_package(archive).is_new
    find_package("small").check_files()
    assert (trash / path.name / "latents.onnx").read_bytes() == b"damaged"


def test_a_name_never_comes_to_mean_another_model(
    archive: Path, package: ModelPackage, models: Path, tmp_path: Path
) -> None:
    import_package(archive)
    other = weighted(files_of(package.path), lambda arrays: arrays["gains/latent"].__imul__(0.5))
    imported = import_package(save(tmp_path / "other.aemodel", pack(other)))
    assert imported.former_name == "small" and imported.package.name == f"small-{imported.package.id_hex}"
    assert find_package("small").id == package.id
    assert find_package(imported.package.name).id == imported.package.id != package.id
    assert not import_package(tmp_path / "other.aemodel").is_new


def another(package: ModelPackage, folder: Path, factor: float, name: str) -> ModelPackage:
    """The package of a model with other weights."""
    folder.mkdir()
    changed = weighted(files_of(package.path), lambda arrays: arrays["gains/latent"].__imul__(factor))
    for file, data in changed.items():
        save(folder / file, data)
    made = ModelPackage(folder)
    made.amend("name", name)
    return ModelPackage(folder)


def test_a_name_means_the_model_that_was_installed_last(
    package: ModelPackage, models: Path, tmp_path: Path
) -> None:
    made = [another(package, tmp_path / str(i), 0.5 + i / 10, "mine") for i in range(4)]
    for one in made:
        assert install_package(one).name == "mine"
        assert find_package("mine").id == one.id
    assert install_package(made[3]).id == find_package("mine").id, "the same once more"
    for older in made[:3]:
        assert find_package(f"mine-{older.id_hex}").id == find_by_id(older.id).id == older.id


def test_the_name_of_a_shipped_model_keeps_its_meaning(
    package: ModelPackage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model that was trained on and got no name is called by its size."""
    for module in ("archive", "find"):
        monkeypatch.setattr(f"aedesk.zoo.{module}.user_models_folder", lambda: tmp_path / "models")
    shipped = find_package()
    installed = install_package(another(package, tmp_path / "mine", 0.5, shipped.name))
    assert installed.name == f"{shipped.name}-{installed.id_hex}"
    assert find_package().id == find_package(shipped.name).id == shipped.id
    assert find_package(installed.name).id == installed.id


def test_another_model_of_the_same_id_is_refused(archive: Path, package: ModelPackage, models: Path) -> None:
    shutil.copytree(package.path, models / "other")
    description = json.loads((models / "other" / DESCRIPTION).read_text())
    digest = description["files"]["weights.safetensors"]
    description["files"]["weights.safetensors"] = digest[:8] + digest[8:][::-1]
    (models / "other" / DESCRIPTION).write_text(json.dumps(description))
    with pytest.raises(ModelError, match="has the same id"):
        import_package(archive)


@pytest.mark.parametrize("fault", ["kill", errno.ENOSPC])
def test_half_an_import_leaves_nothing(archive: Path, models: Path, fault: int | str) -> None:
    with through(FaultyGate(fault, None)) as gate:
        import_package(archive)
    shutil.rmtree(models.parent)
    for number in range(0, len(gate.names), 4):
        installed: list[ModelPackage] = []
        try:
            with through(FaultyGate(fault, number, lasting=True)):
                import_package(archive)
        except (KilledError, AedeskError):
            installed = list_packages()
        for package in installed:  # it failed after the last step that matters
            package.check_files()
        import_package(archive)
        assert [path.name for path in models.iterdir()] == [find_package("small").path.name], number
        shutil.rmtree(models.parent)


def test_two_imports_leave_each_other_alone(archive: Path, models: Path) -> None:
    with staging(models) as aside:
        aside.write("half", [b"of a ", b"model"])
        import_package(archive)
        assert (aside.folder / "half").read_bytes() == b"of a model"
        assert [package.name for package in list_packages()] == ["small"]
    assert len(list(models.iterdir())) == 1


def test_own_models_go_to_the_trash_and_others_stay(
    archive: Path, package: ModelPackage, models: Path, trash: Path
) -> None:
    imported = import_package(archive).package
    remove_package(imported)
    assert list_packages() == [] and (trash / imported.path.name / DESCRIPTION).is_file()
    with pytest.raises(ModelError, match="not in your folder of models"):
        remove_package(package)
    assert package.path.is_dir()


def test_a_byte_that_changed_is_noticed_or_says_nothing(
    archive: Path, package: ModelPackage, models: Path, tmp_path: Path
) -> None:
    data = archive.read_bytes()
    random = np.random.default_rng(0)
    # Everywhere, and in what the zip itself is made of.
    places = [*random.integers(0, len(data), 12), *range(len(data) - 600, len(data), 15), *range(0, 60, 5)]
    accepted = 0
    for place in places:
        altered = bytearray(data)
        altered[place] ^= 1 << int(random.integers(8))
        try:
            imported = import_package(save(tmp_path / "altered.aemodel", bytes(altered)))
        except ModelError as error:
            assert error.message
            continue
        accepted += 1
        assert files_of(imported.package.path) == files_of(package.path)
        shutil.rmtree(models)
    assert accepted < len(places) / 2
