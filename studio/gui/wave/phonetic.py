"""Phonemes for people."""


def legible(phonemes: str) -> str:
    """In symbols that every system shows: hardly any font has the model's ꭧ, in other words ʈʂ."""
    return phonemes.replace("ꭧ", "ʈʂ")
