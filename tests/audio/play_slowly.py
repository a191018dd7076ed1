"""Plays a sound while it is being made, then another one that is stopped; prints what happened, when, as JSON.

Run by test_sound.py in a process of its own: ALSA reads its configuration once, when PortAudio begins.
Arguments: the sound (.npy, float32 [n_samples]), its sample rate, the number of chunks, the seconds between two.
"""

import json
import sys
import threading
import time
from queue import SimpleQueue
from typing import Any

import numpy as np

from studio.core.audio import Audio
from studio.core.listening import DeckEvent, DevicesFound, Failed, Finished, Started, Stopped
from studio.playback.deck import SoundDeck

PATIENCE_S = 10


def main(path: str, sample_rate: int, n_chunks: int, pause_s: float) -> dict[str, Any]:
    take = np.load(path)
    events: SimpleQueue[DeckEvent] = SimpleQueue()

    def wait_for(kind: type[DeckEvent]) -> None:
        while not isinstance(event := events.get(timeout=PATIENCE_S), kind):
            if isinstance(event, Failed):
                raise SystemExit(event.reason)

    deck = SoundDeck(events.put)
    wait_for(DevicesFound)
    told: dict[str, Any] = {"devices": deck.devices, "problem": deck.problem}

    sound = deck.growing(sample_rate)

    def make() -> None:
        for chunk in np.array_split(take, n_chunks):
            sound.append(chunk)
            time.sleep(pause_s)
        told["complete_s"] = time.monotonic()
        sound.complete()

    maker = threading.Thread(target=make)
    told["play_s"] = time.monotonic()
    deck.play(sound)
    told["play_took_s"] = time.monotonic() - told["play_s"]
    maker.start()
    wait_for(Finished)
    told["finished_s"] = time.monotonic()
    maker.join()
    told["position_samples"] = deck.position_samples
    told["n_underflows"] = deck.n_underflows

    time.sleep(0.5)
    told["again_s"] = time.monotonic()
    deck.play(Audio(take, sample_rate))
    wait_for(Started)
    time.sleep(0.5)
    told["stop_s"] = time.monotonic()
    deck.stop()
    wait_for(Stopped)
    told["stopped_at_samples"] = deck.position_samples
    time.sleep(0.5)
    deck.close()
    return told


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))))
