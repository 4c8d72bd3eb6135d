"""Plans: output names, conflicts, and what is settled before the start."""

import os
import tracemalloc
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aedesk.batch import (
    PICTURE_SUFFIXES,
    Destination,
    Entry,
    Job,
    NamePattern,
    Result,
    Source,
    State,
    find_sources,
    make_plan,
    plain_plan,
    without_work,
)
from aedesk.batch.plan import OnExist
from aedesk.batch.portable import fold
from aedesk.errors import UsageError


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    (folder / "sub").mkdir(parents=True)
    for name in ("a.png", "b.png", "sub/c.png"):
        (folder / name).touch()
    return folder


def planned(*names: str | Path, output: str | None = None, on_exist: str = "skip") -> list[Entry]:
    texts = [str(name) for name in names]
    sources = find_sources(texts, recursive=True, suffixes=PICTURE_SUFFIXES)
    return make_plan(sources, Destination(output, ".aed", texts), on_exist)  # type: ignore[arg-type]


def targets(plan: list[Entry]) -> list[Path | None]:
    return [entry.target for entry in plan]


def test_outputs_go_beside_their_sources(photos: Path) -> None:
    assert targets(planned(photos)) == [photos / "a.aed", photos / "b.aed", photos / "sub" / "c.aed"]


def test_folder_output_mirrors_the_tree(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert targets(planned(photos, output=str(out))) == [out / "a.aed", out / "b.aed", out / "sub" / "c.aed"]
    assert not out.exists()


def test_one_file_may_go_to_a_file(photos: Path) -> None:
    assert targets(planned(photos / "a.png", output=str(photos / "x.aed"))) == [photos / "x.aed"]


def test_trailing_slash_means_a_folder(photos: Path) -> None:
    assert targets(planned(photos / "a.png", output=f"{photos}/new/")) == [photos / "new" / "a.aed"]


def test_existing_folder_takes_one_file_too(photos: Path) -> None:
    assert targets(planned(photos / "a.png", output=str(photos / "sub"))) == [photos / "sub" / "a.aed"]


def test_several_inputs_need_a_folder(photos: Path) -> None:
    with pytest.raises(UsageError, match="is a file"):
        planned(photos / "a.png", photos / "b.png", output=str(photos / "sub" / "c.png"))


def test_standard_output_takes_one_result(photos: Path) -> None:
    assert planned(photos / "a.png", output="-") == [Job(photos / "a.png")]
    with pytest.raises(UsageError, match="one result"):
        planned(photos, output="-")


def test_standard_input_goes_to_standard_output_by_default() -> None:
    assert planned("-") == [Job(None)]


def test_standard_input_has_no_name_for_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no name"):
        planned("-", output=str(tmp_path))


def test_existing_output_is_skipped(photos: Path) -> None:
    (photos / "a.aed").touch()
    first, second, _ = planned(photos)
    assert isinstance(first, Result) and first.state is State.SKIPPED
    assert isinstance(second, Job)


def test_existing_output_is_overwritten_on_demand(photos: Path) -> None:
    (photos / "a.aed").touch()
    assert planned(photos / "a.png", on_exist="overwrite") == [Job(photos / "a.png", photos / "a.aed", True)]


def test_rename_takes_the_first_free_number(photos: Path) -> None:
    (photos / "a.aed").touch()
    (photos / "a (2).aed").touch()
    assert targets(planned(photos / "a.png", on_exist="rename")) == [photos / "a (3).aed"]


def test_two_inputs_with_one_output_are_told_apart_before_the_start(photos: Path) -> None:
    (photos / "a.jpg").touch()
    first, second, *_ = planned(photos, on_exist="overwrite")
    assert isinstance(first, Job) and first.source == photos / "a.jpg"
    assert isinstance(second, Result) and second.state is State.REFUSED
    assert str(photos / "a.jpg") in second.reason and "rename" in second.hint


def test_rename_gives_two_inputs_two_outputs(photos: Path) -> None:
    (photos / "a.jpg").touch()
    assert targets(planned(photos, on_exist="rename"))[:2] == [photos / "a.aed", photos / "a (2).aed"]


def test_an_input_is_never_an_output(photos: Path) -> None:
    (entry,) = planned(photos / "a.png", output=str(photos / "a.png"), on_exist="overwrite")
    assert isinstance(entry, Result) and entry.state is State.REFUSED
    assert "input" in entry.reason


def test_a_link_to_an_input_is_never_an_output(photos: Path) -> None:
    (photos / "link.aed").symlink_to(photos / "a.png")
    (entry,) = planned(photos / "a.png", output=str(photos / "link.aed"), on_exist="overwrite")
    assert isinstance(entry, Result) and entry.state is State.REFUSED


def test_missing_input_is_a_failed_entry(photos: Path) -> None:
    entry, job = planned(photos / "no.png", photos / "a.png")
    assert isinstance(entry, Result) and entry.state is State.FAILED
    assert isinstance(job, Job)


def test_output_name_that_is_too_long_is_a_failed_entry(photos: Path) -> None:
    (photos / ("n" * 252 + ".p")).touch()
    entry, job = planned(photos / ("n" * 252 + ".p"), photos / "a.png")
    assert isinstance(entry, Result) and "too long" in entry.reason
    assert isinstance(job, Job)


def test_plain_plan_has_no_outputs(photos: Path) -> None:
    sources = find_sources([str(photos)], recursive=False, suffixes=PICTURE_SUFFIXES)
    assert plain_plan(sources) == [Job(photos / "a.png"), Job(photos / "b.png")]


def test_dry_run_says_what_would_be_replaced(photos: Path) -> None:
    (photos / "a.aed").touch()
    first, second, _ = without_work(planned(photos, on_exist="overwrite"))
    assert first.state is second.state is State.PLANNED
    assert "replaces" in first.reason and not second.reason


def test_pattern_names_outputs_in_the_mirrored_tree(photos: Path, tmp_path: Path) -> None:
    sources = find_sources([str(photos)], recursive=True, suffixes=PICTURE_SUFFIXES)
    out, pattern = tmp_path / "out", NamePattern("{counter:02}/{stem}")
    destination = Destination(str(out), ".aed", [str(photos)], pattern=pattern)
    expected = [out / "01" / "a.aed", out / "02" / "b.aed", out / "sub" / "03" / "c.aed"]
    assert targets(make_plan(sources, destination, "skip")) == expected


def test_flat_puts_all_into_one_folder(photos: Path, tmp_path: Path) -> None:
    (photos / "sub" / "a.png").touch()
    sources = find_sources([str(photos)], recursive=True, suffixes=PICTURE_SUFFIXES)
    destination = Destination(str(tmp_path / "out"), ".aed", [], flat=True)
    plan = make_plan(sources, destination, "rename")
    assert [entry.target.name for entry in plan if entry.target] == ["a.aed", "b.aed", "a (2).aed", "c.aed"]
    assert {entry.target.parent for entry in plan if entry.target} == {tmp_path / "out"}


def test_flat_needs_a_folder(photos: Path) -> None:
    with pytest.raises(UsageError, match="--flat"):
        Destination(None, ".aed", [str(photos)], flat=True)


def test_pattern_needs_a_folder(photos: Path, tmp_path: Path) -> None:
    pattern = NamePattern("{stem}")
    assert Destination(str(tmp_path / "x"), ".aed", [str(photos / "a.png")], pattern=pattern).folder
    with pytest.raises(UsageError, match="Standard output has no name"):
        Destination("-", ".aed", [str(photos / "a.png")], pattern=pattern)


@pytest.mark.parametrize(("first", "second"), [("X.png", "x.jpg"), ("\u00e9.jpg", "e\u0301.png")])
def test_outputs_that_are_one_on_some_system(tmp_path: Path, first: str, second: str) -> None:
    for name in (first, second):
        (tmp_path / name).touch()
    if len(list(tmp_path.iterdir())) < 2:
        pytest.skip("they are one on this very system")
    job, refused = planned(tmp_path / first, tmp_path / second)
    assert isinstance(job, Job) and isinstance(refused, Result) and refused.state is State.REFUSED
    assert "some systems" in refused.reason
    names = [entry.target.name for entry in planned(tmp_path / first, tmp_path / second, on_exist="rename")]  # type: ignore[union-attr]
    assert names == [f"{Path(first).stem}.aed", f"{Path(second).stem} (2).aed"]


def test_folders_that_are_one_on_some_system(tmp_path: Path) -> None:
    for folder in ("Rome", "rome"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{folder}.png").touch()
        (tmp_path / folder / "a.png").touch()
    if len(list(tmp_path.iterdir())) < 2:
        pytest.skip("they are one on this very system")
    refused = [entry for entry in planned(tmp_path) if isinstance(entry, Result)]
    assert [entry.source for entry in refused] == [
        tmp_path / "rome" / "a.png",
        tmp_path / "rome" / "rome.png",
    ]


def test_output_of_an_earlier_run_is_no_input(photos: Path) -> None:
    """As with a command whose outputs have the suffix of its inputs, in place."""
    (photos / "a-clean.png").touch()
    (photos / "a-clean-clean.png").touch()
    usual = NamePattern("{stem}-clean")
    for policy in ("skip", "rename", "overwrite"):
        sources = find_sources([str(photos)], recursive=False, suffixes=PICTURE_SUFFIXES)
        plan = make_plan(sources, Destination(None, ".png", [], usual=usual), policy)  # type: ignore[arg-type]
        work = [entry.source.name for entry in plan if isinstance(entry, Job) and entry.source]
        assert work == (["a.png", "b.png"] if policy == "rename" else ["b.png"])
        assert not any(
            entry.target in (photos / "a-clean.png", photos / "a.png")
            for entry in plan
            if isinstance(entry, Job)
        )


def test_large_plans_take_little_memory(tmp_path: Path) -> None:
    for number in range(1500):
        (tmp_path / f"IMG_{number:05}.jpg").touch()
    find_sources([str(tmp_path)], recursive=False, suffixes=PICTURE_SUFFIXES)
    tracemalloc.start()
    plan = planned(tmp_path, output=str(tmp_path / "out"))
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(plan) == 1500 and size / len(plan) < 3000


def test_thousand_outputs_of_one_name_are_numbered_quickly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = [Source(tmp_path / str(number) / "a.png", PurePath("a.png")) for number in range(1000)]
    looks = []
    monkeypatch.setattr("os.lstat", lambda path, real=os.lstat: (looks.append(path), real(path))[1])
    plan = make_plan(sources, Destination(str(tmp_path / "out"), ".aed", [], flat=True), "rename")
    assert len({entry.target for entry in plan}) == 1000
    assert plan[-1].target == tmp_path / "out" / "a (1000).aed"
    assert len(looks) < 10_000


STEMS = st.text(st.sampled_from("aAbB. (2)é"), min_size=1, max_size=5).filter(lambda text: text.strip(". "))


@given(
    st.lists(
        st.tuples(st.sampled_from(["x", "X", "y"]), STEMS, st.sampled_from([".png", ".jpg", ""])), max_size=8
    ),
    st.sampled_from(["{stem}", "{name}", "{parent}/{stem}", "{stem}-{counter}", "all"]),
    st.sampled_from(["skip", "rename", "overwrite"]),
    st.booleans(),
)
def test_no_two_outputs_are_one_and_none_is_an_input(
    files: list[tuple[str, str, str]], pattern: str, policy: OnExist, flat: bool
) -> None:
    places = [PurePath(folder, f"{stem}{suffix}") for folder, stem, suffix in files]
    sources = [Source(Path("/nowhere/in") / place, place) for place in dict.fromkeys(places)]
    destination = Destination("/nowhere/out", ".aed", [], pattern=NamePattern(pattern), flat=flat)
    plan = make_plan(sources, destination, policy)
    outputs = [str(entry.target) for entry in plan if isinstance(entry, Job)]
    assert [entry.source for entry in plan] == [source.path for source in sources]
    assert len({fold(output) for output in outputs}) == len(outputs)
    assert all(os.path.normpath(output).startswith("/nowhere/out/") for output in outputs)
    if policy == "rename":
        assert len(outputs) == len(sources)
