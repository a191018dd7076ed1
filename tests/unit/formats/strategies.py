"""Scripts with odd text, as any reader could have made them."""

from hypothesis import strategies as st

from studio.core.script import DAY_MS, Script
from studio.formats.cues import RawCue, timed_script
from studio.formats.markup import on_one_line

# Snippets that look like parts of a file, between any other characters.
_snippets = st.sampled_from(
    (
        *("<i>", "</i>", "<", ">", "{\\an8}", "{", "}", "&amp;", "&", ";", "<v Ann>", "</v>", "<rt>", "♪", "(嗯)"),
        *("-->", "- ", "–", "＞", "00:00:01,000 --> 00:00:02,000", "00:00:01.5 -> ", "1984", "[重]{chong2}", "谢谢"),
        *("\n", "\n\n", "\r", "\x85", "\u2028", "\xa0", "\t", "\u200b", "\ufeff", "👩‍👩‍👧"),
        *('"', ",", "'", "NOTE", "WEBVTT", "sep=;"),
    )
)
texts = st.lists(_snippets | st.text(max_size=5), max_size=8).map("".join)
times_ms = st.integers(0, 2 * DAY_MS) | st.integers(0, 5000)


def _without_notes_of_the_text(cue: RawCue) -> RawCue:
    """What a writer keeps no trace of: line ends inside a cue, and the note on dashes that came off."""
    return RawCue(cue.start_ms, cue.end_ms, on_one_line(cue.text)[0], cue.speaker)


def scripts(speakers: st.SearchStrategy[str]) -> st.SearchStrategy[Script]:
    """Timed scripts in the order of time."""
    cues = st.builds(RawCue, times_ms, times_ms, texts, speakers).map(_without_notes_of_the_text)
    return st.lists(cues, max_size=6).map(lambda drawn: timed_script(sorted(drawn, key=lambda cue: cue.start_ms)))
