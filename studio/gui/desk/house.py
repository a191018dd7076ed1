"""What the desk needs from the rest of the house: `app` builds it, tests build a smaller one."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.analysis.faults import Fault
from studio.analysis.recording import Recording
from studio.core.audio import Audio
from studio.core.cast import Role
from studio.core.effects import Effects
from studio.core.fit import Fit
from studio.core.handoff import Wish, Written
from studio.core.paths import Paths
from studio.core.ports import Engine, Recorder
from studio.core.quality import Quality
from studio.core.script import Line, Script, SpeakerId
from studio.core.settings import Settings
from studio.core.speech import Lang, Voice, VoiceId
from studio.design.candidates import Candidate
from studio.design.describe import Description
from studio.design.feeling import Feeling
from studio.gui.desk.handing_off import HandingOff
from studio.gui.desk.lengths import Estimate
from studio.gui.desk.listening import MakeDeck
from studio.gui.desk.marks import Marks
from studio.gui.desk.original import OpenSound
from studio.gui.desk.projector import Films
from studio.gui.desk.pronouncing import Pronouncing
from studio.gui.desk.references import MannerFrom
from studio.gui.desk.scripts import Scripts
from studio.gui.desk.speech_times import FindSpeech
from studio.gui.desk.verifying import Verifying
from studio.jobs.job import Progress
from studio.voices.shelf import Shelf
from studio.voices.voice_file import VoiceFile


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
    is_level: bool
    """Whether its gain makes its voice as loud as the others."""
    effects: Effects
    compute_s: float
    quality: Quality
    """Of its take."""
    notes: tuple[str, ...]
    take: str
    """What tells its take from all others; empty: not known."""
    sound: Callable[[], Audio] | None
    """Reads the take without effects and gain, from any thread. None: nothing is to be heard."""


@dataclass(frozen=True, slots=True, eq=False)
class CloneWish:
    """What a voice shall be made of."""

    recordings: tuple[Recording, ...]
    name: str
    lang: Lang
    """What is spoken in them."""
    keeps_recording: bool
    """Whether the voice shall hold them."""
    has_permission: bool
    """Whether the person says that the one who speaks in them permits it."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """How far a voice has become like the recordings."""

    fraction: float
    """Of the work, 0 to 1."""
    similarity: float | None
    """Reached so far, 0 to 1; None: nothing was compared yet."""


MakeEngine = Callable[[Settings, Callable[[str], None]], Engine]


@dataclass(frozen=True, slots=True)
class House:
    """Everything that is not of the desk."""

    paths: Paths
    settings: Settings
    keep_settings: Callable[[Settings], None]
    shelf: Shelf
    """All voices."""
    sample_rate: int
    """Of the engine."""
    make_engine: MakeEngine
    """An engine that is not loaded yet; tells notices to the second argument. Called on the worker's thread."""
    other_engines: Mapping[Quality, MakeEngine]
    """The same of other qualities, as far as there are any."""
    make_deck: MakeDeck
    estimate: Estimate
    voice_for: Callable[[str], VoiceId]
    """The voice of a text that nobody was cast for."""
    scripts: Scripts
    warm: Callable[[Sequence[str]], None]
    """Loads the dictionaries that texts like these need, which takes seconds. Called on a thread of its own."""
    cast: Callable[[Script, Mapping[SpeakerId, VoiceId | None]], Mapping[SpeakerId, VoiceId]]
    """A voice for each speaker of a script; those that are given stay."""
    verifying: Verifying
    """How takes are checked. Called on the worker's thread."""
    export: Callable[[Sequence[Exported], Sequence[str], Wish], Generator[Progress, None, Written]]
    """Writes files step by step; the second argument is notes on the whole."""
    describe: Callable[[str], Description]
    """What is said of a voice, in a few ms."""
    candidates: Callable[[Description, int], tuple[Candidate, ...]]
    """Three voices that a description may mean, by a seed; in a few ms. Raises InputError."""
    measure: Callable[[Engine, Voice], Generator[Progress, None, Voice]]
    """The voice with its measures, found by having it speak. Called on the worker's thread."""
    read_recording: Callable[[Path], Recording]
    """A file of sound. Raises InputError. Called on the worker's thread."""
    check_recordings: Callable[[Sequence[Recording]], tuple[Fault, ...]]
    """What is wrong with recordings of one voice; takes a second. Called on the worker's thread."""
    clone: Callable[[Engine, CloneWish], Generator[Fitting, None, VoiceFile]]
    """Makes a voice of recordings, step by step. Called on the worker's thread. Raises InputError."""
    make_recorder: Callable[[], Recorder]
    examine: Callable[[], Mapping[str, Any]]
    """What `dubsmith doctor` finds; takes seconds."""
    marks: Marks
    open_film_sound: OpenSound
    """At the engine's rate."""
    find_speech: FindSpeech
    films: Films
    handing_off: HandingOff
    pronouncing: Pronouncing
    manner_from: MannerFrom
    """Takes seconds. Called on the worker's thread."""
    feel: Callable[[str], Feeling]
    """Reads a sentence about a manner, in Chinese or English; takes milliseconds."""
    gpu_bytes: Callable[[], int | None]
    demo: Path
    """The script that is opened first."""
    demo_roles: Mapping[SpeakerId, Role]
    """Its cast."""
