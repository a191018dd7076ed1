import json
from dataclasses import replace

from studio.core.fit import FAILED, SKIPPED, VERDICTS, Fit
from studio.core.script import Cue, Line, SpeakerId
from studio.core.speech import VoiceId
from studio.core.timeline import Clip
from studio.export.report import RunInfo, line_entry, report, totals_entry

FIT = Fit("borrowed", 2500, 2400, 500, 100, 1.25, 0)
CLIP = Clip(
    line=Line(3, "你好", Cue(1000, 3000), SpeakerId("Mo")),
    voice=VoiceId("zf_xiaobei"),
    lang="zh",
    start_ms=1000,
    natural_ms=3000,
    fit=FIT,
    n_samples=120_000,
    sample_rate=48_000,
    compute_s=1.2,
    cached=False,
    notes=("One.",),
)


def test_a_line_has_all_that_the_format_names() -> None:
    assert line_entry(CLIP, "clips/0003_Mo_你好.wav") == {
        "id": 3,
        "start_ms": 1000,
        "end_ms": 3000,
        "speaker": "Mo",
        "voice": "zf_xiaobei",
        "lang": "zh",
        "text": "你好",
        "natural_ms": 3000,
        "spoken_ms": 2400,
        "borrowed_ms": 500,
        "padded_ms": 100,
        "tempo": 1.25,
        "evened_from": None,
        "jump": None,
        "verdict": "borrowed",
        "excess_syllables": 0,
        "clip": "clips/0003_Mo_你好.wav",
        "n_samples": 120_000,
        "tail": None,
        "rate": 48_000,
        "quality": "studio",
        "compute_s": 1.2,
        "cached": False,
        "check": None,
        "notes": ["One."],
    }


def test_untimed_lines_have_the_times_of_their_clips() -> None:
    entry = line_entry(replace(CLIP, line=Line(1, "a"), start_ms=700), "a.wav")
    assert (entry["start_ms"], entry["end_ms"]) == (700, 3200)


def test_what_was_not_spoken_has_no_tempo() -> None:
    assert line_entry(replace(CLIP, fit=SKIPPED, n_samples=0), None)["tempo"] is None


def test_an_evened_line_tells_its_tempo_by_itself_and_what_is_left() -> None:
    entry = line_entry(replace(CLIP, fit=replace(FIT, evened_from=0.80004, jump=1.31234)), None)
    assert (entry["tempo"], entry["evened_from"], entry["jump"]) == (1.25, 0.8, 1.3123)


def test_totals() -> None:
    clips = [
        CLIP,
        replace(CLIP, cached=True, compute_s=1.2),
        replace(CLIP, fit=SKIPPED, n_samples=0, compute_s=0.0),
        replace(CLIP, fit=FAILED, n_samples=0, compute_s=0.0),
    ]
    assert totals_entry(clips, 5, 3.21, -1.5) == {
        "lines": 5,
        "finished": 4,
        "verdicts": {verdict: {"borrowed": 2, "skipped": 1, "failed": 1}.get(verdict, 0) for verdict in VERDICTS},
        "qualities": {"studio": 2},
        "rendered": 1,
        "cached": 1,
        "audio_s": 5.0,
        "spoken_s": 4.8,
        "compute_s": 2.4,
        "rtf": 0.5,
        "mix_gain_db": -1.5,
        "wall_s": 3.21,
    }


def test_without_sound_there_is_no_rtf() -> None:
    assert totals_entry([], 1, 0.0, None)["rtf"] is None


def test_the_whole_is_json() -> None:
    run = RunInfo("cpu", "bf16", {"dubsmith": "0.1.0"})
    whole = report(["Read as Big5."], [line_entry(CLIP, "a.wav")], totals_entry([CLIP], 1, 1.0, 0.0), run)
    assert set(json.loads(json.dumps(whole))) == {
        "schema",
        "notes",
        "lines",
        "totals",
        "device",
        "precision",
        "versions",
    }
