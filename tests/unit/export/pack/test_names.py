from pathlib import Path

from studio.core.timecode import PAL_25, Timecode
from studio.export.pack.names import file_names, stem_names
from studio.export.pack.programme import Piece, Programme

RATE = 48_000


def named(template: str, *lines: tuple[str, str]) -> list[str]:
    """Files of lines by their speakers and texts."""
    pieces = tuple(
        Piece(number, speaker, "af_heart", text, Path(), number * RATE, RATE)
        for number, (speaker, text) in enumerate(lines, 1)
    )
    return list(file_names(Programme("", pieces, RATE), template, Timecode(0, PAL_25)).values())


def test_no_name_is_that_of_a_device_of_windows() -> None:
    assert named("{text}", ("", "CON"), ("", "Nul."), ("", "com1"), ("", "Console")) == [
        "CON_1.wav",
        "Nul_2.wav",
        "com1_3.wav",
        "Console.wav",
    ]
    assert stem_names(["Aux", "Mei"]) == {"Aux": "Aux_1.wav", "Mei": "Mei.wav"}


def test_names_stay_different_where_a_number_makes_them_alike() -> None:
    names = named("{speaker}_{text}", ("a", "2"), ("", "a"), ("", "a"), ("a", "3"), ("a", "3"))
    assert len({name.casefold() for name in names}) == 5
    assert len(set(named("{speaker}_{text}", ("a", "2"), ("a", "")))) == 2
    assert len(set(named("{speaker}_{text}", ("a", "3"), ("a", ""), ("a", "")))) == 3


def test_names_of_many_bytes_leave_room_for_what_is_added_while_they_are_written() -> None:
    (name,) = named("{line:04}_{speaker}_{text}_{speaker}", ("船" * 40, "最后一班" * 20))
    assert len(name.encode()) <= 210
    assert name.startswith("0001_船船")
