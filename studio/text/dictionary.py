"""The person's pronunciation dictionaries, applied to a line."""

import re
from collections.abc import Sequence

from studio.core.errors import MarkError
from studio.core.pronunciation import Lang, Pronunciation
from studio.text import marks, readings
from studio.text.detect import lang_of
from studio.text.spoken import Spoken

SOURCE = "dictionary"


def applied(spoken: Spoken, entries: Sequence[Pronunciation], main: Lang, voice_lang: str) -> Spoken:
    """The line with the readings of its entries. Of entries that begin at one place the longest wins, of those as long
    the first; what has a reading already keeps it.

    Raises MarkError where an entry has a reading that its characters cannot have.
    """
    if not entries:
        return spoken
    found = {entry.written.casefold(): entry for entry in reversed(entries)}
    # In a masked text no entry can reach into what has a reading.
    text = spoken.masked("\n").casefold() if len(spoken.text.casefold()) == len(spoken.text) else spoken.masked("\n")
    parts: list[Spoken] = []
    done = 0
    for match in _pattern(found).finditer(text):
        entry = found[match.group()]
        if _fits(entry, spoken.text[match.start() : match.end()], main, voice_lang):
            parts += [spoken.cut(done, match.start()), _read(entry, spoken.cut(*match.span()))]
            done = match.end()
    return Spoken.join([*parts, spoken.cut(done, len(spoken.text))])


def checked(entry: Pronunciation) -> None:
    """Raises MarkError where an entry has a reading that its characters cannot have."""
    _read(entry, Spoken.verbatim(entry.written))


def _pattern(written: Sequence[str] | dict[str, Pronunciation]) -> re.Pattern[str]:
    """Any of these, the longest first; Latin letters only where no others touch them."""
    return re.compile("|".join(_alone(one) for one in sorted(written, key=len, reverse=True)))


def _alone(written: str) -> str:
    before = "(?<![0-9A-Za-z])" if written[0].isascii() and written[0].isalnum() else ""
    after = "(?![0-9A-Za-z])" if written[-1].isascii() and written[-1].isalnum() else ""
    return before + re.escape(written) + after


def _fits(entry: Pronunciation, written: str, main: Lang, voice_lang: str) -> bool:
    """Whether an entry is meant: of this language, and in capitals where it has them."""
    if entry.written != entry.written.lower() and entry.written != written:
        return False
    langs = [lang for char in written if (lang := lang_of(char, main, voice_lang))]
    return entry.lang is None or entry.lang in (langs or [main])


def _read(entry: Pronunciation, written: Spoken) -> Spoken:
    """What an entry says for its text in a line."""
    reading = entry.reading.strip()
    mark = f"[{written.text}]({reading})" if reading.startswith("/") else f"[{written.text}]{{{reading}}}"
    (piece,) = marks.parse(mark)
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
