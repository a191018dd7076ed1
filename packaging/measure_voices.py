"""Measure the stock voices: `python packaging/measure_voices.py CACHE`.

CACHE is the folder for the converted weights, as `dubsmith doctor` names it. Every voice is planned with some sentences
in each language, for its rate (any voice speaks any language, at a pace of its own), and renders those of the language
that it was made for, English where the engine does not speak that, for its pitch and loudness. Takes some minutes on
two cores. To be run again whenever the engine's fingerprint changes.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from studio.core.audio import Audio
from studio.core.pitch import f0_hz
from studio.core.ports import Engine
from studio.core.speech import LANGS, Lang, Request, Voice
from studio.synth.engine import KokoroEngine
from studio.text.estimate import SILENCE_MS
from studio.voices.shelf import Shelf
from studio.voices.stock import stock_voices

ROOT = Path(__file__).parent.parent

SENTENCES: dict[Lang, Sequence[str]] = {
    "zh": (
        "山下的小镇很安静，每天清晨都能听见钟声。",
        "你知道这条路通向哪里吗？",
        "我们昨天在市场买了苹果、面包和一束花。",
        "要是明天不下雨，他就带孩子们去海边玩。",
    ),
    "en": (
        "The little town below the hill is quiet, and every morning you can hear the bell.",
        "Do you know where this road will take us?",
        "Yesterday we bought some apples, bread and flowers at the market.",
        "If it doesn't rain tomorrow, he is going to take the children to the sea.",
    ),
    "ja": (
        "山のふもとの小さな町は静かで、毎朝、鐘の音が聞こえる。",
        "この道がどこへ続いているか知っていますか？",
        "昨日は市場でりんごとパンと花を買いました。",
        "明日雨が降らなければ、子供たちを海へ連れて行くつもりです。",
    ),
    "ko": (
        "산 아래 작은 마을은 조용하고, 아침마다 종소리가 들린다.",
        "이 길이 어디로 이어지는지 아세요?",
        "어제 우리는 시장에서 사과와 빵과 꽃을 샀습니다.",
        "내일 비가 오지 않으면, 그는 아이들을 데리고 바다에 갈 거예요.",
    ),
}

TOML_HEAD = """\
# What the stock voices sound like, written by packaging/measure_voices.py: do not edit by hand.
# pitch_hz: median F0 of voiced speech. loudness_lufs: integrated (ITU-R BS.1770). rates: syllables per second (zh:
# characters, ja: morae) of the natural reading, pauses within it included, silence around it not.
schema = 1
engine = "{engine}"
"""

TOML_VOICE = """
[voice.{id}]
pitch_hz = {pitch_hz:.1f}
loudness_lufs = {loudness_lufs:.1f}
rates = {{ {rates} }}
"""


def rate(engine: Engine, voice: Voice, lang: Lang) -> float:
    """Syllables per second."""
    plans = [engine.plan(Request(sentence, voice.id, lang)) for sentence in SENTENCES[lang]]
    speech_ms = sum(plan.natural_ms - SILENCE_MS for plan in plans)
    return sum(plan.reading.syllables for plan in plans) * 1000 / speech_ms


def sample(engine: Engine, voice: Voice) -> Audio:
    """The voice in its own language."""
    requests = [Request(sentence, voice.id, voice.main_lang) for sentence in SENTENCES[voice.main_lang]]
    spoken = [engine.render(request).audio.samples for request in requests]
    return Audio(np.concatenate(spoken), engine.sample_rate)


def pitch_hz(audio: Audio) -> float:
    contour = f0_hz(audio)
    return float(np.median(contour[contour > 0]))


def loudness_lufs(audio: Audio) -> float:
    from pyloudnorm import Meter

    return float(Meter(audio.sample_rate).integrated_loudness(audio.samples))


def measured(engine: Engine, voice: Voice) -> str:
    """The voice's entry."""
    audio = sample(engine, voice)
    rates = ", ".join(f"{lang} = {rate(engine, voice, lang):.2f}" for lang in LANGS)
    return TOML_VOICE.format(id=voice.id, pitch_hz=pitch_hz(audio), loudness_lufs=loudness_lufs(audio), rates=rates)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measure pitch, rate and loudness of the stock voices.")
    parser.add_argument("cache", type=Path, help="the folder for the converted weights")
    engine = KokoroEngine(parser.parse_args(argv).cache, Shelf(ROOT / "none"), device="cpu")
    table = TOML_HEAD.format(engine=engine.fingerprint)
    for voice in stock_voices():
        entry = measured(engine, voice)
        print(entry.strip())
        table += entry
    (ROOT / "voices" / "measured.toml").write_text(table, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
