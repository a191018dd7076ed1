"""English words that are written alike and sound otherwise: read, lead, record. What stands around one decides.

hibari's tagger names the part of speech of each word and its lexicon has a reading for each; both err where a word is
rare in one of its parts. So what closed-class words around it say goes first: a verb follows "to", a noun "the".
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, Protocol

from studio.text.heteronym_rules import Rule, rules
from studio.text.tables import words

_WINDOW = 7
"""Words on each side that a rule may look at."""
_PARTS = {"VERB": "VB", "NOUN": "NN", "ADJ": "JJ"}
_STOPS = frozenset('.,!?;:…—“”"()')
_ADVERBS = frozenset(
    words("not n't never always just really also only still even ever often usually already soon now then sometimes")
)
_BEFORE_VERB = frozenset(
    words(
        "to will would can could shall should may might must 'll ca wo do does did cannot gonna wanna gotta please",
        "let's i you we they who",
    )
)
_BEFORE_SINGULAR_VERB = frozenset(words("he she it who that which everyone nobody somebody"))
_BEFORE_NOUN = frozenset(
    words(
        "a an the this these those my your his her its our their no any some every each another 's whose of in on for",
        "with from about against by under without into at between during per two three four five ten many several few",
    )
)
_OBJECTS = frozenset(words("a an the this that these those my your his her its our their it me him them us"))
_NOT_INFINITIVE = frozenset(words("due according prior owing thanks exposed addicted opposed used accustomed reaction"))
_CAUSING = frozenset(words("let make made makes help helped watch watched see saw hear heard have had"))


class Token(Protocol):
    """What hibari's tokens have."""

    text: str
    tag: str


class Choice(NamedTuple):
    """The reading of a word."""

    tag: str
    """For the lexicon: a part of speech, or a key of the entry."""
    confidence: float


def choice(tokens: Sequence[Token], at: int, keys: frozenset[str]) -> Choice:
    """How `tokens[at]` is read, whose entry in the lexicon has these keys."""
    word = tokens[at].text.lower()
    before = " ".join(token.text.lower() for token in tokens[max(0, at - _WINDOW) : at])
    after = " ".join(token.text.lower() for token in tokens[at + 1 : at + 1 + _WINDOW])
    for rule in _rules(word, tokens[at].text[0].isupper() and not _is_first(tokens, at)):
        if rule.fits(before, after):
            return Choice(_PARTS.get(rule.key, rule.key), rule.confidence)
    found = _part(tokens, at, keys)
    return found or Choice(tokens[at].tag, 0.75)


@cache
def _rules(word: str, is_name: bool) -> tuple[Rule, ...]:
    """Those of a word; with a capital inside a sentence, as a name first."""
    return (*(rules(word.capitalize()) if is_name else ()), *rules(word))


def _is_first(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text[0] in _STOPS


def _part(tokens: Sequence[Token], at: int, keys: frozenset[str]) -> Choice | None:
    """Noun or verb, by the words beside it; None where they do not say."""
    if not keys & {"VERB", "NOUN"}:
        return None
    word = tokens[at].text.lower()
    after = tokens[at + 1].text.lower() if at + 1 < len(tokens) else "."
    verb, noun = Choice("VB", 0.9), Choice("NN", 0.9)
    back = at - 1
    while back >= 0 and tokens[back].text.lower() in _ADVERBS:
        back -= 1
    before, before_tag = (tokens[back].text.lower(), tokens[back].tag) if back >= 0 else (".", ".")
    earlier = tokens[back - 1].text.lower() if back > 0 else "."
    is_s_form = word.endswith("s") and not word.endswith("ss")
    if earlier in _CAUSING and before in ("her", "him", "them", "us", "me", "it", "you"):
        return verb
    if before == "'s" and earlier == "let":
        return verb
    if before == "to" and earlier in _NOT_INFINITIVE:
        return noun
    if is_s_form and before in _BEFORE_SINGULAR_VERB:
        return verb
    if not is_s_form and (before in _BEFORE_VERB or (back < at - 1 and tokens[at - 1].text.lower() == "n't")):
        return verb
    if before in _BEFORE_NOUN:
        return noun
    if before_tag.startswith("JJ") and back == at - 1 and earlier in _BEFORE_NOUN:
        return noun
    if not is_s_form and _is_first(tokens, at) and after in _OBJECTS:
        return verb._replace(confidence=0.85)
    is_followed = after in _OBJECTS or after in ("when", "with", "in", "on", "to", "for", "about", "against")
    if is_followed or after in _STOPS:
        if not is_s_form and before_tag.startswith("NN") and before.endswith("s") and not before.endswith("ss"):
            return verb._replace(confidence=0.8)
        if is_s_form and after in _OBJECTS and before_tag in ("NN", "NNP"):
            return verb._replace(confidence=0.75)
    return None
