"""Options: reading of values, bounds, rivals."""

from dataclasses import fields

import pytest

from aedesk.errors import UsageError
from aedesk.imaging import WRITABLE, Limits, format_named
from aedesk.options import (
    PICTURE_FORMATS,
    Options,
    Preferences,
    fields_of,
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
