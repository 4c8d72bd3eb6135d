"""The command compress, as a whole."""

import errno
import os
from pathlib import Path

import pytest

from aedesk.errors import ExitStatus
from tests.batch.fakes import SIGNATURE, save_picture
from tests.cli.conftest import Cli


def tree(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_output_goes_beside_the_source(cli: Cli, tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png")
    original = source.read_bytes()
    outcome = cli("compress", source)
    assert outcome.status == ExitStatus.OK
    assert (tmp_path / "a.aed").read_bytes().startswith(SIGNATURE)
    assert source.read_bytes() == original
    assert outcome.stdout == b""


def test_line_tells_sizes_saving_rate_and_quality(cli: Cli, tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.bmp", 200, 100)
    text = cli("compress", source, "-q", "33").stderr
    assert f"{source} → {tmp_path / 'a.aed'}  60.1 kB → " in text
    assert "−99." in text and " bpp  quality 33  fake on cpu\n" in text


def test_psnr_is_told_when_asked_for(cli: Cli, tmp_path: Path) -> None:
    assert "38.50 dB" in cli("compress", save_picture(tmp_path / "a.png"), "--target-psnr", "38.5").stderr


def test_target_size_reaches_the_codec(cli: Cli, tmp_path: Path) -> None:
    outcome = cli("compress", save_picture(tmp_path / "a.png"), "--target-size", "2K", "--json")
    assert outcome.records[0]["quality"] == 7


def test_folder_is_mirrored(cli: Cli, tmp_path: Path) -> None:
    for name in ("in/a.png", "in/sub/b.jpg", "in/sub/deep/c.webp"):
        save_picture(tmp_path / name)
    outcome = cli("compress", tmp_path / "in", "-r", "-o", tmp_path / "out")
    assert outcome.status == ExitStatus.OK
    assert tree(tmp_path / "out") == ["a.aed", "sub/b.aed", "sub/deep/c.aed"]
    assert "3 done: " in outcome.stderr.splitlines()[-1]


def test_folder_without_recursion_leaves_subfolders_alone(cli: Cli, tmp_path: Path) -> None:
    save_picture(tmp_path / "a.png")
    save_picture(tmp_path / "sub" / "b.png")
    cli("compress", tmp_path)
    assert tree(tmp_path) == ["a.aed", "a.png", "sub/b.png"]


WEIRD_NAMES = [
    "with space.png",
    "-leading-dash.png",
    "--quality.png",
    "Größe 图片 🖼.png",
    "line\nbreak.png",
    "tab\there.png",
    "quote'\".png",
    "$(touch x).png",
    "trailing. .png",
    "[b]rich.png",
    ".hidden.png",
    "no-suffix",
]


@pytest.mark.skipif(os.name == "nt", reason="Windows forbids most of these names")
@pytest.mark.parametrize("name", WEIRD_NAMES)
def test_weird_names(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    save_picture(tmp_path / "plain.png").rename(tmp_path / name)
    outcome = cli("compress", "--", name)
    assert outcome.status == ExitStatus.OK, outcome.stderr
    assert tree(tmp_path) == sorted([name, f"{name.removesuffix('.png')}.aed"])
    assert len(outcome.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="names that are no text")
def test_name_that_is_not_utf8(cli: Cli, tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png").rename(tmp_path / os.fsdecode(b"\xff\xfe.png"))
    outcome = cli("compress", source, "--json")
    assert outcome.status == ExitStatus.OK
    assert os.fsencode(outcome.records[0]["input"]) == os.fsencode(source)


def test_escape_sequences_in_names_do_not_reach_the_terminal(cli: Cli, tmp_path: Path) -> None:
    outcome = cli("compress", tmp_path / "\x1b[31mred.png")
    assert "\x1b" not in outcome.stderr and "\\x1b[31mred.png" in outcome.stderr


def test_pipe_in_and_out(cli: Cli, tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png")
    cli("compress", source)
    outcome = cli("compress", "-", stdin=source.read_bytes())
    assert outcome.status == ExitStatus.OK
    assert outcome.stdout == (tmp_path / "a.aed").read_bytes()


def test_pipe_into_a_file(cli: Cli, tmp_path: Path) -> None:
    picture = save_picture(tmp_path / "a.png").read_bytes()
    assert cli("compress", "-", "-o", tmp_path / "x.aed", stdin=picture).status == ExitStatus.OK
    assert (tmp_path / "x.aed").read_bytes().startswith(SIGNATURE)


def test_piped_content_is_sniffed(cli: Cli) -> None:
    outcome = cli("compress", "-", stdin=b"no picture at all")
    assert outcome.status == ExitStatus.SOME_FAILED
    assert outcome.stdout == b""
    assert "-: This is plain text, not a picture" in outcome.stderr


def test_no_binary_data_to_a_terminal(cli: Cli, tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png")
    outcome = cli("compress", source, "-o", "-", stdout_is_terminal=True)
    assert outcome.status == ExitStatus.USAGE
    assert outcome.stdout == b"" and "terminal" in outcome.stderr


def test_terminal_as_input(cli: Cli) -> None:
    outcome = cli("compress", "-", stdin_is_terminal=True)
    assert outcome.status == ExitStatus.USAGE and "Pipe a file in" in outcome.stderr


def test_data_and_json_do_not_mix(cli: Cli, tmp_path: Path) -> None:
    outcome = cli("compress", save_picture(tmp_path / "a.png"), "-o", "-", "--json")
    assert outcome.status == ExitStatus.USAGE and "--json" in outcome.stderr


def test_broken_picture_among_good_ones(cli: Cli, tmp_path: Path) -> None:
    save_picture(tmp_path / "a.png")
    (tmp_path / "b.png").write_bytes(b"broken")
    save_picture(tmp_path / "c.png")
    outcome = cli("compress", tmp_path, tmp_path / "missing.png")
    assert outcome.status == ExitStatus.SOME_FAILED
    assert tree(tmp_path) == ["a.aed", "a.png", "b.png", "c.aed", "c.png"]
    assert "b.png: This is plain text, not a picture" in outcome.stderr
    assert "missing.png: No such file or directory." in outcome.stderr
    assert "2 done" in outcome.stderr and "2 failed" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_traceback_on_demand(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "b.png").write_bytes(b"broken")
    assert "Traceback" in cli("compress", tmp_path, "-v", "-v").stderr


def test_fail_fast(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"broken")
    save_picture(tmp_path / "b.png")
    outcome = cli("compress", tmp_path, "--fail-fast", "--jobs", "1")
    assert outcome.status == ExitStatus.SOME_FAILED
    assert tree(tmp_path) == ["a.png", "b.png"]
    assert "  1 failed\n  1 not tried\n  2 files, " in outcome.stderr


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_order_does_not_depend_on_jobs(cli: Cli, tmp_path: Path, jobs: str) -> None:
    names = [f"{number}.png" for number in range(9)]
    for name in names:
        save_picture(tmp_path / name)
    outcome = cli("compress", tmp_path, "--json", "--jobs", jobs)
    assert [Path(record["input"]).name for record in outcome.records[:-1]] == names


def test_second_run_has_nothing_to_do(cli: Cli, tmp_path: Path) -> None:
    save_picture(tmp_path / "a.png")
    cli("compress", tmp_path)
    before = (tmp_path / "a.aed").stat().st_mtime_ns
    outcome = cli("compress", tmp_path)
    assert outcome.status == ExitStatus.NOTHING_TO_DO
    assert "skipped: the output exists" in outcome.stderr
    assert (tmp_path / "a.aed").stat().st_mtime_ns == before


def test_overwrite_and_rename(cli: Cli, tmp_path: Path) -> None:
    save_picture(tmp_path / "a.png")
    (tmp_path / "a.aed").write_bytes(b"old")
    cli("compress", tmp_path, "--on-exist", "rename")
    assert (tmp_path / "a.aed").read_bytes() == b"old"
    assert (tmp_path / "a (2).aed").read_bytes().startswith(SIGNATURE)
    cli("compress", tmp_path, "--on-exist", "overwrite")
    assert (tmp_path / "a.aed").read_bytes().startswith(SIGNATURE)


def test_dry_run_touches_nothing(cli: Cli, tmp_path: Path) -> None:
    save_picture(tmp_path / "a.png")
    save_picture(tmp_path / "b.png")
    (tmp_path / "b.aed").write_bytes(b"old")
    outcome = cli("compress", tmp_path, "-o", tmp_path / "out", "--dry-run", "--model", "absent")
    assert outcome.status == ExitStatus.OK
    assert tree(tmp_path) == ["a.png", "b.aed", "b.png"] and not (tmp_path / "out").exists()
    assert f"{tmp_path / 'a.png'}  → {tmp_path / 'out' / 'a.aed'}" in outcome.stderr
    assert "2 planned" in outcome.stderr and "on this machine" not in outcome.stderr
    assert "a trial of the work failed: There is no model package 'absent'." in outcome.stderr


def test_too_small_a_saving_writes_nothing(cli: Cli, tmp_path: Path) -> None:
    save_picture(tmp_path / "a.bmp", 100, 100)
    save_picture(tmp_path / "b.png", 3, 3)
    outcome = cli("compress", tmp_path, "--min-saving", "60%", "--json")
    first, second, summary = outcome.records
    assert first["status"] == "done" and second["status"] == "refused"
    assert "less than 60 %" in second["reason"]
    assert tree(tmp_path) == ["a.aed", "a.bmp", "b.png"]
    assert summary["bytes_in"] == (tmp_path / "a.bmp").stat().st_size


def test_pixel_limit(cli: Cli, tmp_path: Path) -> None:
    outcome = cli("compress", save_picture(tmp_path / "a.png", 20, 10), "--max-pixels", "199")
    assert outcome.status == ExitStatus.SOME_FAILED
    assert "--max-pixels 200" in outcome.stderr


def test_missing_model(cli: Cli, tmp_path: Path) -> None:
    outcome = cli("compress", save_picture(tmp_path / "a.png"), "--model", "absent")
    assert outcome.status == ExitStatus.MODEL
    assert outcome.stderr == (
        "aedesk-cli: There is no model package 'absent'.\n  See aedesk-cli models list.\n"
    )


def test_preset_and_what_goes_before_it(cli: Cli, tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png")
    args = ("compress", source, "--json", "--on-exist", "overwrite", "--preset", "web")
    assert cli(*args).records[0]["quality"] == 45
    assert cli(*args, "-q", "80").records[0]["quality"] == 80


def test_quiet_says_nothing_but_errors(cli: Cli, tmp_path: Path) -> None:
    save_picture(tmp_path / "a.png")
    (tmp_path / "b.png").write_bytes(b"broken")
    outcome = cli("compress", tmp_path, "--quiet")
    assert outcome.stderr.splitlines()[0].startswith("aedesk-cli: ")
    assert len(outcome.stderr.splitlines()) == 1 and outcome.stdout == b""


@pytest.mark.parametrize(
    ("number", "text"),
    [(errno.EROFS, "read-only"), (errno.EACCES, "no permission"), (errno.ENOSPC, "no space left")],
)
def test_folder_that_takes_nothing(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, text: str
) -> None:
    source = save_picture(tmp_path / "a.png")
    open_file = os.open

    def refuse(path: str, flags: int, *mode: int) -> int:
        if flags & os.O_CREAT:
            raise OSError(number, os.strerror(number))
        return open_file(path, flags, *mode)

    monkeypatch.setattr(os, "open", refuse)
    outcome = cli("compress", source)
    assert outcome.status == ExitStatus.SOME_FAILED
    assert text in outcome.stderr and "Choose another -o." in outcome.stderr
    assert tree(tmp_path) == ["a.png"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_folder_without_permission(cli: Cli, tmp_path: Path) -> None:
    source = save_picture(tmp_path / "in" / "a.png")
    (tmp_path / "out").mkdir(mode=0o500)
    outcome = cli("compress", source, "-o", tmp_path / "out")
    assert outcome.status == ExitStatus.SOME_FAILED
    assert "no permission" in outcome.stderr


def test_output_folder_that_cannot_be_made(cli: Cli, tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png")
    outcome = cli("compress", source, "-o", f"{source}/sub/")
    assert outcome.status == ExitStatus.SOME_FAILED
    assert "cannot be written" in outcome.stderr
    assert tree(tmp_path) == ["a.png"]


def test_latent_file_under_the_name_of_a_picture_is_refused(cli: Cli, tmp_path: Path) -> None:
    outcome = cli("compress", save_picture(tmp_path / "a.png"), "-o", tmp_path / "b.JPG")
    assert outcome.status == ExitStatus.USAGE and "b.aed" in outcome.stderr
