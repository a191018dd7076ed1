"""What several commands do."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio import printing
from studio.commands import codes
from studio.core.paths import user_paths

if TYPE_CHECKING:
    from studio.app import Studio
    from studio.core.choices import Choices
    from studio.core.settings import Settings
    from studio.core.speech import Voice
    from studio.manner import Manner
    from studio.voices.shelf import Shelf
    from studio.voices.voice_file import VoiceFile
    from studio.wishes import Machine, Wishes

WISHES = (
    *("voice", "cast", "lang", "mode", "total_ms", "tempo_step", "rate_hz", "form", "tells_synthetic"),
    *("jobs", "use_cache", "use_own_dictionary", "effect", "checks_takes", "retakes"),
)
"""Options that go into `wishes.Wishes` under their own name."""


def house_for(args: argparse.Namespace) -> "Studio":
    """The house on the machine that the command asks for."""
    from studio.app import Studio

    return Studio(user_paths(), machine_of(args), printing.print_sentence)


def machine_of(args: argparse.Namespace) -> "Machine":
    """What `options.add_machine` and `options.add_quality` ask for."""
    from studio.wishes import Machine

    return Machine(args.engine, args.device, args.precision, getattr(args, "quality", None) or "studio")


def wishes_of(args: argparse.Namespace) -> "Wishes":
    """What the command asks for; commands without an option have it at its default. Raises InputError."""
    from studio.wishes import Wishes

    given = {name: getattr(args, name) for name in WISHES if hasattr(args, name)}
    if hasattr(args, "dictionaries"):
        given["dictionaries"] = tuple(args.dictionaries)
    if hasattr(args, "spoken"):
        given["choices"] = choices_of(args)
    return Wishes(**given, manner=manner_of(args)) if hasattr(args, "emotion") else Wishes(**given)


def kept_settings() -> "Settings":
    """The person's. Raises InputError."""
    from studio.core.settings import load_settings

    return load_settings(user_paths().settings_file)


def tells_synthetic(args: argparse.Namespace) -> bool:
    """Whether files may say that their speech is synthetic: where settings and `options.add_untagged` agree."""
    told: bool = args.tells_synthetic
    return told and kept_settings().tells_synthetic


def choices_of(args: argparse.Namespace) -> "Choices":
    """How a script is to be read, as `options.add_choices` asks."""
    from studio.core.choices import Choices
    from studio.core.handoff import RATES

    rate = RATES[args.fps] if args.fps else None
    return Choices(args.encoding, args.spoken, args.columns, args.unit, rate)


def manner_of(args: argparse.Namespace) -> "Manner":
    """The manner that `options.add_manner` asks for. Raises InputError."""
    from studio.manner import manner

    return manner(args.emotion, args.emotion_text, args.emotion_ref, args.strength, args.manner_voice)


def check_manner(args: argparse.Namespace) -> None:
    """Refuse a strength of nothing."""
    given = (args.emotion, args.emotion_text, args.emotion_ref)
    if args.strength is not None and all(way is None for way in given):
        args.refuse("--strength needs --emotion, --emotion-text or --emotion-ref")


def code_for(lines: Sequence[printing.Json], misfits: Sequence[str]) -> int:
    return codes.MISFIT if any(line["verdict"] in misfits for line in lines) else codes.OK


def check_free(shelf: "Shelf", name: str, is_replacement: bool) -> None:
    """Raises InputError where a voice cannot be kept under that name: before the work rather than after it."""
    from studio.voices.names import checked_name, id_of

    shelf.check_free(id_of(checked_name(name)), is_replacement)


def is_own(voice: "Voice") -> bool:
    """Whether it is of the person's own."""
    return voice.kind in ("made", "cloned")


def voice_entry(voice: "Voice", shelf: "Shelf") -> dict[str, Any]:
    """What a program is told of a voice that is kept."""
    if is_own(voice):
        return file_entry(shelf.file(voice.id))
    return asdict(voice) | {"main_lang": voice.main_lang}


def file_entry(file: "VoiceFile") -> dict[str, Any]:
    """What a program is told of a voice in a file."""
    entry = asdict(file.voice) | {"main_lang": file.voice.main_lang}
    return entry | {"made": file.made, "origin": dict(file.origin), "has_recording": file.recording is not None}


def failure(error: BaseException, sentence: str) -> printing.Json:
    """What a program is told of a fault."""
    return {"error": {"type": type(error).__name__, "sentence": sentence}}


def free_path(wanted: Path) -> Path:
    """`wanted`, or where that exists, the first of its name with a number that does not."""
    path, n = wanted, 1
    while path.exists():
        n += 1
        path = wanted.with_name(f"{wanted.stem}-{n}{wanted.suffix}")
    return path
