"""Where Dubsmith keeps its things: the system's folders, or all of them under DUBSMITH_HOME."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

HOME_VARIABLE = "DUBSMITH_HOME"


@dataclass(frozen=True, slots=True)
class Paths:
    """The person's folders. None need exist; whoever writes makes them."""

    config: Path
    """Settings."""
    cache: Path
    """Weights made ready and takes: may be deleted at any time, it is made again."""
    voices: Path
    """Voices of the person's own."""
    log: Path
    """Rotating log."""

    @property
    def settings_file(self) -> Path:
        return self.config / "settings.json"

    @property
    def dictionary_file(self) -> Path:
        """The person's pronunciation dictionary."""
        return self.config / "dictionary.csv"


def user_paths(environment: Mapping[str, str] = os.environ) -> Paths:
    """The folders in use: under DUBSMITH_HOME where that is set (and not empty), else the system's own."""
    home = environment.get(HOME_VARIABLE, "")
    if home:
        root = Path(home).expanduser().absolute()
        return Paths(config=root, cache=root / "cache", voices=root / "voices", log=root / "log")
    name = "dubsmith"
    return Paths(
        config=platformdirs.user_config_path(name, appauthor=False),
        cache=platformdirs.user_cache_path(name, appauthor=False),
        voices=platformdirs.user_data_path(name, appauthor=False) / "voices",
        log=platformdirs.user_log_path(name, appauthor=False),
    )
