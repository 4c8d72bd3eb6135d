"""Presets: what is built in, the user's own files, what is saved and read again."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aedesk.errors import OutputError, UsageError
from aedesk.options import (
    Options,
    commands_of,
    delete_preset,
    load_preset,
    merge,
    own_preset_names,
    preset_names,
    save_preset,
)
from aedesk.options.presets import BUILT_IN


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_built_in_presets_are_valid(name: str, tmp_path: Path) -> None:
    Options(**load_preset(name, tmp_path))


def test_given_options_win_over_preset() -> None:
    assert merge({"quality": 70}, {"quality": 20, "strip": True}) == Options(quality=70, strip=True)


def test_given_option_displaces_rivals_of_preset() -> None:
    assert merge({"target_size": 9000}, {"quality": 20}) == Options(target_size=9000)


def test_own_preset(tmp_path: Path) -> None:
    (tmp_path / "mail.toml").write_text('target-size = "200K"\nstrip = true\nmin_saving = 5\n')
    assert load_preset("mail", tmp_path) == {"target_size": 200_000, "strip": True, "min_saving": 5.0}
    assert "mail" in preset_names(tmp_path)


def test_own_preset_comes_before_built_in(tmp_path: Path) -> None:
    (tmp_path / "web.toml").write_text("quality = 33\n")
    assert load_preset("web", tmp_path) == {"quality": 33}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("quality = ", "cannot be read"),
        ("output = 'x'", "a preset can set"),
        ("quality = 300", "1 to 100"),
        ("quality = true", "a number or a text"),
        ("strip = 1", "true or false"),
        ("quality = [1]", "a number or a text"),
    ],
)
def test_broken_preset(content: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text(content)
    with pytest.raises(UsageError, match=message):
        load_preset("bad", tmp_path)


@pytest.mark.parametrize("name", ["absent", "../web", ""])
def test_unknown_preset_lists_the_known(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="smallest, strong, web"):
        load_preset(name, tmp_path)


VALUES = st.fixed_dictionaries(
    {},
    optional={
        "quality": st.integers(1, 100),
        "lossless": st.sampled_from(["auto", "always", "never"]),
        "measure": st.booleans(),
        "min_saving": st.floats(0, 100, allow_subnormal=False).map(lambda number: round(number, 3)),
        "strength": st.integers(0, 100).map(float),
        "max_pixels": st.integers(1, 10**9),
        # What TOML has to escape, and what it has not.
        "name": st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    },
)


@example(values={"name": '\x7f "\\é\U0001f600\n'})
@given(values=VALUES)
def test_saved_preset_is_read_again_as_it_was(
    values: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp() / "presets"
    save_preset("my own", values, folder)
    assert load_preset("my own", folder) == values


def test_saved_preset_replaces_the_one_of_that_name(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there"
    save_preset("web", {"quality": 3, "effort": None}, folder)
    save_preset("web", {"quality": 4}, folder)
    assert load_preset("web", folder) == {"quality": 4}
    assert own_preset_names(folder) == ["web"]


def test_deleted_preset_gives_the_built_in_back(tmp_path: Path) -> None:
    save_preset("web", {"quality": 3}, tmp_path)
    delete_preset("web", tmp_path)
    delete_preset("web", tmp_path)
    assert load_preset("web", tmp_path) == BUILT_IN["web"]


@pytest.mark.parametrize(
    ("values", "message"),
    [({"quality": 101}, "1 to 100"), ({"quality": 5, "target_size": 9000}, "exclude each other")],
)
def test_what_cannot_be_is_not_saved(values: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=message):
        save_preset("bad", values, tmp_path)
    assert own_preset_names(tmp_path) == []


@pytest.mark.parametrize("name", ["", " ", "../web", "a/b", "a\\b", "con", ".hidden", "-x", "a\n", "x" * 61])
def test_names_that_no_file_can_have_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Choose another name"):
        save_preset(name, {"quality": 5}, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError):
        save_preset("a", {"quality": 5}, tmp_path / "file")


@pytest.mark.parametrize(
    ("values", "commands"),
    [
        ({"quality": 5, "strip": True}, {"compress"}),
        ({"model": "tiny"}, {"compress", "denoise"}),
        ({"format": "jpg", "strength": 3.0}, {"denoise"}),
        ({"quality": 5, "format": "jpg"}, {"compress", "restore", "denoise"}),
        ({}, set()),
    ],
)
def test_commands_that_a_preset_is_for(values: dict[str, Any], commands: set[str]) -> None:
    assert commands_of(values) == commands
