from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.commands.mux import TONGUES
from studio.core.pronunciation import LANGS
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


def test_what_is_no_dub_or_no_film(run: Run, script: Path, film: Path, tmp_path: Path) -> None:
    assert run("mux", film, tmp_path, engine=False).code == 2
    run("dub", script, "-o", tmp_path / "dub")
    assert "neither picture nor sound" in run("mux", script, tmp_path / "dub", "-o", "out.mp4", engine=False).err
    assert run("mux", ".", tmp_path / "dub", engine=False).code == 2
    assert "There is no file" in run("mux", "none.mp4", tmp_path / "dub", engine=False).err


def test_every_language_has_its_code_and_name() -> None:
    assert TONGUES.keys() == set(LANGS)
