"""Archives of model packages in every state of damage and malice: each is made of a good package."""

import hashlib
import io
import json
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load, save

from aedesk.zoo.folder import DESCRIPTION, WEIGHTS

Files = dict[str, bytes]
Build = Callable[[Files], bytes]
END = 22
FLAGS, METHOD = 8, 10  # where these lie in an entry of the directory


def files_of(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def pack(files: Files, method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def described(files: Files, /, **changes: Any) -> Files:
    """The files with another description, whose hashes fit."""
    description = json.loads(files[DESCRIPTION])
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != DESCRIPTION}
    content = {**description, "files": hashes, **changes}
    return {**files, DESCRIPTION: json.dumps(content).encode()}


def weighted(files: Files, change: Callable[[dict[str, Any]], object]) -> Files:
    """The files with other weights, and hashes that fit."""
    arrays = load(files[WEIGHTS])
    change(arrays)
    return described({**files, WEIGHTS: save(arrays)})


def _entry(data: bytes, name: str) -> int:
    """Where the directory's entry of a member starts."""
    start = struct.unpack_from("<L", data, len(data) - 6)[0]
    return data.index(b"PK\x01\x02", data.index(name.encode(), start) - 46)


def patched(data: bytes, offset: int, form: str, value: int) -> bytes:
    out = bytearray(data)
    struct.pack_into(form, out, offset, value)
    return bytes(out)


def _with_entry(name: str, offset: int, form: str, value: int) -> Build:
    def build(files: Files) -> bytes:
        data = pack(files)
        return patched(data, _entry(data, name) + offset, form, value)

    return build


def _with_end(offset: int, form: str, value: int) -> Build:
    return lambda files: patched(pack(files), len(pack(files)) - END + offset, form, value)


def _with_member(name: str, data: bytes = b"x", mode: int = 0) -> Build:
    def build(files: Files) -> bytes:
        out = io.BytesIO(pack(files))
        with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as archive:
            warnings.simplefilter("ignore")  # that a name is there twice is what is wanted
            info = zipfile.ZipInfo("placeholder")
            info.filename, info.external_attr = name, mode << 16
            archive.writestr(info, data)
        return out.getvalue()

    return build


def _renamed(name: str, to: str) -> Build:
    return lambda files: pack({to if key == name else key: data for key, data in files.items()})


def _replaced(name: str, data: bytes) -> Build:
    return lambda files: pack({**files, name: data})


def _without(name: str) -> Build:
    return lambda files: pack({key: data for key, data in files.items() if key != name})


def _described(**changes: Any) -> Build:
    return lambda files: pack(described(files, **changes))


def _weighted(change: Callable[[dict[str, Any]], object]) -> Build:
    return lambda files: pack(weighted(files, change))


def _altered(name: str) -> Build:
    """A byte of a member is another one, and its checksum in the zip fits all the same."""

    def build(files: Files) -> bytes:
        data = files[name]
        return pack({**files, name: data[:-1] + bytes((data[-1] ^ 1,))})

    return build


def _broken_inside(files: Files) -> bytes:
    data = pack(files)
    return patched(data, data.index(files[WEIGHTS][-40:]), "<B", 1 ^ files[WEIGHTS][-40])


def _with_program(files: Files) -> bytes:
    """A zip that says itself that it starts behind something else, as self-extracting ones do."""
    out = io.BytesIO(b"#!/bin/sh\necho hello\n")
    with zipfile.ZipFile(out, "a") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def _overlapping(files: Files) -> bytes:
    """Two members that are one and the same stretch, as in bombs that unfold to petabytes."""
    data = pack(files)
    first, second = _entry(data, "analysis.onnx"), _entry(data, "hyper_analysis.onnx")
    return patched(data, second + 42, "<L", struct.unpack_from("<L", data, first + 42)[0])


def _large(files: Files) -> bytes:
    data = pack(files)
    return data[:-END] + b"PK\x06\x07" + bytes(16) + data[-END:]


def _with_name_in_front(files: Files) -> bytes:
    """The directory calls a member otherwise than the member itself does."""
    data = pack(files)
    at = data.index(b"latents.onnx")
    return data[:at] + b"patents.onnx" + data[at + 12 :]


def _header(weights: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """Weights whose header says something else."""
    size = struct.unpack_from("<Q", weights)[0]
    header = json.loads(weights[8 : 8 + size])
    change(header)
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + weights[8 + size :]


def _with_header(change: Callable[[dict[str, Any]], object]) -> Build:
    return lambda files: pack(described({**files, WEIGHTS: _header(files[WEIGHTS], change)}))


def _wide(arrays: dict[str, Any]) -> None:
    kernel = arrays["analysis/down/kernel"]
    arrays["analysis/down/kernel"] = np.concatenate([kernel, kernel], axis=1)


def _inexact(arrays: dict[str, Any]) -> None:
    arrays["prior/kernel_1"] = np.full_like(arrays["prior/kernel_1"], 2**20)


def _one_more(arrays: dict[str, Any]) -> None:
    arrays["payload"] = np.zeros(9, np.float32)


def _not_finite(arrays: dict[str, Any]) -> None:
    arrays["gains/latent"] = np.full_like(arrays["gains/latent"], np.nan)


def _odd_sum(arrays: dict[str, Any]) -> None:
    arrays["entropy_weights"] = arrays["entropy_weights"] + np.uint32(1)


def _unbounded(header: dict[str, Any]) -> None:
    header["gains/latent"]["data_offsets"][1] = 1 << 50


def _other_type(header: dict[str, Any]) -> None:
    header["analysis/down/kernel"]["dtype"] = "I16"


HOSTILE: dict[str, tuple[Build, str]] = {
    "empty": (lambda _: b"", "it has 0 bytes"),
    "text": (lambda _: b"I am a model. " * 20, "does not end as a zip archive does"),
    "cut": (lambda files: pack(files)[:-300], "does not end as a zip archive does"),
    "cut in the directory": (lambda files: pack(files)[:-END], "does not end as a zip archive does"),
    "with more behind it": (lambda files: pack(files) + b"more", "does not end as a zip archive does"),
    "with a comment": (lambda files: patched(pack(files), -2, "<H", 4) + b"more", "does not end as a zip"),
    "with more before it": (lambda files: b"#!/bin/sh\n" + pack(files), "directory is not where it says"),
    "with a program in front": (_with_program, "something stands before its first file"),
    "large zip": (_large, "directory is not where it says|zip64"),
    "part of several": (_with_end(4, "<H", 1), "in several parts"),
    "a million members": (
        lambda files: patched(patched(pack(files), -14, "<H", 60000), -12, "<H", 60000),
        "says that it holds 60,000 files",
    ),
    "huge directory": (_with_end(12, "<L", 1 << 30), "its directory says that it has 1,073,741,824 bytes"),
    "wrong directory": (_with_end(16, "<L", 10), "directory is not where it says"),
    "no directory": (_with_entry(DESCRIPTION, 0, "<L", 0), "directory is damaged|directory"),
    "escape": (_with_member("../../model.json"), "'../../model.json' in it leads to another folder"),
    "absolute": (_with_member("/etc/passwd"), "'/etc/passwd' in it leads to another folder"),
    "backslash": (_with_member("..\\model.json"), "leads to another folder"),
    "drive": (_with_member("C:model.json"), "'C:model.json' in it leads to another folder"),
    "folder": (_with_member("model/"), "'model/' in it leads to another folder"),
    "inside a folder": (_renamed(WEIGHTS, f"model/{WEIGHTS}"), "leads to another folder"),
    "link": (_with_member("denoise.onnx", b"/etc/passwd", 0o120777), "link or a special file"),
    "pipe": (_with_member("denoise.onnx", b"", 0o010644), "link or a special file"),
    "control characters": (_with_member("model\n.json"), "cannot be printed"),
    "text direction": (_with_member("model\u202enosj."), "cannot be printed"),
    "code": (_with_member("run.py", b"import os"), "holds 'run.py', which is no part of a model"),
    "pickle": (_with_member("weights.pkl"), "'weights.pkl', which is no part"),
    "capitals": (_with_member("MODEL.JSON"), "'MODEL.JSON', which is no part"),
    "twice": (_with_member(DESCRIPTION, b"{}"), "'model.json' is there twice"),
    "encrypted": (_with_entry(WEIGHTS, FLAGS, "<H", 1), "'weights.safetensors' in it is encrypted"),
    "streamed": (_with_entry(WEIGHTS, FLAGS, "<H", 8), "stored in an unusual way"),
    "compressed": (lambda files: pack(files, zipfile.ZIP_DEFLATED), "is compressed"),
    "a bomb": (
        lambda files: pack({**files, "denoise.onnx": bytes(1 << 22)}, zipfile.ZIP_BZIP2),
        "is compressed",
    ),
    "size that lies": (_with_entry(WEIGHTS, 24, "<L", 1 << 31), "is compressed"),
    "sizes that lie": (
        lambda files: _both_sizes(pack(files), 1 << 29),
        "overlaps what follows it",
    ),
    "huge description": (_replaced(DESCRIPTION, b" " * (1 << 21)), "'model.json' in it has 2,097,152 bytes"),
    "huge graph": (_replaced("analysis.onnx", bytes(17 << 20)), "'analysis.onnx' in it has 17,825,792 bytes"),
    "overlap": (_overlapping, "overlaps what follows it"),
    "other name inside": (_with_name_in_front, "latents.onnx cannot be read"),
    "checksum": (_broken_inside, "weights.safetensors cannot be read"),
    "no description": (_without(DESCRIPTION), "lacks model.json"),
    "no weights": (_without(WEIGHTS), "lacks its file weights.safetensors"),
    "no graph": (_without("latents.onnx"), "lacks its file latents.onnx"),
    "graph of another kind": (_with_member("denoise.onnx"), "does not name its file denoise.onnx"),
    "no JSON": (_replaced(DESCRIPTION, b"{"), "not readable JSON"),
    "deep JSON": (_replaced(DESCRIPTION, b"[" * 100_000), "not readable JSON"),
    "newer format": (_described(format=2), "not a model description of format 1"),
    "unknown kind": (_described(kind="virus"), "describes a 'virus'"),
    "name that is a path": (_described(name="../../x"), "gives a name that is none"),
    "description that cannot be written": (_described(licence="\ud800"), "description of the model small"),
    "description that grows when it is written": (
        lambda files: pack(
            {
                **files,
                DESCRIPTION: files[DESCRIPTION].rstrip()[:-1] + b',"x":' + b"[" * 900 + b"]" * 900 + b"}",
            }
        ),
        "description is larger than|not readable JSON",
    ),
    "files elsewhere": (_described(files={"../x": "0" * 64}), "must name the files"),
    "absurd architecture": (
        lambda files: pack(
            described(
                files,
                architecture={**json.loads(files[DESCRIPTION])["architecture"], "latent_channels": 1 << 30},
            )
        ),
        "latent_channels is 1073741824",
    ),
    "other architecture": (
        lambda files: pack(
            described(
                files,
                architecture={**json.loads(files[DESCRIPTION])["architecture"], "analysis_blocks": 5},
            )
        ),
        "do not fit its networks: KeyError",
    ),
    "altered weights": (_altered(WEIGHTS), "damaged: weights.safetensors was altered"),
    "altered graph": (_altered("synthesis.onnx"), "damaged: synthesis.onnx was altered"),
    "weights that are none": (
        lambda files: pack(described({**files, WEIGHTS: b"\x80\x04cos\nsystem\n."})),
        "cannot be read",
    ),
    "weights with a huge header": (
        lambda files: pack(described({**files, WEIGHTS: struct.pack("<Q", 1 << 60) + b"{}"})),
        "cannot be read",
    ),
    "array out of bounds": (_with_header(_unbounded), "cannot be read"),
    "array of another type": (_with_header(_other_type), "analysis/down/kernel|does not fit|do not fit"),
    "kernel of another shape": (_weighted(_wide), "does not fit what comes into it"),
    "missing array": (_weighted(lambda a: a.pop("prior/shifts")), "unknown arrays: prior/shifts"),
    "missing weight": (_weighted(lambda a: a.pop("analysis/out/kernel")), "analysis/out/kernel"),
    "unknown array": (_weighted(_one_more), "unknown arrays: payload"),
    "inexact prior": (_weighted(_inexact), "exact sums stay under"),
    "gains that are none": (_weighted(_not_finite), "gains/latent"),
    "impossible table": (_weighted(_odd_sum), "entropy table"),
}
"""What is wrong → how it is made, and what the refusal says."""


def _both_sizes(data: bytes, size: int) -> bytes:
    entry = _entry(data, WEIGHTS)
    return patched(patched(data, entry + 20, "<L", size), entry + 24, "<L", size)
