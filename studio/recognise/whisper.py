"""Whisper, as faster-whisper runs it on the CPU."""

import os
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import soxr

from studio.core.audio import Audio
from studio.core.errors import SetupError
from studio.core.speech import Lang
from studio.recognise.model import model_folder

RATE_HZ = 16_000
BEAM = 5
WINDOW_S = 29
"""Whisper's window of 30 s, less a margin: longer sounds need its time stamps to go from one window to the next."""
_STYLES: Mapping[str, str] = {"zh": "以下是普通话的句子。", "ja": "はい。", "ko": "네."}
"""Whisper writes on as it finds the text before: in simplified characters, with punctuation."""


class WhisperRecogniser:
    """Implements `Recogniser`. Loads its model when it is first asked; several threads are heard in turn."""

    def __init__(self, cache: Path, named: str = "", threads: int = 0) -> None:
        """`named`: the folder of a model, empty for that of the packages; `threads`: 0 for one per core."""
        self._cache = cache
        self._named = named
        self._threads = threads
        self._model: Any = None
        self._lock = threading.Lock()

    def hear(self, audio: Audio, lang: Lang) -> str:
        samples = soxr.resample(audio.samples, audio.sample_rate, RATE_HZ).astype(np.float32)
        with self._lock:
            segments, _ = self._loaded().transcribe(
                np.clip(samples, -1.0, 1.0),
                language=lang,
                beam_size=BEAM,
                temperature=0.0,
                condition_on_previous_text=False,
                initial_prompt=_STYLES.get(lang),
                without_timestamps=len(samples) < WINDOW_S * RATE_HZ,
            )
            return "".join(segment.text for segment in segments).strip()

    def _loaded(self) -> Any:
        if self._model is None:
            folder = model_folder(self._cache, self._named)
            try:
                from faster_whisper import WhisperModel
                from tqdm import tqdm
            except ImportError as error:
                raise SetupError(
                    f"The recogniser cannot be loaded ({error}): `dubsmith recogniser --install` installs it."
                ) from error
            tqdm.monitor_interval = 0  # else a bar that nobody sees starts a thread that never ends
            try:
                self._model = WhisperModel(
                    str(folder),
                    device="cpu",
                    compute_type="int8",
                    cpu_threads=self._threads or os.cpu_count() or 1,
                    local_files_only=True,
                )
            except (RuntimeError, ValueError, OSError) as error:
                raise SetupError(f"The recogniser's model in {folder} cannot be used ({error}).") from error
        return self._model
