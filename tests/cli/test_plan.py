"""Plans on the command line: lists, patterns, names, what is left alone, and dry runs."""

import json
import os
import re
from pathlib import Path

import pytest

from aedesk.batch.estimate import Volume
from aedesk.errors import ExitStatus
from tests.batch.fakes import save_picture
from tests.cli.conftest import Cli


def tree(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def photos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder ``photos`` in the current one."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.png", "b.png", "2024/c.png", "2024/May/d.jpg"):
        save_picture(tmp_path / "photos" / name)
    return tmp_path / "photos"


ALL = ["2024/May/d.aed", "2024/c.aed", "a.aed", "b.aed"]


@pytest.mark.parametrize("end", ["\n", "\0", "\r\n"])
def test_list_from_standard_input(cli: Cli, photos: Path, end: str) -> None:
    names = [str(path.relative_to(photos.parent)) for path in photos.rglob("*.*")]
    outcome = cli("compress", "--files-from", "-", "-o", "out", stdin=end.join([*names, ""]).encode())
    assert outcome.status == ExitStatus.OK, outcome.stderr
    assert tree(Path("out")) == [f"photos/{name}" for name in ALL]


@pytest.mark.skipif(os.name == "nt", reason="names that Windows forbids")
def test_list_of_odd_names(cli: Cli, photos: Path) -> None:
    names = ["new\nline.png", "-", "@at.png", "star*.png", " space .png"]
    for name in names:
        save_picture(photos / "x.png").rename(name)
    content = b"\0".join(os.fsencode(name) for name in names)
    outcome = cli("compress", "--files-from", "-", "-o", "out", stdin=content)
    assert outcome.status == ExitStatus.OK, outcome.stderr
    assert tree(Path("out")) == sorted([" space .aed", "-.aed", "@at.aed", "new\nline.aed", "star*.aed"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_list_in_a_file(cli: Cli, photos: Path, encoding: str) -> None:
    save_picture(photos / "Größe.png")
    Path("list.txt").write_text("photos/a.png\nphotos/Größe.png\n", encoding)
    assert cli("compress", "@list.txt", "-o", "one").status == ExitStatus.OK
    assert cli("compress", "--files-from", "list.txt", "-o", "two").status == ExitStatus.OK
    assert tree(Path("one")) == tree(Path("two")) == ["photos/Größe.aed", "photos/a.aed"]


def test_file_that_is_called_like_a_list(cli: Cli, photos: Path) -> None:
    (photos / "a.png").rename("@a.png")
    assert cli("compress", "@a.png").status == ExitStatus.OK
    assert Path("@a.aed").exists()


def test_lists_that_cannot_be(cli: Cli, photos: Path) -> None:
    outcome = cli("compress", "-", "--files-from", "-")
    assert outcome.status == ExitStatus.USAGE and "both a picture (-) and a list" in outcome.stderr
    outcome = cli("compress", "@missing.txt")
    assert outcome.status == ExitStatus.USAGE and "missing.txt cannot be read" in outcome.stderr
    outcome = cli("compress", "--files-from", "-", stdin_is_terminal=True)
    assert outcome.status == ExitStatus.USAGE and "find" in outcome.stderr
    assert cli("compress", "--files-from", "-", stdin=b"").status == ExitStatus.NOTHING_TO_DO


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("photos/*.png", ["a.aed", "b.aed"]),
        ("photos/**/*.png", ["2024/c.aed", "a.aed", "b.aed"]),
        ("photos/**", ALL),
        ("photos/**/*", ALL),
        ("photos/?.*", ["a.aed", "b.aed"]),
        ("photos/[ac].png", ["a.aed"]),
        ("photos/[!a].png", ["b.aed"]),
        ("photos/20*", ["2024/c.aed"]),
        ("*/2024/*/d.*", ["photos/2024/May/d.aed"]),
        ("photos/*", ["2024/c.aed", "a.aed", "b.aed"]),
    ],
)
def test_patterns_that_no_shell_has_expanded(
    cli: Cli, photos: Path, pattern: str, expected: list[str]
) -> None:
    for name in ("a.xmp", "2024/notes.txt", ".hidden.png"):
        (photos / name).touch()
    outcome = cli("compress", pattern, "-o", "out")
    assert outcome.status == ExitStatus.OK, outcome.stderr
    assert tree(Path("out")) == expected


def test_pattern_with_a_suffix_of_its_own_takes_what_it_names(cli: Cli, photos: Path) -> None:
    (photos / "a.png").rename(photos / "a.dat")
    assert cli("compress", "photos/*.dat", "-o", "out").status == ExitStatus.OK
    assert tree(Path("out")) == ["a.aed"]


def test_pattern_that_nothing_matches(cli: Cli, photos: Path) -> None:
    outcome = cli("compress", "photos/*.gif", "photos/a.png")
    assert outcome.status == ExitStatus.SOME_FAILED
    assert "photos/*.gif: No file matches this pattern." in outcome.stderr
    assert (photos / "a.aed").exists()


def test_file_whose_name_has_brackets(cli: Cli, photos: Path) -> None:
    save_picture(photos / "a[1].png")
    save_picture(photos / "a1.png")
    assert cli("compress", "photos/a[1].png").status == ExitStatus.OK
    assert [path.name for path in photos.glob("*.aed")] == ["a[1].aed"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_links(cli: Cli, photos: Path, tmp_path: Path) -> None:
    outside = save_picture(tmp_path / "elsewhere" / "e.png")
    (photos / "out.png").symlink_to(outside)
    (photos / "in.png").symlink_to(photos / "a.png")
    (photos / "dead.png").symlink_to("nothing")
    (photos / "self.png").symlink_to("self.png")
    (photos / "loop").symlink_to(photos)
    (photos / "tree").symlink_to(outside.parent)
    outcome = cli("compress", "-r", "photos", "-o", "out")
    assert outcome.status == ExitStatus.OK, outcome.stderr
    assert tree(Path("out")) == sorted([*ALL, "in.aed", "out.aed"])
    assert "2 links to files followed, 1 of them out of the folder" in outcome.stderr
    assert "2 other files left alone: 2 broken links" in outcome.stderr
    assert "2 folders not searched: 2 links" in outcome.stderr
    assert cli("compress", "photos/loop", "-o", "named").status == ExitStatus.OK  # what is named is followed


def test_what_was_left_alone_is_said_once(cli: Cli, photos: Path) -> None:
    junk = ["Thumbs.db", "desktop.ini", ".DS_Store", "a.xmp", "b.XMP", "notes.txt", "README", "._a.png"]
    for name in (*junk, "@eaDir/a.png", ".git/b.png"):
        (photos / name).parent.mkdir(exist_ok=True)
        (photos / name).touch()
    outcome = cli("compress", "photos", "-o", "out")
    kinds = "2 .xmp, 1 .DS_Store, 1 .txt, 1 Thumbs.db, 1 desktop.ini, 2 of 2 other kinds"
    files = f"8 other files left alone: {kinds}"
    folders = "3 folders not searched: 1 @eaDir, 1 hidden, 1 subfolder (-r searches them)"
    assert outcome.stderr.splitlines()[-2:] == [files, folders]
    assert "left alone" not in cli("compress", "photos", "--quiet", "--on-exist", "rename").stderr
    record = cli("compress", "photos", "-o", "json", "--json").records[-1]
    assert record["left_alone"]["files"][".xmp"] == 2 and record["left_alone"]["folders"]["subfolder"] == 1


def test_names_by_a_pattern_are_shown_before_the_start(cli: Cli, photos: Path) -> None:
    outcome = cli("compress", "-r", "photos", "-o", "out", "--name", "{parent}-{stem}-q{quality}", "-q", "33")
    assert outcome.status == ExitStatus.OK, outcome.stderr
    assert outcome.stderr.splitlines()[:5] == [
        "names by {parent}-{stem}-q{quality}:",
        f"  {Path('photos/2024/May/d.jpg')} → {Path('out/2024/May/May-d-q33.aed')}",
        f"  {Path('photos/2024/c.png')} → {Path('out/2024/2024-c-q33.aed')}",
        f"  {Path('photos/a.png')} → {Path('out/photos-a-q33.aed')}",
        "  and 1 more; --dry-run shows all",
    ]
    assert len(tree(Path("out"))) == 4


def test_flat_output(cli: Cli, photos: Path) -> None:
    assert cli("compress", "-r", "photos", "-o", "out", "--flat").status == ExitStatus.OK
    assert tree(Path("out")) == ["a.aed", "b.aed", "c.aed", "d.aed"]
    assert cli("compress", "-r", "photos", "--flat").status == ExitStatus.USAGE


@pytest.mark.parametrize("pattern", ["{nothing}", "../{stem}", "{stem", "{counter:x}"])
def test_wrong_pattern_is_wrong_usage(cli: Cli, photos: Path, pattern: str) -> None:
    outcome = cli("compress", "photos", "-o", "out", "--name", pattern)
    assert outcome.status == ExitStatus.USAGE and "--name" in outcome.stderr
    assert not Path("out").exists()


def test_quality_in_a_name_with_a_target_is_not_known(cli: Cli, photos: Path) -> None:
    outcome = cli("compress", "photos", "--name", "{stem}-q{quality}", "--target-size", "2K")
    assert outcome.status == ExitStatus.USAGE and "not known before" in outcome.stderr


def test_pattern_says_the_format_of_restored_pictures(cli: Cli, photos: Path) -> None:
    cli("compress", "photos", "-o", "out")
    assert cli("restore", "out", "--name", "{stem}-back.jpg").status == ExitStatus.OK
    assert Path("out/a-back.jpg").read_bytes().startswith(b"\xff\xd8")
    outcome = cli("restore", "out", "--name", "{stem}.jpg", "--format", "png")
    assert outcome.status == ExitStatus.USAGE and "contradict" in outcome.stderr


def test_counter_meets_files_of_an_earlier_run(cli: Cli, photos: Path) -> None:
    args = ("compress", "photos", "-o", "out", "--name", "{counter:03}")
    assert "{counter}" not in cli(*args).stderr.replace("{counter:03}", "")
    save_picture(photos / "0.png")
    assert "if files were added" in cli(*args).stderr


def test_outputs_in_the_input_folder_are_not_inputs_again(cli: Cli, photos: Path) -> None:
    args = ("compress", "-r", "photos", "-o", "photos/small")
    assert cli(*args).status == ExitStatus.OK
    before = tree(photos)
    assert cli(*args).status == ExitStatus.NOTHING_TO_DO
    restore = ("restore", "-r", "photos", "-o", "photos/back")
    assert cli(*restore).status == ExitStatus.OK
    assert [name for name in tree(photos) if name not in before] == [
        "back/small/2024/May/d.png",
        "back/small/2024/c.png",
        "back/small/a.png",
        "back/small/b.png",
    ]
    assert cli(*restore).status == ExitStatus.NOTHING_TO_DO


def test_dry_run_is_an_aligned_table(cli: Cli, photos: Path) -> None:
    save_picture(photos / "图片.png")
    (photos / "b.jpg").write_bytes((photos / "b.png").read_bytes())
    Path("out").mkdir()
    (Path("out") / "a.aed").write_bytes(b"old")
    outcome = cli("compress", "photos", "missing.png", "-o", "out", "--dry-run")
    assert outcome.status == ExitStatus.SOME_FAILED and outcome.stdout == b""
    rows = outcome.stderr.splitlines()[:5]
    assert [row.split()[0] for row in rows] == ["skipped", "planned", "refused", "planned", "failed"]
    assert re.search(r"photos/a\.png +→ out/a\.aed +the output exists$", rows[0])
    assert (
        rows[1].index("→") == rows[0].index("→") == rows[3].index("→") + 2
    )  # two characters fill four cells
    assert re.search(r"^failed +missing\.png +No such file or directory\.$", rows[4])
    assert "1 skipped, 1 refused, 1 failed, 2 planned" in outcome.stderr
    assert "to compress: 2 files, 0.0 megapixels" in outcome.stderr
    assert "on this machine" in outcome.stderr and "free on the disk of" in outcome.stderr
    assert tree(Path("out")) == ["a.aed"]


def test_dry_run_as_json(cli: Cli, photos: Path) -> None:
    *files, summary = cli("compress", "-r", "photos", "-o", "out", "--dry-run", "--json").records
    assert [record["status"] for record in files] == ["planned"] * 4
    assert all(record["bytes_in"] > 0 for record in files)
    assert summary["planned"] == 4 and summary["exit_status"] == 0
    expected = summary["estimate"]
    assert expected["jobs"] == 4 and expected["pixels"] == 800 and not expected["pixels_sampled"]
    assert expected["bytes_out"] > 0 and expected["volumes"][0]["free"] > 0


def test_dry_run_uses_the_speed_of_earlier_runs(cli: Cli, photos: Path, tmp_path: Path) -> None:
    from aedesk.batch.speeds import Speed, Speeds

    kind = "compress default auto effort None quality"
    for record in (f"{kind}", f"{kind} 60.0"):
        Speeds().remember(record, Speed(8e6, 1e6, 16e6))
    expected = cli("compress", "-r", "photos", "--dry-run", "--json").records[-1]["estimate"]
    assert (expected["seconds"], expected["bytes_out"]) == (100.0, 1600)


def test_run_that_is_not_likely_to_fit_warns_and_goes_on(
    cli: Cli, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aedesk.batch.estimate._free", lambda folder: 1)
    outcome = cli("compress", "photos", "-o", "out")
    assert outcome.status == ExitStatus.OK
    assert outcome.stderr.splitlines()[0].startswith("outputs will take about ")
    assert "too little for about" in cli("compress", "photos", "-o", "new", "--dry-run").stderr
    assert not Volume(photos, 2, 1).suffices


def test_two_spellings_of_one_name_are_told_before_the_start(cli: Cli, photos: Path) -> None:
    save_picture(photos / "A.png")
    outcome = cli("compress", "photos", "-o", "out", "--dry-run")
    if (photos / "A.png").samefile(photos / "a.png"):
        pytest.skip("they are one on this very system")
    assert outcome.status == ExitStatus.SOME_FAILED and "some systems do not mind" in outcome.stderr
    assert json.dumps("--on-exist rename")[1:-1] in outcome.stderr
    assert cli("compress", "photos", "-o", "out", "--on-exist", "rename").status == ExitStatus.OK
    assert tree(Path("out")) == ["A.aed", "a (2).aed", "b.aed"]


def test_lists_and_patterns_of_commands_that_only_read(cli: Cli, photos: Path) -> None:
    cli("compress", "-r", "photos", "-o", "out")
    assert cli("verify", "out/**/*.aed", "--json").records[-1]["done"] == 4
    assert (
        cli("info", "--files-from", "-", "--json", stdin=b"out/a.aed\nout/b.aed\n").records[-1]["done"] == 2
    )
