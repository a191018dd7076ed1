"""Prove what emotions and designs do to a voice: docs/voices.md.

    python packaging/prove_voices.py render CACHE FOLDER     # speak everything, once
    python packaging/prove_voices.py write FOLDER            # measure it, check it, write the page

CACHE is the folder for the converted weights, as `dubsmith doctor` names it. FOLDER gets a WAV for each line and
lines.json, which tells what each WAV says. What needs ears is judged by tools of your choice, and read from
FOLDER/judged.json where that exists: {"tools": "...", "files": {"NAME.wav": {"error": 0.02, "same": [0.95, 0.91]}}},
`error` being the share of words or characters that were misheard, `same` the cosine of speaker embeddings to the plain
reading. `write` fails where an emotion does not do what it is documented to do.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from math import log2
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
import soundfile

from studio.analysis.measure import measured
from studio.core.audio import Audio
from studio.core.emotion import EMOTIONS, Emotion, EmotionName
from studio.core.prosody import PLAIN, Prosody
from studio.core.speech import Lang, Request, VoiceId
from studio.design.candidates import candidates
from studio.design.describe import describe
from studio.synth.engine import KokoroEngine
from studio.voices.making import made_of
from studio.voices.shelf import Shelf
from studio.voices.stock import stock_voices

PAGE = Path(__file__).parent.parent / "docs" / "voices.md"

VOICES: Mapping[VoiceId, Lang] = {
    VoiceId("zf_xiaobei"): "zh",
    VoiceId("zm_yunxi"): "zh",
    VoiceId("af_heart"): "en",
    VoiceId("am_michael"): "en",
}
TEXTS: Mapping[Lang, Sequence[str]] = {
    "zh": (
        "他们昨天晚上已经回来了，现在就在楼下等着我们。",
        "桌上的那封信，我还没有打开。你自己看一看吧。",
    ),
    "en": (
        "They came back late last night, and now they are waiting for us downstairs.",
        "I have not opened the letter on the table. You had better read it yourself.",
    ),
}
"""Which may be said in any mood."""

Numbers = Mapping[str, float]
MEASURES: Mapping[str, str] = {
    "pitch": "median F0, semitones",
    "range": "F0 from the 5th to the 95th percentile, semitones",
    "ending": "F0 of the last 300 ms of a phrase against the rest of it, semitones",
    "rate": "syllables per second, pauses included, %",
    "pauses": "share of the time, percentage points",
    "level": "mean power of the speech, dB",
    "balance": "power from 1 to 5 kHz against that below, of the voiced speech, dB",
}
DOCUMENTED: Mapping[EmotionName, Numbers] = {
    "happy": {"pitch": 1.5, "range": 1.0, "rate": 4, "level": 0.7, "balance": 0.5},
    "angry": {"pitch": 0.7, "range": 1.0, "rate": 5, "level": 3.0, "balance": 2.0},
    "sad": {"pitch": -0.5, "range": -1.5, "rate": -12, "level": -3.0, "balance": -1.0},
    "afraid": {"pitch": 2.5, "rate": 8, "range": -0.3},
    "disgusted": {"pitch": -1.0, "rate": -8, "balance": 0.7, "ending": -0.7},
    "melancholic": {"pitch": -2.0, "range": -1.0, "rate": -6, "level": -1.0},
    "surprised": {"pitch": 2.0, "range": 2.0, "ending": 1.5, "level": 0.3},
    "calm": {"pitch": -0.3, "range": -0.4, "rate": -2, "level": -0.5},
}
"""In which direction core/expression.py says that each emotion moves what is measured, and by how much at least."""
ENOUGH = 3
"""Measures that each emotion moves so in each voice."""

SPOKEN_DESIGNS: Mapping[str, tuple[Lang, str]] = {"woman": ("zh", "女声"), "man": ("en", "a man's voice")}
STEPS: Mapping[str, tuple[str, str, Mapping[Lang, Sequence[str]]]] = {
    "pitch": (
        "pitch",
        "median F0, Hz",
        {
            "zh": ("音调很低", "音调较低", "音调中等", "音调较高", "音调很高"),
            "en": ("very low pitch", "low pitch", "medium pitch", "high pitch", "very high pitch"),
        },
    ),
    "variation": (
        "range",
        "F0 range, semitones",
        {
            "zh": ("毫无起伏", "起伏较小", "起伏中等", "起伏较大", "起伏很大"),
            "en": ("monotone", "even", "medium variation", "varied", "very varied"),
        },
    ),
    "volume": (
        "level",
        "level, dB",
        {
            "zh": ("音量很小", "音量较小", "音量中等", "音量较大", "音量很大"),
            "en": ("very quiet", "quiet", "medium volume", "loud", "very loud"),
        },
    ),
    "speed": (
        "rate",
        "syllables per second",
        {
            "zh": ("语速很慢", "语速较慢", "语速中等", "语速较快", "语速很快"),
            "en": ("very slow", "slow", "medium speed", "fast", "very fast"),
        },
    ),
}
"""Of each axis: what is measured of it, its unit, and how people call the five steps."""

PAGE_TEXT = """\
# What emotions and designs do to a voice

Written by packaging/prove_voices.py, which measures what the engine says (studio/analysis/) and fails where an emotion
does not do what it is documented to do. The sentences:

{texts}

What is measured:

{measures}

## Emotions

Each at full strength against the plain reading of the same voice. The documented directions (core/expression.py names
the sources), with the least change that counts:

{documented}

In every voice at least {enough} of these must move so. Bold: moved as documented.

{emotions}

Misheard: characters or words that a recogniser got wrong. Same voice: cosine of speaker embeddings to the plain
reading, for each embedder; in the rows of the plain reading, of its sentences to one another. Judged by: {tools}.

## Told apart

Each emotion of each voice is taken for the one whose mean over the *other* voices is nearest in all measures together,
each in standard deviations between those voices: {right} of {all} are taken for what they are.

{matrix}

Rows: what was said. Columns: what it was taken for.

## Design

The five steps of each axis, as a description names them, each voice designed anew with seed 0:

{designs}
"""


@dataclass(frozen=True, slots=True)
class Line:
    """Something said in some way."""

    of: str
    """Who says it."""
    how: str
    """An emotion, "plain", or an axis and its step."""
    text: str
    lang: Lang
    syllables: int
    file: str


def render(cache: Path, folder: Path) -> None:
    """Speak everything."""
    folder.mkdir(parents=True, exist_ok=True)
    shelf = Shelf(folder / "none")
    engine = KokoroEngine(cache, shelf, device="cpu")
    lines = []
    for voice, lang, of, how, text, prosody in (*emotional(), *designed(shelf)):
        request = Request(text, voice, lang, prosody=prosody)
        audio = engine.render(request).audio
        file = f"{of}_{how}_{TEXTS[lang].index(text)}.wav"
        soundfile.write(folder / file, audio.samples, audio.sample_rate)
        lines.append(Line(of, how, text, lang, engine.plan(request).reading.syllables, file))
        print(file, flush=True)
    (folder / "lines.json").write_text(
        json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=1), "utf-8"
    )


Speech = tuple[VoiceId, Lang, str, str, str, Prosody]


def emotional() -> Iterator[Speech]:
    for voice, lang in VOICES.items():
        for name in ("plain", *EMOTIONS):
            prosody = PLAIN if name == "plain" else Prosody(emotion=Emotion(**{name: 1.0}))
            for text in TEXTS[lang]:
                yield voice, lang, voice, name, text, prosody


def designed(shelf: Shelf) -> Iterator[Speech]:
    for of, (lang, start) in SPOKEN_DESIGNS.items():
        for axis, (_, _, words) in STEPS.items():
            for step, said in enumerate(words[lang], start=1):
                candidate = candidates(describe(f"{start}, {said}"), stock_voices(), seed=0, count=1, lang=lang)[0]
                file = made_of(candidate.recipe, shelf, candidate.name, lang, candidate.gender, {})
                yield shelf.lend(file).id, lang, of, f"{axis} {step}", TEXTS[lang][0], PLAIN


def numbers(lines: Iterable[Line], folder: Path) -> Mapping[tuple[str, str], Numbers]:
    """What is measured of each way in which somebody speaks, all its lines together."""
    found: dict[tuple[str, str], list[tuple[Audio, int]]] = {}
    for line in lines:
        samples, sample_rate = soundfile.read(folder / line.file, dtype="float32")
        found.setdefault((line.of, line.how), []).append((Audio(samples, sample_rate), line.syllables))
    return {key: numbers_of(spoken) for key, spoken in found.items()}


def numbers_of(spoken: Sequence[tuple[Audio, int]]) -> Numbers:
    """The measures of some lines with so many syllables each."""
    each = [measured(audio) for audio, _ in spoken]
    whole = measured(Audio(np.concatenate([audio.samples for audio, _ in spoken]), spoken[0][0].sample_rate))
    speech_ms = sum(one.speech_ms for one in each)
    pauses_ms = sum(one.speech_ms * one.pause_share / (1 - one.pause_share) for one in each)
    return {
        "pitch": whole.melody.pitch_hz,
        "range": whole.melody.range_semitones,
        "ending": whole.melody.ending_semitones,
        # The syllables are known, so they need not be found in the sound.
        "rate": sum(syllables for _, syllables in spoken) * 1000 / (speech_ms + pauses_ms),
        "pauses": 100 * pauses_ms / (speech_ms + pauses_ms),
        "level": whole.level_db,
        "balance": whole.balance_db,
    }


def changes(plain: Numbers, told: Numbers) -> Numbers:
    """In the units of MEASURES."""
    differences = {name: told[name] - plain[name] for name in MEASURES}
    pitch = 12 * log2(told["pitch"] / plain["pitch"])
    return differences | {"pitch": pitch, "rate": 100 * (told["rate"] / plain["rate"] - 1)}


def moved(name: EmotionName, change: Numbers) -> list[str]:
    """Measures that moved as documented."""
    return [measure for measure, least in DOCUMENTED[name].items() if change[measure] * np.sign(least) >= abs(least)]


Emotional = Mapping[VoiceId, Mapping[EmotionName, Numbers]]


def taken_for(told: Emotional) -> Mapping[VoiceId, Mapping[EmotionName, EmotionName]]:
    """Which emotion each is nearest to, in standard deviations between voices, going by the other voices alone."""
    found: dict[VoiceId, Mapping[EmotionName, EmotionName]] = {}
    for voice, of_voice in told.items():
        others = np.array([[_vector(told[other][name]) for name in EMOTIONS] for other in told if other != voice])
        middles = others.mean(axis=0)
        spread = (others - middles).std(axis=(0, 1))
        distances = {
            name: np.linalg.norm((middles - _vector(change)) / spread, axis=1) for name, change in of_voice.items()
        }
        found[voice] = {name: EMOTIONS[int(np.argmin(distance))] for name, distance in distances.items()}
    return found


def _vector(change: Numbers) -> list[float]:
    return [change[measure] for measure in MEASURES]


def written(lines: Sequence[Line], folder: Path) -> tuple[str, list[str]]:
    """The page, and what is wrong."""
    found = numbers(lines, folder)
    told: Emotional = {
        voice: {name: changes(found[voice, "plain"], found[voice, name]) for name in EMOTIONS} for voice in VOICES
    }
    path = folder / "judged.json"
    judged: Any = json.loads(path.read_text("utf-8")) if path.exists() else {"tools": "", "files": {}}
    faults = [
        f"{name} moves only {', '.join(moved(name, told[voice][name])) or 'nothing'} in {voice}"
        for voice in VOICES
        for name in EMOTIONS
        if len(moved(name, told[voice][name])) < ENOUGH
    ]
    guesses = taken_for(told)
    faults += [
        f"{name} of {voice} is nearest to {guess}"
        for voice in VOICES
        for name, guess in guesses[voice].items()
        if name != guess
    ]
    steps = {
        (of, axis): [found[of, f"{axis} {step}"] for step in range(1, 6)] for of in SPOKEN_DESIGNS for axis in STEPS
    }
    faults += [
        f"the steps of {axis} do not rise for the {of}"
        for (of, axis), values in steps.items()
        if not _rises([value[STEPS[axis][0]] for value in values])
    ]
    page = PAGE_TEXT.format(
        measures="\n".join(f"- **{name}**: {told}" for name, told in MEASURES.items()),
        documented=_documented(),
        emotions=_emotions(told, lines, judged["files"]),
        tools=judged["tools"] or "not judged",
        right=sum(name == guess for of_voice in guesses.values() for name, guess in of_voice.items()),
        all=len(VOICES) * len(EMOTIONS),
        matrix=_matrix(guesses),
        texts="\n".join(f"- {text}" for texts in TEXTS.values() for text in texts),
        designs=_designs(steps),
        enough=ENOUGH,
    )
    return page, faults


def _rises(values: Sequence[float]) -> bool:
    return all(later > earlier for earlier, later in pairwise(values))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def _documented() -> str:
    rows = [
        [name, *(f"{least:+g}" if (least := DOCUMENTED[name].get(measure)) else "" for measure in MEASURES)]
        for name in EMOTIONS
    ]
    return _table(["", *MEASURES], rows)


def _emotions(told: Emotional, lines: Sequence[Line], judged: Mapping[str, Any]) -> str:
    def heard(voice: VoiceId, how: str) -> list[str]:
        return _heard(
            [judged[line.file] for line in lines if (line.of, line.how) == (voice, how) and line.file in judged]
        )

    rows = [["plain", voice, *[""] * len(MEASURES), "", *heard(voice, "plain")] for voice in VOICES]
    for name in EMOTIONS:
        for voice in VOICES:
            change = told[voice][name]
            as_told = moved(name, change)
            cells = [f"**{change[m]:+.1f}**" if m in as_told else f"{change[m]:+.1f}" for m in MEASURES]
            rows.append([name, voice, *cells, f"{len(as_told)} of {len(DOCUMENTED[name])}", *heard(voice, name)])
    return _table(["emotion", "voice", *MEASURES, "as documented", "misheard", "same voice"], rows)


def _heard(judged: Sequence[Mapping[str, Any]]) -> list[str]:
    if not judged:
        return ["", ""]
    same = [fmean(each) for each in zip(*(one["same"] for one in judged), strict=True)]
    return [f"{100 * fmean(one['error'] for one in judged):.0f} %", " ".join(f"{one:.2f}" for one in same)]


def _matrix(guesses: Mapping[VoiceId, Mapping[EmotionName, EmotionName]]) -> str:
    pairs = Counter((name, guess) for of_voice in guesses.values() for name, guess in of_voice.items())
    return _table(
        ["", *EMOTIONS], [[name, *(str(pairs[name, guess] or "") for guess in EMOTIONS)] for name in EMOTIONS]
    )


def _designs(steps: Mapping[tuple[str, str], Sequence[Numbers]]) -> str:
    rows = [
        [axis, of, STEPS[axis][1], *(f"{value[STEPS[axis][0]]:.1f}" for value in values)]
        for (of, axis), values in steps.items()
    ]
    return _table(["axis", "voice", "measured", "1", "2", "3", "4", "5"], rows)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Prove what emotions and designs do to a voice.")
    commands = parser.add_subparsers(dest="command", required=True)
    speaking = commands.add_parser("render", help="speak everything")
    speaking.add_argument("cache", type=Path, help="the folder for the converted weights")
    speaking.add_argument("folder", type=Path, help="where the sound goes")
    writing = commands.add_parser("write", help="measure it, check it, and write docs/voices.md")
    writing.add_argument("folder", type=Path, help="where the sound is")
    args = parser.parse_args(argv)
    if args.command == "render":
        render(args.cache, args.folder)
        return 0
    lines = [Line(**line) for line in json.loads((args.folder / "lines.json").read_text("utf-8"))]
    page, faults = written(lines, args.folder)
    PAGE.write_text(page, encoding="utf-8", newline="\n")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
