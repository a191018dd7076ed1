"""What is heard of a speaker with effects is what is exported."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from studio.core.audio import Audio, Samples
from studio.core.effects import PRESETS
from studio.core.handoff import ClipsWish
from studio.core.listening import SoundSource
from studio.core.script import SpeakerId
from studio.effects.heard import heard
from studio.gui.desk.desk import Desk
from studio.project import edits
from studio.render.clips import resampled
from tests.gui.desk.test_listening import deck, ids, render

TOM = SpeakerId("Tom")


def go_through(desk: Desk, name: str, gain_db: float = 0.0) -> None:
    document = desk.script.document
    role = replace(document.role(TOM), effects=PRESETS[name], gain_db=gain_db)
    desk.script.do("Effects", edits.cast_speaker(document, TOM, role))


def all_of(source: Audio | SoundSource) -> Samples:
    assert not isinstance(source, Audio)
    assert source.n_samples is not None
    found = source.read(0, source.n_samples)
    pieces = [] if found is None else [found]
    while found is not None and sum(map(len, pieces)) < source.n_samples:
        found = source.read(sum(map(len, pieces)), source.n_samples)
        pieces += [] if found is None else [found]
    return np.concatenate(pieces)


@pytest.mark.parametrize("name", ["telephone", "hall"])
def test_a_line_sounds_the_same_while_it_is_made_and_later(slow_desk: Desk, qtbot: QtBot, name: str) -> None:
    go_through(slow_desk, name, -3.0)
    first = ids(slow_desk)[0]
    slow_desk.sound.play_line(first)
    (made,) = deck(slow_desk).played
    qtbot.waitUntil(lambda: not isinstance(made, Audio) and made.n_samples is not None)
    qtbot.waitUntil(lambda: slow_desk.script.document.rows[first].take is not None)
    slow_desk.sound.play_line(first)
    kept = deck(slow_desk).played[1]
    assert isinstance(kept, Audio)
    assert np.array_equal(all_of(made), kept.samples)
    take = slow_desk.script.document.rows[first].take
    assert take is not None
    assert np.array_equal(kept.samples, heard(slow_desk.takes.sound(take).audio, PRESETS[name], -3.0).samples)


def test_effects_need_no_new_take(desk: Desk, qtbot: QtBot) -> None:
    render(desk, qtbot)
    go_through(desk, "radio")
    assert all(desk.lengths.is_current(id_) for id_ in ids(desk)[:4])


def test_a_room_rings_on_into_the_next_line(desk: Desk, qtbot: QtBot) -> None:
    render(desk, qtbot)
    go_through(desk, "hall")
    first = ids(desk)[0]
    take = desk.script.document.rows[first].take
    assert take is not None
    stored = desk.takes.stored(take)
    found = stored.fetch()
    assert found.n_samples == stored.n_samples == desk.script.document.takes[take].n_samples + 43_200
    desk.sound.play_all()
    line = deck(desk).played[-1]
    at = desk.script.document.takes[take].n_samples
    qtbot.waitUntil(lambda: not isinstance(line, Audio) and line.read(at, 100) is not None)
    assert not isinstance(line, Audio)
    assert np.array_equal(line.read(at, 100), found.samples[at : at + 100])  # type: ignore[arg-type]


def test_what_was_heard_is_what_is_exported(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    render(desk, qtbot)
    go_through(desk, "hall", 2.0)
    first, _, third, *_ = ids(desk)
    with qtbot.waitSignal(desk.exports.finished, timeout=20_000):
        desk.exports.export([first, third], ClipsWish(tmp_path / "out", 48_000))
    clips = sorted((tmp_path / "out" / "clips").iterdir())
    tails = sorted((tmp_path / "out" / "tails").iterdir())
    mix = soundfile.read(tmp_path / "out" / "mix.wav")[0]
    assert (len(clips), len(tails)) == (2, 2)
    picked = {id_: desk.script.document.rows[id_].take for id_ in (first, third)}
    total = np.zeros(len(mix) + 96_000)
    for id_, take in picked.items():
        assert take is not None
        there = resampled(desk.takes.heard(take), 48_000).samples
        begins = desk.lengths.start_ms(id_) * 48
        total[begins : begins + len(there)] += there
    assert np.abs(total[: len(mix)] - mix).max() < 5e-3  # the fades of the ends
    assert np.sqrt(((total[: len(mix)] - mix) ** 2).mean()) < 1e-4
