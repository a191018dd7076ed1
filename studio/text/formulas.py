"""Chemical formulas in letters and numbers: H2O, CO2, NaCl."""

import re

from studio.text.numbers_en import integer
from studio.text.tables import words

_ELEMENTS = words(
    "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb",
    "Mo Ag Cd In Sn Sb Te I Xe Cs Ba Pt Au Hg Tl Pb Bi Ra Rn U Pu Th W",
)
_ELEMENT = "|".join(sorted(_ELEMENTS, key=len, reverse=True))
_PLAIN = "NaCl|HCl|NaOH|KCl|KOH|HBr|HF|AgCl|CaO|ZnO|MgO|NaF|LiOH|HNO3"
"""Formulas without a number; others of that shape are names or words."""
_GASES = "H2|O2|N2|O3|F2|Cl2|Br2|I2"
FORMULA = (
    rf"(?<![\w.-])(?:(?=[A-Za-z()]*[0-9])(?=\w*(?:[CHNO(]|[A-Z][a-z]))(?:"
    rf"(?:{_ELEMENT})[0-9]{{0,2}}|\((?:(?:{_ELEMENT})[0-9]?)+\)[0-9]?){{2,}}"
    rf"|{_PLAIN}|{_GASES})(?![\w-])"
)
"""A formula of two elements or more with a number in it, or one of the best known."""
_PART = re.compile(r"[A-Za-z]|[0-9]+")


def formula(match: re.Match[str]) -> str:
    """Letter by letter: C O two."""
    parts = _PART.findall(match.group())
    return " ".join(integer(int(part)) if part.isdigit() else part.upper() for part in parts)
