"""JSON lines: their keys and types, as docs/command-line.md promises them."""

from pathlib import Path
from typing import Any

from tests.batch.fakes import save_picture
from tests.cli.conftest import Cli

FILE = {
    "type": str,
    "command": str,
    "input": str,
    "output": (str, type(None)),
    "status": str,
    "reason": (str, type(None)),
    "hint": (str, type(None)),
    "bytes_in": int,
    "bytes_out": int,
    "saving": (float, type(None)),
    "seconds": float,
    "notes": list,
}
COMPRESSED = {
    "width": int,
    "height": int,
    "bpp": float,
    "lossless": bool,
    "quality": int,
    "psnr": (float, type(None)),
    "model": str,
    "device": str,
}
RESTORED = {"width": int, "height": int, "format": str, "device": str}
SUMMARY = {
    "type": str,
    "command": str,
    **dict.fromkeys(("done", "skipped", "failed", "planned", "refused", "not_tried"), int),
    "bytes_in": int,
    "bytes_out": int,
    "seconds": float,
    "exit_status": int,
    "left_alone": dict,
}


def check(record: dict[str, Any], schema: dict[str, Any]) -> None:
    assert record.keys() == schema.keys()
    for key, kind in schema.items():
        assert isinstance(record[key], kind), key


def test_compress_and_restore(cli: Cli, tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png")
    outcome = cli("compress", source, "--json")
    record, summary = outcome.records
    check(record, FILE | COMPRESSED)
    check(summary, SUMMARY)
    assert outcome.stderr == ""
    assert record["input"] == str(source) and record["output"] == str(tmp_path / "a.aed")
    assert record["bytes_out"] == (tmp_path / "a.aed").stat().st_size
    assert record["saving"] == 1 - record["bytes_out"] / record["bytes_in"]
    check(cli("restore", tmp_path / "a.aed", "-o", tmp_path / "b.png", "--json").records[0], FILE | RESTORED)


def test_failed_skipped_and_planned_lines(cli: Cli, tmp_path: Path) -> None:
    save_picture(tmp_path / "a.png")
    (tmp_path / "b.png").write_bytes(b"broken")
    save_picture(tmp_path / "c.png")
    (tmp_path / "c.aed").touch()
    *records, summary = cli("compress", tmp_path, "--json").records
    assert [record["status"] for record in records] == ["done", "failed", "skipped"]
    for record in records[1:]:
        check(record, FILE)
        assert record["reason"]
    assert (summary["done"], summary["failed"], summary["skipped"]) == (1, 1, 1)
    assert summary["exit_status"] == 1
    planned = cli("compress", tmp_path, "--json", "--dry-run", "--on-exist", "rename").records[0]
    check(planned, FILE)
    assert planned["status"] == "planned"
