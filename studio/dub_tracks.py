"""What the folder of a dub adds to a film."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from studio.core.errors import InputError
from studio.export.folder import CAPTIONS, REPORT, listed_mix
from studio.formats.registry import read_script
from studio.media.mux import DubTrack

TONGUES: Mapping[str, tuple[str, str]] = {
    "zh": ("zho", "中文"),
    "en": ("eng", "English"),
    "ja": ("jpn", "日本語"),
    "ko": ("kor", "한국어"),
    "es": ("spa", "Español"),
    "it": ("ita", "Italiano"),
    "pt": ("por", "Português"),
}
"""ISO 639-2 code and own name of each language."""
_CODE = re.compile("[a-z]{3}", re.ASCII)


def track_of(dub: Path, captions: bool, lang: str = "", title: str = "") -> DubTrack:
    """The track of a dub; without `lang` and `title` those of the language of most lines.

    `lang` is an ISO 639-2 code, or the short name of a language of ours. Raises InputError where it is neither, and
    where `dub` is none, or not finished.
    """
    lang = TONGUES[lang][0] if lang in TONGUES else lang
    if lang and not _CODE.fullmatch(lang):
        raise InputError(f"{lang!r} is no language: write its ISO 639-2 code of three letters, such as zho or eng.")
    try:
        report = json.loads((dub / REPORT).read_bytes())
        langs = Counter(line["lang"] for line in report["lines"] if line["clip"])
        is_finished = report["totals"]["mix_gain_db"] is not None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise InputError(f"There is no dub in {dub}: name the folder that `dubsmith dub` wrote.") from error
    if not is_finished or not langs:
        raise InputError(f"The dub in {dub} is not finished: run `dubsmith dub` again, it goes on from there.")
    usual_lang, usual_title = TONGUES.get(langs.most_common(1)[0][0], ("und", dub.name))
    own_titles = dict(TONGUES.values())
    lines = read_script(dub / CAPTIONS).lines if captions else ()
    return DubTrack(
        dub / listed_mix(dub / REPORT),
        lang or usual_lang,
        title or (own_titles.get(lang, lang) if lang else usual_title),
        tuple((line.cue, line.text) for line in lines if line.cue is not None),
    )
