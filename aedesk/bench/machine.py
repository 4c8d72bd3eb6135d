"""What the machine can do at best: multiply-accumulates per second of a plain 1×1 convolution."""

import time

import numpy as np

CHANNELS = 192
SIDE = 96
MACS = CHANNELS * CHANNELS * SIDE * SIDE
OPSET = 17


def convolution_rate(*, threads: int | None = None, seconds: float = 1.0) -> float:
    """Best rate of a 1×1 convolution of 192 to 192 channels on 96×96 positions in ONNX Runtime, float32.

    Networks made of such layers cannot run faster than their count of MACs divided by this rate.

    Args:
        threads: Threads of the runtime; None takes as many as it chooses itself.
        seconds: For how long to try; the quickest run counts.

    Returns:
        MAC per second.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or 0
    session = onnxruntime.InferenceSession(
        _convolution_graph(), sess_options=options, providers=["CPUExecutionProvider"]
    )
    feed = {"x": np.random.default_rng(0).random((1, CHANNELS, SIDE, SIDE), np.float32)}
    best = float("inf")
    deadline = time.perf_counter() + seconds
    while time.perf_counter() < deadline or best == float("inf"):
        start = time.perf_counter()
        session.run(None, feed)
        best = min(best, time.perf_counter() - start)
    return MACS / best


def _convolution_graph() -> bytes:
    """A serialised ONNX model with one Conv node."""
    from onnx import TensorProto, helper, numpy_helper

    weights = np.random.default_rng(1).standard_normal((CHANNELS, CHANNELS, 1, 1), np.float32)
    shape = [1, CHANNELS, SIDE, SIDE]
    graph = helper.make_graph(
        [helper.make_node("Conv", ["x", "w"], ["y"])],
        "convolution",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, shape)],
        [numpy_helper.from_array(weights, "w")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
    return bytes(model.SerializeToString())
