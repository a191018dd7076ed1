"""What is played over and over."""

from dataclasses import dataclass

from studio.project.document import RowId

Stretch = tuple[RowId, int, int]
"""Of the sound of a row: from the first sample up to, not including, the second."""


@dataclass(slots=True)
class Loops:
    """What is to be looped of the rows that play."""

    stretch: Stretch | None = None
    is_line: bool = False
    """Whether single lines are played over and over."""

    def of(self, id_: RowId | None, n_samples: int | None) -> tuple[int, int] | None:
        """What is looped of a sound of that row; `n_samples` is None where the length is not known yet."""
        if self.stretch is not None and self.stretch[0] == id_:
            _, start, end = self.stretch
            end = end if n_samples is None else min(end, n_samples)
            return (start, end) if start < end else None
        return (0, n_samples) if self.is_line and n_samples else None
