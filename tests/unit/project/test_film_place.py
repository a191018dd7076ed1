"""Where the film of a project lies."""

from pathlib import Path

from studio.project.film_place import film_name, film_path


def test_a_film_beside_the_project_is_found_where_both_are_carried(tmp_path: Path) -> None:
    name = film_name(tmp_path / "a" / "films" / "one.mp4", tmp_path / "a" / "one.dub")
    assert name == "films/one.mp4"
    assert film_path(name, tmp_path / "b" / "one.dub") == tmp_path / "b" / "films" / "one.mp4"


def test_a_film_elsewhere_keeps_its_whole_path(tmp_path: Path) -> None:
    name = film_name(tmp_path / "films" / "one.mp4", tmp_path / "a" / "one.dub")
    assert film_path(name, tmp_path / "b" / "one.dub") == tmp_path / "films" / "one.mp4"


def test_without_a_film_there_is_no_place(tmp_path: Path) -> None:
    assert film_path("", tmp_path / "one.dub") is None
