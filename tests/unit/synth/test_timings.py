from studio.core.speech import Reading, Word
from studio.synth.model import MEL_HOP
from studio.synth.timings import AHEAD_SAMPLES, phoneme_timings, word_timings
from studio.synth.tokens import Token

READING = Reading(
    (
        Word("so", 0, 2, "en", "sO", ", ", 1),
        Word("[pause]", 2, 9, "en", "", "", 0, 600),
        Word("no", 9, 11, "en", "nO", ".", 1),
    ),
    "en",
)
TOKENS = [
    Token(0, "", -1),
    *(Token(1, symbol, 0) for symbol in "sO, "),
    Token(0, "", -1),
    *(Token(1, symbol, 2) for symbol in "nO"),
]
FRAMES = [6, 3, 4, 1, 1, 24, 2, 7]


def test_phonemes_follow_one_another_a_little_ahead_of_their_tokens() -> None:
    found = phoneme_timings(TOKENS, FRAMES)
    assert [timing.symbol for timing in found] == list("sO, nO")
    assert found[0].start_sample == 6 * MEL_HOP - AHEAD_SAMPLES
    assert found[4].start_sample - found[3].start_sample == 25 * MEL_HOP


def test_words_last_from_their_first_to_their_last_phoneme() -> None:
    found = word_timings(READING, phoneme_timings(TOKENS, FRAMES))
    assert [(timing.text, timing.word) for timing in found] == [("so", 0), ("no", 2)]
    assert [timing.n_samples for timing in found] == [7 * MEL_HOP, 9 * MEL_HOP]
