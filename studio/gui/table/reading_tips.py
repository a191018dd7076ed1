"""What is said of a reading where the mouse rests on it."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QCoreApplication

from studio.core.pronunciation import Pronunciation
from studio.gui.desk.desk import Desk
from studio.gui.desk.pinyin import toned
from studio.gui.desk.readings import FROM_DICTIONARY, ReadWord, RowReading
from studio.project.document import RowId

translate = QCoreApplication.translate


def word_tip(desk: Desk, id_: RowId, at: int) -> str:
    """How the word at a place of a row is read, why, and how sure that is; empty where there is no word. HTML."""
    reading = desk.lengths.reading(id_)
    word = reading.at(at)
    if word is None:
        return ""
    heard = toned(word.spoken_reading or word.reading)
    head = f"<b>{escape(word.text)}</b>&nbsp; {escape(heard)}"
    return "<br>".join((head, *(escape(line) for line in _reasons(desk, reading, word))))


def line_tip(desk: Desk, id_: RowId) -> str:
    """What is said for a row, in words; empty where that is how it is written, or not known yet. HTML."""
    spoken = desk.lengths.reading(id_).spoken
    if _letters(spoken) == _letters(desk.lengths.text(id_)):
        return ""
    said = translate("ReadingTips", "Spoken: {words}")
    return escape(said.format(words=spoken)) if spoken else ""


def _reasons(desk: Desk, reading: RowReading, word: ReadWord) -> list[str]:
    lines = [
        _from_dictionary(desk, one.entry) for one in reading.entries if one.start < word.end and word.start < one.end
    ]
    rules = [rule for rule in word.source.split(" + ") if rule and not (lines and rule == FROM_DICTIONARY)]
    if rules:
        by = translate("ReadingTips", "Decided by: {rules}")
        lines.append(by.format(rules=", ".join(map(_name, rules))))
    if word.doubts:
        least = min(doubt.confidence for doubt in word.doubts)
        sure = translate("ReadingTips", "{percent} % sure: click for other readings")
        lines.append(sure.format(percent=round(100 * least)))
    return lines


def _from_dictionary(desk: Desk, entry: Pronunciation) -> str:
    text = (
        translate("ReadingTips", "From the project's dictionary: {word} = {reading}")
        if desk.dictionaries.whose(entry) == "project"
        else translate("ReadingTips", "From your dictionary: {word} = {reading}")
    )
    return text.format(word=entry.written, reading=toned(entry.reading))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _name(rule: str) -> str:
    names = {
        "mark": translate("ReadingTips", "the reading in the text"),
        "dictionary": translate("ReadingTips", "your dictionary"),
        "phrase": translate("ReadingTips", "a phrase"),
        "idiom": translate("ReadingTips", "an idiom"),
        "word": translate("ReadingTips", "a word"),
        "name": translate("ReadingTips", "a name"),
        "surname": translate("ReadingTips", "a surname"),
        "place": translate("ReadingTips", "a place"),
        "lexicon": translate("ReadingTips", "the lexicon"),
        "character": translate("ReadingTips", "the only reading of the character"),
        "neutral": translate("ReadingTips", "a neutral tone"),
        "erhua": translate("ReadingTips", "the sound of 儿"),
        "rule": translate("ReadingTips", "a rule of context"),
        "rules": translate("ReadingTips", "rules of spelling"),
        "network": translate("ReadingTips", "the sentence, by a network"),
        "default": translate("ReadingTips", "the commonest reading"),
        "heteronym": translate("ReadingTips", "the sentence"),
        "homograph": translate("ReadingTips", "the sentence"),
        "letters": translate("ReadingTips", "its letters"),
        "acronym": translate("ReadingTips", "an abbreviation"),
    }
    return names.get(rule, rule)


Tip = Callable[[int], str]
"""Of a place of a text."""
