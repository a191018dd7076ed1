import logging
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import InputError, UnknownVoice, VoiceFileError
from studio.core.prosody import Prosody
from studio.core.speech import VoiceId
from studio.voices.making import blended, made_of
from studio.voices.names import checked_name, id_of
from studio.voices.recipe import Recipe
from studio.voices.shelf import MOST_LENT, Shelf
from studio.voices.stock import stock_pack
from studio.voices.voice_file import write_voice
from tests.unit.voices.making import own_voice

HEART, MICHAEL = VoiceId("af_heart"), VoiceId("am_michael")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "voices")


def test_stock_and_presets_are_always_there(shelf: Shelf) -> None:
    kinds = [voice.kind for voice in shelf.voices]
    assert kinds.count("stock") == 54
    assert kinds.count("preset") >= 27
    np.testing.assert_array_equal(shelf.style(HEART, 9), stock_pack(HEART).style(9))
    assert np.isfinite(shelf.style(VoiceId("asmr"), 9)).all()
    with pytest.raises(UnknownVoice, match="af_heart"):
        shelf.find(VoiceId("af_hart"))


def test_a_voice_is_kept_found_and_removed(shelf: Shelf, tmp_path: Path) -> None:
    voice = shelf.add(own_voice())
    assert voice.id == "old_tom"
    assert shelf.voices[0] == voice
    np.testing.assert_array_equal(shelf.style(voice.id, 5), stock_pack(MICHAEL).style(5))
    assert Shelf(tmp_path / "voices").find(voice.id) == voice
    assert shelf.digest(voice.id) == voice.digest != ""
    shelf.remove(voice.id)
    assert shelf.digest(voice.id) == ""
    with pytest.raises(UnknownVoice):
        shelf.find(voice.id)
    assert not list((tmp_path / "voices").iterdir())


def test_a_file_may_be_called_otherwise_than_its_voice(tmp_path: Path) -> None:
    other = tmp_path / "from bob.voice"
    write_voice(other, own_voice().sealed())
    shelf = Shelf(tmp_path)
    louder = shelf.add(own_voice("Old Tom", like="bm_george"), is_replacement=True)
    assert Shelf(tmp_path).find(louder.id).digest == louder.digest
    (tmp_path / "old_tom.voice").rename(other)
    Shelf(tmp_path).remove(louder.id)
    assert not other.exists()


def test_of_two_files_with_one_voice_one_is_told(tmp_path: Path) -> None:
    write_voice(tmp_path / "old_tom.voice", own_voice().sealed())
    for name in ("a copy", "the copy"):
        write_voice(tmp_path / f"{name}.voice", own_voice("Old Tom", like="bm_george").sealed())
    shelf = Shelf(tmp_path)
    assert shelf.digest(VoiceId("old_tom")) == own_voice().sealed().voice.digest
    assert sorted("a copy" in problem for problem in shelf.problems) == [False, True]


def test_a_name_that_is_taken_is_only_replaced_on_demand(shelf: Shelf) -> None:
    shelf.add(own_voice())
    with pytest.raises(InputError, match="already"):
        shelf.add(own_voice("old  TOM", like="bm_george"))
    before = shelf.style(VoiceId("old_tom"), 5)
    replaced = shelf.add(own_voice("Old Tom", like="bm_george"), is_replacement=True)
    assert replaced.digest != own_voice().voice.digest
    assert not np.array_equal(before, shelf.style(VoiceId("old_tom"), 5))
    with pytest.raises(InputError, match="another name"):
        shelf.add(own_voice("af heart"), is_replacement=True)


def test_only_own_voices_can_be_removed(shelf: Shelf) -> None:
    with pytest.raises(InputError, match="not a voice of your own"):
        shelf.remove(HEART)
    with pytest.raises(UnknownVoice):
        shelf.remove(VoiceId("nobody"))


def test_a_voice_on_trial_speaks_but_is_not_listed(shelf: Shelf) -> None:
    voice = shelf.lend(own_voice())
    assert voice not in shelf.voices
    assert shelf.find(voice.id) == voice
    np.testing.assert_array_equal(shelf.style(voice.id, 5), stock_pack(MICHAEL).style(5))
    for n in range(MOST_LENT):
        shelf.lend(made_of(Recipe({HEART: 1}, prosody=Prosody(breath=(n + 1) / 100)), shelf, "x", "en", "f", {}))
    with pytest.raises(UnknownVoice):
        shelf.find(voice.id)


def test_a_file_is_brought_in_or_refused(shelf: Shelf, tmp_path: Path) -> None:
    write_voice(tmp_path / "tom.voice", own_voice())
    assert shelf.bring_in(tmp_path / "tom.voice").name == "Old Tom"
    (tmp_path / "bad.voice").write_bytes(b"nonsense")
    with pytest.raises(VoiceFileError, match=r"bad\.voice"):
        shelf.bring_in(tmp_path / "bad.voice")


def test_a_damaged_file_in_the_folder_is_left_out_and_left_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bad = tmp_path / "bad.voice"
    bad.write_bytes(b"nonsense")
    with caplog.at_level(logging.WARNING):
        shelf = Shelf(tmp_path)
        assert "bad" not in {voice.id for voice in shelf.voices}
    assert "bad.voice" in caplog.text
    assert "bad.voice is no voice that can be used" in shelf.problems[0]
    caplog.clear()
    assert bad.exists()


def test_a_file_that_cannot_be_used_is_never_overwritten(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert VoiceId("old_tom") not in {voice.id for voice in shelf.voices}
    (tmp_path / "old_tom.voice").write_bytes(b"of a newer Dubsmith, or damaged")
    for is_replacement in (False, True):
        with pytest.raises(InputError, match=r"old_tom\.voice"):
            shelf.add(own_voice(), is_replacement)
    assert (tmp_path / "old_tom.voice").read_bytes() == b"of a newer Dubsmith, or damaged"


def test_what_could_not_be_read_again_is_not_made(shelf: Shelf) -> None:
    with pytest.raises(InputError, match="2,000"):
        made_of(Recipe({HEART: 1}), shelf, "x", "en", "f", {"description": "slow " * 500})


def test_a_blend_lies_between_its_voices(shelf: Shelf) -> None:
    tom = shelf.add(own_voice())
    between = blended(HEART, tom.id, 0.25, shelf, "Both")
    expected = 0.75 * shelf.style(HEART, 30) + 0.25 * shelf.style(tom.id, 30)
    np.testing.assert_allclose(between.pack.style(30), expected, atol=1e-5)
    assert tom.formant_scale < between.voice.formant_scale < 1
    assert between.voice.prosody.breath == pytest.approx(0.05)
    assert between.voice.kind == "made"
    assert "old_tom" in between.origin["blend"]


@pytest.mark.parametrize(
    ("first", "second", "share"), [(HEART, HEART, 0.5), (HEART, MICHAEL, 0), (HEART, MICHAEL, 1.2)]
)
def test_what_is_no_blend_is_refused(shelf: Shelf, first: VoiceId, second: VoiceId, share: float) -> None:
    with pytest.raises(InputError):
        blended(first, second, share, shelf, "Both")


def test_names_are_for_people_and_ids_for_every_file_system() -> None:
    assert checked_name("  小  明 ") == "小 明"
    assert id_of("小 明") == "小_明"
    assert id_of("CON") == "con_"
    assert id_of("../../etc/passwd") == "etc_passwd"
    for name in ("", "  ", "\n", "a\x00b", "x" * 61, "***"):
        with pytest.raises(InputError):
            checked_name(name)
