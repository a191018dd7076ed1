from dataclasses import replace
from pathlib import Path

from studio.formats.registry import read_script
from studio.project import edits
from studio.project.document import Document
from studio.project.opening import create
from studio.text.speakers import assign_speakers
from tests.unit.command_line import TIMED, Run

STYLED = TIMED.replace("Hello there,", "<i>Hello</i>\nthere,")


def project(path: Path, script: Path) -> Document:
    """A project with that script."""
    with (opened := create(path)).store as store:
        read = assign_speakers(read_script(script), ())
        patch = edits.import_script(opened.document, read, script.name)
        opened.document.apply(patch)
        store.write("Import", patch)
        text = edits.set_text(opened.document, opened.document.row_at(3).id, "[再]{zai4}见了。")
        opened.document.apply(text)
        store.write("Edit", text)
    return opened.document


def test_a_script_to_another_format_and_back(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.srt").write_text(STYLED)
    result = run("script", "a.srt", "-o", "b.vtt", engine=False)
    assert (result.code, result.out) == (0, "Speakers named in the text: Tom, Mei.\nb.vtt: 4 lines.\n")
    assert "<v Tom>Tom: Hello\nthere, my friend." in (tmp_path / "b.vtt").read_text()
    assert run("script", "a.srt", "-o", "c.srt", "--json", engine=False).json["lines"] == 4
    assert (tmp_path / "c.srt").read_text() == STYLED


def test_a_project_gives_its_file_back_with_what_was_edited(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.srt").write_text(STYLED)
    project(tmp_path / "a.dub", tmp_path / "a.srt")
    assert run("script", "a.dub", "-o", "b.srt", engine=False).code == 0
    assert (tmp_path / "b.srt").read_text() == STYLED.replace("再见。", "再见了。")
    assert run("script", "a.dub", "-o", "c.srt", "--marks", engine=False).code == 0
    assert "Mei: [再]{zai4}见了。" in (tmp_path / "c.srt").read_text()


def test_two_files_of_a_format_become_one(run: Run, tmp_path: Path) -> None:
    head, later = "WEBVTT\n\nSTYLE\n::cue { color: red }\n\n", "WEBVTT\n\n"
    (tmp_path / "a.vtt").write_text(head + "00:01.000 --> 00:02.000 line:1\nHi\n\n")
    (tmp_path / "b.vtt").write_text(later + "00:03.000 --> 00:04.000 line:2\n<i>Ho</i>\n\nNOTE end\n")
    document = project_of_both(tmp_path)
    assert document.options.source
    assert run("script", "both.dub", "-o", "c.vtt", engine=False).code == 0
    assert (tmp_path / "c.vtt").read_text() == (
        head + "00:01.000 --> 00:02.000 line:1\nHi\n\n00:03.000 --> 00:04.000 line:2\n<i>Ho</i>\n\nNOTE end\n"
    )


def project_of_both(folder: Path) -> Document:
    with (opened := create(folder / "both.dub")).store as store:
        for name in ("a.vtt", "b.vtt"):
            patch = edits.import_script(opened.document, replace(read_script(folder / name), notes=()), name)
            opened.document.apply(patch)
            store.write("Import", patch)
    return opened.document


def test_what_cannot_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.srt").write_text(STYLED)
    assert "choose among .srt" in run("script", "a.srt", "-o", "a.doc", engine=False).err
    assert "over itself" in run("script", "a.srt", "-o", "a.srt", engine=False).err
    (tmp_path / "a.txt").write_text("Hello.")
    assert "without times" in run("script", "a.txt", "-o", "b.srt", engine=False).err
    assert "cannot be written" in run("script", "a.srt", "-o", "none/b.srt", engine=False).err


def test_choices_go_along(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("00:00:01:12;Tom;Hello;x\n00:00:02:00;Ann;Bye;y\n", "utf-8")
    assert "--columns start=A,end=B,text=C" in run("script", "a.csv", "-o", "a.srt", engine=False).err
    columns = ("--columns", "start=A,speaker=2,text=C", "--fps", "24")
    assert run("script", "a.csv", "-o", "a.srt", *columns, engine=False).code == 0
    assert (tmp_path / "a.srt").read_text().startswith("1\n00:00:01,500 --> 00:00:02,000\nHello\n")
    assert "no column 'E'" in run("script", "a.csv", "-o", "a.srt", "--columns", "start=A,text=E", engine=False).err
    assert "names no columns" in run("script", "a.csv", "-o", "a.srt", "--columns", "A", engine=False).err


def test_one_of_two_languages_is_dubbed(run: Run, tmp_path: Path) -> None:
    cues = (f"{n}\n00:00:0{2 * n},000 --> 00:00:0{2 * n + 1},000\n你好\nHello.\n" for n in range(1, 4))
    (tmp_path / "a.srt").write_text("\n".join(cues), "utf-8")
    report = run("plan", "a.srt", "--json").json
    assert [line["text"] for line in report["lines"]] == ["你好"] * 3
    assert "There are two languages, zh and en: zh is spoken, en is kept." in report["notes"]
    assert "`--spoken en` speaks that instead." in report["notes"]
    report = run("plan", "a.srt", "--spoken", "en", "--json").json
    assert [line["text"] for line in report["lines"]] == ["Hello."] * 3
    assert not any("spoken" in note for note in report["notes"])
