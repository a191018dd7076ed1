"""Numbers, dates and units in Korean words: Sino-Korean, and native where a native counter follows."""

import re

from studio.text import ko_latin
from studio.text.say import Number, Rule
from studio.text.tables import words
from studio.text.units import CURRENCIES, UNITS

TO = "에서 "
AND = " "
POINT = " 점 "
ABOUT = " 약 "
SYMBOLS = {
    "+": " 더하기 ", "-": " 빼기 ", "=": "은 ", "×": " 곱하기 ", "÷": " 나누기 ", "±": " 플러스마이너스 ", "≈": " 약 ",
    "≠": " 같지 않음 ", "≤": " 이하 ", "≥": " 이상 ", "<": " 작다 ", ">": " 크다 ", "&": " 앤드 ", "@": " 골뱅이 ",
}  # fmt: skip
ADDRESS_SIGNS = {
    ".": "점", "/": "슬래시", "@": "골뱅이", "-": "하이픈", "_": "언더바", ":": "콜론", "?": "물음표", "=": "는",
    "&": "앤드", "#": "샵", "+": "플러스", "%": "퍼센트", "~": "물결", "www": "더블유더블유더블유",
}  # fmt: skip
"""The signs of web and mail addresses."""
SCALES = {scale: scale for scale in ("만", "억", "조", "천")}

_DIGITS = "영일이삼사오육칠팔구"
_PLACES = ((1000, "천"), (100, "백"), (10, "십"))
_GROUPS = ((10**12, "조"), (10**8, "억"), (10**4, "만"))
_NATIVE_ONES = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
_NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_HOURS = tuple(str(hour) for hour in range(1, 13))
_MONTHS = {6: "유", 10: "시"}
_COUNTERS = (
    r"개(?!월|\s?국|년|소|사|막|학)", "명", "살", "시간", "마리", "권", "장(?!관|군|면)", "잔", "병(?!원)", "그루",
    "송이", "켤레", "채", "달(?!러)", "군데", "가지", "사람", "통(?!로)", "척", "벌", "곳", "줄",
    "번(?!지|호|길|가|방|역)", r"대(?!학|한|로|\s?[0-9])", "배(?!수|터)", "그릇", "접시", "숟갈", "숟가락",
    "자루", "조각", "바퀴", "걸음", "방울", "모금", "입(?!니)", "쌍", "끼", "봉지", "상자", "갑", "판", "곡",
    "칸", "정거장", "정류장", "박스", "컵", "글자", "차례", "문제", "다발", "포기", "묶음",
)  # fmt: skip
_SINO_FROM = {"시간": 24, "번": 21, "배": 20, "곡": 20, "판": 20, "통": 30, "대": 30}
"""From how many on Sino-Korean numbers count these; native ones go to 99."""
_ORDINAL = re.compile(
    r"번\s?(?:출구|버스|문제|타자|홈|국도|고속도로|채널|게이트|방|창구|테이블|좌석|자리|트랙|선수|마|척추|손님|고객|환자|버튼"
    "|교향곡|염색체|정답|보기|승강장|플랫폼|노선|레인|카메라|참가자|후보)"
)
_APPROXIMATE = {
    (1, 2): "한두", (2, 3): "두세", (3, 4): "서너", (4, 5): "네다섯", (5, 6): "대여섯", (6, 7): "예닐곱",
    (7, 8): "일고여덟", (8, 9): "여덟아홉",
}  # fmt: skip
_SINO_COUNTERS = "일|년|월|주|개월|분|초|회|층|학년|세|차|도|위|등|미터|킬로|퍼센트|만|천|백|십|배"
_EMERGENCY = "112|119|114|111|113|117|118|120|125|128|129|131|132|182|911"
_CALLED = r"(?:[에로를]|으로|번[에으])\s?(?:전화|신고|연락|걸|불|눌|문의|알)|\s?(?:구급|구조|신고|상황|대원|센터|콜)"
_EXTENSIONS = "pdf|txt|docx?|xlsx?|pptx?|hwp|jpe?g|png|gif|mp[34]|wav|srt|zip|exe|py|html?|csv|json"
_HANJA = dict(
    zip(
        "美韓日中北南英佛獨露前現新舊故男女父母子父夫妻對大小高低上下左右內外軍檢警與野靑株銀車無有",
        "미한일중북남영불독러전현신구고남녀부모자부부처대대소고저상하좌우내외군검경여야청주은차무유",
        strict=True,
    )
)
"""Single characters of headlines."""
_CONSONANTS = words(
    "기역 니은 디귿 리을 미음 비읍 시옷 이응 지읒 치읓 키읔 티읕 피읖 히읗 쌍기역 쌍디귿 쌍비읍 쌍시옷 쌍지읒",
)
_VOWELS = "아야어여오요우유으이애에얘예와왜외워웨위의"
_JAMO = dict(
    zip(
        "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎㄲㄸㅃㅆㅉㅏㅑㅓㅕㅗㅛㅜㅠㅡㅣㅐㅔㅒㅖㅘㅙㅚㅝㅞㅟㅢ",
        (*_CONSONANTS, *_VOWELS),
        strict=True,
    )
)
"""Letters by themselves, by their names."""
_CHAT = dict(zip(
    words("ㅇㅇ ㄴㄴ ㄱㄱ ㄱㅅ ㅇㅋ ㅊㅋ ㄷㄷ ㄷㄷㄷ ㅈㅅ ㅂㅂ ㅂㅇ ㅎㅇ ㄹㅇ ㄱㅊ ㅇㅈ ㅅㄱ"),
    words("응응 노노 고고 감사 오케이 축하 덜덜 덜덜덜 죄송 바이바이 바이 하이 리얼 괜찮아 인정 수고"),
    strict=True,
))  # fmt: skip


def integer(n: int) -> str:
    """A whole number in Sino-Korean words, in groups of four digits with spaces between."""
    if n == 0:
        return _DIGITS[0]
    groups: list[str] = []
    for size, name in _GROUPS:
        high, n = divmod(n, size)
        if high:
            groups.append(("" if high == 1 and size == 10**4 else _thousands(high)) + name)
    return " ".join([*groups, *([_thousands(n)] if n else [])])


def _thousands(n: int) -> str:
    words = ""
    for size, name in _PLACES:
        digit, n = divmod(n, size)
        words += ("" if digit == 1 else _DIGITS[digit]) + name if digit else ""
    return words + (_DIGITS[n] if n else "")


def native(n: int) -> str:
    """1 to 99 as said before a counter: 한, 스무, 스물한."""
    return "스무" if n == 20 else _NATIVE_TENS[n // 10] + _NATIVE_ONES[n % 10]


def one_by_one(digits: str) -> str:
    return "".join("공" if digit == "0" else _DIGITS[int(digit)] for digit in digits)


def number(n: Number) -> str:
    words = one_by_one(n.whole) if n.is_code else integer(int(n.whole))
    if n.fraction:
        words += "점" + "".join(_DIGITS[int(digit)] for digit in n.fraction)
    return "마이너스 " * n.negative + words


def date(year: str, month: int, day: int) -> str:
    return f"{integer(int(year))}년 {_MONTHS.get(month) or integer(month)}월 {integer(day)}일"


def numeric_date(first: int, second: int, year: str) -> str | None:
    month, day = (first, second) if first <= 12 else (second, first)
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def clock(hour: int, minute: int, second: int | None, half: str) -> str:
    words = {"AM": "오전 ", "PM": "오후 "}.get(half, "") + f"{_hour(hour)} 시"
    if minute or second is not None:
        words += f" {integer(minute)}분"
    return words + (f" {integer(second)}초" if second is not None else "")


def _hour(hour: int) -> str:
    return native(hour) if 1 <= hour <= 12 else integer(hour)


def ratio(left: Number, right: Number) -> str:
    return f"{number(left)} 대 {number(right)}"


def money(n: Number, scale: str, currency: str) -> str:
    return f"{number(n.trimmed)}{scale} {CURRENCIES[currency].names.ko}"


def percent(n: Number, sign: str) -> str:
    return f"{number(n)} {'퍼센트' if sign == '%' else '퍼밀'}"


def degrees(n: Number, scale: str) -> str:
    words = number(Number(n.whole, n.fraction))
    below = "영하 " if scale else "마이너스 "
    return below * n.negative + ("화씨 " if scale == "F" else "") + f"{words}도"


def measure(n: Number, unit: str) -> str:
    if unit in _SPEEDS:
        per, name = _SPEEDS[unit]
        return f"{per} {number(n)} {name}"
    is_hours = unit == "h" and n.whole in _HOURS and not n.fraction
    return f"{native(int(n.whole)) if is_hours else number(n)} {UNITS[unit].ko}"


_SPEEDS = {"km/h": ("시속", "킬로미터"), "m/s": ("초속", "미터"), "mph": ("시속", "마일")}


def fraction(numerator: int, denominator: int) -> str:
    return f"{integer(denominator)}분의 {integer(numerator)}"


def _counted(match: re.Match[str]) -> str | None:
    n = int(match.group())
    return f"{native(n)} " if _is_native(n, match.string[match.end() :].lstrip()) else None


def _counted_from(match: re.Match[str]) -> str | None:
    """3~5명 세 명에서 다섯 명; what follows is left to the rule for one number."""
    low, high, counter = int(match[1]), int(match[2]), match[3]
    is_native = 1 <= low <= 12 if counter == "시" else _is_native(low, match.string[match.start(3) :])
    return f"{native(low)} {counter}{TO}" if is_native and (low < high or counter == "시") else None


def _is_native(n: int, after: str) -> bool:
    """Whether what stands after a number below 100 is counted with native ones."""
    counter = next((name for name in _SINO_FROM if after.startswith(name)), "")
    # 20대 is an age (이십대), 3대 three machines (세 대); 3번 출구 has a number, 3번 counts.
    is_number = not after.startswith("번째") and (
        (n % 10 == 0 and after.startswith("대")) or bool(_ORDINAL.match(after)) or n >= _SINO_FROM.get(counter, 100)
    )
    return n > 0 and not is_number


def _about(match: re.Match[str]) -> str | None:
    """3~4명 서너 명, 2~3일 이삼일."""
    low, high = int(match[1]), int(match[2])
    if high != low + 1:
        return None
    if re.match(rf"\s?(?:{'|'.join(_COUNTERS)}|시(?!속))", match.string[match.end() :]):
        return f"{_APPROXIMATE[low, high]} "
    if re.match(rf"\s?(?:{_SINO_COUNTERS})", match.string[match.end() :]):
        return "오륙" if low == 5 else _DIGITS[low] + _DIGITS[high]
    return None


def _dotted_date(match: re.Match[str]) -> str | None:
    month, day = int(match[2]), int(match[3])
    return date(match[1], month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _anniversary(match: re.Match[str]) -> str:
    """6·25 육이오, 12·12 십이십이."""
    second = integer(int(match[2])) if len(match[1]) > 1 else "".join(_DIGITS[int(digit)] for digit in match[2])
    return integer(int(match[1])) + second


def _latin(match: re.Match[str]) -> str | None:
    return ko_latin.said(match.group(), lambda digits: number(Number(digits)))


def _sized(match: re.Match[str]) -> str:
    """4K 포케이, 24K 이십사케이."""
    digits, letter = match.group()[:-1], match.group()[-1]
    return (ko_latin.DIGITS[int(digits)] if len(digits) == 1 else integer(int(digits))) + ko_latin.LETTERS[letter]


def _laugh(match: re.Match[str]) -> str:
    return {"ㅋ": "크", "ㅎ": "흐"}[match.group()[0]] * min(len(match.group()), _LONGEST_LAUGH)


_LONGEST_LAUGH = 4
_HOUR = "시(?![장민각도작선대내절인어속])"
_TOKEN = r"[A-Za-z]+[0-9]*[A-Za-z]*(?:[.'’&-][A-Za-z0-9]+)*"
RULES: tuple[Rule, ...] = (
    Rule(re.compile(r"(?<![0-9.,])1(?=\s?번째)"), lambda m: "첫 ", "ordinal"),
    Rule(re.compile(r"(?<![0-9.,~-])([1-9])\s?[~～-]\s?([1-9])(?![0-9.,:])"), _about, "about"),
    Rule(re.compile(r"(?<=[가-힣])\s?[~～〜]\s?(?=오전|오후|다음|[0-9])"), lambda m: TO, "range"),
    Rule(re.compile(r"(?<![0-9.])([12][0-9]{3})\. ?([0-9]{1,2})\. ?([0-9]{1,2})(?![0-9]|\.[0-9])"),
         _dotted_date, "date"),
    Rule(re.compile(rf"(?<![0-9.,:~～-])([0-9]{{1,2}})\s?[~～〜-]\s?(?=([0-9]{{1,3}})\s?({'|'.join(_COUNTERS)}|{_HOUR}))"),
         _counted_from, "range"),
    Rule(re.compile(rf"(?<![0-9.,제])(?P<said>(?:1[0-2]|[1-9]))(?=\s?{_HOUR})"),
         lambda m: f"{native(int(m['said']))} ", "clock"),
    Rule(re.compile(rf"(?<![0-9.,제])[0-9]{{1,2}}(?=\s?(?:{'|'.join(_COUNTERS)}))"), _counted, "counter"),
    Rule(re.compile(r"(?<![0-9])(?:6|10)(?=\s?월)"), lambda m: _MONTHS[int(m.group())], "month"),
    Rule(re.compile(r"(?<![0-9.])([0-9]{1,2})[·ㆍ‧]([0-9]{1,2})(?![0-9])"), _anniversary, "anniversary"),
    Rule(re.compile(r"(?<![0-9])1[568][0-9]{2}-[0-9]{4}(?![0-9])"),
         lambda m: " ".join(map(one_by_one, m.group().split("-"))), "telephone"),
    Rule(re.compile(rf"(?<![0-9.,-])(?:{_EMERGENCY})(?={_CALLED})"),
         lambda m: "".join(_DIGITS[int(digit)] for digit in m.group()), "telephone"),
    Rule(re.compile(r"(?<![0-9A-Za-z)])[-−](?=[0-9]+(?:\.[0-9]+)?\s?도(?![로시]))"), lambda m: "영하 ", "degrees"),
    Rule(re.compile(r"(?<![0-9.,])1(?P<unit>[만천백])"), lambda m: m["unit"], "number"),
    Rule(re.compile(r"시속\s?(?=[0-9.,]+\s?(?:km/h|mph))"), lambda m: "", "unit"),
    Rule(re.compile(r"(?<=[0-9])\s?[-−]\s?(?=[0-9.]+\s?=)"), lambda m: SYMBOLS["-"], "sign"),
    Rule(re.compile(r"(?<=[0-9])\s?=\s?(?=[-0-9A-Za-z가-힣])"),
         lambda m: "는 " if m.string[m.start() - 1] in "2459" else "은 ", "sign"),
    Rule(re.compile(r"(?<=[A-Za-z])\s?=\s?(?=[-0-9A-Za-z가-힣])"),
         lambda m: "은 " if m.string[m.start() - 1] in "lmnrLMNR" else "는 ", "sign"),
    Rule(re.compile(rf"(?<![A-Za-z0-9.])([A-Za-z0-9_-]+)\.({_EXTENSIONS})(?![A-Za-z0-9])", re.IGNORECASE),
         lambda m: f"{m[1]} 점 {m[2]}", "file"),
    Rule(re.compile(r"No\.\s?1(?![0-9])"), lambda m: "넘버원", "letters"),
    Rule(re.compile(r"No\.\s?(?=[0-9])"), lambda m: "넘버 ", "letters"),
    Rule(re.compile(r"(?<![0-9-])[0-9]{6}-[1-8][0-9]{6}(?![0-9-])"),
         lambda m: ", ".join(map(one_by_one, m.group().split("-"))), "code"),
    Rule(re.compile(r"(?<![0-9])([1-4])/4\s?(?=분기)"), lambda m: _DIGITS[int(m[1])] + "사", "quarter"),
    Rule(re.compile(r"(?<=[0-9])-(?=[0-9]+\s?번[지길])"), lambda m: " 다시 ", "address"),
    Rule(re.compile("(?<=[0-9A-Za-z])(?<!m)[²³]"), lambda m: {"²": " 제곱", "³": " 세제곱"}[m.group()], "power"),
    Rule(re.compile(r"(?<=[0-9])\s?[xX]\s?(?=[0-9])"), lambda m: " 바이 ", "sign"),
    Rule(re.compile(r"<(?=[^<>0-9][^<>]{0,60}>)|(?<=[^<>0-9\s])>(?!\s?[0-9])"), lambda m: " ", "title"),
    Rule(re.compile("점 com(?![A-Za-z])"), lambda m: "닷컴", "address"),
    Rule(re.compile(r"(?<![A-Za-z])(?:[A-Za-z]{1,2}&[A-Za-z]{1,2}|[A-Z]/[A-Z])(?![A-Za-z/])"), _latin, "letters"),
    Rule(re.compile(r"(?<![0-9A-Za-z.,])[1-9][0-9]?[GKDP](?![0-9A-Za-z])"), _sized, "letters"),
    Rule(re.compile(r"(?<![0-9A-Za-z])B([1-9])(?=\s?층)"), lambda m: f"지하 {_DIGITS[int(m[1])]}", "floor"),
    Rule(re.compile(r"(?<![0-9.])01[016789](?:\.[0-9]{3,4}){2}(?![0-9.])"),
         lambda m: ", ".join(map(one_by_one, m.group().split("."))), "telephone"),
    Rule(re.compile("ㅋ{2,}|ㅎ{2,}"), _laugh, "laugh"),
    Rule(re.compile(rf"(?<![ㄱ-ㅣ])(?:{'|'.join(sorted(_CHAT, key=len, reverse=True))})(?![ㄱ-ㅣ])"),
         lambda m: _CHAT[m.group()], "chat"),
    Rule(re.compile("(?<![ㄱ-ㅣ])[ㄱ-ㅣ](?![ㄱ-ㅣ])"), lambda m: _JAMO.get(m.group()), "letters"),
    Rule(re.compile(rf"(?<![\u3400-\u9fff])[{''.join(_HANJA)}](?![\u3400-\u9fff])"),
         lambda m: _HANJA[m.group()], "hanja"),
)  # fmt: skip
LAST_RULES: tuple[Rule, ...] = (
    Rule(re.compile(rf"(?<![0-9A-Za-z]){_TOKEN}(?: {_TOKEN})*(?![0-9A-Za-z])"), _latin, "letters"),
)
