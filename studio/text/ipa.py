"""English phonemes as dictionaries write them, in the symbols that the model was taught."""

import re

from studio.text.tables import words

_BOTH = "dʒ ʤ tʃ ʧ d͡ʒ ʤ t͡ʃ ʧ eɪ A aɪ I aʊ W ɔɪ Y r ɹ g ɡ ɫ l e ɛ"
_AMERICAN = "oʊ O əʊ O ɝ ɜɹ ɚ əɹ"
_BRITISH = "oʊ Q əʊ Q ɝ ɜː ɚ ə"


def _table(*pairs: str) -> dict[str, str]:
    cells = words(*pairs)
    return dict(zip(cells[::2], cells[1::2], strict=True))


_MEANT = {False: _table(_BOTH, _AMERICAN), True: _table(_BOTH, _BRITISH)}
_ANY = {
    british: re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)))
    for british, table in _MEANT.items()
}


def in_symbols(phonemes: str, *, british: bool) -> str:
    """Diphthongs and affricates as one symbol each, vowels as the accent has them: dʒeɪn -> ʤAn.

    What is written in the model's symbols stays.
    """
    return _ANY[british].sub(lambda match: _MEANT[british][match.group()], phonemes)
