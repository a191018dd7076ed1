"""What people read of voices: the list, and how one was made."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from studio import printing, printing_progress
from studio.printing import Json

FIXED_WIDTH = 46
"""Columns that all but id, name and licence take at their widest."""
LICENCE_WIDTH = 12
LEAST_NAME = 8

_KINDS = {"stock": "stock", "preset": "preset", "made": "own", "cloned": "clone"}
_GENDERS = {"f": "female", "m": "male"}


def print_voices(voices: Sequence[Json]) -> None:
    """The list of voices. What was not measured is left empty."""
    from rich.text import Text

    console = printing.console_on(sys.stdout)
    wide = console.width >= printing.NARROW
    table = printing.table_of("id")
    others = FIXED_WIDTH + max(len(voice["id"]) for voice in voices) + LICENCE_WIDTH * wide
    table.add_column("name", no_wrap=True, max_width=max(LEAST_NAME, console.width - others))
    printing.add_columns(table, "language", "gender", "kind", "pitch>", "rate>", *["licence"] * wide)
    for voice in voices:
        rate = voice["rates"].get(voice["main_lang"])
        table.add_row(
            *(Text(voice[key]) for key in ("id", "name", "lang")),
            _GENDERS[voice["gender"]],
            _KINDS[voice["kind"]],
            f"{voice['pitch_hz']:.0f} Hz" if voice["pitch_hz"] else "",
            f"{rate:.1f}/s" if rate else "",
            *[Text(voice["licence"])] * wide,
        )
    printing.print_table(console, table)


def print_sentences(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        print(sentence)


def print_candidate(entry: Json) -> None:
    """A voice that was designed, and its sample."""
    about = f"{_GENDERS[entry['gender']]}, {entry['lang']}, {entry['pitch_hz']:.0f} Hz"
    print(f"{entry['sample_file']}: {entry['name']} ({about})")


def print_saved(name: str, id_: str) -> None:
    print(f"{name} is among your voices: --voice {id_}")


@contextmanager
def fitting() -> Iterator[Callable[[float, float | None], None]]:
    """Progress of a clone while the block runs, if a person looks on. To be told how much of the work is done, 0 to 1,
    and the similarity reached so far."""
    with printing_progress.progress_bar("Listening to the recording") as shown:

        def tell(fraction: float, similarity: float | None) -> None:
            if shown is not None:
                bar, task = shown
                reached = "" if similarity is None else f", similarity {similarity:.2f}"
                bar.update(task, description=f"Fitting the voice{reached}", total=1.0, completed=fraction)

        yield tell
