"""Measure the stock voices: `python packaging/measure_voices.py CACHE`.

CACHE is the folder for the converted weights, as `dubsmith doctor` names it. Every voice is measured as
studio/render/voice_measures.py does it; what the voices of Chinese and English have in common, which
studio/analysis/reference.py knows as the plain reading, is printed at the end. Takes some minutes on two cores. To be
run again whenever the engine's fingerprint changes.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from studio.analysis.measure import Measures, measured
from studio.core.speech import Voice
from studio.render.voice_measures import SENTENCES, described, sample
from studio.synth.engine import KokoroEngine
from studio.voices.shelf import Shelf
from studio.voices.stock import stock_voices

ROOT = Path(__file__).parent.parent
N_SENTENCES = len(SENTENCES["en"])

TOML_HEAD = """\
# What the stock voices sound like, written by packaging/measure_voices.py: do not edit by hand.
# pitch_hz: median F0 of voiced speech. range_semitones: from the 5th to the 95th percentile of F0. loudness_lufs:
# integrated (ITU-R BS.1770). brightness_db: power from 1 to 5 kHz against that below. breathiness: share of noise above
# 1.5 kHz. rates: syllables per second (zh: characters, ja: morae) of the natural reading, pauses within it included,
# silence around it not.
schema = 1
engine = "{engine}"
"""

TOML_VOICE = """
[voice.{id}]
pitch_hz = {pitch_hz}
range_semitones = {range_semitones}
loudness_lufs = {loudness_lufs}
brightness_db = {brightness_db}
breathiness = {breathiness}
rates = {{ {rates} }}
"""


def entry(voice: Voice, fields: Mapping[str, Any]) -> str:
    """The voice's table."""
    rates = ", ".join(f"{lang} = {rate:.2f}" for lang, rate in fields["rates"].items())
    return TOML_VOICE.format(id=voice.id, **{**fields, "rates": rates})


def plain_reading(found: Sequence[Measures]) -> str:
    """The median of each measure, one line for each."""
    numbers = [_numbers(measures) for measures in found]
    return "\n".join(f"{name} {median(of_voice[name] for of_voice in numbers):.3g}" for name in numbers[0])


def _numbers(measures: Measures) -> dict[str, float]:
    numbers = asdict(measures)
    del numbers["melody"]
    return {**numbers, **asdict(measures.melody), "lift_semitones": measures.melody.lift_semitones}


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measure what the stock voices sound like.")
    parser.add_argument("cache", type=Path, help="the folder for the converted weights")
    engine = KokoroEngine(parser.parse_args(argv).cache, Shelf(ROOT / "none"), device="cpu")
    table = TOML_HEAD.format(engine=engine.fingerprint)
    plain: dict[str, list[Measures]] = {"zh": [], "en": []}
    for voice in stock_voices():
        audio = sample(engine, voice, N_SENTENCES)
        table += entry(voice, described(engine, voice, audio, N_SENTENCES))
        if voice.lang.startswith(voice.main_lang) and voice.main_lang in plain:
            plain[voice.main_lang].append(measured(audio))
        print(voice.id, flush=True)
    (ROOT / "voices" / "measured.toml").write_text(table, encoding="utf-8", newline="\n")
    for lang, found in plain.items():
        print(f"\nThe plain reading, {lang}:\n{plain_reading(found)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
