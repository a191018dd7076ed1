"""Errors and notes of the rooms below are said in the language of the window."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import studio
from studio.core import errors
from studio.gui.shell.language import LANGUAGES, language
from studio.gui.shell.sentences import joined, said, templates
from studio.workshop import SAMPLES

HOUSE = Path(studio.__file__).parent
ROOMS = (
    "analysis", "core", "design", "export", "formats", "jobs", "media", "playback", "project", "recognise", "render",
    "synth", "text", "voices",
)  # fmt: skip
BESIDE = ("bedding.py", "dictionaries.py", "handing_off.py", "manner.py", "workshop.py")
"""What joins rooms for the window as well as for the commands."""
ELSEWHERE = {
    "analysis/faults.py": "gui/voices/checks.py",
    "core/take_fault.py": "gui/shell/fault_words.py",
    "design/notes.py": "its own words in both languages",
}
"""Whose sentences have their Chinese in another place."""
UNSEEN = {
    "core/fake_engine.py": "tests",
    "synth/cloning/phrases.py": "spoken",
    "render/voice_measures.py": "spoken",
    "core/voice_spectrum.py": "spoken",
    "text/accuracy.py": "the bench of readings",
}
"""Files whose sentences nobody reads in the window, and who does."""
ALSO_UNSEEN = (
    "There is no entry for {1}: `dubsmith dictionary list` shows all.",
    "A place in a sound is 0 or more, and a loop ends behind its start.",
    "The volume lies between 0 and 1.",
    "A sound cannot start before the timeline does.",
    "A sound at {1} Hz in a timeline at {2} Hz.",
    "A stored sound has {1} samples at {2} Hz instead of {3} at {4} Hz.",
    "This sound has ended already.",
    "A sound that failed cannot be complete.",
    "{1} tokens, at most {2} fit.",
    "“{1}” and “{2}” contradict each other ({3}): {4}.",
)
"""Of a command; of faults in the program; and one that has its Chinese beside it."""
JOINED = {
    "There is no voice {1}: {2}": (
        "There is no voice 'may': did you mean mei?",
        "There is no voice 'may': `dubsmith voices` lists them all.",
    ),
    "The cue overlaps {1}.": ("The cue overlaps that of line 3.", "The cue overlaps those of lines 3 to 5."),
    "{1} of {2} {3}, and no draft is handed off unasked: {4}.": (
        "Line 3 of a is a draft, and no draft is handed off unasked: b.",
        "Lines 3, 5 and 2 more of a are drafts, and no draft is handed off unasked: b.",
    ),
    "{1} {2}, or write 00:01:02,500.": (
        "1:2:3:4 counts video frames, whose rate is not known: say the frame rate, or write 00:01:02,500.",
    ),
    "{1} PyAV: install it by `pip install dubsmith[video]`.": (
        "Films need PyAV: install it by `pip install dubsmith[video]`.",
        "m4a files need PyAV: install it by `pip install dubsmith[video]`.",
    ),
    "{1} kept, the last at {2}: {3}.": (
        "One edit was kept, the last at 12:00: Move.",
        "All 3 edits since it was last closed were kept, the last at 12:00: Move.",
    ),
    "{1} was asked for, but torch sees {2} CUDA GPU{3}: using the CPU.": (
        "cuda:2 was asked for, but torch sees 2 CUDA GPUs: using the CPU.",
        "cuda was asked for, but torch sees no CUDA GPU: using the CPU.",
    ),
    'Not spoken: "{1}"{2}.': ('Not spoken: "a".', 'Not spoken: "happy" (a mark only where [/happy] closes it).'),
}
"""Sentences with a part of their grammar in a gap, and how they turn out."""


def sentences(path: Path) -> Iterator[str]:
    """What a file has people read: the sentences of its errors, and all texts that are written as a sentence."""
    tree = ast.parse(path.read_text("utf-8"))
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(node.value)  # a docstring
        if isinstance(node, ast.JoinedStr):
            skipped.update(node.values)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("log.", "_log.", "re.", "connection.")):
            skipped.update(ast.walk(node))
    raised = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
            kind = getattr(errors, ast.unparse(node.exc.func), None)
            if isinstance(kind, type) and issubclass(kind, errors.StudioError):
                raised.add(node.exc.args[0])
    for node in ast.walk(tree):
        text = None if node in skipped else template_of(node)
        if text and (node in raised or re.fullmatch(r"(?:[A-Z“]|\{1\}).* .* .*(?:[^.\\]\.|[:.] \{\d\})", text)):
            yield text


def template_of(node: ast.AST) -> str | None:
    """A text with numbered gaps, as the table has it."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        gap, parts = 0, []
        for value in node.values:
            gap += not isinstance(value, ast.Constant)
            parts.append(str(value.value) if isinstance(value, ast.Constant) else f"{{{gap}}}")
        return "".join(parts)
    return None


def of_the_rooms() -> Iterator[tuple[str, str]]:
    unseen = {*ALSO_UNSEEN, *SAMPLES.values()}
    inside = [path for room in ROOMS for path in sorted((HOUSE / room).rglob("*.py"))]
    for path in [*inside, *(HOUSE / name for name in BESIDE)]:
        name = path.relative_to(HOUSE).as_posix()
        if name not in ELSEWHERE and name not in UNSEEN:
            yield from ((name, sentence) for sentence in sentences(path) if sentence not in unseen)


@pytest.fixture
def chinese() -> None:
    language.apply("zh_CN")


@pytest.mark.usefixtures("chinese")
def test_every_sentence_has_its_chinese() -> None:
    missing = []
    for name, sentence in of_the_rooms():
        for filled in JOINED.get(sentence, (re.sub(r"\{(\d)\}", r"'v\1'", sentence),)):
            if said(filled) == filled and re.search("[a-z]{2}", re.sub(r"'v\d'", "", filled)):
                missing.append(f"{name}: {filled}")
    assert not missing, "\n" + "\n".join(missing)


@pytest.mark.parametrize("name", [name for name in LANGUAGES if name != "en"])
def test_the_table_is_well_formed(name: str) -> None:
    for template in templates(name):
        gaps = re.compile(template.pattern).groupindex.keys()
        assert {f"gap{gap}" for gap in re.findall(r"\{(\d)\*?\}", template.translation)} <= gaps, template
    patterns = [template.pattern for template in templates(name)]
    assert len(patterns) == len(set(patterns))


@pytest.mark.parametrize(
    ("english", "chinese_"),
    [
        ("This take is there already.", "这个版本已经存在。"),
        ("There is no voice 'may': did you mean mei?", "没有音色 'may'：是不是指 mei？"),
        ("Cannot write a.wav: the disk is full; make room and run it again.",
         "无法写入 a.wav：磁盘已满；请腾出空间后重试。"),
        ("a.srt: the first row does not name the columns. Write written,reading,lang there.",
         "a.srt：第一行没有写明各列的名称。请在那里写上 written,reading,lang。"),
        ("a.srt has no usable cue. Line 3 of the file is no time such as 00:01:02,500, so the cue was left out.",
         "a.srt 没有可用的字幕条。文件第 3 行有问题（不是 00:01:02,500 这样的时间），这条字幕已略去。"),
        ('Not spoken: "Line dancing".', "不朗读：“Line dancing”。"),
        ("The cue overlaps that of line 7.\nIts cover was left out.",
         "这条字幕与第 7 句的字幕重叠。\n它的封面已略去。"),
        ("Its cover was left out. Something new.", "它的封面已略去。Something new."),
        ("Something new: it is so.", "Something new: it is so."),
        ("没有项目", "没有项目"),
        ("", ""),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("chinese")
def test_gaps_are_filled_and_what_is_unknown_stays(english: str, chinese_: str) -> None:
    assert said(english) == chinese_


def test_english_stays_as_it_is() -> None:
    assert said("This take is there already.") == "This take is there already."
    assert joined(["One.", "Two."]) == "One. Two."


@pytest.mark.usefixtures("chinese")
def test_chinese_sentences_stand_side_by_side() -> None:
    assert joined(["一。", "二。"]) == "一。二。"
