"""What whoever dubs decides beforehand, and how the work is watched and ended."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from studio.core.choices import USUAL, Choices
from studio.core.fit import Mode
from studio.core.quality import Quality
from studio.core.sound_forms import Form
from studio.core.speech import Lang, VoiceId
from studio.core.timeline import Clip
from studio.manner import Manner
from studio.render.plans import LinePlan

EngineName = Literal["kokoro", "fake"]


@dataclass(frozen=True, slots=True)
class Machine:
    """On what, and how carefully, speech is made. None: as the settings say."""

    engine: EngineName = "kokoro"
    device: str | None = None
    precision: str | None = None
    quality: Quality = "studio"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What one command asks for beside its text."""

    voice: VoiceId | None = None
    """For all whom the cast gives none."""
    manner: Manner = field(default_factory=Manner)
    """For all whom the cast gives none of their own."""
    cast: Path | None = None
    lang: Lang | None = None
    mode: Mode | None = None
    total_ms: int | None = None
    """Untimed text only: how long all of it lasts."""
    tempo_step: float = 0.0
    """How far the tempos of a speaker's neighbouring lines may be apart, as a factor; 0: as far as they are."""
    rate_hz: int | None = None
    """Of the files; None: as the settings say."""
    choices: Choices = USUAL
    """How the script is to be read."""
    dictionaries: tuple[Path, ...] = ()
    """Pronunciation dictionaries, those that go first in front; the person's own comes behind them."""
    use_own_dictionary: bool = True
    effect: str | None = None
    """A name of `core.effects.PRESETS`, for all whom the cast gives no effects."""
    form: Form = "wav"
    """Of the files of sound."""
    tells_synthetic: bool = True
    """Whether they may say that their speech is synthetic; the settings have to want it as well."""
    jobs: int = 1
    use_cache: bool = True
    checks_takes: bool = False
    retakes: int | None = None
    """How often a take that was checked and is faulty is made again; None: as usual."""


class Watcher(Protocol):
    """Is told how the work goes on."""

    def planning(self, n_lines: int) -> None:
        """The script is read; its lines are planned now."""
        ...

    def rendering(self, plans: Sequence[LinePlan]) -> None:
        """The lines are planned; they are rendered now."""
        ...

    def finished(self, clip: Clip) -> None:
        """A line came out."""
        ...

    def expected(self, seconds: float) -> None:
        """What is about to be made takes so long, more or less; not told where that is soon."""
        ...


class Patience(Protocol):
    """Is told how long one line takes, and how far it is."""

    def expected(self, seconds: float) -> None:
        """As that of a `Watcher`."""
        ...

    def made(self, fraction: float) -> None:
        """So much of it, 0 to 1."""
        ...


class Stop(Protocol):
    """The person's wish to stop."""

    def gently(self) -> AbstractContextManager[Callable[[], bool]]:
        """While the block runs, the function that it gets tells of the wish; it does not break in just anywhere.

        Raises Cancelled at the end of the block if the wish came too late for it.
        """
        ...
