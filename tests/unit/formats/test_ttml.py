from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import ScriptError
from studio.core.script import Cue
from studio.formats.ttml import read_ttml

FILE = """<?xml version="1.0" encoding="UTF-16"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
    xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling"
    ttp:frameRate="30" ttp:frameRateMultiplier="1000 1001" ttp:tickRate="10000000">
  <head><metadata>
    <ttm:agent xml:id="mei" type="person"><ttm:name type="full">Mei Lin</ttm:name></ttm:agent>
  </metadata></head>
  <body>
    <div begin="10s">
      <p begin="1.5s" end="00:00:03.250" ttm:agent="mei">Hello,<br/>  <span tts:color="red">world</span>.</p>
      <p begin="00:00:04:15" dur="500ms">Frames &amp; all</p>
      <p begin="70000000t" end="80000000t"><span tts:ruby="base">重庆</span><span tts:ruby="text">chong qing</span></p>
      <p>no time</p>
    </div>
  </body>
</tt>"""


def test_a_file_with_all_kinds_of_times() -> None:
    script = read_ttml(FILE)
    assert [(line.speaker, line.text) for line in script.lines] == [
        ("Mei Lin", "Hello, world."),
        ("", "Frames & all"),
        ("", "重庆"),
    ]
    times = [(line.cue.start_ms, line.cue.end_ms) for line in script.lines if line.cue]
    assert times == [(11_500, 13_250), (14_500, 15_000), (17_000, 18_000)]  # 15 of 29.97 frames are 500.5 ms
    assert script.notes == ("1 paragraph without a time was left out.",)


def test_times_as_people_write_them() -> None:
    script = read_ttml('<tt><body><p begin="00:00:01,500" end="0:00:02.5">Hi</p></body></tt>')
    assert [line.cue for line in script.lines] == [Cue(1500, 2500)]


def test_spans_have_times_where_their_paragraph_has_none() -> None:
    spans = '<span begin="1s" end="2s">One</span> <span begin="3s" dur="1s">two</span>'
    script = read_ttml(f'<tt><body><div begin="10s"><p>{spans}</p><p>no time</p></div></body></tt>')
    assert [(line.cue, line.text) for line in script.lines] == [
        (Cue(11_000, 12_000), "One"),
        (Cue(13_000, 14_000), "two"),
    ]
    assert script.notes == ("1 paragraph without a time was left out.",)


@pytest.mark.parametrize("text", ["", "no xml", "<tt>", "<html></html>", "<tt><body></tt>"])
def test_what_is_no_ttml(text: str) -> None:
    with pytest.raises(ScriptError):
        read_ttml(text)


PRINTABLE = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=40)


@given(PRINTABLE, st.text(alphabet="0123456789:.smhft ", max_size=14))
def test_any_paragraph_is_read_or_left_out(text: str, time: str) -> None:
    script = read_ttml(f"<tt><body><p begin={quoteattr(time)} end='9s'>{escape(text)}</p></body></tt>")
    assert len(script.lines) + len(script.notes) >= bool(text.strip())
