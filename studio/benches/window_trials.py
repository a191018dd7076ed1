"""The trials of `dubsmith bench --window`, each run in a process of its own, with an empty home and no loudspeaker.

    python -m studio.benches.window_trials TRIAL FOLDER STARTED [PROJECT]

FOLDER is that home; STARTED the moment (seconds since the epoch) when the process was started. Prints one JSON object.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication

from studio.benches.window_room import Paints, Room, quiet_house
from studio.core.fake_engine import FakeEngine
from studio.core.ports import Engine
from studio.core.settings import Settings
from studio.core.speech import Request, VoiceId
from studio.gui.desk.lengths import Fitted
from studio.gui.shell.start import run
from studio.gui.shell.window import MainWindow
from studio.jobs.memory import rss_bytes
from studio.project import edits
from studio.project.document import RowId, TakeRecord
from studio.project.opening import create
from studio.project.sound import Sound

Figures = Mapping[str, Any]

N_LINES, N_TAKES = 10_000, 2_000
TAKE_TEXT = "Three seconds of speech, as long as many a line."
SENTENCES = (
    "The quick brown fox jumps over the lazy dog, and then it walks home through the quiet evening rain.",
    "清晨的阳光照进小屋，老人推开窗户，远处的山还蒙着一层薄雾，院子里的鸡已经叫了三遍。",
    "What brings you to the land of the gatekeepers?",
    "你还活着已经算是很走运了。",
)
TYPED = ("Well, nobody here knows", "今天下午我们去公园散步吧")
"""What is typed behind a line, a key each."""
N_RENDERED = 80
"""Lines that are queued while keys are measured."""
N_FRAMES = 200
LOOK_MS = 20
"""Between two looks at a window that starts."""


def start(folder: Path, started: float, _: Path) -> Figures:
    """From the process to the first paint, to the engine, and to the first sound of a line played at once."""
    import studio.cli  # what the command imports is part of the way

    assert studio.cli
    marks: dict[str, Any] = {}

    def mark(name: str) -> None:
        marks.setdefault(name, time.time() - started)

    def make_engine(settings: Settings, notify: Callable[[str], None]) -> Engine:
        engine = real.make_engine(settings, notify)
        engine.load()
        mark("engine_ready_s")
        return engine

    real = quiet_house(folder, lambda: mark("first_sound_s"))
    application = QApplication(sys.argv[:1])
    paints = Paints(lambda event: True)
    application.installEventFilter(paints)

    def look() -> None:
        """Play as soon as there is a line; close when it is heard."""
        window = next((top for top in application.topLevelWidgets() if isinstance(top, MainWindow)), None)
        if window is None or not window.table.model.rowCount():
            return
        mark("first_line_s")
        if "first_sound_s" in marks:
            marks["rss_mb"] = rss_bytes() / 1e6
            timer.stop()
            window.close()
        elif not is_played:
            is_played.append(True)
            window.commands["play_line"].trigger()

    is_played: list[bool] = []
    timer = QTimer()
    timer.setInterval(LOOK_MS)
    timer.timeout.connect(look)
    timer.start()
    run(replace(real, make_engine=make_engine), None)
    marks["first_paint_s"] = paints.first_s - started
    marks["torch_at_first_paint"] = paints.had_torch
    return marks


def typing(folder: Path, _started: float, _: Path) -> Figures:
    """From a key to the estimate and to the planned length in the meter, at rest and while lines are rendered."""
    room = Room(folder)
    script = folder / "typing.srt"
    texts = [SENTENCES[2], SENTENCES[3], *(f"{i}. {SENTENCES[i % len(SENTENCES)]}" for i in range(N_RENDERED))]
    script.write_text(_srt(texts), "utf-8")
    desk = room.desk
    desk.import_script(script)
    desk.worker.start()
    rows = [row.id for row in desk.script.document]
    room.until(lambda: desk.engine.state == "ready" and not any(desk.lengths.length(id_).is_estimate for id_ in rows))
    at_rest = _keys(room, rows, "")
    # Two lines are typed in; the others are being made meanwhile.
    desk.queue.render(rows[2:])
    room.until(lambda: any(entry.state == "running" for entry in desk.queue.entries))
    busy = _keys(room, rows, " ")
    n_left = len(desk.queue.entries)
    desk.queue.cancel_all()
    room.close()
    return {"at_rest": at_rest, "rendering": busy, "lines_left_in_queue": n_left}


def _keys(room: Room, rows: list[RowId], before: str) -> Figures:
    estimates_s, plans_s = [], []
    for id_, text in zip(rows, TYPED, strict=False):
        editor = room.open_editor(id_)
        meter = Paints(partial(_is_in, room, id_))
        room.view.viewport().installEventFilter(meter)

        def follow(event: Fitted, id_: RowId = id_, meter: Paints = meter) -> None:
            if id_ in event.rows:
                meter.forget()

        room.desk.lengths.fitted.connect(follow)
        for key in before + text:
            began = time.perf_counter()
            meter.forget()
            QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, key))
            assert room.desk.lengths.length(id_).is_estimate
            room.until(partial(_is_shown, room, id_, meter, may_be_estimate=True))
            estimates_s.append(time.perf_counter() - began)
            room.until(partial(_is_shown, room, id_, meter, may_be_estimate=False))
            plans_s.append(time.perf_counter() - began)
        room.desk.lengths.fitted.disconnect(follow)
        room.view.viewport().removeEventFilter(meter)
        QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier(0)))
    return {"estimate_ms": _spread_ms(estimates_s), "planned_ms": _spread_ms(plans_s)}


def _is_in(room: Room, id_: RowId, event: QPaintEvent) -> bool:
    """Whether a paint reaches the row's meter."""
    return event.region().intersects(room.meter(id_))


def _is_shown(room: Room, id_: RowId, meter: Paints, may_be_estimate: bool) -> bool:
    return meter.is_painted and (may_be_estimate or not room.desk.lengths.length(id_).is_estimate)


def many(folder: Path, _started: float, project: Path) -> Figures:
    """Importing a very long script, and scrolling in it at rest and while the engine plans all of it."""
    room = Room(folder)
    script = folder / "long.srt"
    script.write_text(_srt(f"{i}. {SENTENCES[i % len(SENTENCES)]}" for i in range(N_LINES)), "utf-8")
    began = time.perf_counter()
    room.until_shown(lambda: room.desk.import_script(script))
    figures: dict[str, Any] = {"import_s": time.perf_counter() - began}
    room.desk.project.save_as(project)
    figures["at_rest"] = _scrolling(room)
    room.desk.worker.start()
    room.until(lambda: room.desk.engine.state == "ready")
    figures["planning"] = _scrolling(room)
    room.close()
    return figures


def _scrolling(room: Room) -> Figures:
    """Frames of the table: by the wheel (three lines), and by dragging the scroll bar to anywhere."""
    bar = room.view.verticalScrollBar()
    bar.setValue(0)
    choose = random.Random(1)
    wheel = [bar.singleStep() * 3 * i for i in range(1, N_FRAMES)]
    anywhere = [choose.randrange(bar.maximum()) for _ in range(N_FRAMES)]
    return {name: _spread_ms(room.frames_s(places)) for name, places in (("wheel_ms", wheel), ("jump_ms", anywhere))}


def opening(folder: Path, _started: float, project: Path) -> Figures:
    """Opening a project, and what it takes up in memory."""
    room = Room(folder)
    room.desk.project.new()
    room.rest()
    before = rss_bytes()
    began = time.perf_counter()
    room.until_shown(lambda: room.desk.project.open(project))
    figures: dict[str, Any] = {"open_s": time.perf_counter() - began, "empty_mb": before / 1e6}
    figures["open_mb"] = rss_bytes() / 1e6
    bar = room.view.verticalScrollBar()
    room.frames_s(range(0, bar.maximum(), max(1, bar.maximum() // N_FRAMES)))
    figures["scrolled_mb"] = rss_bytes() / 1e6
    room.close()
    return figures


def make_takes(folder: Path, _started: float, project: Path) -> Figures:
    """Not measured: the project whose opening is."""
    opened = create(project)
    document, store = opened.document, opened.store
    engine = FakeEngine()
    voice = VoiceId("af_heart")
    for i in range(N_TAKES):
        row = edits.add(document, document.row_at(i - 1).id if i else None, f"{i}. {TAKE_TEXT}")
        document.apply(row)
        store.write("Add", row)
        id_, take = document.row_at(i).id, document.new_take_id()
        spoken = engine.render(Request(TAKE_TEXT, voice, target_samples=3 * engine.sample_rate, seed=i))
        store.put_sound(take, Sound(spoken.audio, spoken.phonemes, spoken.words, spoken.natural_samples))
        record = TakeRecord(
            id=take,
            row=id_,
            digest=f"{i:064x}",
            text=f"{i}. {TAKE_TEXT}",
            voice=voice,
            prosody=Request(TAKE_TEXT, voice).prosody,
            seed=i,
            target_samples=None,
            n_samples=spoken.audio.n_samples,
            sample_rate=spoken.audio.sample_rate,
            compute_s=0.0,
            made="2026-01-01T00:00:00+00:00",
        )
        patch = edits.add_take(document, record)
        document.apply(patch)
        store.write("Take", patch)
    store.close()
    return {}


def _srt(texts: Iterable[str]) -> str:
    """Lines of four seconds, five apart."""

    def clock(seconds: int) -> str:
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},000"

    return "\n".join(f"{i + 1}\n{clock(5 * i)} --> {clock(5 * i + 4)}\n{text}\n" for i, text in enumerate(texts))


def _spread_ms(seconds: list[float]) -> Figures:
    nine = quantiles(seconds, n=10)[8]
    return {"median": median(seconds) * 1e3, "p90": nine * 1e3, "most": max(seconds) * 1e3, "n": len(seconds)}


TRIALS: Mapping[str, Callable[[Path, float, Path], Figures]] = {
    "start": start,
    "typing": typing,
    "many": many,
    "opening": opening,
    "make_takes": make_takes,
}

if __name__ == "__main__":
    trial, folder, started, project = sys.argv[1:]
    print(json.dumps(TRIALS[trial](Path(folder), float(started), Path(project))))
