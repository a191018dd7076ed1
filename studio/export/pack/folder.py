"""Writes a pack: what did not change since the last time is not touched, and nothing is half there."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import studio
from studio.core.errors import InputError
from studio.core.files import PACK_STAGE, replacing, settle
from studio.core.handoff import Depth, PackWishes, Written
from studio.core.resting import Rest
from studio.core.sound_forms import Encode, SoundWish, Tags
from studio.export.mix import Placed, write_sum
from studio.export.output import writing_to
from studio.export.pack.bed import Bed, bed_files
from studio.export.pack.levels import Levels, limited_levels, loud_levels, plain_levels
from studio.export.pack.names import file_names, stem_names
from studio.export.pack.programme import Piece, Programme
from studio.export.pack.sheet import Sheet
from studio.export.pack.stamp import Stamping, chunks
from studio.export.pack.timelines import TIMELINES
from studio.export.stage import alone_in, move, staged, was_removed
from studio.export.wav import Chunks, info

SCHEMA = 1
MANIFEST = "manifest.json"
CLIPS, STEMS, MIX = "clips", "stems", "mix"
_BITS: dict[Depth, int] = {"16": 16, "24": 24, "float": 32}


Watch = Callable[[float], None]


def _unwatched(_done: float) -> None:
    """Nobody waits."""


@dataclass(frozen=True, slots=True)
class _File:
    """One file to be."""

    name: str
    digest: str
    """Of all that decides its content, but the hour."""
    write: Callable[[Path, Rest], None]


def write_pack(
    programme: Programme,
    captions: Path | None,
    folder: Path,
    wishes: PackWishes,
    now: str,
    encode: Encode | None = None,
    bed: Bed | None = None,
    watch: Watch = _unwatched,
    made_of: str = "",
) -> Written:
    """Write or renew the pack in `folder`.

    `now` is the time for its stamps, ISO 8601; `encode` is needed for files other than WAV; `bed`: with the film's own
    sound. `watch` is told the part that is done, 0 to 1, often, and may raise what ends it. `made_of` is kept for
    `unchanged`; empty: what length and time of the programme's files tell. Until every file is written, all that was in
    the folder stays as it was, also where it is ended before. Raises InputError for a template of names that cannot be
    used, and where another run is writing into the folder, and OutputError.
    """
    made_of = made_of or _sources(programme, captions, folder, wishes, bed)
    if same := unchanged(folder, made_of):
        return same
    done = 0.0

    def rest() -> None:
        watch(done)

    groups = _groups(programme, wishes)
    if wishes.loudness_lufs is not None:
        levels = loud_levels(programme, wishes.loudness_lufs, wishes.peak_db, wishes.is_level, rest)
    elif wishes.is_level:
        levels = limited_levels(programme, wishes.peak_db)
    else:
        levels = plain_levels(programme, groups.values(), rest)
    notes = (*programme.notes, *levels.notes, *_left_out(wishes))
    paths = [path for piece in programme.pieces for path in (piece.source, piece.tail) if path is not None]
    sounds = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    files = list(_files(programme, captions, folder, wishes, levels, now, encode, sounds))
    if bed is not None:
        below = bed_files(bed, programme, levels, wishes, sounds)
        files += [_File(name, _digest(told), write) for name, told, write in below]
    with writing_to(folder), staged(folder, PACK_STAGE) as stage, alone_in(folder):
        before = _manifest(folder)
        stale = [file for file in files if not _is_there(folder, file, before)]
        gone = sorted(before.keys() - {file.name for file in files})
        for number, file in enumerate(stale):
            done = number / len(stale)
            rest()
            path = stage / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            file.write(path, rest)
        for file in stale:
            settle(stage / file.name)
            rest()
        # If it ends among the moves, none of these may pass for what the list said of it before.
        _save_manifest(folder, before | {file.name: {"digest": "", "bytes": 0} for file in stale}, "", ())
        for file in stale:
            move(stage / file.name, folder / file.name)
        removed = [name for name in gone if was_removed(folder / name)]
        # What an editor holds open stays in the list, for the next time.
        left = {name: before[name] for name in gone if name not in removed}
        entries = {file.name: _entry(folder, file) for file in files} | left
        _save_manifest(folder, entries, "" if left else made_of, notes)
    changed = tuple(file.name for file in stale)
    there = frozenset(changed)
    kept = tuple(file.name for file in files if file.name not in there)
    return Written(folder, changed, kept, tuple(removed), notes)


def _left_out(wishes: PackWishes) -> tuple[str, ...]:
    """What the person should know of timelines that were wished for by name."""
    named = () if wishes.form == "wav" else wishes.timelines or ()
    files = [TIMELINES[name].file for name in named if TIMELINES[name].save is not None]
    return tuple(f"{file} refers to WAV alone and is left out beside {wishes.form}." for file in files)


def _sources(programme: Programme, captions: Path | None, folder: Path, wishes: PackWishes, bed: Bed | None) -> str:
    """What decides what is in a pack, as far as length and time of the files tell that it is made of."""
    paths = [path for piece in programme.pieces for path in (piece.source, piece.tail) if path is not None]
    states = [_state(path) for path in (*paths, captions) if path is not None]
    told = None if bed is None else [bed.told, bed.layout, bed.n_samples]
    return _digest([studio.__version__, repr(programme), str(folder.absolute()), repr(wishes), told, states])


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None  # what reads it tells of it
    return found.st_size, found.st_mtime_ns


def unchanged(folder: Path, made_of: str) -> Written | None:
    """What an export would tell that is made of the same as the pack in `folder`, whose files are all there and as long
    as they were; None: it has to be written. Raises InputError where `folder` holds a pack of others."""
    files = _manifest(folder)
    if not files or not made_of:
        return None
    kept = json.loads((folder / MANIFEST).read_bytes())
    if kept.get("made_of") != made_of or not all(_has_size(folder / name, files[name]["bytes"]) for name in files):
        return None
    return Written(folder, (), tuple(files), (), tuple(kept.get("notes", ())))


def _groups(programme: Programme, wishes: PackWishes) -> dict[str, tuple[Piece, ...]]:
    """The files that are sums: the mix, and the stems, which add up to it."""
    groups = {f"{MIX}.{wishes.form}": programme.pieces}
    if wishes.stems:
        groups |= {
            f"{STEMS}/{name}": programme.of(track) for track, name in stem_names(programme.tracks, wishes.form).items()
        }
    return groups


def _files(
    programme: Programme,
    captions: Path | None,
    folder: Path,
    wishes: PackWishes,
    levels: Levels,
    now: str,
    encode: Encode | None,
    sounds: Mapping[Path, str],
) -> Iterator[_File]:
    files = file_names(programme, wishes.names, wishes.opening, wishes.form)
    names = {id_: f"{CLIPS}/{name}" for id_, name in files.items()}
    stamping = Stamping(
        programme.title,
        wishes.opening,
        programme.sample_rate,
        _BITS[wishes.depth],
        now,
        wishes.tells_synthetic,
    )
    sound = SoundWish(wishes.form, wishes.tells_synthetic)
    # Other files have tags for chunks, and no depth.
    is_wav = encode is None or wishes.form == "wav"
    coded = None if is_wav else encode
    told = info(sound.tags().comment) if is_wav else ()
    common = [programme.sample_rate, wishes.depth, levels.limit]

    def sums(placed: list[Placed], chunks: Chunks, n_samples: int, tags: Tags) -> Callable[[Path, Rest], None]:
        depth = wishes.depth if is_wav else "24"

        def write(path: Path, rest: Rest) -> None:
            wav = path.with_suffix(".wav")
            write_sum(wav, placed, programme.sample_rate, n_samples, depth, levels.limit, chunks, rest)
            if coded is not None:
                coded(wav, path, tags)
                wav.unlink()

        return write

    for piece in programme.pieces:
        alone = replace(levels.placed([piece])[0], start_sample=0)
        stamps = chunks(piece, stamping) if is_wav else ()
        timeless = [
            asdict(replace(piece, tail=None)) | {"source": sounds[piece.source]},
            asdict(stamping) | {"date": ""},
            alone.gain,
        ]
        tags = sound.tags(piece.text, piece.speaker or piece.voice)
        digest = _digest([timeless, common])
        yield _File(names[piece.id], digest, sums([alone], stamps, piece.n_samples, tags))
    for name, pieces in _groups(programme, wishes).items():
        placed = levels.placed(pieces)
        heard = [(sounds[one.path], one.start_sample, one.gain) for one in placed]
        digest = _digest([heard, programme.n_samples, common, wishes.tells_synthetic])
        tags = sound.tags(f"{programme.title} {name.rpartition('/')[2].rpartition('.')[0]}")
        yield _File(name, digest, sums(placed, told, programme.n_samples, tags))
    sheet = Sheet(programme, wishes.opening, names, folder, wishes.depth if is_wav else "24")
    for key in TIMELINES if wishes.timelines is None else wishes.timelines:
        timeline = TIMELINES[key]
        text = timeline.write(sheet)
        if timeline.save is None:
            yield _File(timeline.file, _digest(text), _writer(text.encode()))
        elif is_wav:  # what is no text refers to WAV alone
            yield _File(timeline.file, _digest([text, sheet.depth]), partial(timeline.save, sheet))
    if captions is not None and captions.is_file():
        data = captions.read_bytes()
        yield _File(captions.name, hashlib.sha256(data).hexdigest(), _writer(data))


def _writer(data: bytes) -> Callable[[Path, Rest], None]:
    def write(path: Path, _: Rest) -> None:
        with replacing(path) as file:
            file.write(data)

    return write


def _digest(content: Any) -> str:
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, default=str).encode()).hexdigest()


def _manifest(folder: Path) -> dict[str, dict[str, Any]]:
    """The files of the pack that is there, with their digests and sizes. Raises InputError where it is of others."""
    path = folder / MANIFEST
    try:
        content = json.loads(path.read_bytes())
        if content["schema"] != SCHEMA:
            raise InputError(f"{folder} holds a pack of a newer Dubsmith: choose another folder.")
        listed = content["files"].items()
        files = {name: {"digest": entry["digest"], "bytes": entry["bytes"]} for name, entry in listed}
    except (FileNotFoundError, NotADirectoryError):  # whoever writes there tells of the latter
        return {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(f"{path} is no list of a pack: choose another folder, or remove that file.") from error
    inside = folder.resolve()
    return {name: entry for name, entry in files.items() if (folder / name).resolve().is_relative_to(inside)}


def _is_there(folder: Path, file: _File, before: dict[str, dict[str, Any]]) -> bool:
    entry = before.get(file.name)
    return entry is not None and entry["digest"] == file.digest and _has_size(folder / file.name, entry["bytes"])


def _has_size(path: Path, n_bytes: int) -> bool:
    return path.is_file() and path.stat().st_size == n_bytes


def _entry(folder: Path, file: _File) -> dict[str, Any]:
    return {"digest": file.digest, "bytes": (folder / file.name).stat().st_size}


def _save_manifest(folder: Path, entries: dict[str, dict[str, Any]], made_of: str, notes: Sequence[str]) -> None:
    content = {"schema": SCHEMA, "made_of": made_of, "notes": notes, "files": entries}
    text = json.dumps(content, ensure_ascii=False, indent=1)
    with replacing(folder / MANIFEST) as out:
        out.write(f"{text}\n".encode())
