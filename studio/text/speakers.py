"""Who speaks which line: `Name:` or `[Name]` at the start of lines, told apart from what only looks like it."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

from studio.core.script import NARRATOR, Line, Script, SpeakerId
from studio.text.marks import is_mark
from studio.text.tables import words

LONGEST_NAME = 24
MOST_WORDS = 4
LINES_TO_BE_SEEN_ON = 2
"""A name that nobody cast must begin at least this many lines."""

# A bracket followed by { or (/ is a reading; one with nothing after it is a sound note.
_BRACKET = re.compile(r"\s*(?:\[([^\[\]\n]+)\]|【([^【】\n]+)】)(?![{(])\s*[:：]?\s*(?=\S)")
_COLON = re.compile(r"\s*([^\[\]{}()【】（）:：\n]+?)\s*[:：](?!//)\s*(?=\S)")
_SENTENCE = re.compile(r"[,;!?…\"“”。，、；！？/\\<>=]|\.(?!\s?[A-Z])")

SOUNDS = frozenset(
    words(
        "music musical song singing singer sings laughs laughing laughter laugh chuckles giggles applause",
        "cheering cheers sighs sigh sobbing sobs crying cries coughs coughing gasps groans screams screaming",
        "shouting whispers whispering silence noise inaudible indistinct static beep bang door knocking",
        "footsteps thunder",
        "音乐 音樂 歌声 歌聲 唱歌 笑 笑声 笑聲 大笑 哭 哭声 掌声 掌聲 鼓掌 叹气 嘆氣 咳嗽 尖叫 沉默 安静 雷声 脚步声",
        "música risas aplausos suspiro suspira suspiros gritos llanto silencio tos ríe grita",
        "musica risate risata applausi sospiro sospira sospiri urla pianto silenzio tosse ride",
        "risos risadas risada suspiros gritos choro silêncio tosse",
        "拍手 笑い 笑い声 歌 泣き声 ため息 悲鳴 足音 雷鳴 음악 웃음 웃음소리 박수 한숨 노래 비명 침묵 기침",
    )
)
"""Sounds that subtitles name in brackets; none is a person."""

HEADINGS = frozenset(
    words(
        "note notes warning caution tip example hint important attention remember question answer summary",
        "source chapter part section step title subtitle subtitles translation ps p.s. update edit todo fyi",
        "time date place location http https ftp mailto",
        "注 注意 注释 备注 例如 比如 例 警告 提示 总结 结论 来源 时间 日期 地点 地址 字幕 翻译 第一 第二 第三 首先",
        "nota notas aviso atención ejemplo importante recuerda pregunta respuesta resumen fuente capítulo parte paso",
        "título fecha hora lugar subtítulos traducción conclusión",
        "note avviso attenzione esempio ricorda domanda risposta riassunto fonte capitolo passo titolo data ora luogo",
        "sottotitoli traduzione conclusione",
        "atenção exemplo lembre pergunta resposta resumo fonte capítulo passo data local legendas tradução conclusão",
        "例えば 注記 警告 出典 結論 時間 場所 字幕 예 참고 주의 경고 출처 결론 시간 장소 자막",
    )
)
"""What stands before a colon in prose without being a name."""

_SAYING = re.compile(
    r"\b(?:said|says|say|asked|asks|replied|shouted|wrote|writes|is|are|was|were)$|.[说說道问問答喊叫曰想写寫是]$"
)


def assign_speakers(script: Script, cast: Collection[SpeakerId]) -> Script:
    """The script with the speaker named at the start of a line as its speaker, and the name out of its text.

    A name counts if it is cast, is the speaker of another line by the file's own word, or begins two lines or
    more. Who is named speaks on to the end of the paragraph. A line whose speaker the file has set keeps it; its
    text loses the prefix only if that names the same speaker.
    """
    known = {
        name.casefold(): name for name in [*(line.speaker for line in script.lines if line.speaker != NARRATOR), *cast]
    }
    found = _found(script, known)
    lines: list[Line] = []
    for line in script.lines:
        assigned = _assigned(line, found)
        if line.continues and assigned.speaker == NARRATOR:
            assigned = replace(assigned, speaker=lines[-1].speaker)
        lines.append(assigned)
    new = dict.fromkeys(name for name in found.values() if name not in known.values())
    note = (f"Speakers named in the text: {', '.join(new)}.",) if new else ()
    return replace(script, lines=tuple(lines), notes=script.notes + note)


def _found(script: Script, known: Mapping[str, SpeakerId]) -> dict[str, SpeakerId]:
    """Names in the text that count, by their folded form, each as it is cast or first written."""
    prefixes = [prefix for line in script.lines if (prefix := _prefix(line.text))]
    seen = Counter(name.casefold() for name, _ in prefixes)
    written: dict[str, SpeakerId] = {}
    for name, _ in prefixes:
        written.setdefault(name.casefold(), SpeakerId(name))
    return {
        folded: known.get(folded, name)
        for folded, name in written.items()
        if folded in known or (seen[folded] >= LINES_TO_BE_SEEN_ON and _may_be_a_name(name))
    }


def _assigned(line: Line, found: Mapping[str, SpeakerId]) -> Line:
    prefix = _prefix(line.text)
    if prefix is None:
        return line
    name, length = prefix
    speaker = found.get(name.casefold())
    if speaker is None or line.speaker not in (NARRATOR, speaker):
        return line
    text, lead = line.text[length:], line.text[:length]
    origin = line.origin and replace(line.origin, speaker=speaker, text=text, lead=lead)
    return replace(line, speaker=speaker, text=text, origin=origin)


def _prefix(text: str) -> tuple[str, int] | None:
    """What may be a speaker's name at the start of a line, and how many characters its prefix takes."""
    match = _BRACKET.match(text) or _COLON.match(text)
    if match is None:
        return None
    name = " ".join(next(group for group in match.groups() if group).split())
    if match.re is _BRACKET and (is_mark(name) or name.casefold() in SOUNDS):
        return None
    if len(name) > LONGEST_NAME or len(name.split()) > MOST_WORDS or _SENTENCE.search(name):
        return None
    if not any(char.isalpha() for char in name) or (name[-1].isdigit() and text[match.end()].isdigit()):
        return None  # 12:30, At 12:30
    return name, match.end()


def _may_be_a_name(name: str) -> bool:
    """Whether a name that nobody cast looks like one: no heading, no "he said", no lower-case Latin word."""
    folded = name.casefold()
    return not (folded in HEADINGS or folded in SOUNDS or _SAYING.search(folded) or name[0].islower())
