"""Plays a line from the desk while the real engine makes it; prints what happened, when, as JSON.

Run by test_line.py in a process of its own: ALSA reads its configuration once, when PortAudio begins.
Arguments: a script of one line, and where its take goes afterwards (.npy, float32 [n_samples]).
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from studio.core.paths import user_paths
from studio.desktop import house
from studio.gui.desk.desk import Desk
from studio.gui.desk.states import Told
from studio.playback.deck import SoundDeck
from studio.wishes import Machine

PATIENCE_S = 60


def main(script: Path, take_path: Path) -> dict[str, Any]:
    application = QCoreApplication(sys.argv[:1])
    desk = Desk(replace(house(user_paths(), Machine(device="cpu"), SoundDeck), other_engines={}))
    told: dict[str, Any] = {}

    def until(is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_S
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError(f"The desk did not get there: {told}")
            application.processEvents()
            time.sleep(0.002)

    def fail(event: Told) -> None:
        if event.kind == "problem":
            raise SystemExit(event.sentence)

    desk.told.connect(fail)
    desk.sound.grew.connect(lambda _: told.setdefault("first_chunk_s", time.monotonic()))
    desk.queue.taken.connect(lambda _: told.setdefault("complete_s", time.monotonic()))
    desk.worker.start()
    desk.project.new()
    desk.import_script(script)
    id_ = desk.script.document.row_at(0).id
    until(lambda: desk.engine.state == "ready" and not desk.lengths.length(id_).is_estimate)
    until(lambda: not desk.sound.problem)

    told["play_s"] = time.monotonic()
    desk.sound.play_line(id_)
    until(lambda: "complete_s" in told and not desk.sound.is_playing)
    told["finished_s"] = time.monotonic()
    told["position_samples"] = desk.sound.position.sample

    take = desk.script.document.rows[id_].take
    assert take is not None
    np.save(take_path, desk.takes.heard(take).samples)
    time.sleep(0.5)  # the sound server still plays what it was given
    desk.close()
    return told


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
