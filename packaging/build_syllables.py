"""Build resources/words/zh_syllables.tsv: `pip install misaki==0.9.4`, then `python packaging/build_syllables.py`.

Every syllable that pypinyin's dictionaries have, in the model's symbols as misaki 0.9, by which the model was taught,
writes it in the fourth tone. In the other tones its mark of the tone is another one and all else the same; this is
checked here. The running program then needs neither library's code.
"""

import sys
from pathlib import Path

from misaki.zh import ZHG2P
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal

ROOT = Path(__file__).parent.parent
TONES = {1: "→", 2: "↗", 3: "↓", 4: "↘", 5: ""}
NON_SYLLABIC = chr(815)
"""The arch under the i of ai, which the model was not taught."""
REMARK = "# Pinyin syllables and the model's symbols for them in the fourth tone; made by packaging/build_syllables.py."


def symbols(syllable: str) -> str:
    """Those of a syllable in the fourth tone. Ends with a sentence where tones change more than the mark."""
    found = {tone: str(ZHG2P.py2ipa(f"{syllable}{tone}")).replace(NON_SYLLABIC, "") for tone in TONES}
    if any(found[tone] != found[4].replace(TONES[4], mark) for tone, mark in TONES.items()):
        raise SystemExit(f"{syllable} is not the same in all tones: {found}")
    return found[4]


def main() -> int:
    single = {syllable for readings in PINYIN_DICT.values() for syllable in readings.split(",")}
    phrases = {syllable for readings in PHRASES_DICT.values() for options in readings for syllable in options}
    bare = {to_normal(syllable).replace("ü", "v") for syllable in single | phrases}
    lines = [REMARK, *(f"{syllable}\t{symbols(syllable)}" for syllable in sorted(bare))]
    (ROOT / "resources" / "words" / "zh_syllables.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(bare)} syllables")
    return 0


if __name__ == "__main__":
    sys.exit(main())
