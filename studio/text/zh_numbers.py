"""Numbers in Mandarin words: as an amount, and digit by digit."""

from studio.text.say import Number

_DIGITS = "零一二三四五六七八九"
_CALLED = "零幺二三四五六七八九"
"""As they are called out, where 一 could be heard as 七."""


def integer(n: int, *, leading: bool = True) -> str:
    """A whole number in words; `leading` is false behind a higher group, where ten is 一十."""
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if n >= size:
            high, low = divmod(n, size)
            said = ("两" if high == 2 else integer(high, leading=leading)) + name
            return said + ("零" * (low < size // 10) + integer(low, leading=False) if low else "")
    for size, name in ((1000, "千"), (100, "百")):
        if n >= size:
            high, low = divmod(n, size)
            said = ("两" if high == 2 and size == 1000 and leading else _DIGITS[high]) + name
            return said + ("零" * (low < size // 10) + integer(low, leading=False) if low else "")
    if n >= 10:
        tens, ones = divmod(n, 10)
        return ("" if tens == 1 and leading else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
    return _DIGITS[n]


def one_by_one(digits: str) -> str:
    """As years and decimals are read: 2025 -> 二零二五."""
    return "".join(_DIGITS[int(digit)] for digit in digits)


def called(code: str) -> str:
    """As telephone and room numbers are: 110 -> 幺幺零. Letters stay; each space or hyphen is a short pause."""
    groups = code.replace("-", " ").split()
    return "，".join("".join(_CALLED[int(c)] if c.isdigit() else c for c in group) for group in groups)


def number(n: Number) -> str:
    whole = one_by_one(n.whole) if n.is_code else integer(int(n.whole))
    return "负" * n.negative + whole + (f"点{one_by_one(n.fraction)}" if n.fraction else "")


def amount(n: Number) -> str:
    """A number before what it counts: two is 两."""
    return "两" if n == Number("2") else number(n)
