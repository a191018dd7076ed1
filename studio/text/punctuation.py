"""What lies between two words, as the pause symbols that the model knows."""

import re

_SYMBOLS = {
    ",": ",，、､﹐|",
    ".": ".。｡．﹒",
    "!": "!！﹗",
    "?": "?？﹖",
    ";": ";；﹔",
    ":": ":：﹕",
    "…": "…",
    "—": "—―─–-",
    "“": "“「『《〈〝«„",
    "”": "”」』》〉〞»",
}
_SYMBOL = {written: symbol for symbol, writings in _SYMBOLS.items() for written in writings}
_DOTS = re.compile(r"[.。．]{2,}|[…⋯‥][.。．…⋯‥]*")


def folded(gap: str, *, at_end: bool = False, spaced: bool = False) -> str:
    """The symbols for the text between two words.

    `at_end`: no word follows. `spaced`: words stand apart even where nothing is written between them, as in
    Chinese and Japanese. Repeated marks are folded ("？！！" is "?!", "......" is "…"), a bare hyphen is a space, a
    space follows what ends a phrase.
    """
    if gap in ("-", "–"):
        gap = " "
    gap = _DOTS.sub("…", gap)
    if gap.endswith('"') and len(gap) > 1 and not at_end:
        gap = gap[:-1] + "“"
    symbols = dict.fromkeys(_SYMBOL[char] for char in gap.replace('"', "”") if char in _SYMBOL)
    opens = "“" in symbols and not at_end
    ends = "".join(symbol for symbol in symbols if symbol != "“")
    if at_end:
        return ends
    written_space = any(char.isspace() for char in gap)
    if ends == "—" and not spaced:
        return (" — " if written_space else "—") + "“" * opens
    return ends + " " * bool(ends or written_space or spaced or opens) + "“" * opens


def plain(text: str) -> str:
    """The text with full-width marks in their plain form, of the same length."""
    return "".join(char if char.isascii() else _SYMBOL.get(char, char) for char in text)
