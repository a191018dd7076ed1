"""The languages that can be read.

To add one: write xx.py with a function `atoms` as `Front` has it, enter it here and in `core.speech.Lang`, give it
its numbers (say.py) and its letters (detect.py).
"""

from collections.abc import Callable

from studio.core.speech import Lang
from studio.text import en, es, it, ja, ko, pt, zh
from studio.text.spoken import Atom, Spoken

Front = Callable[[Spoken, str, bool], list[Atom]]
"""(run of one language, BCP 47 tag of the voice, whether it stands in a line of another language) -> its words.

The words come in order and do not overlap, unless a number written in one piece is several words. Punctuation is none
of them. What the front cannot read it leaves out. Safe to call from several threads.
"""

FRONTS: dict[Lang, Front] = {
    "zh": zh.atoms,
    "en": en.atoms,
    "ja": ja.atoms,
    "ko": ko.atoms,
    "es": es.atoms,
    "it": it.atoms,
    "pt": pt.atoms,
}

EXPERIMENTAL: dict[Lang, str] = {
    "ko": "Korean is experimental: no voice was made for it, so an accent remains; one recogniser mishears 7 % of its "
    "syllables, another 25 %.",
}
"""What to tell the person about a language that is not read as well as the others."""
