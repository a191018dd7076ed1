"""What the words of a description say together: "not too fast", "音调偏高", "trying not to cry"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from studio.design.axes import STEPPED, Axis, Value
from studio.design.lexicon import Degree, Lexicon, Modifier, ModifierKind, Noun, Sense, Unmet
from studio.design.segment import Piece, is_han, pieces

_FACTORS: dict[ModifierKind, float] = {"slightly": 0.55, "fairly": 0.85, "very": 1.3, "extremely": 1.6}
"""By how much each makes an amount more."""
_STEPS: dict[ModifierKind, int] = {"slightly": -1, "fairly": 0, "very": 1, "extremely": 2}
"""By how many steps each moves a value away from the middle; one that is beside it stays there."""
_HELD = 0.6
"""Share of a feeling that shows when it is held back."""
_TENSE = Value("manner", "tense")
"""What else shows then."""
_OTHER_AGE = {"child": "young", "young": "middle-aged", "old": "middle-aged"}
_OTHER_GENDER = {"f": "m", "m": "f"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A value, and the stretch of the text that says so, with the modifiers."""

    value: Value
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish that cannot be met, and where it stands."""

    kind: Unmet
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """All that a text says."""

    findings: tuple[Finding, ...]
    wishes: tuple[Wish, ...]
    unknown: tuple[tuple[int, int], ...]
    """Start and end of the words that are not understood."""


def parse(text: str, lexicon: Lexicon) -> Parsed:
    """What a text says of a voice or a manner. Any text will do."""
    words = _bound(_with_names(pieces(text, lexicon), text), text)
    reader = _Reader()
    for word in words:
        reader.read(word)
    reader.read(Piece(len(text), len(text), "break"))
    unknown = tuple((word.start, word.end) for word in words if word.found == "unknown")
    return Parsed(tuple(reader.findings), tuple(reader.wishes), unknown)


class _Reader:
    """Reads pieces one by one; modifiers wait for the word that they modify."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.wishes: list[Wish] = []
        self._waiting: list[tuple[ModifierKind, Piece]] = []
        self._negates = False
        """Whether the last value was negated, so that `or` carries it on."""

    def read(self, piece: Piece) -> None:
        found = piece.found
        if found == "break":
            self._end_clause()
        elif found == "unknown" or isinstance(found, Degree):
            self._waiting = []
        elif isinstance(found, Modifier):
            if found.kind != "or":
                self._waiting.append((found.kind, piece))
            elif self._negates:
                self._waiting = [("not", piece)]
        elif isinstance(found, Sense) and _is_pronoun(found):
            self.findings += [Finding(value, piece.start, piece.end) for value in found.values]
        elif isinstance(found, Sense):
            self._read_sense(found, piece)

    def _read_sense(self, sense: Sense, piece: Piece) -> None:
        kinds = [kind for kind, _ in self._waiting]
        self._negates = "not" in kinds
        start = min([piece.start, *(before.start for kind, before in self._waiting if kind != "like")])
        if sense.unmet is not None and not self._negates:
            self.wishes.append(Wish(sense.unmet, piece.start, piece.end))
        values = [changed for value in sense.values for changed in _modified(value, kinds)]
        self.findings += [Finding(value, start, piece.end) for value in values]
        if "hold" in kinds and any(value.axis == "emotion" for value in values):
            self.findings.append(Finding(_TENSE, start, piece.end))
        self._waiting = []

    def _end_clause(self) -> None:
        """A feeling may be held back by a word after it, as well: "angry, but restrained"."""
        held = next((piece for kind, piece in self._waiting if kind == "hold"), None)
        last = next((i for i in reversed(range(len(self.findings))) if self.findings[i].value.axis == "emotion"), None)
        if held is not None:
            if last is not None:
                felt = self.findings[last]
                self.findings[last] = replace(felt, value=replace(felt.value, amount=felt.value.amount * _HELD))
            self.findings.append(Finding(_TENSE, held.start, held.end))
        self._waiting = []
        self._negates = False


def _is_pronoun(sense: Sense) -> bool:
    """Whether it only hints at a gender: "holding back her tears" holds back tears."""
    return bool(sense.values) and all(value.is_hint and value.axis == "gender" for value in sense.values)


def _modified(value: Value, kinds: Sequence[ModifierKind]) -> Iterator[Value]:
    """The value as the modifiers leave it; none where nothing is left of it."""
    if "not" in kinds:
        yield from _negated(value)
        return
    factor, steps = 1.0, 0
    for kind in kinds:
        factor *= _FACTORS.get(kind, 1.0)
        steps += _STEPS.get(kind, 0)
    if value.axis in STEPPED:
        yield value.at_step(_away(value.step, steps))
    elif value.axis == "emotion":
        held = _HELD if "hold" in kinds else 1.0
        yield replace(value, amount=min(value.amount * factor, 1.0) * held)
    elif value.axis in ("timbre", "manner"):
        yield replace(value, amount=min(value.amount * factor, 2.0))
    else:
        yield value


def _away(step: int, by: int) -> int:
    """`step` moved away from 3, or towards it, but not onto it."""
    if step > 3:
        return min(max(step + by, 4), 5)
    return max(min(step - by, 2), 1) if step < 3 else step


def _negated(value: Value) -> Iterator[Value]:
    if value.is_hint:
        return
    if value.axis in STEPPED:
        if value.step != 3:
            yield value.at_step(3)
    elif value.axis == "gender":
        yield replace(value, value=_OTHER_GENDER[value.value])
    elif value.axis == "age":
        if value.value in _OTHER_AGE:
            yield replace(value, value=_OTHER_AGE[value.value])
    elif value.axis != "accent":
        yield replace(value, amount=-1.0)


def _with_names(words: Sequence[Piece], text: str) -> list[Piece]:
    """Unknown words with capitals, two in a row or compared with ("like Bowie"), are the names of persons."""
    named: list[Piece] = []
    i = 0
    while i < len(words):
        end = i
        while end < len(words) and words[end].found == "unknown" and text[words[end].start].isupper():
            end += 1
        before = named[-1].found if named else None
        if end - i >= 2 or (end > i and before == Modifier("like")):
            named.append(Piece(words[i].start, words[end - 1].end, Sense(unmet="person")))
        else:
            end = i + 1
            named.append(words[i])
        i = end
    return named


def _bound(words: Sequence[Piece], text: str) -> list[Piece]:
    """Degrees as the senses that they have with the axis named beside them: "low volume", 音调偏高."""
    bound = list(words)
    for clause in _clauses(words):
        free = {i for i in clause if isinstance(words[i].found, Noun)}
        for i in clause:
            degree = words[i].found
            if not isinstance(degree, Degree):
                continue
            if degree.axis is None and _is_of_a_quality(words, i):
                continue
            named = _axis_beside(words, i, free, is_han(words[i], text))
            axis = degree.axis if named is None else _axis(words[named])
            if named is not None:
                free.discard(named)
            values = (Value(axis, str(degree.step)),) if axis else ()
            bound[i] = replace(words[i], found=Sense(values))
    return bound


def _axis_beside(words: Sequence[Piece], at: int, free: set[int], noun_first: bool) -> int | None:
    """The noun, not yet used, that names the axis of the degree `at`: before it in Chinese, right after it in English
    ("low volume"; but "the volume is low")."""
    named = sorted(i for i in free if _axis(words[i]) is not None)
    before = [i for i in named if i < at]
    after = [i for i in named if i > at]
    if noun_first:
        return before[-1] if before else after[0] if after else None
    if after and all(not isinstance(words[i].found, Sense | Degree) for i in range(at + 1, after[0])):
        return after[0]
    return before[-1] if before else after[0] if after else None


def _is_of_a_quality(words: Sequence[Piece], at: int) -> bool:
    """Whether it stands right after a sense, and so says how much of that there is: 节奏感强."""
    before = at - 1
    while before >= 0 and isinstance(words[before].found, Modifier):
        before -= 1
    return before >= 0 and isinstance(words[before].found, Sense)


def _axis(piece: Piece) -> Axis | None:
    return piece.found.axis if isinstance(piece.found, Noun) else None


def _clauses(words: Sequence[Piece]) -> Iterator[range]:
    start = 0
    for i, word in enumerate(words):
        if word.found == "break":
            yield range(start, i)
            start = i + 1
    yield range(start, len(words))
