"""Options: reading of values, bounds, rivals, presets."""

from dataclasses import fields
from pathlib import Path

import pytest

from aedesk.errors import UsageError
from aedesk.imaging import WRITABLE, Limits, format_named
from aedesk.options import (
    PICTURE_FORMATS,
    Options,
    Preferences,
    fields_of,
    load_preset,
    merge,
    preset_names,
    spec_of,
    values,
)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("200000", 200_000),
        ("200K", 200_000),
        ("200kB", 200_000),
        ("200 KiB", 204_800),
        ("1.5M", 1_500_000),
        (".5MiB", 524_288),
        ("12b", 12),
    ],
)
def test_byte_count(text: str, size: int) -> None:
    assert values.byte_count(text) == size


@pytest.mark.parametrize("text", ["", "K", "-3K", "1e3", "nan", "12 pixels", "١٢"])
def test_byte_count_refuses(text: str) -> None:
    with pytest.raises(ValueError, match="not a size"):
        values.byte_count(text)


def test_percentage_with_and_without_sign() -> None:
    assert values.percentage("5%") == values.percentage("5") == 5.0


def test_region() -> None:
    assert values.region("1, 2,30,40") == (1, 2, 30, 40)


@pytest.mark.parametrize("text", ["1,2,3", "1,2,3,x", "-1,0,5,5", "0,0,0,5", "1,2,3,4,5"])
def test_region_refuses(text: str) -> None:
    with pytest.raises(ValueError, match="region"):
        values.region(text)


@pytest.mark.parametrize("text", ["gpu", "gpu:1", "CPU", "auto"])
def test_device(text: str) -> None:
    assert values.device(text) == text.lower()


@pytest.mark.parametrize("text", ["tpu", "gpu:", "gpu:x", ""])
def test_device_refuses(text: str) -> None:
    with pytest.raises(ValueError, match="device"):
        values.device(text)


def test_every_field_is_described() -> None:
    for owner in (Options, Preferences):
        for field in fields(owner):
            spec = spec_of(field)
            assert spec.help and not spec.help.endswith(".")
            assert spec.flags and spec.commands
            assert (spec.read is None) == (field.type is bool or field.name == "verbose"), field.name


def test_flags_are_unique_within_a_command() -> None:
    for command in ("compress", "restore", "info", "verify"):
        described = [*fields_of(Options, command), *fields_of(Preferences, command)]
        flags = [part for field in described for flag in spec_of(field).flags for part in flag.split("/")]
        assert len(flags) == len(set(flags))


def test_message_names_what_was_received_and_what_is_allowed() -> None:
    with pytest.raises(UsageError) as caught:
        Options(quality=400)
    assert str(caught.value) == "--quality is 400. Allowed: 1 to 100."


def test_parse_names_flag_and_text() -> None:
    (quality,) = [field for field in fields(Options) if field.name == "quality"]
    with pytest.raises(UsageError, match="--quality: 'best' is not a whole number"):
        spec_of(quality).parse("best")


def test_choice_is_checked() -> None:
    with pytest.raises(UsageError, match="skip, rename, overwrite"):
        Options(on_exist="ask")  # type: ignore[arg-type]


def test_default_limit_is_that_of_the_library() -> None:
    assert Options().max_pixels == Limits().max_pixels


def test_picture_formats_can_be_written() -> None:
    assert {format_named(name) for name in PICTURE_FORMATS} == set(WRITABLE)


def test_rivals_exclude_each_other() -> None:
    with pytest.raises(UsageError, match=r"--quality and --target-size exclude each other"):
        Options(quality=50, target_size=1000)


def test_quiet_excludes_verbose() -> None:
    with pytest.raises(UsageError, match="exclude each other"):
        Preferences(quiet=True, verbose=1)


@pytest.mark.parametrize("name", ["web", "archive", "smallest"])
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
    with pytest.raises(UsageError, match="archive, smallest, web"):
        load_preset(name, tmp_path)
