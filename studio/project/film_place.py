"""How a project names its film: so that both can be carried elsewhere together."""

import os
from pathlib import Path


def film_name(film: Path, project: Path) -> str:
    """What `Options.film` says of a film: its path from the project's folder where it lies there or below."""
    whole = Path(os.path.abspath(film))
    folder = Path(os.path.abspath(project)).parent
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else str(whole)


def film_path(name: str, project: Path) -> Path | None:
    """Where the film lies that `Options.film` names; None where it names none. There may be no file any more."""
    # A whole path takes the place of the folder before it.
    return Path(os.path.abspath(project)).parent / name if name else None
