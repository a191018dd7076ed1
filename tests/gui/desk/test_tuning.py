"""Beats in time, with the readings of the real languages."""

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from studio.core.beats import tuned
from studio.core.fit import FitLimits
from studio.core.script import Cue
from studio.core.speech import Lang, Plan, Request, VoiceId
from studio.core.tuning import Tuned
from studio.gui.desk.lengths import Lengths
from studio.gui.desk.script import ScriptDesk
from studio.gui.desk.speaking import Speaking
from studio.gui.desk.tuning import LONGEST_MS, Score, Tuning
from studio.project import edits
from studio.project.document import Document, Options, Row, RowId
from studio.text.marking import respelled
from studio.text.reader import read

ONE = RowId(1)
FRAMES = 3.0


def planned(request: Request) -> Plan:
    """Every symbol lasts three mel frames."""
    reading = read(request.text, request.lang)
    words = [-1, *(i for i, word in enumerate(reading.words) for _ in word.phonemes), -1]
    elasticity = tuple(2.0 if word < 0 else 1.0 for word in words)
    return tuned(Plan(reading, (FRAMES,) * len(words), elasticity, 600, 24_000, tuple(words)), request.tuning)


class Line:
    """One row on a desk whose engine answers at once."""

    def __init__(self, text: str, lang: Lang, slot_ms: int) -> None:
        self.script = ScriptDesk()
        self._asked: list[tuple[RowId, Request]] = []
        self.lengths = Lengths(
            self.script,
            Speaking(self.script, lambda text: VoiceId("v"), lambda voice: ""),
            lambda text, voice, lang: (100 * len(text), len(text)),
            self._ask,
            lambda ids: None,
            lambda text: (),
            FitLimits(),
            24_000,
        )
        self.tuning = Tuning(self.script, self.lengths, respelled)
        row = Row(ONE, 1, text, Cue(0, slot_ms), lang=lang)
        self.script.open(Document.of([row], {}, [], Options()), lambda title, patch: None, False)
        self.answer()

    @property
    def row(self) -> Row:
        return self.script.document.rows[ONE]

    @property
    def score(self) -> Score:
        score = self.tuning.score(ONE)
        assert score is not None
        return score

    def answer(self) -> None:
        questions, self._asked = self._asked, []
        self.lengths.planned([(id_, request, planned(request)) for id_, request in questions])

    def _ask(self, questions: Sequence[tuple[RowId, Request]]) -> None:
        self._asked += questions


@pytest.fixture
def line(qtbot: QtBot) -> Line:
    return Line("你毫无准备。", "zh", 1800)


def labels(line: Line) -> list[str]:
    return [cell.label for cell in line.score.cells]


def test_beats_are_named_as_people_read_them(line: Line) -> None:
    assert labels(line) == ["nǐ", "háo", "wú", "zhǔn", "bèi"]
    assert [cell.written for cell in line.score.cells] == list("你毫无准备")
    assert labels(Line("안녕", "ko", 1000)) == ["안", "녕"]
    assert "".join(labels(Line("東京", "ja", 1000))).startswith("と")
    assert labels(Line("go", "en", 1000))[0] == "ɡ"


def test_the_beats_tile_their_words_and_the_line_keeps_its_length(line: Line) -> None:
    before = line.score
    cell = before.cells[2]
    trial = cell.lengthened(200)
    after = line.tuning.score(ONE, trial)
    assert after is not None
    assert after.cells[2].length_ms == cell.length_ms + 200 == trial.length_ms
    assert after.cells[0].length_ms < before.cells[0].length_ms
    assert sum(word.n_samples for word in after.words) == sum(
        cell.end_sample - cell.start_sample for cell in after.cells
    )
    assert line.row.tuning == ()
    line.tuning.set(ONE, "Tune", trial)
    assert line.score.cells == after.cells
    line.answer()
    assert line.score.cells == after.cells


def test_lengths_and_shifts_stay_within_what_can_be(line: Line) -> None:
    cell = line.score.cells[0]
    assert cell.lengthened(-5000).length_ms == 25 * len(cell.beat.tokens)
    assert cell.lengthened(50_000).length_ms == LONGEST_MS
    assert cell.raised(1.4499).shift_semitones == 1.4
    assert cell.raised(-40).shift_semitones == -12.0


def test_resetting_one_beat_leaves_the_others(line: Line) -> None:
    first, second = line.score.cells[:2]
    for one in (first.lengthened(100), second.raised(2)):
        line.tuning.set(ONE, "Tune", one)
    line.tuning.reset(ONE, "Reset", first.place)
    assert [one.place for one in line.row.tuning] == [second.place]
    line.script.do("", edits.set_tuning(line.script.document, ONE, [*line.row.tuning, Tuned(77, 0, "x", 100)]))
    line.tuning.reset(ONE, "Reset")
    assert line.row.tuning == ()


class TestReading:
    def given(self, line: Line, number: int) -> tuple[str, str]:
        start, end, reading = line.tuning.reading(ONE, line.score, line.score.cells[number])
        return line.row.text[start:end], reading

    def test_a_chinese_character_has_its_own(self, line: Line) -> None:
        assert self.given(line, 3) == ("准", "zhun3")

    def test_a_word_under_a_reading_has_that_of_the_whole(self, qtbot: QtBot) -> None:
        line = Line("我去[重庆]{chong2 qing4}。", "zh", 1500)
        number = labels(line).index("qìng")
        assert self.given(line, number) == ("重庆", "chong2 qing4")
        start, end, _ = line.tuning.reading(ONE, line.score, line.score.cells[number])
        assert line.tuning.reread(ONE, "Read", start, end, "zhong4 qing4") == ""
        assert line.row.text == "我去[重庆]{zhong4 qing4}。"

    def test_other_scripts_have_that_of_the_word(self, qtbot: QtBot) -> None:
        assert self.given(Line("안녕", "ko", 1000), 1) == ("안녕", "안녕")
        word, phonemes = self.given(Line("read it", "en", 1000), 0)
        assert word == "read"
        assert phonemes[0] == phonemes[-1] == "/"

    def test_one_that_cannot_be_is_told_and_nothing_changes(self, line: Line) -> None:
        assert "abc" in line.tuning.reread(ONE, "Read", 3, 4, "abc")
        assert line.row.text == "你毫无准备。"


def test_a_line_that_is_not_planned_yet_has_no_beats(line: Line) -> None:
    line.script.do("", edits.set_text(line.script.document, ONE, "他来了。"))
    assert line.tuning.score(ONE) is None
    line.answer()
    assert labels(line) == ["tā", "lái", "le"]
