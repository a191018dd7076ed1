"""Two languages in one subtitle file: one is spoken, the other is kept.

Either each cue holds both, one above the other, or each has cues of its own at the same times. They are told apart by
how they are written; Chinese and Japanese by kana.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from studio.core.errors import InputError
from studio.core.script import Cue, Line, Origin, Script
from studio.formats.cues import renumbered
from studio.formats.markup import on_one_line
from studio.formats.rewriting import Way, slot

Tongue = Callable[[str], str]
"""The tag of the language of a text."""
FIRST, SECOND = "first", "second"

_KINDS = {
    "ja": re.compile(r"[ぁ-ゖァ-ヺー]"),
    "ko": re.compile(r"[가-힣]"),
    "zh": re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "en": re.compile(r"[A-Za-z\u00c0-\u024f]"),
}
"""How languages are written, each standing for all that are written alike. The first that a text has counts: names in
Latin letters stand in Chinese, but no kana."""
_FEWEST = 2
"""Cues in two languages that make a file one of two languages."""
_NAME_WORDS = 2
"""Words in Latin letters that may stand alone in a cue of East Asia, such as a name or OK."""
_SHARE = 0.5
"""Of all cues with text, those that must hold both."""


def kind(text: str) -> str:
    """How a text is written; empty for one without letters."""
    return next((tag for tag, letters in _KINDS.items() if letters.search(text)), "")


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two languages of a file, as they are written, the upper or earlier one first."""

    kinds: tuple[str, str]
    spoken: int
    """0 or 1."""


def parted(script: Script, way: Way | None, spoken: str, tongue: Tongue = kind) -> Script:
    """The script with one of two languages for its text; as it is where it holds only one.

    `spoken` is `first`, `second` or a language; empty: the first. What is not spoken stays in the origins of the lines.
    Raises InputError where that language is none of the two.
    """
    if not spoken and len(_kinds_in(script)) < 2:  # as most are, which need not be looked at cue by cue
        return script
    halves = [_halves(line, way) for line in script.lines]
    n_filled = sum(bool(line.text) for line in script.lines)
    stacked = _commonest([pair for pair in map(_kinds_of, halves) if pair], n_filled)
    if stacked:
        return _with(script, way, stacked, spoken, tongue, _unstacked)
    simultaneous = _commonest(list(_kinds_at_once(script.lines)), n_filled // 2) if script.is_timed else None
    if simultaneous:
        return _with(script, way, simultaneous, spoken, tongue, _alone)
    if spoken in (FIRST, SECOND) and way:
        pair = _Pair(("", ""), (FIRST, SECOND).index(spoken))
        lines = [_unstacked(line, way, pair) for line in script.lines]
        return replace(script, lines=tuple(renumbered(script.lines, lines)))
    if spoken and spoken not in {tongue(" ".join(line.text for line in script.lines)), FIRST, SECOND}:
        raise InputError(f"The script does not hold two languages, so {spoken!r} cannot be chosen: leave that out.")
    return script


def _kinds_in(script: Script) -> set[str]:
    """Ways of writing in all texts together."""
    whole = "\n".join(line.text for line in script.lines)
    return {tag for tag, letters in _KINDS.items() if letters.search(whole)}


_Parting = Callable[[Line, Way | None, _Pair], Line]


def _with(
    script: Script, way: Way | None, kinds: tuple[str, str], spoken: str, tongue: Tongue, part: _Parting
) -> Script:
    """The script in one of the languages `kinds`."""
    texts = [" ".join(_texts(script, way, written)) for written in kinds]
    tags = [written if written != "en" else tongue(text) for written, text in zip(kinds, texts, strict=True)]
    choice = {"": 0, FIRST: 0, SECOND: 1, **{kinds[n]: n for n in (1, 0)}, **{tags[n]: n for n in (1, 0)}}
    if spoken not in choice:
        raise InputError(f"The script holds {tags[0]} and {tags[1]}, but no {spoken}: choose one of these.")
    pair = _Pair(kinds, choice[spoken])
    lines = [part(line, way, pair) for line in script.lines]
    if part is _alone:
        lines = _joined(lines, pair)
    said, kept = tags[pair.spoken], tags[1 - pair.spoken]
    note = () if spoken else (f"There are two languages, {tags[0]} and {tags[1]}: {said} is spoken, {kept} is kept.",)
    source = script.source and replace(script.source, tongues=(tags[0], tags[1]), spoken=said)
    return replace(script, lines=tuple(renumbered(script.lines, lines)), notes=(*script.notes, *note), source=source)


def _texts(script: Script, way: Way | None, written: str) -> Iterator[str]:
    """All that is written so."""
    for line in script.lines:
        yield from (text for text in _halves(line, way) or [line.text] if kind(text) == written)


def _halves(line: Line, way: Way | None) -> list[str]:
    """The lines of a cue as they stand above each other; nothing where they are not known."""
    if line.origin is None or way is None:
        return []
    pieces = way.markup.line_end.split(way.bare(slot(line.origin, "t")))
    return [way.read(piece).strip() for piece in pieces]


def _kinds_of(texts: Sequence[str]) -> tuple[str, str] | None:
    """How the upper and the lower lines of a cue are written, where these are two ways."""
    kinds = [written for written, _ in groupby(filter(None, map(kind, texts)))]
    return (kinds[0], kinds[1]) if len(kinds) == 2 else None


def _kinds_at_once(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    for _, group in groupby(lines, key=lambda line: line.cue):
        in_order = sorted(group, key=_place)
        kinds = [written for written, _ in groupby(filter(None, (kind(line.text) for line in in_order)))]
        if len(kinds) == 2:
            yield kinds[0], kinds[1]


def _place(line: Line) -> int:
    return line.origin.place if line.origin else line.id


def _commonest(pairs: Sequence[tuple[str, str]], n_filled: int) -> tuple[str, str] | None:
    if not pairs:
        return None
    (kinds, _), *_others = Counter(pairs).most_common(1)
    alike = sum(set(pair) == set(kinds) for pair in pairs)
    return kinds if alike >= max(_SHARE * n_filled, min(_FEWEST, n_filled)) else None


def _fits(text: str, written: str) -> bool:
    """Whether a text may be in a language: a Japanese one may lack kana, and what has no letters is in any."""
    return not written or kind(text) in ("", written) or (written == "ja" and kind(text) == "zh")


def _unstacked(line: Line, way: Way | None, pair: _Pair) -> Line:
    """A line with that part of its cue for its text which is spoken."""
    texts = _halves(line, way)
    filled = [place for place, text in enumerate(texts) if text]
    if line.origin is None or way is None or not filled:
        return line
    cut = _cut(texts, filled, pair)
    if cut is None:
        in_latin = pair.kinds[pair.spoken] in ("zh", "ja", "ko") and kind(line.text) == "en"
        is_name = in_latin and len(line.text.split()) <= _NAME_WORDS
        return line if is_name else _alone(line, way, pair)
    border, is_upper = cut
    spoken = (0, border) if is_upper else (border, len(texts))
    text, _ = on_one_line("\n".join(texts[slice(*spoken)]))
    return replace(line, text=text, origin=replace(line.origin, text=text, spoken=spoken))


def _cut(texts: Sequence[str], filled: Sequence[int], pair: _Pair) -> tuple[int, bool] | None:
    """Before which line of a cue the other language begins, and whether what stands above is spoken. None: all of the
    cue is in one language."""
    if not any(pair.kinds):
        return (filled[(len(filled) + 1) // 2], pair.spoken == 0) if len(filled) > 1 else None
    middle = len(filled) / 2
    for first, second in (pair.kinds, pair.kinds[::-1]):
        for n in sorted(range(1, len(filled)), key=lambda n: abs(n - middle)):
            above, below = filled[:n], filled[n:]
            if all(_fits(texts[at], first) for at in above) and all(_fits(texts[at], second) for at in below):
                return filled[n], first == pair.kinds[pair.spoken]
    spoken = pair.kinds[pair.spoken]
    if len(filled) > 1 and len({kind(texts[at]) for at in filled} - {""}) > 1:
        # Both, but in no order: what is in the spoken language from its first line on, never both.
        first_at = next((at for at in filled if kind(texts[at]) == spoken), filled[0])
        last_at = next((at for at in filled if at > first_at and kind(texts[at]) != spoken), None)
        return (last_at, True) if first_at == filled[0] and last_at is not None else (first_at, False)
    return None


def _alone(line: Line, way: Way | None, pair: _Pair) -> Line:
    """A line whose cue is in one language alone; it is silent where that is the other one."""
    spoken, other = pair.kinds[pair.spoken], pair.kinds[1 - pair.spoken]
    if not line.text or _fits(line.text, spoken) or kind(line.text) != other:
        return line
    note = "It stands in the other language alone, so it is not spoken."
    origin = line.origin and replace(line.origin, text="", spoken=(0, 0))
    return replace(line, text="", notes=(*line.notes, note), origin=origin)


def _joined(lines: Sequence[Line], pair: _Pair) -> list[Line]:
    """Lines at the same time as one where one of them is silent: its cue is shown beside that of the other."""

    def when(line: Line) -> Cue | None:
        return line.cue

    found: list[Line] = []
    for _, group in groupby(lines, key=when):
        together = list(group)
        heard = [line for line in together if line.text]
        if not heard or len(heard) == len(together):
            found += together
            continue
        beside: list[Origin] = [line.origin for line in together if not line.text and line.origin]
        first = heard[0]
        if first.origin:
            heard[0] = replace(first, origin=replace(first.origin, beside=(*first.origin.beside, *beside)))
        found += heard
    return found
