"""Jobs on the workers of a Dask scheduler: the same bytes as here, whatever dies on the way."""

import json
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import psutil
import pytest
from PIL import Image

from aedesk.batch import (
    PICTURE_SUFFIXES,
    Compress,
    Destination,
    Finish,
    Job,
    OpenWork,
    Outlet,
    Result,
    Run,
    Scratch,
    State,
    ThreadPool,
    Watch,
    Work,
    find_sources,
    make_plan,
)
from aedesk.batch.cluster import ClusterPool, connection, packages, read_address, worker
from aedesk.errors import ClusterError, ModelError, UsageError
from aedesk.options import Options
from tests.denoising.material import make_package

PROJECT = Path(__file__).resolve().parents[2]
SAMPLE = PROJECT / "resources" / "samples"

pytestmark = [
    # What Dask and tornado leave behind when a worker is killed is theirs, and the processes are gone.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def here() -> Iterator[str]:
    """A scheduler with one worker of two threads in this process: its address."""
    distributed = connection._distributed()
    cluster = connection._start_cluster(
        distributed, 1, processes=False, threads_per_worker=2, protocol="tcp://"
    )
    yield cluster.scheduler_address
    cluster.close()


@pytest.fixture(scope="module")
def three_processes() -> Iterator[str]:
    """A scheduler with three worker processes, which are replaced when they die: its address."""
    distributed = connection._distributed()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "_DEATHS_HERE", 0)  # a new process costs seconds
        cluster = connection._start_cluster(distributed, 3)
    cluster.wait_for_workers(3)
    yield cluster.scheduler_address
    connection._end_workers(cluster)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder of twelve small crops of a photograph."""
    folder = tmp_path / "in"
    folder.mkdir()
    photograph = Image.open(next(SAMPLE.glob("*.[pj][np]g"))).convert("RGB")
    for number in range(12):
        x, y = 40 * number, 20 * number
        photograph.crop((x, y, x + 96, y + 64)).save(folder / f"{number:02}.png")
    return folder


def compressed(
    pool: Any, pictures: Path, out: Path, tick: Callable[[], None] = lambda: None
) -> dict[str, Result]:
    """Compress a folder with a pool; the results by the names of their sources."""
    sources = find_sources([str(pictures)], recursive=False, suffixes=PICTURE_SUFFIXES)
    plan = make_plan(sources, Destination(str(out), ".aed", [str(pictures)]), "skip")
    pool.start()
    try:
        results = list(Run(plan, pool).results(tick))
    finally:
        pool.close()
    assert [result.source for result in results] == [source.path for source in sources]
    return {result.source.name: result for result in results if result.source is not None}


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def pool_at(address: str, open_work: OpenWork, finish: Finish | None = None) -> ClusterPool:
    return ClusterPool(open_work, Outlet(Scratch()), read_address(address), 1, finish)


def real_work(model: str | None = None) -> OpenWork:
    return partial(Compress.open, Options(model=model), "cpu")


# Works that a worker process finds by their names in this module.


def open_poison(threads: int) -> Work:
    """Copies files; one of them ends the process that works on it."""
    return _poison


def _poison(job: Job, outlet: Outlet, watch: Watch) -> Result:
    from aedesk.imaging import Limits

    if job.source is not None and job.source.name == "03.png":
        os.kill(os.getpid(), signal.SIGKILL)
    outlet.put(job, outlet.read(job, Limits()))
    return Result(job.source, State.DONE, job.target, bytes_out=1)


def open_slow(threads: int) -> Work:
    return _slow


def _slow(job: Job, outlet: Outlet, watch: Watch) -> Result:
    for step in range(6000):
        watch(step / 6000)
        time.sleep(0.01)
    return Result(job.source, State.DONE, job.target)


@pytest.mark.parametrize("text", ["tcp://10.0.0.1:8786", "tls://scheduler:8786", "ucx://host:1"])
def test_address_of_a_scheduler(text: str) -> None:
    address = read_address(text)
    assert (address.scheduler, address.workers, str(address)) == (text, 0, text)


def test_address_of_workers_here() -> None:
    assert (read_address("local:3").scheduler, read_address("local:3").workers) == (None, 3)


@pytest.mark.parametrize("text", ["", "local", "local:", "local:0", "local:9999", "10.0.0.1:8786", "tcp://"])
def test_address_of_neither(text: str) -> None:
    with pytest.raises(UsageError, match=r"--cluster is") as caught:
        read_address(text)
    assert "tcp://host:8786" in caught.value.hint


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError) as caught:
        pool_at("local:1", real_work()).start()
    assert caught.value.hint == "pip install 'aedesk[cluster]'"


def test_a_scheduler_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_PATIENCE", 0.3)
    with pytest.raises(ClusterError, match=r"tcp://127\.0\.0\.1:9 cannot be reached") as caught:
        pool_at("tcp://127.0.0.1:9", real_work()).start()
    assert "dask scheduler" in caught.value.hint


def test_another_version(here: str, monkeypatch: pytest.MonkeyPatch) -> None:
    version = worker.own_version()
    answers = iter(["0.0.9", version])  # to this machine, then to the worker
    monkeypatch.setattr(worker, "own_version", lambda: next(answers))
    pool = ClusterPool(real_work(), Outlet(Scratch()), read_address(here), 1)
    with pytest.raises(ClusterError, match=r"has aedesk .*, the machine that gives the jobs 0\.0\.9"):
        pool.start()


def test_a_worker_of_another_version_that_joins_late(here: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pool = pool_at(here, real_work())
    monkeypatch.setattr(pool, "_opening", replace(pool._opening, version="0.0.9"))
    with pytest.raises(ClusterError, match="Install the same version") as caught:
        pool.start()
    assert caught.value.hint == "Install the same version on all machines."


def test_a_model_that_nobody_has(here: str) -> None:
    with pytest.raises(ModelError, match="no model 'nosuch'"):
        pool_at(here, real_work("nosuch")).start()


def test_a_picture_that_is_none_harms_only_itself(here: str, pictures: Path, tmp_path: Path) -> None:
    (pictures / "05.png").write_bytes(b"no picture")
    results = compressed(pool_at(here, real_work()), pictures, tmp_path / "out")
    assert {name for name, result in results.items() if result.state is State.FAILED} == {"05.png"}
    assert len(bytes_in(tmp_path / "out")) == 11


def test_a_source_that_vanishes(here: str, pictures: Path, tmp_path: Path) -> None:
    pool = pool_at(here, real_work())
    give = pool.give

    def give_late(index: int, job: Job) -> None:
        if index == 4:
            (pictures / "04.png").unlink()
        give(index, job)

    pool.give = give_late  # type: ignore[method-assign]
    results = compressed(pool, pictures, tmp_path / "out")
    assert results["04.png"].state is State.FAILED and "No such file" in results["04.png"].reason
    assert len(bytes_in(tmp_path / "out")) == 11


def test_workers_that_do_not_see_the_sources(
    here: str, pictures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compressed(ThreadPool(real_work(), Outlet(Scratch()), 1, 1), pictures, tmp_path / "local")
    monkeypatch.setattr(worker, "_sees", lambda path, stamp: False)
    compressed(pool_at(here, real_work()), pictures, tmp_path / "far")
    assert bytes_in(tmp_path / "far") == bytes_in(tmp_path / "local")


def test_a_file_of_the_same_name_is_another_file_there(tmp_path: Path) -> None:
    from aedesk.batch.cluster.task import stamp_of

    (tmp_path / "a").write_bytes(b"12345")
    assert worker._sees(tmp_path / "a", stamp_of(tmp_path / "a"))
    assert not worker._sees(tmp_path / "a", (6, stamp_of(tmp_path / "a")[1]))
    assert not worker._sees(tmp_path / "b", (5, 0))


def test_from_store_to_store(here: str, pictures: Path, tmp_path: Path) -> None:
    """Workers read and write what is behind URLs; that of this test is the memory of this process."""
    import fsspec

    compressed(ThreadPool(real_work(), Outlet(Scratch()), 1, 1), pictures, tmp_path / "local")
    store = fsspec.filesystem("memory")
    for picture in pictures.iterdir():
        store.pipe_file(f"/in/{picture.name}", picture.read_bytes())
    sources = find_sources(["memory://in"], recursive=False, suffixes=PICTURE_SUFFIXES)
    plan = make_plan(sources, Destination("memory://out", ".aed", ["memory://in"]), "skip")
    pool = pool_at(here, real_work())
    pool.start()
    results = list(Run(plan, pool).results())
    pool.close()
    assert {result.state for result in results} == {State.DONE}
    assert {str(result.target) for result in results} == {f"memory://out/{n:02}.aed" for n in range(12)}
    written = {Path(name).name: store.cat_file(name) for name in store.find("/out")}
    assert written == bytes_in(tmp_path / "local")


def test_what_comes_after_an_output_is_done_here(here: str, pictures: Path, tmp_path: Path) -> None:
    finish = Finish.parse("touch {output}.seen", to_trash=False)
    compressed(pool_at(here, real_work(), finish), pictures, tmp_path / "out")
    assert (tmp_path / "out" / "03.aed.seen").exists()


def test_a_model_that_workers_lack_is_sent(here: str, pictures: Path, tmp_path: Path) -> None:
    model = tmp_path / "mine"
    shutil.copytree(PROJECT / "models" / "tiny", model)
    description = json.loads((model / "model.json").read_text())
    (model / "model.json").write_text(json.dumps({**description, "name": "mine"}))
    results = compressed(pool_at(here, real_work(str(model))), pictures, tmp_path / "out")
    assert {result.facts["model"] for result in results.values()} == {"mine"}
    arrived = packages.find_on_worker(packages.digest_of(model))
    assert arrived is not None and arrived != model


def test_a_denoiser_that_workers_lack_is_sent_too(here: str, pictures: Path, tmp_path: Path) -> None:
    denoiser = make_package(tmp_path / "micro").path
    work = partial(Compress.open, Options(denoise=50.0, denoiser=str(denoiser)), "cpu")
    results = compressed(pool_at(here, work), pictures, tmp_path / "out")
    assert {result.facts["denoiser"] for result in results.values()} == {"micro"}
    arrived = packages.find_on_worker(packages.digest_of(denoiser))
    assert arrived is not None and arrived != denoiser
    compressed(ThreadPool(work, Outlet(Scratch()), 1, 1), pictures, tmp_path / "local")
    assert bytes_in(tmp_path / "out") == bytes_in(tmp_path / "local")


@pytest.mark.parametrize("name", ["model.json", "weights.safetensors"])
def test_a_model_that_is_altered_on_its_way(tmp_path: Path, name: str) -> None:
    folder = PROJECT / "models" / "tiny"
    contents = packages.contents_of(folder)
    contents[name] = contents[name][:-1] + b"!"
    with pytest.raises(ModelError, match="altered"):
        packages.receive(packages.digest_of(folder), contents, str(tmp_path))


def test_a_model_that_leads_out_of_its_folder(tmp_path: Path) -> None:
    folder = PROJECT / "models" / "tiny"
    contents = {**packages.contents_of(folder), "../evil": b""}
    with pytest.raises(ModelError, match="leads out"):
        packages.receive(packages.digest_of(folder), contents, str(tmp_path))
    assert not (tmp_path / "evil").exists()


def test_a_stop_reaches_the_workers(here: str, pictures: Path, tmp_path: Path) -> None:
    sources = find_sources([str(pictures)], recursive=False, suffixes=PICTURE_SUFFIXES)
    plan = make_plan(sources, Destination(str(tmp_path / "out"), ".aed", [str(pictures)]), "skip")
    pool = pool_at(here, open_slow)
    pool.start()
    run = Run(plan, pool)
    threading.Timer(0.5, run.stop).start()
    results = list(run.results())
    pool.close()
    assert {result.state for result in results} == {State.NOT_TRIED}
    assert len(results) == 12


def test_a_killed_worker_and_the_same_bytes(three_processes: str, pictures: Path, tmp_path: Path) -> None:
    compressed(ThreadPool(real_work(), Outlet(Scratch()), 2, 1), pictures, tmp_path / "local")
    victims = _workers()

    def kill_one() -> None:
        if victims and len(list(tmp_path.glob("far/*"))) >= 3:
            victims.pop().kill()
            victims.clear()

    results = compressed(pool_at(three_processes, real_work()), pictures, tmp_path / "far", kill_one)
    assert not victims
    assert {result.state for result in results.values()} == {State.DONE}
    assert bytes_in(tmp_path / "far") == bytes_in(tmp_path / "local")


def test_a_picture_that_kills_workers_is_named(three_processes: str, pictures: Path, tmp_path: Path) -> None:
    results = compressed(pool_at(three_processes, open_poison), pictures, tmp_path / "out")
    failed = {name: result.reason for name, result in results.items() if result.state is State.FAILED}
    assert failed == {"03.png": "Every worker that worked on it died."}
    assert len(bytes_in(tmp_path / "out")) == 11


def _workers() -> list[psutil.Process]:
    """Worker processes that this process has started."""
    children = psutil.Process().children(recursive=True)
    return [child for child in children if "spawn_main" in " ".join(child.cmdline())]
