"""Everything that can go wrong, as types; each carries one sentence that says what to do.

    StudioError
    |-- InputError            what the person gave cannot be used
    |   |-- ScriptError       a file that is no script, or a broken one
    |   |   `-- UnknownColumns  a table whose columns have to be chosen; shows its first rows
    |   |-- ProjectError      a file that is no project, a damaged one, or one of a newer Dubsmith
    |   |   `-- DamagedTake   the sound of one take; it can be made again
    |   |-- MarkError         a malformed mark or reading in a line, with its position
    |   |-- VoiceFileError    a file that is no voice, a damaged one, or one of a newer Dubsmith
    |   |-- CorpusError       what should be learnt from is missing, damaged, or of a newer Dubsmith
    |   `-- UnknownVoice      no such voice; names the nearest
    |-- SetupError            the machine, not the input
    |   |-- WeightsError      weights missing, damaged or not as expected
    |   |-- DeviceError       the device that was asked for cannot be used
    |   `-- OutputError       the target folder is full or not writable
    `-- SynthesisError        one line could not be spoken; the others can
    Cancelled                 the person stopped it: no fault, so no StudioError

Nobody matches on the text of a message; whoever needs to tell cases apart catches the type.
"""

from collections.abc import Iterable
from difflib import get_close_matches


class StudioError(Exception):
    """Base of all faults that are told to the person as one sentence."""


class InputError(StudioError):
    """What the person gave cannot be used as it is."""


class ScriptError(InputError):
    """The file is missing, empty, binary, or holds no usable cue."""


class UnknownColumns(ScriptError):
    """Nothing says what the columns of a table hold, or at what rate its times count video frames.

    `rows` are the cells of its first rows.
    """

    def __init__(self, rows: tuple[tuple[str, ...], ...], sentence: str = "") -> None:
        super().__init__(
            sentence
            or "the first row does not name the columns. Write start,end,text or start,end,text,speaker there, or text "
            "alone for a script without times; or say what the columns hold, as in --columns start=A,end=B,text=C."
        )
        self.rows = rows


class ProjectError(InputError):
    """The file is missing, no project, damaged, or was made by a newer Dubsmith."""


class DamagedTake(ProjectError):
    """The sound of a take is missing from its project, or damaged."""


class MarkError(InputError):
    """A mark or reading in the text is malformed.

    `position` is the 0-based character where it starts in the text of its line.
    """

    def __init__(self, sentence: str, position: int) -> None:
        super().__init__(sentence)
        self.position = position


class VoiceFileError(InputError):
    """The file is no voice, is damaged, or was made by a newer Dubsmith."""


class CorpusError(InputError):
    """A corpus, or a list of prompts for one, is missing, damaged, or was made by a newer Dubsmith."""


class UnknownVoice(InputError):
    """No voice of that name; the sentence offers the nearest known names."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        near = get_close_matches(name, list(known), n=3, cutoff=0.4)
        hint = f"did you mean {', '.join(near)}?" if near else "`dubsmith voices` lists them all."
        super().__init__(f"There is no voice {name!r}: {hint}")


class SetupError(StudioError):
    """The machine or the installation stands in the way, not the input."""


class WeightsError(SetupError):
    """The network's weights are missing, damaged or not as expected."""


class DeviceError(SetupError):
    """The device or precision that was asked for cannot be used here."""


class OutputError(SetupError):
    """A result cannot be written where it was asked to go."""


class SynthesisError(StudioError):
    """One line could not be spoken."""


class Cancelled(Exception):
    """The person stopped the work."""
