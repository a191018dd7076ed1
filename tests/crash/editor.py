"""Edits and renders one project until it is killed, and prints what the file has acknowledged.

    python editor.py PROJECT SEED

On standard output, a line of JSON each: {"edit": [[table, key, record or null], ...]} before a patch is written,
{"kept": its number from 1} once it is on the disk, and {"drafted": [row, text]} once a draft must be.
"""

import json
import random
import sys
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path

from studio.core.fake_engine import FakeEngine
from studio.core.prosody import Prosody
from studio.core.script import Cue
from studio.core.speech import Request, VoiceId
from studio.project import edits
from studio.project.codec import encoded
from studio.project.document import Patch, TakeRecord
from studio.project.opening import open_project
from studio.project.sound import Sound

VOICE = VoiceId("af_heart")
ROWS = 60


def main(path: Path, seed: int) -> None:
    choose = random.Random(seed)
    opened = open_project(path, say_failure)
    document, store = opened.document, opened.store
    engine = FakeEngine()
    done: list[tuple[str, Patch]] = []
    numbers = count(1)
    say({"opened": len(document)})

    def do(title: str, patch: Patch) -> None:
        document.apply(patch)
        number = next(numbers)
        say({"edit": [[c.table, c.key, None if c.after is None else encoded(c.after)] for c in patch.changes]})
        store.write(title, patch, lambda: say({"kept": number}))

    def type_text() -> None:
        row = choose.choice(list(document))
        text = ""
        for word in choose.choices(["one", "two", "你好", "three"], k=4):
            text += word + " "
            store.draft(row.id, text)
        if choose.random() < 0.3:
            # What was asked before is on the disk once this is: the draft is then as good as acknowledged.
            store.flush()
            say({"drafted": [row.id, text]})
        done.append(("Text", edits.set_text(document, row.id, text)))
        do(*done[-1])

    def undo() -> None:
        if done:
            title, patch = done.pop()
            fitting = document.rebased(patch.turned_round())
            do(f"Undo {title}", fitting)

    def change_rows() -> None:
        ids = [row.id for row in document]
        if len(ids) < ROWS:
            do("Add", edits.add(document, choose.choice([None, *ids]), "some more words to say"))
        elif choose.random() < 0.5:
            do("Delete", edits.delete(document, choose.sample(ids, 3)))
        else:
            do("Move", edits.move(document, choose.sample(ids, 2), choose.randrange(len(ids))))
        done.clear()

    def split() -> None:
        row = choose.choice(list(document))
        if len(row.text.split()) > 1:
            do("Split", edits.split(document, row.id, row.text.index(" ")))
            done.clear()

    def render() -> None:
        row = choose.choice(list(document))
        spoken = engine.render(Request(row.text or "a", VOICE, seed=choose.randrange(100)))
        take = document.new_take_id()
        store.put_sound(take, Sound(spoken.audio, spoken.phonemes, spoken.words, spoken.natural_samples))
        n_samples = spoken.audio.n_samples
        record = TakeRecord(
            take, row.id, "0" * 64, row.text, VOICE, Prosody(), 0, None, n_samples, 24_000, 0.0, "2026-01-01T00:00:00"
        )
        do("Take", edits.add_take(document, record))

    def clean_up() -> None:
        if len(document.takes) > 200:
            do("Clean up", edits.clean_up_takes(document))

    if not len(document):
        do("Add", edits.add(document, None, "the first words"))
        do("Time", edits.set_cue(document, next(iter(document)).id, Cue(0, 2000)))
    steps: list[Callable[[], None]] = [type_text, undo, change_rows, split, render, render, clean_up]
    while True:
        choose.choice(steps)()


def say_failure(sentence: str) -> None:
    say({"failure": sentence})


def say(message: object) -> None:
    with _mouth:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()


_mouth = threading.Lock()

if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
