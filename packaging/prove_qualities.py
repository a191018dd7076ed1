"""Prove what the qualities are worth: docs/qualities.md, and the sounds and pictures beside it.

    python packaging/prove_qualities.py render QUALITY FOLDER [--every N]    # speak what no student has learnt
    python packaging/prove_qualities.py write FOLDER                         # the page, the sounds, the pictures

FOLDER gets a folder of WAVs for each quality and lines.json, which tells who says what in them. What needs ears is
judged by tools of your choice, and read from FOLDER/judged.json:

    {"tools": "...", "files": {"draft/zh07.wav": {"error": 0.02, "length": 13, "mos": 3.3, "same": 0.9}}}

`error` is the share of words or syllables that were misheard, `length` how many there are, `mos` a predicted opinion,
`same` the cosine of a speaker embedding to the same line in studio quality.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import soundfile

from studio.core.paths import user_paths
from studio.core.ports import Engine
from studio.core.quality import QUALITIES, Quality
from studio.core.settings import load_settings
from studio.core.speech import Request, VoiceId
from studio.engines import make_engine
from studio.training.png import png
from studio.voices.making import blended
from studio.voices.shelf import Shelf
from studio.voices.stock import stock_voices

DOCS = Path(__file__).parent.parent / "docs"
PAGE = DOCS / "qualities.md"
SOUNDS = DOCS / "qualities"
CORPUS = Path(__file__).parent / "corpus"
LANGS = ("zh", "en")
BLENDED = 5
"""Every so many-th line is said by a blend of two voices."""
SHOWN = ("zh02", "zh05", "zh14", "en01", "en04", "en19", "mixed0", "mixed2")
"""What is on the listening sheet: stock voices, blends, and lines in two languages."""
MIXED = (
    "我把照片都传到 Google Drive 里了，你打开看看。",
    "Her name is 林晓月, and she has lived in Berlin for ten years.",
    "这个 bug 不修好，我们今天就不能 release。",
    "The dish is called 麻婆豆腐. Would you like to try it?",
)
WINDOW, HOP = 1024, 120
DARKEST_DB, BRIGHTEST_DB = -85.0, -25.0


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that no student has learnt, and who says it."""

    name: str
    lang: str
    """zh, en or mixed."""
    text: str
    voices: tuple[VoiceId, ...]
    """One, or two: half of each."""


def lines() -> Iterator[Line]:
    """Everybody who was made for a language speaks in turn; mixed lines are said by those of both."""
    ids: dict[str, list[VoiceId]] = {lang: [v.id for v in stock_voices() if v.lang.startswith(lang)] for lang in LANGS}
    for lang in LANGS:
        texts = (CORPUS / f"{lang}_held_out.txt").read_text("utf-8").splitlines()
        for number, text in enumerate(texts):
            first, second = (ids[lang][at % len(ids[lang])] for at in (number, number + 3))
            is_blended = number % BLENDED == BLENDED - 1
            yield Line(f"{lang}{number:02}", lang, text, (first, second) if is_blended else (first,))
    for number, text in enumerate(MIXED):
        lang = LANGS[number % 2]
        yield Line(f"mixed{number}", "mixed", text, (ids[lang][number],))


def render(engine: Engine, shelf: Shelf, quality: Quality, folder: Path, every: int) -> None:
    """Speak every so many-th line that is not there yet."""
    (folder / quality).mkdir(parents=True, exist_ok=True)
    every_line = list(lines())
    told = json.dumps([asdict(line) for line in every_line], ensure_ascii=False, indent=1)
    (folder / "lines.json").write_text(told, "utf-8")
    for line in every_line:
        path = folder / quality / f"{line.name}.wav"
        is_asked = line.lang == "mixed" or line.name in SHOWN or int(line.name[2:]) % every == 0
        if path.exists() or not is_asked:
            continue
        audio = engine.render(Request(line.text, _voice(line, shelf))).audio
        soundfile.write(path, audio.samples, audio.sample_rate)
        print(path, flush=True)


def _voice(line: Line, shelf: Shelf) -> VoiceId:
    first, *others = line.voices
    return shelf.lend(blended(first, others[0], 0.5, shelf, f"Blend {line.name}")).id if others else first


def picture(samples: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    """A spectrogram [513, columns], 0 to 12 kHz from below, 5 ms a column."""
    frames = np.lib.stride_tricks.sliding_window_view(np.pad(samples, WINDOW // 2), WINDOW)[::HOP]
    power = np.abs(np.fft.rfft(frames * np.hanning(WINDOW))) / (WINDOW / 4)
    level = (20 * np.log10(power.clip(1e-9)) - DARKEST_DB) / (BRIGHTEST_DB - DARKEST_DB)
    grey: npt.NDArray[np.uint8] = (level.clip(0, 1).T[::-1] * 255).astype(np.uint8)
    return grey


def figures(told: Sequence[Line], judged: Mapping[str, Any]) -> str:
    """A row for each quality and language; in brackets the studio's figures of the same lines."""
    rows = ["| quality | language | lines | misheard | predicted opinion | same voice |", "|---|---|---|---|---|---|"]
    for quality in QUALITIES:
        for lang in LANGS:
            names = [f"{line.name}.wav" for line in told if line.lang == lang]
            found = [judged[f"{quality}/{name}"] for name in names if f"{quality}/{name}" in judged]
            beside = [judged[f"studio/{name}"] for name in names if f"{quality}/{name}" in judged]
            if quality == "studio" and found:
                rows.append(f"| studio | {lang} | {len(found)} | {_misheard(found)} | {_mean(found, 'mos')} | |")
            elif found:
                misheard = f"{_misheard(found)} ({_misheard(beside)})"
                mos = f"{_mean(found, 'mos')} ({_mean(beside, 'mos')})"
                rows.append(f"| {quality} | {lang} | {len(found)} | {misheard} | {mos} | {_mean(found, 'same')} |")
    return "\n".join(rows)


def _misheard(judged: Sequence[Mapping[str, float]]) -> str:
    share = np.average([one["error"] for one in judged], weights=[one["length"] for one in judged])
    return f"{100 * share:.1f} %"


def _mean(judged: Sequence[Mapping[str, float]], what: str) -> str:
    return f"{np.mean([one[what] for one in judged]):.2f}"


def sheet(told: Sequence[Line], folder: Path) -> str:
    """Sounds and pictures into docs/qualities/, and the part of the page that shows them."""
    SOUNDS.mkdir(exist_ok=True)
    parts = []
    for line in (line for line in told if line.name in SHOWN):
        there = [quality for quality in QUALITIES if (folder / quality / f"{line.name}.wav").exists()]
        links = []
        pictures = []
        for quality in there:
            samples, rate = soundfile.read(folder / quality / f"{line.name}.wav", dtype="float32")
            soundfile.write(SOUNDS / f"{line.name}-{quality}.ogg", samples, rate, format="OGG", subtype="VORBIS")
            links.append(f"[{quality}](qualities/{line.name}-{quality}.ogg)")
            pictures.append(picture(samples)[1::2])  # 513 rows are more than is seen
        width = max(one.shape[1] for one in pictures)
        filled = [np.pad(one, ((0, 8), (0, width - one.shape[1])), constant_values=255) for one in pictures]
        (SOUNDS / f"{line.name}.png").write_bytes(png(np.concatenate(filled)))
        who = " and ".join(line.voices)
        parts.append(
            f"**{line.text}** ({who}): {', '.join(links)}\n\n![From above: {', '.join(there)}]"
            f"(qualities/{line.name}.png)\n"
        )
    return "\n".join(parts)


PAGE_TEXT = """\
# What the qualities are worth

Written by packaging/prove_qualities.py. All sentences are kept out of what the students learnt
(packaging/corpus/*_held_out.txt); every fifth is said by a blend of two voices.

{figures}

In brackets: the studio's of the same lines. Misheard: words (en) or syllables with their tones (zh) that a recogniser
got wrong. Same voice: cosine of speaker embeddings to the same line in studio quality. Judged by: {tools}.

## Listening sheet

Spectrograms: 0 to 12 kHz, 5 ms a column, {order}.

{sheet}"""


def write(folder: Path) -> None:
    told = [
        Line(**{**one, "voices": tuple(one["voices"])})
        for one in json.loads((folder / "lines.json").read_text("utf-8"))
    ]
    path = folder / "judged.json"
    judged: Any = json.loads(path.read_text("utf-8")) if path.exists() else {"tools": "", "files": {}}
    order = "from above " + ", ".join(QUALITIES)
    page = PAGE_TEXT.format(
        figures=figures(told, judged["files"]),
        tools=judged["tools"] or "nobody yet",
        order=order,
        sheet=sheet(told, folder),
    )
    PAGE.write_text(page, encoding="utf-8", newline="\n")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Prove what the qualities are worth.")
    commands = parser.add_subparsers(dest="command", required=True)
    speaking = commands.add_parser("render", help="speak the sentences")
    speaking.add_argument("quality", choices=QUALITIES)
    speaking.add_argument("folder", type=Path, help="where the sound goes")
    speaking.add_argument("--every", type=int, default=1, metavar="N", help="only every N-th sentence")
    writing = commands.add_parser("write", help="write the page, the sounds and the pictures")
    writing.add_argument("folder", type=Path, help="where the sound is")
    args = parser.parse_args(argv)
    if args.command == "write":
        write(args.folder)
        return 0
    shelf, paths = Shelf(args.folder / "none"), user_paths()
    engine = make_engine("kokoro", args.quality, paths, shelf, load_settings(paths.settings_file), print)
    render(engine, shelf, args.quality, args.folder, args.every)
    return 0


if __name__ == "__main__":
    sys.exit(main())
