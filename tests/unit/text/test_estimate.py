import csv
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.speech import LANGS, Lang, Voice, VoiceId
from studio.text.estimate import Estimate, estimate
from studio.voices.stock import stock_voices

LINES = Path(__file__).parents[2] / "data" / "natural_lengths.tsv"
VOICE = Voice(
    VoiceId("v"), "V", "zh", "f", "", "", pitch_hz=200.0, loudness_lufs=-24.0,
    rates={"zh": 5.0, "en": 5.0, "ja": 7.0, "ko": 6.0},
)  # fmt: skip
MEASURED: tuple[Lang, ...] = ("zh", "en", "ja", "ko", "es")
"""The others have the pace of Spanish until the voices are measured in them."""

WRITTEN = st.text(
    alphabet="我们用训练东京ーきょうはっカタ안녕값aAbTeosd'’-_ \n0123456789.,:;/%$¥°+=&@#~"
    "…、。！？“”（）😀Жéß[]{}♪\ue000pause",
    max_size=40,
)
WORDS = st.text(alphabet="我们用训练东京ーきょうはっカタ안녕값aAbTeosd' 0123456789.,:%$、。！？", max_size=30)


def length(text: str, lang: Lang | None = None) -> int:
    return estimate(text, VOICE, lang).natural_ms


def syllables(text: str, lang: Lang | None = None) -> int:
    return estimate(text, VOICE, lang).syllables


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with LINES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, dialect="excel-tab"))


class TestAgainstTheEngine:
    """Lines of which tests/data tells how the engine planned them; packaging/measure_lines.py measures them anew."""

    @pytest.mark.parametrize("lang", MEASURED)
    def test_length(self, rows: list[dict[str, str]], lang: Lang) -> None:
        voices = [voice for voice in stock_voices() if voice.id in rows[0]]
        errors = sorted(
            abs(estimate(row["text"], voice, lang).natural_ms / int(row[voice.id]) - 1)
            for row in rows
            for voice in voices
            if row["lang"] == lang
        )

        assert statistics.median(errors) < 0.065
        assert errors[len(errors) * 9 // 10] < 0.17

    @pytest.mark.parametrize("lang", MEASURED)
    def test_syllables(self, rows: list[dict[str, str]], lang: Lang) -> None:
        errors = [abs(syllables(row["text"], lang) / int(row["syllables"]) - 1) for row in rows if row["lang"] == lang]

        assert statistics.mean(errors) < (0.06 if lang == "ja" else 0.03)


@given(WRITTEN, st.sampled_from([None, *LANGS]), st.booleans())
def test_any_text_has_an_estimate(text: str, lang: Lang | None, speak_notes: bool) -> None:
    found = estimate(text, VOICE, lang, speak_notes)

    assert (found.natural_ms == 0) == (found.syllables == 0)
    assert found.syllables >= 0
    assert found.natural_ms == 0 or found.natural_ms > 150


@given(WORDS, WORDS, st.sampled_from(LANGS))
def test_more_words_are_never_shorter(left: str, right: str, lang: Lang) -> None:
    both = estimate(f"{left} {right}", VOICE, lang)

    for part in (left, right):
        alone = estimate(part, VOICE, lang)
        assert both.natural_ms >= alone.natural_ms
        assert both.syllables >= alone.syllables


@pytest.mark.parametrize(
    "text", ["", " \n", "……", "?!", "(laughs)", "（笑）", "♪♪", "[pause 2s]", "😀", "Жд", "\ue000", "%"]
)
def test_nothing_to_speak_has_no_length(text: str) -> None:
    assert estimate(text, VOICE) == Estimate(0, 0)


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("你好，世界", "zh", 4),
        ("我们用 PyTorch", "zh", 5),
        ("５个苹果", "zh", 4),
        ("5km", "zh", 3),
        ("50%", "zh", 5),
        ("1998年", "zh", 5),
        ("きょうはカッコいい", "ja", 8),
        ("ｶﾀｶﾅ", "ja", 4),
        ("안녕하세요", "ko", 5),
        ("Hello there", "en", 3),
        ("[重]{chong2}来", "zh", 2),
        ("[東京]{とうきょう}", "ja", 4),
        ("[tomato](/təmˈɑːtQ/)", "en", 3),
        ("[x](/təmˈɑːtQ/)好", "zh", 4),
        ("[angry 0.6]un[emph]believ[/emph]able[/angry]", "en", 5),
        ("[whisper]重[/whisper]要", "zh", 2),
    ],
)
def test_syllables_by_rule(text: str, lang: Lang, count: int) -> None:
    assert syllables(text, lang) == count


def test_notes_count_only_where_they_are_spoken() -> None:
    assert length("(laughs) Well") == length("Well")
    assert estimate("(laughs) Well", VOICE, speak_notes=True).syllables == 2


def test_a_faster_voice_is_shorter() -> None:
    fast = Voice(VoiceId("f"), "F", "zh", "f", "", "", rates={"zh": 10.0})
    half = length("今天天气很好") - 150

    assert estimate("今天天气很好", fast).natural_ms == pytest.approx(150 + half / 2, abs=1)


def test_a_voice_that_was_not_measured_speaks_at_a_typical_rate() -> None:
    unmeasured = Voice(VoiceId("u"), "U", "zh", "f", "", "")

    assert 1000 < estimate("今天天气很好", unmeasured).natural_ms < 2500


def test_commas_and_full_stops_take_time() -> None:
    assert length("你好世界", "zh") < length("你好，世界", "zh") < length("你好。世界", "zh")
    assert length("你好世界", "zh") < length("你好世界。", "zh") == length("你好世界！？", "zh")
    assert length("……你好世界", "zh") == length("你好世界", "zh")


def test_a_space_between_chinese_phrases_is_a_comma() -> None:
    assert length("我们出发 天黑之前", "zh") == length("我们出发，天黑之前", "zh")


def test_han_is_read_as_the_voice_would_where_the_line_does_not_tell() -> None:
    japanese = Voice(VoiceId("j"), "J", "ja", "f", "", "", rates=VOICE.rates)

    assert estimate("東京都", VOICE).syllables == 3
    assert estimate("東京都", japanese).syllables == 5


class TestPauses:
    def test_a_mark_between_words_replaces_the_silence_there(self) -> None:
        apart = length("你先走。") + length("我随后就到。")

        assert length("你先走。[pause 800ms]我随后就到。") == pytest.approx(apart + 800 - 150, abs=1)

    def test_marks_at_the_edges_last_as_they_say(self) -> None:
        assert length("[pause 1s]你好") == length("你好") + 1000
        assert length("你好[pause 400ms] [pause 0.6s]") == length("你好") + 1000

    def test_a_short_mark_still_takes_a_moment(self) -> None:
        assert length("你好[pause 50ms]世界") == pytest.approx(2 * length("你好") + 25, abs=1)


@pytest.mark.parametrize(
    ("unfinished", "text"),
    [
        ("[重]{", "重"),
        ("[重]{chong2", "重"),
        ("好[pause 3 moons]的", "好的"),
        ("[word](/wɜ☆/)", "word"),
        ("[happy 0.7]好", "好"),
        ("【愤怒 0.7】好", "好"),
        ("好[/sad]", "好"),
    ],
)
def test_a_mark_that_is_being_typed_is_left_out(unfinished: str, text: str) -> None:
    assert length(unfinished) == length(text) > 0


def test_it_imports_nothing_heavy() -> None:
    code = (
        "import sys, studio.text.estimate\n"
        "heavy = {'torch', 'jieba', 'pypinyin', 'pyopenjtalk', 'hibari', 'onnxruntime', 'safetensors'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
