from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import InputError, OutputError
from studio.core.prosody import RANGES, Prosody
from studio.project.presets import Preset, PresetFolder, checked_name, read_presets, write_presets

TIRED = Prosody(tempo=0.9, pitch_semitones=-1.5, range_scale=0.8, energy=-0.3)


def folder_of(path: Path) -> PresetFolder:
    folder = PresetFolder(path)
    assert folder.load() == ()
    return folder


names = st.text(min_size=1, max_size=40).filter(lambda text: text.isprintable() and text.strip())
prosodies = st.builds(Prosody, **{field: st.floats(*limits) for field, limits in RANGES.items()}, whisper=st.booleans())


@given(name=names, prosody=prosodies)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, name: str, prosody: Prosody) -> None:
    presets = (Preset(checked_name(name), prosody),)
    path = tmp_path_factory.mktemp("presets") / "x.toml"
    write_presets(path, presets)
    assert read_presets(path) == presets


@given(name=names, prosody=prosodies)
def test_any_name_makes_a_file(tmp_path_factory: pytest.TempPathFactory, name: str, prosody: Prosody) -> None:
    home = tmp_path_factory.mktemp("presets")
    saved = folder_of(home).save(name, prosody)
    assert folder_of(home).presets == (saved,)
    (file,) = home.iterdir()
    assert not set(file.stem) & set('/\\:*?"<>|.')


@pytest.mark.parametrize("name", ["CON", "../../etc", "a/b", "con.x", "  ", "..."])
def test_file_names_are_safe(tmp_path: Path, name: str) -> None:
    folder = folder_of(tmp_path / "presets")
    if name.strip():
        folder.save(name, TIRED)
        (file,) = (tmp_path / "presets").iterdir()
        assert file.stem.casefold() not in ("con", "")
    else:
        with pytest.raises(InputError, match="needs a name"):
            folder.save(name, TIRED)


def test_the_same_name_in_another_case_takes_its_place(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    folder.save("Tired", Prosody())
    folder.save("  tired ", TIRED)
    assert folder.presets == folder_of(tmp_path).presets == (Preset("tired", TIRED),)


def test_names_that_fall_on_one_file_get_two(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    folder.save("a/b", TIRED)
    folder.save("a:b", TIRED)
    assert [preset.name for preset in folder_of(tmp_path).presets] == ["a/b", "a:b"]


def test_rename(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    folder.save("Tired", TIRED)
    folder.save("Angry", Prosody(energy=0.5))
    with pytest.raises(InputError, match="already"):
        folder.rename("Tired", "angry")
    folder.rename("Tired", "TIRED")
    folder.rename("TIRED", "疲倦")
    with pytest.raises(InputError, match="no preset"):
        folder.rename("Tired", "x")
    assert [preset.name for preset in folder_of(tmp_path).presets] == ["Angry", "疲倦"]


def test_delete_leaves_the_others_of_a_file(tmp_path: Path) -> None:
    presets = [Preset("a", TIRED), Preset("b", Prosody())]
    write_presets(tmp_path / "both.toml", presets)
    folder = folder_of(tmp_path)
    assert folder.delete("A") == presets[0]
    assert folder_of(tmp_path).presets == (presets[1],)
    folder.delete("b")
    assert not list(tmp_path.iterdir())


def test_adding_keeps_what_is_there(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    folder.save("a", TIRED)
    assert folder.add([Preset("a", TIRED), Preset("A", Prosody()), Preset("b", TIRED)]) == (
        Preset("A 2", Prosody()),
        Preset("b", TIRED),
    )
    long = Preset("n" * 40, TIRED)
    assert folder.add([long, Preset(long.name, Prosody())])[1].name == "n" * 38 + " 2"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("schema = 1", "no .*preset"),
        ('[[preset]]\nname = "a"', "schema"),
        ('schema = 2\n[[preset]]\nname = "a"', "newer"),
        ("schema = 1\n[[preset]]\npitch = 1", "name in quotes"),
        ('schema = 1\n[[preset]]\nname = "a"\npitch = nan', "from -12 to 12"),
        ('schema = 1\n[[preset]]\nname = "a"\npitch = true', "from -12 to 12"),
        ('schema = 1\n[[preset]]\nname = "a"\nwhisper = 1', "true or false"),
        ('schema = 1\n[[preset]]\nname = "a"\npich = 1', "no such key"),
        ('schema = 1\n[[preset]]\nname = "\\u0007"', "control"),
        ("schema = 1\npreset = 3", "no .*preset"),
        ("schema == 1", "TOML"),
    ],
)
def test_malformed_files_are_told_and_skipped(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "bad.toml").write_text(text)
    write_presets(tmp_path / "good.toml", [Preset("good", TIRED)])
    folder = PresetFolder(tmp_path)
    (sentence,) = folder.load()
    assert "bad.toml" in sentence
    assert [preset.name for preset in folder.presets] == ["good"]
    with pytest.raises(InputError, match=complaint):
        read_presets(tmp_path / "bad.toml")


def test_bytes_and_folders_are_no_presets(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b'name = "\xff"')
    (tmp_path / "folder.toml").mkdir()
    assert len(PresetFolder(tmp_path).load()) == 2


def test_a_second_preset_of_one_name_gets_another(tmp_path: Path) -> None:
    write_presets(tmp_path / "1.toml", [Preset("a", TIRED)])
    write_presets(tmp_path / "2.toml", [Preset("A", Prosody()), Preset("b", TIRED)])
    folder = PresetFolder(tmp_path)
    (sentence,) = folder.load()
    assert "shown as A 2" in sentence
    assert [preset.name for preset in folder.presets] == ["a", "A 2", "b"]
    folder.delete("b")
    assert [preset.name for preset in folder_of(tmp_path).presets] == ["a", "A 2"]


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "presets").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        PresetFolder(tmp_path / "presets").save("a", TIRED)
