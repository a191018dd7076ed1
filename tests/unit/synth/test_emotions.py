import numpy as np

from studio.core.emotion import EMOTIONS, NO_EMOTION, Emotion
from studio.synth.emotions import emotional_manner
from studio.voices.stock import manner_spread


def test_no_emotion_adds_nothing() -> None:
    assert emotional_manner(NO_EMOTION).shape == (128,)
    assert not emotional_manner(NO_EMOTION).any()


def test_every_emotion_adds_something_of_its_own_that_stays_small() -> None:
    added = [emotional_manner(Emotion(**{name: 1.0})) for name in EMOTIONS]
    for one in added:
        size = np.sqrt(np.mean((one / manner_spread()) ** 2))
        assert 0.02 < size <= 0.61
    assert len({one.tobytes() for one in added}) == len(EMOTIONS)


def test_it_grows_with_the_share_and_adds_up() -> None:
    half, whole = emotional_manner(Emotion(sad=0.5)), emotional_manner(Emotion(sad=1))
    np.testing.assert_allclose(2 * half, whole, rtol=1e-5)
    np.testing.assert_allclose(emotional_manner(Emotion(sad=0.5), Emotion(sad=0.5)), whole, rtol=1e-5)
