"""Cast the sentences of the corpus: `python packaging/corpus_prompts.py FILE`.

FILE becomes the list of prompts from which packaging/make_corpus.py speaks the corpus: phonemes instead of texts, and
for each who says it and how. Chinese and English take turns, and whoever has not spoken for longest is next, so that
any first part of the list up to LATER is a corpus like the whole of it. The same on every machine.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from studio.core.emotion import EMOTIONS
from studio.core.speech import Lang, VoiceId
from studio.synth.tokens import PASSAGE_TOKENS
from studio.text.reader import read
from studio.text.symbols import table
from studio.training.prompts import Prompt, write_prompts
from studio.voices.stock import stock_voices

CORPUS = Path(__file__).parent / "corpus"
LANGS: tuple[Lang, ...] = ("zh", "en")
PER_LANG = 7000
"""Prompts; the sentences are said again by others once all have been said."""
SEED = 11

# Of a hundred prompts. The rest is said by a stock voice of the language.
FOREIGN = 8
"""By a stock voice of the other language."""
ELSEWHERE = 4
"""By one that was made for neither."""
BLENDED, LATER_BLENDED = 38, 60
"""By a blend of two or three voices."""
JOINED = 6
"""Two or three sentences as one utterance."""
OTHER_MANNER = 0.5
"""Of blends: those whose manner is not that of their timbre."""
DISPLACED, LATER_DISPLACED = 0.33, 0.75
"""Of blends: those that are moved away from all voices."""
DISPLACEMENT, LATER_DISPLACEMENT = (0.1, 0.35), (0.2, 0.8)
LATER = 5_376
"""From here on prompts are as cloned voices need them. When those before it had been spoken it was found that clones
lie far from all stock voices: their timbre 0.8 to 1.0 outside what these span, the corpus 0.14 in the median and 0.5 at
most. A student taught by it speaks clones less like themselves (likeness 0.72 to 0.82) than stock voices (0.92 to
0.95)."""
TEMPO = (0.4, 0.8, 1.3)
"""Share of prompts with a tempo of their own, and from where to where."""
LEVERS: Mapping[str, tuple[float, float, float]] = {
    "pitch_semitones": (0.15, -4, 4),
    "range_scale": (0.1, 0.6, 1.5),
    "energy": (0.1, -0.5, 0.4),
}
"""The same of what bends the contours."""
FELT = 0.08
"""Share of prompts with an emotion."""


class Casting:
    """Who says a sentence, and how."""

    def __init__(self, draws: random.Random) -> None:
        self._draws = draws
        self._blended, self._displaced, self._displacement = BLENDED, DISPLACED, DISPLACEMENT
        ids: dict[str, list[VoiceId]] = {"zh": [], "en": [], "": []}
        for voice in stock_voices():
            ids[voice.lang[:2] if voice.lang[:2] in ids else ""].append(voice.id)
        self._ids = ids
        self._accents = {voice.id: voice.lang for voice in stock_voices()}
        self._decks: dict[str, list[VoiceId]] = {name: [] for name in ids}

    def go_further(self) -> None:
        """Whoever is cast from now on may be far from all stock voices."""
        self._blended, self._displaced, self._displacement = LATER_BLENDED, LATER_DISPLACED, LATER_DISPLACEMENT

    def of(self, lang: Lang) -> dict[str, Any]:
        """Fields of a prompt."""
        draws = self._draws
        found: dict[str, Any] = self._voice(lang)
        share, least, most = TEMPO
        if draws.random() < share:
            found["tempo"] = round(draws.uniform(least, most), 2)
        for name, (share, least, most) in LEVERS.items():
            if draws.random() < share:
                found[name] = round(draws.uniform(least, most), 2)
        if draws.random() < FELT:
            found["emotion"] = {draws.choice(EMOTIONS): round(draws.uniform(0.4, 1), 2)}
        return found

    def accent(self, fields: Mapping[str, Any]) -> str:
        """Language tag of the voice that most of the timbre is of: the British say some English words otherwise."""
        timbre: Mapping[VoiceId, float] = fields["timbre"]
        return self._accents[max(timbre, key=timbre.__getitem__)]

    def _voice(self, lang: Lang) -> dict[str, Any]:
        drawn = self._draws.uniform(0, 100)
        other = "en" if lang == "zh" else "zh"
        for share, group in ((FOREIGN, other), (ELSEWHERE, "")):
            if drawn < share:
                return {"timbre": {self._next(group): 1.0}}
            drawn -= share
        if drawn >= self._blended:
            return {"timbre": {self._next(lang): 1.0}}
        found: dict[str, Any] = {"timbre": self._blend(lang)}
        if self._draws.random() < OTHER_MANNER:
            found["manner"] = self._blend(lang)
        if self._draws.random() < self._displaced:
            found["displacement"] = round(self._draws.uniform(*self._displacement), 2)
        return found

    def _blend(self, lang: Lang) -> dict[VoiceId, float]:
        """Two or three voices of any language, mostly of this one; the shares are uniform over all that sum to 1."""
        groups = [lang, *self._draws.choices([lang, *self._ids], weights=[4, 1, 1, 1], k=self._draws.choice((1, 2)))]
        voices = sorted({self._next(group) for group in groups})
        parts = [self._draws.expovariate(1) + 0.05 for _ in voices]
        return {voice: round(part / sum(parts), 3) for voice, part in zip(voices, parts, strict=True)}

    def _next(self, group: str) -> VoiceId:
        if not self._decks[group]:
            self._decks[group] = self._draws.sample(self._ids[group], len(self._ids[group]))
        return self._decks[group].pop()


def texts(lang: Lang, draws: random.Random) -> Iterator[str]:
    """All sentences, again and again; now and then some that follow one another as one utterance."""
    lines = (CORPUS / f"{lang}_sentences.txt").read_text(encoding="utf-8").splitlines()
    between = " " if lang == "en" else ""
    while True:
        rest = iter(lines)
        for line in rest:
            more = draws.choice((1, 2)) if draws.random() * 100 < JOINED else 0
            yield between.join((line, *(next(rest, "") for _ in range(more)))).strip()
        lines = draws.sample(lines, len(lines))


def phonemes(text: str, lang: Lang, accent: str) -> str:
    """What the network reads; empty for what it could not read in one go as written."""
    reading = read(text, lang, accent, False, ())
    found = "".join(word.phonemes + word.after for word in reading.words).strip()
    is_fit = found and len(found) <= PASSAGE_TOKENS and not any(word.pause_ms for word in reading.words)
    return found if is_fit else ""


def prompts(n_per_lang: int) -> Iterator[Prompt]:
    """`n_per_lang` of each language, in turn."""
    draws = random.Random(SEED)
    casting = Casting(draws)
    sources = {lang: texts(lang, draws) for lang in LANGS}
    for number in range(n_per_lang * len(LANGS)):
        if number == LATER:
            casting.go_further()
        lang = LANGS[number % len(LANGS)]
        fields = casting.of(lang)
        accent = casting.accent(fields)
        text, said = next((text, said) for text in sources[lang] if (said := phonemes(text, lang, accent)))
        yield Prompt(number, text, lang, said, seed=number + 1, **fields)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Cast the sentences of the corpus.")
    parser.add_argument("file", type=Path, help="becomes the list of prompts")
    parser.add_argument("--per-language", type=int, default=PER_LANG, help="prompts of each language")
    given = parser.parse_args(argv)
    found = list(prompts(cast(int, given.per_language)))
    write_prompts(given.file, table(), found)
    print(f"{len(found):,} prompts, {given.file.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
