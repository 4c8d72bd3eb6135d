"""Plans: output names, conflicts, and what is settled before the start."""

from pathlib import Path

import pytest

from aedesk.batch import (
    PICTURE_SUFFIXES,
    Destination,
    Entry,
    Job,
    Result,
    State,
    find_sources,
    make_plan,
    plain_plan,
    without_work,
)
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
