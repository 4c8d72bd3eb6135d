"""Journals: cut at any byte, altered, full disks, odd names, growth."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aedesk.batch import Job, Result, State, failure
from aedesk.batch.journal import Heading, Journal, Past, compact
from aedesk.batch.journals import heading_of, is_same, journal_file, last_run, open_journal, options_of
from aedesk.batch.resume import go_on, only_failed
from aedesk.errors import PictureError
from aedesk.files import Seen, system
from aedesk.options import Options

HEADING = Heading("compress", "/pictures", ("in",), {"quality": 40}, "1.0", 1e9)


def written(path: Path, count: int = 6) -> Path:
    """A journal of some jobs, of which the last was begun only."""
    journal = Journal.begin(path, HEADING)
    assert journal is not None
    for number in range(count):
        job = Job(Path(f"/in/{number}.png"), Path(f"/out/{number}.aed"))
        journal.begun(job)
        if number < count - 1:
            seen = Seen(1, 2, 100 + number, 200)
            journal.ended(Result(job.source, State.DONE, job.target, bytes_out=10, seen=seen))
    journal.close(has_ended=False)
    return path


def test_journal_tells_what_was_written(tmp_path: Path) -> None:
    past = Past.read(written(tmp_path / "j"))
    assert past is not None and past.heading == HEADING and not past.has_ended
    assert past.abrupt == [os.path.abspath("/in/5.png")]  # noqa: PTH100
    known = past.of(Path("/in/2.png"))
    assert known is not None and known.state is State.DONE
    assert known.seen == (102, 200) and known.bytes_out == 10


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_cut_at_any_byte_it_can_be_read_and_goes_on(tmp_path: Path, data: st.DataObject) -> None:
    path = written(tmp_path / "j")
    whole = path.read_bytes()
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    past = Past.read(path)
    if past is None:  # not even the heading: a new journal is begun
        assert path.read_bytes().count(b"\n") == 0
        return
    full = Past.read(written(tmp_path / "full"))
    assert full is not None
    assert list(past.sources) == list(full.sources)[: len(past.sources)]
    journal = Journal.go_on(path)
    assert journal is not None
    journal.ended(failure(Path("/in/new.png"), PictureError("It is broken.")))
    journal.close(has_ended=True)
    again = Past.read(path)
    assert again is not None and again.has_ended
    assert again.sources.keys() - past.sources.keys() == {os.path.abspath("/in/new.png")}  # noqa: PTH100


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_altered_byte_costs_a_line_at_most(tmp_path: Path, place: float, flip: int) -> None:
    path = written(tmp_path / "j", count=12)
    content = bytearray(path.read_bytes())
    content[int(place * len(content))] ^= flip
    path.write_bytes(content)
    past = Past.read(path)
    assert past is None or len(past.sources) >= 11
    for known in past.sources.values() if past else ():
        assert known.state in {State.DONE, None}


@pytest.mark.parametrize("name", ["line\nbreak.png", "\udcff\udcfe.png", "ü 图 \u202e.png", '"}.png'])
def test_names_come_back_as_they_were(tmp_path: Path, name: str) -> None:
    journal = Journal.begin(tmp_path / "j", HEADING)
    assert journal is not None
    journal.begun(Job(tmp_path / name, tmp_path / f"{name}.aed"))
    journal.close(has_ended=False)
    past = Past.read(tmp_path / "j")
    assert past is not None and past.abrupt == [str(tmp_path / name)]


def test_full_disk_ends_the_journal_and_not_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal.begin(tmp_path / "j", HEADING)
    assert journal is not None

    def gate(name: str, path: Path, function: object, *args: object) -> object:
        if name == "write":
            raise OSError(28, "No space left on device")
        return function(*args)  # type: ignore[operator]

    with monkeypatch.context() as patched:
        patched.setattr(system, "GATE", gate)
        journal.begun(Job(Path("a.png")))
        journal.begun(Job(Path("b.png")))
    journal.close(has_ended=True)
    assert journal.fault is not None and "no space left" in journal.fault.message
    past = Past.read(tmp_path / "j")
    assert past is not None and not past.sources and not past.has_ended


def test_second_process_gets_no_journal(tmp_path: Path) -> None:
    journal = Journal.begin(tmp_path / "j", HEADING)
    assert journal is not None
    assert Journal.begin(tmp_path / "j", HEADING) is None and Journal.go_on(tmp_path / "j") is None
    journal.close(has_ended=True)
    assert Past.read(tmp_path / "j") is not None


def test_growth_is_bounded(tmp_path: Path) -> None:
    path = written(tmp_path / "j")
    for _ in range(400):
        journal = Journal.go_on(path)
        assert journal is not None
        for number in range(4):
            journal.ended(failure(Path(f"/in/{number}.png"), PictureError("It is broken.")))
        journal.close(has_ended=False)
    before = Past.read(path)
    assert before is not None
    compact(path, before)
    after = Past.read(path)
    assert after is not None and after.sources == before.sources and after.heading == before.heading
    assert path.stat().st_size < 2500


def test_old_journals_make_room(own_journals: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("aedesk.batch.journals._MOST", 3)
    monkeypatch.chdir(tmp_path)
    for number in range(6):
        heading = heading_of("compress", (f"{number}.png",), Options())
        journal = open_journal(heading, None, is_synced=False)
        assert journal is not None
        journal.close(has_ended=True)
        os.utime(journal_file(heading), (number, number))
    assert len(list(own_journals.iterdir())) <= 4
    last = last_run("compress")
    assert last is not None and last.heading.paths == ("5.png",)
    assert last_run("restore") is None


def test_heading_brings_back_the_options(tmp_path: Path) -> None:
    options = Options(region=(1, 2, 3, 4), on_exist="rename", resume=True)
    heading = heading_of("restore", ("a.aed",), options)
    assert options_of(heading) == {"region": (1, 2, 3, 4), "on_exist": "rename"}
    assert is_same(
        heading, heading_of("restore", ("b.aed",), Options(region=(1, 2, 3, 4), on_exist="rename"))
    )
    assert not is_same(heading, heading_of("restore", ("a.aed",), Options()))


def past_of(tmp_path: Path, *results: Result, begun: tuple[Job, ...] = ()) -> Past:
    journal = Journal.begin(tmp_path / "journal", HEADING)
    assert journal is not None
    for result in results:
        journal.ended(result)
    for job in begun:
        journal.begun(job)
    journal.close(has_ended=False)
    past = Past.read(tmp_path / "journal")
    assert past is not None
    return past


def test_done_counts_while_source_and_output_are_the_same(tmp_path: Path) -> None:
    source, target = tmp_path / "a.png", tmp_path / "a.aed"
    source.write_bytes(b"source")
    target.write_bytes(b"output")
    done = Result(source, State.DONE, target, bytes_out=6, seen=Seen.of(source))
    past = past_of(tmp_path, done)
    job = Job(source, target, overwrite=True)
    (entry,) = go_on([job], past)
    assert isinstance(entry, Result) and entry.state is State.SKIPPED
    target.write_bytes(b"cut")
    assert go_on([job], past) == [job]
    target.write_bytes(b"output")
    source.write_bytes(b"another")
    assert go_on([job], past) == [job]


def test_what_was_at_work_keeps_the_name_of_its_output(tmp_path: Path) -> None:
    source, target = tmp_path / "a.png", tmp_path / "a.aed"
    source.touch()
    target.touch()
    past = past_of(tmp_path, begun=(Job(source, target),))
    assert go_on([Job(source, tmp_path / "a (2).aed")], past) == [Job(source, target)]
    skipped = Result(source, State.SKIPPED, target)
    assert go_on([skipped], past) == [skipped]
    assert go_on([skipped], past, with_finish=True) == [Job(source, target)], "--after may be missing"


def test_only_what_failed_is_done_again(tmp_path: Path) -> None:
    good, bad, new = (tmp_path / name for name in ("good.png", "bad.png", "new.png"))
    past = past_of(
        tmp_path, Result(good, State.DONE, tmp_path / "o"), failure(bad, PictureError("It is broken."))
    )
    assert only_failed([Job(good), Job(bad), Job(new)], past) == [Job(bad)]


def test_refusal_is_not_computed_again(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    source.touch()
    refused = Result(source, State.REFUSED, reason="saves 1 %, less than 5 %", seen=Seen.of(source))
    (entry,) = go_on([Job(source, tmp_path / "a.aed")], past_of(tmp_path, refused))
    assert isinstance(entry, Result) and entry.state is State.REFUSED and "less than" in entry.reason
