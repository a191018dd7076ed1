"""A line of text to words and phonemes: the door of this room."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from studio.core.emotion import NO_EMOTION, Emotion
from studio.core.errors import MarkError
from studio.core.pronunciation import Doubt, Pronunciation
from studio.core.speech import Lang, Reading, Word
from studio.text import dictionary, marks, punctuation, readings, spans, symbols
from studio.text.detect import main_language, runs, script_of
from studio.text.fronts import EXPERIMENTAL, FRONTS
from studio.text.normalise import normalised
from studio.text.spoken import Atom, Spoken, shifted

_UNREAD_TONGUES = {
    "fr": "French is not read: its spelling needs a lexicon, and Dubsmith has none yet",
    "hi": "Hindi is not read: no rules for it have been proved yet",
}
_SILENT_SIGNS = "~|^`´¨"


class _Placed(NamedTuple):
    """An atom with the language that made it."""

    atom: Atom
    lang: Lang


def read(
    text: str,
    lang: Lang | None = None,
    voice_lang: str = "",
    speak_notes: bool = False,
    pronunciations: Sequence[Pronunciation] = (),
) -> Reading:
    """The words of a line as they will be spoken, with what the person should know.

    `lang` is the main language, detected if None; runs of other languages inside are read as what they are.
    `voice_lang` is the BCP 47 tag of the voice: it settles American or British English and how Han characters
    alone are read. Every symbol of the words is in the model's table, every word knows its place in `text`.
    Marks around words do not change how these are read; a word is marked if any of it is. `pronunciations` are entries
    of dictionaries, those that go first in front. Raises MarkError for a malformed mark or a mark with an impossible
    reading.
    """
    bare = spans.bare(text)
    try:
        reading = _read(bare.text, lang, voice_lang, speak_notes, pronunciations)
    except MarkError as error:
        raise MarkError(str(error), bare.places[error.position]) from error
    return replace(reading, words=tuple(_marked(word, bare) for word in reading.words))


def _marked(word: Word, bare: spans.Bare) -> Word:
    """A word of the bare line in its place in the line as written, with the marks that hold there."""
    touching = [span for span in bare.spans if span.start < word.end and word.start < span.end]
    emotions = [Emotion(**{span.mark: span.share}) for span in touching if span.mark not in ("emph", "whisper")]
    return replace(
        word,
        start=bare.places[word.start],
        end=bare.places[word.end - 1] + 1,
        emphasis=any(span.mark == "emph" for span in touching),
        whisper=any(span.mark == "whisper" for span in touching),
        emotion=emotions[-1] if emotions else NO_EMOTION,
        doubts=tuple(
            replace(doubt, start=bare.places[doubt.start], end=bare.places[doubt.end - 1] + 1) for doubt in word.doubts
        ),
    )


def _read(
    text: str, lang: Lang | None, voice_lang: str, speak_notes: bool, pronunciations: Sequence[Pronunciation]
) -> Reading:
    """The words of a bare line."""
    pieces = marks.parse(text)
    plain = "".join(piece.text for piece in pieces if not isinstance(piece, marks.Pause | marks.Note))
    main = lang or main_language(plain or text, voice_lang)
    words: list[Word] = []
    notes: list[str] = []
    for is_pause, group in groupby(pieces, lambda piece: isinstance(piece, marks.Pause)):
        if is_pause:
            words += [_pause(text, piece, main) for piece in group if isinstance(piece, marks.Pause)]
        else:
            spoken = Spoken.join(_spoken(text, piece, speak_notes) for piece in group)
            spoken, unusable = dictionary.applied(spoken, pronunciations, main, voice_lang)
            spoken, left_out = _readable(normalised(spoken, main, voice_lang), text)
            placed = _placed(spoken, main, voice_lang)
            words += _opening(text, spoken, placed, main) + _words(text, spoken, placed)
            notes += [*unusable, *left_out, *_unread(text, spoken, placed)]
    if not speak_notes:
        silent = [piece for piece in pieces if isinstance(piece, marks.Note) and piece.text.strip()]
        notes += [_not_spoken(note, text[note.start]) for note in silent]
    notes += _remarks(words, lang, voice_lang)
    return Reading(tuple(words), main, tuple(dict.fromkeys(notes)))


def _pause(text: str, pause: marks.Pause, main: Lang) -> Word:
    written = text[pause.start : pause.end]
    return Word(written, pause.start, pause.end, main, "", "", 0, pause_ms=pause.pause_ms)


def _spoken(text: str, piece: marks.Piece, speak_notes: bool) -> Spoken:
    """What a piece contributes to the text that is said."""
    gap = Spoken(" ", ((piece.start, piece.start),))
    if isinstance(piece, marks.Plain):
        return Spoken.verbatim(piece.text, piece.start)
    if isinstance(piece, marks.Note):
        if speak_notes:
            return Spoken.join((gap, Spoken.verbatim(piece.text, piece.text_start), gap))
        around = text[max(0, piece.start - 1) : piece.start] + text[piece.end : piece.end + 1]
        return gap if len(around) == 2 and around.isascii() and around.isalnum() else Spoken("", ())
    if isinstance(piece, marks.Respelled):
        return readings.respelled(piece)
    if isinstance(piece, marks.Exact):
        # A Latin word stands apart, so that its phonemes are those of whole words.
        exact = readings.exact(piece)
        return Spoken.join((gap, exact, gap)) if piece.text.isascii() else exact
    raise TypeError(f"a pause is no text: {piece}")


def _readable(spoken: Spoken, source: str) -> tuple[Spoken, list[str]]:
    """The text with blanks for what no front reads, such as emoji and other scripts, and a note on each of these."""
    unreadable = [not spoken.is_forced(i, i + 1) and _is_unreadable(char) for i, char in enumerate(spoken.text)]
    blanked = "".join(" " if out else char for out, char in zip(unreadable, spoken.text, strict=True))
    return replace(spoken, text=blanked), _left_out(source, spoken, unreadable, "for this script")


def _is_unreadable(char: str) -> bool:
    if unicodedata.category(char)[0] == "S":
        return char not in _SILENT_SIGNS
    script = script_of(char)
    return script == "other" or (not script and unicodedata.category(char)[0] in "MN" and not char.isdecimal())


def _placed(spoken: Spoken, main: Lang, voice_lang: str) -> list[_Placed]:
    """All words of a text, run by run."""
    found: list[_Placed] = []
    for run in runs(spoken, main, voice_lang):
        atoms = FRONTS[run.lang](spoken.cut(run.start, run.end), voice_lang, run.lang != main)
        found += [_Placed(atom, run.lang) for atom in shifted(atoms, run.start)]
    return found


def _opening(source: str, spoken: Spoken, placed: Sequence[_Placed], main: Lang) -> list[Word]:
    """The quotation mark before the first word; other marks there are not heard."""
    before = spoken.text[: placed[0].atom.start] if placed else ""
    if "“" not in punctuation.folded(f" {before}"):
        return []
    start, end = spoken.source(0, len(before))
    return [Word(spoken.written(0, len(before), source).strip(), start, end, main, "", "“", 0)]


def _words(source: str, spoken: Spoken, placed: Sequence[_Placed]) -> list[Word]:
    """Words with what follows each; the words of one number, date or reading are one."""
    groups: list[list[_Placed]] = []
    for one in placed:
        start = spoken.source(one.atom.start, one.atom.end)[0]
        if groups and start < max(spoken.source(p.atom.start, p.atom.end)[1] for p in groups[-1]):
            groups[-1].append(one)
        else:
            groups.append([one])
    following = [*(group[0] for group in groups[1:]), None]
    return [
        _word(source, spoken, group, _gap(spoken, group[-1], after))
        for group, after in zip(groups, following, strict=False)
    ]


def _word(source: str, spoken: Spoken, group: Sequence[_Placed], after: str) -> Word:
    first, last = min(p.atom.start for p in group), max(p.atom.end for p in group)
    start, end = spoken.source(first, last)
    gaps = [_gap(spoken, left, right) for left, right in pairwise(group)]
    phonemes = "".join(p.atom.phonemes + gap for p, gap in zip(group, [*gaps, ""], strict=True))
    between = "" if group[0].lang == "ja" else " "
    readings = [p.atom.reading or p.atom.phonemes for p in group]
    heard = [p.atom.spoken_reading or reading for p, reading in zip(group, readings, strict=True)]
    given = [forced.source for forced in spoken.forced if forced.start < last and first < forced.end]
    sources = [*given, spoken.rule(start, end), *(p.atom.source for p in group)]
    return Word(
        text=spoken.written(first, last, source),
        start=start,
        end=end,
        lang=group[0].lang,
        phonemes=phonemes,
        after=after,
        syllables=sum(p.atom.syllables for p in group),
        beats=tuple(beat for p, gap in zip(group, [*gaps, ""], strict=True) for beat in _beats(p.atom, gap)),
        spoken=spoken.text[first:last],
        reading=between.join(readings),
        spoken_reading=between.join(heard),
        confidence=min(p.atom.confidence for p in group),
        source=" + ".join(filter(None, dict.fromkeys(sources))),
        doubts=tuple(_doubts(spoken, group, source)),
    )


def _beats(atom: Atom, gap: str) -> tuple[int, ...]:
    """Those of a word; what follows it within a number or date belongs to the last."""
    *most, last = atom.beats or symbols.beats(atom.phonemes)
    return (*most, last + len(gap))


def _doubts(spoken: Spoken, group: Sequence[_Placed], source: str) -> Iterator[Doubt]:
    """Those about what stands in the text as it is read: a number has other ways to be corrected."""
    for placed in group:
        for doubt in placed.atom.doubts:
            start, end = spoken.source(doubt.start, doubt.end)
            if end - start == doubt.end - doubt.start and not spoken.rule(start, end):
                yield replace(doubt, start=start, end=end)


def _gap(spoken: Spoken, left: _Placed, right: _Placed | None) -> str:
    """The symbols between two words, or behind the last."""
    between = spoken.text[left.atom.end : right.atom.start if right else None]
    if right is None:
        return punctuation.folded(between, at_end=True)
    # The model was taught Chinese and Japanese with spaces between words, but none beside a Japanese stop (っ).
    held = left.atom.phonemes.endswith("ʔ") or right.atom.phonemes.startswith("ʔ")
    spaced = left.lang != right.lang or (left.lang in ("zh", "ja") and not held)
    return punctuation.folded(between, spaced=spaced)


def _unread(source: str, spoken: Spoken, placed: Sequence[_Placed]) -> list[str]:
    """Notes on letters that belong to no word."""
    covered = {i for p in placed for i in range(p.atom.start, p.atom.end)}
    out = [char.isalnum() and i not in covered for i, char in enumerate(spoken.text)]
    return _left_out(source, spoken, out, "known")


def _left_out(source: str, spoken: Spoken, out: Sequence[bool], what: str) -> list[str]:
    """One note for each stretch of characters that is not read."""
    notes = []
    for is_out, group in groupby(range(len(out)), lambda i: out[i]):
        if is_out:
            places = list(group)
            written = spoken.written(places[0], places[-1] + 1, source)
            why = f"no reading {what}" if any(map(str.isalpha, written)) else "nothing to say for it"
            notes.append(f'Left out: "{written}" ({why}).')
    return notes


def _not_spoken(note: marks.Note, bracket: str) -> str:
    inside = " ".join(note.text.split())
    unclosed = f" (a mark only where [/{inside}] closes it)" if bracket in "[［【" and spans.is_mark(inside) else ""
    return f'Not spoken: "{inside}"{unclosed}.'


def _remarks(words: Sequence[Word], lang: Lang | None, voice_lang: str) -> list[str]:
    """Notes on languages that are not read as a person would expect."""
    spoken = {word.lang for word in words if word.phonemes}
    remarks = [remark for tongue, remark in EXPERIMENTAL.items() if tongue in spoken]
    unread = _UNREAD_TONGUES.get(voice_lang.split("-")[0].lower())
    if unread and lang is None and "en" in spoken:
        remarks.append(f"Read as English. {unread}.")
    return remarks
