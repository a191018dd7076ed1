"""What is written in figures and signs in Mandarin text, and how it is said: years, days, scores, sums, files."""

import re

from studio.text.roman import roman
from studio.text.say import NUMBER, Number, Rule
from studio.text.say_zh_codes import NO_AMOUNT
from studio.text.say_zh_words import COUNTERS, CRAFT, DAYS, EVENTS, EXTENSIONS, GREEK, LEVEL, SHARES, UNTIL, WON
from studio.text.units import CURRENCIES, SPELLINGS, UNITS
from studio.text.zh_numbers import amount, integer, number, one_by_one

_YEAR = r"(?:(?:1[1-9]|20)[0-9]{2}|10[0-9][1-9])"
_RECENT = r"(?:19[0-9]{2}|20[0-4][0-9])"
_DASH = r"\s?[-~–—〜至到]\s?"
_MONTH, _DAY = "(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12][0-9]|3[01])"
_FREE = r"(?<![0-9A-Za-z.,:/-])"
_END = r"(?![0-9/:-]|\.[0-9])"
_SIDES = r"(?P<left>0|[1-9][0-9]{0,2})\s?[:：∶\-–—]\s?(?P<right>0|[1-9][0-9]{0,2})"
_CURRENCY = "|".join(re.escape(c) for c in sorted(CURRENCIES, key=len, reverse=True))
_HAN = "[一-鿿]"
_LONG_UNIT = "|".join(re.escape(u) for u in sorted((*UNITS, *SPELLINGS), key=len, reverse=True) if len(u) > 1)
_ROMAN = r"X{0,3}(?:IX|IV|V?I{0,3})"


def _years(m: re.Match[str]) -> str:
    return "到".join(map(one_by_one, m.groups()))


def _year(m: re.Match[str]) -> str:
    return one_by_one(m.group())


def _clock(m: re.Match[str]) -> str:
    """3:10分, where 分 is written too."""
    return f"{amount(Number(m[1].lstrip('0') or '0'))}点{'零' * (m[2][0] == '0')}{integer(int(m[2]))}"


def _old_years(m: re.Match[str]) -> str | None:
    """618-907年, but not 300-500年, which is how long."""
    is_long = m[1][-1] == m[2][-1] == "0"
    return None if is_long or int(m[1]) >= int(m[2]) else _years(m)


def _late_day(m: re.Match[str]) -> str | None:
    """5/3 is no fraction that people write."""
    return _day(m) if int(m[1]) > int(m[2]) else None


def _scores(m: re.Match[str]) -> str | None:
    """11-7、9-11: where one falls they can be no ranges."""
    pairs = [tuple(map(int, pair.split("-"))) for pair in re.findall("[0-9]+-[0-9]+", m.group())]
    is_score = any(left > right for left, right in pairs)
    return "、".join(f"{integer(left)}比{integer(right)}" for left, right in pairs) if is_score else None


def _falling(m: re.Match[str]) -> str | None:
    """112-108 between the names of two teams can be no range."""
    return _score(m) if int(m["left"]) > int(m["right"]) else None


def _day(m: re.Match[str]) -> str:
    is_named = m.string.startswith(("日", "号", "號"), m.end())
    return f"{integer(int(m[1]))}月{integer(int(m[2]))}{'' if is_named else '日'}"


def _score(m: re.Match[str]) -> str:
    return f"{integer(int(m['left']))}比{integer(int(m['right']))}"


def _money_range(m: re.Match[str]) -> str:
    scale = (m[4] or "").strip()
    return f"{_said(m[2])}到{_said(m[3])}{scale}{CURRENCIES[m[1]].names.zh}"


def _said(written: str) -> str:
    return number(Number.parse(written).trimmed)


def _percent_range(m: re.Match[str]) -> str:
    return f"百分之{number(Number.parse(m[1]))}到{number(Number.parse(m[2]))}"


def _roman(m: re.Match[str]) -> str | None:
    return integer(n) if (n := roman(m["said"])) else None


def _power(m: re.Match[str]) -> str:
    exponent = "".join(_SUPERSCRIPTS.get(sign, sign) for sign in m[1])
    if exponent == "2":
        return "的平方"
    sign = "负" * (exponent[0] in "-−")
    digits = exponent.lstrip("-−+")
    return f"的{sign}{integer(int(digits)) if digits.isdigit() else digits}次方"


_SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "0123456789+-n", strict=True))
_WON = "|".join(WON)
_TWO = r"(?<![-−0-9A-Za-z.,第])2"
_COUNTER = rf"\s?(?:{'|'.join(COUNTERS)})"

FIRST: tuple[Rule, ...] = (
    Rule(re.compile(r"(?<=[一二三四五六七八九十零〇])[〇○]|[〇○](?=[一二三四五六七八九零〇])"), lambda m: "零", "zero"),
    # Files.
    Rule(re.compile(rf"(?<=[\w)）])\.(?=(?:{'|'.join(EXTENSIONS)})(?![A-Za-z0-9]))", re.IGNORECASE),
         lambda m: "点", "file"),
    Rule(re.compile(r"(?<=[^\W_])_(?=[^\W_])"), lambda m: "下划线", "file"),
    Rule(re.compile(r"(?<=下划线)(?P<said>[0-9]{3,})"), lambda m: one_by_one(m["said"]), "file"),
    # Roman numerals.
    Rule(re.compile(rf"(?<=第)\s?(?P<said>(?=[IVX]){_ROMAN})(?![A-Za-z])"), _roman, "roman"),
    Rule(re.compile(rf"(?<![A-Za-z])(?P<said>(?=[IVX]{{2}}|I){_ROMAN})(?=\s?[期型级類类世度])"), _roman, "roman"),
    Rule(re.compile(rf"(?<={_HAN})(?P<said>(?=[IVX]{{2}})(?!X+(?![IV])){_ROMAN})(?![A-Za-z0-9]|设计|系统|识别)"),
         _roman, "roman"),
    Rule(re.compile(r"(?:¥|RMB|CNY)\s?(?=[0-9][0-9,.]*[百千万亿]*\s?[元块圆])"), lambda m: "", "money"),
    # Sums, where a sign could be a range, and prices.
    Rule(re.compile(rf"({_CURRENCY})\s?({NUMBER}){_DASH}({NUMBER})(万亿|[万萬亿億千])?"), _money_range, "money"),
    Rule(re.compile(rf"(?<![0-9])({NUMBER}){_DASH}({NUMBER})%"), _percent_range, "percent"),
    Rule(re.compile(r"(?<![0-9.])([1-9])(?:\.([1-9])|([1-9]))(?=折)"),
         lambda m: one_by_one(m[1] + (m[2] or m[3])), "discount"),
    Rule(re.compile(r"(?<=[0-9])(?:w(?![A-Za-z])|W(?=\+|粉|人|阅|播|赞|块|用户|元))"), lambda m: "万", "scale"),
    Rule(re.compile(r"(?<![0-9.,])([0-9]{3,4})\s?[xX×*]\s?([0-9]{3,4})(?![0-9.,]|\s?=)" + NO_AMOUNT),
         lambda m: f"{one_by_one(m[1])}乘{one_by_one(m[2])}", "resolution"),
    Rule(re.compile(r"(?<=[0-9])\s?[xX*]\s?(?=[0-9])"), lambda m: "×", "sign"),
    Rule(re.compile(r"(?<=[\w)）])\^([-−]?[0-9]+|[a-z])"), _power, "power"),
    # Years: digit by digit, also the first of two.
    Rule(re.compile(rf"(?<![0-9.,])({_YEAR})\s?[-~–—〜至到]+\s?({_YEAR})(?=\s?年)"), _years, "year"),
    Rule(re.compile(r"(?<![0-9.,])([1-9][0-9]{2})\s?[-~–—〜至到]\s?([1-9][0-9]{2})(?=\s?年)"), _old_years, "year"),
    Rule(re.compile(rf"{_FREE}({_RECENT})\s?[-~–—〜]\s?({_RECENT}){_END}{NO_AMOUNT}"), _years, "year"),
    Rule(re.compile(rf"(?<![0-9.,])(?:{_YEAR}|0[0-9])(?=\s?年)(?<!00(?=年[前来以后间历多之]))"),
         _year, "year"),
    Rule(re.compile(r"(?<=公元|元前)\s?[0-9]{3,4}(?=\s?年)"), _year, "year"),
 
           Rule(re.compile(r"(?<![0-9.,了过過共达達满滿整])(?:[1-9][0-9][1-9]|[6-9][1-9])(?=年(?![前后後来來间間多历歷的代级級龄之]|以))"),
         _year, "year"),
    Rule(re.compile(r"(?<![0-9.,])[0-9]{2}(?=年[0-9]{1,2}月)"), _year, "year"),
    Rule(re.compile(r"(?<![0-9.,])[0-9]{2}(?=年(?:春|夏|秋|冬|初|底(?!薪)|末|出生|毕业|入学|上半年|下半年))"),
         _year, "year"),
    Rule(re.compile(r"(?<![0-9.,])[05-9][05](?=[后後](?!来|面|天|退|撤))"), _year, "year"),
    Rule(re.compile(rf"{_FREE}{_RECENT}(?=(?:{_HAN}{{0,4}}?(?:{'|'.join(EVENTS)})|Q[1-4])){NO_AMOUNT}"), _year, "year"),
    Rule(re.compile(rf"(?:(?<=[生始建卒摄拍]于)|(?<=成立于|毕业于)){_RECENT}{NO_AMOUNT}"), _year, "year"),
    # Days.
    Rule(re.compile(rf"{_FREE}({_RECENT})[-/](0?[1-9]|1[0-2]){_END}"),
         lambda m: f"{one_by_one(m[1])}年{integer(int(m[2]))}月", "date"),
    Rule(re.compile(rf"{_FREE}({_MONTH})/({_DAY})(?=\s?(?:{'|'.join(map(re.escape, DAYS))})){_END}"), _day, "date"),
    Rule(re.compile(rf"(?:{'|'.join(f'(?<={word})' for word in UNTIL)})\s?({_MONTH})/({_DAY}){_END}"), _day, "date"),
    Rule(re.compile(rf"{_FREE}(1[0-2])/(1[3-9]|2[0-9]|3[01]){_END}"), _day, "date"),
    Rule(re.compile(rf"{_FREE}({_MONTH})/({_DAY}){_END}(?![拍班的])"), _late_day, "date"),
    Rule(re.compile(r"(?<![0-9.])0([1-9])(?=\s?[月日号號])"), lambda m: m[1], "date"),
    Rule(re.compile(r"(?<=第)\s?0+([1-9][0-9]*)"), lambda m: m[1], "ordinal"),
    Rule(re.compile(r"\bN[oO]\.\s?([0-9]+)"), lambda m: f"第{m[1]}", "ordinal"),
    # Fractions that are none.
    Rule(re.compile(r"(?<![0-9/])([1-9])/([1-9]|16)(?=拍)"),
         lambda m: integer(int(m[2])) + integer(int(m[1])), "metre"),
    Rule(re.compile(r"(?<=[0-9])/(?=[0-9]{1,2}(?:班|年级|年級|号线|號線|单元))"), lambda m: "、", "list"),
    Rule(re.compile(r"(?<![0-9/.])24/7(?![0-9/])"), lambda m: "二十四七", "clock"),
    # Scores and ratios.
    Rule(re.compile(r"(?<![0-9-])[0-9](?:-[0-9]){2,3}(?=阵|陣|打法|站位)"),
         lambda m: one_by_one(m.group().replace("-", "")), "formation"),
    Rule(re.compile(rf"(?:{'|'.join(LEVEL)})(?:以|为|為|是|：|:|\s)*(?P<said>{_SIDES}){_END}"), _score, "score"),
    Rule(re.compile(r"(?<![0-9.-])[0-9]{1,3}-[0-9]{1,3}(?:[、,，]\s?[0-9]{1,3}-[0-9]{1,3})+" + NO_AMOUNT),
         _scores, "score"),
    Rule(re.compile(rf"{_FREE}{_SIDES}{_END}(?=[^，。,.！？!?0-9]{{0,3}}(?:{_WON}))"), _score, "score"),
    Rule(re.compile(rf"(?<={_HAN}){_SIDES}(?=(?![栋座室号單单房班楼组点分秒年月日]|等于){_HAN}){NO_AMOUNT}"),
         _falling, "score"),
    Rule(re.compile(rf"(?:{'|'.join(f'(?<={word})' for word in SHARES)})(?:为|為|是|：|:|\s)*(?P<said>{_SIDES}){_END}"),
         _score, "ratio"),
    Rule(re.compile(r"(?<![A-Za-z][A-Z])(?<=[A-Z])&(?=[A-Z](?![A-Za-z]))"), lambda m: " and ", "sign"),
    Rule(re.compile(r"(?<![0-9:.])(2[0-4]|1?[0-9]|0[0-9]):([0-5][0-9])(?=分(?!钟))"), _clock, "clock"),
    # Below zero and less.
    Rule(re.compile(r"(?<=零下)\s?[-−](?=[0-9])"), lambda m: "", "sign"),
    Rule(re.compile(r"(?<=[0-9])\s?[-−]\s?(?=[0-9.]+\s?等于)"), lambda m: "减", "sign"),
    Rule(re.compile(rf"(?:{'|'.join(f'(?<={word})' for word in CRAFT)})-(?=[0-9])"), lambda m: "", "name"),
    # To.
    Rule(re.compile(r"(?<=[周期拜][一二三四五六日天])\s?[-~–—〜]\s?(?=周|星期|礼拜|禮拜|週)"), lambda m: "到", "range"),
    Rule(re.compile(r"(?<=[0-9][日号號月年点點时時分刻])\s?[-~–—〜]\s?(?=[0-9]|次年|翌年|次日|第)"),
         lambda m: "到", "range"),
    Rule(re.compile(r"(?<=[0-9][kKwW万千])\s?[-~–—〜]\s?(?=[0-9.]+[kKwW万千])"), lambda m: "到", "range"),
    Rule(re.compile(r"(?<=[0-9C%°度])\s?[~〜]\s?(?=[-−]?[0-9])"), lambda m: "到", "range"),
    # Times and lengths of two units.
    Rule(re.compile(r"(?<![0-9.])([0-9]+)h([0-9]{1,2})m(?:in)?(?![A-Za-z])"),
         lambda m: f"{m[1]}小时{m[2]}分钟", "unit"),
    Rule(re.compile(r"(?<=[0-9][米秒])[0-9]{2}(?![0-9.%])" + NO_AMOUNT), _year, "unit"),
    Rule(re.compile(r"(?<![0-9.])([0-9]{1,3})['′]([0-5][0-9])[\"″]"), lambda m: f"{m[1]}分{m[2]}秒", "clock"),
    Rule(re.compile(rf"({NUMBER})\s?°\s?([0-9]{{1,2}})\s?[′']\s?(?:([0-9]{{1,2}})\s?[″\"])?"),
         lambda m: f"{number(Number.parse(m[1]))}度{m[2]}分" + (f"{m[3]}秒" if m[3] else ""), "degrees"),
)  # fmt: skip

LAST: tuple[Rule, ...] = (
    Rule(re.compile(r"(?<=[\w)）])([⁰¹²³⁴-⁹⁺⁻ⁿ]+)"), _power, "power"),
    Rule(re.compile(rf"(?<=[零一二三四五六七八九十百千万亿两几多半方])\s?({_LONG_UNIT})(?![A-Za-z0-9/²³])"),
         lambda m: UNITS[SPELLINGS.get(m[1], m[1])].zh, "unit"),
    Rule(re.compile(r"√\s?(?=[\w(])"), lambda m: "根号", "sign"),
    Rule(re.compile(r"(?<![A-Za-z0-9])@(?=\w)"), lambda m: "艾特", "sign"),
    Rule(re.compile(r"(?<=[A-Za-z])\+\+(?![0-9A-Za-z+])"), lambda m: "加加", "sign"),
    Rule(re.compile(r"(?<=\w)\+{1,2}(?!\s?[\w(+])"), lambda m: "加" * len(m.group()), "sign"),
    Rule(re.compile(r"(?<![\u0370-\u03ff])[\u03b1-\u03c1\u03c3-\u03c9\u0391-\u03a9](?![\u0370-\u03ff])"),
         lambda m: GREEK.get(m.group().lower()), "letter"),
    Rule(re.compile(rf"{_TWO}(?=[室房][0-9一两]厅|[到至][0-9]{{1,2}}{_COUNTER})"), lambda m: "两", "two"),
    Rule(re.compile(rf"{_TWO}(?!(?<=[点點]2)\s?分)(?={_COUNTER})"), lambda m: "两", "two"),
    Rule(re.compile(rf"(?:(?<=[元块万亿斤克米升吨次人天个件月年时分秒])|(?<=公里))/(?={_HAN})"), lambda m: "每", "per"),
)  # fmt: skip
