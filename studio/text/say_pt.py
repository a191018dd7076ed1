"""Numbers, dates, units and abbreviations in Portuguese words, as in Brazil."""

import re

from studio.text.say_romance import Romance, Words, rule, table
from studio.text.tables import words

_ONES = words(
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete",
    "dezoito dezenove",
)
_TENS = words("_ _ vinte trinta quarenta cinquenta sessenta setenta oitenta noventa")
_HUNDREDS = words("_ cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos")
_LARGE = ((10**12, "trilhão", "trilhões"), (10**9, "bilhão", "bilhões"), (10**6, "milhão", "milhões"))
_ORDINALS = words("_ primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono")
_TEN_ORDINALS = words(
    "_ décimo vigésimo trigésimo quadragésimo quinquagésimo sexagésimo septuagésimo octogésimo nonagésimo"
)
_MONTHS = words("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro")
_FEMININE = re.compile(r".*(?:as?|ção|ções|são|sões|dades?|gens?|noites?|tardes?|mulher(?:es)?)")
_WOMEN = frozenset(
    words(
        "vez vezes mão mãos mãe mães luz luzes cruz cruzes voz vozes foto fotos moto motos flor flores cor cores dor",
        "dores classe classes frase frases base bases chave chaves nave naves parte partes série séries rede redes",
        "torre torres fonte fontes morte mortes ponte pontes lei leis fase fases sede sedes tribo tribos pele peles",
    )
)
"""Other nouns of that gender."""
_MASCULINE = re.compile(
    r"(?:dias?|mapas?|problemas?|programas?|sistemas?|temas?|.*gramas?|planetas?|idiomas?|climas?|para)"
)
_PARTS = {2: "meio", 3: "terço"}
_BETWEEN = frozenset(
    words(
        "de da do das dos em na no nas nos as os ao aos à às para por pela pelo com sem sob que se um uma era foi são",
        "está já ela ele elas eles há não mais ou até cada nada esta essa",
    )
)
"""Words that a number may stand before without counting anything: em 2002 na Coreia."""


def integer(n: int) -> str:
    """A whole number in words, for a man: um, vinte e dois."""
    parts: list[str] = []
    for size, one, many in _LARGE:
        count, n = divmod(n, size)
        if count:
            parts.append(f"um {one}" if count == 1 else f"{_below_thousand(count)} {many}")
    thousands, rest = divmod(n, 1000)
    if thousands:
        parts.append("mil" if thousands == 1 else f"{_below_thousand(thousands)} mil")
    if rest or not parts:
        joins = bool(parts) and (rest < 100 or rest % 100 == 0)
        parts.append("e " * joins + _below_thousand(rest))
    return " ".join(parts)


def _below_thousand(n: int) -> str:
    if n == 100:
        return "cem"
    hundreds, rest = divmod(n, 100)
    parts = [_HUNDREDS[hundreds]] if hundreds else []
    if rest >= len(_ONES):
        parts.append(_TENS[rest // 10])
        rest %= 10
    if rest or (not parts and not n):
        parts.append(_ONES[rest])
    return " e ".join(parts)


def _counting(number: str, what: str) -> str:
    noun = what.removeprefix("mil ").split()[0].lower()
    if noun in _BETWEEN:
        return number
    if noun not in _WOMEN and (not _FEMININE.fullmatch(noun) or _MASCULINE.fullmatch(noun)):
        return number
    number = re.sub(r"(ent)os\b(?!.*(?:ilhão|ilhões))", r"\1as", number)
    number = re.sub(r"dois(?=$| mil\b)", "duas", number)
    return re.sub(r"\bum$", "uma", number)


def _ordinal(n: int, end: str) -> str:
    if n >= 100:
        return integer(n)
    tens, ones = divmod(n, 10)
    said = [*[_TEN_ORDINALS[tens]][: tens > 0], *[_ORDINALS[ones]][: ones > 0]] or ["zero"]
    return " ".join(word[:-1] + ("a" if end == "a" else "o") for word in said)


def _plural(name: str) -> str:
    """metro quadrado -> metros quadrados, quilômetro por hora -> quilômetros por hora."""
    head, tail = re.fullmatch("(.*?)((?: por | de |-hora$).*)?", name).groups("")  # type: ignore[union-attr]
    return " ".join(_more(word) for word in head.split()) + tail


def _more(word: str) -> str:
    if word.endswith("hertz"):
        return word
    if word.endswith(("xel", "mol", "rel")):
        return f"{word}s"
    for end, many in (("ão", "ões"), ("ês", "eses"), ("l", "is"), ("r", "res"), ("n", "ns"), ("x", "x"), ("z", "zes")):
        if word.endswith(end):
            return word.removesuffix(end) + many
    return f"{word}s"


def _clock(hour: int, minute: int) -> str:
    return _counting(integer(hour), "hora") + (f" e {integer(minute)}" if minute else "")


_NO_MORE = r"(?![0-9ªº]|[.,:/][0-9]|\s?[%h]\b)"
"""Behind an hour that is a bare number."""


def _hour(match: re.Match[str]) -> str | None:
    """às 2, à 1 da tarde."""
    hour = int(match["said"])
    return _clock(hour, 0) if hour <= 24 else None


def _hours(match: re.Match[str]) -> str | None:
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    if hour > 24 or minute > 59:
        return None
    return f"{_clock(hour, 0)} hora{'s' * (hour != 1)}" + (f" e {integer(minute)}" if minute else "")


def _half(hour: int, half: str) -> str:
    if half == "AM":
        return "da noite" if hour == 12 else "da madrugada" if hour < 6 else "da manhã"
    return "da tarde" if hour == 12 or hour < 7 else "da noite"


def _fraction(numerator: int, denominator: int) -> str:
    name = _PARTS.get(denominator) or (
        _ordinal(denominator, "o") if denominator <= 10 else f"{integer(denominator)} avo"
    )
    return f"{integer(numerator)} {name}{'s' * (numerator > 1 or denominator > 10)}"


def _share(match: re.Match[str]) -> str:
    """1/2 xícara -> meia xícara."""
    return "meia" if _counting("um", match[1]) == "uma" else "meio"


_UNITS = table(
    """km: quilômetro, m: metro, cm: centímetro, mm: milímetro, µm: micrômetro, nm: nanômetro, ft: pé, mi: milha,
    yd: jarda, m²: metro quadrado, km²: quilômetro quadrado, cm²: centímetro quadrado, m³: metro cúbico,
    cm³: centímetro cúbico, ha: hectare, kg: quilograma, g: grama, mg: miligrama, t: tonelada, lb: libra, lbs: libra,
    oz: onça, L: litro, l: litro, ml: mililitro, mL: mililitro, h: hora, min: minuto, s: segundo, ms: milissegundo,
    km/h: quilômetro por hora, m/s: metro por segundo, mph: milha por hora, rpm: rotação por minuto,
    fps: quadro por segundo, Hz: hertz, kHz: quilohertz, MHz: megahertz, GHz: gigahertz, dB: decibel, KB: quilobyte,
    kB: quilobyte, MB: megabyte, GB: gigabyte, TB: terabyte, Mbps: megabit por segundo, Gbps: gigabit por segundo,
    V: volt, W: watt, kW: quilowatt, MW: megawatt, kWh: quilowatt-hora, mAh: miliampere-hora, kPa: quilopascal,
    hPa: hectopascal, kcal: quilocaloria, px: pixel,
    sq ft: pé quadrado, sq mi: milha quadrada, ft²: pé quadrado, mpg: milha por galão, gal: galão, tbsp: colher de
    sopa, tsp: colher de chá, bpm: batida por minuto, dm: decímetro, mm²: milímetro quadrado, dm³: decímetro cúbico,
    mm³: milímetro cúbico, km³: quilômetro cúbico, µg: micrograma, ng: nanograma, µL: microlitro, dL: decilitro, cL:
    centilitro, mol: mol, mmol: milimol, µmol: micromol, µs: microssegundo, ns: nanossegundo, kt: nó, kbps: quilobit
    por segundo, PB: petabyte, THz: terahertz, mV: milivolt, kV: quilovolt, mA: miliampere, kA: quiloampere, Ah:
    ampere-hora, Ω: ohm, kΩ: quilo-ohm, MΩ: megaohm, mW: miliwatt, GW: gigawatt, Wh: watt-hora, MWh: megawatt-hora,
    J: joule, kJ: quilojoule, MJ: megajoule, cal: caloria, N: newton, kN: quilonewton, N·m: newton-metro, Pa:
    pascal, MPa: megapascal, GPa: gigapascal, psi: libra por polegada quadrada, mmHg: milímetro de mercúrio, hp:
    cavalo de força, lm: lúmen, lx: lux, mSv: milisievert, Bq: becquerel, ppm: parte por milhão, dpi: ponto por
    polegada, MP: megapixel, m/s²: metro por segundo quadrado, L/100km: litro por cem quilômetros"""
)
_CURRENCIES = {
    "R$": ("real", "centavo"), "JP¥": ("iene", ""), "CN¥": ("yuan", ""), "CHF": ("franco suíço", ""),
    "HKD": ("dólar de Hong Kong", ""), "TWD": ("dólar de Taiwan", ""), "฿": ("baht", ""), "₫": ("dong", ""),
    "₱": ("peso", ""), "₿": ("bitcoin", ""), "BTC": ("bitcoin", ""),
    **dict.fromkeys(("A$", "AU$", "AUD"), ("dólar australiano", "centavo")),
    **dict.fromkeys(("C$", "CA$", "CAD"), ("dólar canadense", "centavo")),
    **dict.fromkeys(("S$", "SGD"), ("dólar de Singapura", "centavo")), "NZ$": ("dólar neozelandês", "centavo"),
    "$": ("dólar", "centavo"), "US$": ("dólar", "centavo"), "USD": ("dólar", "centavo"),
    "HK$": ("dólar de Hong Kong", ""), "NT$": ("dólar de Taiwan", ""), "€": ("euro", "centavo"),
    "EUR": ("euro", "centavo"), "£": ("libra", "pêni"), "GBP": ("libra", "pêni"), "¥": ("iene", ""),
    "JPY": ("iene", ""),
    "RMB": ("yuan", ""), "CNY": ("yuan", ""), "₩": ("won", ""), "KRW": ("won", ""), "₹": ("rupia", ""),
    "₽": ("rublo", ""),
}  # fmt: skip
_SIGNS = {
    "+": " mais ", "-": " menos ", "=": " igual a ", "×": " vezes ", "÷": " dividido por ", "±": " mais ou menos ",
    "~": " cerca de ", "≈": " aproximadamente ", "≠": " diferente de ",
    "≤": " menor ou igual a ", "≥": " maior ou igual a ",
    "<": " menor que ", ">": " maior que ", "&": " e ", "@": " arroba ", ".": "ponto", ":": " a ",
}  # fmt: skip
_ABBREVIATIONS = table(
    """D: dona, S: são, p. ex: por exemplo, p.ex: por exemplo, ex: exemplo, a. C: antes de Cristo, a.C: antes de Cristo,
    d. C: depois de Cristo, d.C: depois de Cristo, Av: avenida, av: avenida, R: rua, pág: página, págs: páginas,
    núm: número, cap: capítulo, tel: telefone, Tel: telefone, aprox: aproximadamente, máx: máximo, mín: mínimo,
    vol: volume, etc: etcétera, Prof: professor, Profa: professora, Gen: general, Eng: engenheiro, Sto: santo,
    Sta: santa, art: artigo, Jr: júnior"""
)
_PLAIN_ABBREVIATIONS = table(
    "Sr: senhor, Sra: senhora, Srta: senhorita, Srs: senhores, Dr: doutor, Dra: doutora, EUA: Estados Unidos"
)
_MEN = (
    "Pedro|João|Manuel|José|Afonso|Sebastião|Henrique|Fernando|Luís|Carlos|Dinis|Duarte|Miguel|Sancho|Antônio|Paulo"
    "|Hélder|Casmurro|Quixote"
)
"""Who is no dona, but dom."""

PORTUGUESE = Romance(
    Words(
        digits=_ONES[:10],
        integer=integer,
        counting=_counting,
        ordinal=_ordinal,
        plural=_plural,
        months=_MONTHS,
        date=lambda day, month, year: f"{integer(day) if day > 1 else 'primeiro'} de {month} de {year}",
        clock=_clock,
        halves=_half,
        between=_BETWEEN,
        before_year=r"\b(?:[Ee]m|[Dd]e|[Dd]esde|[Aa]té|[Ee]|[Nn]o ano)|[.!?;:]",
        seconds=lambda n: f" e {integer(n)} segundo{'s' * (n > 1)}",
        fraction=_fraction,
        units=_UNITS,
        currencies=_CURRENCIES,
        of="de ",
        cents=" e ",
        minus="menos ",
        comma="vírgula",
        percent={"%": "por cento", "‰": "por mil"},
        degrees=("grau", "graus"),
        signs=_SIGNS,
        to=" a ",
        and_=" e ",
        millions="mil|milhão|milhões|bilhão|bilhões|trilhão|trilhões",
        abbreviations=_ABBREVIATIONS,
        plain_abbreviations=_PLAIN_ABBREVIATIONS,
        nouns_before_roman=(
            "[Ss]éculos?|[Cc]apítulo|[Tt]omo|[Vv]olume|[Aa]to|[Cc]ena|[Pp]arte|[Ff]ase|[Tt]ítulo|Guerra Mundial"
        ),
        names_before_roman=(
            "Pedro|João Paulo|João|Paulo|Pio|Henrique|Luís|Jorge|Carlos|Filipe|Felipe|Afonso|Bento|Leão|Napoleão"
            "|Guilherme|Eduardo|Manuel|Sebastião|Fernando|José|[Pp]apa|[Rr]ei"
        ),
        queens_before_roman="Isabel|Elizabeth|Elisabete|Maria|Catarina|Vitória|Cristina|[Rr]ainha",
        nouns_behind_roman=(
            "[Gg]uerra [Mm]undial|[Cc]ongresso|[Ee]dição|[Ff]estival|[Cc]opa|[Rr]epública|Reich|[Mm]ilênio|[Cc]oncurso"
            "|[Ee]ncontro|[Ff]órum|[Ff]eira|[Cc]entenário|[Cc]onferência|[Dd]inastia"
        ),
        numbered="[Nn]úmero|[Cc]apítulo|[Pp]ágina|[Aa]rtigo|[Nn]ível|[Cc]anal|[Ll]inha|[Tt]omo|[Aa]no|[Dd]ia",
        one_below_two=True,
        telephone=r"(?:[0-9]{2} )?9[0-9]{4}-[0-9]{4}|[0-9]{2} [0-9]{4}-[0-9]{4}|0800 [0-9]{3} [0-9]{4}",
        rules=(
            rule(rf"\bD\. (?=(?:{_MEN})\b)", lambda m: "dom ", "abbreviation"),
            rule(r"\b[Nn](?:\.\s?[º°o]|[º°])\.?\s?(?=[0-9])", lambda m: "número ", "abbreviation"),
            rule(
                r"(?<![\w.,])([0-9]{1,3})\.?([ºª])(?!\s?[CF]\b)",
                lambda m: _ordinal(int(m[1]), "a" if m[2] == "ª" else "o"),
                "ordinal",
            ),
            rule(r"(?<![\w.,/])1/2(?= ([a-zà-ú]{3,}))", _share, "fraction"),
            rule(r"(?<![\w.,:])([0-9]{1,2})(?:h([0-9]{2})?(?:min)?|:([0-9]{2})\s?h)(?!\w)", _hours, "clock"),
            rule(rf"\b1 de (?=(?:{'|'.join(_MONTHS)})\b)", lambda m: "primeiro de ", "date"),
            rule(r"(?<![\w.,:/])(?P<said>[0-9]{1,2})(?= da (?:manhã|tarde|noite|madrugada)\b)", _hour, "clock"),
            rule(rf"\b(?:[ÀàAa]s|[DdNn]as) (?P<said>2[12]?){_NO_MORE}", _hour, "clock"),
            rule(rf"\b[Àà] (?P<said>1){_NO_MORE}", _hour, "clock"),
        ),
    )
)
