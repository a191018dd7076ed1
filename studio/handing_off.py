"""The composition root of exports: rows of a project go out as clips, as a pack, or with the film.

All start from the folder of a dub, written aside on the disk of the target; so what was there stays whole until all is
written.
"""

import hashlib
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import studio
from studio.bedding import bed_of, mixed, spoken_in
from studio.core.errors import Cancelled, InputError, StudioError
from studio.core.files import DUB_STAGE
from studio.core.film import Film
from studio.core.fit import FAILED
from studio.core.handoff import ClipsWish, FilmWish, PackWish, PackWishes, Wish, Written
from studio.core.script import Script
from studio.core.sound_forms import SYNTHETIC, SoundWish
from studio.core.timecode import PAL_25, Timecode, samples_of
from studio.core.timeline import Clip
from studio.dub_tracks import TONGUES, track_of
from studio.export.drafts import listed_drafts, refuse
from studio.export.folder import CAPTIONS, REPORT, DubFolder
from studio.export.names import slug
from studio.export.output import writing_to
from studio.export.pack.bed import Bed
from studio.export.pack.folder import unchanged, write_pack
from studio.export.pack.names import file_names
from studio.export.pack.programme import Piece, Programme, of_dub
from studio.export.pack.timelines import TIMELINES
from studio.export.renewal import renew
from studio.export.report import RunInfo
from studio.export.stage import staged
from studio.gui.desk.handing_off import HandingOff, Sample
from studio.gui.desk.house import Exported
from studio.jobs.job import Progress
from studio.jobs.stepping import stepwise
from studio.media.mux import KINDS, mux
from studio.media.probe import probe
from studio.project.document import Document
from studio.project.film_place import film_path
from studio.render.clips import clip_sound
from studio.sound_files import check, encode
from studio.text.marks import plain_text

_WAV = SoundWish()
_UNKNOWN = Timecode(0, PAL_25)
"""What is taken for a film of which nothing is known."""
_CLIPS_SHARE = 0.6
"""Of the work of a pack or a film, that is spent on the clips."""
_FILM_HZ = 48_000

Steps = Generator[Progress, None, Written]
Value = TypeVar("Value")


def export(items: Sequence[Exported], notes: Sequence[str], wish: Wish) -> Steps:
    """Write the files of a wish, some at a step. Raises InputError and OutputError; tells in the report of takes that
    cannot be read."""
    return _WAYS[type(wish)](items, notes, wish)


def opening_of(film: Path | None) -> tuple[Timecode, tuple[str, ...]]:
    """The timecode of a film's start, with its frame rate, and what the person should know of them. Without a film, or
    one that cannot be read, 00:00:00:00 at 25 frames per second."""
    if film is None:
        return _UNKNOWN, ()
    try:
        return opening_in(probe(film))
    except StudioError as error:
        return _UNKNOWN, (f"{error} 25 frames per second from 00:00:00:00 on are taken.",)


def opening_in(film: Film) -> tuple[Timecode, tuple[str, ...]]:
    """The same of a film that was read."""
    if film.rate is None:
        return _UNKNOWN, ()
    return film.opening or Timecode(0, film.rate), film.notes


def film_of(project: Path, document: Document) -> Path | None:
    """The film that a project dubs."""
    return film_path(document.options.film, project)


def _clips(items: Sequence[Exported], notes: Sequence[str], wish: ClipsWish) -> Steps:
    check(wish.sound, wish.rate_hz)
    with writing_to(wish.folder), staged(wish.folder, DUB_STAGE) as stage:
        yield from _dub(items, notes, stage, wish.rate_hz, 0.95, wish.sound)
        return renew(wish.folder, stage)


def _pack(items: Sequence[Exported], notes: Sequence[str], wish: PackWish) -> Steps:
    if all(item.sound is None for item in items):
        raise InputError("There is nothing to hear yet: render a line first.")
    check(SoundWish(wish.pack.form), wish.rate_hz)
    made_of = _made_of(items, notes, wish)
    if there := unchanged(wish.folder, made_of):
        return there
    with writing_to(wish.folder), staged(wish.folder, DUB_STAGE) as stage:
        yield from _dub(items, notes, stage, wish.rate_hz, _CLIPS_SHARE, has_mix=False)
        programme = replace(of_dub(stage, plain_text), title=slug(wish.title, 60) or "dub")
        now = datetime.now().isoformat(timespec="seconds")
        pack = replace(wish.pack, is_level=any(item.is_level for item in items))
        bed, left_out = _bed(stage, wish)
        is_whole = len(programme.pieces) == sum(item.sound is not None for item in items) and not left_out

        def work(watch: Callable[[float], None]) -> Written:
            kept = made_of if is_whole else ""
            return write_pack(programme, stage / CAPTIONS, wish.folder, pack, now, encode, bed, watch, kept)

        written = yield from _watched(work, _CLIPS_SHARE)
        return replace(written, notes=(*written.notes, *left_out))


def _made_of(items: Sequence[Exported], notes: Sequence[str], wish: PackWish) -> str:
    """A digest of all that decides what is in a pack; empty where that is not known."""
    if any(item.sound is not None and not item.take for item in items):
        return ""
    told = [repr(replace(item, sound=None, compute_s=0.0)) for item in items]
    film = "" if wish.bed is None else _state(wish.bed.film)
    content = "\n".join([studio.__version__, repr(wish), film, *notes, *told])
    return hashlib.sha256(content.encode()).hexdigest()


def _state(path: Path) -> str:
    """Of a file: another one where its content is another."""
    try:
        found = path.stat()
    except OSError as error:
        return repr(error)
    return f"{found.st_size} {found.st_mtime_ns}"


def _bed(stage: Path, wish: PackWish) -> tuple[Bed | None, tuple[str, ...]]:
    """The film's own sound under the dub that lies in `stage`; where it cannot be had, the person is told."""
    if wish.bed is None or wish.bed.original.is_muted:
        return None, ()
    try:
        return bed_of(wish.bed.film, spoken_in(stage / REPORT), wish.bed.original, wish.rate_hz), ()
    except StudioError as error:
        return None, (f"The film's own sound is left out: {error}",)


def _film(items: Sequence[Exported], notes: Sequence[str], wish: FilmWish) -> Steps:
    if all(item.sound is None for item in items):
        raise InputError("There is nothing to hear yet: render a line first.")

    def work(watch: Callable[[float], None]) -> tuple[str, ...]:
        comment = SYNTHETIC if wish.tells_synthetic else ""
        return mux(wish.film, tracks, wish.target, wish.replaces, watch, comment, stage)

    with writing_to(wish.target), staged(wish.folder, DUB_STAGE) as stage:
        for dub in () if wish.allows_drafts else wish.others:
            refuse(listed_drafts(dub), dub.name, "dub it anew in studio quality")
        yield from _dub(items, notes, stage, _FILM_HZ, _CLIPS_SHARE)
        own = track_of(stage, wish.captions, wish.lang, wish.title)
        if wish.original is not None and not wish.original.is_muted and probe(wish.film).sounds:
            own = replace(own, mixed=mixed(wish.film, own.sound, spoken_in(stage / REPORT), wish.original))
        tracks = [own, *(track_of(dub, wish.captions) for dub in wish.others)]
        told = yield from _watched(work, _CLIPS_SHARE)
    return Written(wish.folder, (wish.target.name,), notes=told)


_WAYS: Mapping[type[Wish], Callable[[Sequence[Exported], Sequence[str], Any], Steps]] = {
    ClipsWish: _clips,
    PackWish: _pack,
    FilmWish: _film,
}


def _dub(
    items: Sequence[Exported],
    notes: Sequence[str],
    folder: Path,
    rate_hz: int,
    share: float,
    sound: SoundWish = _WAV,
    has_mix: bool = True,
) -> Generator[Progress, None, None]:
    """Write the folder of a dub, a clip at a step, up to `share` of all the work. Raises OutputError."""
    script = Script(tuple(item.line for item in items), tuple(notes))
    run = RunInfo("none", "none", {"dubsmith": studio.__version__})
    with DubFolder(folder, script, rate_hz, lambda: run, plain_text, sound, encode) as target:
        for number, item in enumerate(items, 1):
            clip, audio, tail = _clip(item, rate_hz), None, None
            if item.sound is not None:
                n_samples = samples_of(item.fit.length_ms, rate_hz)
                try:
                    made = clip_sound(item.sound(), item.effects, item.gain_db, rate_hz, n_samples)
                except StudioError as error:
                    clip = replace(clip, fit=FAILED, notes=(*clip.notes, str(error)))
                else:
                    audio, tail = made.clip, made.tail
                    clip = replace(clip, n_samples=audio.n_samples, tail=made.tail_place)
            target.add(clip, audio, tail)
            yield Progress(share * number / len(items))
        yield from _watched(lambda watch: target.finish(lambda: watch(0), has_mix), share)


def _clip(item: Exported, rate_hz: int) -> Clip:
    return Clip(
        line=item.line,
        voice=item.voice,
        lang=item.lang,
        start_ms=item.start_ms,
        natural_ms=item.natural_ms,
        fit=item.fit,
        n_samples=0,
        sample_rate=rate_hz,
        compute_s=item.compute_s,
        cached=True,
        notes=item.notes,
        quality=item.quality,
    )


def _watched(work: Callable[[Callable[[float], None]], Value], start: float) -> Generator[Progress, None, Value]:
    """The steps of `work(watch)`, which tells `watch` how far it is, 0 to 1, and ends there where nobody goes on: it is
    all that is left from `start` of the work on."""

    def run(tell: Callable[[Progress], None], is_cancelled: Callable[[], bool]) -> Value:
        def watch(done: float) -> None:
            if is_cancelled():
                raise Cancelled
            tell(Progress(start + (1 - start) * done))

        return work(watch)

    return stepwise(run)


def _example(sample: Sample, wishes: PackWishes) -> str:
    """The name of a line's clip in a pack. Raises InputError where the template cannot be used."""
    text = " ".join(plain_text(sample.text).split())
    start = samples_of(sample.start_ms, _FILM_HZ)
    piece = Piece(sample.number, sample.speaker, sample.voice, text, Path(), start, 1)
    return file_names(Programme("", (piece,), _FILM_HZ), wishes.names, wishes.opening, wishes.form)[piece.id]


HANDING_OFF = HandingOff(
    timelines=tuple(TIMELINES),
    film_endings=tuple(KINDS),
    tongues=tuple(TONGUES.values()),
    example=_example,
    check=check,
)
