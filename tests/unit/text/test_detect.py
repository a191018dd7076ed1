import pytest

from studio.core.speech import Lang
from studio.text.detect import main_language, runs, script_of
from studio.text.spoken import Forced, Spoken


@pytest.mark.parametrize(
    ("text", "voice", "lang"),
    [
        ("Hello there", "", "en"),
        ("你好", "", "zh"),
        ("東京", "ja", "ja"),
        ("東京", "zh", "zh"),
        ("東京", "en-GB", "zh"),
        ("こんにちは", "zh", "ja"),
        ("カタカナ", "", "ja"),
        ("今日はAIについて話します", "", "ja"),
        ("안녕하세요", "", "ko"),
        ("오늘은 AI를 써요", "", "ko"),
        ("我们用 PyTorch 训练模型。", "", "zh"),
        ("用 iPhone 拍照", "en-US", "zh"),
        ("Let's talk about 微信 and its users", "", "en"),
        ("café Zürich", "", "en"),
        ("123", "zh", "zh"),
        ("123", "ja", "ja"),
        ("123", "sv", "en"),
        ("Hola", "es", "es"),
        ("Hola", "", "en"),
        ("¿Vienes?", "en", "es"),
        ("Non so che cosa è questo", "", "it"),
        ("Você não sabe o que é isso", "", "pt"),
        ("La casa de los niños", "en", "es"),
        ("No sé qué es lo que quieres", "", "es"),
        ("Las Vegas and Los Angeles", "", "en"),
        ("Me, a name I call myself", "", "en"),
        ("", "", "en"),
        ("Привет", "zh", "zh"),
    ],
)
def test_main_language(text: str, voice: str, lang: Lang) -> None:
    assert main_language(text, voice) == lang


def test_runs_tile_the_text_and_punctuation_stays_behind() -> None:
    text = "「我们用 PyTorch，训练。」"
    found = runs(Spoken.verbatim(text), "zh", "")
    assert [(run.lang, text[run.start : run.end]) for run in found] == [
        ("zh", "「我们用 "), ("en", "PyTorch，"), ("zh", "训练。」"),
    ]  # fmt: skip


def test_no_letter_no_run() -> None:
    assert runs(Spoken.verbatim("...!"), "en", "") == ()


@pytest.mark.parametrize(
    ("main", "voice", "lang"), [("ja", "", "ja"), ("zh", "ja", "zh"), ("en", "ja", "ja"), ("ko", "", "zh")]
)
def test_han_belongs_to_the_line_or_the_voice(main: Lang, voice: str, lang: Lang) -> None:
    assert runs(Spoken.verbatim("東"), main, voice)[0].lang == lang


def test_a_forced_reading_decides_the_language() -> None:
    spoken = Spoken("a2b", ((0, 1), (1, 2), (2, 3)), (Forced(1, 2, "pinyin", "liang3"),))
    assert [run.lang for run in runs(spoken, "en", "")] == ["en", "zh", "en"]


@pytest.mark.parametrize(
    ("char", "script"), [("a", "latin"), ("é", "latin"), ("重", "han"), ("〇", "han"), ("ー", "kana"), ("한", "hangul"),
                         ("Ж", "other"), ("ㅋ", "other"), ("5", ""), ("，", ""), ("😀", "")]
)  # fmt: skip
def test_script_of(char: str, script: str) -> None:
    assert script_of(char) == script
