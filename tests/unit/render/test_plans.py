from dataclasses import replace
from pathlib import Path

import pytest

from studio.core.cast import Cast, Role
from studio.core.errors import InputError, UnknownVoice, WeightsError
from studio.core.fake_engine import FAILS_EARLY, MALFORMED, FakeEngine, language_of
from studio.core.prosody import Prosody
from studio.core.script import Cue, Line, Script, SpeakerId
from studio.core.speech import Plan, Request, VoiceId
from studio.render.plan_cache import PlanCache
from studio.render.plans import LinePlan, PlanOptions, plan_script

OPTIONS = PlanOptions(language_of, {"en": (VoiceId("af_heart"), VoiceId("am_michael")), "zh": (VoiceId("zf_xiaobei"),)})


class CountingEngine(FakeEngine):
    """Counts how often it plans and loads."""

    def __init__(self) -> None:
        super().__init__()
        self.plans = 0
        self.loads = 0

    def load(self) -> None:
        self.loads += not self.device
        super().load()

    def plan(self, request: Request) -> Plan:
        self.plans += 1
        return super().plan(request)


def timed(*texts: str, slot_ms: int = 1000) -> Script:
    return Script(tuple(Line(i, t, Cue(i * 3000, i * 3000 + slot_ms)) for i, t in enumerate(texts, 1)))


def planned(script: Script, cast: Cast | None = None, options: PlanOptions = OPTIONS) -> tuple[LinePlan, ...]:
    return plan_script(script, FakeEngine(), cast or Cast(), options)


def test_each_line_gets_a_target_length_from_its_fit() -> None:
    (line,) = planned(timed("hello there you"))
    assert line.fit.spoken_ms > 0
    assert line.request.target_samples == line.fit.spoken_ms * 24
    assert line.start_ms == 3000
    assert line.natural_ms > 0


def test_role_and_options_make_the_request() -> None:
    role = Role(VoiceId("zm_yunxi"), "zh", Prosody(pitch_semitones=2.0, tempo=1.2), gain_db=-3.0)
    options = replace(OPTIONS, seed=4, speak_notes=True, lang="en")
    lines = (Line(1, "hello", speaker=SpeakerId("Mo")), Line(2, "hello"))
    first, second = planned(Script(lines), Cast({SpeakerId("Mo"): role}), options)
    assert (first.request.voice, first.request.lang, first.gain_db) == ("zm_yunxi", "zh", -3.0)
    assert first.request.prosody == Prosody(pitch_semitones=2.0)  # the tempo is in the target length
    assert first.fit.tempo == pytest.approx(1.2, rel=0.01)
    assert (first.request.seed, first.request.speak_notes) == (4, True)
    assert (second.request.voice, second.request.lang, second.gain_db) == ("af_heart", "en", 0.0)


def test_nothing_to_speak_is_skipped_without_a_target() -> None:
    first, second = planned(timed("...", "hello"))
    assert (first.fit.verdict, first.is_spoken, first.request.target_samples) == ("skipped", False, None)
    assert second.is_spoken


def test_a_line_that_cannot_be_planned_fails_alone_and_says_why() -> None:
    first, second = planned(timed(FAILS_EARLY, "hello"))
    assert (first.fit.verdict, first.plan, first.natural_ms) == ("failed", None, 0)
    assert FAILS_EARLY in first.notes[-1]
    assert second.fit.verdict != "failed"


def test_all_malformed_lines_are_named_at_once() -> None:
    with pytest.raises(InputError, match=r"(?s)^Line 1: .*\nLine 3: [^\n]*$"):
        planned(timed(f"{MALFORMED} a", "fine", f"{MALFORMED} b"))


def test_an_unknown_voice_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownVoice, match="af_heart"):
        planned(timed("hello"), Cast(default=Role(VoiceId("af_hart"))))


def test_several_unknown_voices_are_named_at_once() -> None:
    cast = Cast({SpeakerId("A"): Role(VoiceId("nobody")), SpeakerId("B"): Role(VoiceId("noone"))})
    lines = (Line(1, "hello", speaker=SpeakerId("A")), Line(2, "hello", speaker=SpeakerId("B")))
    with pytest.raises(InputError, match=r"(?s)nobody.*noone"):
        planned(Script(lines), cast)


def test_a_mode_that_does_not_suit_is_refused_before_the_engine_is_loaded() -> None:
    engine = CountingEngine()
    with pytest.raises(InputError):
        plan_script(timed("hello"), engine, Cast(), replace(OPTIONS, total_ms=5000))
    assert engine.loads == 0


def test_notes_of_line_and_timing_are_kept() -> None:
    first = Line(1, "a very long line for so little time", Cue(0, 100), notes=("Read from a bad cue.",))
    lines = planned(Script((first, Line(2, "next", Cue(150, 900)))))
    assert lines[0].notes[0] == "Read from a bad cue."
    assert lines[0].notes[-1].endswith("into line 2.")


def test_a_second_run_needs_no_engine(tmp_path: Path) -> None:
    script = timed("hello there", "good morning", "hello there")
    first, second = CountingEngine(), CountingEngine()
    before = plan_script(script, first, Cast(), OPTIONS, PlanCache(tmp_path))
    after = plan_script(script, second, Cast(), OPTIONS, PlanCache(tmp_path))
    assert before == after
    assert (first.plans, second.plans, second.loads) == (2, 0, 0)


def test_only_changed_lines_are_planned_again(tmp_path: Path) -> None:
    plan_script(timed("one", "two"), FakeEngine(), Cast(), OPTIONS, PlanCache(tmp_path))
    engine = CountingEngine()
    plan_script(timed("one", "three", slot_ms=2000), engine, Cast(), OPTIONS, PlanCache(tmp_path))
    assert engine.plans == 1


def test_a_fault_of_the_machine_is_raised() -> None:
    class Broken(FakeEngine):
        def load(self) -> None:
            raise WeightsError("The weights are damaged.")

    with pytest.raises(WeightsError):
        plan_script(timed("hello"), Broken(), Cast(), OPTIONS)
