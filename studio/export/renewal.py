"""A dub that was written aside takes the place of the one in a folder: what did not change is not touched."""

import filecmp
import json
from pathlib import Path

from studio.core.files import settle
from studio.core.handoff import Written
from studio.export.folder import REPORT, listed_mix, listed_sounds
from studio.export.output import writing_to
from studio.export.stage import alone_in, move, was_removed


def renew(folder: Path, staged: Path) -> Written:
    """Move a finished dub from `staged` to `folder`, on the same disk. Clips and tails that the report there
    lists and that are no longer part of the dub are removed. Raises OutputError, and InputError where another run is
    writing into `folder`."""
    names = sorted(path.relative_to(staged).as_posix() for path in staged.rglob("*") if path.is_file())
    changed: list[str] = []
    kept: list[str] = []
    with writing_to(folder), alone_in(folder):
        earlier = listed_sounds(folder / REPORT) | ({listed_mix(folder / REPORT)} - {""})
        for name in (name for name in names if name != REPORT):
            (kept if _is_same(staged / name, folder / name) else changed).append(name)
        for name in changed:
            settle(staged / name)
        for name in changed:
            move(staged / name, folder / name)
        # Where the file system ignores case, "Hello" has already taken the place of "hello".
        taken = {name.casefold() for name in names}
        gone = sorted(name for name in earlier if name.casefold() not in taken)
        removed = [name for name in gone if was_removed(folder / name)]
        # What an editor holds open stays in the report, for the next run.
        left = [name for name in gone if name not in removed and "/" in name]
        _save_report(staged / REPORT, left)
        settle(staged / REPORT)
        move(staged / REPORT, folder / REPORT)
    return Written(folder, (*changed, REPORT), tuple(kept), tuple(removed))


def _is_same(one: Path, other: Path) -> bool:
    return other.is_file() and filecmp.cmp(one, other, shallow=False)


def _save_report(path: Path, left: list[str]) -> None:
    """Name the clips and tails in it that should be gone and are not."""
    if left:
        report = json.loads(path.read_bytes())
        report["totals"]["earlier_clips"] = left
        path.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
