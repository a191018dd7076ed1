"""How often Chinese words are written, by jieba's list: read for those characters alone that are asked about.

jieba itself reads all of its 350,000 words at once, which takes half a second before the first Chinese line can be
planned, and 60 MB as long as the program runs.
"""

import re
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[np.int64]]

_COUNT = re.compile(rb"^\S+ (\d+)", re.MULTILINE)


class WordCounts(dict[str, int]):
    """Words with their counts, and the beginnings of words, with 0; as `FREQ` of a `jieba.Tokenizer`.

    Holds what was asked about so far, and is asked by `in`, `[]` and `get`.
    """

    def __init__(self, lines: bytes) -> None:
        """`lines`: a word, its count and what else there is, with blanks between; in UTF-8."""
        super().__init__()
        self._lines = np.frombuffer(lines.strip() + b"\n", np.uint8)
        self.total = sum(map(int, _COUNT.findall(lines)))
        """Of all counts."""
        ends = np.flatnonzero(self._lines == ord("\n"))
        starts = np.concatenate(([0], ends[:-1] + 1))
        firsts = self._first_characters(starts)
        order = np.argsort(firsts, kind="stable")
        self._starts, self._ends, self._firsts = starts[order], ends[order], firsts[order]
        self._read: set[str] = set()

    def __contains__(self, word: object) -> bool:
        self._read_for(word)
        return super().__contains__(word)

    def __getitem__(self, word: str) -> int:
        self._read_for(word)
        return super().__getitem__(word)

    def get(self, word: str, default: Any = None) -> Any:
        self._read_for(word)
        return super().get(word, default)

    def _read_for(self, word: object) -> None:
        """Read all words that start as this one does."""
        if not isinstance(word, str) or word[:1] in self._read:
            return
        first = word[:1]
        number = int.from_bytes(first.encode("utf-8", "surrogatepass"))
        low, high = np.searchsorted(self._firsts, (number, number + 1))
        for start, end in zip(self._starts[low:high], self._ends[low:high], strict=True):
            listed, count = self._lines[start:end].tobytes().decode("utf-8").split(" ")[:2]
            self[listed] = int(count)
            for n in range(1, len(listed)):
                self.setdefault(listed[:n], 0)
        self._read.add(first)

    def _first_characters(self, starts: Numbers) -> Numbers:
        """The bytes of the first character of each line, as one number."""
        lead = self._lines[starts]
        firsts: Numbers = lead.astype(np.int64)
        for n, least in enumerate((0xC0, 0xE0, 0xF0), 1):  # lead bytes of characters that are longer than n bytes
            longer = lead >= least
            firsts[longer] = firsts[longer] << 8 | self._lines[starts[longer] + n]
        return firsts
