"""A builder of ONNX graphs whose weights lie beside them, in the weights file of a model package.

The graphs hold no numbers of their own: every weight is a reference into ``weights.safetensors`` of the
package, so a package carries each weight once, and the graphs of a foreign package can be made again here
instead of being trusted. Tensors at the border of a graph are channels-last; inside they are channels-first,
which is what ONNX Runtime's convolutions want.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper

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


class Graph:
    """Collects the nodes of one graph; each method adds some and gives the name of their result.

    Args:
        tensors: Where each weight lies in the weights file.
        location: Name of the weights file, in the folder that the graph will be in.
    """

    def __init__(self, tensors: Mapping[str, StoredTensor], location: str) -> None:
        self.tensors = tensors
        self.location = location
        self.nodes: list[Any] = []
        self.initializers: dict[str, Any] = {}
        self.count = 0

    def add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """Add one operator."""
        self.count += 1
        output = f"{kind.lower()}_{self.count}"
        self.nodes.append(helper.make_node(kind, list(inputs), [output], name=output, **attributes))
        return output

    def constant(self, values: Any, dtype: type[np.generic] = np.float32) -> str:
        """Hold a few numbers in the graph itself."""
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

    def conv(self, x: str, name: str, stride: int = 1, *, keeps_size: bool = True) -> str:
        """Convolve with a stored kernel, and its bias if there is one; odd kernels keep the size or cut."""
        channels, _, side, _ = self.tensors[f"{name}/kernel"].shape
        group = channels if name.endswith("depthwise") else 1
        pad = side // 2 if stride == 1 and keeps_size else 0
        weights = [f"{name}/{part}" for part in ("kernel", "bias") if f"{name}/{part}" in self.tensors]
        return self.add(
            "Conv",
            x,
            *(self.weight(weight) for weight in weights),
            kernel_shape=[side, side],
            strides=[stride, stride],
            pads=[pad] * 4,
            group=group,
        )

    def mirrored(self, x: str, before: int, after: int) -> str:
        """Widen (1, C, h, w), up and left, and down and right, by what is mirrored at its border."""
        widths = [0, 0, before, before, 0, 0, after, after]
        return self.add("Pad", x, self.constant(widths, np.int64), mode="reflect")

    def mean(self, x: str, side: int) -> str:
        """Means of squares that lie side by side."""
        return self.add("AveragePool", x, kernel_shape=[side, side], strides=[side, side])

    def leaky(self, x: str) -> str:
        """Leaky ReLU of the slope that all networks share."""
        return self.add("LeakyRelu", x, alpha=SLOPE)

    def cells(self, x: str, size: int) -> str:
        """Depth to space."""
        return self.add("DepthToSpace", x, blocksize=size, mode="DCR")

    def block(self, x: str, name: str) -> str:
        """The residual block of ``aedesk.nn.blocks.Block``."""
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
        """From (1, h, w, C) to (1, C, h, w)."""
        return self.add("Transpose", x, perm=[0, 3, 1, 2])

    def channels_last(self, x: str) -> str:
        """From (1, C, h, w) to (1, h, w, C)."""
        return self.add("Transpose", x, perm=[0, 2, 3, 1])

    def finish(self, name: str, inputs: list[Any], output: Any, result: str, *more: tuple[Any, str]) -> bytes:
        """Serialise the graph with ``result`` as its output, and ``more`` outputs with their results."""
        outputs = [(output, result), *more]
        for info, tensor in outputs:
            self.nodes.append(helper.make_node("Identity", [tensor], [info.name], name=f"{info.name}_result"))
        graph = helper.make_graph(
            self.nodes,
            name,
            inputs,
            [info for info, _ in outputs],
            initializer=list(self.initializers.values()),
        )
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", OPSET)],
            ir_version=IR_VERSION,
            producer_name="aedesk",
        )
        return bytes(model.SerializeToString())


def image(name: str, channels: int, kind: int = TensorProto.FLOAT) -> Any:
    """Describe an input or output (1, rows, columns, channels) of any size."""
    return helper.make_tensor_value_info(name, kind, [1, f"{name}_rows", f"{name}_columns", channels])


def vector(name: str, channels: int) -> Any:
    """Describe an input (1, channels, 1, 1)."""
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, channels, 1, 1])
