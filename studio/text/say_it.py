"""Numbers, dates, units and abbreviations in Italian words."""

import re

from studio.text.roman import roman
from studio.text.say_romance import Romance, Words, rule, table
from studio.text.tables import words

_ONES = words(
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici",
    "diciassette diciotto diciannove",
)
_TENS = words("_ _ venti trenta quaranta cinquanta sessanta settanta ottanta novanta")
_LARGE = ((10**12, "bilione", "bilioni"), (10**9, "miliardo", "miliardi"), (10**6, "milione", "milioni"))
_ORDINALS = words("_ primo secondo terzo quarto quinto sesto settimo ottavo nono decimo")
_MONTHS = words("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre")
_FEMININE = re.compile(r".*(?:a|zione|zioni|sione|sioni|tà|tù|udine|udini|notte|notti|volte|ore|persone|donne|case)")
_WOMEN = frozenset(
    words(
        "moglie mano foto auto moto radio classe luce voce chiave arte parte legge madre gente mente morte torre nave",
        "serie specie fine fonte carne nube neve pelle rete sede siepe canzone ragione stagione croce frase base",
    )
)
"""Other nouns of that gender, in the singular: only one has a gender before what it counts."""
_BETWEEN = frozenset(
    words("di da in con su per che il lo la le al alla del della nel nella dei delle più non si ed e ho ha ma all a")
)
"""Words that a number may stand before without counting anything: il canale 1 di."""
_MASCULINE = frozenset(words("problema sistema tema programma dramma clima pianeta poeta panorama schema gorilla"))


def integer(n: int) -> str:
    """A whole number in words, below a million as one: duemilaventicinque."""
    parts = []
    for size, one, many in _LARGE:
        count, n = divmod(n, size)
        if count:
            parts.append(f"un {one}" if count == 1 else f"{integer(count)} {many}")
    if n or not parts:
        parts.append(_below_million(n))
    return " ".join(parts)


def _below_million(n: int) -> str:
    thousands, rest = divmod(n, 1000)
    if not thousands:
        return _below_thousand(rest)
    head = "mille" if thousands == 1 else f"{_below_thousand(thousands).replace('tré', 'tre')}mila"
    return head + ("tré" if rest == 3 else _below_thousand(rest) if rest else "")


def _below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    if hundreds:
        head = ("" if hundreds == 1 else _ONES[hundreds]) + "cento"
        tail = "tré" if rest == 3 else _below_thousand(rest) if rest else ""
        return (head[:-1] if tail.startswith("ott") else head) + tail
    if n < len(_ONES):
        return _ONES[n]
    tens, ones = divmod(n, 10)
    head = _TENS[tens][:-1] if ones in (1, 8) else _TENS[tens]
    return head + ("" if not ones else "tré" if ones == 3 else _ONES[ones])


def _counting(number: str, what: str) -> str:
    if number != "uno":
        return number
    noun = what.split()[0].lower()
    if noun in _BETWEEN:
        return number
    if noun in _WOMEN or (_FEMININE.fullmatch(noun) and noun not in _MASCULINE):
        return "un'" if noun[0] in "aeiouàèéìòù" else "una"
    return "uno" if re.match(r"s[^aeiouh]|z|gn|ps|y", what.lower()) else "un"


def _ordinal(n: int, end: str) -> str:
    said = _ORDINALS[n] if n < len(_ORDINALS) else _longer(integer(n))
    return said[:-1] + ("a" if end == "a" else "o")


def _longer(number: str) -> str:
    stem = number if number.endswith(("sei", "tré", "tre")) else number[:-1]
    return stem.replace("tré", "tre") + "esimo"


def _plural(name: str) -> str:
    """metro quadrato -> metri quadrati, chilometro all'ora -> chilometri all'ora."""
    head, tail = re.fullmatch("(.*?)((?: al| di | per | ora$|ora$).*)?", name).groups("")  # type: ignore[union-attr]
    if not head:
        return "ore"
    return " ".join(map(_more, head.split())) + tail


def _more(word: str) -> str:
    if word.endswith(_UNCHANGED):
        return word
    if word.endswith("io"):
        return word[:-1]
    return f"{word[:-1]}hi" if word.endswith("co") else word[:-1] + _ENDS.get(word[-1], word[-1])


_ENDS = {"o": "i", "e": "i", "a": "e"}
_UNCHANGED = words("euro yen won yuan hertz byte bit ampere joule")


def _clock(hour: int, minute: int) -> str:
    said = "una" if hour == 1 else integer(hour)
    return said + (f" e {integer(minute)}" if minute else "")


def _hours(match: re.Match[str]) -> str | None:
    hour, minute = int(match[2]), int(match[3])
    return _clock(hour, minute) if hour <= 24 and minute < 60 else None


def _half(hour: int, half: str) -> str:
    if half == "AM":
        return "di notte" if hour == 12 or hour < 5 else "di mattina"
    return "del pomeriggio" if hour == 12 or hour < 6 else "di sera"


def _fraction(numerator: int, denominator: int) -> str:
    name = "mezzo" if denominator == 2 else _ordinal(denominator, "o")
    return f"un {name}" if numerator == 1 else f"{integer(numerator)} {name[:-1]}i"


def _century(match: re.Match[str]) -> str | None:
    return _ordinal(n, "o") if (n := roman(match["said"])) else None


def _day(match: re.Match[str]) -> str:
    """1 maggio, l'1 maggio -> il primo maggio, dall'1 maggio -> dal primo maggio."""
    if match[1] is None:
        return "primo"
    return {"L": "Il primo", "l": "il primo"}.get(match[1], f"{match[1][:-1]} primo")


_UNITS = table(
    """km: chilometro, m: metro, cm: centimetro, mm: millimetro, µm: micrometro, nm: nanometro, ft: piede, mi: miglio,
    yd: iarda, m²: metro quadrato, km²: chilometro quadrato, cm²: centimetro quadrato, m³: metro cubo,
    cm³: centimetro cubo, ha: ettaro, kg: chilogrammo, g: grammo, mg: milligrammo, t: tonnellata, lb: libbra,
    lbs: libbra, oz: oncia, L: litro, l: litro, ml: millilitro, mL: millilitro, h: ora, min: minuto, s: secondo,
    ms: millisecondo, km/h: chilometro all'ora, m/s: metro al secondo, mph: miglio all'ora, rpm: giro al minuto,
    fps: fotogramma al secondo, Hz: hertz, kHz: chilohertz, MHz: megahertz, GHz: gigahertz, dB: decibel,
    KB: kilobyte, kB: kilobyte, MB: megabyte, GB: gigabyte, TB: terabyte, Mbps: megabit al secondo,
    Gbps: gigabit al secondo, V: volt, W: watt, kW: chilowatt, MW: megawatt, kWh: chilowattora,
    mAh: milliampere ora, kPa: chilopascal, hPa: ettopascal, kcal: chilocaloria, px: pixel,
    sq ft: piede quadrato, sq mi: miglio quadrato, ft²: piede quadrato, mpg: miglio per gallone, gal: gallone, tbsp:
    cucchiaio, tsp: cucchiaino, bpm: battito al minuto, dm: decimetro, mm²: millimetro quadrato, dm³: decimetro
    cubo, mm³: millimetro cubo, km³: chilometro cubo, µg: microgrammo, ng: nanogrammo, µL: microlitro, dL:
    decilitro, cL: centilitro, mol: mol, mmol: millimol, µmol: micromol, µs: microsecondo, ns: nanosecondo, kt:
    nodo, kbps: chilobit al secondo, PB: petabyte, THz: terahertz, mV: millivolt, kV: chilovolt, mA: milliampere,
    kA: chiloampere, Ah: ampere ora, Ω: ohm, kΩ: chiloohm, MΩ: megaohm, mW: milliwatt, GW: gigawatt, Wh: wattora,
    MWh: megawattora, J: joule, kJ: chilojoule, MJ: megajoule, cal: caloria, N: newton, kN: chilonewton, N·m: newton
    metro, Pa: pascal, MPa: megapascal, GPa: gigapascal, psi: libbra per pollice quadrato, mmHg: millimetro di
    mercurio, hp: cavallo, lm: lumen, lx: lux, mSv: millisievert, Bq: becquerel, ppm: parte per milione, dpi: punto
    per pollice, MP: megapixel, m/s²: metro al secondo quadrato, L/100km: litro per cento chilometri"""
)
_IRREGULAR = table(
    """oncia: once, penny: pence, miglio: miglia, miglio quadrato: miglia quadrate,
    miglio per gallone: miglia per gallone,
    miglio all'ora: miglia all'ora, chilowattora: chilowattora, wattora: wattora, megawattora: megawattora"""
)
_CURRENCIES = {
    "R$": ("real", "centavo"), "JP¥": ("yen", ""), "CN¥": ("yuan", ""), "CHF": ("franco svizzero", ""),
    "HKD": ("dollaro di Hong Kong", ""), "TWD": ("dollaro di Taiwan", ""), "฿": ("baht", ""), "₫": ("dong", ""),
    "₱": ("peso", ""), "₿": ("bitcoin", ""), "BTC": ("bitcoin", ""),
    **dict.fromkeys(("A$", "AU$", "AUD"), ("dollaro australiano", "centesimo")),
    **dict.fromkeys(("C$", "CA$", "CAD"), ("dollaro canadese", "centesimo")),
    **dict.fromkeys(("S$", "SGD"), ("dollaro di Singapore", "centesimo")), "NZ$": ("dollaro neozelandese", "centesimo"),
    "$": ("dollaro", "centesimo"), "US$": ("dollaro", "centesimo"), "USD": ("dollaro", "centesimo"),
    "HK$": ("dollaro di Hong Kong", ""), "NT$": ("dollaro di Taiwan", ""), "€": ("euro", "centesimo"),
    "EUR": ("euro", "centesimo"), "£": ("sterlina", "penny"), "GBP": ("sterlina", "penny"), "¥": ("yen", ""),
    "JPY": ("yen", ""), "RMB": ("yuan", ""), "CNY": ("yuan", ""), "₩": ("won", ""), "KRW": ("won", ""),
    "₹": ("rupia", ""), "₽": ("rublo", ""),
}  # fmt: skip
_SIGNS = {
    "+": " più ", "-": " meno ", "=": " uguale ", "×": " per ", "÷": " diviso ", "±": " più o meno ",
    "~": " circa ", "≈": " circa ", "≠": " diverso da ", "≤": " minore o uguale a ", "≥": " maggiore o uguale a ",
    "<": " minore di ", ">": " maggiore di ", "&": " e ", "@": " chiocciola ", ".": "punto", ":": " a ",
}  # fmt: skip
_ABBREVIATIONS = table(
    """Sig: signor, sig: signor, Sigg: signori, Dott: dottor, dott: dottor, Prof: professor, prof: professor, Ing:
    ingegner, ing: ingegner, Avv: avvocato, avv: avvocato, On: onorevole, ecc: eccetera, es: esempio, p. es: per
    esempio, pag: pagina, pagg: pagine, cap: capitolo, art: articolo, tel: telefono, Tel: telefono, a.C: avanti
    Cristo, d.C: dopo Cristo, a. C: avanti Cristo, d. C: dopo Cristo, vol: volume, n: numero, N: numero, S: San,
    V.le: viale, P.za: piazza, P.zza: piazza, C.so: corso"""
)
_PLAIN_ABBREVIATIONS = table(
    """Sig.ra: signora, sig.ra: signora, Sig.na: signorina, sig.na: signorina, Dott.ssa: dottoressa,
    dott.ssa: dottoressa, Prof.ssa: professoressa, prof.ssa: professoressa, Dr: dottor"""
)

ITALIAN = Romance(
    Words(
        digits=_ONES[:10],
        integer=integer,
        counting=_counting,
        ordinal=_ordinal,
        plural=lambda name: _IRREGULAR.get(name) or _plural(name),
        months=_MONTHS,
        date=lambda day, month, year: f"{integer(day) if day > 1 else 'primo'} {month} {year}",
        clock=_clock,
        halves=_half,
        between=_BETWEEN,
        before_year=r"\b(?:[Nn]el|[Dd]el|[Dd]al|[Aa]l|[Ee])|[.!?;:]",
        seconds=lambda n: f" e {_counting(integer(n), 'secondo')} second{'o' if n == 1 else 'i'}",
        fraction=_fraction,
        units=_UNITS,
        currencies=_CURRENCIES,
        of="di ",
        cents=" e ",
        minus="meno ",
        comma="virgola",
        percent={"%": "per cento", "‰": "per mille"},
        degrees=("grado", "gradi"),
        per="per",
        signs=_SIGNS,
        to=" a ",
        and_=" e ",
        millions="mila|milione|milioni|miliardo|miliardi|bilione|bilioni",
        abbreviations=_ABBREVIATIONS,
        plain_abbreviations=_PLAIN_ABBREVIATIONS,
        nouns_before_roman="[Ss]ecolo|[Cc]apitolo|[Tt]omo|[Vv]olume|[Aa]tto|[Ss]cena|[Pp]arte|[Ff]ase|[Tt]itolo",
        names_before_roman=(
            "Luigi|Carlo|Enrico|Filippo|Giovanni Paolo|Giovanni|Paolo|Pio|Vittorio Emanuele|Emanuele|Umberto|Giorgio"
            "|Federico|Benedetto|Leone|Napoleone|Guglielmo|Edoardo|Ferdinando|Pietro|Papa|papa|[Rr]e"
        ),
        queens_before_roman="Elisabetta|Caterina|Maria|Cristina|Vittoria|Giovanna|[Rr]egina|Guerra [Mm]ondiale",
        nouns_behind_roman=(
            "[Gg]uerra [Mm]ondiale|[Cc]ongresso|[Ee]dizione|[Ff]estival|[Rr]epubblica|Reich|[Mm]illennio|[Cc]onferenza"
            "|[Dd]inastia|[Cc]oncorso|[Ff]iera"
        ),
        last_ordinal=89,
        noun_ordinals=True,
        numbered="[Nn]umero|[Cc]apitolo|[Pp]agina|[Aa]rticolo|[Ll]ivello|[Cc]anale|[Tt]omo|[Aa]nno|[Gg]iorno",
        telephone=r"3[0-9]{2}[ ./-](?:[0-9]{6,7}|[0-9]{3}[ .]?[0-9]{3,4}|[0-9]{2}(?: [0-9]{2}){2,3})"
        "|0[0-9]{1,3}[ /-][0-9]{5,8}|800[ .][0-9]{3}[ .][0-9]{3}",
        rules=(
            rule(r"(?<![\w.,])([0-9]{1,15})(?= ha [a-z]+[ts]o\b)", lambda m: integer(int(m[1])), "number"),
            rule(r"\b[Nn](?:\.?\s?[º°])\s?(?=[0-9])", lambda m: "numero ", "abbreviation"),
            rule(
                r"(?<![\w.,])([0-9]{1,3})(?:\.?([º°ª]))(?!\s?[CF]\b)(?=\s?[A-Za-zà-ù])",
                lambda m: _ordinal(int(m[1]), "a" if m[2] == "ª" else "o"),
                "ordinal",
            ),
            rule(
                r"(?<![\w.,])([0-9]{1,3})[ªº]",
                lambda m: _ordinal(int(m[1]), "a" if m[0][-1] == "ª" else "o"),
                "ordinal",
            ),
            rule(r"\b(?P<said>[IVXL]+) secol[oi]\b", _century, "roman"),
            rule(
                r"\b(?:[Oo]re |(?:[Aa]|[Dd]a|[Dd]e)?[Ll]le |[Ll]e |(?:[Dd]?[Aa]l)?l['’])"
                r"(?P<said>([0-9]{1,2})[:.]([0-9]{2}))(?![0-9:]|[.,][0-9]|\s?[€$%])",
                _hours,
                "clock",
            ),
            rule(rf"\b(?:([A-Za-z]*[Ll])['’])?1(?= (?:{'|'.join(_MONTHS)})\b)", _day, "date"),
            rule(
                r"\b(?:[Aa]ll|[Dd]all|[Èè] l|[Dd]opo l|[Vv]erso l)['’](?P<said>1)(?![0-9]|[.,:][0-9]|\s?%| al\b)",
                lambda m: "una",
                "clock",
            ),
        ),
    )
)
