from typing import Literal

import pytest

from studio.core.speech import Voice, VoiceId
from studio.gui.library.search import Order, Wish, found


def voice(id_: str, name: str, lang: str, hz: float, per_s: float) -> Voice:
    gender: Literal["f", "m"] = "f" if id_[1] == "f" else "m"
    return Voice(VoiceId(id_), name, lang, gender, "Apache-2.0", "", pitch_hz=hz, rates={"zh": per_s})


VOICES = (
    voice("af_heart", "Heart", "en-US", 190, 4.0),
    voice("am_fenrir", "Fenrir", "en-US", 130, 4.4),
    voice("bm_george", "George", "en-GB", 110, 4.2),
    voice("zf_xiaobei", "Xiaobei", "zh", 240, 5.2),
    voice("zf_xiaoni", "Xiaoni", "zh", 210, 4.1),
    voice("zf_xiaoxiao", "Xiaoxiao", "zh", 260, 4.8),
    voice("zm_yunxi", "Yunxi", "zh", 150, 5.6),
    voice("ff_siwis", "Siwis", "fr", 0, 0),
)


def ids(wish: Wish, favourites: frozenset[VoiceId] = frozenset()) -> list[str]:
    return [voice.id for voice in found(VOICES, wish, favourites, lambda voice: voice.rates["zh"])]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("deep female zh", ["zf_xiaoni"]),
        ("Deep Woman Chinese voice", ["zf_xiaoni"]),
        ("低沉的中文女声", ["zf_xiaoni"]),
        ("zh m", ["zm_yunxi"]),
        ("male en", ["am_fenrir", "bm_george"]),
        ("brit", ["bm_george"]),
        ("en-gb", ["bm_george"]),
        ("xiaob", ["zf_xiaobei"]),
        ("xiao b", []),
        ("zf_", ["zf_xiaobei", "zf_xiaoni", "zf_xiaoxiao"]),
        ("fast zh female", ["zf_xiaobei"]),
        ("slow high zh", ["zf_xiaoxiao"]),
        ("fem fre", ["ff_siwis"]),
        ("f fr deep", []),
        ("ger", []),
    ],
)
def test_words(words: str, expected: list[str]) -> None:
    assert ids(Wish(words)) == expected


def test_filters() -> None:
    assert ids(Wish(lang="en", gender="f")) == ["af_heart"]
    assert ids(Wish("x", favourites_only=True), frozenset({VoiceId("zf_xiaoni"), VoiceId("af_heart")})) == ["zf_xiaoni"]


@pytest.mark.parametrize(
    ("order", "first", "last_but_one"),
    [
        ("name", "am_fenrir", "zf_xiaoxiao"),
        ("low", "bm_george", "zf_xiaoxiao"),
        ("high", "zf_xiaoxiao", "bm_george"),
        ("slow", "af_heart", "zm_yunxi"),
        ("fast", "zm_yunxi", "af_heart"),
    ],
)
def test_order(order: Order, first: str, last_but_one: str) -> None:
    there = ids(Wish(order=order))
    assert len(there) == len(VOICES)
    assert (there[0], there[-2]) == (first, last_but_one)
    assert order == "name" or there[-1] == "ff_siwis"
