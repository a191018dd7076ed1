"""The composition root of sound files: every kind by the room that knows it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from studio.core.audio import Audio
from studio.core.pcm import to_pcm24
from studio.core.sound_forms import SoundWish, Tags, check_rate, form_of
from studio.export.output import writing_to
from studio.export.wav import info, write_wav


def check(sound: SoundWish, rate_hz: int) -> None:
    """Raises InputError where such files cannot have that rate, and SetupError where they need what is not installed:
    before the work rather than after it."""
    check_rate(sound.form, rate_hz)
    if sound.form == "m4a":
        from studio.media.encode import require

        require()


def encode(source: Path, target: Path, tags: Tags) -> None:
    """Write a WAV file of 24 bits as the kind of file that the ending of `target` says. Raises OutputError, and
    SetupError where PyAV is missing for m4a."""
    if form_of(target) == "m4a":
        from studio.media.encode import encode as by_pyav

        with writing_to(target):
            by_pyav(source, target, tags)
    else:
        from studio.export.encode import encode as by_libsndfile

        by_libsndfile(source, target, tags)


def save(audio: Audio, path: Path, tags: Tags) -> None:
    """Write sound in place of `path`, as its ending says. Raises OutputError and SetupError."""
    with writing_to(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    steps = to_pcm24(audio.samples)
    if form_of(path) == "wav":
        write_wav(path, [steps], audio.n_samples, audio.sample_rate, chunks=info(tags.comment))
        return
    with TemporaryDirectory() as folder:
        source = Path(folder) / "sound.wav"
        write_wav(source, [steps], audio.n_samples, audio.sample_rate)
        encode(source, path, tags)
