"""A student's stacks of blocks run by onnxruntime, in float32 or with their wide layers in int8.

On a CPU nearly all that a student computes is products of matrices, which onnxruntime does faster than torch, and in
int8 at all (figures: docs/decisions/0010-draft-student.md).
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
import torch
from onnx import GraphProto, NodeProto, TensorProto, helper, numpy_helper
from torch import Tensor, nn

from studio.synth.draft.layers import ConvNeXt, ConvStack
from studio.synth.draft.student import Student

OPSET = 20
IR_VERSION = 10
MOST = 63
"""Quantised weights are -63 to 63: with 8 bits whole, processors without VNNI instructions overflow where they add two
products (onnxruntime's documentation, "Quantize ONNX Models", on reduce_range)."""

Array = npt.NDArray[np.float32]
Product = Callable[["_Graph", str, Array, Array], str]
"""A linear layer: what goes in, its weight [out, in] and bias [out]; gives what comes out."""


def by_onnxruntime(student: Student, is_quantised: bool) -> Student:
    """The same student with its stacks run by onnxruntime on the CPU, with as many threads as torch has now. Those of
    spectrogram and sound may be quantised; lengths and contours stay as they are."""
    product = _quantised if is_quantised else _plain
    student.add_module("curves", RunStack(student.curves, _plain))
    student.add_module("decoder", RunStack(student.decoder, product))
    student.vocoder.add_module("stack", RunStack(student.vocoder.stack, product))
    return student


class RunStack(nn.Module):
    """A ConvStack that only runs, for one utterance at a time: [1, T, C_in], style [1, S] -> [1, T, C]."""

    def __init__(self, stack: ConvStack, product: Product) -> None:
        super().__init__()
        self.reach = stack.reach
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = torch.get_num_threads()
        options.inter_op_num_threads = 1
        options.enable_mem_pattern = False  # no two pieces are equally long
        options.log_severity_level = 3
        model = helper.make_model(
            _drawn(stack, product), opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION
        )
        self._session = onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )

    def forward(self, x: Tensor, style: Tensor, mask: Tensor | None = None) -> Tensor:
        """`mask`: as of a ConvStack; where there is one, nothing may be padded."""
        return torch.from_numpy(self._session.run(None, {"x": x.numpy(), "style": style.numpy()})[0])


class _Graph:
    """Nodes and constants, each named by its number."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, value: npt.NDArray[np.generic]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), f"c{len(self.constants)}"))
        return self.constants[-1].name

    def several(self, n_outputs: int, kind: str, *inputs: str, **attributes: Any) -> list[str]:
        names = [f"v{len(self.nodes)}.{index}" for index in range(n_outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, **attributes))
        return names

    def one(self, kind: str, *inputs: str, **attributes: Any) -> str:
        return self.several(1, kind, *inputs, **attributes)[0]


def _drawn(stack: ConvStack, product: Product) -> GraphProto:
    """x [1, T, C_in] and style [1, S] to the last output [1, T, C]."""
    graph = _Graph()
    y = _normed(graph, _along(graph, "x", stack.first), stack.first_norm)
    for block in stack.blocks:
        assert isinstance(block, ConvNeXt)
        y = graph.one("Add", y, _changed(graph, y, block, product))
    y = _normed(graph, y, stack.last_norm)
    first = stack.first
    return helper.make_graph(
        graph.nodes,
        "stack",
        [
            helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, "T", first.in_channels]),
            helper.make_tensor_value_info("style", TensorProto.FLOAT, [1, "S"]),
        ],
        [helper.make_tensor_value_info(y, TensorProto.FLOAT, [1, "T", first.out_channels])],
        graph.constants,
    )


def _changed(graph: _Graph, x: str, block: ConvNeXt, product: Product) -> str:
    """What a block adds."""
    channels = block.along.out_channels
    y = _along(graph, x, block.along)
    y = graph.one("LayerNormalization", y, graph.constant(np.ones(channels, np.float32)), axis=-1, epsilon=1e-5)
    of_style = block.norm.of_style
    told = graph.one("Gemm", "style", graph.constant(_array(of_style.weight).T), graph.constant(_array(of_style.bias)))
    halves = graph.constant(np.array([channels, channels], np.int64))
    scale, shift = graph.several(2, "Split", told, halves, axis=1)
    factor = graph.one("Add", scale, graph.constant(np.ones(1, np.float32)))
    y = graph.one("Add", graph.one("Mul", y, factor), shift)
    y = graph.one("Gelu", product(graph, y, _array(block.wide.weight), _array(block.wide.bias)), approximate="tanh")
    gain = _array(block.gain)
    return product(graph, y, _array(block.narrow.weight) * gain[:, None], _array(block.narrow.bias) * gain)


def _along(graph: _Graph, x: str, conv: nn.Conv1d) -> str:
    """A convolution over time [1, T, C]."""
    weight, side = _array(conv.weight), conv.kernel_size[0] // 2
    assert conv.bias is not None
    y = graph.one("Transpose", x, perm=[0, 2, 1])
    constants = graph.constant(weight), graph.constant(_array(conv.bias))
    y = graph.one("Conv", y, *constants, group=conv.groups, pads=[side, side], kernel_shape=[weight.shape[2]])
    return graph.one("Transpose", y, perm=[0, 2, 1])


def _normed(graph: _Graph, x: str, norm: nn.LayerNorm) -> str:
    constants = graph.constant(_array(norm.weight)), graph.constant(_array(norm.bias))
    return graph.one("LayerNormalization", x, *constants, axis=-1, epsilon=norm.eps)


def _plain(graph: _Graph, x: str, weight: Array, bias: Array) -> str:
    return graph.one("Add", graph.one("MatMul", x, graph.constant(weight.T)), graph.constant(bias))


def _quantised(graph: _Graph, x: str, weight: Array, bias: Array) -> str:
    """Dynamic: a scale for each output's weights, one for all that goes in, which is found while it runs."""
    step = (np.abs(weight).max(axis=1) / MOST).clip(min=1e-12).astype(np.float32)
    whole = graph.constant(np.round(weight / step[:, None]).astype(np.int8).T)
    steps, x_step, x_zero = graph.several(3, "DynamicQuantizeLinear", x)
    total = graph.one("MatMulInteger", steps, whole, x_zero, graph.constant(np.zeros((), np.int8)))
    scaled = graph.one(
        "Mul", graph.one("Cast", total, to=TensorProto.FLOAT), graph.one("Mul", x_step, graph.constant(step))
    )
    return graph.one("Add", scaled, graph.constant(bias))


def _array(weight: Tensor) -> Array:
    return weight.detach().numpy()
