"""What things are called in the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from studio.core.emotion import EMOTIONS, Emotion
from studio.core.fake_engine import FixedVoices
from studio.core.prosody import PLAIN, Prosody
from studio.core.settings import Settings
from studio.gui.desk.library import Library
from studio.gui.desk.preferences import Preferences
from studio.gui.library.words import emotion_name, manner_in_short, preset_name, without_key
from studio.gui.shell.language import TRANSLATIONS


@pytest.fixture
def library(qtbot: QtBot, tmp_path: Path) -> Library:
    return Library(FixedVoices(), Preferences(Settings(), lambda settings: None), tmp_path)


@pytest.fixture
def chinese(qapp: QCoreApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(TRANSLATIONS / "dubsmith_zh_CN.qm"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_labels_lose_their_keys() -> None:
    assert [without_key(label) for label in ("P&itch", "音高(&I)", "Level")] == ["Pitch", "音高", "Level"]


def test_emotions_have_english_names(qtbot: QtBot) -> None:
    assert [emotion_name(name) for name in EMOTIONS[:2]] == ["Happy", "Angry"]


@pytest.mark.usefixtures("chinese")
def test_emotions_have_chinese_names() -> None:
    assert "".join(map(emotion_name, EMOTIONS)) == "喜怒哀惧厌恶低落惊喜平静"


@pytest.mark.usefixtures("chinese")
def test_shipped_presets_are_called_in_the_language_and_ones_own_as_they_are(library: Library) -> None:
    assert not [preset.name for preset in library.built_in if preset_name(library, preset.name).isascii()]
    assert preset_name(library, "Tired") == "疲惫"
    library.save_preset("Tired", PLAIN)
    assert preset_name(library, "Tired") == "Tired"
    assert preset_name(library, "of a friend") == "of a friend"


@pytest.mark.parametrize(
    ("manner", "said"),
    [
        (PLAIN, ""),
        (Prosody(emotion=Emotion(sad=0.2, angry=0.7)), "Angry Sad"),
        (Prosody(emotion=Emotion(sad=1, strength=0.04)), "…"),
        (Prosody(pitch_semitones=-2, energy=0.5, whisper=True), "♪-2.0 E+0.5 ʷ"),
        (Prosody(breath=0.2), "…"),
    ],
)
def test_a_manner_in_short(qtbot: QtBot, manner: Prosody, said: str) -> None:
    assert manner_in_short(manner) == said
