"""A description of a voice, as chips that can be corrected."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from studio.core.emotion import Emotion
from studio.design.atoms import is_chinese
from studio.design.axes import SINGLE, STEPPED, VALUES, Axis, Value
from studio.design.grammar import Finding, parse
from studio.design.lexicon import lexicon
from studio.design.notes import Note, contradiction, unmet
from studio.design.said import Said

OPPOSITES: tuple[tuple[Axis, str, str], ...] = (
    ("timbre", "bright", "dark"),
    ("timbre", "soft", "hard"),
    ("timbre", "warm", "cold"),
    ("timbre", "thin", "full"),
    ("timbre", "smooth", "gravelly"),
    ("manner", "whispering", "shouting"),
    ("manner", "hurried", "unhurried"),
    ("manner", "lively", "tired"),
    ("manner", "shy", "commanding"),
)
"""Qualities that do not go together."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One value of a description."""

    said: Value
    span: tuple[int, int] | None = None
    """Start and end of the words in the text that say so; None: set by hand."""

    @property
    def label(self) -> Said:
        """The label of the chip."""
        return self.said.label


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of a voice."""

    text: str
    chips: tuple[Chip, ...] = ()
    """In the order of the axes."""
    notes: tuple[Note, ...] = ()
    """Contradictions and wishes that cannot be met."""
    unknown: tuple[tuple[int, int], ...] = ()
    """Start and end of the words in the text that are not understood."""

    @property
    def lang(self) -> str:
        """The language that it is written in: "zh" where there is Chinese in it, else "en"."""
        return "zh" if is_chinese(self.text) else "en"

    @property
    def unknown_words(self) -> tuple[str, ...]:
        return tuple(self.text[start:end] for start, end in self.unknown)

    def value(self, axis: Axis) -> str | None:
        """Of an axis with one value: that value; None where nothing is said."""
        return next((chip.said.value for chip in self.chips if chip.said.axis == axis), None)

    def step(self, axis: Axis) -> int | None:
        """Of a stepped axis: 1 to 5; None where nothing is said."""
        value = self.value(axis)
        return None if value is None else int(value)

    def amounts(self, axis: Axis) -> Mapping[str, float]:
        """Of an axis with many values: how much of each."""
        return {chip.said.value: chip.said.amount for chip in self.chips if chip.said.axis == axis}

    @property
    def emotion(self) -> Emotion:
        return Emotion(**{name: amount for name, amount in self.amounts("emotion").items() if amount > 0})

    def with_(self, axis: Axis, value: str, amount: float = 1.0) -> "Description":
        """The same with a value set by hand: in place of the axis's own where it has but one. KeyError for a value
        that the axis does not have."""
        VALUES[axis][value]
        rest = self.without(axis, None if axis in SINGLE else value)
        return replace(rest, chips=_in_order((*rest.chips, Chip(Value(axis, value, amount)))))

    def without(self, axis: Axis, value: str | None = None) -> "Description":
        """The same with nothing said on an axis, or not that value."""

        def goes(chip: Chip) -> bool:
            return chip.said.axis == axis and value in (None, chip.said.value)

        return replace(
            self,
            chips=tuple(chip for chip in self.chips if not goes(chip)),
            notes=tuple(note for note in self.notes if note.axis != axis),
        )


def describe(text: str) -> Description:
    """The description in `text`, in Chinese, English or both. Any text will do."""
    parsed = parse(text, lexicon())
    chips: list[Chip] = []
    notes: list[Note] = []
    for axis in VALUES:
        findings = [finding for finding in parsed.findings if finding.value.axis == axis]
        settle = _settled_steps if axis in STEPPED else _settled_one if axis in SINGLE else _settled_many
        held, told = settle(axis, findings, text)
        chips += [Chip(finding.value, (finding.start, finding.end)) for finding in held]
        notes += told
    notes += _opposed(chips, text)
    notes += [unmet(wish.kind, text[wish.start : wish.end]) for wish in parsed.wishes]
    return Description(text, _in_order(chips), tuple(dict.fromkeys(notes)), parsed.unknown)


_Settled = tuple[list[Finding], list[Note]]


def _outright(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Those said outright, or else those hinted at."""
    return [finding for finding in findings if not finding.value.is_hint] or findings


def _settled_one(axis: Axis, findings: Sequence[Finding], text: str) -> _Settled:
    """The first holds."""
    said = _outright(findings)
    if not said:
        return [], []
    others = [] if said[0].value.is_hint else [other for other in said if other.value.value != said[0].value.value]
    return [said[0]], [_contradicts(axis, said[0], other, text) for other in others]


def _settled_steps(axis: Axis, findings: Sequence[Finding], text: str) -> _Settled:
    """The furthest from the middle holds, on the side of the first."""
    said = _outright(findings)
    if not said:
        return [], []
    if said[0].value.is_hint:
        mean = sum(finding.value.step for finding in said) / len(said)
        return [replace(said[0], value=said[0].value.at_step(round(mean)))], []
    marked = [finding for finding in said if finding.value.step != 3] or list(said)
    high = marked[0].value.step > 3
    same = [finding for finding in marked if (finding.value.step > 3) == high]
    holds = max(same, key=lambda finding: abs(finding.value.step - 3))
    return [holds], [_contradicts(axis, holds, other, text) for other in marked if other not in same]


def _settled_many(axis: Axis, findings: Sequence[Finding], text: str) -> _Settled:
    """Of each value the most; what is denied is no longer hinted at."""
    held: list[Finding] = []
    notes: list[Note] = []
    for value in dict.fromkeys(finding.value.value for finding in findings):
        said = _outright([finding for finding in findings if finding.value.value == value])
        most = max(said, key=lambda finding: finding.value.amount)
        held.append(most)
        notes += [_contradicts(axis, most, other, text) for other in said if other.value.amount * most.value.amount < 0]
    return held, notes


def _contradicts(axis: Axis, holds: Finding, other: Finding, text: str) -> Note:
    first, second = sorted((holds, other), key=lambda finding: finding.start)
    taken = text[holds.start : holds.end]
    return contradiction(axis, text[first.start : first.end], text[second.start : second.end], taken)


def _opposed(chips: Sequence[Chip], text: str) -> Iterator[Note]:
    """What is said of different qualities and does not go together."""
    said = {(chip.said.axis, chip.said.value): chip for chip in chips if chip.said.amount > 0 and not chip.said.is_hint}
    pairs: list[tuple[Axis, tuple[Axis, str], tuple[Axis, str]]] = [
        (axis, (axis, one), (axis, other)) for axis, one, other in OPPOSITES
    ]
    pairs += [("volume", ("manner", "whispering"), ("volume", step)) for step in ("4", "5")]
    for axis, one, other in pairs:
        spans = sorted(said[key].span or (0, 0) for key in (one, other) if key in said)
        if len(spans) == 2 and spans[0] != spans[1]:
            yield contradiction(axis, *(text[start:end] for start, end in spans))


def _in_order(chips: Sequence[Chip]) -> tuple[Chip, ...]:
    order = list(VALUES)
    return tuple(sorted(chips, key=lambda chip: (order.index(chip.said.axis), chip.span or (1 << 30, 0))))
