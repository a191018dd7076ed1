"""What is told to the person, in both languages of the window."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """A label or a sentence."""

    en: str
    zh: str

    def __str__(self) -> str:
        return self.en

    def __call__(self, lang: str) -> str:
        """In Chinese for "zh", else in English."""
        return self.zh if lang == "zh" else self.en
