"""Messages between aedesk and a process that it starts: a line of JSON, then the bytes of arrays."""

import json
from typing import IO, Any

import numpy as np
import numpy.typing as npt

Arrays = dict[str, npt.NDArray[Any]]


def send(stream: IO[bytes], facts: dict[str, Any], arrays: Arrays | None = None) -> None:
    """Write a message.

    Args:
        stream: A pipe.
        facts: What can be said in JSON.
        arrays: Arrays of numbers by name.

    Raises:
        OSError: Nobody reads any more.
    """
    arrays = arrays or {}
    forms = {name: [array.dtype.str, array.shape] for name, array in arrays.items()}
    stream.write(json.dumps({"facts": facts, "arrays": forms}).encode() + b"\n")
    for array in arrays.values():
        stream.write(np.ascontiguousarray(array).data.cast("B") if array.size else b"")
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], Arrays]:
    """Read a message.

    Raises:
        EOFError: The other side has ended, or ends in the middle.
    """
    line = stream.readline()
    if not line.endswith(b"\n"):
        raise EOFError
    message = json.loads(line)
    arrays = {}
    for name, (form, shape) in message["arrays"].items():
        dtype = np.dtype(form)
        size = int(np.prod(shape)) * dtype.itemsize
        data = stream.read(size)
        if len(data) < size:
            raise EOFError
        arrays[name] = np.frombuffer(data, dtype).reshape(shape)
    return message["facts"], arrays
