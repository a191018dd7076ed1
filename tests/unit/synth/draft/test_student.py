"""The draft student's network: what reaches what, lengths, pieces, cost."""

import itertools

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor
from torch.utils.flop_counter import FlopCounterMode

from studio.synth.draft.student import AHEAD_FRAMES, STYLE, Contours, Size, Student, pitch, spread

SMALL = Size(16, 32, 1, 1, 16, 32, 1, 16, 32, 1, 16, 32, 1)
TOKENS = torch.tensor([[0, 50, 83, 54, 16, 60, 4, 0]])
FRAMES = torch.tensor([[4, 3, 0, 5, 2, 12, 0, 0]])
TOTAL = int(FRAMES.sum())


@pytest.fixture(scope="module")
def student() -> Student:
    torch.manual_seed(0)
    return Student(SMALL).eval()


def style(seed: int = 0) -> Tensor:
    return torch.randn((1, STYLE), generator=torch.Generator().manual_seed(seed))


@torch.inference_mode()
def spoken(student: Student, timbre: Tensor, seed: int = 1, frames: Tensor = FRAMES) -> Tensor:
    understood = student.understand(TOKENS, style())
    drawn = student.contours(understood.hidden, frames, style())
    f0 = torch.full_like(drawn.f0, 150.0)
    return student.speak(understood.content, frames, f0, drawn.energy, timbre, seed)


class TestLengths:
    @settings(max_examples=20)
    @given(st.lists(st.integers(0, 6), min_size=8, max_size=8).filter(any))
    def test_samples_are_exact_zeros_included(self, frames: list[int]) -> None:
        student = Student(SMALL).eval()
        assert spoken(student, style(), frames=torch.tensor([frames])).shape == (sum(frames) * 600,)

    @given(st.lists(st.integers(0, 6), min_size=1, max_size=8).filter(any))
    def test_each_token_fills_its_frames_ahead_by_the_teachers_lead(self, frames: list[int]) -> None:
        numbers = torch.arange(len(frames), dtype=torch.float32)[None, :, None]
        lined, mask = spread(numbers, torch.tensor([frames]))
        expected = [token for token, count in enumerate(frames) for _ in range(2 * count)]
        moved = [*expected[2 * AHEAD_FRAMES :], *[expected[-1]] * (2 * AHEAD_FRAMES)][: len(expected)]
        assert lined[0, :, 0].tolist() == moved
        assert bool(mask.all())

    def test_the_place_rises_within_a_token(self) -> None:
        lined, _ = spread(torch.zeros(1, 2, 1), torch.tensor([[4, 8]]))
        place = lined[0, 2:-6, 1]
        assert bool((place.diff() > 0).all())
        assert float(place.min()) > 0
        assert float(place.max()) < 1

    @torch.inference_mode()
    def test_padding_changes_nothing(self, student: Student) -> None:
        tokens = torch.cat([TOKENS, torch.zeros(1, 3, dtype=torch.int64)], dim=1).repeat(2, 1)
        tokens[1, 8:] = 20
        frames = torch.cat([FRAMES, torch.zeros(1, 3, dtype=torch.int64)], dim=1).repeat(2, 1)
        frames[1, 8:] = 7
        counts, both = torch.tensor([8, 11]), style().repeat(2, 1)
        alone = student.understand(TOKENS, style())
        padded = student.understand(tokens, both, counts)
        torch.testing.assert_close(padded.hidden[:1, :8], alone.hidden)
        one = student.contours(alone.hidden, FRAMES, style())
        two = student.contours(padded.hidden, frames, both)
        torch.testing.assert_close(two.energy[:1, : 2 * TOTAL], one.energy)
        mel = student.mel(alone.content, FRAMES, one.f0, one.energy, style())
        mels = student.mel(padded.content, frames, two.f0, two.energy, both)
        torch.testing.assert_close(mels[:1, : 2 * TOTAL], mel, atol=1e-4, rtol=1e-4)


class TestStyle:
    def test_the_timbre_reaches_the_sound_alone(self, student: Student) -> None:
        assert not torch.equal(spoken(student, style(1)), spoken(student, style(2)))

    @torch.inference_mode()
    def test_the_manner_reaches_lengths_and_contours_but_not_what_is_said(self, student: Student) -> None:
        one, two = student.understand(TOKENS, style(1)), student.understand(TOKENS, style(2))
        assert torch.equal(one.content, two.content)
        assert not torch.equal(one.log_natural, two.log_natural)
        curves = [student.contours(one.hidden, FRAMES, style(n)).energy for n in (1, 2)]
        assert not torch.equal(*curves)


class TestSound:
    def test_the_same_seed_is_the_same_sound(self, student: Student) -> None:
        assert torch.equal(spoken(student, style(), 3), spoken(student, style(), 3))
        assert not torch.equal(spoken(student, style(), 3), spoken(student, style(), 4))

    @torch.inference_mode()
    def test_pieces_are_the_whole(self, student: Student) -> None:
        frames = FRAMES * 4
        understood = student.understand(TOKENS, style())
        f0 = torch.linspace(90, 250, 2 * int(frames.sum()))[None]
        f0[:, 60:80] = 10.0
        line = student.prepared(understood.content, frames, f0, torch.zeros_like(f0), seed=5)
        whole = line.piece(student, style(), 0, int(frames.sum()))
        cuts = [0, 13, 50, 51, int(frames.sum())]
        pieces = [line.piece(student, style(), a, b) for a, b in itertools.pairwise(cuts)]
        torch.testing.assert_close(torch.cat(pieces), whole, atol=1e-5, rtol=1e-4)

    def test_contours_without_voice_are_silent_in_f0(self) -> None:
        drawn = Contours(torch.zeros(1, 2), torch.tensor([[1.0, -1.0]]), torch.zeros(1, 2))
        assert drawn.f0.tolist() == [[180.0, 10.0]]
        assert pitch(drawn.f0).tolist() == [[[0.0, 1.0], [0.0, 0.0]]]


class TestCost:
    def test_the_weights_fit_the_budget(self) -> None:
        count = sum(weight.numel() for weight in Student().parameters())
        assert count <= 15_000_000
        assert 2 * count <= 30_000_000  # bytes in float16

    @torch.inference_mode()
    def test_a_second_of_sound_costs_a_fortieth_of_the_teachers(self) -> None:
        """The teacher takes 54.8 GFLOP for a second."""
        student, frames = Student().eval(), FRAMES * 8
        with FlopCounterMode(display=False) as counter:
            spoken(student, style(), frames=frames)
        assert counter.get_total_flops() / (int(frames.sum()) * 0.025) < 54.8e9 / 40
