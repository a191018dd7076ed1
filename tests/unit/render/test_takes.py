import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.core.audio import Audio
from studio.core.fake_engine import FakeEngine
from studio.core.speech import PhonemeTiming, Request, VoiceId, WordTiming
from studio.render.recording import kept_take
from studio.render.takes import Take, TakeCache


def a_take(digest: str = "ab12", n_samples: int = 1000) -> Take:
    steps = np.random.default_rng(n_samples).integers(-(2**23), 2**23, n_samples)
    audio = Audio((steps / 2**23).astype(np.float32), 24_000)
    return Take(digest, audio, (PhonemeTiming("ʃ", 0, 3, 9),), (WordTiming("她", 0, 3, 9),), 999, 0.25, 7)


def same(one: Take | None, other: Take) -> bool:
    return (
        one is not None
        and np.array_equal(one.audio.samples, other.audio.samples)
        and one.audio.samples.dtype == np.float32
        and replace(one, audio=other.audio) == other
    )


def files(folder: Path, suffix: str) -> list[Path]:
    return sorted(folder.rglob(f"*{suffix}"))


def test_a_take_comes_back_to_the_bit(tmp_path: Path) -> None:
    cache = TakeCache(tmp_path)
    cache.put(a_take())
    assert "ab12" in cache
    assert same(cache.get("ab12"), a_take())


def test_a_take_of_an_engine_comes_back_to_the_bit(tmp_path: Path) -> None:
    cache, engine = TakeCache(tmp_path), FakeEngine()
    request = Request("Hello there, 你好。", VoiceId("af_heart"), target_samples=51_234)
    take = kept_take(request, engine, None)[0]
    cache.put(take)
    assert same(cache.get(engine.digest(request)), take)


def test_an_unknown_digest_has_no_take(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    cache = TakeCache(tmp_path / "not made yet")
    assert "ab12" not in cache
    assert cache.get("ab12") is None
    assert not caplog.records


@pytest.mark.parametrize("suffix", [".json", ".flac"])
@pytest.mark.parametrize("how", ["cut", "flipped", "emptied"])
def test_a_damaged_entry_counts_as_missing_is_logged_and_can_be_made_anew(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, suffix: str, how: str
) -> None:
    cache = TakeCache(tmp_path)
    cache.put(a_take())
    (path,) = files(tmp_path, suffix)
    whole = path.read_bytes()
    middle = len(whole) // 2
    flipped = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
    path.write_bytes({"cut": whole[:-5], "flipped": flipped, "emptied": b""}[how])
    with caplog.at_level("WARNING"):
        assert cache.get("ab12") is None
    assert "damaged" in caplog.text
    cache.put(a_take())
    assert same(cache.get("ab12"), a_take())
    caplog.clear()


def test_sound_without_a_record_does_not_count(tmp_path: Path) -> None:
    cache = TakeCache(tmp_path)
    cache.put(a_take())
    files(tmp_path, ".json")[0].unlink()
    assert "ab12" not in cache
    assert cache.get("ab12") is None


def test_a_record_without_sound_counts_as_missing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    cache = TakeCache(tmp_path)
    cache.put(a_take())
    files(tmp_path, ".flac")[0].unlink()
    with caplog.at_level("WARNING"):
        assert cache.get("ab12") is None
    caplog.clear()


def test_a_cache_that_cannot_be_written_is_told_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"a file, no folder")
    with caplog.at_level("WARNING"):
        TakeCache(blocked).put(a_take())
    assert "cannot be written" in caplog.text
    caplog.clear()


def test_many_threads_may_keep_the_same_take(tmp_path: Path) -> None:
    cache = TakeCache(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(cache.put, [a_take()] * 40))
    assert same(cache.get("ab12"), a_take())
    assert len(list(tmp_path.rglob("*.*"))) == 2


def _put_often(folder: Path) -> None:
    for _ in range(20):
        TakeCache(folder).put(a_take(n_samples=20_000))


def test_two_processes_may_keep_the_same_take(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_put_often, args=(tmp_path,)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    assert same(TakeCache(tmp_path).get("ab12"), a_take(n_samples=20_000))
