"""A small dub without an engine: what `dubsmith dub` leaves in its folder."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from studio.core.pcm import to_pcm24
from studio.export.wav import write_wav

RATE = 48_000
LINES = (
    (1, 1000, 1500, "Mei", "最后一班船。"),
    (2, 1810, 900, "Tom", 'He said "go" & ran <fast>.'),
    (3, 1200, 2000, "Mei", "Two at once."),
    (4, 7234, 700, "", "The end."),
)
"""Id, start and length in ms, speaker, text; the first and third overlap."""

MakeDub = Callable[..., Path]


@pytest.fixture
def make_dub(tmp_path: Path) -> MakeDub:
    """Writes a dub of some lines into a folder of that name; each line is a tone of its own."""

    def make(name: str = "dub", lines: tuple[tuple[int, int, int, str, str], ...] = LINES) -> Path:
        folder = tmp_path / name
        (folder / "clips").mkdir(parents=True, exist_ok=True)
        entries = []
        for id_, start_ms, length_ms, speaker, text in lines:
            n = length_ms * RATE // 1000
            tone = 0.3 * np.sin(2 * np.pi * (200 + 10 * len(text)) * np.arange(n) / RATE)
            write_wav(folder / "clips" / f"{id_:04}.wav", [to_pcm24(tone.astype(np.float32))], n, RATE)
            entries.append(
                {
                    "id": id_,
                    "start_ms": start_ms,
                    "speaker": speaker,
                    "voice": "af_heart",
                    "text": text,
                    "clip": f"clips/{id_:04}.wav",
                    "n_samples": n,
                    "rate": RATE,
                }
            )
        report = {"lines": entries, "totals": {"mix_gain_db": 0.0}}
        (folder / "report.json").write_text(json.dumps(report), encoding="utf-8")
        (folder / "captions.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHello\n", encoding="utf-8")
        return folder

    return make
