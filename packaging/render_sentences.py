"""Speak the sentences of tests/data/spoken, for a judge with ears: docs/benchmarks.md, "Heard".

    python packaging/render_sentences.py CACHE FOLDER [LANG ...]

CACHE is the folder for the converted weights, as `dubsmith doctor` names it. FOLDER gets a WAV for each sentence and
voice, and lines.tsv: path, language and what is said, with tabs between.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import soundfile

from studio.core.speech import Lang, Request, VoiceId
from studio.synth.engine import KokoroEngine
from studio.voices.shelf import Shelf

SENTENCES = Path(__file__).parent.parent / "tests" / "data" / "spoken"
VOICES: dict[Lang, Sequence[VoiceId]] = {
    "zh": (VoiceId("zf_xiaobei"), VoiceId("zm_yunxi")),
    "en": (VoiceId("af_heart"), VoiceId("bm_george")),
    "ja": (VoiceId("jf_alpha"), VoiceId("jm_kumo")),
    "ko": (VoiceId("jf_alpha"),),
}


def sentences(lang: Lang) -> Iterator[tuple[str, str]]:
    """Each as it is written and as it is said."""
    for row in (SENTENCES / f"{lang}.tsv").read_text(encoding="utf-8").splitlines():
        if not row.startswith("#"):
            text, _, said = row.partition("\t")
            yield text, said or text


def main(cache: Path, folder: Path, langs: Sequence[Lang]) -> None:
    """Speak all of them; each voice has its turn."""
    engine = KokoroEngine(cache, Shelf(folder))
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lines.tsv").open("w", encoding="utf-8") as lines:
        for lang in langs:
            for number, (text, said) in enumerate(sentences(lang)):
                voice = VOICES[lang][number % len(VOICES[lang])]
                audio = engine.render(Request(text, voice, lang)).audio
                path = folder / f"{lang}{number:02}_{voice}.wav"
                soundfile.write(path, audio.samples, audio.sample_rate, subtype="PCM_24")
                lines.write(f"{path}\t{lang}\t{said}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [lang for lang in VOICES if lang in sys.argv[3:] or not sys.argv[3:]])
