"""The composition root of engines: makes the one of a quality."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from studio.core.errors import SetupError
from studio.core.fake_engine import FakeArchiveEngine, FakeEngine
from studio.core.paths import Paths
from studio.core.ports import Engine, VoiceBook
from studio.core.quality import QUALITIES, Quality
from studio.core.settings import Settings
from studio.synth.draft import student_file
from studio.synth.draft.engine import INT8, DraftEngine
from studio.synth.engine import KokoroEngine
from studio.synth.wavenet import wavenet_file
from studio.synth.wavenet.engine import ArchiveEngine
from studio.wishes import EngineName


class Make(Protocol):
    """Makes an engine that is not loaded yet."""

    def __call__(self, paths: Paths, book: VoiceBook, settings: Settings, notify: Callable[[str], None]) -> Engine: ...


def offered(name: EngineName) -> tuple[Quality, ...]:
    """The qualities in which speech can be made, from the least work to the most."""
    found = tuple(quality for quality in QUALITIES if quality in _MAKERS[name])
    return found if name == "fake" else tuple(quality for quality in found if _is_shipped(quality))


def _is_shipped(quality: Quality) -> bool:
    """Whether the network of this quality came with Dubsmith; the studio's is made ready by the machine itself."""
    return quality not in _SHIPPED or _SHIPPED[quality].is_file()


def make_engine(
    name: EngineName,
    quality: Quality,
    paths: Paths,
    book: VoiceBook,
    settings: Settings,
    notify: Callable[[str], None],
) -> Engine:
    """An engine that is not loaded yet; `settings` say on which device, and it tells notices to `notify`. Raises
    SetupError where that quality is not offered."""
    there = offered(name)
    if quality not in there:
        raise SetupError(f"This Dubsmith has no {quality} engine: choose {' or '.join(there)}.")
    return _MAKERS[name][quality](paths, book, settings, notify)


def _draft(paths: Paths, book: VoiceBook, settings: Settings, notify: Callable[[str], None]) -> DraftEngine:
    return DraftEngine(
        book=book,
        device=settings.device,
        precision=settings.precision,
        gpu_memory_fraction=settings.gpu_memory_fraction,
        notify=notify,
    )


def _studio(paths: Paths, book: VoiceBook, settings: Settings, notify: Callable[[str], None]) -> KokoroEngine:
    return KokoroEngine(
        cache=paths.cache,
        book=book,
        device=settings.device,
        precision="auto" if settings.precision == INT8 else settings.precision,
        gpu_memory_fraction=settings.gpu_memory_fraction,
        threads=settings.threads,
        notify=notify,
    )


def _archive(paths: Paths, book: VoiceBook, settings: Settings, notify: Callable[[str], None]) -> ArchiveEngine:
    return ArchiveEngine(_studio(paths, book, settings, notify), book, paths.cache)


_SHIPPED: Mapping[Quality, Path] = {"draft": student_file.SHIPPED, "archive": wavenet_file.SHIPPED}
_MAKERS: Mapping[EngineName, Mapping[Quality, Make]] = {
    "kokoro": {"draft": _draft, "studio": _studio, "archive": _archive},
    "fake": {
        "draft": lambda paths, book, settings, notify: FakeEngine(book, quality="draft"),
        "studio": lambda paths, book, settings, notify: FakeEngine(book),
        "archive": lambda paths, book, settings, notify: FakeArchiveEngine(book),
    },
}
