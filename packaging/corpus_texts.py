"""Write the sentences that the students are taught with: `python packaging/corpus_texts.py`.

They are made of packaging/corpus/{zh,en}.txt, lists of words and templates of sentences, and of {zh,en}_prose.txt,
sentences that were written for the tests of the text fronts; none of the sentences that speech is judged by is among
them. The result, packaging/corpus/{zh,en}_sentences.txt, is the same on every machine.
"""

import random
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "packaging" / "corpus"
LANGS = ("zh", "en")
PER_TEMPLATE = 20
"""Sentences of one template at most."""
SEED = 7
MOST_TRIES = 4
"""Draws for one sentence: a template of few words soon says what it has said."""

_SLOT = re.compile(r"\{([a-z_]+?)(_cap)?(\d?)\}")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Of what sentences are made."""

    lists: Mapping[str, Sequence[str]]
    templates: Sequence[str]


def parse_grammar(text: str) -> Grammar:
    """What a file of packaging/corpus holds. Raises ValueError for a slot without a list."""
    lists: dict[str, Sequence[str]] = {}
    templates: list[str] = []
    heading = ""
    for line in text.splitlines():
        if line.startswith("["):
            heading = line.strip("[] ")
        elif line and not line.startswith("#"):
            if heading.startswith("="):
                templates.append(line)
            else:
                lists[heading] = (*lists.get(heading, ()), *(item.strip() for item in line.split("|")))
    for template in templates:
        for name, _, _ in _SLOT.findall(template):
            if name not in lists:
                raise ValueError(f"There is no list {name!r} for {template!r}.")
    return Grammar(lists, templates)


class Deck:
    """The items of a list in random order, again and again, so that each has its turn."""

    def __init__(self, items: Sequence[str], draws: random.Random) -> None:
        self._items = items
        self._draws = draws
        self._left: list[str] = []

    def next(self) -> str:
        if not self._left:
            self._left = self._draws.sample(self._items, len(self._items))
        return self._left.pop()


def sentences(grammar: Grammar) -> list[str]:
    """Distinct sentences of all templates, mixed, so that any first part of them is like the whole."""
    draws = random.Random(SEED)
    decks = {name: Deck(items, draws) for name, items in grammar.lists.items()}
    found: dict[str, None] = {}
    for template in grammar.templates:
        for _ in range(PER_TEMPLATE if _SLOT.search(template) else 1):
            said = (_filled(template, decks) for _ in range(MOST_TRIES))
            found |= dict.fromkeys([next((one for one in said if one not in found), "")])
    found.pop("", None)
    return draws.sample(list(found), len(found))


def _filled(template: str, decks: Mapping[str, Deck]) -> str:
    """The template with a word in each slot: {name} and {name_cap} the same, {name2} another one."""
    chosen: dict[tuple[str, str], str] = {}
    for name, _, number in _SLOT.findall(template):
        while (name, number) not in chosen:
            item = decks[name].next()
            if item not in (other for (of, _), other in chosen.items() if of == name):
                chosen[name, number] = item

    def word(slot: re.Match[str]) -> str:
        item = chosen[slot[1], slot[3]]
        return item[0].upper() + item[1:] if slot[2] else item

    return _SLOT.sub(word, template)


def kept_apart(lang: str) -> frozenset[str]:
    """What speech is judged by, so that nobody is taught with it."""
    held_out = (CORPUS / f"{lang}_held_out.txt").read_text(encoding="utf-8").splitlines()
    spoken = (ROOT / "tests" / "data" / "spoken" / f"{lang}.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(bare(text.split("\t")[0]) for text in (*held_out, *spoken))


def bare(text: str) -> str:
    """Only letters, characters and digits: what is said, however it is set."""
    return "".join(character for character in text.lower() if character.isalnum())


def corpus(lang: str) -> list[str]:
    """All sentences of a language, each once."""
    made = sentences(parse_grammar((CORPUS / f"{lang}.txt").read_text(encoding="utf-8")))
    written = (CORPUS / f"{lang}_prose.txt").read_text(encoding="utf-8").splitlines()
    return list(_distinct(_woven(made, written), kept_apart(lang)))


def _woven(many: Sequence[str], few: Sequence[str]) -> Iterator[str]:
    """Both in their order, the few spread evenly over the many."""
    at = [(index / len(some), text) for some in (many, few) for index, text in enumerate(some)]
    return (text for _, text in sorted(at, key=lambda placed: placed[0]))


def _distinct(texts: Iterable[str], without: frozenset[str]) -> Iterator[str]:
    seen = set(without)
    for text in texts:
        if bare(text) + text[-1] not in seen and bare(text) not in without:
            seen.add(bare(text) + text[-1])
            yield text


def main() -> int:
    for lang in LANGS:
        texts = corpus(lang)
        path = CORPUS / f"{lang}_sentences.txt"
        path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8", newline="\n")
        print(f"{path.name}: {len(texts):,} sentences, {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
