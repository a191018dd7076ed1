"""Voices of one loudness, heard and exported alike."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from studio.core.audio import Audio
from studio.core.errors import InputError
from studio.core.handoff import ClipsWish, PackWish, PackWishes
from studio.core.script import SpeakerId
from studio.core.speech import VoiceId
from studio.core.timecode import PAL_25, Timecode
from studio.gui.desk.desk import Desk
from studio.gui.desk.levelling import STEADY_DB
from studio.project import edits
from tests.gui.desk.test_listening import deck, ids, render


def settle(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.levelling.is_settled and not desk.queue.queued)


def turn(desk: Desk, speaker: str, gain_db: float) -> None:
    document = desk.script.document
    role = replace(document.role(SpeakerId(speaker)), gain_db=gain_db)
    desk.script.do("Gain", edits.cast_speaker(document, SpeakerId(speaker), role))


def test_the_mix_is_as_loud_as_wished_and_as_heard(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    render(desk, qtbot)
    desk.levelling.wish(-20.0)
    with qtbot.waitSignal(desk.exports.finished, timeout=20_000):
        desk.exports.export(None, ClipsWish(tmp_path / "out", 48_000))  # at once: it waits for the gains
    assert desk.levelling.is_settled
    assert desk.levelling.gains_db
    mix, rate = soundfile.read(tmp_path / "out" / "mix.wav")
    assert abs(pyloudnorm.Meter(rate).integrated_loudness(mix) + 20.0) < 0.5
    first = ids(desk)[0]
    desk.sound.play_line(first)
    played = deck(desk).played[-1]
    assert isinstance(played, Audio)
    clip = soundfile.read(next((tmp_path / "out" / "clips").glob("0001_*")))[0]
    n_samples = played.n_samples
    assert np.abs(clip[: 2 * n_samples : 2] - played.samples)[200:-200].max() < 5e-3


def test_a_pack_of_an_even_project_keeps_what_was_heard_below_its_limit(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    render(desk, qtbot)
    desk.levelling.wish(-20.0)
    pack = PackWishes(Timecode(0, PAL_25), timelines=())
    with qtbot.waitSignal(desk.exports.finished, timeout=20_000):
        desk.exports.export(None, PackWish(tmp_path / "pack", 48_000, "film", pack))
    with qtbot.waitSignal(desk.exports.finished, timeout=20_000):
        desk.exports.export(None, ClipsWish(tmp_path / "out", 48_000))
    for clip in (tmp_path / "out" / "clips").iterdir():
        (twin,) = (tmp_path / "pack" / "clips").glob(f"{clip.name[:4]}*")
        assert np.abs(soundfile.read(clip)[0] - soundfile.read(twin)[0]).max() < 2**-22
    mix, rate = soundfile.read(tmp_path / "pack" / "mix.wav")
    assert abs(pyloudnorm.Meter(rate).integrated_loudness(mix) + 20.0) < 0.5


def test_voices_are_as_they_are_until_it_is_wished_otherwise(desk: Desk, qtbot: QtBot) -> None:
    render(desk, qtbot)
    assert desk.levelling.gains_db == {}
    desk.levelling.wish(-23.0)
    settle(desk, qtbot)
    assert desk.levelling.gains_db.keys() >= {desk.speaking.voice(desk.script.document.row_at(at)) for at in range(4)}
    desk.script.undo_stack.undo()
    assert desk.levelling.gains_db == {}
    assert desk.levelling.target_lufs is None


def test_what_the_person_turned_down_stays_down(desk: Desk, qtbot: QtBot) -> None:
    render(desk, qtbot)
    desk.levelling.wish(-23.0)
    settle(desk, qtbot)
    before = dict(desk.levelling.gains_db)
    turn(desk, "Ann", -12.0)
    settle(desk, qtbot)
    after = desk.levelling.gains_db
    moved = [after[voice] - gain for voice, gain in before.items()]
    assert moved[0] == pytest.approx(moved[1], abs=0.11)  # all are moved to the loudness of the whole, none is evened


def test_gains_do_not_jump_while_lines_are_made(desk: Desk, qtbot: QtBot) -> None:
    first, second, *_ = ids(desk)
    desk.queue.render([first, second])
    settle(desk, qtbot)
    desk.levelling.wish(-23.0)
    settle(desk, qtbot)
    seen: list[dict[VoiceId, float]] = [dict(desk.levelling.gains_db)]
    desk.levelling.changed.connect(lambda: seen.append(dict(desk.levelling.gains_db)) if desk.queue.queued else None)
    desk.queue.render_changed()
    settle(desk, qtbot)
    for before, after in pairwise(seen):
        for voice in before.keys() & after.keys():
            assert before[voice] == after[voice] or abs(before[voice] - after[voice]) > STEADY_DB


def test_another_project_has_its_own_gains(desk: Desk, qtbot: QtBot) -> None:
    render(desk, qtbot)
    desk.levelling.wish(-23.0)
    settle(desk, qtbot)
    desk.project.new()
    assert desk.levelling.gains_db == {}


def test_a_loudness_out_of_reach_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError, match="give -40"):
        desk.levelling.wish(0.0)
    assert desk.levelling.target_lufs is None
