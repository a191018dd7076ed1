"""When somebody speaks in a film or a recording: Silero VAD 6 (Silero Team, 2025, github.com/snakers4/silero-vad, MIT).

Of the package only the network is used, on onnxruntime: what else is in it would load torch.
"""

from collections.abc import Generator, Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from studio.core.audio import Samples
from studio.core.errors import SetupError
from studio.core.script import Cue

RATE_HZ = 16_000
"""Of the sound that it hears."""
_STEP = 512
"""Samples that each answer is about: 32 ms."""
_BEFORE = 64
"""Samples before them that it hears as well."""
_AT_ONCE = 512
"""Steps in one call: 16 s."""
_STATE = (1, 1, 128)
_MODEL = Path("data", "silero_vad_16k_sequence.onnx")

_SURE, _DOUBTFUL = 0.5, 0.35
"""Speech begins where it is as probable as the first, and ends where it is less so than the second."""
_SHORTEST_MS = 250
"""Of speech: below this it is a noise."""
_PAUSE_MS = 300
"""Of silence: below this somebody draws breath, and goes on."""
_MARGIN_MS = 60
"""Before and after what was found: soft beginnings and ends are heard late."""

Probabilities = npt.NDArray[np.float32]


def speech_in(sound: Iterable[Samples]) -> Generator[float, None, tuple[Cue, ...]]:
    """When somebody speaks in a mono sound at `RATE_HZ`, in order of time; gives the seconds heard, as it goes.

    The length of the sound does not matter to the memory. Raises SetupError where the network is not installed.
    """
    found: list[Probabilities] = []
    for part in probabilities(sound):
        found.append(part)
        yield sum(map(len, found)) * _STEP / RATE_HZ
    return stretches(np.concatenate([np.zeros(0, np.float32), *found]))


def probabilities(sound: Iterable[Samples]) -> Iterator[Probabilities]:
    """How probable speech is in each step of the sound, 0 to 1; some at a time."""
    network = _network()
    hidden, cell = np.zeros(_STATE, np.float32), np.zeros(_STATE, np.float32)
    before: Samples = np.zeros(_BEFORE, np.float32)
    for steps in _steps(sound):
        contexts = np.concatenate([before[None], steps[:-1, -_BEFORE:]])
        heard = {"input": np.concatenate([contexts, steps], axis=1), "h": hidden, "c": cell}
        answers, hidden, cell = network.run(["speech_probs", "hn", "cn"], heard)
        before = steps[-1, -_BEFORE:]
        yield np.asarray(answers, np.float32).reshape(-1)


def stretches(probable: Probabilities) -> tuple[Cue, ...]:
    """The stretches of speech, by how probable it is in each step."""
    found: list[list[float]] = []
    speaks = False
    for number, value in enumerate(probable.tolist()):
        at_ms = number * _STEP * 1000 / RATE_HZ
        if not speaks and value >= _SURE:
            speaks = True
            if found and at_ms - found[-1][1] < _PAUSE_MS:
                found[-1][1] = np.inf
            else:
                found.append([at_ms, np.inf])
        elif speaks and value < _DOUBTFUL:
            speaks = False
            found[-1][1] = at_ms
    end_ms = len(probable) * _STEP * 1000 / RATE_HZ
    kept = [(start, min(end, end_ms)) for start, end in found if min(end, end_ms) - start >= _SHORTEST_MS]
    return tuple(Cue(round(max(0, start - _MARGIN_MS)), round(min(end_ms, end + _MARGIN_MS))) for start, end in kept)


def _steps(sound: Iterable[Samples]) -> Iterator[npt.NDArray[np.float32]]:
    """The sound in steps [n_steps, _STEP]; the last one is filled up with silence."""
    rest: Samples = np.zeros(0, np.float32)
    most = _STEP * _AT_ONCE
    for block in sound:
        rest = np.concatenate([rest, block])
        while len(rest) >= most:
            yield rest[:most].reshape(-1, _STEP)
            rest = rest[most:]
    if len(rest):
        yield np.pad(rest, (0, -len(rest) % _STEP)).reshape(-1, _STEP)


@lru_cache(maxsize=1)
def _network() -> Any:
    import onnxruntime

    spec = find_spec("silero_vad")
    if spec is None or spec.origin is None:
        raise SetupError("Finding speech needs Silero VAD: install it by `pip install silero-vad`.")
    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1
    options.log_severity_level = 3
    model = str(Path(spec.origin).parent / _MODEL)
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
