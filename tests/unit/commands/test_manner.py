"""How a line is said, as `say`, `dub`, `plan` and casts take it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import soundfile

from studio.core.emotion import Emotion
from studio.core.fake_engine import FakeEngine
from studio.core.prosody import Prosody
from studio.core.speech import Request, VoiceId
from tests.unit.command_line import SPEECH_HZ, TIMED, Run, murmur

Asked = Callable[[], Mapping[str, Request]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What the engine was asked to plan, by text."""
    found: dict[str, Request] = {}
    plan = FakeEngine.plan

    def watched(engine: FakeEngine, request: Request) -> Any:
        found[request.text] = request
        return plan(engine, request)

    monkeypatch.setattr(FakeEngine, "plan", watched)
    return lambda: found


def said(run: Run, asked: Asked, *options: str) -> Prosody:
    assert run("say", "Hello.", *options).code == 0
    return asked()["Hello."].prosody


def test_emotion(run: Run, asked: Asked) -> None:
    assert said(run, asked, "--emotion", "angry=0.7,sad=0.2").emotion == Emotion(angry=0.7, sad=0.2)


def test_strength(run: Run, asked: Asked) -> None:
    emotion = said(run, asked, "--emotion", "angry", "--strength", "0.6").emotion

    assert emotion == Emotion(angry=1.0, strength=0.6)


def test_a_sentence(run: Run, asked: Asked) -> None:
    whole = said(run, asked, "--emotion-text", "tired, trying not to cry")
    half = said(run, asked, "--emotion-text", "tired, trying not to cry", "--strength", "0.5")

    assert whole.emotion.sad > 0
    assert half.emotion.strength == 0.5
    assert half.emotion.sad == whole.emotion.sad
    assert abs(half.range_scale - 1) < abs(whole.range_scale - 1)


@pytest.mark.parametrize(("sentence", "word"), [("sad and frobnicated", "frobnicated"), ("很悲伤，啦啦啦", "啦")])
def test_words_that_are_not_understood_are_told(run: Run, sentence: str, word: str) -> None:
    result = run("say", "Hello.", "--emotion-text", sentence, "--json")

    assert result.code == 0
    assert any(note.startswith("Not understood: ") and word in note for note in result.json["notes"])


def test_a_mixture_holds_against_a_sentence(run: Run, asked: Asked) -> None:
    emotion = said(run, asked, "--emotion-text", "very sad", "--emotion", "sad=0.1,happy=0.3").emotion

    assert (emotion.sad, emotion.happy) == (0.1, 0.3)


def test_controls_come_on_top(run: Run, asked: Asked) -> None:
    plain = said(run, asked, "--emotion-text", "slow and sad")
    manner = said(run, asked, "--emotion-text", "slow and sad", "--pitch", "2", "--range", "1.5", "--whisper")

    assert manner.pitch_semitones == plain.pitch_semitones + 2
    assert manner.range_scale == pytest.approx(plain.range_scale * 1.5)
    assert manner.whisper
    assert manner.emotion == plain.emotion


def test_whose_manner(run: Run, asked: Asked) -> None:
    assert said(run, asked, "--manner-voice", "zm_yunxi").manner_voice == "zm_yunxi"


class TestReference:
    @pytest.fixture
    def reference(self, tmp_path: Path) -> str:
        soundfile.write(tmp_path / "ref.wav", murmur(6), SPEECH_HZ)
        return "ref.wav"

    def test_its_manner_is_taken(self, run: Run, asked: Asked, reference: str) -> None:
        whole = said(run, asked, "--emotion-ref", reference)
        half = said(run, asked, "--emotion-ref", reference, "--strength", "0.5")

        assert whole.range_scale < 0.5  # a murmur has one tone
        assert half.range_scale == pytest.approx(whole.range_scale**0.5)
        assert half.pitch_semitones == pytest.approx(whole.pitch_semitones / 2)

    def test_with_an_emotion_and_controls(self, run: Run, asked: Asked, reference: str) -> None:
        heard = said(run, asked, "--emotion-ref", reference)
        both = said(run, asked, "--emotion-ref", reference, "--emotion", "sad", "--pitch", "1")

        assert both.emotion == Emotion(sad=1.0)
        assert both.range_scale == heard.range_scale
        assert both.pitch_semitones == pytest.approx(heard.pitch_semitones + 1)

    def test_languages_differ_in_what_is_plain(self, run: Run, asked: Asked, reference: str) -> None:
        en = said(run, asked, "--emotion-ref", reference)
        zh = said(run, asked, "--emotion-ref", reference, "--lang", "zh")

        assert zh != en

    def test_of_a_script(self, run: Run, asked: Asked, reference: str, script: Path) -> None:
        assert run("dub", script, "--emotion-ref", reference).code == 0
        assert asked()["再见。"].prosody.range_scale < 0.5

    def test_what_could_not_be_told_is_said(self, run: Run, tmp_path: Path) -> None:
        soundfile.write(tmp_path / "short.wav", murmur(2), SPEECH_HZ)
        notes = run("say", "Hello.", "--emotion-ref", "short.wav", "--json").json["notes"]

        assert any("only sure" in note for note in notes)


@pytest.mark.parametrize("command", ["say", "dub", "plan"])
@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--emotion", "cross=1"), "cross"),
        (("--emotion", "angry=2"), "angry"),
        (("--emotion", "sad,sad"), "twice"),
        (("--emotion", ""), "no emotion"),
        (("--emotion-text", "qwertz"), "qwertz"),
        (("--emotion-text", ""), "says how to speak"),
        (("--emotion-ref", "gone.wav"), "gone.wav"),
        (("--strength", "0.5"), "--strength needs"),
        (("--emotion", "sad", "--strength", "1.1"), "1.1"),
        (("--manner-voice", "zm_yunx"), "zm_yunxi"),
    ],
)
def test_what_cannot_be(
    run: Run, script: Path, tmp_path: Path, command: str, options: tuple[str, ...], says: str
) -> None:
    result = run(command, script, *options)

    assert result.code == 2
    assert says in result.err
    assert result.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == [script]


class TestCast:
    def test_all_that_a_cast_can_say(self, run: Run, asked: Asked, script: Path, tmp_path: Path) -> None:
        run("blend", "af_heart", "bf_emma", "--save", "May")
        (tmp_path / "cast.toml").write_text(
            """
            [default]
            emotion = "calm"
            [speakers.Tom]
            voice = "may"
            emotion = { angry = 0.7, sad = 0.2 }
            strength = 0.5
            manner = "am_michael"
            slope = -1.0
            breath = 0.2
            """,
            "utf-8",
        )
        assert run("dub", script, "--cast", "cast.toml").code == 0

        tom, mei = (asked()[text] for text in ("Hello there, my friend.", "再见。"))
        assert tom.voice == "may"
        assert tom.prosody == Prosody(
            slope_semitones=-1.0,
            breath=0.2,
            emotion=Emotion(angry=0.7, sad=0.2, strength=0.5),
            manner_voice=VoiceId("am_michael"),
        )
        assert mei.prosody == Prosody(emotion=Emotion(calm=1.0))

    def test_options_are_for_those_who_have_no_manner_of_their_own(
        self, run: Run, asked: Asked, script: Path, tmp_path: Path
    ) -> None:
        script.write_text(TIMED.replace("Tom: ...", "Narration."), "utf-8")
        (tmp_path / "cast.toml").write_text(
            '[default]\npitch = -2.0\n[speakers.Tom]\nemotion = "angry"\n[speakers.Mei]\nvoice = "zf_xiaoxiao"\n',
            "utf-8",
        )
        assert run("plan", script, "--cast", "cast.toml", "--emotion", "sad", "--strength", "0.5").code == 0

        given = {text: request.prosody for text, request in asked().items()}
        sad = Prosody(pitch_semitones=-2.0, emotion=Emotion(sad=1.0, strength=0.5))
        assert given["Hello there, my friend."] == Prosody(pitch_semitones=-2.0, emotion=Emotion(angry=1.0))
        assert given["再见。"] == given["Narration."] == sad

    def test_unknown_manner_voice(self, run: Run, script: Path, tmp_path: Path) -> None:
        (tmp_path / "cast.toml").write_text('[speakers.Ann]\nmanner = "am_michel"\n', "utf-8")
        result = run("dub", script, "--cast", "cast.toml")

        assert result.code == 2
        assert "am_michael" in result.err

    def test_notes_on_the_manner_are_in_the_report(self, run: Run, script: Path) -> None:
        notes = run("dub", script, "--emotion-text", "sad and frobnicated", "--json").json["notes"]

        assert "Not understood: frobnicated." in notes
