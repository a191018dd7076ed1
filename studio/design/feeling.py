"""A sentence about the manner: "tired, trying not to cry", 强忍着泪，很疲惫."""

from dataclasses import dataclass, replace

from studio.core.prosody import Prosody, together
from studio.design.axes import Axis
from studio.design.delivery import pitch_step, qualities, steps
from studio.design.describe import Chip, Description, describe
from studio.design.notes import Note
from studio.design.said import Said

_WHO: tuple[Axis, ...] = ("age", "gender", "accent")


@dataclass(frozen=True, slots=True)
class Feeling:
    """What a sentence says of the manner."""

    prosody: Prosody
    """With the emotion."""
    description: Description
    """The chips that it comes from, all notes, and the words that are not understood."""


def feeling(text: str) -> Feeling:
    """The manner in `text`, in Chinese, English or both. Any text will do."""
    return felt(_of_manner(describe(text)))


def felt(description: Description) -> Feeling:
    """The manner that the chips say."""
    manner = qualities(description)
    prosody = together(manner, steps(description), pitch_step(description))
    return Feeling(replace(prosody, emotion=manner.emotion), description)


def _of_manner(description: Description) -> Description:
    """Without what is said of who speaks, which a manner leaves alone."""
    who = [chip for chip in description.chips if chip.said.axis in _WHO]
    for axis in _WHO:
        description = description.without(axis)
    told = [_leaves_alone(chip, description.text) for chip in who if not chip.said.is_hint]
    return replace(description, notes=tuple(dict.fromkeys((*description.notes, *told))))


def _leaves_alone(chip: Chip, text: str) -> Note:
    start, end = chip.span or (0, 0)
    return Note(
        Said(
            f"“{text[start:end]}” says who speaks, not how: choose another voice for it.",
            f"“{text[start:end]}”说的是谁在说话，而不是语气：请为此另选声音。",
        )
    )
