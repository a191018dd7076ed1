"""The draft engine as the rest of the house uses it. What it says is a test's noise, but for one test its length,
pitch, pieces and timings are those of any student."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.audio import Audio
from studio.core.beats import beats
from studio.core.errors import SynthesisError, WeightsError
from studio.core.mel import N_BANDS
from studio.core.pitch import f0_hz
from studio.core.prosody import Prosody
from studio.core.speech import Request, VoiceId
from studio.core.tuning import Tuned
from studio.core.voice_spectrum import mean_spectrum, readings
from studio.synth.draft import model
from studio.synth.draft.engine import DraftEngine
from studio.synth.model import MEL_HOP
from studio.voices.making import blended, made_of
from studio.voices.recipe import Recipe
from studio.voices.shelf import Shelf

HEART = VoiceId("af_heart")
XIAOBEI = VoiceId("zf_xiaobei")
LINE = Request("What brings you here?", HEART)
LONG = Request("The lamp went out, the wind rose, and for a long while nobody in the house dared to speak.", HEART)
MIXED = Request("我们用 PyTorch 训练模型。", XIAOBEI)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("voices"))


@pytest.fixture(scope="module")
def draft(shelf: Shelf, small_weights: Path) -> Iterator[DraftEngine]:
    engine = DraftEngine(shelf, small_weights, device="cpu", precision="fp32")
    yield engine
    engine.unload()


def median_hz(audio: Audio) -> float:
    found = f0_hz(audio)
    return float(np.median(found[found > 0]))


def level(audio: Audio) -> float:
    return float(np.sqrt(np.square(audio.samples, dtype=np.float64).mean()))


class TestLength:
    @settings(max_examples=12)
    @given(st.sampled_from([LINE, LONG, MIXED]), st.floats(0.4, 2.5), st.integers(0, MEL_HOP - 1))
    def test_any_target_is_met_to_the_sample(
        self, draft: DraftEngine, request_: Request, tempo: float, rest: int
    ) -> None:
        plan = draft.plan(request_)
        target = max(len(plan.durations) * MEL_HOP, round(plan.natural_samples / tempo)) + rest
        utterance = draft.render(replace(request_, target_samples=target))
        assert utterance.audio.n_samples == target
        ends = [timing.start_sample + timing.n_samples for timing in utterance.phonemes]
        assert ends == sorted(ends)
        assert ends[-1] <= target

    def test_without_a_target_it_has_its_own_length(self, draft: DraftEngine) -> None:
        plan = draft.plan(LINE)
        assert draft.render(LINE).audio.n_samples == plan.natural_samples
        quick = draft.render(replace(LINE, prosody=Prosody(tempo=1.25))).audio
        assert quick.n_samples == pytest.approx(plan.natural_samples / 1.25, abs=MEL_HOP)

    def test_a_pause_mark_is_silence_of_that_length(self, draft: DraftEngine) -> None:
        samples = draft.render(replace(LINE, text="Wait. [pause 900ms] Now go.")).audio.samples
        silent = np.abs(samples).reshape(-1, 240).max(axis=1) == 0
        longest = max(len(list(run)) for is_silent, run in itertools.groupby(silent) if is_silent)
        assert longest * 10 == pytest.approx(750, abs=20)  # and what is left of it lies around

    def test_a_held_beat_lasts_exactly(self, draft: DraftEngine) -> None:
        beat = beats(draft.plan(MIXED))[0]
        held = replace(MIXED, tuning=(Tuned(beat.start, beat.number, beat.phonemes, 450, 0.0),))
        own = [timing for timing in draft.render(held).phonemes if timing.word == beat.word][: len(beat.phonemes)]
        assert own[-1].start_sample + own[-1].n_samples - own[0].start_sample >= 15 * MEL_HOP

    def test_nothing_to_speak_and_no_room_are_told(self, draft: DraftEngine) -> None:
        with pytest.raises(SynthesisError, match="nothing to speak"):
            draft.render(replace(LINE, text="..."))
        with pytest.raises(SynthesisError, match="too short"):
            draft.render(replace(LINE, target_samples=MEL_HOP))


class TestPieces:
    def test_what_streams_is_what_is_rendered_and_begins_at_once(self, draft: DraftEngine) -> None:
        chunks = list(draft.stream(LONG))
        assert len(chunks) > 1
        assert len(chunks[0].samples) == model.FIRST_FRAMES * MEL_HOP
        starts = np.cumsum([0, *(len(chunk.samples) for chunk in chunks[:-1])])
        assert [chunk.start_sample for chunk in chunks] == starts.tolist()
        whole = np.concatenate([chunk.samples for chunk in chunks])
        np.testing.assert_array_equal(whole, draft.render(LONG).audio.samples)

    @pytest.mark.parametrize("prosody", [Prosody(), Prosody(pitch_semitones=3.0, energy=0.4)])
    def test_pieces_are_the_whole(self, draft: DraftEngine, monkeypatch: pytest.MonkeyPatch, prosody: Prosody) -> None:
        in_pieces = draft.render(replace(LONG, prosody=prosody)).audio.samples
        monkeypatch.setattr(model, "WHOLE_FRAMES", 10_000)
        whole = draft.render(replace(LONG, prosody=prosody)).audio.samples
        np.testing.assert_allclose(in_pieces, whole, atol=1e-4)

    @given(st.integers(1, 5_000))
    def test_pieces_tile_the_passage_and_none_is_late(self, total: int) -> None:
        found = model.pieces(total)
        assert [piece.start for piece in found] == [0, *(piece.end for piece in found[:-1])]
        assert found[-1].end == total
        lengths = [piece.end - piece.start for piece in found]
        assert min(lengths) > 0
        assert max(lengths) <= max(model.LONGEST_FRAMES, model.WHOLE_FRAMES)
        assert all(after <= before * model.GROWTH for before, after in itertools.pairwise(lengths))


class TestControls:
    def test_pitch_is_moved_by_what_was_asked(self, draft: DraftEngine) -> None:
        plain = median_hz(draft.render(LINE).audio)
        raised = median_hz(draft.render(replace(LINE, prosody=Prosody(pitch_semitones=5.0))).audio)
        assert 12 * np.log2(raised / plain) == pytest.approx(5, abs=0.5)

    def test_level_and_whisper_are_heard(self, draft: DraftEngine) -> None:
        plain = draft.render(LINE).audio
        soft = draft.render(replace(LINE, prosody=Prosody(level_db=-12.0))).audio
        assert level(soft) == pytest.approx(level(plain) / 4, rel=0.15)
        whispered = draft.render(replace(LINE, prosody=Prosody(whisper=True))).audio
        assert np.mean(f0_hz(whispered) > 0) < 0.5 * np.mean(f0_hz(plain) > 0)

    @pytest.mark.parametrize("prosody", [Prosody(energy=0.5), Prosody(breath=0.8), Prosody(manner_voice=XIAOBEI)])
    def test_the_others_reach_the_sound(self, draft: DraftEngine, prosody: Prosody) -> None:
        plain = draft.render(replace(LINE, target_samples=48_000)).audio.samples
        changed = draft.render(replace(LINE, target_samples=48_000, prosody=prosody)).audio.samples
        assert np.abs(changed - plain).max() > 1e-3

    def test_lengths_follow_the_marks_of_manner(self, draft: DraftEngine) -> None:
        slow = draft.plan(replace(LINE, prosody=Prosody(vowel_scale=2.0)))
        assert slow.natural_samples > 1.1 * draft.plan(LINE).natural_samples

    def test_a_seed_is_another_take_and_the_same_seed_the_same(self, draft: DraftEngine) -> None:
        one = draft.render(replace(LINE, seed=5)).audio.samples
        draft.forget()
        np.testing.assert_array_equal(one, draft.render(replace(LINE, seed=5)).audio.samples)
        plain = draft.render(LINE).audio.samples
        assert len(plain) != len(one) or np.abs(plain - one).max() > 1e-3


class TestVoices:
    def test_a_blend_speaks_and_is_neither_of_its_parents(self, draft: DraftEngine, shelf: Shelf) -> None:
        voice = shelf.lend(blended(HEART, XIAOBEI, 0.5, shelf, "Between")).id
        line = replace(LINE, target_samples=48_000)
        sounds = [draft.render(replace(line, voice=one)).audio.samples for one in (HEART, XIAOBEI, voice)]
        assert all(np.abs(one - other).max() > 1e-3 for one, other in itertools.combinations(sounds, 2))

    @pytest.mark.parametrize(
        ("text", "lang"), [("我们明天去上海。", "zh"), ("今日は東京へ。", "ja"), ("맛있어요.", "ko")]
    )
    def test_other_languages_are_read(self, draft: DraftEngine, text: str, lang: str) -> None:
        utterance = draft.render(Request(text, XIAOBEI))
        assert draft.plan(Request(text, XIAOBEI)).reading.lang == lang
        assert utterance.words


class TestIdentity:
    def test_it_is_known_before_anything_is_loaded_and_differs_with_the_precision(
        self, shelf: Shelf, small_weights: Path
    ) -> None:
        fresh, other = (DraftEngine(shelf, small_weights, precision=precision) for precision in ("auto", "fp32"))
        assert fresh.device == ""
        assert fresh.fingerprint.startswith("draft/")
        assert fresh.fingerprint != other.fingerprint

    def test_missing_weights_are_told(self, shelf: Shelf, tmp_path: Path) -> None:
        absent = DraftEngine(shelf, tmp_path / "draft.safetensors")
        with pytest.raises(WeightsError, match="is missing"):
            absent.plan(LINE)
        with pytest.raises(WeightsError, match="is missing"):
            absent.load()

    @pytest.mark.parametrize(("precision", "on"), [("auto", "fp32"), ("bf16", "bf16"), ("int8", "int8")])
    def test_in_other_precisions_it_says_the_same(
        self, draft: DraftEngine, shelf: Shelf, small_weights: Path, precision: str, on: str
    ) -> None:
        other = DraftEngine(shelf, small_weights, device="cpu", precision=precision)
        one, two = other.render(LONG).audio.samples, draft.render(LONG).audio.samples
        assert other.device == f"cpu {on}"
        assert other.plan(LONG) == draft.plan(LONG)
        assert level(Audio(one - two, 24_000)) < 0.1 * level(Audio(two, 24_000))


@pytest.mark.parametrize("request_", [LINE, MIXED])
def test_the_shipped_student_speaks(shelf: Shelf, request_: Request) -> None:
    engine = DraftEngine(shelf, device="cpu", precision="fp32")
    audio = engine.render(request_).audio
    assert 600 < audio.duration_ms < 3500
    assert 0.005 < level(audio) < 0.5
    found = f0_hz(audio)
    assert np.mean(found > 0) > 0.3


def test_a_clone_has_the_colour_that_was_measured_of_it(tmp_path: Path) -> None:
    """By the shipped student: a stock voice is said to be a clone that is brighter than the student knows it."""
    shelf = Shelf(tmp_path)
    plain = DraftEngine(shelf, device="cpu")
    as_known = mean_spectrum(plain.render(reading).audio.samples for reading in readings(HEART))
    wanted = tuple(np.add(as_known, np.linspace(-0.6, 0.6, N_BANDS)).round(3).tolist())
    file = made_of(Recipe({HEART: 1.0}), shelf, "Bright", "en-US", "f", {})
    clone = shelf.add(replace(file, voice=replace(file.voice, kind="cloned", spectrum=wanted)))
    spoken = mean_spectrum(plain.render(reading).audio.samples for reading in readings(clone.id))
    assert np.abs(np.subtract(spoken, wanted)).mean() < 0.25 * np.abs(np.subtract(as_known, wanted)).mean()
    unmeasured = shelf.add(replace(file, voice=replace(file.voice, kind="cloned")), is_replacement=True)
    request = Request(LINE.text, clone.id)
    assert unmeasured.digest == clone.digest
    without_colour = plain.digest(request)
    shelf.add(replace(file, voice=replace(file.voice, kind="cloned", spectrum=wanted)), is_replacement=True)
    assert plain.digest(request) != without_colour
