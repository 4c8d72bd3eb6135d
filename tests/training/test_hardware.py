"""The number format that a machine trains with."""

from pathlib import Path

import pytest

from aedesk.training import hardware


@pytest.mark.parametrize(
    ("flags", "backend", "precision"),
    [
        ("fma avx512_bf16 avx2", "tensorflow", "bfloat16"),
        ("fma amx_bf16 avx2", "torch", "bfloat16"),
        ("fma avx2", "tensorflow", "float32"),
        ("fma avx512_bf16 amx_bf16", "jax", "float32"),
        (None, "tensorflow", "float32"),
    ],
)
def test_auto_takes_bfloat16_where_it_is_faster(
    flags: str | None, backend: str, precision: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = tmp_path / "cpuinfo"
    if flags is not None:
        facts.write_text(f"processor : 0\nflags : {flags}\n")
    monkeypatch.setattr(hardware, "CPU_FACTS", facts)
    monkeypatch.setattr(hardware, "keras_devices", lambda kind: [])
    monkeypatch.setattr(hardware.keras.backend, "backend", lambda: backend)
    assert hardware.choose_precision("auto") == precision
    assert hardware.choose_precision("float32") == "float32"


def test_a_gpu_takes_bfloat16_and_pictures_up_to_a_share(monkeypatch: pytest.MonkeyPatch) -> None:
    assert hardware.device_budget() == 0 or hardware.keras_devices("gpu")
    monkeypatch.setattr(hardware, "keras_devices", lambda kind: ["gpu:0"])
    monkeypatch.setattr(hardware.keras.backend, "backend", lambda: "tensorflow")
    assert hardware.choose_precision("auto") == "bfloat16"
    assert hardware.device_budget() == hardware.PICTURES_BYTES
