"""What only English writes in letters and signs, and how it is said: code, abbreviations, roman numerals.

Rules go one after another, what is longer before what it contains. One that answers None leaves its match to others.
"""

import re
from collections.abc import Callable

from studio.text import abbreviations_en as short
from studio.text.formulas import FORMULA, formula
from studio.text.numbers_en import integer, ordinal, year
from studio.text.roman import roman
from studio.text.say import Rule, rule

_ROMAN_AFTER = (
    "Chapter|Part|Act|Scene|Section|Volume|Book|Phase|Article|World War|Level|Stage|Episode"
    "|Round|Type|Mark|Class|Title"
    "|Super Bowl|Final Fantasy|Appendix|Figure|Table|Season|Grade|Group|Category|Day|Vatican|Psalm|Canto|Division"
)
_REIGNING = (
    "Pope|King|Queen|Henry|Louis|Edward|George|William|Charles|James|Richard|Elizabeth|Napoleon|Paul|Benedict|Pius"
    "|Francis|Leo|Gregory|Innocent|Clement|Urban|Alexander|Nicholas|Peter|Catherine|Frederick|Philip|Ferdinand|Mary"
    "|Rameses|Ramses|Ramesses|Xerxes|Darius|Otto|Leopold|Gustav|Christian|Ptolemy|Mehmed|Murad|Selim|Constantine"
    "|Theodosius|Malcolm|Robert|David|Harald|Haakon|Olaf|Felipe|Carlos|Pedro|Ivan|Wilhelm"
    "|Albert|Victor|Emmanuel|Franz"
    "|Joseph|Karl|Carl|Thutmose|Amenhotep|Cleopatra|Tutmose|Alfonso|Cosimo|Lorenzo|Umberto|Johan|Sigismund|Rudolf"
)
_ROMAN_AFTER_NAME = "II|III|IV|VI{1,3}|IX|XI{1,3}|XIV|XVI{0,3}|XIX|XXI{0,3}"


def _roman_words(written: str, say: Callable[[int], str]) -> str | None:
    value = roman(written)
    return say(value) if value else None


def _reign(n: int) -> str:
    return f"the {ordinal(n)}"


def _split_hashtag(match: re.Match[str]) -> str:
    parts = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+", match[1])
    return f"hashtag {' '.join(parts)}" if parts else f"hashtag {match[1]}"


def kept_stop(match: re.Match[str], said: str) -> str:
    """What an abbreviation stands for, with the full stop of a sentence that it ends."""
    after = match.string[match.end() :]
    ends = match.group().endswith(".") and (not after.strip(" \"'”’)") or re.match(r"\s+[A-Z“\"]", after))
    return f"{said}." if ends else said


def _abbreviated(match: re.Match[str]) -> str:
    return kept_stop(match, short.ENDINGS[match[1].lower()])


def _stuttered(match: re.Match[str]) -> str:
    """The sound with which a word begins, as often as it is begun: d-d-don't is duh duh don't."""
    onset = {"c": "k", "q": "k", "x": "z"}.get(match[1].lower(), match[1].lower())
    return f"{onset}uh " * match.group().count("-")


RULES: tuple[Rule, ...] = (
    rule("stutter", r"\b((?i:[tsc]h|[bcdfghjklmnpqrstvwyz]))-(?:(?i:\1)-)*(?=(?i:\1)[a-z])", _stuttered),
    rule("code", r"\b[Cc]\+\+(?!\w)", "C plus plus"),
    rule("code", r"\b([CF])#(?!\w)", lambda m: f"{m[1]} sharp"),
    rule("code", r"(?<![\w.])\.(?=NET\b)", "dot "),
    rule("code", r"\b24/7\b", "twenty-four seven"),
    rule("code", r"\b(?i:w)/o(?=\s|$)", "without"),
    rule("code", r"\b(?i:w)/(?=\s?[A-Za-z])", "with "),
    rule("code", r"\bb/c\b", "because"),
    rule("code", r"\bc/o\b", "care of"),
    rule("code", r"\b[Nn]/[Aa]\b", "N A"),
    rule("code", r"\s*(?:->|=>|→|⇒)\s*", " to "),
    rule("code", r"(?<=\w)\s?([!=]=)\s?(?=\w)", lambda m: " equals " if m[1] == "==" else " is not "),
    rule("key", r"\b(Ctrl|Cmd|Alt|Shift|Esc|Del)\s?\+\s?(?=\w)", lambda m: f"{short.KEYS.get(m[1], m[1])} "),
    rule("code", r"\b(Ctrl|Cmd)\b", lambda m: short.KEYS[m[1]]),
    rule("name", r"\b[a-z]{2,}(?:[A-Z][a-z]+)+\b", lambda m: re.sub("(?=[A-Z])", " ", m.group())),
    rule("hashtag", r"(?<![\w&#])#((?=\w*[A-Za-z])\w+)", _split_hashtag),
    rule("chemistry", FORMULA, formula),
    rule("abbreviation", r"\b(Mr|Mrs|Ms|Messrs)\b\.?(?=\s)", lambda m: short.TITLES[m[1]]),
    rule("abbreviation", r"\b(?:[A-Z][a-z]+|[0-9]+(?:st|nd|rd|th)) (?P<said>Dr)\b\.?(?!\s[A-Z])", "Drive"),
    rule("abbreviation", rf"\b({'|'.join(short.TITLES)})\.?(?=\s[A-Z])", lambda m: short.TITLES[m[1]]),
    rule("abbreviation", r"\b[eE]\.\s?[gG]\.,?", "for example,"),
    rule("abbreviation", r"\b[iI]\.\s?[eE]\.,?", "that is,"),
    rule("abbreviation", r"\b(?:vs|VS|Vs)\b\.?", "versus"),
    rule("abbreviation", r"\bSt\.(?=\W|$)", lambda m: kept_stop(m, "Street")),
    rule("abbreviation", r"(?:&|\band) (?P<said>Co)\b(?:\.|(?=\W|$))", "Company"),
    rule(
        "abbreviation",
        rf"\b({'|'.join(short.BEFORE_NUMBERS)})\.?\s?(?=[0-9])",
        lambda m: short.BEFORE_NUMBERS[m[1]] + " ",
    ),
    rule("abbreviation", rf"\b((?i:{'|'.join(short.ENDINGS)}))\.(?=[\s,;:)!?]|$)", _abbreviated),
    rule("abbreviation", r"(?<!slash )\b(etc|Jr)\b(?!\.)", lambda m: short.ENDINGS[m[1].lower()]),
    rule("number", r"\b(No|Nos)\.\s?(?=[0-9])", lambda m: "Number " if m[1] == "No" else "Numbers "),
    rule("number", r"(?<=[a-z] )no\.\s?(?=[0-9]+\b(?! [a-z]+s\b))", "number "),
    rule("number", r"(?<![\w&])#(?=[0-9])", "number "),
    rule("number", r"§\s?(?=[0-9])", "section "),
    rule("sign", r"©", "copyright"),
    # A bare I is a numeral only where it can be nothing else: Chapter I. against "the chapter I wrote".
    rule(
        "roman",
        rf"\b(?i:{_ROMAN_AFTER}) (?P<said>[IVXLC]{{2,}}|[VX])\b(?!['’])",
        lambda m: _roman_words(m["said"], integer),
    ),
    rule(
        "roman",
        r"\b(?i:scene|chapter|act|part|page|section) "
        r"(?P<said>[ivx]{2,})\b",
        lambda m: _roman_words(m["said"], integer),
    ),
    rule("roman", rf"\b(?:{_ROMAN_AFTER}) (?P<said>I)(?=[.:]|$)", "one"),
    rule("roman", r"\bWorld War (?P<said>I)\b", "one"),
    rule(
        "roman",
        rf"\b(?:{_REIGNING}) (?P<said>[IVX]{{2,}}|[VX]|I(?=['’]s|[.;:]|$| of\b))(?!\w)",
        lambda m: _roman_words(m["said"], _reign),
    ),
    rule(
        "roman", r"\b(?P<said>[IVX]+)(?:th)? (?=centur)", lambda m: _roman_words(m["said"], lambda n: f"{ordinal(n)} ")
    ),
    rule("roman", rf"\b[A-Z][a-z]+ (?P<said>{_ROMAN_AFTER_NAME})\b", lambda m: _roman_words(m["said"], integer)),
    rule(
        "roman",
        r"\bM[MDCLXVI]{3,}\b",
        lambda m: year(str(n)) if (n := roman(m.group())) and 1000 < n < 2100 else None,
    ),
)
