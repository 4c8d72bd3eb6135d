"""Whether the weights of a package have the shapes that its architecture asks for.

The graphs that are made of them are followed from their inputs to their outputs, and nothing is computed.
"""

from typing import Any

import onnx

from aedesk.errors import ModelError

_FLOATS = {onnx.TensorProto.FLOAT: 4, onnx.TensorProto.FLOAT16: 2}


def check_graph(name: str, graph: bytes) -> set[str]:
    """Refuse a graph whose convolutions do not fit each other.

    Args:
        name: Name of the graph, for messages.
        graph: What `aedesk.zoo.graphs` or `aedesk.zoo.denoiser_graphs` made.

    Returns:
        Names of the weights that it refers to.

    Raises:
        ModelError: A weight is of a wrong shape, type or length.
    """
    try:
        model = onnx.shape_inference.infer_shapes(
            onnx.load_model_from_string(graph), check_type=True, strict_mode=True
        )
    except (onnx.shape_inference.InferenceError, ValueError) as error:
        first = str(error).strip().splitlines()[-1]
        raise ModelError(f"The weights of the model do not fit its {name} network: {first}.") from error
    weights = {weight.name: weight for weight in model.graph.initializer if weight.external_data}
    for weight in weights.values():
        _check_weight(weight)
    shapes = {value.name: _shape(value) for value in (*model.graph.input, *model.graph.value_info)}
    shapes |= {weight.name: tuple(weight.dims) for weight in weights.values()}
    for node in model.graph.node:
        if node.op_type == "Conv":
            _check_convolution(node, shapes)
    return set(weights)


def _check_weight(weight: Any) -> None:
    facts = {entry.key: entry.value for entry in weight.external_data}
    size = _FLOATS[weight.data_type]
    for side in weight.dims:
        size *= side
    if size != int(facts["length"]):
        raise ModelError(f"The model's {weight.name} has {facts['length']} bytes instead of {size:,}.")


def _check_convolution(node: Any, shapes: dict[str, tuple[int, ...]]) -> None:
    """Kernels are square and take what comes in; a bias has a number for each channel that goes out."""
    group = next(attribute.i for attribute in node.attribute if attribute.name == "group")
    kernel, source = shapes.get(node.input[1], ()), shapes.get(node.input[0], ())
    fits = len(kernel) == 4 and len(source) == 4 and kernel[2] == kernel[3]
    if not fits or source[1] != group * kernel[1] or kernel[0] % group:
        raise ModelError(f"A kernel {kernel} of the model does not fit what comes into it, {source}.")
    if len(node.input) > 2 and shapes.get(node.input[2]) != kernel[:1]:
        raise ModelError(f"A bias {shapes.get(node.input[2])} of the model does not fit its kernel {kernel}.")


def _shape(value: Any) -> tuple[int, ...]:
    """Sides of a value; 0 stands for one that depends on the picture."""
    return tuple(side.dim_value for side in value.type.tensor_type.shape.dim)
