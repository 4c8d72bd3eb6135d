"""Estimates of plans, and the speeds of earlier runs that they go by."""

from pathlib import Path

import pytest

from aedesk.batch import Job, Outlet, Result, Sizes, Speed, Speeds, State, Watch, estimate_of, try_speed
from aedesk.batch.speeds import Meter

MEGA = 1e6


@pytest.fixture
def speeds(tmp_path: Path) -> Speeds:
    return Speeds(tmp_path / "deep" / "speeds.json")


def test_pixels_time_and_space(tmp_path: Path) -> None:
    plan = [Job(tmp_path / "a", tmp_path / "new" / "deep" / "a"), Result(None, State.SKIPPED), Job(None)]
    sizes = Sizes([2 * MEGA, 0.0, MEGA], [500, 0, 0], sampled=False)
    expected = estimate_of(plan, sizes, pixels_per_second=1.5 * MEGA, bytes_per_pixel=0.5)
    assert (expected.jobs, expected.pixels, expected.bytes_in) == (2, 3_000_000, 500)
    assert (expected.bytes_out, expected.seconds) == (1_500_000, 2.0)
    (volume,) = expected.volumes
    assert volume.folder == tmp_path and volume.needed == 1_000_000 and volume.free > 0


def test_nothing_is_made_up_where_nothing_is_known(tmp_path: Path) -> None:
    expected = estimate_of([Job(tmp_path / "a", tmp_path / "b")], Sizes([5.0], [1], sampled=True))
    assert expected.bytes_out is None and expected.seconds is None
    assert expected.as_record()["pixels_sampled"] is True


def test_speed_of_earlier_runs(speeds: Speeds) -> None:
    assert speeds.of("work") is None
    speeds.remember("work", Speed(10 * MEGA, 5.0, MEGA))
    speeds.remember("work", Speed(30 * MEGA, 5.0, 3 * MEGA))
    speed = speeds.of("work")
    assert speed is not None and speed.pixels_per_second == 4 * MEGA and speed.bytes_per_pixel == 0.1
    assert speeds.of("other") is None


def test_old_runs_fade(speeds: Speeds) -> None:
    for seconds in (100.0, 5.0):
        for _ in range(30):
            speeds.remember("work", Speed(100 * MEGA, seconds, 0.0))
    speed = speeds.of("work")
    assert speed is not None and 19 * MEGA < speed.pixels_per_second < 20 * MEGA


def test_short_runs_tell_nothing(speeds: Speeds) -> None:
    speeds.remember("work", Speed(10 * MEGA, 1.0, 0.0))
    speeds.remember("work", Speed(1000.0, 10.0, 0.0))
    assert speeds.of("work") is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"work": 1}', b'{"work": {"pixels": -1}}', b"\xff" * 9, b"[" * 99999]
)
def test_damaged_speeds_are_forgotten(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "speeds.json"
    file.write_bytes(content)
    assert Speeds(file).of("work") is None
    Speeds(file).remember("work", Speed(10 * MEGA, 5.0, 0.0))
    assert Speeds(file).of("work") == Speed(10 * MEGA, 5.0, 0.0)


def test_speeds_that_cannot_be_kept_are_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    speeds = Speeds(tmp_path / "file" / "speeds.json")
    speeds.remember("work", Speed(10 * MEGA, 5.0, 0.0))
    assert speeds.of("work") is None


def test_kinds_of_work_do_not_pile_up(speeds: Speeds) -> None:
    for number in range(120):
        speeds.remember(str(number), Speed(10 * MEGA, 5.0, 0.0))
    assert speeds.of("0") is None and speeds.of("119") is not None


def test_meter_counts_what_was_done() -> None:
    meter = Meter()
    facts = {"width": 20, "height": 10}
    meter.add(Result(None, State.DONE, bytes_out=7, facts=facts))
    meter.add(Result(None, State.REFUSED, bytes_out=7, facts=facts))
    meter.add(Result(None, State.DONE, bytes_out=1))
    assert (meter.speed().pixels, meter.speed().bytes_out) == (200.0, 7.0)


def test_trial_does_real_work() -> None:
    def work(job: Job, outlet: Outlet, watch: Watch) -> Result:
        content = outlet.read(job, Limits())
        watch(0.5)
        return Result(None, State.DONE, bytes_out=len(content))

    from aedesk.imaging import Limits

    speed = try_speed(lambda threads: work, b"sample", 1000, 2)
    assert (speed.pixels, speed.bytes_out) == (1000, 6) and speed.seconds > 0


def test_trial_of_long_work_ends_early_and_concludes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aedesk.batch.speeds._TRIAL_SECONDS", 0.0)

    def work(job: Job, outlet: Outlet, watch: Watch) -> Result:
        watch(0.25)
        raise AssertionError("the trial goes on")

    assert try_speed(lambda threads: work, b"", 1000, 2).pixels == 250.0


def test_meter_does_not_count_the_time_of_a_halt(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 0.1, 1000.0, 1000.5])
    monkeypatch.setattr("aedesk.batch.speeds.time.monotonic", lambda: next(clock))
    meter = Meter()
    for _ in range(3):
        meter.look()
    assert meter.speed().seconds == pytest.approx(0.1 + 2.0 + 0.5)
