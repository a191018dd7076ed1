"""A dub into a film: the picture is copied as it is, the speech joins the original sound or takes its place."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from errno import EACCES, EDQUOT, EISDIR, ENOSPC, ENOTDIR, EPERM, EROFS
from fractions import Fraction
from functools import partial
from html import escape
from os import strerror
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from studio.core.errors import InputError, OutputError
from studio.core.files import part_of, settle
from studio.core.script import Cue
from studio.formats.markup import escaped
from studio.media.library import is_moving, opened, or_mkv, picture_of, pyav, start_timecode, tag
from studio.media.place import check_place
from studio.media.sound import Planes, blocks, start_of

if TYPE_CHECKING:
    from av.container import InputContainer, OutputContainer

RATE_HZ = 48_000
_BIT_RATE = 192_000
_TOLD_EVERY_S = 2.0
"""Of the film."""
_HARDLY_S = 0.1
"""By which speech may outlast the film unsaid."""
_CHANNEL_BIT_RATE = 80_000
"""Of each channel, where there are many."""
_REFUSED = (EACCES, EPERM)
"""Windows says so, too, where a player has the film open."""
_OF_THE_DISK = (ENOSPC, EDQUOT, EROFS, ENOTDIR, EISDIR, *_REFUSED)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of film file."""

    container: str
    sound: str
    """Codec of the speech."""
    captions: str
    """Codec of soft subtitles."""
    other_captions: frozenset[str] = frozenset()
    """Codecs of subtitles that it can hold as well."""


_OF_MATROSKA = frozenset({"ass", "webvtt", "hdmv_pgs_subtitle", "dvd_subtitle", "dvb_subtitle"})
KINDS: dict[str, Kind] = {
    ".mp4": Kind("mp4", "aac", "mov_text"),
    ".m4v": Kind("mp4", "aac", "mov_text"),
    ".mov": Kind("mov", "aac", "mov_text"),
    ".mkv": Kind("matroska", "aac", "subrip", _OF_MATROSKA),
    ".webm": Kind("webm", "libopus", "webvtt"),
}
_AS_TEXT_OF: dict[str, Callable[[str], str]] = {"subrip": escaped, "webvtt": partial(escape, quote=False)}
"""How words stand in subtitles whose text has tags, by their codec, so that none of them is taken for one."""
_QUICKTIME = {"zho": "chi", "deu": "ger", "nld": "dut", "ell": "gre", "isl": "ice", "swe": "sve"}
"""Languages that the writer of mov files knows by another code; what it does not know it leaves out."""
_TOLD_OF_FILMS = ("title", "artist", "date", "genre", "comment", "description", "copyright")
"""What a film says of itself, as far as its copy says it too."""


@dataclass(frozen=True, slots=True)
class Mixed:
    """Speech together with the film's own sound."""

    layout: str
    """Of its channels, such as stereo or 5.1."""
    blocks: Callable[[], Iterator[Planes]]
    """All of it from the start of the film, float32 [n_channels, n] at RATE_HZ."""


@dataclass(frozen=True, slots=True)
class DubTrack:
    """Speech in one language."""

    sound: Path
    """Of the whole film, from its start: the speech alone."""
    lang: str
    """ISO 639-2, e.g. zho."""
    title: str
    captions: tuple[tuple[Cue, str], ...] = ()
    """Soft subtitles; none for no such track."""
    mixed: Mixed | None = None
    """What is heard instead of the speech alone."""


Watch = Callable[[float], None]
"""Is told the part of the work that is done, 0 to 1; what it raises ends the work."""


def mux(
    film: Path,
    tracks: Sequence[DubTrack],
    target: Path,
    replaces: bool,
    watch: Watch = lambda _done: None,
    comment: str = "",
    stage: Path | None = None,
) -> tuple[str, ...]:
    """Write the film with the speech to `target`; `replaces`: without its own sound; `comment`: what the file says of
    itself, behind what the film said; `stage`: a folder on the disk of `target` in which nobody else writes, for the
    time until it is whole; None: beside it.

    The first track of speech is what players play unless told otherwise. What was at `target` stays until all is
    written, and every track was found in it at its time. Gives what the person should know, a sentence each. Raises
    InputError, OutputError and SetupError.
    """
    kind = KINDS.get(target.suffix.lower())
    if kind is None:
        raise InputError(f"{target.name} is no film file: give it one of the endings {', '.join(KINDS)}.")
    if target.resolve() == film.resolve():
        raise InputError("The film would be overwritten: choose another name for the result.")
    av = pyav()
    part = part_of(target) if stage is None else stage / target.name
    try:
        with opened(film) as source:
            if picture_of(source) is None:
                raise InputError(f"There is no picture in {film}: name a film.")
            with _writing(film, target):
                target.parent.mkdir(parents=True, exist_ok=True)
                with av.open(str(part), "w", format=kind.container) as out:
                    n_before, notes = _write(source, out, tracks, kind, replaces, watch, comment)
            notes += _beyond(source, tracks)
        for number, track in enumerate(tracks, n_before):
            off_ms = check_place(part, number, track.sound, target.name)
            notes += (f"{track.title}: found in {target.name} {off_ms:+.2f} ms from its place.",)
        with _writing(film, target):
            settle(part)
            part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return notes


@contextmanager
def _writing(film: Path, target: Path) -> Iterator[None]:
    """Raises OutputError for what goes wrong, except where it was the reading of the film that did."""
    av = pyav()
    try:
        yield
    except _Unread as error:
        raise error.fault from error
    except (av.FFmpegError, OSError, ValueError) as error:
        number = getattr(error, "errno", None)
        if isinstance(error, av.FFmpegError | ValueError) and number not in _OF_THE_DISK:
            cure = f"a {target.suffix} file cannot hold what is in {film.name} ({error}){or_mkv(target.name)}"
        elif number in _REFUSED:
            cure = "you may not write there; choose another folder, or close the program that holds the file"
        else:
            cure = f"{strerror(number or 0)}; make room there, or choose another folder"
        raise OutputError(f"Cannot write {target}: {cure}.") from error


class _Unread(Exception):
    """The film could not be read on; no matter of the file that is written."""

    def __init__(self, fault: Exception) -> None:
        super().__init__(str(fault))
        self.fault = fault


def _write(
    source: "InputContainer",
    out: "OutputContainer",
    tracks: Sequence[DubTrack],
    kind: Kind,
    replaces: bool,
    watch: Watch,
    comment: str,
) -> tuple[int, tuple[str, ...]]:
    """How many sound tracks lie before those of the dub, and notes."""
    kept = [stream for stream in source.streams if _is_kept(stream, kind, replaces)]
    copied: dict[int, Any] = {stream.index: out.add_stream_from_template(stream) for stream in kept}
    out.metadata.update({name: said for name in _TOLD_OF_FILMS if (said := tag(source, name))})
    if comment:
        out.metadata["comment"] = "; ".join(filter(None, (tag(source, "comment"), comment)))
    out.set_chapters(source.chapters())
    for index, stream in copied.items():
        own = source.streams[index]
        tags = {"language": _language(tag(own, "language"), kind), "title": tag(own, "title")}
        stream.metadata.update({name: value for name, value in tags.items() if value})
        stream.disposition = _disposition(is_first=stream.type == "video")
        if stream.type == "video":  # else a timecode track would count by the unit of the time stamps
            stream.rate = source.streams[index].average_rate
            if timecode := start_timecode(source):
                stream.metadata["timecode"] = timecode
    spoken = [(_sound_stream(out, track, kind, number == 0), track) for number, track in enumerate(tracks)]
    told = [(_caption_stream(out, track, kind), track) for track in tracks if track.captions]
    start_s = start_of(source)
    # Players read on from the disk, so what is heard together has to lie together.
    coming = [
        _copied(source, copied),
        *(_encoded(stream, track, start_s) for stream, track in spoken),
        *(_told(stream, track, kind, start_s) for stream, track in told),
    ]
    length_s, told_s = max(1.0, (source.duration or 0) / 1_000_000), 0.0
    for packet in _in_time(coming):
        at_s = float(packet.dts * packet.time_base)
        if at_s >= told_s:
            watch(min(1.0, at_s / length_s))
            told_s = at_s + _TOLD_EVERY_S
        out.mux(packet)
    lost: tuple[str, ...] = ()
    n_lost = sum(stream.type == "subtitle" for stream in source.streams if stream not in kept)
    if n_lost:
        lost += (f"{n_lost} of its own subtitles cannot lie in such a file and were left out.",)
    if not all(map(is_moving, source.streams.video)):
        lost += ("Its cover was left out.",)
    return sum(stream.type == "audio" for stream in kept), lost


def _beyond(source: "InputContainer", tracks: Sequence[DubTrack]) -> tuple[str, ...]:
    """What is said after the end of the film."""
    notes: tuple[str, ...] = ()
    for track in tracks:
        with opened(track.sound) as speech:
            over_s = ((speech.duration or 0) - (source.duration or 0)) / 1_000_000
        if source.duration and over_s > _HARDLY_S:
            notes += (f"{track.title}: it goes on for {over_s:.1f} s after the end of the film.",)
    return notes


def _is_kept(stream: Any, kind: Kind, replaces: bool) -> bool:
    if stream.type == "subtitle":
        codec = stream.codec_context.codec.canonical_name
        return codec == kind.captions or codec in kind.other_captions
    if stream.type == "video":
        return is_moving(stream)
    return stream.type == "audio" and not replaces


def _language(code: str, kind: Kind) -> str:
    """As such a file takes it."""
    return _QUICKTIME.get(code, code) if kind.container == "mov" else code


def _disposition(*, is_first: bool) -> Any:
    disposition = pyav().stream.Disposition
    return disposition.default if is_first else disposition(0)


def _sound_stream(out: "OutputContainer", track: DubTrack, kind: Kind, is_first: bool) -> "Any":
    layout = "mono" if track.mixed is None else track.mixed.layout
    bit_rate = max(_BIT_RATE, _CHANNEL_BIT_RATE * pyav().AudioLayout(layout).nb_channels)
    stream = out.add_stream(kind.sound, rate=RATE_HZ, layout=layout, bit_rate=bit_rate)
    stream.metadata.update({"language": _language(track.lang, kind), "title": track.title})
    stream.disposition = _disposition(is_first=is_first)
    return stream


def _caption_stream(out: "OutputContainer", track: DubTrack, kind: Kind) -> "Any":
    stream = out.add_mux_stream(kind.captions, time_base=Fraction(1, 1000))
    stream.metadata.update({"language": _language(track.lang, kind), "title": track.title})
    return stream


def _copied(source: "InputContainer", copied: dict[int, Any]) -> Iterator[Any]:
    packets = source.demux([source.streams[index] for index in copied])
    while True:
        try:
            packet = next(packets, None)
        except pyav().FFmpegError as error:
            raise _Unread(error) from error
        if packet is None:
            return
        if packet.dts is not None:
            packet.stream = copied[packet.stream.index]
            yield packet


def _encoded(stream: Any, track: DubTrack, start_s: Fraction) -> Iterator[Any]:
    av = pyav()
    position = round(start_s * RATE_HZ)
    layout = stream.codec_context.layout.name
    alone = (block[None] for block in blocks(track.sound, RATE_HZ))
    for planes in alone if track.mixed is None else track.mixed.blocks():
        frame = av.AudioFrame.from_ndarray(_shaped(planes, stream), format=stream.format.name, layout=layout)
        frame.sample_rate = RATE_HZ
        frame.time_base = Fraction(1, RATE_HZ)
        frame.pts = position
        position += planes.shape[1]
        yield from stream.encode(frame)
    yield from stream.encode(None)


def _shaped(planes: Planes, stream: Any) -> Any:
    """As the codec takes it: [n_channels, n], or [1, n_channels * n] where the channels take turns."""
    if stream.format.name.startswith("s16"):
        planes = np.clip(np.rint(planes * 32767), -32768, 32767).astype(np.int16)
    shaped = planes if stream.format.is_planar else planes.T.reshape(1, -1)
    return np.ascontiguousarray(shaped)


def _told(stream: Any, track: DubTrack, kind: Kind, start_s: Fraction) -> Iterator[Any]:
    av = pyav()
    shift_ms = round(start_s * 1000)
    for cue, text in track.captions:
        data = _AS_TEXT_OF.get(kind.captions, str)(text).encode()
        packet = av.Packet(len(data).to_bytes(2, "big") + data if kind.captions == "mov_text" else data)
        packet.stream = stream
        packet.time_base = Fraction(1, 1000)
        packet.pts = packet.dts = cue.start_ms + shift_ms
        packet.duration = max(1, cue.slot_ms)
        yield packet


def _in_time(coming: Sequence[Iterator[Any]]) -> Iterator[Any]:
    """The packets of several streams by the time at which they are needed."""
    waiting = {number: packet for number, packets in enumerate(coming) if (packet := next(packets, None)) is not None}
    while waiting:
        number = min(waiting, key=lambda n: waiting[n].dts * waiting[n].time_base)
        yield waiting.pop(number)
        following = next(coming[number], None)
        if following is not None:
            waiting[number] = following
