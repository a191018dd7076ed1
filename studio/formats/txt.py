"""Plain text to be narrated: each sentence is a line, with a rest after it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from studio.core.script import Line, Script
from studio.formats.markup import joined, lines_of, tidy

SENTENCE_GAP_MS = 300
PARAGRAPH_GAP_MS = 700

_WRAPPED_FROM = 50
"""Characters from which a line without an end goes on in the next; a shorter one was ended by its author."""

_CLOSERS = "\"'”’」』）)】》〉］]"
_OPENERS = "\"'“‘「『《〈¿¡♪-–—"
_MARK_END = re.compile(r"[\[［【]/[^\[\]［］【】]*[\]］】]")
_MARKED = re.compile(r"[\[［【]([^\W\d]+)(?:[\s\d=:：][^\[\]［］【】]*)?[\]］】].*?[\[［【]/\1[\]］】]")
"""Words between a mark and its end: [sad 0.5] .. [/sad]."""
_TOKEN = re.compile(
    r"\[[^\[\]]*\](?:\{[^{}]*\}|\([^()]*\))?"  # a mark, a reading or a sound note
    r"|\([^()]*\)|（[^（）]*）"
    rf"|(?P<end>[.．。｡!！?？…‥]+[{re.escape(_CLOSERS)}]*(?:{_MARK_END.pattern}[{re.escape(_CLOSERS)}]*)*)"
)
_ENDED = re.compile(rf"[.．。｡!！?？…‥][{re.escape(_CLOSERS)}]*(?:{_MARK_END.pattern}[{re.escape(_CLOSERS)}]*)*$")
_NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_CONTINUING = ".．。｡!！?？…‥,，、;；:：" + _CLOSERS
_LOOK_AHEAD = 16
_LONGEST_ABBREVIATION = 16
_LAST_WORD = re.compile(r"[^\s\"“‘「『《〈【［\[（(–—]+$")
_INITIALS = re.compile(r"(?:[a-z]\.)*[a-z]")

# Never at the end of a sentence: what they belong to follows.
_BEFORE_NAMES = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "st", "mt", "gen", "col", "capt", "lt", "sgt", "rev", "hon", "gov"}
    | {"sen", "rep", "pres", "messrs", "mme", "mlle", "vs", "cf", "approx", "inc", "ltd", "co", "jr", "sr"}
    | {"sra", "sras", "srta", "sres", "dra", "dña", "lic", "ing", "gral", "sto", "sta", "av", "avda", "aprox", "ee"}
    | {"sig", "sigg", "dott", "avv", "profa", "exmo", "exma"}
)
_BEFORE_NUMBERS = frozenset(
    {"no", "nos", "fig", "figs", "vol", "p", "pp", "ch", "sec", "art", "nr", "op"}
    | {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
    | {"pág", "págs", "pag", "pagg", "núm", "cap", "ene", "abr", "dic", "fev", "dez", "gen", "giu", "lug", "ott"}
)


def read_txt(text: str) -> Script:
    """Read plain text. Blank lines part paragraphs."""
    lines: list[Line] = []
    for paragraph in _paragraphs(text):
        sentences = [sentence for passage in _passages(paragraph) for sentence in split_sentences(passage)]
        lines += [
            Line(0, sentence, gap_ms=SENTENCE_GAP_MS, continues=number > 0) for number, sentence in enumerate(sentences)
        ]
        if lines:
            lines[-1] = replace(lines[-1], gap_ms=PARAGRAPH_GAP_MS)
    return untimed_script(lines)


def untimed_script(lines: Iterable[Line]) -> Script:
    """A script of `lines`, numbered, with nothing after the last."""
    numbered = [replace(line, id=number) for number, line in enumerate(lines, 1)]
    if numbered:
        numbered[-1] = replace(numbered[-1], gap_ms=0)
    return Script(tuple(numbered))


def _paragraphs(text: str) -> Iterator[list[str]]:
    """Groups of tidy lines between blank ones."""
    tidied = (tidy(line).replace("\n", " ") for line in lines_of(text))
    return (list(group) for filled, group in groupby(tidied, key=bool) if filled)


def _passages(paragraph: list[str]) -> Iterator[str]:
    """The lines of a paragraph, those joined that were wrapped at the edge of a page."""
    passage = ""
    for line in paragraph:
        if len(passage) >= _WRAPPED_FROM and not _ENDED.search(passage):
            passage = joined([passage, line])
            continue
        if passage:
            yield passage
        passage = line
    yield passage


def split_sentences(text: str) -> list[str]:
    """The sentences of `text` in any of our languages; no character but white space is lost.

    Abbreviations, initials, decimals and ellipses within a sentence do not end it. Closing quotes belong to
    the sentence before. Brackets are never split, nor what stands between a mark and its end. Text without an
    end stays whole, however long it is.
    """
    text = " ".join(text.split())
    sentences: list[str] = []
    start = 0
    marked = [match.span() for match in _MARKED.finditer(text)] if _MARK_END.search(text) else []
    for match in _TOKEN.finditer(text):
        if any(begin < match.start() and match.end() < end for begin, end in marked):
            continue
        if match["end"] and _ends_sentence(text, start, match.start(), match["end"]):
            sentences.append(text[start : match.end()])
            start = match.end() + text.startswith(" ", match.end())
    return [*sentences, text[start:]] if start < len(text) else sentences


def _ends_sentence(text: str, start: int, at: int, end: str) -> bool:
    """Whether the sentence from `start` ends with `end`, punctuation and closing quotes, which stand `at`."""
    rest = text[at + len(end) : at + len(end) + _LOOK_AHEAD]
    spaced = rest.startswith(" ")
    following = rest.lstrip(_OPENERS + " ")
    first = following[:1]
    if not first or first in _CONTINUING or first.islower():
        return False
    end = _MARK_END.sub("", end)
    marks = end.rstrip(_CLOSERS)
    if "…" in marks or "‥" in marks or (len(marks) > 1 and set(marks) <= set(".．。")):
        # A rest within the sentence, unless a new one clearly starts; "I" is a capital anywhere.
        return spaced and first.isupper() and not re.match(r"I\b", following)
    if set(marks) & set("。｡！？"):
        # 「はい。」と言った。
        return not (end[-1] in "」』" and "\u3041" <= rest[0] <= "\u309f")
    if not spaced:
        # Chinese and Japanese with the punctuation of a Latin keyboard.
        return bool(_NO_SPACES.match(first)) and (marks[-1] in "!?" or bool(_NO_SPACES.match(text, at - 1)))
    return marks[-1] in "!?" or _is_full_stop(text, start, at, first)


def _is_full_stop(text: str, start: int, at: int, first: str) -> bool:
    """Whether the dot `at` ends the sentence from `start` and belongs to no abbreviation or list number."""
    match = _LAST_WORD.search(text, max(start, at - _LONGEST_ABBREVIATION), at)
    word = match[0].lstrip("'").lower() if match else ""
    is_list_number = word.isdecimal() and text[start:at] == word
    before_name = word in _BEFORE_NAMES or (word != "i" and bool(_INITIALS.fullmatch(word)))
    before_number = word in _BEFORE_NUMBERS and first.isdigit()
    return not (is_list_number or before_name or before_number)
