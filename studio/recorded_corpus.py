"""The composition root of recordings that a student shall learn from: who reads their texts, and in whose style."""

from collections.abc import Callable
from pathlib import Path

from studio.analysis.recording import Recording
from studio.core.errors import InputError
from studio.core.paths import Paths
from studio.core.speech import VoiceId
from studio.synth.engine import KokoroEngine
from studio.text.reader import read
from studio.text.symbols import table
from studio.training import preparing, recordings
from studio.training.corpus import shard_path
from studio.training.preparing import Prepared, Reader
from studio.training.recordings import Listed, Unfit
from studio.voices.shelf import Shelf

FOLDER = "shards"
"""In the folder of a run: the shards made of recordings."""
HEARD = 10
"""Recordings by which the nearest voice is chosen."""


def is_of_recordings(data: Path) -> bool:
    """Whether a folder has no shards, so that it can only hold recordings."""
    return not any(data.glob("shard-*.safetensors"))


class RecordedCorpus:
    """The shards of a folder of recordings; made where they are missing.

    Every method raises StudioError with a sentence for the person.
    """

    def __init__(self, data: Path, out: Path, paths: Paths, voice: str | None) -> None:
        """`out`: the folder of the run; `voice`: whose style the student shall have for these recordings, None: the
        stock voice that is nearest."""
        self.folder = out / FOLDER
        self._listed = recordings.listed(data)
        self._paths = paths
        self._shelf = Shelf(paths.voices)
        noted = preparing.note_of(self.folder)
        if voice is None:
            voice = noted.voice if noted else _nearest(self._listed)
        self.voice = self._shelf.find(VoiceId(voice))
        preparing.claim(self.folder, self._listed, voice)

    @property
    def is_ready(self) -> bool:
        count = -(-len(self._listed.recordings) // preparing.PER_SHARD)
        return all(shard_path(self.folder, number).exists() for number in range(count))

    def prepare(
        self,
        device: str,
        tell: Callable[[Prepared], None],
        is_stopped: Callable[[], bool],
        rank: int = 0,
        world: int = 1,
    ) -> bool:
        """As `preparing.prepare`; `device` as in KokoroEngine."""
        if self.is_ready:
            return True
        engine = KokoroEngine(self._paths.cache, self._shelf, device)
        reader = Reader(
            engine.network(),
            table(),
            self.voice.id,
            self._phonemes,
            lambda n_tokens: self._shelf.style(self.voice.id, n_tokens),
        )
        try:
            return preparing.prepare(self._listed, reader, self.folder, tell, is_stopped, rank, world)
        finally:
            engine.unload()

    def _phonemes(self, text: str) -> tuple[str, str]:
        reading = read(text, voice_lang=self.voice.lang)
        return reading.lang, "".join(word.phonemes + word.after for word in reading.words).strip()


def _nearest(listed: Listed) -> VoiceId:
    from studio.synth.cloning.blend import similarities, stock_embeddings
    from studio.synth.cloning.encoder import load_encoder
    from studio.synth.cloning.target import joined_speech

    heard: list[Recording] = []
    problems: list[str] = []
    for one in listed.recordings:
        try:
            heard.append(recordings.loaded(one))
        except Unfit as fault:
            problems.append(recordings.left_out(one.name, str(fault)))
        if len(heard) == HEARD:
            break
    if not heard:
        raise InputError(f"None of the recordings is fit to learn from. {problems[0]}")
    return next(iter(similarities(load_encoder().of(joined_speech(heard)), stock_embeddings())))
