"""Who speaks with which voice, where the cast leaves it open."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from studio.core.cast import Cast
from studio.core.script import Script, SpeakerId
from studio.core.speech import Lang, VoiceId


def cast_voices(
    script: Script,
    cast: Cast,
    lang: Lang | None,
    lang_of: Callable[[str], Lang],
    recommended: Mapping[Lang, Sequence[VoiceId]],
    known: Sequence[VoiceId],
) -> dict[SpeakerId, VoiceId]:
    """A voice for each speaker of the script.

    The cast decides where it names a voice, for the speaker or as its default. Else the first speaker of a
    language (`lang`, or what most of his lines are in by `lang_of`) gets its first `recommended` voice, each
    further speaker the next that is free, and from the start again when all are taken. Voices that are not
    `known` are never chosen; where none is left, the first known voice speaks.
    """
    named = {speaker: cast.role(speaker).voice or cast.default.voice for speaker in script.speakers}
    taken = Counter(voice for voice in named.values() if voice is not None)
    chosen: dict[SpeakerId, VoiceId] = {}
    for speaker, voice in named.items():
        if voice is None:
            own_lang = cast.role(speaker).lang or lang or _main_language(script, speaker, lang_of)
            able = [voice for voice in recommended.get(own_lang, ()) if voice in known] or [known[0]]
            voice = min(able, key=lambda voice: taken[voice])
            taken[voice] += 1
        chosen[speaker] = voice
    return chosen


def _main_language(script: Script, speaker: SpeakerId, lang_of: Callable[[str], Lang]) -> Lang:
    """The language of most of his lines; of equally many the one that comes first."""
    counted = Counter(lang_of(line.text) for line in script.lines if line.speaker == speaker)
    return counted.most_common(1)[0][0]
