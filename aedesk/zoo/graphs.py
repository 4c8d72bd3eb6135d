"""ONNX graphs of a codec, made from the architecture's numbers and from weights that lie beside them.

The graphs hold no numbers of their own: every weight is a reference into ``weights.safetensors`` of the
package, so a package carries each weight once, and the graphs of a foreign package can be made again here
instead of being trusted. Tensors at the border of a graph are channels-last; inside they are channels-first,
which is what ONNX Runtime's convolutions want.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper

from aedesk.zoo.architecture import CONTEXT_STEPS, LATENT_STRIDE, RESIDUAL_MAX, CodecArchitecture

OPSET = 17
IR_VERSION = 8
SLOPE = 0.1


@dataclass(frozen=True, slots=True)
class StoredTensor:
    """Where a weight lies in the weights file.

    Args:
        dtype: "F16" or "F32".
        shape: Its shape.
        offset: First byte in the file.
        length: Bytes.
    """

    dtype: str
    shape: tuple[int, ...]
    offset: int
    length: int


class _Graph:
    """Collects the nodes of one graph."""

    def __init__(self, tensors: Mapping[str, StoredTensor], location: str) -> None:
        self.tensors = tensors
        self.location = location
        self.nodes: list[Any] = []
        self.initializers: dict[str, Any] = {}
        self.count = 0

    def add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        self.count += 1
        output = f"{kind.lower()}_{self.count}"
        self.nodes.append(helper.make_node(kind, list(inputs), [output], name=output, **attributes))
        return output

    def constant(self, values: Any, dtype: type[np.generic] = np.float32) -> str:
        name = f"constant_{len(self.initializers)}"
        self.initializers[name] = onnx.numpy_helper.from_array(np.asarray(values, dtype=dtype), name)
        return name

    def weight(self, name: str) -> str:
        """Refer to a stored weight; half precision is widened once, when the graph is loaded."""
        stored = self.tensors[name]
        if name not in self.initializers:
            tensor = TensorProto(name=name, dims=stored.shape, data_location=TensorProto.EXTERNAL)
            tensor.data_type = TensorProto.FLOAT16 if stored.dtype == "F16" else TensorProto.FLOAT
            for key, value in (
                ("location", self.location),
                ("offset", stored.offset),
                ("length", stored.length),
            ):
                tensor.external_data.add(key=key, value=str(value))
            self.initializers[name] = tensor
        return self.add("Cast", name, to=TensorProto.FLOAT) if stored.dtype == "F16" else name

    def conv(self, x: str, name: str, stride: int = 1) -> str:
        """Convolve with the stored kernel and bias of a layer; odd kernels keep the size."""
        channels, _, side, _ = self.tensors[f"{name}/kernel"].shape
        group = channels if name.endswith("depthwise") else 1
        pad = side // 2 if stride == 1 else 0
        return self.add(
            "Conv",
            x,
            self.weight(f"{name}/kernel"),
            self.weight(f"{name}/bias"),
            kernel_shape=[side, side],
            strides=[stride, stride],
            pads=[pad] * 4,
            group=group,
        )

    def leaky(self, x: str) -> str:
        return self.add("LeakyRelu", x, alpha=SLOPE)

    def cells(self, x: str, size: int) -> str:
        return self.add("DepthToSpace", x, blocksize=size, mode="DCR")

    def block(self, x: str, name: str) -> str:
        h = self.leaky(self.conv(x, f"{name}/enter"))
        h = self.conv(self.conv(h, f"{name}/depthwise"), f"{name}/leave")
        x = self.add("Add", x, h)
        h = self.conv(self.add("Relu", self.conv(x, f"{name}/widen")), f"{name}/narrow")
        return self.add("Add", x, h)

    def blocked(self, x: str) -> str:
        """The identity, by an operator that ONNX Runtime runs in its blocked layout.

        Residual sums after it then fuse into convolutions: the synthesis takes a tenth less time.
        """
        return self.add("MaxPool", x, kernel_shape=[1, 1])

    def channels_first(self, x: str) -> str:
        return self.add("Transpose", x, perm=[0, 3, 1, 2])

    def channels_last(self, x: str) -> str:
        return self.add("Transpose", x, perm=[0, 2, 3, 1])

    def finish(self, name: str, inputs: list[Any], output: Any, result: str) -> bytes:
        self.nodes.append(helper.make_node("Identity", [result], [output.name], name="result"))
        graph = helper.make_graph(
            self.nodes, name, inputs, [output], initializer=list(self.initializers.values())
        )
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", OPSET)],
            ir_version=IR_VERSION,
            producer_name="aedesk",
        )
        return bytes(model.SerializeToString())


def build_graphs(
    architecture: CodecArchitecture, tensors: Mapping[str, StoredTensor], location: str
) -> dict[str, bytes]:
    """Make all graphs of a codec.

    Args:
        architecture: Numbers of the networks.
        tensors: Where each weight lies.
        location: Name of the weights file, in the folder that the graphs will be in.

    Returns:
        Serialised ONNX models: ``analysis``, ``hyper_analysis``, ``residual``, ``latents``, ``synthesis``.
    """
    makers: dict[str, Callable[[_Graph, CodecArchitecture], bytes]] = {
        "analysis": _analysis,
        "hyper_analysis": _hyper_analysis,
        "residual": _residual,
        "latents": _latents,
        "synthesis": _synthesis,
    }
    return {name: make(_Graph(tensors, location), architecture) for name, make in makers.items()}


def _image(name: str, channels: int, kind: int = TensorProto.FLOAT) -> Any:
    return helper.make_tensor_value_info(name, kind, [1, f"{name}_rows", f"{name}_columns", channels])


def _vector(name: str, channels: int) -> Any:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, channels, 1, 1])


def _analysis(g: _Graph, a: CodecArchitecture) -> bytes:
    x = g.add("Sub", g.channels_first("picture"), g.constant(0.5))
    linear = g.conv(x, "analysis/linear", stride=LATENT_STRIDE)
    h = g.conv(x, "analysis/patches", stride=8)
    for i in range(a.analysis_blocks):
        h = g.block(h, f"analysis/block_{i}")
    h = g.conv(h, "analysis/down", stride=2)
    for i in range(a.deep_blocks):
        h = g.block(h, f"analysis/deep_{i}")
    y = g.channels_last(g.add("Add", linear, g.conv(h, "analysis/out")))
    return g.finish("analysis", [_image("picture", 3)], _image("latents", a.latent_channels), y)


def _hyper_analysis(g: _Graph, a: CodecArchitecture) -> bytes:
    h = g.conv(g.channels_first("latents"), "hyper_analysis/enter")
    h = g.leaky(g.conv(g.block(h, "hyper_analysis/block_0"), "hyper_analysis/down_0", stride=2))
    h = g.add("Mul", g.block(h, "hyper_analysis/block_1"), "gains")
    z = g.channels_last(g.conv(h, "hyper_analysis/down_1", stride=2))
    inputs = [_image("latents", a.latent_channels), _vector("gains", a.hyper_features)]
    return g.finish("hyper_analysis", inputs, _image("hyper_latents", a.hyper_channels), z)


def _features(g: _Graph) -> str:
    h = g.channels_first(g.add("Cast", "hyper_latents", to=TensorProto.FLOAT))
    for i in range(2):
        h = g.cells(g.leaky(g.conv(h, f"hyper_features/up_{i}")), 2)
    return h


def _context(
    g: _Graph, a: CodecArchitecture, decode: Callable[[str, str], tuple[str, str]]
) -> tuple[str, str]:
    """Run the four steps; ``decode`` turns means and a mask into a step's residuals and latents."""
    features = _features(g)
    known = residuals = ""
    for step in range(CONTEXT_STEPS):
        name = f"step_{step}"
        h = features if step == 0 else g.add("Concat", features, known, axis=1)
        h = g.conv(g.leaky(g.conv(h, f"{name}/enter")), f"{name}/depthwise")
        h = g.add("Mul", g.leaky(g.conv(h, f"{name}/mix")), "context_gains")
        means = g.conv(h, f"{name}/out")
        # Of the four one-hot maps of ranks, channel c looks at the rank that makes it step's turn.
        turns = [(step - channel) % CONTEXT_STEPS for channel in range(a.latent_channels)]
        mask = g.add("Gather", "ranks", g.constant(turns, np.int64), axis=1)
        residual, decoded = decode(means, mask)
        residuals = g.add("Add", residuals, residual) if residuals else residual
        known = g.add("Add", known, decoded) if known else decoded
    return residuals, known


def _context_inputs(a: CodecArchitecture) -> list[Any]:
    return [
        _image("hyper_latents", a.hyper_channels, TensorProto.INT8),
        _vector("gains", a.latent_channels),
        _vector("context_gains", a.context_channels),
        helper.make_tensor_value_info(
            "ranks", TensorProto.FLOAT, [1, CONTEXT_STEPS, "rank_rows", "rank_columns"]
        ),
    ]


def _residual(g: _Graph, a: CodecArchitecture) -> bytes:
    y = g.channels_first("latents")
    index = g.add("Cast", g.channels_first("indexes"), to=TensorProto.FLOAT)
    coded = g.add("Min", index, g.constant(1.0))
    inverse = g.add("Reciprocal", "gains")
    half, low, high = g.constant(0.5), g.constant(-RESIDUAL_MAX), g.constant(RESIDUAL_MAX)

    def decode(means: str, mask: str) -> tuple[str, str]:
        exact = g.add("Mul", g.add("Sub", y, means), "gains")
        rounded = g.add("Clip", g.add("Floor", g.add("Add", exact, half)), low, high)
        residual = g.add("Mul", rounded, g.add("Mul", coded, mask))
        decoded = g.add("Add", g.add("Mul", means, mask), g.add("Mul", residual, inverse))
        return residual, decoded

    residuals, _ = _context(g, a, decode)
    result = g.add("Cast", g.channels_last(residuals), to=TensorProto.INT16)
    indexes = _image("indexes", a.latent_channels, TensorProto.UINT8)
    inputs = [_image("latents", a.latent_channels), indexes, *_context_inputs(a)]
    return g.finish("residual", inputs, _image("residuals", a.latent_channels, TensorProto.INT16), result)


def _latents(g: _Graph, a: CodecArchitecture) -> bytes:
    residuals = g.channels_first(g.add("Cast", "residuals", to=TensorProto.FLOAT))
    steps = g.add("Mul", residuals, g.add("Reciprocal", "gains"))

    def decode(means: str, mask: str) -> tuple[str, str]:
        return "", g.add("Mul", g.add("Add", means, steps), mask)

    _, known = _context(g, a, decode)
    inputs = [_image("residuals", a.latent_channels, TensorProto.INT16), *_context_inputs(a)]
    return g.finish("latents", inputs, _image("latents", a.latent_channels), g.channels_last(known))


def _synthesis(g: _Graph, a: CodecArchitecture) -> bytes:
    latents = g.channels_first("latents")
    linear = g.cells(g.conv(latents, "synthesis/linear"), 2)
    h = g.blocked(g.add("Mul", g.conv(latents, "synthesis/enter"), "gains"))
    for i in range(a.deep_blocks):
        h = g.block(h, f"synthesis/deep_{i}")
    h = g.blocked(g.cells(g.conv(h, "synthesis/up"), 2))
    for i in range(a.synthesis_blocks):
        h = g.block(h, f"synthesis/block_{i}")
    h = g.add("Add", g.conv(h, "synthesis/out"), linear)
    # From 0..1 to 0..peak, rounded by the cast, before the pixels are spread out: numbers are smaller there.
    h = g.add(
        "Add", g.add("Mul", h, "peak"), g.add("Add", g.add("Mul", "peak", g.constant(0.5)), g.constant(0.5))
    )
    h = g.add("Clip", h, g.constant(0.0), g.add("Squeeze", "peak"))
    picture = g.channels_last(g.cells(h, 8))
    result = g.add("Cast", picture, to=TensorProto.UINT16)
    peak = helper.make_tensor_value_info("peak", TensorProto.FLOAT, [1])
    inputs = [_image("latents", a.latent_channels), _vector("gains", a.deep_channels), peak]
    return g.finish("synthesis", inputs, _image("picture", 3, TensorProto.UINT16), result)
