"""What pictures cost on many machines."""

import math
from collections.abc import Iterator

import pytest

from aedesk.batch.cluster import connection
from aedesk.bench.sample import sample_path
from aedesk.bench.scale import Costs, measure_costs, sum_up

COSTS = Costs(
    megapixels=12,
    compress=0.6,
    restore=0.35,
    bytes_picture=350_000,
    bytes_latent=140_000,
    tasks_per_second=200,
    processor_per_task=0.004,
    model_bytes=9_700_000,
)


def test_a_million_pictures_on_a_thousand_cores() -> None:
    one = sum_up(COSTS, 10**6, megapixels=12, cores=1000, price=0.02)
    assert math.isclose(one.core_hours, 2000) and math.isclose(one.hours, 2) and math.isclose(one.money, 40)
    assert math.isclose(one.tasks_per_second, 1000 / 7.2) and one.schedulers == 1
    assert math.isclose(one.read_rate, 1000 / 7.2 * 4.2e6)
    assert math.isclose(one.write_rate, 1000 / 7.2 * 1.68e6)


def test_more_cores_than_one_scheduler_can_feed() -> None:
    assert sum_up(COSTS, 10**9, megapixels=12, cores=10_000, price=0.02).schedulers == 6
    assert sum_up(COSTS, 10**9, megapixels=0.4, cores=1000, price=0.02).schedulers == 17


@pytest.fixture
def scheduler() -> Iterator[str]:
    distributed = connection._distributed()
    cluster = connection._start_cluster(distributed, 1, processes=False, protocol="tcp://")
    yield cluster.scheduler_address
    cluster.close()


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_measuring(scheduler: str) -> None:
    costs = measure_costs([], megapixels=0.02, model=None, cluster=scheduler, tasks=20)
    assert math.isclose(costs.megapixels, 0.02, rel_tol=0.02)
    figures = costs.as_json()
    assert all(value > 0 for value in figures.values())
    assert costs.bytes_latent < costs.bytes_picture
    with_picture = measure_costs([sample_path()], megapixels=1, model=None, cluster=scheduler, tasks=10)
    assert with_picture.bytes_picture * with_picture.megapixels == pytest.approx(sample_path().stat().st_size)
