"""The silence that the network puts round a text: decoded with it, but kept out of the line.

Left alone the network waits 0.4 s before the first sound and 0.5 to 1 s after the last, because it was trained on whole
recordings. A cue says when speech starts and how long it may last, so that silence belongs between the cues, not in
them. It cannot be planned shorter, though: the network expects it, and swallows the first and last word where it is
missing (measured: word errors from 1 % to 27 %). So it keeps its natural length, hidden beyond the edges of the line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.synth.tokens import Token

LEAD_FRAMES = 6
"""Of the framing token, what is heard. The sound runs some three mel frames ahead of the tokens, so that some 70 ms are
left before the first sound."""
CLOSING_FRAMES = 7
"""Of the last symbol of a line, what is heard: the network lets it ring into the silence that follows."""
BETWEEN_FRAMES = 14
"""The same where another passage follows: with its lead it makes the pause between two sentences."""
SILENT_FRAMES = 6
"""How much of a closing and the next lead, together, is silent: a pause mark between them needs so much less."""


@dataclass(frozen=True, slots=True)
class Edges:
    """A passage's natural durations, parted into what is heard and what is hidden around it, in mel frames."""

    heard: tuple[float, ...]
    """From the framing token to the last symbol that is not closing punctuation, >= 1 each."""
    hidden_before: int
    """Beyond the start: the rest of the framing token."""
    hidden_after: tuple[int, ...]
    """Beyond the end: the rest of the last symbol, then each closing token."""

    @property
    def bare(self) -> "Edges":
        """With nothing hidden around what is heard."""
        return replace(self, hidden_before=0, hidden_after=(0,) * len(self.hidden_after))


def parted(tokens: Sequence[Token], durations: Sequence[float], is_closing: bool) -> Edges:
    """`durations`: natural mel frames of every token of a passage, >= 1; `is_closing`: a pause or nothing follows."""
    last = len(tokens) - 1
    while last > 0 and tokens[last].is_pause:
        last -= 1
    heard = list(durations[: last + 1])
    heard[0] = min(heard[0], LEAD_FRAMES)
    heard[last] = min(heard[last], CLOSING_FRAMES if is_closing else BETWEEN_FRAMES)
    return Edges(
        heard=tuple(heard),
        hidden_before=round(durations[0] - heard[0]) if last else 0,
        hidden_after=(round(durations[last] - heard[last]), *(round(d) for d in durations[last + 1 :])),
    )
