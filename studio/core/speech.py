"""What is asked of an engine and what it gives back."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Literal

from studio.core.audio import Audio, Samples
from studio.core.emotion import NO_EMOTION, Emotion
from studio.core.pronunciation import LANGS as LANGS
from studio.core.pronunciation import Doubt, Pronunciation
from studio.core.pronunciation import Lang as Lang
from studio.core.prosody import PLAIN, Prosody
from studio.core.prosody import VoiceId as VoiceId
from studio.core.tuning import Tuned

SILENCE_MS = 150
"""Around the speech of a line, as an engine leaves it: see synth/edges.py."""
VoiceKind = Literal["stock", "preset", "made", "cloned"]
"""Shipped as it is, shipped as a design, designed or blended by the person, made from a recording."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose sound a line has."""

    id: VoiceId
    name: str
    """For people."""
    lang: str
    """BCP 47 tag of the language that the voice was made for: zh, en-US, en-GB, ja, es, ..."""
    gender: Literal["f", "m"]
    licence: str
    """SPDX identifier."""
    source: str
    """Where the voice comes from."""
    pitch_hz: float = 0.0
    """Median F0 of its voiced speech; 0: not measured."""
    range_semitones: float = 0.0
    """From the 5th to the 95th percentile of F0 in its plain reading; 0: not measured."""
    loudness_lufs: float | None = None
    """Integrated loudness (ITU-R BS.1770) of its plain reading; None: not measured."""
    brightness_db: float | None = None
    """Power from 1 to 5 kHz against that below, of its voiced speech; None: not measured."""
    breathiness: float | None = None
    """0 to 1: how much of its voice above 1.5 kHz is noise; None: not measured."""
    rates: Mapping[Lang, float] = field(default_factory=dict, hash=False)
    """Syllables (zh: characters, ja: morae) per second of its plain reading, without the silence around it, in each
    language in which it was measured."""
    spectrum: tuple[float, ...] = ()
    """As voice_spectrum.py measures it of the studio's engine; empty: not measured, as of voices that are no clones."""

    kind: VoiceKind = "stock"
    prosody: Prosody = PLAIN
    """Its own manner, onto which that of a line is put."""
    formant_scale: float = 1.0
    """Factor of all formants, as of a shorter or longer vocal tract: 1.15 a child, 0.92 a giant."""
    sample: str = ""
    """A sentence that shows it; empty: any does."""
    digest: str = ""
    """SHA-256 (hex) of all that decides its sound; empty for a stock voice, which the engine's fingerprint covers."""

    @property
    def needs_spectrum(self) -> bool:
        """Whether drafts may colour it otherwise: they know what lies between the stock voices, clones lie beside."""
        return self.kind == "cloned"

    @property
    def is_measured(self) -> bool:
        return bool(self.rates) and (bool(self.spectrum) or not self.needs_spectrum)

    @property
    def main_lang(self) -> Lang:
        """The language that it was made for; English where no engine of ours speaks that."""
        return next((lang for lang in LANGS if self.lang.lower().startswith(lang)), "en")


@dataclass(frozen=True, slots=True)
class Request:
    """Everything that decides the sound of one line."""

    text: str
    """The line as written, marks and readings included."""
    voice: VoiceId
    lang: Lang | None = None
    """Main language; None: detected from the text."""
    prosody: Prosody = PLAIN
    target_samples: int | None = None
    """Length of the speech in samples of the engine's rate; None: its natural length over `prosody.tempo`."""
    seed: int = 0
    """Another seed is another take; 0 is the plain reading."""
    speak_notes: bool = False
    """Whether sound notes such as (laughs) are read aloud."""
    pronunciations: tuple[Pronunciation, ...] = ()
    """Those entries of the person's dictionaries that the text may need, those that go first in front. A mark in the
    text stands above them."""
    tuning: tuple[Tuned, ...] = ()
    """Beats that were set by hand."""
    revision: int = 0
    """Counts edits, so that a late result can be dropped. Not part of the digest."""

    @property
    def untimed(self) -> "Request":
        """Only what decides how long the text lasts by itself: requests alike in this have the same plan."""
        return replace(self, prosody=self.prosody.timing, target_samples=None, revision=0)

    def digest(self, *made_with: str) -> str:
        """SHA-256 (hex) of the request and of what else decides its sound."""
        fields = asdict(replace(self, revision=0))
        canonical = json.dumps([*made_with, fields], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line as it will be spoken, or the punctuation or pause between words."""

    text: str
    """The written characters that it speaks."""
    start: int
    """First character in the text of the request."""
    end: int
    """One past its last character."""
    lang: Lang
    phonemes: str
    """Symbols of the model's table, one character each; empty for bare punctuation and pauses."""
    after: str
    """Punctuation and space symbols that follow, e.g. ", " or " "; may be empty."""
    syllables: int
    """Syllables (zh: characters, ja: morae)."""
    pause_ms: int = 0
    """Silence asked for by a pause mark."""
    emphasis: bool = False
    """Marked [emph]."""
    whisper: bool = False
    """Marked [whisper]."""
    emotion: Emotion = NO_EMOTION
    """Marked [angry 0.6] or alike."""
    beats: tuple[int, ...] = ()
    """How many symbols of `phonemes` each beat has (zh, ko: a syllable, ja: a mora, else a phoneme): all of them."""
    spoken: str = ""
    """What is said for it, in words: 二零二五 for 2025."""
    reading: str = ""
    """Zh: the dictionary's pinyin, a syllable for each character of `spoken`, with spaces between; ja: kana; ko:
    Hangul as it sounds; en: the phonemes."""
    spoken_reading: str = ""
    """The same as it sounds among its neighbours (tone sandhi, particles)."""
    confidence: float = 1.0
    """0 to 1: how likely the reading is right."""
    source: str = ""
    """The rules and dictionaries that decided, the last one first: "phrase", "lexicon", "mark", "clock + phrase"."""
    doubts: tuple[Doubt, ...] = ()
    """Where in it other readings are possible."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A line's text as words and phonemes."""

    words: tuple[Word, ...]
    lang: Lang
    """The main language of the line."""
    notes: tuple[str, ...] = ()
    """What the person should know, one sentence each."""

    @property
    def syllables(self) -> int:
        return sum(word.syllables for word in self.words)

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to speak."""
        return not any(word.phonemes for word in self.words)

    @property
    def spoken(self) -> str:
        """The line as it is said, in words, with the punctuation that is heard."""
        between = "" if self.lang in ("zh", "ja") else " "
        said = ((word.spoken or word.text, word.after if word.after.strip() else between) for word in self.words)
        return "".join(part for parts in said for part in parts).strip()


@dataclass(frozen=True, slots=True)
class Plan:
    """A line before it is decoded: what will be said and how long the model would take for it."""

    reading: Reading
    durations: tuple[float, ...]
    """Natural length of each token in mel frames, >= 1 each."""
    elasticity: tuple[float, ...]
    """How readily each token gives when the line is re-planned: pauses 2, vowels 1, consonants 0.5."""
    hop_samples: int
    """Samples per mel frame."""
    sample_rate: int
    words: tuple[int, ...] = ()
    """The word of each token, as index into `reading.words`; -1 for the silence around words."""
    held: tuple[tuple[int, int], ...] = ()
    """Tokens whose length was set by hand, each with its mel frames."""
    ahead_samples: int = 0
    """The sound runs this far ahead of the tokens that it voices."""

    @property
    def natural_frames(self) -> float:
        """Mel frames of the model's own length, with those tokens as they were set that were set by hand."""
        held = dict(self.held)
        return sum(held.get(token, duration) for token, duration in enumerate(self.durations))

    @property
    def shortest_frames(self) -> int:
        """Below this there is less than one mel frame for each token, or what was set by hand cannot hold."""
        return len(self.durations) - len(self.held) + sum(frames for _, frames in self.held)

    @property
    def natural_samples(self) -> int:
        """The model's own length for this text and voice, tuned as it is; 0 where there is nothing to speak."""
        return round(self.natural_frames) * self.hop_samples

    @property
    def natural_ms(self) -> int:
        return round(self.natural_samples * 1000 / self.sample_rate)

    @property
    def shortest_ms(self) -> int:
        """As `shortest_frames`."""
        return -(-self.shortest_frames * self.hop_samples * 1000 // self.sample_rate)


@dataclass(frozen=True, slots=True)
class PhonemeTiming:
    """Where one phoneme lies in the sound."""

    symbol: str
    word: int
    """Index into `Reading.words`."""
    start_sample: int
    n_samples: int


@dataclass(frozen=True, slots=True)
class WordTiming:
    """Where one word lies in the sound."""

    text: str
    word: int
    """Index into `Reading.words`."""
    start_sample: int
    n_samples: int


@dataclass(frozen=True, slots=True)
class AudioChunk:
    """A piece of a line, in order, as soon as it is made."""

    samples: Samples
    """float32 [n], on the 24-bit grid."""
    start_sample: int
    """Its place in the line."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A spoken line."""

    audio: Audio
    phonemes: tuple[PhonemeTiming, ...]
    words: tuple[WordTiming, ...]
    natural_samples: int
    """The length that the model would have chosen."""
    compute_s: float
    """Seconds spent on planning and decoding."""
