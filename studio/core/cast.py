"""Who speaks whom: the voice and manner that each speaker of a script is given."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from studio.core.effects import Effects
from studio.core.prosody import Prosody
from studio.core.script import SpeakerId
from studio.core.speech import Lang, VoiceId


@dataclass(frozen=True, slots=True)
class Role:
    """How one speaker sounds."""

    voice: VoiceId | None = None
    """None: the voice that the command or the language gives."""
    lang: Lang | None = None
    """Main language of this speaker's lines; None: detected line by line."""
    prosody: Prosody = field(default_factory=Prosody)
    gain_db: float = 0.0
    """Added to the level of every clip."""
    effects: Effects = field(default_factory=Effects)
    """What every clip goes through."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The roles of a script."""

    roles: Mapping[SpeakerId, Role] = field(default_factory=dict)
    """By speaker, exactly as the script writes the name."""
    default: Role = Role()
    """For narration and for speakers who have no role of their own."""

    def role(self, speaker: SpeakerId) -> Role:
        """The role of `speaker`."""
        return self.roles.get(speaker, self.default)

    def with_effects(self, effects: Effects) -> "Cast":
        """The same with these effects for all whom it gives none of their own."""
        usual = self.default.effects
        roles = {who: replace(role, effects=effects) for who, role in self.roles.items() if role.effects == usual}
        return Cast({**self.roles, **roles}, replace(self.default, effects=effects))
