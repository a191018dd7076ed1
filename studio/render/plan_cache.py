"""Plans that are kept, so that a re-run of an unchanged script needs no engine."""

import logging
from dataclasses import asdict
from pathlib import Path

from studio.core.emotion import Emotion
from studio.core.pronunciation import Doubt
from studio.core.speech import Plan, Reading, Word
from studio.render.store import Record, entry_path, read_record, write_record

_log = logging.getLogger(__name__)


class PlanCache:
    """Plans by `Request.digest`. Safe for several threads and processes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "plans-4"

    def get(self, digest: str) -> Plan | None:
        """The plan of that request; None where there is none, a damaged one, or one of another version's shape."""
        path = entry_path(self._folder, digest, ".json")
        record = read_record(path)
        try:
            return None if record is None else _plan(record)
        except (KeyError, TypeError) as error:
            _log.warning("The cache entry %s has another shape (%r) and is made anew.", path, error)
            return None

    def put(self, digest: str, plan: Plan) -> None:
        """Keep a plan. Where that fails, the log tells, and it will be made again."""
        path = entry_path(self._folder, digest, ".json")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_record(path, asdict(plan))
        except OSError as error:
            _log.warning("The plan cache cannot be written (%s).", error)


def _plan(record: Record) -> Plan:
    reading = record["reading"]
    return Plan(
        reading=Reading(tuple(map(_word, reading["words"])), reading["lang"], tuple(reading["notes"])),
        durations=tuple(record["durations"]),
        elasticity=tuple(record["elasticity"]),
        hop_samples=record["hop_samples"],
        sample_rate=record["sample_rate"],
        words=tuple(record["words"]),
        held=tuple((token, frames) for token, frames in record["held"]),
        ahead_samples=record["ahead_samples"],
    )


def _word(record: Record) -> Word:
    doubts = (Doubt(**doubt | {"others": tuple(doubt["others"])}) for doubt in record["doubts"])
    return Word(
        **record | {"emotion": Emotion(**record["emotion"]), "beats": tuple(record["beats"]), "doubts": tuple(doubts)}
    )
