from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication

from studio.core.pronunciation import LANGS
from studio.core.script import Cue, Line, Script
from studio.dub_tracks import TONGUES
from studio.project import edits
from studio.project.opening import create
from tests.unit.command_line import Run


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Ten seconds of grey without sound."""
    import av

    path = tmp_path / "film.mp4"
    with av.open(str(path), "w") as out:
        video = out.add_stream("mpeg4", rate=Fraction(25))
        video.width, video.height, video.pix_fmt = 32, 32, "yuv420p"
        for number in range(250):
            frame = av.VideoFrame.from_ndarray(np.full((32, 32, 3), 90, np.uint8), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 25)
            out.mux(video.encode(frame))
        out.mux(video.encode(None))
    return path


def test_a_dub_goes_into_a_film(run: Run, script: Path, film: Path, tmp_path: Path) -> None:
    run("dub", script, "-o", tmp_path / "dub")
    result = run("mux", film, tmp_path / "dub", "--json", engine=False)
    assert result.code == 0
    assert result.json["langs"][0] in ("eng", "zho")  # two lines in each
    assert (tmp_path / "film_dub.mp4").stat().st_size > film.stat().st_size
    told = run("mux", film, tmp_path / "dub", "-o", "other.mkv", "--replace", engine=False)
    assert told.code == 0
    assert "found at its time" in told.out
    assert "own sound" not in told.out  # it has none
    assert comment_of(tmp_path / "film_dub.mp4") == "Synthetic speech"
    run("mux", film, tmp_path / "dub", "-o", "plain.mkv", "--untagged", engine=False)
    assert comment_of(tmp_path / "plain.mkv") == ""


def comment_of(film: Path) -> str:
    import av

    with av.open(str(film)) as container:
        return {name.lower(): said for name, said in container.metadata.items()}.get("comment", "")


def test_what_is_no_dub_or_no_film(run: Run, script: Path, film: Path, tmp_path: Path) -> None:
    assert run("mux", film, tmp_path, engine=False).code == 2
    run("dub", script, "-o", tmp_path / "dub")
    assert "neither picture nor sound" in run("mux", script, tmp_path / "dub", "-o", "out.mp4", engine=False).err
    assert run("mux", ".", tmp_path / "dub", engine=False).code == 2
    assert "There is no file" in run("mux", "none.mp4", tmp_path / "dub", engine=False).err
    for option in (["--quality", "archive"], ["--as-is"]):  # nothing of a dub is rendered, nothing left out
        refused = run("mux", film, tmp_path / "dub", *option, engine=False)
        assert (refused.code, f"{option[0]} is for projects" in refused.err) == (2, True)


def test_every_language_has_its_code_and_name() -> None:
    assert TONGUES.keys() == set(LANGS)


def test_a_project_and_a_dub_become_tracks_of_a_film(
    run: Run, qapp: QCoreApplication, script: Path, film: Path, tmp_path: Path
) -> None:
    import av

    path = tmp_path / "episode.dub"
    opened = create(path)
    patch = edits.import_script(opened.document, Script((Line(1, "Hello there.", Cue(2000, 4000)),)))
    opened.document.apply(patch)
    opened.store.write("Import", patch)
    opened.store.close()
    run("dub", script, "-o", tmp_path / "dub")
    result = run(
        "mux", film, path, tmp_path / "dub", "-o", "out.mkv", "--lang", "eng,zho", "--title", "First", "--json"
    )
    assert (result.code, result.json["langs"]) == (0, ["eng", "zho"])
    assert any("First: found in out.mkv" in note for note in result.json["notes"])
    with av.open(str(tmp_path / "out.mkv")) as container:
        sounds = container.streams.audio
        assert [stream.metadata.get("title") for stream in sounds] == ["First", "中文"]
        assert len(container.streams.subtitles) == 2
    assert sorted(found.name for found in tmp_path.iterdir()) == [
        "dub",
        "episode.dub",
        "episode.srt",
        "film.mp4",
        "out.mkv",
    ]
    assert "more languages" in run("mux", film, path, "--lang", "eng,zho").err
    assert run("mux", film, tmp_path / "dub", "-o", "two.mkv", "--lang", "zh", "--json").json["langs"] == ["zho"]
    assert "no language" in run("mux", film, tmp_path / "dub", "-o", "no.mkv", "--lang", "Chinese").err
