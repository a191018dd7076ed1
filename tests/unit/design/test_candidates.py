from dataclasses import replace
from itertools import pairwise
from math import log2

import pytest

from studio.core.errors import InputError
from studio.core.prosody import RANGES
from studio.core.speech import Voice, VoiceId
from studio.design.candidates import Candidate, candidates
from studio.design.describe import describe
from studio.voices.recipe import FORMANT_RANGE
from studio.voices.stock import stock_voices

VOICES = {voice.id: voice for voice in stock_voices()}


def made(text: str, seed: int = 0, count: int = 3) -> tuple[Candidate, ...]:
    return candidates(describe(text), stock_voices(), seed, count)


def pitch_hz(candidate: Candidate) -> float:
    """As the measures of its voices tell, with its own shift."""
    manner = candidate.recipe.manner
    own = sum(weight * log2(VOICES[voice].pitch_hz) for voice, weight in manner.items()) / sum(manner.values())
    return float(2 ** (own + candidate.recipe.prosody.pitch_semitones / 12))


def loudness(candidate: Candidate) -> float:
    timbre = candidate.recipe.timbre
    return candidate.recipe.prosody.level_db + sum(
        weight * (VOICES[voice].loudness_lufs or 0.0) for voice, weight in timbre.items()
    ) / sum(timbre.values())


def rate(candidate: Candidate) -> float:
    manner = candidate.recipe.manner
    return candidate.recipe.prosody.tempo * sum(
        weight * VOICES[voice].rates[candidate.lang] for voice, weight in manner.items()
    )


@pytest.mark.parametrize(
    "text", ["gravelly old storyteller, slow, warm", "声音甜美的小女孩", "a voice", "中年男声，低沉"]
)
def test_candidates_are_unlike_one_another_and_the_same_again(text: str) -> None:
    first = made(text, seed=3)
    assert made(text, seed=3) == first
    assert made(text, seed=4) != first
    assert len(first) == 3
    for one, other in ((first[0], first[1]), (first[1], first[2]), (first[0], first[2])):
        shares = one.recipe.timbre.keys() | other.recipe.timbre.keys()
        apart = sum(abs(one.recipe.timbre.get(voice, 0) - other.recipe.timbre.get(voice, 0)) for voice in shares)
        assert apart > 0.4
    assert len({candidate.name for candidate in first}) == 3


@pytest.mark.parametrize(
    ("text", "gender", "lang"),
    [("年轻女性", "f", "zh"), ("老爷爷", "m", "zh"), ("a young woman", "f", "en"), ("grandpa", "m", "en")],
)
def test_voices_are_of_the_gender_and_mostly_of_the_language(text: str, gender: str, lang: str) -> None:
    for candidate in made(text, count=5):
        recipe = candidate.recipe
        assert (candidate.gender, candidate.lang) == (gender, lang)
        assert {VOICES[voice].gender for voice in recipe.voices} == {gender}
        assert {VOICES[voice].lang[:2] for voice in recipe.manner} == {lang}
        assert sum(share for voice, share in recipe.timbre.items() if VOICES[voice].lang.startswith(lang)) >= 0.5
        assert sum(recipe.timbre.values()) == pytest.approx(1, abs=0.01)


def test_without_a_gender_women_and_men_take_turns() -> None:
    assert [candidate.gender for candidate in made("warm and slow", count=4)] == ["f", "m", "f", "m"]


def test_the_language_can_be_chosen() -> None:
    (candidate,) = candidates(describe("an old man"), stock_voices(), count=1, lang="zh")
    assert candidate.lang == "zh"
    assert all(VOICES[voice].lang == "zh" for voice in candidate.recipe.manner)


def test_a_british_voice_is_led_by_one() -> None:
    for candidate in made("a British woman, crisp"):
        lead = max(candidate.recipe.timbre, key=lambda voice: candidate.recipe.timbre[voice])
        assert VOICES[lead].lang == "en-GB"


@pytest.mark.parametrize("who", ["a woman", "a man", "an old man", "a little girl", "小男孩", "御姐"])
@pytest.mark.parametrize("seed", [0, 1])
def test_the_steps_of_each_axis_go_one_way(who: str, seed: int) -> None:
    described = describe(who)

    def ladder(axis: str) -> list[Candidate]:
        return [
            candidates(described.with_(axis, str(step)), stock_voices(), seed, 1)[0]  # type: ignore[arg-type]
            for step in range(1, 6)
        ]

    for axis, measured in (("pitch", pitch_hz), ("volume", loudness), ("speed", rate)):
        assert all(lower < higher for lower, higher in pairwise(map(measured, ladder(axis)))), axis
    scales = [candidate.recipe.prosody.range_scale for candidate in ladder("variation")]
    assert all(lower < higher for lower, higher in pairwise(scales))
    energies = [candidate.recipe.prosody.energy for candidate in ladder("volume")]
    assert all(lower < higher for lower, higher in pairwise(energies))


def test_high_and_low_depend_on_who_speaks() -> None:
    heard = [pitch_hz(made(who, count=1)[0]) for who in ("low little girl", "low young woman", "low old man")]
    assert heard == sorted(heard, reverse=True)


def test_children_have_shorter_throats_and_giants_longer() -> None:
    scales = [made(who, count=1)[0].recipe.formant_scale for who in ("a little girl", "a young woman", "a giant")]
    assert scales == sorted(scales, reverse=True)
    assert scales[0] > 1.05
    assert scales[2] < 0.96


def test_correcting_speed_or_volume_keeps_the_voice() -> None:
    described = describe("warm old woman")
    fast, loud = described.with_("speed", "4"), described.with_("volume", "4")
    one, other = (candidates(changed, stock_voices(), 0, 1)[0].recipe for changed in (fast, loud))
    assert (one.timbre, one.manner, one.formant_scale) == (other.timbre, other.manner, other.formant_scale)


def test_timbres_and_manners_show() -> None:
    plain, husky, denied = (
        made(text, count=1)[0].recipe.prosody for text in ("a woman", "a husky woman", "a woman, not breathy")
    )
    assert husky.breath > plain.breath
    assert husky.jitter_semitones > plain.jitter_semitones
    assert denied.breath == 0
    assert made("a furious man", count=1)[0].recipe.prosody.emotion.angry == 1
    assert made("whispering", count=1)[0].recipe.prosody.whisper


def test_other_measures_steer_the_choice() -> None:
    dark = {voice.id: {"brightness": 0.0} for voice in stock_voices()}
    bright = VoiceId("zf_xiaoni")
    leads = {
        max(candidate.recipe.timbre.items(), key=lambda share: share[1])[0]
        for seed in range(3)
        for candidate in candidates(
            describe("明亮的女声"), stock_voices(), seed, 1, extra=dark | {bright: {"brightness": 9.0}}
        )
    }
    assert leads == {bright}


def test_a_voice_without_measures_will_do() -> None:
    bare = Voice(VoiceId("one"), "One", "en-US", "f", "CC0-1.0", "test")
    (candidate,) = candidates(describe("a high, fast, loud, lively woman"), [bare], count=1)
    assert candidate.recipe.timbre == candidate.recipe.manner == {"one": 1.0}
    assert candidate.recipe.prosody.pitch_semitones > 0


def test_without_a_fitting_voice_it_says_so() -> None:
    with pytest.raises(InputError, match="no voice"):
        candidates(describe("a man"), [voice for voice in stock_voices() if voice.gender == "f"])


def test_recipes_stay_within_bounds() -> None:
    extreme = describe("a very very deep giant, shouting, extremely gravelly, extremely full, full of rage, very loud")
    for text in (extreme, describe("squeaky baby, very thin, extremely sweet, terrified, breathless, whispering")):
        for candidate in candidates(text, stock_voices()):
            assert FORMANT_RANGE[0] <= candidate.recipe.formant_scale <= FORMANT_RANGE[1]
            for name, (least, most) in RANGES.items():
                assert least <= getattr(candidate.recipe.prosody, name) <= most


def test_names_tell_what_was_wished() -> None:
    assert made("husky, warm old man", count=1)[0].name == "Husky warm old man 1"
    assert made("沙哑温暖的老爷爷", count=1)[0].name == "沙哑温暖老年男声 1"
    assert made("a voice", count=1)[0].name == "Voice 1"


def test_unmet_wishes_come_along() -> None:
    (candidate,) = made("a Scottish woman", count=1)
    assert "Scottish" in str(candidate.notes[0])
    assert replace(candidate.description, notes=()).notes == ()
