"""The folder of a dub: clips, mix, captions and a report, valid at every moment of a run."""

import json
import logging
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from studio.core.audio import Audio
from studio.core.errors import OutputError
from studio.core.files import is_temporary, part_of, replacing
from studio.core.pcm import to_pcm24
from studio.core.resting import Rest, no_rest
from studio.core.script import DAY_MS, Cue, Line, Script
from studio.core.sound_forms import FORMS, Encode, Form, SoundWish, check_rate
from studio.core.timecode import samples_of
from studio.core.timeline import Clip
from studio.export.mix import Placed, write_mix
from studio.export.names import clip_names, is_clip_name
from studio.export.output import writing_to
from studio.export.report import Json, RunInfo, line_entry, report, totals_entry
from studio.export.stage import alone_in, was_removed
from studio.export.wav import info, write_wav
from studio.formats.srt import write_srt

_log = logging.getLogger(__name__)

CLIPS, TAILS, MIX, CAPTIONS, REPORT = "clips", "tails", "mix.wav", "captions.srt", "report.json"

_WAV = SoundWish()
_REPORT_SHARE = 0.05
"""The most of a run's time that is spent on rewriting the report."""


class DubFolder:
    """Takes in clips as they are ready; used as a context.

    At every moment, also after a kill, the report names finished clips only, and no file is half-written.
    When the block ends before `finish`, the report and the captions tell of what there is. In the folder only
    the names of a dub are ever replaced, and only clips that the report of an earlier run lists are ever
    removed: at the end of a finished run, those it no longer has. Every method raises OutputError, and entering the
    block InputError where another run is writing into the folder.
    """

    def __init__(
        self,
        folder: Path,
        script: Script,
        sample_rate: int,
        run: Callable[[], RunInfo],
        plain: Callable[[str], str] = str,
        sound: SoundWish = _WAV,
        encode: Encode | None = None,
    ) -> None:
        """`sample_rate` is that of all sound; `plain` gives a text as people read it, without marks and readings.

        `run` is asked anew for every report, since the device may change while the run goes on. `encode` is needed for
        files other than WAV, which come at the end. Raises InputError where such files cannot have that rate.
        """
        check_rate(sound.form, sample_rate)
        self._sound = sound
        self._encode = encode
        self._form: Form = "wav"
        self._folder = folder
        self._script = script
        self._sample_rate = sample_rate
        self._run = run
        self._plain = plain
        self._names = clip_names((line.id, line.speaker, plain(line.text)) for line in script.lines)
        self._clips: dict[int, Clip] = {}
        self._started = self._saved = time.monotonic()
        self._save_s = 0.0
        self._finished = False
        self._earlier: set[str] = set()
        self._mix = ""
        self._alone = ExitStack()

    def __enter__(self) -> "DubFolder":
        with writing_to(self._folder), ExitStack() as alone:
            (self._folder / CLIPS).mkdir(parents=True, exist_ok=True)
            alone.enter_context(alone_in(self._folder))
            _remove_abandoned(self._folder)
            self._earlier = listed_sounds(self._folder / REPORT)
            self._mix = listed_mix(self._folder / REPORT)
            self._save_report()
            self._alone = alone.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._alone:
            if self._finished:
                return
            try:
                self._save_captions()
                self._save_report()
            except OutputError as second:
                if error is None:
                    raise
                _log.error("The report could not be saved after %r: %s", error, second)

    def add(self, clip: Clip, audio: Audio | None, tail: Audio | None = None) -> None:
        """Write a clip's sound, if it has any, and what rings on behind it, and tell of the line in the report."""
        self._write_sound(self._path(clip), audio)
        self._write_sound(self._tail_path(clip), tail)
        if audio is not None and clip.start_ms >= DAY_MS:
            clip = replace(clip, notes=(*clip.notes, "It starts after 24 hours and is left out of the mix."))
        self._clips[clip.line.id] = clip
        if time.monotonic() - self._saved >= self._save_s / _REPORT_SHARE:
            self._save_report()

    def _write_sound(self, path: str | None, audio: Audio | None) -> None:
        if path is None or audio is None:
            return
        with writing_to(self._folder):
            (self._folder / path).parent.mkdir(exist_ok=True)
        steps, told = to_pcm24(audio.samples), info(self._sound.tags().comment)
        write_wav(self._folder / path, [steps], audio.n_samples, audio.sample_rate, chunks=told)
        self._earlier.discard(path)

    def finish(self, rest: Rest = no_rest, has_mix: bool = True) -> Json:
        """Write the mix, unless nobody needs it, and the captions, remove clips of an earlier run, and give the final
        report."""
        sources = self._encode_sounds()
        gain_db = self._write_mix(rest) if has_mix else 0.0
        self._save_captions()
        earlier_mix, self._mix = self._mix, f"mix.{self._sound.form}"
        self._form = self._sound.form
        self._earlier = (self._earlier | sources) - set(self._sounds())
        self._save_report(gain_db)  # before anything goes of which the former one tells
        self._remove_earlier(earlier_mix)
        final = self._save_report(gain_db)
        self._finished = True
        return final

    def _in_order(self) -> list[Clip]:
        return [self._clips[id_] for id_ in sorted(self._clips)]

    def _path(self, clip: Clip) -> str | None:
        return f"{CLIPS}/{self._name(clip)}" if clip.n_samples else None

    def _name(self, clip: Clip) -> str:
        return f"{self._names[clip.line.id].removesuffix('.wav')}.{self._form}"

    def _encode_sounds(self) -> set[str]:
        """Write every clip and tail as the kind of file that was wished for; gives the WAV files, which are to go once
        all is written. Until then the new ones count as of an earlier run."""
        sources: set[str] = set()
        if self._sound.form == "wav" or self._encode is None:
            return sources
        for clip in self._in_order():
            tags = self._sound.tags(self._plain(clip.line.text), clip.line.speaker or clip.voice)
            for path in filter(None, (self._path(clip), self._tail_path(clip))):
                target = f"{path.removesuffix('.wav')}.{self._sound.form}"
                self._encode(self._folder / path, self._folder / target, tags)
                self._earlier.add(target)
                sources.add(path)
        return sources

    def _sounds(self) -> list[str]:
        """The clips and tails of this run."""
        paths = [path for clip in self._clips.values() for path in (self._path(clip), self._tail_path(clip))]
        return [path for path in paths if path is not None]

    def _tail_path(self, clip: Clip) -> str | None:
        return f"{TAILS}/{self._name(clip)}" if clip.tail is not None else None

    def _write_mix(self, rest: Rest) -> float:
        placed = []
        for clip in self._in_order():
            start, path, tail_path = (
                samples_of(clip.start_ms, self._sample_rate),
                self._path(clip),
                self._tail_path(clip),
            )
            if path is not None and clip.start_ms < DAY_MS:
                placed.append(Placed(self._folder / path, start, clip.n_samples))
                if tail_path is not None and clip.tail is not None:
                    placed.append(Placed(self._folder / tail_path, start + clip.tail.at_sample, clip.tail.n_samples))
        told = info(self._sound.tags().comment)
        if self._sound.form == "wav" or self._encode is None:
            return write_mix(self._folder / MIX, placed, self._sample_rate, told, rest)
        target = self._folder / f"mix.{self._sound.form}"
        wav = part_of(self._folder / MIX)  # a `mix.wav` there may be somebody else's
        with writing_to(target):
            try:
                gain_db = write_mix(wav, placed, self._sample_rate, told, rest)
                self._encode(wav, target, self._sound.tags(self._folder.name))
            finally:
                wav.unlink(missing_ok=True)
        return gain_db

    def _save_report(self, mix_gain_db: float | None = None) -> Json:
        began = time.monotonic()
        clips = self._in_order()
        totals = totals_entry(clips, len(self._script.lines), began - self._started, mix_gain_db)
        totals["mix"] = self._mix or None
        totals["earlier_clips"] = sorted(self._earlier)
        entries = [line_entry(clip, self._path(clip), self._tail_path(clip)) for clip in clips]
        content = report(self._script.notes, entries, totals, self._run())
        self._write(REPORT, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
        self._saved = time.monotonic()
        self._save_s = self._saved - began
        return content

    def _save_captions(self) -> None:
        spoken = sorted((clip for clip in self._clips.values() if clip.n_samples), key=lambda clip: clip.start_ms)
        lines = [
            Line(i, self._plain(clip.line.text), Cue(clip.start_ms, clip.start_ms + clip.fit.spoken_ms))
            for i, clip in enumerate(spoken, 1)
        ]
        self._write(CAPTIONS, write_srt(Script(tuple(lines))))

    def _write(self, name: str, text: str) -> None:
        path = self._folder / name
        with writing_to(path), replacing(path) as file:
            file.write(text.encode())

    def _remove_earlier(self, mix: str) -> None:
        twins = {path.casefold(): path for path in self._sounds()}
        if mix not in ("", self._mix):
            was_removed(self._folder / mix)
        for name in sorted(self._earlier):
            path, twin = self._folder / name, twins.get(name.casefold())
            # Where the file system ignores case, "Hello" has already taken the place of "hello".
            is_taken = twin is not None and path.exists() and path.samefile(self._folder / twin)
            # What an editor holds open stays in the report, for the next run.
            if is_taken or was_removed(path):
                self._earlier.discard(name)


def listed_mix(path: Path) -> str:
    """File name of the mix that an earlier run wrote, by its report; empty for none."""
    try:
        name = json.loads(path.read_bytes())["totals"].get("mix", MIX)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return ""
    return name if name in (f"mix.{form}" for form in FORMS) else ""


def listed_sounds(path: Path) -> set[str]:
    """The clips and tails that an earlier run wrote, by its report: relative to its folder."""
    try:
        content = json.loads(path.read_bytes())
        listed = [line["clip"] for line in content["lines"]] + content["totals"]["earlier_clips"]
        listed += [line["tail"]["path"] for line in content["lines"] if line.get("tail")]
    except FileNotFoundError:
        return set()
    except (OSError, ValueError, TypeError, KeyError) as error:
        _log.warning("%s is no report of a dub (%r) and is replaced; no clip of it is removed.", path, error)
        return set()
    return {sound for sound in listed if isinstance(sound, str) and _is_sound(sound)}


def _is_sound(path: str) -> bool:
    """Whether a clip or a tail can be called so."""
    folder, _, name = path.partition("/")
    return folder in (CLIPS, TAILS) and is_clip_name(name)


def _remove_abandoned(folder: Path) -> None:
    """Remove what a killed run was writing."""
    for path in [*folder.iterdir(), *(folder / CLIPS).iterdir(), *(folder / TAILS).glob("*")]:
        if is_temporary(path):
            path.unlink(missing_ok=True)
