"""How a line is cut into rows that are spoken side by side. Without torch: who asks how long a line takes need not wait
for it."""

from dataclasses import dataclass
from itertools import pairwise

OWN = 20
"""Half frames of a row that are heard: 0.25 s."""
WARM = 8
"""Half frames that it is begun early, to be thrown away: more than the network looks back."""
FADE = 1
"""Half frames over which it gives way to the next."""
ROW = WARM + OWN + FADE
ROWS = 32
"""Rows that are spoken at once: 8 s of sound. More gain little on two cores, and delay the first that can be kept."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are spoken at once."""

    number: int
    rows: range


def groups(n_halves: int, rows: int = ROWS) -> tuple[Group, ...]:
    """How a line of so many half frames is spoken: in as few groups as can be, of like size; in none where it is
    empty."""
    total = -(-n_halves // OWN)
    count = -(-total // rows)
    ends = [total * number // max(1, count) for number in range(count + 1)]
    return tuple(Group(number, range(*found)) for number, found in enumerate(pairwise(ends)))
