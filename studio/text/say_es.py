"""Numbers, dates, units and abbreviations in Spanish words."""

import re

from studio.text.say_romance import Romance, Words, rule, table
from studio.text.tables import words

_ONES = words(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete",
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete",
    "veintiocho veintinueve",
)
_TENS = words("_ _ _ treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_BETWEEN = frozenset(
    words(
        "en de y o a con que el la los las del al del por para sobre sin pero hasta más no se es fue era bajo mientras"
    )
)
"""Words that a number may stand before without counting anything: el 21 de mayo."""
_PARTS = {2: "medio", 3: "tercio", 100: "centésimo"}
_HUNDREDS = words(
    "_ ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
)
_ORDINALS = words("_ primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo")
_TEN_ORDINALS = words(
    "_ décimo vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo"
)
_MONTHS = words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")
_FEMININE = re.compile(r"(?:a|as|ción|ciones|sión|siones|dad|dades|tud|tudes|noches?|tardes?|mujer(?:es)?)")
_WOMEN = frozenset(
    words(
        "vez veces mano manos foto fotos moto motos radio radios clase clases luz luces cruz cruces voz voces calle",
        "calles llave llaves nube nubes madre madres frase frases base bases serie series imagen imágenes red redes",
        "pared paredes sede sedes torre torres muerte muertes parte partes fuente fuentes nave naves clave claves",
        "flor flores ley leyes razón razones señal señales sal sales fase fases",
    )
)
"""Other nouns of that gender."""
_STRESSED_A = frozenset(words("agua área arma alma águila aula ala ancla arca ave hacha hada hambre"))
"""Nouns of that gender that have un before them."""
_MASCULINE = re.compile(
    r"(?:días?|mapas?|problemas?|programas?|sistemas?|temas?|gramas?|planetas?|idiomas?|climas?|para|hasta|contra|cada|nada|esta|estas|era|gigas|megas)"
)


def integer(n: int) -> str:
    """A whole number in words, for a man: uno, veintiuno."""
    parts: list[str] = []
    for size, one, many in ((10**12, "un billón", "billones"), (10**6, "un millón", "millones")):
        count, n = divmod(n, size)
        if count:
            parts.append(one if count == 1 else f"{_short(integer(count))} {many}")
    thousands, rest = divmod(n, 1000)
    if thousands:
        parts.append("mil" if thousands == 1 else f"{_short(_below_thousand(thousands))} mil")
    if rest or not parts:
        parts.append(_below_thousand(rest))
    return " ".join(parts)


def _below_thousand(n: int) -> str:
    if n == 100:
        return "cien"
    hundreds, rest = divmod(n, 100)
    parts = [_HUNDREDS[hundreds]] if hundreds else []
    if rest and rest < 30:
        parts.append(_ONES[rest])
    elif rest:
        tens, ones = divmod(rest, 10)
        parts.append(_TENS[tens] + (f" y {_ONES[ones]}" if ones else ""))
    return " ".join(parts) or _ONES[0]


def _short(number: str) -> str:
    """A number before a noun: veintiún, treinta y un."""
    if number.endswith("veintiuno"):
        return number.removesuffix("uno") + "ún"
    return re.sub(r"\buno$", "un", number)


def _counting(number: str, what: str) -> str:
    noun = what.removeprefix("mil ").split()[0].lower()
    if noun in _BETWEEN:
        return number if what.lower() == noun else _short(number)
    if number == "uno" and noun in _STRESSED_A:
        return "un"
    if (
        noun in _WOMEN
        or _FEMININE.fullmatch(noun)
        or (re.search(f"{_FEMININE.pattern}$", noun) and not _MASCULINE.fullmatch(noun))
    ):
        number = re.sub(r"(cient|quinient)os\b(?!.*mill)", r"\1as", number)
        return re.sub(r"(?<![a-z])(veinti)?uno$", r"\1una", number)
    return _short(number)


def _ordinal(n: int, end: str) -> str:
    if n >= 100:
        return integer(n)
    tens, ones = divmod(n, 10)
    said = [_ORDINALS[n]] if n < len(_ORDINALS) else [_TEN_ORDINALS[tens], *[_ORDINALS[ones]][: ones > 0]]
    if end == "a":
        said = [word[:-1] + "a" for word in said]
    elif end == "er":
        said[-1] = said[-1].removesuffix("o") if said[-1] in ("primero", "tercero") else said[-1]
    return " ".join(said)


def _plural(name: str) -> str:
    """metro cuadrado -> metros cuadrados, kilómetro por hora -> kilómetros por hora."""
    head, tail = re.fullmatch("(.*?)((?: por | de | hora$).*)?", name).groups("")  # type: ignore[union-attr]
    return " ".join(_more(word) for word in head.split()) + tail


def _more(word: str) -> str:
    if word[-1] in "aeiou" or word.endswith(("bit", "ton", "won", "baht", "dong")):
        return f"{word}s"
    return f"{word}es".replace("ónes", "ones").replace("éses", "eses").replace("lum", "lúm")


def _clock(hour: int, minute: int) -> str:
    said = _counting(integer(hour), "hora")
    return said + (f" y {integer(minute)}" if minute else "")


def _hours(hour: int, minute: int) -> str | None:
    if hour > 24 or minute > 59:
        return None
    return f"{_clock(hour, 0)} hora{'s' * (hour != 1)}" + (f" y {integer(minute)}" if minute else "")


def _half(hour: int, half: str) -> str:
    if half == "AM":
        return "de la noche" if hour == 12 else "de la madrugada" if hour < 6 else "de la mañana"
    return "del mediodía" if hour == 12 else "de la tarde" if hour < 9 else "de la noche"


def _share(match: re.Match[str]) -> str | None:
    """1/2 taza -> media taza, 3/4 partes -> tres cuartas partes."""
    numerator, denominator, noun = int(match[1]), int(match[2]), match[3]
    if noun == "partes" and 2 < denominator <= 10:
        name = "tercera" if denominator == 3 else _ordinal(denominator, "a")
        return f"{_counting(integer(numerator), noun)} {name}{'s' * (numerator > 1)}"
    if (numerator, denominator) != (1, 2):
        return None
    return "media" if _counting("uno", noun) == "una" else "medio"


def _placed(match: re.Match[str]) -> str:
    """1.º, 2.ª, 3er, 2do, 3ra; short before what it counts: 1.º piso."""
    end = {"º": "o", "ª": "a", "o": "o", "a": "a"}.get((match[2] or match[3])[-1], "er")
    return _ordinal(int(match[1]), "er" if end == "o" and match[4] and match[4] not in _BETWEEN else end)


def _fraction(numerator: int, denominator: int) -> str:
    name = _PARTS.get(denominator) or (_ORDINALS[denominator] if denominator <= 10 else f"{_part(denominator)}avo")
    return f"{_short(integer(numerator))} {name}{'s' * (numerator > 1)}"


def _part(n: int) -> str:
    """The number in the name of a part: doce(avo), treinta y dos -> treintaidos(avo)."""
    whole = integer(n).replace(" y ", "i").replace(" ", "").replace("é", "e").replace("ó", "o")
    return re.sub("a$|(?<=iun)o$", "", whole)


_UNITS = table(
    """km: kilómetro, m: metro, cm: centímetro, mm: milímetro, µm: micrómetro, nm: nanómetro, ft: pie, mi: milla,
    yd: yarda, m²: metro cuadrado, km²: kilómetro cuadrado, cm²: centímetro cuadrado, m³: metro cúbico,
    cm³: centímetro cúbico, ha: hectárea, kg: kilogramo, g: gramo, mg: miligramo, t: tonelada, lb: libra, lbs: libra,
    oz: onza, L: litro, l: litro, ml: mililitro, mL: mililitro, h: hora, min: minuto, s: segundo, ms: milisegundo,
    km/h: kilómetro por hora, m/s: metro por segundo, mph: milla por hora, rpm: revolución por minuto,
    fps: fotograma por segundo, Hz: hercio, kHz: kilohercio, MHz: megahercio, GHz: gigahercio, dB: decibelio,
    KB: kilobyte, kB: kilobyte, MB: megabyte, GB: gigabyte, TB: terabyte, Mbps: megabit por segundo,
    Gbps: gigabit por segundo, V: voltio, W: vatio, kW: kilovatio, MW: megavatio, kWh: kilovatio hora,
    mAh: miliamperio hora, kPa: kilopascal, hPa: hectopascal, kcal: kilocaloría, px: píxel, sq ft: pie cuadrado,
    sq mi: milla cuadrada, ft²: pie cuadrado, mpg: milla por galón, gal: galón, tbsp: cucharada, tsp: cucharadita,
    bpm: latido por minuto, dm: decímetro, mm²: milímetro cuadrado, dm³: decímetro cúbico, mm³: milímetro cúbico,
    km³: kilómetro cúbico, µg: microgramo, ng: nanogramo, µL: microlitro, dL: decilitro, cL: centilitro, mol: mol,
    mmol: milimol, µmol: micromol, µs: microsegundo, ns: nanosegundo, kt: nudo, kbps: kilobit por segundo,
    PB: petabyte, THz: terahercio, mV: milivoltio, kV: kilovoltio, mA: miliamperio, kA: kiloamperio,
    Ah: amperio hora, Ω: ohmio, kΩ: kiloohmio, MΩ: megaohmio, mW: milivatio, GW: gigavatio, Wh: vatio hora,
    MWh: megavatio hora, J: julio, kJ: kilojulio, MJ: megajulio, cal: caloría, N: newton, kN: kilonewton,
    N·m: newton metro, Pa: pascal, MPa: megapascal, GPa: gigapascal, psi: libra por pulgada cuadrada,
    mmHg: milímetro de mercurio, hp: caballo de fuerza, lm: lumen, lx: lux, mSv: milisievert, Bq: becquerel,
    ppm: parte por millón, dpi: punto por pulgada, MP: megapíxel, m/s²: metro por segundo cuadrado,
    L/100km: litro por cien kilómetros"""
)
_CURRENCIES = {
    "R$": ("real", "centavo"),
    "$": ("dólar", "centavo"), "US$": ("dólar", "centavo"), "USD": ("dólar", "centavo"),
    "HK$": ("dólar de Hong Kong", ""), "NT$": ("dólar de Taiwán", ""), "€": ("euro", "céntimo"),
    "EUR": ("euro", "céntimo"), "£": ("libra", "penique"), "GBP": ("libra", "penique"), "¥": ("yen", ""),
    "JPY": ("yen", ""), "RMB": ("yuan", ""), "CNY": ("yuan", ""), "₩": ("won", ""), "KRW": ("won", ""),
    "₹": ("rupia", ""), "₽": ("rublo", ""), "JP¥": ("yen", ""), "CN¥": ("yuan", ""), "CHF": ("franco suizo", ""),
    "HKD": ("dólar de Hong Kong", ""), "TWD": ("dólar de Taiwán", ""), "฿": ("baht", ""), "₫": ("dong", ""),
    "₱": ("peso", ""), "₿": ("bitcóin", ""), "BTC": ("bitcóin", ""),
    **dict.fromkeys(("A$", "AU$", "AUD"), ("dólar australiano", "centavo")),
    **dict.fromkeys(("C$", "CA$", "CAD"), ("dólar canadiense", "centavo")),
    **dict.fromkeys(("S$", "SGD"), ("dólar de Singapur", "centavo")), "NZ$": ("dólar neozelandés", "centavo"),
}  # fmt: skip

_SIGNS = {
    "+": " más ", "-": " menos ", "=": " igual a ", "×": " por ", "÷": " entre ", "±": " más menos ",
    "~": " unos ", "≈": " aproximadamente ", "≠": " distinto de ",
    "≤": " menor o igual que ", "≥": " mayor o igual que ",
    "<": " menor que ", ">": " mayor que ", "&": " y ", "@": " arroba ", ".": "punto", ":": " a ",
}  # fmt: skip
_ABBREVIATIONS = table(
    """D: don, Dña: doña, S: san, p. ej: por ejemplo, p.ej: por ejemplo, EE. UU: Estados Unidos, EE.UU: Estados Unidos,
    a. C: antes de Cristo, d. C: después de Cristo, a.C: antes de Cristo, d.C: después de Cristo, Av: avenida,
    av: avenida, Avda: avenida, avda: avenida, pág: página, págs: páginas, núm: número, cap: capítulo, tel: teléfono,
    Tel: teléfono, aprox: aproximadamente, máx: máximo, mín: mínimo, vol: volumen, etc: etcétera, Prof: profesor,
    Profa: profesora, Gral: general, Lic: licenciado, Ing: ingeniero, Sto: santo, Sta: santa, dpto: departamento,
    Dpto: departamento"""
)
_PLAIN_ABBREVIATIONS = table(
    """Sr: señor, Sra: señora, Srta: señorita, Sres: señores, Dr: doctor, Dra: doctora, Ud: usted, Uds: ustedes,
    Vd: usted, Vds: ustedes, EEUU: Estados Unidos"""
)
_TELEPHONE = (
    r"[6-9][0-9]{2} [0-9]{3} [0-9]{3}(?! (?:de|personas|habitantes|dólares|euros|pesos)\b|\s?[€$%])"
    "|[6-9][0-9]{2}(?: [0-9]{2}){3}|9[0-9] [0-9]{3}(?: [0-9]{2}){2}"
)
_NOUNS_BEFORE_ROMAN = (
    "[Ss]iglos?|[Cc]apítulo|[Tt]omo|[Vv]olumen|[Aa]cto|[Ee]scena|[Pp]arte|[Ff]ase|[Tt]ítulo|Guerra Mundial"
)
_NAMES_BEFORE_ROMAN = (
    "Felipe|Carlos|Alfonso|Fernando|Juan Pablo|Juan|Pablo|Pío|Enrique|Luis|Jorge|Jaime|Sancho|Pedro|Benedicto"
    "|León|Napoleón|Guillermo|Eduardo|Papa|[Rr]ey"
)

SPANISH = Romance(
    Words(
        digits=_ONES[:10],
        integer=integer,
        counting=_counting,
        ordinal=_ordinal,
        plural=_plural,
        months=_MONTHS,
        date=lambda day, month, year: f"{integer(day) if day > 1 else 'primero'} de {month} de {year}",
        clock=_clock,
        halves=_half,
        between=_BETWEEN,
        before_year=r"\b(?:[Ee]n|[Dd]e|[Dd]el|[Dd]esde|[Hh]asta|[Yy]|[Hh]acia)|[.!?;:¿¡]",
        seconds=lambda n: f" con {_short(integer(n))} segundo{'s' * (n > 1)}",
        fraction=_fraction,
        units=_UNITS,
        currencies=_CURRENCIES,
        of="de ",
        cents=" con ",
        minus="menos ",
        comma="coma",
        percent={"%": "por ciento", "‰": "por mil"},
        degrees=("grado", "grados"),
        signs=_SIGNS,
        to=" a ",
        and_=" y ",
        millions="mil|mil millones|millón|millones|billón|billones",
        abbreviations=_ABBREVIATIONS,
        plain_abbreviations=_PLAIN_ABBREVIATIONS,
        nouns_before_roman=_NOUNS_BEFORE_ROMAN,
        names_before_roman=_NAMES_BEFORE_ROMAN,
        queens_before_roman="Isabel|María|Juana|Catalina|Victoria|Cristina|[Rr]eina",
        nouns_behind_roman=(
            "[Gg]uerra [Mm]undial|[Cc]ongreso|[Ee]dición|[Ff]estival|[Cc]opa|[Rr]epública|Reich|[Mm]ilenio|[Cc]oncurso"
            "|[Ee]ncuentro|[Ff]oro|[Ff]eria|[Cc]entenario|[Cc]onferencia|[Aa]niversario|[Dd]inastía|[Ll]egislatura"
        ),
        numbered="[Nn]úmero|[Cc]apítulo|[Pp]ágina|[Aa]rtículo|[Nn]ivel|[Cc]anal|[Ll]ínea|[Tt]omo|[Aa]ño|[Dd]ía|[Pp]uerta|[Pp]lanta",
        telephone=_TELEPHONE,
        rules=(
            rule(r"(?<![\w.,])([0-9]{1,15})(?= ha [a-z]+(?:[dt]o|cho)\b)", lambda m: integer(int(m[1])), "number"),
            rule(r"\b[Cc]/(?=\s?[A-ZÁÉÍÓÚÑ])", lambda m: "calle ", "abbreviation"),
            rule(r"\b[Nn](?:\.\s?[ºo°]|[º°])\.?\s?(?=[0-9])", lambda m: "número ", "abbreviation"),
            rule(
                r"(?<![\w.,])([0-9]{1,3})(?:\.?([ºª])|(er[oa]?|[rdtmvn][ao])\b)(?=(?: ([a-zñáéíóú]+))?)",
                _placed,
                "ordinal",
            ),
            rule(r"(?<![\w.,/])([0-9]{1,2})/([0-9]{1,2})(?= ([a-zñáéíóú]{3,}))", _share, "fraction"),
            rule(
                r"(?<![\w.,:])([0-9]{1,2})[:.h]([0-9]{2})\s?(?:h|hs|hrs)\b\.?",
                lambda m: _hours(int(m[1]), int(m[2])),
                "clock",
            ),
            rule(
                r"\b(?:[Aa]|[Ee]s|[Dd]e|[Dd]esde|[Hh]asta|[Ss]obre) la (?P<said>1)(?![0-9ªº]|[.,:/][0-9]|\s?%)",
                lambda m: "una",
                "clock",
            ),
            rule(r"\b[Ll]as (?P<said>21)(?![0-9ªº]|[.,:/][0-9]|\s?[%h])", lambda m: "veintiuna", "clock"),
            rule(
                r"\b[Ll]as? (?P<said>([0-9]{1,2})\.([0-5][0-9]))(?![0-9]|[.,][0-9]|\s?[€$%])",
                lambda m: _clock(int(m[2]), int(m[3])) if int(m[2]) <= 24 else None,
                "clock",
            ),
            rule(r"\b1 de (?=(?:" + "|".join(_MONTHS) + r")\b)", lambda m: "primero de ", "date"),
        ),
    )
)
