"""What the sentences of the corpus cover: `python packaging/corpus_coverage.py [LANG ...]`.

Counts phonemes, pairs of phonemes, pairs of tones, patterns of stress, lengths and kinds of sentences, and fails where
one of them is below what a student needs to have met.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from studio.core.speech import Lang, Reading
from studio.text.reader import read
from studio.text.symbols import VOWELS

CORPUS = Path(__file__).parent / "corpus"
ENDS = {"。": "statement", ".": "statement", "？": "question", "?": "question", "！": "exclamation", "!": "exclamation"}
LENGTHS = (1, 3, 6, 11, 21, 31)
"""Syllables or words from which on a sentence counts among the longer ones."""

Counts = Counter[str]


@dataclass(slots=True)
class Coverage:
    """How often what was met, by kind."""

    counts: dict[str, Counts] = field(default_factory=dict)

    def count(self, kind: str, items: Iterable[str]) -> None:
        self.counts.setdefault(kind, Counter()).update(items)

    def missing(self, least: "Mapping[str, Least]") -> list[str]:
        """A sentence for each minimum that is not met."""
        found = []
        for kind, wanted in least.items():
            counts = self.counts.get(kind, Counter())
            known = wanted.items or tuple(counts)
            rare = [f"{item} ({counts[item]})" for item in known if counts[item] < wanted.times]
            if rare and wanted.items:
                found.append(f"{kind}: fewer than {wanted.times} times: {', '.join(rare)}")
            if len(known) - len(rare) < wanted.kinds:
                found.append(
                    f"{kind}: {len(known) - len(rare)} were met {wanted.times} times, {wanted.kinds} are needed"
                )
        return found


@dataclass(frozen=True, slots=True)
class Least:
    """What must be met at least."""

    times: int
    items: Sequence[str] = ()
    """Each of these so often ..."""
    kinds: int = 0
    """... or so many different ones, whichever they are."""


_LENGTH_KINDS = tuple(f"{start}+" for start in LENGTHS)
_BOTH: Mapping[str, Least] = {
    "sentence": Least(1, kinds=4000),
    "kind": Least(250, ("statement", "question", "exclamation", "dialogue", "number")),
    "length": Least(80, _LENGTH_KINDS),
    "mark": Least(50, tuple("…—:;")),
}
LEAST: Mapping[Lang, Mapping[str, Least]] = {
    "zh": {
        **_BOTH,
        "phoneme": Least(200, tuple("aeiouyɚɛɤəɥɨʊjwpʰtkmnŋlfxsʂɕʦʨꭧɻ→↗↓↘,.?!“”")),
        "pair": Least(10, kinds=500),
        "tone": Least(500, tuple("12345")),
        "tones": Least(
            100, tuple(f"{first}{second}" for first in "1234" for second in "12345" if first + second != "33")
        ),
        "syllable": Least(2, kinds=380),
        "erhua": Least(100, ("ɚ",)),
        "foreign": Least(250, ("en",)),
    },
    "en": {
        **_BOTH,
        "phoneme": Least(60, tuple("AIOWYæɐɑɔəɛɜɪʊʌiuᵊᵻbdfhjklmnpstvwzðŋɡɹʃʒʤʧθTˈˌ,.?!“”")),
        "pair": Least(10, kinds=600),
        "stress": Least(50, ("ˈ", "ˈ.", ".ˈ", "ˈ..", ".ˈ.", "ˌ.ˈ.", "ˌ", ".", ".ˈ..")),
    },
}


def counted(lang: Lang, texts: Iterable[str]) -> Coverage:
    """What these sentences cover."""
    found = Coverage()
    for text in texts:
        reading = read(text, lang, lang)
        said = "".join(word.phonemes + word.after for word in reading.words).strip()
        found.count("sentence", [text])
        found.count("phoneme", said)
        found.count("mark", (symbol for symbol in said if symbol in "…—:;"))
        found.count("pair", (first + second for first, second in pairwise(said) if " " not in first + second))
        found.count("kind", _kinds(text))
        length = reading.syllables if lang == "zh" else sum(bool(word.phonemes) for word in reading.words)
        found.count("length", [f"{max(start for start in LENGTHS if start <= max(1, length))}+"])
        found.count("foreign", {word.lang for word in reading.words if word.lang != lang})
        if lang == "zh":
            _count_syllables(found, reading)
        else:
            found.count("stress", (_stress(word.phonemes) for word in reading.words if word.phonemes))
    return found


def _kinds(text: str) -> set[str]:
    kinds = {ENDS[mark] for mark in ENDS if mark in text}
    kinds |= {"dialogue"} if "“" in text or '"' in text else set()
    return kinds | ({"number"} if any(character.isdigit() for character in text) else set())


def _count_syllables(found: Coverage, reading: Reading) -> None:
    syllables = [syllable for word in reading.words if word.lang == "zh" for syllable in word.spoken_reading.split()]
    toned = [syllable for syllable in syllables if syllable[-1:].isdigit()]
    found.count("syllable", (syllable[:-1] for syllable in toned))
    found.count("tone", (syllable[-1] for syllable in toned))
    found.count("tones", (first[-1] + second[-1] for first, second in pairwise(toned)))
    found.count("erhua", ["ɚ" for word in reading.words if "儿" in word.text and "ɚ" in word.phonemes])


def _stress(phonemes: str) -> str:
    """One sign for each syllable: its stress, or a point for none."""
    pattern, stress = "", ""
    for symbol in phonemes:
        if symbol in "ˈˌ":
            stress = symbol
        elif symbol in VOWELS:
            pattern, stress = pattern + (stress or "."), ""
    return pattern


def report(lang: Lang, found: Coverage) -> str:
    """All counts, the frequent first."""
    lines = [f"{lang}: {len(found.counts['sentence']):,} sentences"]
    for kind, counts in found.counts.items():
        if kind != "sentence":
            shown = ", ".join(f"{item} {times}" for item, times in counts.most_common(60))
            lines.append(f"  {kind} ({len(counts)}): {shown}")
    return "\n".join(lines)


def main(langs: Sequence[Lang]) -> int:
    missing: list[str] = []
    for lang in langs:
        texts = (CORPUS / f"{lang}_sentences.txt").read_text(encoding="utf-8").splitlines()
        found = counted(lang, texts)
        print(report(lang, found))
        missing += (f"{lang}: {sentence}" for sentence in found.missing(LEAST[lang]))
    print(*missing, sep="\n", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main([lang for lang in LEAST if lang in sys.argv[1:] or not sys.argv[1:]]))
