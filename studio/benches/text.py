"""`dubsmith bench text`: how well texts are read, and how fast.

Accuracy by the labelled lines in tests/data/text, which come with the source; speed on lines of about 30 characters.
"""

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

import studio
from studio.core.errors import InputError
from studio.core.pronunciation import LANGS, Lang
from studio.text.accuracy import VOICES, Fault, faults, read_labelled

LABELLED = Path(studio.__file__).parent.parent / "tests" / "data" / "text"
LINES: dict[Lang, str] = {
    "zh": "他在银行工作了12年，去年3月才长大似的，觉得时间真的过得很快。",
    "en": "She read 3 books in May 1998, too.",
    "ja": "今日は学校へ行って、友達と3本の映画を見てから帰りました。",
    "ko": "오늘은 학교에 가서 친구 3명과 영화를 보고 집에 왔습니다.",
    "es": "En mayo leyó 3 libros y 2 cartas.",
    "it": "A maggio lesse 3 libri e 2 lettere.",
    "pt": "Em maio ela leu 3 livros e 2 cartas.",
}
"""About 30 characters each."""
ROUNDS = 200
_COLD = (
    "import sys, time; t = time.perf_counter(); from studio.text.reader import read; "
    "read(sys.argv[1], sys.argv[2]); print(time.perf_counter() - t)"
)


def main(argv: Sequence[str]) -> int:
    """Print how well and how fast every language is read."""
    parser = argparse.ArgumentParser("dubsmith bench text", description=__doc__)
    parser.add_argument("--lang", choices=LANGS, help="only this language")
    parser.add_argument("--faults", action="store_true", help="show every line that is not read right")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args([argument for argument in argv if argument != "text"])
    if not LABELLED.is_dir():
        raise InputError(f"The labelled lines come with the source of Dubsmith: there is no {LABELLED}.")
    langs: tuple[Lang, ...] = (options.lang,) if options.lang else LANGS
    results = {path.stem: _accuracy(path) for lang in langs for path in sorted(LABELLED.glob(f"{lang}*.tsv"))}
    speeds = {lang: _speed(lang) for lang in langs}
    if options.json:
        print(json.dumps({"accuracy": {name: figures for name, (figures, _) in results.items()}, "speed": speeds}))
        return 0
    for name, (figures, found) in results.items():
        _print_accuracy(name, figures)
        for fault in found if options.faults else ():
            print(f"    {fault.line.text}\n        {fault.what}: {fault.expected} but {fault.found}")
    print("\nlanguage   first line   median of a line of 30 characters")
    for lang, speed in speeds.items():
        print(f"{lang:10} {speed['cold_s']:8.2f} s   {speed['line_ms']:8.2f} ms")
    return 0


def _accuracy(path: Path) -> tuple[dict[str, Any], list[Fault]]:
    lang = next(lang for lang in LANGS if path.stem.startswith(lang))
    lines = read_labelled(path)
    found = [fault for line in lines for fault in faults(line, lang, VOICES.get(path.stem, ""))]
    wrong = {fault.line for fault in found}
    of = Counter(line.category for line in lines)
    wrong_of = Counter(line.category for line in wrong)
    return {
        "lines": len(lines),
        "right": sum(line not in wrong for line in lines),
        "categories": {name: {"lines": n, "right": n - wrong_of[name]} for name, n in of.items()},
    }, found


def _print_accuracy(name: str, figures: dict[str, Any]) -> None:
    print(f"\n{name}: {figures['right']} of {figures['lines']} lines right ({figures['right'] / figures['lines']:.1%})")
    for category, of in figures["categories"].items():
        print(f"    {category:24} {of['right']:4} of {of['lines']}")


def _speed(lang: Lang) -> dict[str, float]:
    """Of the first line in a new process, imports included, and of one line among many."""
    from studio.text.reader import read

    found = subprocess.run([sys.executable, "-c", _COLD, LINES[lang], lang], check=True, capture_output=True, text=True)
    read(LINES[lang], lang)
    taken = []
    for number in range(ROUNDS):
        text = f"{LINES[lang][:-3]}{number}{LINES[lang][-3:]}"  # no line is like another
        started = time.perf_counter()
        read(text, lang)
        taken.append(time.perf_counter() - started)
    return {"cold_s": float(found.stdout), "line_ms": 1000 * median(taken)}
