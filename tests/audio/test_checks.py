"""Takes of the real engine under the check: good ones pass, also whispered and angry ones; what is planted is found."""

from dataclasses import replace

import numpy as np
import pytest

from studio.app import Studio
from studio.core.audio import Audio, Samples
from studio.core.emotion import Emotion
from studio.core.paths import user_paths
from studio.core.prosody import Prosody
from studio.core.speech import Lang, Request, VoiceId
from studio.render.checking import Checker
from studio.render.recording import kept_take
from studio.wishes import Machine

LINES: tuple[tuple[str, VoiceId, Lang, Prosody], ...] = (
    ("Take two of these, and call me in the morning.", VoiceId("af_heart"), "en", Prosody()),
    ("你到底想要我怎么做？", VoiceId("zm_yunjian"), "zh", Prosody(emotion=Emotion(angry=1.0))),
    ("今日はとても良い天気ですね。", VoiceId("jf_alpha"), "ja", Prosody(whisper=True)),
)


@pytest.mark.usefixtures("shared_weights")
def test_good_takes_pass_and_planted_faults_are_found() -> None:
    studio = Studio(user_paths(), Machine(), print)
    engine, checker = studio.engine, Checker(studio.shelf)
    for text, voice, lang, prosody in LINES:
        request = Request(text, voice, lang, prosody)
        take, _ = kept_take(request, engine, None)
        reading = engine.plan(request).reading
        assert checker.check(take, request, reading).faults == (), text

        def kinds(samples: Samples) -> list[str]:
            changed = replace(take, audio=Audio(samples, take.audio.sample_rate))  # noqa: B023
            return [fault.kind for fault in checker.check(changed, request, reading).faults]  # noqa: B023

        samples = take.audio.samples
        clicking, broken = samples.copy(), samples.copy()
        clicking[len(samples) // 2] = 0.95
        broken[len(samples) // 3 : len(samples) // 3 + 12_000] = 0
        assert "click" in kinds(clicking)
        assert {"hole", "missing"} & set(kinds(broken))
        assert "clipped" in kinds(np.clip(samples, -0.02, 0.02))
        assert "missing" in kinds(samples[: len(samples) // 2])
