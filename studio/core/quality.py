"""How much work is put into speech: three engines behind one port, each made for another moment."""

from collections.abc import Mapping
from typing import Literal

Quality = Literal["draft", "studio", "archive"]
QUALITIES: Mapping[Quality, str] = {
    "draft": "made faster than it is heard, to judge words, timing and manner by",
    "studio": "what is handed off",
    "archive": "made sample by sample, which takes several times as long as the speech lasts",
}
"""What each is for; from the least work to the most."""

_RANKS = {quality: rank for rank, quality in enumerate(QUALITIES)}


def suffices(made: Quality, wanted: Quality) -> bool:
    """Whether speech of one quality will do where another is wanted: it has had as much work, or more."""
    return _RANKS[made] >= _RANKS[wanted]
