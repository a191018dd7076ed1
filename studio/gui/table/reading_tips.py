"""What is said of a reading where the mouse rests on it."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QCoreApplication

from studio.core.pronunciation import Pronunciation
from studio.gui.desk.desk import Desk
from studio.gui.desk.readings import ReadWord
from studio.gui.table.pinyin import toned
from studio.project.document import RowId

translate = QCoreApplication.translate


def word_tip(desk: Desk, id_: RowId, at: int) -> str:
    """How the word at a place of a row is read, why, and how sure that is; empty where there is no word. HTML."""
    word = desk.lengths.reading(id_).at(at)
    if word is None:
        return ""
    heard = toned(word.spoken_reading or word.reading)
    head = f"<b>{escape(word.text)}</b>&nbsp; {escape(heard)}"
    return "<br>".join((head, *(escape(line) for line in _reasons(desk, id_, word))))


def line_tip(desk: Desk, id_: RowId) -> str:
    """What is said for a row, in words; empty where that is how it is written, or not known yet. HTML."""
    spoken = desk.lengths.reading(id_).spoken
    if _letters(spoken) == _letters(desk.lengths.text(id_)):
        return ""
    said = translate("ReadingTips", "Spoken: {words}")
    return escape(said.format(words=spoken)) if spoken else ""


def _reasons(desk: Desk, id_: RowId, word: ReadWord) -> list[str]:
    if word.is_from_dictionary:
        return [_from_dictionary(desk, id_, word)]
    lines = [_by(word.source)] if word.source else []
    if word.doubts:
        least = min(doubt.confidence for doubt in word.doubts)
        lines.append(
            translate("ReadingTips", "{percent} % sure: click for other readings").format(percent=f"{least:.0%}"[:-1])
        )
    return lines


def _from_dictionary(desk: Desk, id_: RowId, word: ReadWord) -> str:
    entry = entry_of(word, desk.lengths.pronunciations(id_))
    if entry is None:
        return translate("ReadingTips", "From a dictionary")
    is_projects = desk.dictionaries.whose(entry) == "project"
    text = (
        translate("ReadingTips", "From the project's dictionary: {word} = {reading}")
        if is_projects
        else translate("ReadingTips", "From your dictionary: {word} = {reading}")
    )
    return text.format(word=entry.written, reading=toned(entry.reading))


def entry_of(word: ReadWord, entries: tuple[Pronunciation, ...]) -> Pronunciation | None:
    """The entry that decided how a word is read; one entry may be several words."""
    text = word.text.casefold()
    meant = [entry for entry in entries if entry.written.casefold() in text or text in entry.written.casefold()]
    return max(meant, key=lambda entry: len(entry.written), default=None)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _by(source: str) -> str:
    """The rules that decided, by the names that people know."""
    return translate("ReadingTips", "Decided by: {rules}").format(rules=", ".join(map(_name, source.split(" + "))))


def _name(rule: str) -> str:
    names = {
        "mark": translate("ReadingTips", "the reading in the text"),
        "phrase": translate("ReadingTips", "a phrase"),
        "lexicon": translate("ReadingTips", "the lexicon"),
        "dictionary": translate("ReadingTips", "your dictionary"),
    }
    return names.get(rule, rule)


Tip = Callable[[int], str]
"""Of a place of a text."""
