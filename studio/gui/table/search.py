"""Finding and replacing in texts."""

import re
from dataclasses import dataclass

from studio.core.errors import InputError

_LETTER = r"(?:(?![\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])\w)"
"""A letter or figure of a script that writes words apart."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for."""

    text: str
    matches_case: bool = False
    whole_words: bool = False
    is_regex: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """A search that is ready to run."""

    pattern: re.Pattern[str]
    is_regex: bool

    def found(self, text: str) -> tuple[tuple[int, int], ...]:
        """Start and end of all places in `text`; those without a character do not count."""
        return tuple(match.span() for match in self.pattern.finditer(text) if match.end() > match.start())

    def replaced(self, text: str, by: str) -> str:
        """`text` with all places replaced. In `by` of a regex, \\1 or \\g<name> stand for its groups.

        Raises InputError where `by` names a group that the regex has not.
        """
        return self.pattern.sub(lambda match: self._filled(match, by), text)

    def replaced_at(self, text: str, start: int, by: str) -> tuple[str, int]:
        """`text` with the place that starts at `start` replaced, and where the replacement ends in it.

        Raises InputError as `replaced` does, and ValueError where there is no such place.
        """
        match = next((match for match in self.pattern.finditer(text) if match.start() == start), None)
        if match is None:
            raise ValueError(f"nothing to replace at {start}")
        filled = self._filled(match, by)
        return text[:start] + filled + text[match.end() :], start + len(filled)

    def _filled(self, match: re.Match[str], by: str) -> str:
        if match.end() == match.start():
            return ""
        if not self.is_regex:
            return by
        try:
            return match.expand(by)
        except (re.error, IndexError) as error:
            raise InputError(f"The replacement does not fit the expression: {error}.") from error


def search_of(wanted: Wanted) -> Search | None:
    """The search; None where nothing is wanted. Raises InputError for a malformed regular expression."""
    if not wanted.text:
        return None
    source = wanted.text if wanted.is_regex else re.escape(wanted.text)
    if wanted.whole_words:
        source = _as_whole_words(source, wanted)
    try:
        return Search(re.compile(source, 0 if wanted.matches_case else re.IGNORECASE), wanted.is_regex)
    except re.error:
        raise InputError(_malformed(wanted.text)) from None


def _as_whole_words(source: str, wanted: Wanted) -> str:
    """Chinese and Japanese put no space between words: there, no word has an end that could be asked for."""
    first, last = ("a", "a") if wanted.is_regex else (wanted.text[0], wanted.text[-1])
    before = f"(?<!{_LETTER})" if re.match(_LETTER, first) else ""
    after = f"(?!{_LETTER})" if re.match(_LETTER, last) else ""
    return f"{before}(?:{source}){after}"


def _malformed(source: str) -> str:
    try:
        re.compile(source)
    except re.error as error:
        where = "" if error.pos is None else f" at character {error.pos + 1}"
        return f"The regular expression is malformed{where}: {error.msg}."
    return "The regular expression cannot be used with whole words: untick them."
