"""What became of each line, for people and programs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from studio.core.fit import VERDICTS
from studio.core.quality import QUALITIES
from studio.core.timeline import Clip

SCHEMA = 1

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What made the clips."""

    device: str
    """E.g. cpu or cuda:0; none where no engine was needed."""
    precision: str
    """E.g. bf16; none where no engine was needed."""
    versions: Mapping[str, str]
    """Of Dubsmith and what decides the sound, by name."""


def report(notes: Sequence[str], lines: Sequence[Json], totals: Json, run: RunInfo) -> Json:
    """The whole of report.json; `notes` are on the script as a whole."""
    return {
        "schema": SCHEMA,
        "notes": list(notes),
        "lines": list(lines),
        "totals": totals,
        "device": run.device,
        "precision": run.precision,
        "versions": dict(run.versions),
    }


def line_entry(clip: Clip, path: str | None, tail_path: str | None = None) -> Json:
    """One line of the report. Paths of its clip and its tail are relative to the report, with forward slashes."""
    line, fit = clip.line, clip.fit
    start_ms, end_ms = (clip.start_ms, clip.end_ms) if line.cue is None else (line.cue.start_ms, line.cue.end_ms)
    return {
        "id": line.id,
        "start_ms": start_ms,
        "end_ms": end_ms,
        "speaker": line.speaker,
        "voice": clip.voice,
        "lang": clip.lang,
        "text": line.text,
        "natural_ms": clip.natural_ms,
        "spoken_ms": fit.spoken_ms,
        "borrowed_ms": fit.borrowed_ms,
        "padded_ms": fit.padded_ms,
        "tempo": _rounded(fit.tempo),
        "evened_from": _rounded(fit.evened_from),
        "jump": _rounded(fit.jump),
        "verdict": fit.verdict,
        "excess_syllables": fit.excess_syllables,
        "clip": path,
        "n_samples": clip.n_samples,
        "tail": None if clip.tail is None else {"path": tail_path, **asdict(clip.tail)},
        "rate": clip.sample_rate,
        "quality": clip.quality if clip.n_samples else None,
        "compute_s": round(clip.compute_s, 4),
        "cached": clip.cached,
        "check": _check_entry(clip),
        "notes": list(clip.notes),
    }


def _check_entry(clip: Clip) -> Json | None:
    """What the check of its take found, with times within the take; None: it was not checked."""
    if clip.verified is None:
        return None
    return {
        "faults": [asdict(fault) | {"sentence": fault.sentence} for fault in clip.verified.faults],
        "retakes": clip.n_retakes,
        "by_ear": clip.verified.by_ear,
    }


def _rounded(ratio: float | None) -> float | None:
    return None if ratio is None else round(ratio, 4)


def totals_entry(clips: Sequence[Clip], n_lines: int, wall_s: float, mix_gain_db: float | None) -> Json:
    """The sums over `clips`, of `n_lines` in the script; `mix_gain_db` is None as long as there is no mix."""
    verdicts = Counter(clip.fit.verdict for clip in clips)
    sounding = [clip for clip in clips if clip.n_samples]
    spoken_s = sum(clip.fit.spoken_ms for clip in sounding) / 1000
    compute_s = sum(clip.compute_s for clip in sounding)
    return {
        "lines": n_lines,
        "finished": len(clips),
        "verdicts": {verdict: verdicts[verdict] for verdict in VERDICTS},
        "qualities": {quality: n for quality in QUALITIES if (n := sum(clip.quality == quality for clip in sounding))},
        "rendered": sum(not clip.cached for clip in sounding),
        "cached": sum(clip.cached for clip in sounding),
        "audio_s": round(sum(clip.n_samples / clip.sample_rate for clip in sounding), 3),
        "spoken_s": round(spoken_s, 3),
        "compute_s": round(compute_s, 3),
        "rtf": round(compute_s / spoken_s, 4) if spoken_s else None,
        "mix_gain_db": None if mix_gain_db is None else round(mix_gain_db, 2),
        "wall_s": round(wall_s, 3),
    }
