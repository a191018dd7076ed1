"""Every string of the window is translated, and what is shipped is what was translated."""

import ast
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

import studio.gui
from studio.gui.shell.language import LANGUAGES, TRANSLATIONS, language

GUI = Path(studio.gui.__file__).parent
RENEW = "run `python packaging/translate.py`, then translate what it names"


class Text(NamedTuple):
    """One string of the sources."""

    context: str
    source: str
    is_plural: bool


class Message(NamedTuple):
    """One entry of a .ts file."""

    text: Text
    translations: tuple[str, ...]
    is_finished: bool


def strings(path: Path) -> Iterator[Text]:
    """What a file gives to tr() and translate()."""
    yield from _strings(ast.parse(path.read_text("utf-8")), "", path)


def _strings(node: ast.AST, context: str, path: Path) -> Iterator[Text]:
    for child in ast.iter_child_nodes(node):
        yield from _strings(child, child.name if isinstance(child, ast.ClassDef) else context, path)
    if not isinstance(node, ast.Call):
        return
    where = f"{path.name}, line {node.lineno}"
    name = ast.unparse(node.func)
    literals = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
    if name == "tr" or name.endswith(".tr"):
        assert name == "self.tr", f"{where}: only self.tr() is found again by Qt; elsewhere use translate()"
        assert isinstance(literals[0], str), f"{where}: tr() needs a plain string"
        yield Text(context, literals[0], len(node.args) > 2)
    elif name == "translate" or name.endswith(".translate"):
        assert isinstance(literals[0], str), f"{where}: translate() needs a plain context"
        assert isinstance(literals[1], str), f"{where}: translate() needs a plain string"
        assert len(node.args) < 4, f"{where}: lupdate finds plurals in self.tr() alone"
        yield Text(literals[0], literals[1], False)


@cache
def all_strings() -> frozenset[Text]:
    """Of all sources of the window."""
    return frozenset(text for path in GUI.rglob("*.py") for text in strings(path))


def messages(name: str) -> list[Message]:
    """Of the .ts file of a language."""
    found = []
    for context in ET.parse(TRANSLATIONS / f"dubsmith_{name}.ts").iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            text = Text(context.findtext("name", ""), message.findtext("source", ""), bool(forms))
            found.append(Message(text, tuple(forms or [translation.text or ""]), translation.get("type") is None))
    return found


def test_every_string_is_in_the_chinese_file_and_no_other() -> None:
    known = {message.text for message in messages("zh_CN")}
    missing, needless = sorted(all_strings() - known), sorted(known - all_strings())
    assert not missing, f"{missing}: {RENEW}"
    assert not needless, f"{needless}: {RENEW}"


def test_every_plural_is_in_the_english_file() -> None:
    known = {message.text for message in messages("en")}
    other = sorted(known ^ {text for text in all_strings() if text.is_plural})
    assert not other, f'{other}: {RENEW} (a plural without a note has "" for it, not None)'


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_string_is_translated(name: str) -> None:
    unfinished = [m.text for m in messages(name) if not m.is_finished or not all(m.translations)]
    assert not unfinished, f"{unfinished}: {RENEW}"


@pytest.mark.parametrize("name", LANGUAGES)
def test_placeholders_survive_the_translation(name: str) -> None:
    def holes(text: str) -> list[str]:
        return sorted(part.partition("}")[0] for part in text.split("{")[1:])

    for text, translations, _ in messages(name):
        for translation in translations:
            assert holes(translation) == holes(text.source), text
        if name != "en":  # in English one line may be "once"
            assert all(("%n" in translation) == ("%n" in text.source) for translation in translations), text


def test_chinese_keeps_the_keys_of_menus_and_fields() -> None:
    for text, (translation, *_), _ in messages("zh_CN"):
        assert ("&" in translation.replace("&&", "")) == ("&" in text.source.replace("&&", "")), text


@pytest.mark.parametrize("name", LANGUAGES)
def test_the_file_that_is_loaded_is_as_new_as_its_source(name: str, qapp: QCoreApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(TRANSLATIONS / f"dubsmith_{name}.qm"))
    for text, translations, _ in messages(name):
        # 1 is the first form of English, 2 the second; Chinese has one.
        for number, translation in enumerate(translations, 1):
            n = number if text.is_plural else -1
            assert translator.translate(text.context, text.source, None, n) == translation, RENEW


def test_numerals_stand_in_classes_without_heirs() -> None:
    """PySide looks for a plural in the class of the object alone, not in the class that it inherits."""
    plural = {text.context for text in all_strings() if text.is_plural}
    for path in GUI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                assert not plural & {ast.unparse(base) for base in node.bases}, node.name


def test_the_language_changes_while_the_window_is_open(qtbot: QtBot, qapp: QCoreApplication) -> None:
    def translated(n: int) -> str:
        return QCoreApplication.translate("StatusBar", "%n line(s)", "", n)

    assert (translated(1), translated(2)) == ("1 line", "2 lines")
    language.apply("zh_CN")
    assert translated(2) == "2 句台词"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    language.apply("en")
    assert translated(2) == "2 lines"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_stranger_language_becomes_one_of_ours(qapp: QCoreApplication) -> None:
    language.apply("tlh")
    assert language.name in LANGUAGES
