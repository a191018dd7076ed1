"""What the desk needs from the rest of the house: `app` builds it, tests build a smaller one."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.core.audio import Audio
from studio.core.cast import Role
from studio.core.fit import Fit
from studio.core.paths import Paths
from studio.core.ports import Engine
from studio.core.script import Line, Script, SpeakerId
from studio.core.settings import Settings
from studio.core.speech import Lang, Voice, VoiceId
from studio.gui.desk.lengths import Estimate
from studio.gui.desk.listening import MakeDeck
from studio.jobs.job import Progress


@dataclass(frozen=True, slots=True)
class Exported:
    """A row as it goes into files."""

    line: Line
    start_ms: int
    natural_ms: int
    fit: Fit
    voice: VoiceId
    lang: Lang | None
    gain_db: float
    compute_s: float
    notes: tuple[str, ...]
    sound: Callable[[], Audio] | None
    """Reads the take without its gain, from any thread. None: nothing is to be heard."""


@dataclass(frozen=True, slots=True)
class ExportWish:
    """Where clips, mix, captions and report go."""

    folder: Path
    rate_hz: int


@dataclass(frozen=True, slots=True)
class House:
    """Everything that is not of the desk."""

    paths: Paths
    settings: Settings
    keep_settings: Callable[[Settings], None]
    voices: tuple[Voice, ...]
    sample_rate: int
    """Of the engine."""
    make_engine: Callable[[Settings, Callable[[str], None]], Engine]
    """An engine that is not loaded yet; tells notices to the second argument. Called on the worker's thread."""
    make_deck: MakeDeck
    estimate: Estimate
    voice_for: Callable[[str], VoiceId]
    """The voice of a text that nobody was cast for."""
    read_script: Callable[[Path], Script]
    """With its speakers found. Raises InputError."""
    warm: Callable[[Sequence[str]], None]
    """Loads the dictionaries that texts like these need, which takes seconds. Called on a thread of its own."""
    cast: Callable[[Script, Mapping[SpeakerId, VoiceId | None]], Mapping[SpeakerId, VoiceId]]
    """A voice for each speaker of a script; those that are given stay."""
    export: Callable[[Sequence[Exported], Sequence[str], ExportWish], Generator[Progress, None, object]]
    """Writes files step by step; the second argument is notes on the whole."""
    examine: Callable[[], Mapping[str, Any]]
    """What `dubsmith doctor` finds; takes seconds."""
    gpu_bytes: Callable[[], int | None]
    demo: Path
    """The script that is opened first."""
    demo_roles: Mapping[SpeakerId, Role]
    """Its cast."""
