"""What the composition root decides by itself; the commands are tested in test_cli.py."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from studio.app import DEMO, RECOMMENDED, Studio
from studio.core.audio import Samples
from studio.core.errors import Cancelled, DeviceError, InputError
from studio.core.fake_engine import FakeEngine
from studio.core.paths import user_paths
from studio.core.settings import Settings, save_settings
from studio.core.speech import LANGS, VoiceId
from studio.formats.cast_toml import read_cast
from studio.formats.registry import read_script
from studio.render.plans import LinePlan
from studio.text.speakers import assign_speakers
from studio.voices.stock import stock_voices
from studio.wishes import Machine, Wishes


@pytest.fixture
def house() -> Studio:
    return Studio(user_paths(), Machine("fake"), notify=print)


class Tape:
    """Hears everything, or breaks after `n_chunks`."""

    def __init__(self, n_chunks: int | None = None) -> None:
        self.n_chunks = n_chunks
        self.heard: list[Samples] = []

    def play_chunks(self, chunks: Iterable[Samples], sample_rate: int) -> None:
        for chunk in chunks:
            if len(self.heard) == self.n_chunks:
                raise DeviceError("unplugged")
            self.heard.append(chunk)


TEXT = "Hello there, my dear old friend, and welcome home again."


@pytest.mark.parametrize("n_chunks", [None, 0, 1, 2])
def test_what_is_said_is_whole_however_playback_ends(house: Studio, n_chunks: int | None) -> None:
    tape = Tape(n_chunks)
    said = house.say(TEXT, Wishes(), hearing=tape)
    unheard = house.say(TEXT, Wishes())

    assert np.array_equal(said.audio.samples, unheard.audio.samples)
    assert len(tape.heard) > 1 if n_chunks is None else len(tape.heard) == n_chunks
    assert (said.silenced is None) == (n_chunks is None)


def test_fault_of_the_engine_is_not_taken_for_one_of_the_loudspeaker(
    house: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Iterator[object]:
        yield from ()
        raise DeviceError("out of memory")

    monkeypatch.setattr(house.engine, "stream", broken)

    with pytest.raises(DeviceError, match="out of memory"):
        house.say(TEXT, Wishes(), hearing=Tape())


def test_settings_decide_where_the_command_does_not(home: Path) -> None:
    save_settings(Settings(rate_hz=44_100), user_paths().settings_file)
    house = Studio(user_paths(), Machine("fake"), notify=print)

    assert house.say(TEXT, Wishes()).audio.sample_rate == 44_100
    assert house.say(TEXT, Wishes(rate_hz=24_000)).audio.sample_rate == 24_000


class Witness:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def planning(self, n_lines: int) -> None:
        self.told.append(n_lines)

    def rendering(self, plans: Iterable[LinePlan]) -> None:
        self.told.append([plan.line.id for plan in plans])

    def finished(self, clip: object) -> None:
        self.told.append("clip")

    def expected(self, seconds: float) -> None:
        self.told.append(f"{seconds:.0f} s")


class Never:
    """Nobody wants to stop."""

    @contextmanager
    def gently(self) -> Iterator[Callable[[], bool]]:
        yield lambda: False


class AfterLines:
    """Wants to stop when so many lines are finished."""

    def __init__(self, n_lines: int, witness: Witness) -> None:
        self.n_lines = n_lines
        self.witness = witness

    @contextmanager
    def gently(self) -> Iterator[Callable[[], bool]]:
        yield lambda: self.witness.told.count("clip") >= self.n_lines


def test_stopped_folder_is_in_order(house: Studio, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A line.\n" * 20, "utf-8")
    witness, out = Witness(), tmp_path / "out"

    with pytest.raises(Cancelled):
        house.dub(tmp_path / "a.txt", out, Wishes(), witness, AfterLines(3, witness))

    lines = json.loads((out / "report.json").read_text("utf-8"))["lines"]
    # Lines that were under way when it was told to stop may be finished yet.
    assert 3 <= len(lines) == witness.told.count("clip") < 20
    assert sorted(line["clip"] for line in lines) == sorted(f"clips/{path.name}" for path in (out / "clips").iterdir())
    assert not (out / "mix.wav").exists()


def test_watcher_is_told_of_every_step(house: Studio, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.\nTwo.\n", "utf-8")
    witness = Witness()
    house.dub(tmp_path / "a.txt", tmp_path / "out", Wishes(), witness, Never())

    assert witness.told == [2, [1, 2], "clip", "clip"]


def test_report_tells_what_device_was_in_use_at_the_end(
    house: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("One.\nTwo.\n", "utf-8")
    out, devices = tmp_path / "out", []

    class Falling(Witness):
        def finished(self, clip: object) -> None:
            devices.append(json.loads((out / "report.json").read_text("utf-8"))["device"])
            monkeypatch.setattr(FakeEngine, "device", "cpu bf16")

    monkeypatch.setattr(FakeEngine, "device", "cuda:0 fp16")
    report = house.dub(tmp_path / "a.txt", out, Wishes(), Falling(), Never())

    assert devices[0] == "cuda:0"
    assert (report["device"], report["precision"]) == ("cpu", "bf16")
    assert json.loads((out / "report.json").read_text("utf-8")) == report


def test_engine_that_was_not_needed_names_no_device(house: Studio, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.\nTwo.\n", "utf-8")
    house.dub(tmp_path / "a.txt", tmp_path / "out", Wishes(), Witness(), Never())
    again = Studio(user_paths(), Machine("fake"), notify=print)
    report = again.dub(tmp_path / "a.txt", tmp_path / "out", Wishes(), Witness(), Never())

    assert (report["device"], report["precision"]) == ("none", "none")


def test_cache_is_kept_within_its_size(home: Path, tmp_path: Path) -> None:
    save_settings(Settings(cache_bytes=0), user_paths().settings_file)
    house = Studio(user_paths(), Machine("fake"), notify=print)
    (tmp_path / "a.txt").write_text("One.\nTwo.\n", "utf-8")
    house.dub(tmp_path / "a.txt", tmp_path / "out", Wishes(), Witness(), Never())

    assert not [path for path in (home / "cache").rglob("*") if path.is_file()]


def test_unknown_voice_comes_before_the_script(house: Studio, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="did you mean af_heart"):
        house.plan(tmp_path / "gone.srt", Wishes(voice=VoiceId("af_hert")), Witness())


def test_recommended_voices_exist_for_every_language() -> None:
    known = {voice.id for voice in stock_voices()}

    assert set(RECOMMENDED) == set(LANGS)
    for lang, voices in RECOMMENDED.items():
        assert set(voices) <= known
        assert len(set(voices)) == len(voices) >= 2
        if lang != "en":  # its list mixes American and British voices
            assert len({voice[0] for voice in voices}) == 1


def test_demo_is_a_story_of_two() -> None:
    cast = read_cast(DEMO / "cast.toml")
    script = assign_speakers(read_script(DEMO / "demo.srt"), cast.roles.keys())

    assert set(cast.roles) == {"Mei", "Tom"} == set(script.speakers) - {""}
    assert 12 <= len(script.lines) <= 14
    assert not script.notes
    assert not any(line.notes for line in script.lines)
