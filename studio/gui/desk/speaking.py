"""Who speaks each row and how: as it says itself, or else as the role of its speaker has it."""

from collections.abc import Callable, Mapping

from studio.core.effects import Effects
from studio.core.prosody import Prosody
from studio.core.speech import Lang, Request, VoiceId
from studio.gui.desk.script import ScriptDesk
from studio.project.document import Row, TakeRecord


class Speaking:
    """Voice and manner of rows."""

    def __init__(
        self, script: ScriptDesk, voice_for: Callable[[str], VoiceId], digest_of: Callable[[VoiceId], str]
    ) -> None:
        """`voice_for` gives the voice of a text whose speaker has none; `digest_of` tells whether a voice sounds as it
        did, empty where there is none."""
        self._script = script
        self.voice_for = voice_for
        self._digest_of = digest_of
        self.even_gains: Mapping[VoiceId, float] = {}
        """What is added to each voice so that all are equally loud, in dB; see levelling.py."""

    def voice(self, row: Row) -> VoiceId:
        """Who speaks the row."""
        return row.voice or self._script.document.role(row.speaker).voice or self.voice_for(row.text)

    def lang(self, row: Row) -> Lang | None:
        """The language that the row is said to be in; None: it is found by the text."""
        return row.lang or self._script.document.role(row.speaker).lang

    def prosody(self, row: Row) -> Prosody:
        """In what manner the row is spoken."""
        return row.prosody or self._script.document.role(row.speaker).prosody

    def gain_db(self, row: Row) -> float:
        """As the person set it, for the row and its speaker."""
        return row.gain_db + self._script.document.role(row.speaker).gain_db

    def heard_gain_db(self, row: Row) -> float:
        """With what makes its voice as loud as the others, as it is heard and exported."""
        return self.gain_db(row) + self.even_gains.get(self.voice(row), 0.0)

    def effects(self, row: Row) -> Effects:
        """What the row goes through before it is heard."""
        return self._script.document.role(row.speaker).effects

    def is_by_one_of(self, voices: frozenset[VoiceId], row: Row) -> bool:
        """Whether the row has its sound or its manner from one of these voices."""
        return not voices.isdisjoint((self.voice(row), self.prosody(row).manner_voice))

    def voice_digests(self, made: TakeRecord | Request) -> tuple[str, ...]:
        """Of its voice and its manner voice, as they are now."""
        voices = (made.voice, made.prosody.manner_voice)
        return tuple(self._digest_of(voice) for voice in voices if voice is not None)

    def sounds_as_then(self, take: TakeRecord) -> bool:
        """Whether none of its voices was replaced since, as far as that is known: one that is gone was not."""
        then_and_now = zip(take.voice_digests, self.voice_digests(take), strict=False)
        return all(then == now or not (then and now) for then, now in then_and_now)
