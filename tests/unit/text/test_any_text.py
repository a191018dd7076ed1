"""Any text is spoken, or told in one sentence why not; nothing gets lost without a word."""

import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from studio.core.errors import MarkError
from studio.core.speech import LANGS, Lang
from studio.text import symbols
from studio.text.g2p import tokens

SCRIPTS = st.sampled_from(
    (
        "我们用了重庆银行，还差一点儿。", "裡麵頭髮後面", "きょうはがっこうへいった", "カタカナーッ", "東京都渋谷区",
        "안녕하세요값이ㅋㅋ", "the Read live ’s don't", "ÀÉîßœŁñ", "0123456789", "½⅔²³₂℃％", "IVXLC ⅣⅫ",
        "😀👍🏽👨‍👩‍👧🇯🇵1️⃣❤", ".,;:!?…—-–~/\\|@#$%^&*_+=<>", "（）【】《》「」『』“”‘’", " \t\n\u3000\u200b\u200d\ufeff",
        "жшДλΩ", "กขค", "אבג", "कखग", "ﾊﾟﾋﾟ", "ＡＢＣ１２３", "\U00020000\U0002a6df", "𝒜𝔅", "①②㈱㎏",
    )
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=24),
    st.lists(SCRIPTS.flatmap(lambda chars: st.text(alphabet=chars, min_size=1, max_size=5)), max_size=8).map("".join),
)


@given(TEXTS, st.sampled_from((None, *LANGS)), st.sampled_from(("", "zh", "en-GB", "ja", "es")))
@settings(max_examples=300, deadline=None)
@example("😀", None, "")
@example("\ud800", None, "")
@example("1" * 400, None, "")
@example("a" * 400, "zh", "")
@example("。" * 50, None, "")
@example("1𪚼 不𪚼", None, "")
def test_nothing_is_lost_without_a_word(text: str, lang: Lang | None, voice_lang: str) -> None:
    try:
        found, notes = tokens(text, lang, voice_lang)
    except MarkError:
        return  # tells what is wrong: see test_marks.py
    assert set("".join(token.phonemes for token in found)) <= symbols.table().keys()
    told = " ".join(notes)
    for token in found:
        if token.source == "silent":
            lost = [char for char in token.text if _is_said(char) and char not in told]
            assert not lost, (lost, notes)


def _is_said(char: str) -> bool:
    """Whether a person would miss it: letters, numbers, and signs that are pictures."""
    return unicodedata.category(char) in ("Lu", "Ll", "Lo", "Lt", "Nd", "Nl", "No", "So")
