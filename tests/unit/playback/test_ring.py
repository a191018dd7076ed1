import threading
import time

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from studio.playback.ring import RingBuffer

CAPACITY = 7


def samples(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array(values, np.float32)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 2 * CAPACITY))))
def test_gives_what_was_put_in_in_order(steps: list[tuple[bool, int]]) -> None:
    ring = RingBuffer(CAPACITY)
    written, read = 0, 0
    for is_write, n in steps:
        if is_write:
            taken = ring.write(np.arange(written, written + n, dtype=np.float32))
            assert taken == min(n, CAPACITY - (written - read))
            written += taken
        else:
            out = np.full(n, -1, np.float32)
            given_ = ring.read_into(out)
            assert given_ == min(n, written - read)
            assert out.tolist() == [*range(read, read + given_), *[-1] * (n - given_)]
            read += given_
        assert ring.n_waiting == written - read


def test_one_writer_and_one_reader_at_once() -> None:
    ring, n = RingBuffer(64), 5_000

    def write() -> None:
        at = 0
        while at < n:
            at += ring.write(np.arange(at, min(at + 50, n), dtype=np.float32))
            time.sleep(0)

    writer = threading.Thread(target=write)
    writer.start()
    got: list[float] = []
    out = np.zeros(33, np.float32)
    while len(got) < n:
        got += out[: ring.read_into(out)].tolist()
        time.sleep(0)
    writer.join()

    assert got == list(range(n))


def test_what_is_taken_back_is_not_read() -> None:
    ring = RingBuffer(CAPACITY)
    ring.write(samples(1, 2, 3, 4, 5))
    ring.cut(2)
    assert ring.n_waiting == ring.n_written == 2
    ring.write(samples(6))

    out = samples(0, 0, 0, 0)
    assert ring.read_into(out) == 3
    assert out.tolist() == [1, 2, 6, 0]
    ring.cut(2)
    assert ring.n_written == ring.n_read == 3


def test_the_end_fades_out() -> None:
    ring = RingBuffer(CAPACITY)
    ring.write(np.ones(5, np.float32))
    ring.read_into(samples(0, 0, 0, 0))
    ring.write(np.ones(6, np.float32))  # around the end of the buffer
    ring.fade_out(4)

    out = np.zeros(7, np.float32)
    ring.read_into(out)
    assert out[:3].tolist() == [1, 1, 1]
    assert np.all(np.diff(out[2:]) < 0)
    assert 0 < out[-1] < 0.1
    ring.fade_out(4)
    assert ring.n_waiting == 0
