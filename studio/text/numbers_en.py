"""English number words: amounts, ordinals, years, codes, roman numerals."""

import re

from studio.text.tables import words

_ONES = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
    "seventeen eighteen nineteen",
)
_TENS = ("", "", *words("twenty thirty forty fifty sixty seventy eighty ninety"))
_GROUPS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_FRACTIONS = {2: "half", 3: "third", 4: "quarter"}


def integer(n: int, *, british: bool = False) -> str:
    """A whole number in words; the British put "and" behind the hundreds and before the last small part."""
    for size, name in _GROUPS:
        if n >= size:
            high, low = divmod(n, size)
            joint = " and " if british and 0 < low < 100 else " "
            return f"{integer(high, british=british)} {name}" + (
                f"{joint}{integer(low, british=british)}" if low else ""
            )
    if n < 20:
        return _ONES[n]
    return _TENS[n // 10] + (f"-{_ONES[n % 10]}" if n % 10 else "")


def one_by_one(digits: str) -> str:
    """Each digit; other signs are passed over."""
    return " ".join(_ONES[int(digit)] for digit in digits if digit.isdigit())


def in_pairs(digits: str) -> str:
    """A number of three or four digits as those of rooms, roads and aeroplanes: two oh four, seven forty-seven."""
    if len(digits) not in (3, 4) or digits.startswith("0"):
        return one_by_one(digits)
    return year(digits.zfill(4)) if len(digits) == 4 else _three(int(digits))


def _three(n: int) -> str:
    high, low = divmod(n, 100)
    return f"{_ONES[high]} " + ("hundred" if low == 0 else f"oh {_ONES[low]}" if low < 10 else integer(low))


def ordinal(n: int) -> str:
    """A place in an order: twenty-first."""
    said = integer(n)
    stem = re.split(r"[ -]", said)[-1]
    last = _ORDINALS.get(stem) or (f"{stem[:-1]}ieth" if stem.endswith("y") else f"{stem}th")
    return said.removesuffix(stem) + last


def year(written: str, *, british: bool = False) -> str:
    """A year of four digits, or of two: nineteen oh five, two thousand five, twenty twenty-five."""
    n = int(written)
    high, low = divmod(n, 100)
    if len(written) == 2:
        return f"oh {_ONES[n]}" if n < 10 else integer(n)
    if high % 10 == 0 and low < 10:
        return integer(n, british=british)
    return f"{integer(high)} " + ("hundred" if low == 0 else f"oh {_ONES[low]}" if low < 10 else integer(low))


def plural(said: str) -> str:
    """Of the last word: nineteen ninety -> nineteen nineties, six -> sixes."""
    return f"{said[:-1]}ies" if said.endswith("y") else f"{said}es" if said.endswith("x") else f"{said}s"


def fraction(numerator: int, denominator: int) -> str:
    """A fraction: two thirds."""
    name = _FRACTIONS.get(denominator) or ordinal(denominator)
    many = "halves" if denominator == 2 else f"{name}s"
    return f"{integer(numerator)} {name if numerator == 1 else many}"
