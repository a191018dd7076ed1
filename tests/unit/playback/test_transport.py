"""The transport by hand: the test is its thread, its clock and its loudspeaker."""

import time
from typing import Any

import numpy as np
import pytest

from studio.core.audio import Audio, Samples
from studio.core.errors import DeviceError
from studio.core.listening import (
    DeckEvent,
    DevicesFound,
    Failed,
    Finished,
    Placed,
    SoundSource,
    Started,
    Stopped,
    StoredSound,
    Waiting,
)
from studio.playback.output import STALLED_S
from studio.playback.sources import GrowingSound, WholeSound, read_fully
from studio.playback.timeline import Timeline
from studio.playback.transport import KEPT_OPEN_S, Transport

RATE = 24_000
MS = RATE // 1000
BLOCK = 10 * MS
LATENCY = round(0.05 * RATE)
"""What the fake device holds."""


class Desk:
    """A transport, and what it told."""

    def __init__(self, system: Any) -> None:
        self.system = system
        self.events: list[DeckEvent] = []
        self.transport = Transport(self.events.append, lambda: system, system.clock)

    def play(self, source: SoundSource, start: int = 0, loop: tuple[int, int] | None = None) -> None:
        self.transport.play(source, start, loop)
        self.transport.step()

    def go_on(self, n: int) -> Samples:
        """Let `n` samples be heard."""
        blocks = []
        for at in range(0, n, BLOCK):
            blocks.append(self.system.pull(min(BLOCK, n - at)))
            self.transport.step()
        return np.concatenate(blocks)


@pytest.fixture
def desk(by_hand: Any) -> Desk:
    return Desk(by_hand)


def noise(n: int) -> Samples:
    return np.random.default_rng(2).uniform(0.1, 1, n).astype(np.float32)


def whole(n: int) -> WholeSound:
    return WholeSound(Audio(noise(n), RATE))


def grown(n: int) -> GrowingSound:
    sound = GrowingSound(RATE)
    sound.append(noise(n))
    return sound


@pytest.mark.parametrize("n", [0, 1, 239, 240, 241, 30_000])
def test_plays_every_sample_and_says_so_when_the_last_was_heard(desk: Desk, n: int) -> None:
    desk.play(whole(n))
    desk.go_on(n + LATENCY - BLOCK)
    assert Finished() not in desk.events or n == 0
    desk.go_on(3 * BLOCK)

    assert np.array_equal(desk.system.sound[:n], noise(n))
    assert not desk.system.sound[n:].any()
    assert desk.events == ([Started()] if n else []) + [Finished()]
    assert not desk.transport.is_playing
    assert desk.transport.position_samples == n
    assert desk.transport.n_underflows == 0


def test_the_position_is_what_is_heard(desk: Desk) -> None:
    desk.play(whole(30_000), start=1_000)
    assert desk.transport.position_samples == 1_000
    desk.go_on(LATENCY)
    assert desk.transport.position_samples == pytest.approx(1_000, abs=1)
    for _ in range(20):
        before = desk.transport.position_samples
        desk.go_on(BLOCK)
        assert desk.transport.position_samples - before == pytest.approx(BLOCK, abs=2)


def test_the_position_at_another_rate(desk: Desk) -> None:
    desk.system.rates = {48_000}
    desk.play(whole(30_000))
    for _ in range(20):
        desk.go_on(BLOCK)

    assert desk.system.rate == 48_000
    assert desk.transport.position_samples == pytest.approx(20 * BLOCK / 2 - LATENCY, abs=3)


def test_stop_fades_out_within_the_time_allowed(desk: Desk) -> None:
    desk.play(whole(30_000))
    desk.go_on(5_000)
    desk.transport.stop()
    assert desk.events[-1] == Stopped()
    rest = desk.go_on(5_000)
    n = int(np.flatnonzero(rest)[-1]) + 1

    assert (n + LATENCY) / RATE < 0.2
    assert np.array_equal(rest[: n - 5 * MS], noise(30_000)[5_000:][: n - 5 * MS])
    assert rest[n - 1] < 0.01
    assert desk.transport.position_samples == 5_000 + n
    assert desk.transport.n_underflows == 0


def test_seek_is_heard_within_the_time_allowed(desk: Desk) -> None:
    desk.play(whole(90_000))
    desk.go_on(5_000)
    desk.transport.seek(60_000)
    assert desk.transport.position_samples == 60_000
    desk.transport.step()
    heard = desk.go_on(5_000)
    at = 25 * MS

    assert np.array_equal(heard[at + 5 * MS :], noise(90_000)[60_000 + 5 * MS : 60_000 + 5_000 - at])
    assert desk.transport.position_samples == pytest.approx(60_000 + 5_000 - at - LATENCY, abs=2)
    assert desk.events == [Started(), Started()]


def test_seek_while_nothing_plays(desk: Desk) -> None:
    desk.transport.seek(100)

    assert not desk.transport.is_playing


def test_another_sound_takes_over(desk: Desk) -> None:
    desk.play(whole(30_000))
    desk.go_on(3_000)
    desk.play(WholeSound(Audio(-noise(2_000), RATE)))
    heard = desk.go_on(2_000 + 25 * MS)

    assert np.array_equal(heard[25 * MS :], -noise(2_000))
    assert len(desk.system.streams) == 1, "the device stays open"


def test_waits_for_what_is_not_made_yet(desk: Desk) -> None:
    sound = GrowingSound(RATE)
    desk.play(sound)
    assert desk.events == [Waiting()]
    assert desk.transport.is_waiting
    desk.go_on(1_000)
    sound.append(noise(5_000))
    desk.transport.step()
    assert desk.events == [Waiting(), Started()]

    heard = desk.go_on(8_000)
    n = int(np.flatnonzero(heard)[-1]) + 1
    assert n == 5_000
    assert np.array_equal(heard[: n - 5 * MS], noise(5_000)[: n - 5 * MS])
    assert heard[n - 1] < 0.01, "no click"
    assert desk.events == [Waiting(), Started(), Waiting()]
    assert desk.transport.is_playing
    assert desk.transport.position_samples == 5_000

    sound.append(noise(5_000))
    sound.complete()
    desk.transport.step()
    assert np.array_equal(desk.go_on(5_000)[5 * MS :][:1_000], noise(5_000)[5 * MS :][:1_000])
    desk.go_on(2 * LATENCY)
    assert desk.events == [Waiting(), Started(), Waiting(), Started(), Finished()]
    assert desk.transport.position_samples == 10_000
    assert desk.transport.n_underflows == 0


def test_no_sample_of_small_chunks_is_lost_in_the_resampler(desk: Desk) -> None:
    desk.system.rates = {48_000}
    sound = GrowingSound(RATE)
    desk.play(sound)
    for chunk in np.split(noise(1_000), 20):
        sound.append(chunk)
        desk.transport.step()
        desk.go_on(BLOCK)
    sound.complete()
    desk.go_on(10_000)

    assert desk.events[-1] == Finished()
    assert np.count_nonzero(abs(desk.system.sound) > 1e-9) == pytest.approx(2_000, abs=2)


def test_a_busy_machine_is_counted(desk: Desk) -> None:
    desk.play(whole(30_000))
    desk.system.pull(RATE // 2)
    assert desk.transport.n_underflows == 1
    desk.transport.step()
    desk.go_on(2_000)

    assert desk.transport.n_underflows == 1
    assert desk.transport.position_samples <= 2_000 + 100 * MS


def test_a_sound_that_fails_is_heard_until_there(desk: Desk) -> None:
    sound = grown(5_000)
    sound.fail("The engine is gone.")
    desk.play(sound)
    heard = desk.go_on(5_000 + LATENCY + 2 * BLOCK)

    assert np.array_equal(heard[: 5_000 - 5 * MS], noise(5_000)[: 5_000 - 5 * MS])
    assert desk.events == [Started(), Failed("The engine is gone.")]
    assert desk.transport.problem is None, "the device is not to blame"


def test_a_loop_goes_on_until_it_is_taken_off(desk: Desk) -> None:
    desk.play(whole(30_000), start=2_000, loop=(2_000, 6_000))
    desk.go_on(LATENCY)
    for n in range(1, 100):
        desk.go_on(BLOCK)
        assert desk.transport.position_samples == pytest.approx(2_000 + n * BLOCK % 4_000, abs=3)
    desk.transport.set_loop(None)
    desk.go_on(30_000 + 2 * LATENCY)

    assert desk.events[-1] == Finished()


def test_a_loop_set_behind_what_is_heard_turns_back_at_once(desk: Desk) -> None:
    desk.play(whole(90_000))
    desk.go_on(20_000)
    desk.transport.set_loop((5_000, 10_000))
    assert desk.transport.position_samples == 5_000

    desk.transport.step()
    desk.go_on(1_200)
    desk.transport.set_loop((0, 6_000))
    assert 5_000 <= desk.transport.position_samples < 6_000, "what was read too far is taken back"


def test_the_volume_moves_without_a_step(desk: Desk) -> None:
    desk.play(WholeSound(Audio(np.ones(60_000, np.float32), RATE)))
    desk.go_on(5_000)
    desk.transport.volume = 0.25
    heard = desk.go_on(5_000)

    assert heard[0] == 1
    assert heard[-1] == pytest.approx(0.25)
    assert np.abs(np.diff(heard)).max() < 0.01
    assert np.flatnonzero(heard == heard[-1])[0] < 0.15 * RATE


def test_a_stored_timeline(desk: Desk) -> None:
    samples = noise(3_000)
    line = Timeline(RATE, [Placed(at, StoredSound(3_000, lambda: Audio(samples, RATE))) for at in (1_000, 6_000)])
    while len(read_fully(line, 0, 9_000)[0]) < 9_000:
        time.sleep(0.001)
    desk.play(line)
    heard = desk.go_on(12_000)

    assert np.array_equal(heard[1_000:4_000], samples)
    assert np.array_equal(heard[6_000:9_000], samples)
    assert desk.events[-1] == Finished()
    assert desk.transport.position_samples == 9_000


def test_the_device_is_closed_a_while_after_the_end(desk: Desk) -> None:
    desk.play(whole(100))
    desk.go_on(round(KEPT_OPEN_S * RATE))
    assert desk.system.streams[0].active
    desk.system.now_s += KEPT_OPEN_S
    desk.transport.step()
    assert not desk.system.streams[0].active
    assert desk.transport.step() is None

    desk.play(whole(100))
    assert np.array_equal(desk.go_on(BLOCK)[:100], noise(100))


class TestDevices:
    def test_the_first_look(self, desk: Desk) -> None:
        desk.transport.look()

        assert desk.events == [DevicesFound()]
        assert desk.transport.devices == ("Loudspeaker", "Headphones"), "each once, no microphone"
        assert desk.transport.problem is None

    def test_none_and_then_one(self, desk: Desk) -> None:
        names, desk.system.names = desk.system.names, []
        desk.transport.look()
        assert "no output device" in str(desk.transport.problem)
        assert desk.transport.devices == ()
        desk.play(whole(100))
        assert desk.events == [DevicesFound(), Failed(str(desk.transport.problem))]
        assert not desk.transport.is_playing

        desk.system.names = names
        desk.transport.look()
        assert desk.system.n_looks == 1
        assert desk.transport.problem is None
        desk.play(whole(100))
        assert desk.events[-1] == Started()

    def test_none_and_then_one_without_a_look(self, desk: Desk) -> None:
        names, desk.system.names = desk.system.names, []
        desk.play(whole(100))
        desk.system.names = names
        desk.play(whole(100))

        assert desk.events[-1] == Started()
        assert desk.system.n_looks == 1

    def test_without_portaudio(self, by_hand: Any) -> None:
        def missing() -> Any:
            raise DeviceError("The PortAudio library is missing.")

        events: list[DeckEvent] = []
        transport = Transport(events.append, missing, by_hand.clock)
        transport.look()
        transport.play(whole(100), 0, None)

        assert transport.problem == "The PortAudio library is missing."
        assert events == [DevicesFound(), Failed("The PortAudio library is missing.")]
        assert transport.position_samples == 0

    def test_what_plays_goes_on_through_another_one(self, desk: Desk) -> None:
        desk.play(whole(30_000))
        desk.go_on(5_000)
        before = desk.transport.position_samples
        desk.transport.set_device("Headphones")
        desk.transport.step()

        assert [stream.active for stream in desk.system.streams] == [False, True]
        assert desk.system.streams[1].device == 1
        assert desk.transport.position_samples == before
        assert np.array_equal(desk.go_on(2_000)[5 * MS :], noise(30_000)[before:][5 * MS : 2_000])

    def test_one_that_is_not_there(self, desk: Desk) -> None:
        desk.transport.set_device("Stage")
        desk.play(whole(100))

        assert "'Stage' is not there" in str(desk.transport.problem)
        desk.transport.set_device(None)
        assert desk.transport.problem is None

    def test_one_that_refuses(self, desk: Desk) -> None:
        desk.system.is_refused = True
        desk.play(whole(100), start=50)
        assert desk.events == [Failed("The sound device cannot be used (Device unavailable).")]
        assert desk.transport.position_samples == 50

        desk.system.is_refused = False
        desk.play(whole(100))
        assert desk.events[-1] == Started()
        assert desk.transport.problem is None

    @pytest.mark.parametrize("is_silent", [False, True])
    def test_one_that_vanishes(self, desk: Desk, is_silent: bool) -> None:
        desk.play(whole(30_000))
        desk.go_on(5_000)
        if is_silent:
            desk.system.now_s += STALLED_S
        else:
            desk.system.streams[0].active = False
        desk.transport.step()

        assert isinstance(desk.events[-1], Failed)
        assert "connected" in str(desk.transport.problem)
        assert not desk.transport.is_playing
        assert 3_000 < desk.transport.position_samples < 30_000

        desk.events.clear()
        desk.play(whole(30_000))
        assert desk.system.n_looks == 1, "another one may be there now"
        assert desk.transport.problem is None
        assert desk.events == [Started()]

    def test_a_look_waits_for_the_end(self, desk: Desk) -> None:
        desk.play(whole(1_000))
        desk.transport.look()
        assert DevicesFound() not in desk.events
        desk.go_on(1_000 + LATENCY)
        while desk.transport.step() is not None:
            desk.go_on(BLOCK)

        assert desk.events[-2:] == [Finished(), DevicesFound()]
