"""What each control costs: `dubsmith bench --controls`.

The same line, of the same length, is spoken plainly and with each control, in turns, several times over; a control's
cost is the median of what it takes longer than the plain line of the same turn.
"""

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median

from studio.core.emotion import Emotion
from studio.core.errors import InputError
from studio.core.paths import user_paths
from studio.core.prosody import PLAIN, Prosody
from studio.core.speech import Request, VoiceId

VOICE = VoiceId("zf_xiaobei")
TEXT = "山下的小镇很安静，每天清晨都能听见钟声，孩子们在街上跑来跑去。"
SECONDS = 6
CONTROLS: Mapping[str, Request] = {
    name: Request(TEXT, voice, prosody=prosody)
    for name, voice, prosody in (
        ("pitch and range", VOICE, Prosody(pitch_semitones=2.0, range_scale=1.3)),
        ("energy", VOICE, Prosody(energy=0.3)),
        ("level", VOICE, Prosody(level_db=-3.0)),
        ("hardness", VOICE, Prosody(hardness_db=3.0)),
        ("breath", VOICE, Prosody(breath=0.5)),
        ("whisper", VOICE, Prosody(whisper=True)),
        ("an emotion", VOICE, Prosody(emotion=Emotion(angry=1.0))),
        ("all eight emotions", VOICE, Prosody(emotion=Emotion(*(0.5,) * 8))),
        ("another's manner", VOICE, Prosody(manner_voice=VoiceId("zm_yunxi"))),
        ("a designed voice", VoiceId("pingshu"), PLAIN),
    )
}


def main(argv: Sequence[str]) -> int:
    """Run the bench and print its report. 0, or raises InputError."""
    parser = argparse.ArgumentParser(prog="dubsmith bench --controls", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--controls", action="store_true", required=True, help="measure the controls")
    parser.add_argument("--rounds", type=int, default=9, help="how often each is spoken (default 9)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(argv)
    if options.rounds < 1:
        raise InputError("--rounds takes a whole number from 1.")
    costs = _costs(options.rounds)
    if options.json:
        print(json.dumps({"schema": 1, "cost": costs}, indent=2))
    else:
        for name, cost in costs.items():
            print(f"{name:20} {cost:+6.1%}")
    return 0


def _costs(rounds: int) -> dict[str, float]:
    """How much more each control takes than plain speech, as a part of that."""
    from studio.synth.engine import KokoroEngine
    from studio.synth.model import SAMPLE_RATE
    from studio.voices.shelf import Shelf

    engine = KokoroEngine(user_paths().cache, Shelf(user_paths().voices))
    engine.load()

    def seconds(request: Request) -> float:
        engine.forget()  # nothing that an earlier round left behind may help this one
        started = time.perf_counter()
        for _ in engine.stream(request):
            pass
        return time.perf_counter() - started

    length = SECONDS * SAMPLE_RATE
    # All speak equally long: a longer line costs more whatever is done to it.
    aimed = {name: replace(request, target_samples=length) for name, request in CONTROLS.items()}
    plain = Request(TEXT, VOICE, target_samples=length)
    for request in (plain, *aimed.values()):
        seconds(request)
    found: dict[str, list[float]] = {name: [] for name in aimed}
    for _ in range(rounds):
        for name, request in aimed.items():
            before = seconds(plain)
            found[name].append(seconds(request) / before - 1)
    return {name: median(ratios) for name, ratios in found.items()}
