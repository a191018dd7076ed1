"""Text as it will be said, every character of it knowing where it was written."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from studio.core.pronunciation import Doubt

Span = tuple[int, int]
"""Half-open range of characters in the text that the person wrote."""

Kind = Literal["pinyin", "kana", "phonemes"]


@dataclass(frozen=True, slots=True)
class Forced:
    """A stretch whose reading the person gave."""

    start: int
    """First character in the spoken text."""
    end: int
    """One past its last character."""
    kind: Kind
    reading: str
    """Pinyin syllables with tone digits and spaces between, kana, or the model's symbols."""
    source: str = "mark"
    """Where it was given: "mark" or "dictionary"."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Characters to be said with their places in the source; a step of the reading makes a new one."""

    text: str
    origins: tuple[Span, ...]
    """For each character of `text` the source characters that it stands for."""
    forced: tuple[Forced, ...] = ()
    """In order, apart from each other. No step changes what they cover."""
    rules: tuple[tuple[Span, str], ...] = ()
    """The source ranges that are said otherwise than written, each with the name of the rule that decided."""

    @staticmethod
    def verbatim(text: str, start: int = 0) -> "Spoken":
        """`text` as it stands in the source from `start` on."""
        return Spoken(text, tuple((i, i + 1) for i in range(start, start + len(text))))

    @staticmethod
    def join(parts: Iterable["Spoken"]) -> "Spoken":
        text = ""
        origins: list[Span] = []
        forced: list[Forced] = []
        rules: dict[tuple[Span, str], None] = {}
        for part in parts:
            rules |= dict.fromkeys(part.rules)
            forced += [replace(f, start=f.start + len(text), end=f.end + len(text)) for f in part.forced]
            text += part.text
            origins += part.origins
        return Spoken(text, tuple(origins), tuple(forced), tuple(rules))

    def cut(self, start: int, end: int) -> "Spoken":
        """The characters from `start` to `end`, with the forced readings that lie wholly among them."""
        inside = (f for f in self.forced if start <= f.start and f.end <= end)
        forced = tuple(replace(f, start=f.start - start, end=f.end - start) for f in inside)
        return Spoken(self.text[start:end], self.origins[start:end], forced, self.rules)

    def source(self, start: int, end: int) -> Span:
        """The source characters that `text[start:end]` stands for."""
        origins = self.origins[start:end]
        return min(o[0] for o in origins), max(o[1] for o in origins)

    def written(self, start: int, end: int, source: str) -> str:
        """The source characters that `text[start:end]` stands for, without marks that lie between them."""
        return "".join(source[o[0] : o[1]] for o in dict.fromkeys(self.origins[start:end]))

    def rule(self, start: int, end: int) -> str:
        """The name of the rule that last changed what is said for source[start:end]; empty for none."""
        return next((rule for span, rule in reversed(self.rules) if span[0] < end and start < span[1]), "")

    def is_forced(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` touches a stretch whose reading the person gave."""
        return any(f.start < end and start < f.end for f in self.forced)

    def masked(self, char: str) -> str:
        """The text with each character under a forced reading as `char`, for looking at what is free alone."""
        text = self.text
        for f in self.forced:
            text = text[: f.start] + char * (f.end - f.start) + text[f.end :]
        return text

    def sub(self, pattern: re.Pattern[str], say: Callable[[re.Match[str]], str | None], rule: str = "") -> "Spoken":
        """Each match outside forced readings said as `say` has it; None leaves the match as it is. `rule` is the name
        under which this is remembered.

        Where the pattern has a group named `said`, only that group is replaced; the rest is context.
        """
        target: str | int = "said" if "said" in pattern.groupindex else 0
        parts: list[Spoken] = []
        done = 0
        for match in pattern.finditer(self.text):
            start, end = match.span(target)
            said = None if start == end or self.is_forced(start, end) else say(match)
            if said is None or said == self.text[start:end]:
                continue
            origin = self.source(start, end)
            named = ((origin, rule),) if rule else ()
            parts += [self.cut(done, start), Spoken(said, (origin,) * len(said), rules=named)]
            done = end
        return Spoken.join([*parts, self.cut(done, len(self.text))]) if parts else self


@dataclass(frozen=True, slots=True)
class Atom:
    """What a front makes of a run: a stretch of spoken text and its sound."""

    start: int
    end: int
    phonemes: str
    """Symbols of the model's table."""
    syllables: int
    beats: tuple[int, ...] = ()
    """How many symbols each beat has, all of `phonemes` in sum; empty: see `symbols.beats`."""
    reading: str = ""
    """As `core.speech.Word.reading`; empty: its phonemes."""
    spoken_reading: str = ""
    """As `core.speech.Word.spoken_reading`; empty: as `reading`."""
    source: str = ""
    """The dictionary or rule that decided."""
    confidence: float = 1.0
    """0 to 1: how likely the reading is right."""
    doubts: tuple[Doubt, ...] = ()
    """In places of the same text as `start`."""


def shifted(atoms: Sequence[Atom], by: int) -> list[Atom]:
    """Atoms of a part of a text, placed in the whole."""
    if not by:
        return list(atoms)
    return [
        replace(
            atom,
            start=atom.start + by,
            end=atom.end + by,
            doubts=tuple(replace(doubt, start=doubt.start + by, end=doubt.end + by) for doubt in atom.doubts),
        )
        for atom in atoms
    ]
