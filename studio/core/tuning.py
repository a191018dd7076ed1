"""Single beats of a line as the person wants them: their length and their pitch."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuned:
    """One beat (zh, ko: a syllable, ja: a mora, else a phoneme) that was set by hand."""

    start: int
    """First character, in the text of the request, of the word that it belongs to."""
    beat: int
    """Its number in the word, from 0."""
    phonemes: str
    """Its symbols. Where the word has others there by now, this no longer applies."""
    length_ms: int | None = None
    """How long it lasts, whatever the line is fitted into; None: as planned."""
    shift_semitones: float = 0.0
    """Of its F0."""

    @property
    def place(self) -> tuple[int, int]:
        """Which beat of the line it is: no two of a line are the same."""
        return self.start, self.beat
