"""How the fake engine reads: letters as they stand, and a few characters about which it is in doubt."""

import re

from studio.core.dictionary import stands_alone
from studio.core.pronunciation import Doubt, Lang
from studio.core.speech import Reading, Request, Word

PAUSES = ",.!?;:、，。！？；：…—"
VOWELS = "aeiou"
DOUBTS = {"重": (("zhong4", "chong2"), 0.6), "行": (("xing2", "hang2"), 0.95), "read": (("/ɹˈid/", "/ɹˈɛd/"), 0.8)}
"""Readings, the one that is taken first, and how sure that is."""

_CONSONANTS = "bdgkmnst"
_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_WORD = re.compile(rf"[{_CJK}]|(?:(?![{_CJK}_])\w)+(?:['’](?:(?![{_CJK}_])\w)+)*")
_GIVEN = re.compile(r"(?<=\])(?:\{([^{}]*)\}|\((/[^/()]*/)\))")


def language_of(text: str) -> Lang:
    """Language by the characters alone: kana, hangul, Han, else English."""
    if re.search("[\u3040-\u30ff]", text):
        return "ja"
    if re.search("[\uac00-\ud7a3]", text):
        return "ko"
    return "zh" if re.search("[\u3400-\u9fff]", text) else "en"


def reading_of(request: Request) -> Reading:
    """A run of letters or one CJK character is a word. Readings that are given, as marks or in dictionaries, show in
    the words; they change no sound."""
    text = _GIVEN.sub(lambda given: " " * len(given.group()), request.text)
    marks = {given.start() - 1: given[1] or given[2] for given in _GIVEN.finditer(request.text)}
    found = list(_WORD.finditer(text))
    starts = [*(match.start() for match in found), len(text)]
    words = []
    for match, next_start in zip(found, starts[1:], strict=True):
        written = match.group()
        after = "".join(c for c in text[match.end() : next_start] if c in PAUSES or c == " ")
        words.append(_word(written, match.start(), match.end(), after, _decided(request, marks, match)))
    return Reading(tuple(words), request.lang or language_of(request.text))


def _decided(request: Request, marks: dict[int, str], match: re.Match[str]) -> tuple[str, str]:
    """The reading that was given for a word, and where; empty where none was."""
    if match.end() in marks:
        return marks[match.end()], "mark"
    for entry in sorted(request.pronunciations, key=lambda entry: len(entry.written), reverse=True):
        at = request.text.casefold().find(entry.written.casefold())
        while at >= 0:
            end = at + len(entry.written)
            if at <= match.start() and match.end() <= end and stands_alone(request.text, at, end):
                syllables = entry.reading.split()
                is_one_each = len(syllables) == len(entry.written)
                return syllables[match.start() - at] if is_one_each else entry.reading, "dictionary"
            at = request.text.casefold().find(entry.written.casefold(), at + 1)
    return "", ""


def _word(written: str, start: int, end: int, after: str, decided: tuple[str, str]) -> Word:
    phonemes = _phonemes(written)
    reading, source = decided
    doubts: tuple[Doubt, ...] = ()
    confidence = 1.0
    if not source and written in DOUBTS:
        (reading, *others), confidence = DOUBTS[written]
        doubts = (Doubt(start, end, reading, tuple(others), confidence),)
    return Word(
        text=written,
        start=start,
        end=end,
        lang=language_of(written),
        phonemes=phonemes,
        after=after,
        syllables=max(1, len(re.findall(f"[{VOWELS}y]+", phonemes))),
        beats=(len(phonemes),) if re.fullmatch(f"[{_CJK}]", written) else (1,) * len(phonemes),
        spoken=written,
        reading=reading or phonemes,
        spoken_reading=reading or phonemes,
        confidence=confidence,
        source=source or "letters",
        doubts=doubts,
    )


def _phonemes(written: str) -> str:
    if re.fullmatch(f"[{_CJK}]", written):
        code = ord(written)
        return _CONSONANTS[code % len(_CONSONANTS)] + VOWELS[code % len(VOWELS)]
    return re.sub("['’]", "", written.lower())
