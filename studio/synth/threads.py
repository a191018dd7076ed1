"""How many threads torch computes with, for those who should not have all of them."""

from collections.abc import Iterator
from contextlib import contextmanager

import torch

ALL = torch.get_num_threads()
"""What torch takes by itself: one for each core, or what the environment says."""


@contextmanager
def using(n_threads: int) -> Iterator[None]:
    """The block computes with so many threads; 0 for ALL. What the calling thread had before it gets back.

    NOTE: torch keeps the number for each thread that computes, but a thread that never has begins with what was set
    last, by whomever. So whoever computes says how many it wants.
    """
    before = torch.get_num_threads()
    torch.set_num_threads(n_threads or ALL)
    try:
        yield
    finally:
        torch.set_num_threads(before)
