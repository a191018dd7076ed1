"""The person's pronunciation dictionaries, applied to a line."""

from collections import defaultdict
from collections.abc import Sequence

from studio.core.dictionary import stands_alone
from studio.core.errors import MarkError
from studio.core.pronunciation import Lang, Pronunciation
from studio.text import marks, readings
from studio.text.detect import lang_of
from studio.text.normalise import joined
from studio.text.spoken import Spoken

SOURCE = "dictionary"


def applied(
    spoken: Spoken, entries: Sequence[Pronunciation], main: Lang, voice_lang: str
) -> tuple[Spoken, tuple[str, ...]]:
    """The line with the readings of its entries, and a note on each entry that cannot be read so and is left out.

    Of entries that begin at one place the longest wins, of those as long the first that is meant for the language; what
    has a reading already keeps it.
    """
    if not entries:
        return spoken, ()
    spoken = joined(spoken)
    beginning: dict[str, list[Pronunciation]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: len(entry.written), reverse=True):
        beginning[entry.written[0].casefold()[0]].append(entry)
    # In a masked text no entry can reach into what has a reading.
    text = spoken.masked("\n").casefold() if len(spoken.text.casefold()) == len(spoken.text) else spoken.masked("\n")
    parts: list[Spoken] = []
    notes: list[str] = []
    done = at = 0
    while at < len(text):
        here = (entry for entry in beginning.get(text[at], ()) if _stands(entry, text, at))
        meant = next((entry for entry in here if _fits(entry, spoken, at, main, voice_lang)), None)
        at += 1
        if meant is not None:
            start, end = at - 1, at - 1 + len(meant.written)
            try:
                said = _read(meant, spoken.cut(start, end))
            except MarkError as error:  # of a file that was edited by hand, or a project of another version
                notes.append(f"Left out of the dictionary: {meant.written!r}. {error}")
            else:
                parts += [spoken.cut(done, start), said]
                done = at = end
    return Spoken.join([*parts, spoken.cut(done, len(spoken.text))]), tuple(notes)


def checked(entry: Pronunciation) -> None:
    """Raises MarkError where an entry has a reading that its characters cannot have."""
    _read(entry, Spoken.verbatim(entry.written))


def _stands(entry: Pronunciation, text: str, at: int) -> bool:
    """Whether the words of an entry stand in the text at this place."""
    words = entry.written.casefold()
    return text.startswith(words, at) and stands_alone(text, at, at + len(words))


def _fits(entry: Pronunciation, spoken: Spoken, at: int, main: Lang, voice_lang: str) -> bool:
    """Whether an entry is meant: of this language, and in capitals where it has them."""
    written = spoken.text[at : at + len(entry.written)]
    if entry.written != entry.written.lower() and entry.written != written:
        return False
    langs = [lang for char in written if (lang := lang_of(char, main, voice_lang))]
    return entry.lang is None or entry.lang in (langs or [main])


def _read(entry: Pronunciation, written: Spoken) -> Spoken:
    """What an entry says for its text in a line."""
    reading = entry.reading.strip()
    mark = f"[{written.text}]({reading})" if reading.startswith("/") else f"[{written.text}]{{{reading}}}"
    piece, *rest = marks.parse(mark)
    if rest:
        raise MarkError(f"{entry.written!r} holds brackets: an entry has the words alone.", 0)
    if isinstance(piece, marks.Exact):
        said = readings.exact(piece, SOURCE)
    elif isinstance(piece, marks.Respelled):
        said = readings.respelled(piece, SOURCE)
    else:
        raise MarkError(f"{reading!r} is no reading of {entry.written!r}.", 0)
    start, end = written.source(0, len(written.text))
    if said.text == written.text:
        return Spoken(said.text, written.origins, said.forced, (((start, end), SOURCE),) if said.rules else ())
    return Spoken(said.text, ((start, end),) * len(said.text), said.forced, (((start, end), SOURCE),))
