"""What a voice sounds like, measured of what an engine says with it."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from studio.analysis.measure import measured
from studio.core.audio import Audio
from studio.core.ports import Engine
from studio.core.speech import LANGS, SILENCE_MS, Lang, Request, Voice
from studio.core.voice_spectrum import mean_spectrum, readings

SENTENCES: Mapping[Lang, Sequence[str]] = {
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
    "es": (
        "El pueblo al pie de la colina es muy tranquilo, y cada mañana se oyen las campanas.",
        "¿Sabes adónde nos lleva este camino?",
        "Ayer compramos manzanas, pan y flores en el mercado.",
        "Si mañana no llueve, llevará a los niños a la playa.",
    ),
    "it": (
        "Il paese ai piedi della collina è tranquillo, e ogni mattina si sentono le campane.",
        "Sai dove porta questa strada?",
        "Ieri abbiamo comprato mele, pane e fiori al mercato.",
        "Se domani non piove, porterà i bambini al mare.",
    ),
    "pt": (
        "A cidade ao pé da colina é tranquila, e toda manhã se ouvem os sinos.",
        "Você sabe para onde vai esta estrada?",
        "Ontem compramos maçãs, pão e flores no mercado.",
        "Se não chover amanhã, ele vai levar as crianças para a praia.",
    ),
}
"""Two statements, a question and a condition, without names or numbers."""
FEW = 2
"""Of them that do for a rough measure."""


def measured_voice(engine: Engine, voice: Voice, is_rough: bool = False) -> dict[str, Any]:
    """Fields of a `Voice`: what its speech in its main language measures, its rate in every language, and of a clone
    its mean spectrum.

    `is_rough`: by fewer sentences, in a few seconds. Raises what the engine raises.
    """
    n_sentences = FEW if is_rough else len(SENTENCES["en"])
    fields = described(engine, voice, sample(engine, voice, n_sentences), n_sentences)
    if voice.needs_spectrum:
        fields["spectrum"] = mean_spectrum(engine.render(reading).audio.samples for reading in readings(voice.id))
    return fields


def described(engine: Engine, voice: Voice, audio: Audio, n_sentences: int) -> dict[str, Any]:
    """The same of a sample that is there already; `n_sentences`: of each language, for the rates."""
    measures = measured(audio)
    fields = {
        "pitch_hz": round(measures.melody.pitch_hz, 1),
        "range_semitones": round(measures.melody.range_semitones, 1),
        "loudness_lufs": round(_loudness_lufs(audio), 1),
        "rates": {lang: round(_rate(engine, voice, lang, n_sentences), 2) for lang in LANGS},
    }
    if measures.melody.pitch_hz:  # A whisper has neither.
        fields["brightness_db"] = round(measures.balance_db, 1)
        fields["breathiness"] = round(measures.breathiness, 2)
    return fields


def sample(engine: Engine, voice: Voice, n_sentences: int) -> Audio:
    """The voice in its own language."""
    sentences = SENTENCES[voice.main_lang][:n_sentences]
    spoken = [engine.render(Request(sentence, voice.id, voice.main_lang)).audio.samples for sentence in sentences]
    return Audio(np.concatenate(spoken), engine.sample_rate)


def _rate(engine: Engine, voice: Voice, lang: Lang, n_sentences: int) -> float:
    """Syllables per second, pauses within the sentences included, silence around them not."""
    plans = [engine.plan(Request(sentence, voice.id, lang)) for sentence in SENTENCES[lang][:n_sentences]]
    speech_ms = sum(plan.natural_ms - SILENCE_MS for plan in plans)
    return sum(plan.reading.syllables for plan in plans) * 1000 / speech_ms


def _loudness_lufs(audio: Audio) -> float:
    """Integrated, ITU-R BS.1770."""
    from pyloudnorm import Meter

    return float(Meter(audio.sample_rate).integrated_loudness(audio.samples))
