"""What only English writes in figures, and how it is said: dates, times, telephones, codes, money, measures, sums.

Rules go one after another, what is longer before what it contains. One that answers None leaves its match to others.
"""

import re

from studio.text.numbers_en import fraction, in_pairs, integer, one_by_one, ordinal, plural, year
from studio.text.rules_en_text import kept_stop
from studio.text.say import NUMBER, Number, Rule, rule
from studio.text.tables import words
from studio.text.units import CURRENCIES, SPELLINGS, UNITS

MONTHS = words("January February March April May June July August September October November December")
_MONTH = "|".join([*MONTHS, "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept?", "Oct", "Nov", "Dec"])
_DAYS = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_DAY = "Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun"
_DAY_OR_MONTH = "|".join((*_DAYS, *MONTHS, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
_NUMBERED = (
    "room|flight|gate|route|highway|interstate|apartment|apt|unit|suite|error|platform"
    "|building|cell|channel|exit|ward"
    "|locker|bay|studio|block|hwy|us|boeing|airbus|xbox|porsche|house|bus|line|car|train|precinct|engine|squad|zone"
)
_STREETS = "Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Terrace|Court|Crescent|Place|Way"
_IDENTIFIED = (
    r"ISBN|PIN|pin|zip(?: code)?|ZIP(?: code)?|Zip(?: code)?|postcode|ID|id|code|passcode"
    r"|password|serial|account|card"
    r"|extension|badge|combination|case|licence|license|prisoner|inmate|passport|tracking|reference|phone"
)
_CALLED = r"(?i:call|calls|called|calling|dial|dials|dialed|dialled|dialing|ring|phone|text)"
_PLAYED = (
    r"(?i:won|win|wins|lost|lose|loses|lead|leads|led|beat|beats|beaten|tied|drew|draw|score"
    r"|scored|up|down|ahead|trail"
    r"|trailed|is|was|final)"
)
_LASTS = r"(?i:lasts?|lasted|took|takes|in|for|runs?|ran|of|record|time|ends?|after|duration)"
_HALF_DAY = r"([0-9]{1,2})(?:[.:]([0-5][0-9]))?\s?([apAP])(?:[mM]\b|\.[mM]\.(?=\s+[a-z0-9,])|\.[mM]\b)"
"""A time of day: the hour, the minute, a or p."""
_GUNS = "caliber|calibre|cal|rifle|pistol|revolver|magnum|round|bullet|bullets|gun|handgun"
_PRODUCTS = (
    "Python|iOS|iPadOS|Android|macOS|Ubuntu|Java|PHP|Chrome|Firefox|Node|Debian|Fedora|Linux|Swift|Ruby|Django|React"
    "|Angular|Kubernetes|Go|Rust|kernel|[Vv]ersion|[Rr]elease|[Bb]uild|[Uu]pdate|[Pp]atch"
)
_SCREENS = "screen|ratio|aspect|display|video|monitor|format|image|photo|frame|picture|letterbox|crop"
_UNIT = "|".join(re.escape(unit) for unit in sorted([*UNITS, *SPELLINGS], key=len, reverse=True))
_SCALES = {"k": "thousand", "m": "million", "b": "billion", "bn": "billion"}
_SAID_BY_LETTER = ("2", "4", "5", "8", "10", "16")
_TIMES = {"wk": "week", "yr": "year", "mo": "month"}
_RATES = {
    "km/h": "kilometers per hour", "m/s": "meters per second", "kg/m³": "kilograms per cubic meter",
    "g/ml": "grams per milliliter", "mg/l": "milligrams per liter", "Mb/s": "megabits per second",
}  # fmt: skip
"""Rates that may stand without a number."""
_POWERS = {"²": "squared", "³": "cubed"}


def clock(hour: int, minute: int, second: int | None, half: str) -> str:
    """A time of day: eight oh five, twelve o'clock, twenty hundred, nine AM."""
    said = integer(hour)
    if minute:
        said += f" oh {integer(minute)}" if minute < 10 else f" {integer(minute)}"
    elif not half and second is None:
        said += " o'clock" if 1 <= hour <= 12 else " hundred"
    if second is not None:
        said += f" and {integer(second)} second{'s' * (second != 1)}"
    return f"{said} {half}".rstrip()


def last_rules(*, british: bool) -> tuple[Rule, ...]:
    """What is tried when only bare numbers are left: which of them are years."""

    def said(match: re.Match[str]) -> str:
        return year(match.group("said"), british=british)

    context = r"(?i:in|of|since|before|by|year|around|circa|until|from|after|about|to)"
    return (
        rule("year", r"(?i:\byear) (?P<said>[1-9][0-9]{3})(?!\w|[.,][0-9])", said),
        rule("year", r"(?i:\byear) (?P<said>[1-9][0-9]{2})(?!\w|[.,][0-9])", lambda match: in_pairs(match["said"])),
        rule("year", rf"\b{context} (?P<said>10[0-9]{{2}})(?!\w|[.,][0-9]| [a-z]+s\b)", said),
        # Four digits between 1100 and 2099 are a year, or sound well as one (1500 people).
        rule("year", r"(?<![\w.,-])(?P<said>(?:1[1-9]|20)[0-9]{2})(?!\w|[.,][0-9])", said),
    )


def _named_date(month: str, day: int, year_written: str | None, *, day_first: bool) -> str | None:
    if not 1 <= day <= 31:
        return None
    name = _full(month, MONTHS)
    start = f"the {ordinal(day)} of {name}" if day_first else f"{name} {ordinal(day)}"
    return start + (f", {year(year_written)}" if year_written else "")


def _full(written: str, names: tuple[str, ...]) -> str:
    """The whole name of a month or day."""
    return next(name for name in names if name.startswith(written[:3]))


def _decade(match: re.Match[str]) -> str:
    if match[2]:
        return plural(integer(int(match[2]) * 10))
    said = year(f"{match[1]}0")
    return f"{said}s" if said.endswith(("hundred", "thousand")) else plural(said)


def _half_day(match: re.Match[str]) -> str | None:
    hour, minute = int(match[1]), int(match[2] or 0)
    return clock(hour, minute, None, f"{match[3].upper()}M") if 1 <= hour <= 12 else None


def _duration(match: re.Match[str]) -> str:
    hours, minutes, seconds = (int(match[part]) for part in ("h", "m", "s"))
    parts = [
        f"{integer(n)} {unit}{'s' * (n != 1)}"
        for n, unit in ((hours, "hour"), (minutes, "minute"), (seconds, "second"))
        if n
    ]
    return ", ".join(parts[:-1]) + f" and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def _amount(written: str) -> str:
    n = Number.parse(written)
    return integer(int(n.whole)) + (f" point {one_by_one(n.fraction)}" if n.fraction else "")


def _priced(match: re.Match[str]) -> str | None:
    """Money before what it is the price of: a twenty dollar bill."""
    names, cent, _ = CURRENCIES[match["sign"]]
    scale = (match["scale"] or "").strip()
    if cent and not scale and len(Number.parse(match["n"]).fraction) == 2:
        return None
    return " ".join(filter(None, (_amount(match["n"]), _SCALES.get(scale.lower(), scale), names.en)))


def _scaled(match: re.Match[str]) -> str | None:
    """300k is three hundred thousand; a few thousand are said by the letter: 4K, a 10k."""
    if match[2] in "kK" and Number.parse(match[1]).whole in _SAID_BY_LETTER:
        return None
    return f"{_amount(match[1])} {_SCALES[match[2].lower()]}"


def _measured(match: re.Match[str]) -> str | None:
    """A measure before what it measures: a ten foot pole."""
    unit = SPELLINGS.get(match["unit"], match["unit"])
    return f"{_amount(match['n'])} {UNITS[unit].en}"


def _season(match: re.Match[str]) -> str | None:
    first, last = int(match[1]), int(match[2])
    follows = last == (first + 1) % 100
    return f"{year(match[1])} to {year(match[2])}" if follows or last > max(12, first % 100) else None


def _mixed(match: re.Match[str]) -> str | None:
    numerator, denominator = int(match[2]), int(match[3])
    if not 0 < numerator < denominator:
        return None
    return f"{integer(int(match[1]))} and {fraction(numerator, denominator)}"


def _out_of(match: re.Match[str]) -> str | None:
    """8.5/10, 10/10, 5/5: marks and shares; other fifths and tenths are parts of a whole."""
    is_share = "." in match[2] or match[3] == "10" or match[2] == match[3]
    return f"{_amount(match[2])} out of {integer(int(match[3]))}" if is_share else None


def _telephone(match: re.Match[str]) -> str:
    groups = re.findall("[0-9]+", match.group())
    return "plus " * match.group().startswith("+") + ", ".join(map(one_by_one, groups))


def _inches(match: re.Match[str]) -> str | None:
    """A quotation mark behind a number is one of inches unless it closes a quotation."""
    if match.string[: match.start()].count('"') % 2 and '"' in match.group():
        return None
    is_one = match["of"] is not None or Number.parse(match["n"]).is_one
    return f"{_amount(match['n'])} {'inch' if is_one else 'inches'}"


RULES: tuple[Rule, ...] = (
    rule("date", r"(?<![\w/])9/11(?![\w/])", "nine eleven"),
    rule("date", rf"\b({_DAY})\b\.?(?=,? (?:[0-9]|{_MONTH}))", lambda m: _full(m[1], _DAYS)),
    rule("range", rf"\b(?:{_DAY_OR_MONTH})(?P<said>\s?[-–]\s?)(?=(?:{_DAY_OR_MONTH})\b)", " to "),
    rule(
        "date",
        rf"\b({_MONTH})\.? ([0-9]{{1,2}})(?:st|nd|rd|th)?\b(?![:%0-9])(?:(?:,? )([0-9]{{4}})\b)?",
        lambda m: _named_date(m[1], int(m[2]), m[3], day_first=False),
    ),
    rule(
        "date",
        rf"\b(?:[Tt]he )?([0-9]{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH})\b(?:,? ([0-9]{{4}})\b)?",
        lambda m: _named_date(m[2], int(m[1]), m[3], day_first=True),
    ),
    rule(
        "date",
        r"\b(Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)(?:\.(?=\W|$)|(?= [12][0-9]{3}\b))",
        lambda m: kept_stop(m, _full(m[1], MONTHS)),
    ),
    rule("decade", r"(?<![\w.,])((?:1[1-9]|20)[0-9])0['’]?s\b|(?<!\w)['’]?([2-9])0['’]?s\b", _decade),
    rule("plural", r"(?<![\w.,])1(,?0{2,3})s\b", lambda m: "hundreds" if len(m[1]) == 2 else "thousands"),
    rule("plural", r"(?<=\b[A-Z]-)([0-9]{1,3})s\b", lambda m: plural(integer(int(m[1])))),
    rule(
        "unit",
        r"(?<![\w.,])(?P<n>[0-9]{1,4})\s?(?P<said>(wk|yr|mo)s?\b\.?)(?= [a-z])",
        lambda m: f" {_TIMES[m[3]]}{'s' * (m['n'] != '1')}",
    ),
    rule("unit", r"(?:ft|feet|foot|')\.? ?(?P<said>([0-9]{1,2}) in\b\.?)", lambda m: f"{integer(int(m[2]))} inches"),
    rule("plural", r"(?<![\w.,])([0-9]{1,2})['’]s\b", lambda m: plural(integer(int(m[1])))),
    rule(
        "ordinal",
        r"(?<![\w.,])([0-9]{1,3}(?:,[0-9]{3}){0,4}|[0-9]{1,15})(?:st|nd|rd|th)\b",
        lambda m: ordinal(int(m[1].replace(",", ""))),
    ),
    rule("range", r"[0-9]\s?[apAP]\.?[mM]\.?(?P<said>\s?[-–—]\s?)(?=[0-9])", " to "),
    rule("range", rf"[0-9](?P<said>\s?[-–—]\s?)(?={_HALF_DAY})", " to "),
    rule(
        "range",
        r"(?i:open|day|hours|shift|works?|working)\b[^.!?0-9]{0,9}?[0-9]{1,2}(?P<said>[-–])"
        r"(?=[0-9]{1,2}\b)",
        " to ",
    ),
    rule(
        "clock",
        rf"(?<![\w:.,]){_HALF_DAY}",
        _half_day,
    ),
    rule("clock", r"(?<=[a-z] )([apAP])\.\s?[mM]\.?(?!\w)", lambda m: kept_stop(m, f"{m[1].upper()}M")),
    rule(
        "duration",
        rf"\b{_LASTS} (?P<said>(?P<h>[0-9]{{1,2}}):(?P<m>[0-5][0-9]):(?P<s>[0-5][0-9]))(?![0-9:]"
        rf"|\s?[apAP]\.?[mM])",
        _duration,
    ),
    rule("ratio", rf"\b(?:16|4|21|3|5|1)(?P<said>:)(?=(?:9|3|10|2|4|1) (?:{_SCREENS}))", " by "),
    rule(
        "telephone",
        r"(?<![\w.])\+[0-9]{1,3}[ -.]?(?:\([0-9]{1,4}\)[ -]?)?[0-9]{1,5}(?:[ -.][0-9]{2,5}){1,4}"
        r"(?![\w-])",
        _telephone,
    ),
    rule("telephone", r"\([0-9]{2,5}\)\s?[0-9]{3,4}(?:[ -][0-9]{3,4})*(?![\w-])", _telephone),
    rule("telephone", r"(?<![\w.-])(?:1[ .-])?[0-9]{3}([.-])[0-9]{3}\1[0-9]{4}(?![\w-])", _telephone),
    rule(
        "telephone",
        rf"\b{_CALLED} (?P<said>911|999|112|411|311|211|988|101|111|118|119|000)\b"
        rf"(?![.,]?[0-9])",
        lambda m: one_by_one(m["said"]),
    ),
    rule("telephone", r"(?<![\w$£€.,-])(?<!Porsche )911(?!\w|[.,][0-9]|%)", "nine one one"),
    rule(
        "code",
        rf"\b(?:{_IDENTIFIED})(?: number| no\.?)?(?: is|'s| was)?(?: number)?[:#]? ?#?"
        rf"(?P<said>[0-9][0-9 -]{{1,}}[0-9])\b(?![.,%:][0-9]|%)",
        lambda m: one_by_one(m["said"]),
    ),
    rule("code", r"(?<![\w.,])007\b", "double oh seven"),
    rule("code", r"\b[HX]\.(?P<said>26[0-9])\b", lambda m: one_by_one(m["said"])),
    rule("code", r"(?<=\b[HX])\.(?=[0-9]{3}\b|two|one)", " "),
    rule("code", r"\b[A-Z](?:[A-Z0-9]-?|[A-Z0-9]{2,3}-)(?P<said>[0-9]{3,4})\b", lambda m: one_by_one(m["said"])),
    rule("code", r"\b[A-Z]-?(?P<said>[0-9]{3,4})\b", lambda m: in_pairs(m["said"])),
    rule(
        "code",
        rf"\b(?i:{_NUMBERED})(?: number)? #?(?P<said>[0-9]{{3,4}})\b(?![.,:%][0-9]"
        rf"|%|-[0-9])",
        lambda m: in_pairs(m["said"]),
    ),
    rule("code", r"\b(?i:flight) [A-Z]{2} (?P<said>[0-9]{3,4})\b", lambda m: in_pairs(m["said"])),
    rule(
        "code",
        rf"(?<![\w.,/$£€#-])(?P<said>[1-9][0-9]{{2,3}})(?=[A-F]?,? (?:[A-Z][a-z]+ ){{1,2}}(?:{_STREETS})\b)",
        lambda m: in_pairs(m["said"]),
    ),
    rule("decimal", rf"(?<![\w.])\.([0-9]{{2}})(?= (?:{_GUNS})\b)", lambda m: integer(int(m[1]))),
    rule("version", r"\b(?:v|[vV]er)\.?(?=[0-9])", "version "),
    rule(
        "version",
        rf"\b(?:{_PRODUCTS}) (?P<said>([0-9]{{1,3}})\.([1-9][0-9]))"
        rf"(?![.0-9%])",
        lambda m: f"{integer(int(m[2]))} point {integer(int(m[3]))}",
    ),
    rule("range", r"(?<![-\w.])((?:1[5-9]|20)[0-9]{2})[-–]([0-9]{2})(?![-\w]|[.,][0-9])", _season),
    rule(
        "score",
        rf"\b{_PLAYED}(?: [a-z]+)? (?P<said>([0-9]{{1,3}})[-–]([0-9]{{1,3}}))(?![-\w%]|[.,][0-9]"
        rf"| (?:days|weeks|months|years|hours|minutes|times|percent|people|miles))",
        lambda m: f"{integer(int(m[2]))} {integer(int(m[3]))}",
    ),
    rule(
        "score",
        r"(?<![-\w.,$£€])([0-9]{1,3})[-–]([0-9]{1,3})(?= (?:victory|win|loss|defeat|lead|draw"
        r"|tie|record|score)\b)",
        lambda m: f"{integer(int(m[1]))} {integer(int(m[2]))}",
    ),
    rule("fraction", r"(?<![\w/.,])([0-9]{1,4})[ -]([0-9]{1,2})/([0-9]{1,3})(?![\w/])", _mixed),
    rule("fraction", r"(?<![\w/.,])(50|20)/\1(?![\w/])", lambda m: f"{integer(int(m[1]))} {integer(int(m[1]))}"),
    rule(
        "score",
        r"(?<![\w/.,-])(?P<said>([0-9]+\.[0-9]+|[2-9]|10)/(5|10|100))(?![\w/]|\.[0-9]|\s?[=+×÷]"
        r"| (?:of an?|miles?|mi|inch|second)\b)",
        _out_of,
    ),
    rule("money", rf"([$£€¥])[-−–](?={NUMBER})", lambda m: f"-{m[1]}"),
    rule("money", rf"([$£€¥])({NUMBER})\s?[-–]\s?[$£€¥]?(?={NUMBER}(?![-0-9]))", lambda m: f"{m[2]} to {m[1]}"),
    rule("sign", r"(?:(?<=[0-9%])|(?<=[0-9][kKM]))\+(?!\w|\s*[0-9(])", " plus"),
    rule(
        "scale",
        rf"(?<![\w.,$£€¥-])({NUMBER})([kKM]|(?<=\.[0-9])B)\b(?! (?:run|race|resolution|video|tv|TV|monitor"
        rf"|display))",
        _scaled,
    ),
    rule(
        "money",
        rf"\b[Aa]n? (?P<said>(?P<sign>[$£€¥])(?P<n>{NUMBER})(?P<scale>(?:[kKmMbB]|bn)\b|[ -]"
        rf"(?:hundred|thousand|million|billion|trillion))?)(?=[ -][a-z])(?! (?:and|or|for|to|in"
        rf"|on|a|per|each|off|more|less|from|of)\b)",
        _priced,
    ),
    rule("money", rf"({NUMBER})\s?¢", lambda m: f"{_amount(m[1])} cent{'s' * (not Number.parse(m[1]).is_one)}"),
    rule(
        "height",
        r"(?<![\w.])([0-9])['’′]\s?([0-9]{1,2})(?![0-9])[\"”″]?",
        lambda m: f"{integer(int(m[1]))} foot {integer(int(m[2]))}",
    ),
    rule("inch", rf"(?<![\w.])(?P<n>{NUMBER})[\"″](?P<of>(?=[ -][a-z]))?", _inches),
    rule(
        "unit",
        rf"\b[Aa]n? (?P<said>(?P<n>{NUMBER})[ ]?(?P<unit>{_UNIT}))(?= [a-z]+)(?! (?:of|and|or|a"
        rf"|per|in|at|to|from|for|on)\b)",
        _measured,
    ),
    rule("unit", rf"(?<![\w.,-])(?P<n>{NUMBER})-(?P<unit>{_UNIT})(?=[ -][a-z])", _measured),
    rule(
        "unit",
        rf"(?<![\w/])({'|'.join(map(re.escape, _RATES))})(?!\w)"
        rf"(?<![0-9]km/h)",
        lambda m: None if m.string[: m.start()].rstrip()[-1:].isdigit() else _RATES[m[1]],
    ),
    rule("maths", r"√\s?\(?([0-9.,]*[0-9]|[A-Za-z])\)?", lambda m: f"the square root of {m[1]}"),
    rule(
        "maths",
        r"(?<=[\w)])\s?\^\s?\(?(-?[0-9]+|[a-z])\)?(?!\w)",
        lambda m: f" {'squared' if m[1] == '2' else 'cubed' if m[1] == '3' else f'to the power of {m[1]}'}",
    ),
    rule(
        "maths",
        r"(?<![A-Za-z0-9])([a-z])([a-z])([²³])",
        lambda m: (
            f"{m[1].upper()} {m[2].upper()} {_POWERS[m[3]]}"
            if f"{m[1]}{m[2]}{m[3]}" not in UNITS and f"{m[1]}{m[2]}" not in UNITS
            else None
        ),
    ),
    rule("maths", r"(?<![A-Za-z0-9])(?<![0-9] )(?P<x>[A-Za-z])(?P<said>[²³])", lambda m: f" {_POWERS[m['said']]}"),
    rule("maths", r"(?<=[0-9)])[²³]", lambda m: f" {_POWERS[m.group()]}"),
    rule(
        "maths",
        rf"(?<=[0-9])\s?(?P<said>[*/])\s?(?={NUMBER}\s?=)",
        lambda m: " times " if m["said"] == "*" else " divided by ",
    ),
    rule("maths", r"∞", " infinity "),
    rule("times", rf"(?<=[0-9])\s?[x×]\s?(?={NUMBER})(?!.*=)", " by "),
    rule("times", rf"(?<=[0-9])[-–](?={NUMBER}x\b)", " to "),
    rule("times", rf"(?<![\w.])({NUMBER})x\b", lambda m: f"{_amount(m[1])} times"),
)
