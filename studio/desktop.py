"""The composition root of the window: builds what the desk needs, and opens it."""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np

from studio import dictionaries, engines, workshop
from studio.analysis.measure import measured
from studio.analysis.recording import at_rate, load
from studio.analysis.reference import Carried, manner_of
from studio.app import DEMO, RECOMMENDED, examine
from studio.core.audio import Audio, Samples
from studio.core.cast import Cast, Role
from studio.core.errors import StudioError
from studio.core.listening import DeckEvent
from studio.core.paths import Paths
from studio.core.ports import Deck, Engine
from studio.core.quality import Quality
from studio.core.script import Script, SpeakerId
from studio.core.settings import Settings, load_settings, save_settings
from studio.core.speech import Lang, Request, Voice, VoiceId
from studio.core.voice_spectrum import mean_spectrum, readings
from studio.design.candidates import candidates
from studio.design.describe import describe
from studio.design.feeling import feeling
from studio.ears import ears, listener
from studio.film_speech import film_speech
from studio.formats.cast_toml import read_cast
from studio.formats.columns import guessed
from studio.formats.dictionary_csv import Table, read_dictionary, write_dictionary
from studio.formats.registry import ENDINGS, read_script
from studio.formats.writers import endings, write_script
from studio.gui.desk.house import CloneWish, Fitting, House
from studio.gui.desk.marks import Marks
from studio.gui.desk.projector import Films
from studio.gui.desk.pronouncing import Entries, Pronouncing
from studio.gui.desk.scripts import Scripts
from studio.gui.desk.verifying import Verifying
from studio.handing_off import HANDING_OFF, export
from studio.jobs.job import Progress
from studio.jobs.render_job import Verify
from studio.jobs.stepping import stepwise
from studio.media.frames import FilmPictures
from studio.media.probe import probe
from studio.media.proxy import FilmSound
from studio.playback.deck import SoundDeck
from studio.playback.recorder import SoundRecorder
from studio.render.casting import cast_voices
from studio.render.checking import Checker
from studio.render.voice_measures import FEW, SENTENCES, described
from studio.synth.model import SAMPLE_RATE
from studio.text.detect import main_language
from studio.text.estimate import estimate
from studio.text.marking import divided, marked, respelled, tags, unmarked
from studio.text.marks import plain_text
from studio.text.speakers import assign_speakers
from studio.voices.shelf import Shelf
from studio.voices.stock import stock_voices
from studio.voices.voice_file import VoiceFile
from studio.wishes import Machine


def house(paths: Paths, machine: Machine, make_deck: Callable[[Callable[[DeckEvent], None]], Deck]) -> House:
    """Everything beside the desk. Raises InputError where the settings cannot be read."""
    shelf = Shelf(paths.voices)
    kept = load_settings(paths.settings_file)
    wished = {name: value for name in ("device", "precision") if (value := getattr(machine, name)) is not None}

    def keep(settings: Settings) -> None:
        # What was wished for this run alone is kept only where the person changed it since.
        passing = {name: getattr(kept, name) for name, value in wished.items() if getattr(settings, name) == value}
        save_settings(replace(settings, **passing), paths.settings_file)

    def estimated(text: str, voice: VoiceId, lang: Lang | None) -> tuple[int, int]:
        # A project from elsewhere may name a voice that is not here: the engine will say so.
        return estimate(text, shelf.get(voice) or shelf.voices[0], lang)

    def make_engine(quality: Quality, settings: Settings, notify: Callable[[str], None]) -> Engine:
        return engines.make_engine(machine.engine, quality, paths, shelf, settings, notify)

    def cast(script: Script, given: Mapping[SpeakerId, VoiceId | None]) -> Mapping[SpeakerId, VoiceId]:
        roles = {speaker: Role(voice) for speaker, voice in given.items()}
        return cast_voices(script, Cast(roles), None, _language, RECOMMENDED, [voice.id for voice in shelf.voices])

    def warm(texts: Sequence[str]) -> None:
        describe("")  # reads the words that it knows
        if machine.engine != "fake":  # which has no need of them
            for lang, text in {_language(text): text for text in texts}.items():
                _load_dictionaries(text, lang)

    def by_ear(settings: Settings) -> Verify | None:
        recogniser = None if machine.engine == "fake" else ears(paths, settings)
        return None if recogniser is None else Checker(shelf, listener(recogniser)).check

    return House(
        paths=paths,
        settings=replace(kept, **wished),
        keep_settings=keep,
        shelf=shelf,
        sample_rate=SAMPLE_RATE,
        make_engine=partial(make_engine, "studio"),
        other_engines={
            quality: partial(make_engine, quality) for quality in engines.offered(machine.engine) if quality != "studio"
        },
        make_deck=make_deck,
        estimate=estimated,
        voice_for=lambda text: RECOMMENDED[_language(text)][0],
        scripts=Scripts(
            read=lambda path, choices: assign_speakers(read_script(path, choices, _language), ()),
            write=lambda script, path: write_script(script, path, plain_text),
            readable=ENDINGS,
            writable=endings,
            guessed=guessed,
        ),
        warm=warm,
        cast=cast,
        export=export,
        verifying=Verifying(by_sound=Checker(shelf).check, by_ear=by_ear),
        describe=describe,
        candidates=lambda description, seed: candidates(description, stock_voices(), seed),
        measure=_measured,
        read_recording=load,
        check_recordings=workshop.check,
        clone=lambda engine, wish: _cloned(engine, shelf, wish),
        make_recorder=SoundRecorder,
        pronouncing=_pronouncing(paths),
        films=Films(probe, FilmPictures, lambda path: FilmPictures(path, n_threads=1)),
        handing_off=HANDING_OFF,
        find_speech=film_speech,
        open_film_sound=lambda path, track: FilmSound(path, track, SAMPLE_RATE, paths.cache),
        marks=Marks(tags=tags, marked=marked, unmarked=unmarked, plain=plain_text, divided=divided),
        manner_from=_manner_from,
        feel=feeling,
        examine=lambda: _facts(paths),
        gpu_bytes=_gpu_bytes,
        demo=DEMO / "demo.srt",
        demo_roles=read_cast(DEMO / "cast.toml").roles,
    )


def _pronouncing(paths: Paths) -> Pronouncing:
    own = paths.dictionary_file

    def entries(table: Table) -> Entries:
        return Entries(table.entries, table.faults)

    return Pronouncing(
        check=dictionaries.check,
        respelled=respelled,
        sample_word=_sample_word,
        own=lambda: entries(dictionaries.own_entries(own)),
        put=lambda added: dictionaries.put(own, added),
        remove=lambda gone: dictionaries.remove(own, gone),
        read=lambda path: entries(dictionaries.sound(read_dictionary(path), path.name)),
        write=write_dictionary,
    )


def _measured(engine: Engine, voice: Voice) -> Generator[Progress, None, Voice]:
    """By a few sentences, a chunk at a step: others may be heard in between."""
    requests = [Request(sentence, voice.id, voice.main_lang) for sentence in SENTENCES[voice.main_lang][:FEW]]
    if voice.needs_spectrum:
        requests += readings(voice.id)
    spoken: list[Samples] = []
    for number, request in enumerate(requests):
        chunks = []
        for chunk in engine.stream(request):
            chunks.append(chunk.samples)
            yield Progress(0.9 * number / len(requests))
        spoken.append(np.concatenate(chunks))
    yield Progress(0.9)
    fields = described(engine, voice, Audio(np.concatenate(spoken[:FEW]), engine.sample_rate), FEW)
    if voice.needs_spectrum:
        fields["spectrum"] = mean_spectrum(spoken[FEW:])
    return replace(voice, **fields)


def _cloned(engine: Engine, shelf: Shelf, wish: CloneWish) -> Generator[Fitting, None, VoiceFile]:
    """The fit rests between its steps, so that lines can be heard meanwhile."""
    asked = workshop.CloneWish(wish.recordings, wish.name, wish.lang, wish.keeps_recording)

    def work(tell: Callable[[Fitting], None], is_cancelled: Callable[[], bool]) -> VoiceFile:
        made = workshop.Workshop(engine, shelf).clone(asked, lambda *now: tell(Fitting(*now)), is_cancelled)
        tell(Fitting(1.0, made.similarity))
        return made.file

    return (yield from stepwise(work))


def _manner_from(path: Path, lang: Lang | None) -> Carried:
    return manner_of(measured(at_rate(load(path).audio, SAMPLE_RATE)), lang)


@lru_cache(maxsize=1 << 14)  # asked whenever a row is looked at
def _language(text: str) -> Lang:
    return main_language(text, voice_lang="")


def _load_dictionaries(text: str, lang: Lang) -> None:
    from studio.text.reader import read  # a quarter of a second, before which the window can open

    with suppress(StudioError):  # the engine says so when it is asked
        read(text, lang, lang)


def _sample_word(written: str, reading: str, lang: Lang) -> str:
    from studio.text.proof import sample

    return sample(written, reading, lang)


def _facts(paths: Paths) -> Mapping[str, Any]:
    return examine(paths).facts


def _gpu_bytes() -> int | None:
    """Called on the worker's thread, which has imported torch by then."""
    from studio.synth.probe import allocated_bytes

    return allocated_bytes()


def open_window(paths: Paths, machine: Machine, path: Path | None) -> int:
    """Open the window, with a project or script on the desk where `path` names one; returns when it is closed.

    Raises SetupError where there is no screen.
    """
    from studio.gui.shell.display import require_display
    from studio.gui.shell.start import run

    require_display()
    return run(house(paths, machine, SoundDeck), path)
