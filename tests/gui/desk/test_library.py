from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.errors import InputError, OutputError
from studio.core.fake_engine import VOICES, FixedVoices
from studio.core.prosody import Prosody
from studio.core.settings import Settings
from studio.core.speech import LANGS, Voice, VoiceId
from studio.gui.desk.library import SAMPLES, Library, sample_sentence
from studio.gui.desk.preferences import Preferences
from studio.project.presets import Preset

HEART = VoiceId("af_heart")


def library_in(folder: Path, preferences: Preferences | None = None) -> Library:
    return Library(FixedVoices(), preferences or Preferences(Settings(), lambda settings: None), folder)


def test_favourites_are_kept_in_the_settings(qtbot: QtBot, tmp_path: Path) -> None:
    kept: list[Settings] = []
    library = library_in(tmp_path, Preferences(Settings(), kept.append))
    with qtbot.waitSignal(library.changed):
        library.toggle_favourite(HEART)
    assert library.favourites == {HEART}
    assert kept[-1].favourites == (HEART,)
    library.toggle_favourite(HEART)
    assert library.favourites == frozenset()


def test_other_settings_are_no_news(qtbot: QtBot, tmp_path: Path) -> None:
    preferences = Preferences(Settings(), lambda settings: None)
    library = library_in(tmp_path, preferences)
    with qtbot.assertNotEmitted(library.changed):
        preferences.change(volume=0.5)


def test_presets_outlive_the_library(qtbot: QtBot, tmp_path: Path) -> None:
    library = library_in(tmp_path / "presets")
    with qtbot.waitSignal(library.changed):
        library.save_preset("Tired", Prosody(energy=-0.5))
    with qtbot.waitSignal(library.changed):
        library.rename_preset("tired", "Weary")
    assert library_in(tmp_path / "presets").presets == library.presets
    with qtbot.waitSignal(library.changed):
        library.delete_preset("Weary")
    assert library_in(tmp_path / "presets").presets == ()


def test_shipped_presets_stay(qtbot: QtBot, tmp_path: Path) -> None:
    library = library_in(tmp_path / "presets")
    shipped = library.preset("tired")
    assert shipped in library.built_in
    library.save_preset("TIRED", Prosody(energy=-1))
    assert library.preset("Tired") == Preset("TIRED", Prosody(energy=-1))
    assert shipped not in library.built_in
    library.delete_preset("Tired")
    assert library.preset("Tired") == shipped
    with pytest.raises(InputError, match="no preset named Tired"):
        library.delete_preset("Tired")
    with pytest.raises(InputError, match="no preset to export"):
        library.export_presets(tmp_path / "x.toml", ["Tired"])


def test_presets_travel_in_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    here, there = library_in(tmp_path / "here"), library_in(tmp_path / "there")
    for name in ("a", "b", "c"):
        here.save_preset(name, Prosody(pitch_semitones=ord(name) - 98))
    here.export_presets(tmp_path / "x.toml", ["a", "C"])
    assert [preset.name for preset in there.import_presets(tmp_path / "x.toml")] == ["a", "c"]
    with qtbot.assertNotEmitted(there.changed):
        assert there.import_presets(tmp_path / "x.toml") == ()
    with pytest.raises(InputError, match="save one first"):
        here.export_presets(tmp_path / "y.toml", [])


def test_what_is_malformed_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("what?")
    (sentence,) = library_in(tmp_path).problems
    assert "bad.toml" in sentence


def test_a_full_disk_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    library = library_in(tmp_path / "file")
    with pytest.raises(OutputError):
        library.save_preset("a", Prosody())
    assert library.presets == ()


def test_every_voice_has_a_sentence_to_say() -> None:
    assert set(SAMPLES) == set(LANGS)
    british = Voice(VoiceId("x"), "X", "en-GB", "f", "Apache-2.0", "")
    swedish = Voice(VoiceId("y"), "Y", "sv", "m", "Apache-2.0", "")
    assert sample_sentence(british) == sample_sentence(swedish) == SAMPLES["en"]
    assert {voice.lang: sample_sentence(voice) for voice in VOICES}["ja"] == SAMPLES["ja"]
