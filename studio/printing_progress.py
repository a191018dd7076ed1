"""How far the work is, on the console, where somebody looks on."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from studio import printing

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from studio.core.timeline import Clip
    from studio.render.plans import LinePlan


class SilentWatcher:
    """Implements `wishes.Watcher` where nobody looks on."""

    def planning(self, n_lines: int) -> None: ...

    def rendering(self, plans: "Sequence[LinePlan]") -> None: ...

    def finished(self, clip: "Clip") -> None: ...

    def expected(self, seconds: float) -> None:
        printing.print_expected(seconds)


class LiveWatcher:
    """Implements `wishes.Watcher` with a bar that measures by the length of what is spoken."""

    def __init__(self, progress: "Progress", task: "TaskID") -> None:
        self._progress = progress
        self._task = task

    def planning(self, n_lines: int) -> None:
        self._progress.update(self._task, description=f"Planning {printing.counted(n_lines, 'line')}", total=None)

    def rendering(self, plans: "Sequence[LinePlan]") -> None:
        total = sum(plan.fit.spoken_ms for plan in plans)
        self._progress.update(self._task, description=f"Rendering {printing.counted(len(plans), 'line')}", total=total)

    def finished(self, clip: "Clip") -> None:
        self._progress.advance(self._task, clip.fit.spoken_ms)

    def expected(self, seconds: float) -> None:
        printing.print_expected(seconds)


class LineWatcher:
    """Implements `wishes.Patience`."""

    def __init__(self, stack: ExitStack) -> None:
        """`stack` ends the bar, which there is only where a line takes long."""
        self._stack = stack
        self._show: Callable[[str, float | None], None] = lambda doing, done: None

    def expected(self, seconds: float) -> None:
        printing.print_expected(seconds)
        self._show = self._stack.enter_context(bar("Rendering"))

    def made(self, fraction: float) -> None:
        self._show("Rendering", fraction)


@contextmanager
def waiting() -> Iterator[LineWatcher]:
    """Progress of one line on standard error while the block runs, if that is a terminal and the line takes long."""
    with ExitStack() as stack:
        yield LineWatcher(stack)


@contextmanager
def watching() -> Iterator[SilentWatcher | LiveWatcher]:
    """Progress with the time left on standard error while the block runs, if that is a terminal."""
    with progress_bar("Reading") as shown:
        yield SilentWatcher() if shown is None else LiveWatcher(*shown)


@contextmanager
def progress_bar(description: str) -> "Iterator[tuple[Progress, TaskID] | None]":
    """A bar with the time left on standard error while the block runs; None where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=printing.console_on(sys.stderr), transient=True) as bar:
        yield bar, bar.add_task(description, total=None)


@contextmanager
def bar(description: str) -> "Iterator[Callable[[str, float | None], None]]":
    """While the block runs, show what is done and the part of it that is done, 0 to 1; None: not known."""
    with progress_bar(description) as shown:

        def show(doing: str, done: float | None) -> None:
            if shown is not None:
                live, task = shown
                live.update(task, description=doing, completed=done or 0.0, total=None if done is None else 1.0)

        yield show
