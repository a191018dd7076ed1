from hypothesis import given
from hypothesis import strategies as st

from studio.core.script import Script
from studio.formats.sbv import read_sbv, write_sbv
from tests.unit.formats.strategies import scripts

FILE = """\ufeff0:00:01.000,0:00:04.500
Hello[br]there.

0:00:05.000,0:00:06.000
你好，

世界。
"""


def test_a_file_of_youtube() -> None:
    script = read_sbv(FILE)
    assert [line.text for line in script.lines] == ["Hello there.", "你好，世界。"]
    assert [(line.cue.start_ms, line.cue.end_ms) for line in script.lines if line.cue] == [(1000, 4500), (5000, 6000)]
    assert script.notes == ()


def test_text_before_the_first_cue_is_told() -> None:
    script = read_sbv("A title\n\n0:00:01.000,0:00:02.000\nText\n")
    assert script.notes == ("Text before the first cue was left out.",)


@given(scripts(speakers=st.just("")))
def test_read_after_write(script: Script) -> None:
    assert read_sbv(write_sbv(script)).lines == script.lines


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    read_sbv(text)
