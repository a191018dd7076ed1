from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.core.choices import Choices
from studio.core.errors import InputError, ScriptError
from studio.formats.registry import READERS, read_script

DATA = Path(__file__).parents[2] / "data" / "formats"
SRT = "1\n00:00:01,000 --> 00:00:02,000\n{}\n"
EXAMPLES = {
    ".srt": SRT.format("谢谢你"),
    ".vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n谢谢你\n",
    ".ass": "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,谢谢你\n",
    ".ssa": "[Events]\nDialogue: Marked=0,0:00:01.00,0:00:02.00,Default,,0,0,0,,谢谢你\n",
    ".sbv": "0:00:01.000,0:00:02.000\n谢谢你\n",
    ".ttml": '<tt><body><p begin="1s" end="2s">谢谢你</p></body></tt>',
    ".dfxp": '<tt><body><p begin="1s" end="2s">谢谢你</p></body></tt>',
    ".xml": '<tt><body><p begin="1s" end="2s">谢谢你</p></body></tt>',
    ".csv": "start,end,text\n1,2,谢谢你\n",
    ".tsv": "start\tend\ttext\n1\t2\t谢谢你\n",
    ".txt": "谢谢你",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("ending", READERS)
def test_every_format_in_every_encoding(tmp_path: Path, ending: str, encoding: str) -> None:
    path = tmp_path / f"Episode 1{ending.upper()}"
    path.write_bytes(EXAMPLES[ending].encode(encoding))
    script = read_script(path)
    assert [line.text for line in script.lines] == ["谢谢你"]
    assert script.is_timed == (ending != ".txt")
    label = {"utf-8-sig": "UTF-8 with a byte order mark", "utf-16": "UTF-16", "gb18030": "GB18030"}.get(encoding)
    assert script.notes == ((f"Read as {label}.",) if label else ())


@pytest.mark.parametrize("name", ["sintel.en.srt", "sintel.zh.srt"])
def test_real_files(name: str) -> None:
    script = read_script(DATA / name)
    assert script.is_timed
    assert script.notes == ()
    assert all(line.text and not line.notes for line in script.lines)


def test_the_encoding_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("今日は".encode("euc-jp"))
    assert read_script(path, Choices("euc-jp")).lines[0].text == "今日は"
    with pytest.raises(InputError, match="did you mean"):
        read_script(path, Choices("euc-jq"))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.srt", b"", "is empty"),
        ("a.srt", b" \r\n\t\n", "is empty"),
        ("a.srt", b"\xef\xbb\xbf", "holds no cue with a time: check that it is a subtitle file"),
        ("a.srt", b"Hello there", "holds no cue with a time: check that it is a subtitle file"),
        ("a.srt", b"\xd0\x9f\xf1\x87\xc0\xaa\x90\xfe\xe3\x9b\x81\xcd", "check that it is a subtitle file"),
        ("a.srt", SRT.format("<i></i>").encode(), "has cues, but no text in them"),
        ("a.srt", b"By me\n\n1\n00:00:01:12 --> 00:00:02:12\nHi\n", "no usable cue. Line 4 of the file"),
        ("a.srt", b"1\n00:00:01:12 --> 00:00:02:12\nHi\n", "no usable cue. Line 2 of the file"),
        ("a.srt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\4\0", "is not a text file"),
        ("a.ass", b"[Script Info]\nTitle: x\n", "check that it is a subtitle file"),
        ("a.vtt", b"WEBVTT\n", "check that it is a subtitle file"),
        ("a.csv", b"start,end,text\n", "has no row below the names"),
        ("a.csv", b"1,2,Hi\n", "a.csv: the first row does not name the columns"),
        ("a.csv", b"start,end,text\n00:00:01:12,00:00:02:12,Hi\n", "no usable cue. Row 2 was left out"),
        ("a.txt", b"\xe3\x80\x80\n", "holds no text"),
        ("a.odt", b"PK", "must end in .srt, .vtt"),
        ("srt", b"Hi", "must end in .srt, .vtt"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ScriptError) as refused:
        read_script(path)
    assert name in str(refused.value)
    assert sentence in str(refused.value)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match="There is no file"):
        read_script(tmp_path / "none.srt")
    (tmp_path / "a.srt").mkdir()
    with pytest.raises(ScriptError, match="is a folder"):
        read_script(tmp_path / "a.srt")
    with pytest.raises(ScriptError, match="cannot be read"):
        read_script(tmp_path / f"{'a' * 300}.srt")
    with (tmp_path / "film.srt").open("wb") as large:
        large.truncate(17 * 1024 * 1024)
    with pytest.raises(ScriptError, match="at most 16 MB"):
        read_script(tmp_path / "film.srt")


def test_empty_cues_beside_good_ones_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text(SRT.format("") + "\n2\n00:00:03,000 --> 00:00:04,000\nHi\n")
    assert [line.text for line in read_script(path).lines] == ["", "Hi"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ending=st.sampled_from(sorted(READERS)), head=st.booleans(), data=st.binary(max_size=120))
def test_any_file_is_read_or_refused(tmp_path: Path, ending: str, head: bool, data: bytes) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes((EXAMPLES[ending].encode() if head else b"") + data)
    with suppress(ScriptError):
        script = read_script(path)
        assert [line.id for line in script.lines] == list(range(1, len(script.lines) + 1))
        assert all((line.cue is not None) == script.is_timed for line in script.lines)
        assert not any("\n" in line.text for line in script.lines)
