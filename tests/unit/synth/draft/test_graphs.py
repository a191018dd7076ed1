"""A student's stacks in onnxruntime: the same as in torch, also after training moved what begins as ones and zeros."""

import pytest
import torch

from studio.synth.draft.graphs import RunStack, _plain, _quantised
from studio.synth.draft.layers import ConvStack


@pytest.fixture(scope="module")
def stack() -> ConvStack:
    torch.manual_seed(0)
    stack = ConvStack(10, 32, 64, 8, depth=2).requires_grad_(False).eval()
    for weight in stack.parameters():
        weight.add_(0.1 * torch.randn_like(weight))
    return stack


@pytest.mark.parametrize("length", [1, 7, 50])
@torch.inference_mode()
def test_in_float32_it_is_what_torch_makes(stack: ConvStack, length: int) -> None:
    x, style = torch.randn(1, length, 10), torch.randn(1, 8)
    run = RunStack(stack, _plain)
    assert run.reach == stack.reach
    torch.testing.assert_close(run(x, style), stack(x, style), atol=1e-4, rtol=1e-4)


@torch.inference_mode()
def test_in_int8_it_is_nearly_that(stack: ConvStack) -> None:
    x, style = torch.randn(1, 50, 10), torch.randn(1, 8)
    expected, found = stack(x, style), RunStack(stack, _quantised)(x, style)
    assert float((found - expected).square().mean().sqrt()) < 0.03 * float(expected.square().mean().sqrt())
    assert not torch.equal(found, expected)
