"""How tests use the command line."""

import json
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from studio.core.audio import Samples

TIMED = """\
1
00:00:01,000 --> 00:00:03,000
Tom: Hello there, my friend.

2
00:00:04,000 --> 00:00:06,500
Mei: 你好，我的朋友。

3
00:00:07,000 --> 00:00:09,000
Tom: ...

4
00:00:10,000 --> 00:00:12,000
Mei: 再见。
"""
TOO_LONG = """\
1
00:00:01,000 --> 00:00:01,300
This is far too much to say in so short a time.

2
00:00:01,400 --> 00:00:03,000
Yes.
"""


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Result]
"""Runs a command in `tmp_path`, with the tone generator for an engine unless `engine` is False."""


def wav(path: Path) -> tuple[int, int]:
    """Samples and rate."""
    with wave.open(str(path)) as file:
        return file.getnframes(), file.getframerate()


SPEECH_HZ = 16_000


def murmur(seconds: float) -> Samples:
    """Something like syllables: a tone of 140 Hz with its overtones, in bursts."""
    at = np.arange(round(seconds * SPEECH_HZ)) / SPEECH_HZ
    tone = sum(np.sin(2 * np.pi * 140 * n * at + n) / n for n in range(1, 50))
    loud = np.clip(np.sin(2 * np.pi * 2 * at), 0, None) * (at % 3 < 2.5)
    return (0.1 * tone * loud).astype(np.float32)
