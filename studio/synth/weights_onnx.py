"""Reads the network's weights out of the quantised ONNX file in which they are published.

Every quantised weight is found through the node that uses it, never through its own name: the file shares zero points
between tensors, so only the node says which scale and zero point belong together.
"""

import re
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

# Order of the gates: ONNX has input, output, forget, cell; torch has input, forget, cell, output.
_TORCH_GATES = (0, 2, 3, 1)
# ALBERT uses one layer twelve times; the exporter numbers the eleven repeats.
_REPEATED = re.compile(r"_\d+$")


def tensors(model: bytes) -> dict[str, Array]:
    """All parameters of an ONNX model in float32, by the names of `modules.Network`."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load_from_string(model).graph
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found = {_parameter(name): value for name, value in arrays.items() if _is_plain(name, value)}
    for node in graph.node:
        found.update(_from_node(node, arrays))
    found.update(_embeddings(graph.node, arrays))
    return {name: np.array(value, np.float32, order="C") for name, value in found.items()}


def _is_plain(name: str, value: Array) -> bool:
    """Whether this initialiser is a parameter stored as it is."""
    return (
        value.dtype == np.float32
        and name.startswith(("encoder.", "decoder."))
        and not (name.endswith("_scale") or ".stft." in name)
    )


def _parameter(name: str) -> str:
    """ "encoder.predictor.F0.0.conv1.bias" -> "predictor.F0.0.conv1.bias"."""
    return name.split(".", 1)[1]


def _module(node_name: str) -> str:
    """ "/encoder/text_encoder/cnn.0/cnn.0.0/Conv_quant" -> "text_encoder.cnn.0.0"."""
    parts = node_name.strip("/").split("/")[1:-1]
    # Members of a list carry the list's name again: cnn.0, cnn.0.0.
    kept = [p for p, after in zip(parts, [*parts[1:], ""], strict=True) if not after.startswith(p + ".")]
    path = ".".join(kept)
    return path if path.startswith(("bert", "predictor", "text_encoder", "decoder")) else f"predictor.{path}"


def _from_node(node: Any, arrays: dict[str, Array]) -> dict[str, Array]:
    """The parameters that one node holds, by name; none for nodes without weights."""
    match node.op_type:
        case "Conv" | "ConvTranspose" if ".stft." not in node.input[1]:
            return {f"{_module(node.name)}.weight": arrays[node.input[1]]}
        case "ConvInteger" | "MatMulInteger" if node.input[1] in arrays:
            if _REPEATED.search(node.name.rsplit("/", 2)[-2]):
                return {}
            weight = _dequantised(node.input[1], node.input[3], arrays)
            return {f"{_module(node.name)}.weight": weight if weight.ndim == 3 else weight.T}
        case "DynamicQuantizeLSTM":
            return _lstm(node, arrays)
        case "MatMul" if node.input[1] in arrays and "m_source" in node.name:
            return {f"{_module(node.name)}.weight": arrays[node.input[1]].T}
    return {}


def _dequantised(weight: str, zero_point: str, arrays: dict[str, Array]) -> Array:
    """The float32 values of a per-tensor quantised weight."""
    scale = arrays[weight.removesuffix("_quantized") + "_scale"]
    return (arrays[weight].astype(np.float32) - arrays[zero_point].astype(np.float32)) * scale


def _lstm(node: Any, arrays: dict[str, Array]) -> dict[str, Array]:
    """Weights [direction, in, 4 hidden] and biases [direction, 8 hidden] in torch's layout."""
    inputs = list(node.input)

    def dequantised(weight: str, scale: str, zero_point: str) -> Array:
        steps = arrays[weight].astype(np.float32) - arrays[zero_point].astype(np.float32).reshape(2, 1, -1)
        return steps * arrays[scale].reshape(2, 1, -1)

    from_input = dequantised(inputs[1], inputs[8], inputs[9])
    from_hidden = dequantised(inputs[2], inputs[10], inputs[11])
    biases = arrays[inputs[3]]
    size = from_hidden.shape[1]

    def by_torch_gates(x: Array) -> Array:
        return x.reshape(4, size, *x.shape[1:])[list(_TORCH_GATES)].reshape(x.shape)

    found: dict[str, Array] = {}
    for direction, suffix in enumerate(("", "_reverse")):
        found |= {
            f"weight_ih_l0{suffix}": by_torch_gates(from_input[direction].T),
            f"weight_hh_l0{suffix}": by_torch_gates(from_hidden[direction].T),
            f"bias_ih_l0{suffix}": by_torch_gates(biases[direction, : 4 * size]),
            f"bias_hh_l0{suffix}": by_torch_gates(biases[direction, 4 * size :]),
        }
    module = _module(node.name)
    return {f"{module}.{name}": value for name, value in found.items()}


def _embeddings(nodes: Any, arrays: dict[str, Array]) -> dict[str, Array]:
    """Embedding tables: looked up as integers, then made float by a node that holds scale and zero point."""
    looked_up = {node.output[0]: node.input[0] for node in nodes if node.op_type == "Gather"}
    found: dict[str, Array] = {}
    for node in nodes:
        if node.op_type != "DequantizeLinear":
            continue
        table = looked_up.get(node.input[0], node.input[0])
        values = (arrays[table].astype(np.float32) - arrays[node.input[2]].astype(np.float32)) * arrays[node.input[1]]
        found[_parameter(table).removesuffix("_quantized")] = values
    return found
