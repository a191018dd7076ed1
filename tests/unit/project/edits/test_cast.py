from dataclasses import replace

import pytest

from studio.core.cast import Role
from studio.core.errors import InputError
from studio.core.prosody import Prosody
from studio.core.script import SpeakerId
from studio.core.speech import VoiceId
from studio.project import edits
from studio.project.document import Document, Options, RowId
from tests.unit.project.making import document_of, record_of, row

ANN, BOB, EVE = SpeakerId("Ann"), SpeakerId("Bob"), SpeakerId("Eve")
LOW, HIGH = Role(VoiceId("low")), Role(VoiceId("high"))


def spoken_by(*speakers: SpeakerId, **roles: Role) -> Document:
    rows = [replace(row(i), speaker=speaker) for i, speaker in enumerate(speakers, 1)]
    return Document.of(rows, {SpeakerId(name): role for name, role in roles.items()}, [], Options())


class TestRenaming:
    def renamed(self, document: Document, old: SpeakerId, new: SpeakerId) -> Document:
        document.apply(edits.rename_speaker(document, old, new))
        return document

    def test_all_rows_and_the_role_follow(self) -> None:
        assert self.renamed(spoken_by(ANN, BOB, ANN, Ann=LOW), ANN, EVE) == spoken_by(EVE, BOB, EVE, Eve=LOW)

    def test_two_become_one_who_keeps_the_role_of_that_name(self) -> None:
        assert self.renamed(spoken_by(ANN, BOB, Ann=LOW, Bob=HIGH), ANN, BOB) == spoken_by(BOB, BOB, Bob=HIGH)
        assert self.renamed(spoken_by(ANN, BOB, Ann=LOW), ANN, BOB) == spoken_by(BOB, BOB, Bob=LOW)

    def test_nobody_of_that_name(self) -> None:
        with pytest.raises(InputError, match="Nobody"):
            edits.rename_speaker(spoken_by(ANN), BOB, EVE)


def test_a_voice_of_another_name_is_the_same_voice() -> None:
    old, new, other = VoiceId("old"), VoiceId("new"), VoiceId("other")
    second = replace(row(2), voice=other, prosody=Prosody(manner_voice=old))
    take = replace(record_of(1, 1), voice=old)
    document = document_of([replace(row(1), voice=old), second, row(3)], [take])
    document.apply(edits.cast_speaker(document, ANN, Role(voice=old, prosody=Prosody(manner_voice=old))))
    document.apply(edits.exchange_voice(document, old, new))
    assert [each.voice for each in document] == [new, other, None]
    assert document.row_at(1).prosody == Prosody(manner_voice=new)
    assert document.takes[take.id] == replace(take, voice=new)
    assert document.role(ANN) == Role(voice=new, prosody=Prosody(manner_voice=new))
    assert not edits.exchange_voice(document, old, new)


def test_the_plain_role_leaves_the_cast() -> None:
    document = spoken_by(ANN)
    document.apply(edits.cast_speaker(document, ANN, LOW))
    assert document.role(ANN) == LOW
    document.apply(edits.cast_speaker(document, ANN, Role()))
    assert document.roles == {}


def test_a_manner_by_hand_is_no_presets() -> None:
    document = document_of([row(1), row(2)])
    document.apply(edits.set_preset(document, [RowId(1), RowId(2)], "Tired", Prosody(tempo=0.9)))
    document.apply(edits.set_prosody(document, [RowId(1)], Prosody(tempo=0.8)))
    assert [row.preset for row in document] == ["", "Tired"]


def test_gains_and_statuses_have_bounds() -> None:
    document = document_of([row(1)])
    for gain_db in (-61.0, 25.0, float("nan")):
        with pytest.raises(InputError, match="gain"):
            edits.set_gain(document, [RowId(1)], gain_db)
