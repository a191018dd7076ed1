"""The presets that are shipped."""

from dataclasses import fields

import pytest

from studio.core.emotion import EMOTIONS, Emotion
from studio.core.expression import delivery
from studio.core.prosody import PLAIN
from studio.core.prosody_table import prosody_of, table_of
from studio.project.built_in import BUILT_IN
from studio.project.presets import Preset, checked_name


def test_every_emotion_has_one_and_all_are_different() -> None:
    assert [preset.name.lower() for preset in BUILT_IN[: len(EMOTIONS)]] == list(EMOTIONS)
    assert len({preset.name.casefold() for preset in BUILT_IN}) == len(BUILT_IN)
    assert len({delivery(preset.prosody) for preset in BUILT_IN}) == len(BUILT_IN)


@pytest.mark.parametrize("preset", BUILT_IN, ids=lambda preset: preset.name)
def test_a_person_could_have_written_it(preset: Preset) -> None:
    assert checked_name(preset.name) == preset.name
    assert prosody_of(table_of(preset.prosody), "preset") == preset.prosody
    assert delivery(preset.prosody) != PLAIN
    assert all(0 <= getattr(preset.prosody.emotion, field.name) <= 1 for field in fields(Emotion))
