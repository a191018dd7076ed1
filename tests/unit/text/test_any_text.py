"""Any text is spoken, or told in one sentence why not; nothing gets lost without a word."""

import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from studio.core.errors import MarkError
from studio.core.speech import LANGS, Lang
from studio.text import marks, spans, symbols
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
@settings(max_examples=300)
@example("😀", None, "")
@example("\ud800", None, "")
@example("1" * 400, None, "")
@example("a" * 400, "zh", "")
@example("。" * 50, None, "")
@example("1𪚼 不𪚼", None, "")
@example("[PAUSE 1S]", None, "")
@example("a[pause 1s][emph]b[/emph]", "en", "")
def test_nothing_is_lost_without_a_word(text: str, lang: Lang | None, voice_lang: str) -> None:
    try:
        found, notes = tokens(text, lang, voice_lang)
    except MarkError:
        return  # tells what is wrong: see test_marks.py
    assert set("".join(token.phonemes for token in found)) <= symbols.table().keys()
    assert "".join(token.text for token in found) == text
    told = " ".join(notes)
    to_say = _outside_marks(text)
    start = 0
    for token in found:
        end = start + len(token.text)
        if token.source == "silent":
            lost = [text[at] for at in range(start, end) if at in to_say and text[at] not in told]
            assert not lost, (lost, notes)
        start = end


def _outside_marks(text: str) -> set[int]:
    """Where a person would miss a character: the marks around words and the pauses are not meant to be said."""
    bare = spans.bare(text)
    said = (piece for piece in marks.parse(bare.text) if not isinstance(piece, marks.Pause))
    places = (bare.places[at] for piece in said for at in range(piece.start, piece.end))
    return {at for at in places if _is_said(text[at])}


def _is_said(char: str) -> bool:
    """Whether a person would miss it: letters, numbers, and signs that are pictures."""
    return unicodedata.category(char) in ("Lu", "Ll", "Lo", "Lt", "Nd", "Nl", "No", "So")
