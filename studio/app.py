"""The composition root: puts engine, cache and files together. The only file that knows every layer."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

import studio
from studio import sound_files
from studio.core.audio import Audio, Samples
from studio.core.cast import Cast, Role
from studio.core.choices import Choices
from studio.core.dictionary import Dictionary
from studio.core.effects import PRESETS
from studio.core.errors import DeviceError, InputError, SynthesisError, UnknownVoice
from studio.core.paths import Paths
from studio.core.ports import PatientEngine
from studio.core.prosody import Prosody
from studio.core.script import Cue, Line, Script
from studio.core.settings import load_settings
from studio.core.sound_forms import SoundWish
from studio.core.speech import Lang, VoiceId
from studio.core.timecode import samples_of
from studio.core.timeline import Clip
from studio.dictionaries import own_entries
from studio.doctor import Diagnosis, diagnose
from studio.ears import ears, listener, recogniser_facts
from studio.effects.heard import passed
from studio.engines import make_engine
from studio.export.folder import CAPTIONS, MIX, REPORT, DubFolder
from studio.export.report import SCHEMA, Json, RunInfo, line_entry
from studio.formats.cast_toml import read_cast
from studio.formats.dictionary_csv import read_dictionary
from studio.formats.encoding import decode
from studio.formats.registry import read_script
from studio.manner import on_top
from studio.playback.player import SoundPlayer
from studio.playback.portaudio import sound_facts
from studio.render.checking import Checker, Checking
from studio.render.clips import clip_sound
from studio.render.dub import dub
from studio.render.plan_cache import PlanCache
from studio.render.plans import LinePlan, PlanOptions, plan_script
from studio.render.recording import Recording
from studio.render.takes import TakeCache
from studio.render.tidy import trim
from studio.synth import weights
from studio.synth.device import choose
from studio.synth.probe import torch_facts
from studio.text.detect import main_language
from studio.text.marks import plain_text
from studio.text.speakers import assign_speakers
from studio.voices.shelf import Shelf
from studio.wishes import Machine, Patience, Stop, Watcher, Wishes

DEMO = Path(studio.__file__).parent.parent / "resources" / "demo"


def _voices(names: str) -> tuple[VoiceId, ...]:
    return tuple(VoiceId(name) for name in names.split())


RECOMMENDED: Mapping[Lang, Sequence[VoiceId]] = {
    "zh": _voices("zf_xiaobei zm_yunxi zf_xiaoxiao zm_yunjian zf_xiaoyi zm_yunyang zf_xiaoni zm_yunxia"),
    "en": _voices("af_heart am_michael af_bella bm_george bf_emma am_fenrir af_nicole bm_fable"),
    "ja": _voices("jf_alpha jm_kumo jf_gongitsune jf_nezumi jf_tebukuro"),
    "ko": _voices("jf_alpha jm_kumo"),
    "es": _voices("ef_dora em_alex em_santa"),
    "it": _voices("if_sara im_nicola"),
    "pt": _voices("pf_dora pm_alex pm_santa"),
}
"""Voices for speakers whom nobody cast, per language, the best first."""


DRAFT_NOTE = "These are drafts, as asked for: dub without `--quality draft` for what is handed off."


@dataclass(frozen=True, slots=True)
class Said:
    """What became of a text."""

    clip: Clip
    audio: Audio
    """At the export rate."""
    silenced: DeviceError | None
    """Why it was not heard although that was asked for."""


class Hearing(Protocol):
    """Makes sound heard while it is made."""

    def play_chunks(self, chunks: Iterable[Samples], sample_rate: int) -> None:
        """Play chunks (float32 [n] each) as they come, to the end. DeviceError where that is not possible."""
        ...


class Studio:
    """The house, put together for one run.

    Every method raises StudioError with a sentence for the person.
    """

    def __init__(self, paths: Paths, machine: Machine, notify: Callable[[str], None]) -> None:
        """`notify` is told, in a sentence, what the person should know at once. Loads nothing yet."""
        self._paths = paths
        self._settings = load_settings(paths.settings_file)
        self.shelf = Shelf(paths.voices)
        wished = {name: value for name in ("device", "precision") if (value := getattr(machine, name)) is not None}
        settings = replace(self._settings, **wished)
        self.engine = make_engine(machine.engine, machine.quality, paths, self.shelf, settings, notify)
        self._has_words = machine.engine != "fake"  # whose tones nobody can write down

    def plan(self, path: Path, wishes: Wishes, watcher: Watcher) -> Json:
        """How each line of a script will be made to fit: its report as far as it is known before rendering."""
        script, plans = self._planned(path, wishes, watcher)
        rate = self.rate_hz(wishes)
        lines = [
            line_entry(plan.clip(rate), None) | {"spoken": _spoken(plan), "phonemes": _phonemes(plan)} for plan in plans
        ]
        return {"schema": SCHEMA, "notes": list(script.notes), "lines": lines}

    def dub(self, path: Path, folder: Path, wishes: Wishes, watcher: Watcher, stop: Stop) -> Json:
        """Dub a script into `folder`; gives its report. Raises Cancelled on the wish to stop, with all in order."""
        if path.resolve() in {(folder / name).resolve() for name in (MIX, CAPTIONS, REPORT)}:
            raise InputError(f"The result would overwrite the script {path}; choose another folder.")
        rate, sound = self.rate_hz(wishes), self.sound(wishes)
        sound_files.check(sound, rate)
        script, plans = self._planned(path, wishes, watcher)
        if self.engine.quality == "draft":
            script = replace(script, notes=(*script.notes, DRAFT_NOTE))
        watcher.rendering(plans)
        self._tell_time(plans, wishes, watcher)
        with (
            stop.gently() as cancelled,
            closing(
                dub(plans, self.engine, self._takes(wishes), rate, wishes.jobs, cancelled, self._checking(wishes))
            ) as ready,
            DubFolder(folder, script, rate, self._run_info, plain_text, sound, sound_files.encode) as target,
        ):
            for dubbed in ready:
                target.add(dubbed.clip, dubbed.audio, dubbed.tail)
                watcher.finished(dubbed.clip)
            report = target.finish()
        trim(self._paths.cache, self._settings.cache_bytes)
        return report

    def say(
        self,
        text: str,
        wishes: Wishes,
        length_ms: int | None = None,
        seed: int = 0,
        hearing: Hearing | None = None,
        patience: Patience | None = None,
    ) -> Said:
        """Speak one text, for exactly `length_ms` where that is given, and make it heard while it is made. `patience`
        is told how long it takes, where that is long."""
        manner = wishes.manner.spoken(wishes.lang or main_language(text, voice_lang=""))
        dictionary, notes = dictionary_of(self._paths, wishes)
        line = Line(1, text, None if length_ms is None else Cue(0, length_ms), notes=(*manner.notes, *notes))
        role = Role(wishes.voice, wishes.lang, manner.prosody, effects=PRESETS[wishes.effect or "none"])
        options = self._options(wishes, dictionary)
        options = replace(options, mode="free" if length_ms is None else "exact", seed=seed)
        (plan,) = plan_script(Script((line,)), self.engine, Cast(default=role), options)
        if plan.fit.verdict == "failed":
            raise SynthesisError(plan.notes[-1])
        if not plan.is_spoken:
            raise InputError(" ".join(("There is nothing to speak in that text.", *plan.notes)))
        recording = self._recording(plan, patience)
        silenced = None
        if hearing is not None:
            try:
                rate = self.engine.sample_rate
                hearing.play_chunks(passed(recording.chunks, plan.effects, 0.0, rate), rate)
            except DeviceError as error:
                silenced = error
        rate = self.rate_hz(wishes)
        n_samples = samples_of(plan.fit.length_ms, rate)
        sound = clip_sound(recording.finished(), plan.effects, 0.0, rate, n_samples)
        audio = sound.whole if length_ms is None else sound.clip  # nothing follows that the room could disturb
        clip = replace(plan.clip(rate), n_samples=audio.n_samples, compute_s=recording.compute_s)
        clip = replace(clip, quality=self.engine.quality)
        return Said(clip, audio, silenced)

    def rate_hz(self, wishes: Wishes) -> int:
        """Of the files that are written."""
        return wishes.rate_hz or self._settings.rate_hz

    def sound(self, wishes: Wishes) -> SoundWish:
        """In what files."""
        return SoundWish(wishes.form, wishes.tells_synthetic and self._settings.tells_synthetic)

    def _recording(self, plan: LinePlan, patience: Patience | None) -> Recording:
        """The line, to be made while it is heard; told of beforehand where that takes long."""
        if patience is None or not isinstance(self.engine, PatientEngine):
            return Recording(self.engine, plan.request)
        patience.expected(self.engine.estimate_s([plan.fit.spoken_ms]))
        return Recording(self.engine, plan.request, patience.made)

    def _tell_time(self, plans: Sequence[LinePlan], wishes: Wishes, watcher: Watcher) -> None:
        """How long it takes to make the lines that are not kept, where that is long."""
        if isinstance(self.engine, PatientEngine):
            kept = self._takes(wishes)
            due = [plan for plan in plans if plan.is_spoken]
            due = [plan for plan in due if kept is None or self.engine.digest(plan.request) not in kept]
            if due:
                watcher.expected(self.engine.estimate_s([plan.fit.spoken_ms for plan in due]))

    def _planned(self, path: Path, wishes: Wishes, watcher: Watcher) -> tuple[Script, tuple[LinePlan, ...]]:
        cast = self._cast(wishes)
        script = assign_speakers(read_script(path, wishes.choices, language), cast.roles.keys())
        manner = wishes.manner.spoken(wishes.lang or usual_language(script))
        dictionary, faults = dictionary_of(self._paths, wishes)
        cast = _with_manner(cast, manner.prosody)
        if wishes.effect is not None:
            cast = cast.with_effects(PRESETS[wishes.effect])
        watcher.planning(len(script.lines))
        kept = PlanCache(self._paths.cache) if wishes.use_cache else None
        try:
            plans = plan_script(script, self.engine, cast, self._options(wishes, dictionary), kept)
        except InputError as error:
            raise InputError(f"{path}: {error}") from error
        notes = (
            *script.notes,
            *_tongue_notes(script, wishes.choices),
            *manner.notes,
            *faults,
            *_casting_notes(cast, plans),
            *_tempo_notes(script, wishes, plans),
        )
        return replace(script, notes=notes), plans

    def _cast(self, wishes: Wishes) -> Cast:
        """The cast with the voice for all others. Raises UnknownVoice also for a speaker whom no line may name."""
        cast = Cast() if wishes.cast is None else read_cast(wishes.cast)
        if wishes.voice is not None:
            cast = replace(cast, default=replace(cast.default, voice=wishes.voice))
        named = [wishes.manner.voice]
        for role in (cast.default, *cast.roles.values()):
            named += [role.voice, role.prosody.manner_voice]
        known = [voice.id for voice in self.engine.voices]
        for voice in named:
            if voice is not None and voice not in known:
                raise UnknownVoice(voice, known)
        return cast

    def _options(self, wishes: Wishes, dictionary: Dictionary) -> PlanOptions:
        return PlanOptions(
            lang_of=partial(main_language, voice_lang=""),
            recommended=RECOMMENDED,
            mode=wishes.mode,
            limits=self._settings.limits,
            tempo_step=wishes.tempo_step,
            total_ms=wishes.total_ms,
            lang=wishes.lang,
            speak_notes=self._settings.speak_notes,
            dictionary=dictionary,
            jobs=wishes.jobs,
        )

    def _takes(self, wishes: Wishes) -> TakeCache | None:
        return TakeCache(self._paths.cache) if wishes.use_cache else None

    def _checking(self, wishes: Wishes) -> Checking | None:
        if not wishes.checks_takes:
            return None
        recogniser = ears(self._paths, self._settings) if self._has_words else None
        listen = None if recogniser is None else listener(recogniser)
        retakes = self._settings.retakes if wishes.retakes is None else wishes.retakes
        return Checking(Checker(self.shelf, listen), retakes)

    def _run_info(self) -> RunInfo:
        # Where every plan and take came from the cache, nothing was loaded and no device used.
        device, _, precision = (self.engine.device or "none none").partition(" ")
        return RunInfo(device, precision, {"dubsmith": studio.__version__, "engine": self.engine.fingerprint})


def dictionary_of(paths: Paths, wishes: Wishes) -> tuple[Dictionary, tuple[str, ...]]:
    """The entries that count in a run, and what is wrong with others. Raises InputError for a file that is none."""
    tables = [read_dictionary(path) for path in wishes.dictionaries]
    if wishes.use_own_dictionary:
        tables.append(own_entries(paths.dictionary_file))
    return Dictionary(*(table.entries for table in tables)), tuple(fault for table in tables for fault in table.faults)


def sound_player() -> SoundPlayer:
    """The loudspeaker; whether there is one shows when it is used."""
    return SoundPlayer()


def decoded(data: bytes, name: str) -> str:
    """Text from bytes in whatever encoding; `name` is what errors call it."""
    return decode(data, name).text


def said_entry(said: Said, path: Path | None) -> Json:
    """A text that was said, as an entry like those of a report, and its file."""
    entry = line_entry(said.clip, None)
    del entry["clip"]
    return {"schema": SCHEMA, "file": None if path is None else path.as_posix(), **entry}


def examine(paths: Paths) -> Diagnosis:
    """What this machine and installation can do."""
    return diagnose(paths, torch_facts, sound_facts, lambda: _weights_facts(paths), lambda: recogniser_facts(paths))


def _weights_facts(paths: Paths) -> dict[str, str]:
    status = weights.status(paths.cache, choose().precision)
    return {"state": status.state, "path": str(status.path), "sha256": status.sha256}


def _with_manner(cast: Cast, manner: Prosody) -> Cast:
    """The cast with `manner` on top of that of its default, for all who have no other."""
    usual = cast.default.prosody
    given = on_top(usual, manner)
    roles = {name: replace(role, prosody=given) if role.prosody == usual else role for name, role in cast.roles.items()}
    return Cast(roles, replace(cast.default, prosody=given))


def language(text: str) -> Lang:
    """That of a text of which nothing else is known."""
    return main_language(text, voice_lang="")


def _tongue_notes(script: Script, choices: Choices) -> tuple[str, ...]:
    """How the other of two languages is spoken, where nobody has chosen."""
    if script.source is None or not script.source.tongues or choices.spoken:
        return ()
    (other,) = (tongue for tongue in script.source.tongues if tongue != script.source.spoken)
    return (f"`--spoken {other}` speaks that instead.",)


def usual_language(script: Script) -> Lang:
    """That of most lines."""
    return Counter(main_language(line.text, voice_lang="") for line in script.lines).most_common(1)[0][0]


def _casting_notes(cast: Cast, plans: Sequence[LinePlan]) -> tuple[str, ...]:
    """Who got which voice without being cast, and who was cast in vain."""
    notes = []
    present = {plan.line.speaker for plan in plans}
    voices = {plan.line.speaker: plan.request.voice for plan in plans if plan.is_spoken}
    absent = [name for name in cast.roles if name not in present]
    if absent:
        notes.append(f"The cast names {', '.join(absent)}, of whom this script has no line.")
    chosen = [
        f"{voice} for {speaker or 'all lines without a speaker'}"
        for speaker, voice in voices.items()
        if not (cast.role(speaker).voice or cast.default.voice)
    ]
    if chosen:
        notes.append(f"Voices chosen: {', '.join(chosen)}; --voice or --cast choose others.")
    return tuple(notes)


def _tempo_notes(script: Script, wishes: Wishes, plans: Sequence[LinePlan]) -> tuple[str, ...]:
    """What became of the wish for an even tempo."""
    if not wishes.tempo_step:
        return ()
    if not script.is_timed or wishes.mode not in (None, "fill"):
        return ("Tempos are not evened: only lines with times, in the fit mode fill, have room to give.",)
    n_evened = sum(plan.fit.evened_from is not None for plan in plans)
    return (f"Tempo evened between neighbours: {n_evened} of {len(plans)} lines changed.",)


def _spoken(plan: LinePlan) -> str:
    """What is said, in words; empty where nothing is."""
    return "" if plan.plan is None else plan.plan.reading.spoken


def _phonemes(plan: LinePlan) -> str:
    """How the line is read; empty where it is not."""
    words = () if plan.plan is None else plan.plan.reading.words
    return "".join(word.phonemes + word.after for word in words).strip()
