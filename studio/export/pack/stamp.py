"""The stamp of a clip: where in the film it belongs, and what it is, as chunks of its WAV file."""

import struct
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from studio.core.sound_forms import SYNTHETIC
from studio.core.timecode import Timecode
from studio.export.pack.programme import Piece

ORIGINATOR = "Dubsmith"
_BEXT = struct.Struct("<256s32s32s10s8sIIH64s5h180x")
_VERSION = 2
_UNKNOWN_LOUDNESS = 0x7FFF


@dataclass(frozen=True, slots=True)
class Stamping:
    """What is the same for all clips of a pack."""

    title: str
    opening: Timecode
    """Of the start of the film."""
    sample_rate: int
    bits: int
    date: str
    """When it was made: ISO 8601 with a time, e.g. 2026-11-21T20:15:00."""
    tells_synthetic: bool = True
    """Whether the files say that their speech is synthetic."""

    def time_reference(self, start_sample: int) -> int:
        """Samples since midnight, by the timecode's clock, of a place in the film."""
        return self.opening.samples(self.sample_rate) + start_sample


def chunks(piece: Piece, stamping: Stamping) -> tuple[tuple[bytes, bytes], ...]:
    """The chunks `bext` (EBU Tech 3285, version 2) and `iXML` (version 2.10): four-letter name and content."""
    return (b"bext", _bext(piece, stamping)), (b"iXML", _ixml(piece, stamping))


def _bext(piece: Piece, stamping: Stamping) -> bytes:
    # ASCII alone may stand here; iXML has the text of all others.
    said = piece.text if piece.text.isascii() else f"Line {piece.id}"
    said = f"{SYNTHETIC}. {said}" if stamping.tells_synthetic else said
    day, _, time = stamping.date.partition("T")
    reference = stamping.time_reference(piece.start_sample)
    return _BEXT.pack(
        said[:256].encode(),
        ORIGINATOR.encode(),
        f"{piece.id}".encode(),
        day.encode(),
        time[:8].encode(),
        reference & 0xFFFF_FFFF,
        reference >> 32,
        _VERSION,
        b"",
        *(_UNKNOWN_LOUDNESS,) * 5,
    )


def _ixml(piece: Piece, stamping: Stamping) -> bytes:
    rate = stamping.opening.rate
    reference = stamping.time_reference(piece.start_sample)
    speed = f"{rate.fps.numerator}/{rate.fps.denominator}"
    root = Xml.Element("BWFXML")
    fields = {
        "IXML_VERSION": "2.10",
        "PROJECT": stamping.title,
        "SCENE": f"{piece.id}",
        "TAKE": "1",
        "NOTE": f"{SYNTHETIC}. {piece.text}" if stamping.tells_synthetic else piece.text,
    }
    for name, value in fields.items():
        Xml.SubElement(root, name).text = _printable(value)
    speeds = {
        "MASTER_SPEED": speed,
        "CURRENT_SPEED": speed,
        "TIMECODE_RATE": speed,
        "TIMECODE_FLAG": "DF" if rate.drop else "NDF",
        "FILE_SAMPLE_RATE": f"{stamping.sample_rate}",
        "AUDIO_BIT_DEPTH": f"{stamping.bits}",
        "DIGITIZER_SAMPLE_RATE": f"{stamping.sample_rate}",
        "TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI": f"{reference >> 32}",
        "TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO": f"{reference & 0xFFFF_FFFF}",
        "TIMESTAMP_SAMPLE_RATE": f"{stamping.sample_rate}",
    }
    element = Xml.SubElement(root, "SPEED")
    for name, value in speeds.items():
        Xml.SubElement(element, name).text = value
    tracks = Xml.SubElement(root, "TRACK_LIST")
    Xml.SubElement(tracks, "TRACK_COUNT").text = "1"
    track = Xml.SubElement(tracks, "TRACK")
    for name, value in {"CHANNEL_INDEX": "1", "INTERLEAVE_INDEX": "1", "NAME": piece.track, "FUNCTION": ""}.items():
        Xml.SubElement(track, name).text = _printable(value)
    Xml.SubElement(Xml.SubElement(root, "USER"), "VOICE").text = _printable(piece.voice)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}'.encode()


def _printable(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(char if char.isprintable() else " " for char in text)
