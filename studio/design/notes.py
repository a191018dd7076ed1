"""What is said of a description beside its chips: contradictions, and wishes that no voice of ours can meet."""

from collections.abc import Mapping
from dataclasses import dataclass

from studio.design.axes import AXES, Axis
from studio.design.lexicon import Unmet
from studio.design.said import Said

_UNMET: Mapping[Unmet, Said] = {
    "accent": Said(
        "“{}”: accents and dialects cannot be made; the voice speaks the standard language.",
        "“{}”：做不出口音或方言，声音只说标准语。",
    ),
    "language": Said(
        "“{}”: only Chinese, English, Japanese and Korean are spoken.", "“{}”：只会说中文、英文、日文和韩文。"
    ),
    "singing": Said("“{}”: singing cannot be made, only speech.", "“{}”：只能说话，不能唱歌。"),
    "effect": Said(
        "“{}”: effects are not part of a voice; add them to the exported clips.",
        "“{}”：音效不属于声音本身，请在导出后添加。",
    ),
    "sounds": Said("“{}”: the voice speaks words and makes no other sounds.", "“{}”：声音只念文字，不发出其他声响。"),
    "person": Said(
        "“{}”: nobody is imitated by name; clone a recording that you have permission to use.",
        "“{}”：不按姓名模仿真人；请用您有权使用的录音来克隆。",
    ),
    "nasal": Said("“{}”: there is no control for sounding nasal.", "“{}”：没有鼻音的控制。"),
    "neutral": Said(
        "“{}”: voices are female or male; choose one, and a medium pitch.", "“{}”：声音分男女；请选其一，并用中等音调。"
    ),
    "several": Said("“{}”: a voice is that of one speaker.", "“{}”：一个声音只属于一个人。"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence."""

    said: Said
    axis: Axis | None = None
    """The axis whose values contradict each other; None: a wish that is not met."""

    def __str__(self) -> str:
        return str(self.said)


def unmet(kind: Unmet, words: str) -> Note:
    """That the wish in `words` cannot be met."""
    said = _UNMET[kind]
    return Note(Said(said.en.format(words), said.zh.format(words)))


def contradiction(axis: Axis, first: str, second: str, holds: str | None = None) -> Note:
    """That two words say the opposite; `holds` is the one that is taken, None where both are."""
    name = AXES[axis]
    told_en = f"“{holds}” is taken" if holds else "both are taken"
    told_zh = f"取“{holds}”" if holds else "两者都保留"
    return Note(
        Said(
            f"“{first}” and “{second}” contradict each other ({name.en}): {told_en}.",
            f"“{first}”与“{second}”互相矛盾（{name.zh}）：{told_zh}。",
        ),
        axis,
    )
