"""What holds for every edit, whatever the document."""

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from studio.core.cast import Role
from studio.core.errors import InputError
from studio.core.prosody import Prosody
from studio.core.script import Cue, Line, Script, SpeakerId
from studio.project import edits
from studio.project.document import STATUSES, Change, Document, Options, Patch, Row, RowId, TakeId
from tests.unit.project.making import VOICE, record_of

words = st.sampled_from(["", "a", "one two", "你好。再见", "Hello, 世界!", "  spaced  out "])
speakers = st.sampled_from(["", "Ann", "Bob"]).map(SpeakerId)
cues = st.none() | st.builds(Cue, st.integers(0, 9_000), st.integers(0, 9_000))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Up to six rows, close together or far apart, with or without times and takes."""
    ranks = draw(st.lists(st.integers(0, 9) | st.integers(0, 1 << 30), unique=True, max_size=6))
    rows, takes = [], []
    for i, rank in enumerate(ranks, 1):
        made = draw(st.integers(0, 2))
        takes += [record_of(10 * i + k, i, name=draw(st.sampled_from(["", "best"]))) for k in range(made)]
        take = TakeId(10 * i) if made and draw(st.booleans()) else None
        status = draw(st.sampled_from(STATUSES))
        rows.append(Row(RowId(i), rank, draw(words), draw(cues), draw(speakers), take=take, status=status))
    return Document.of(rows, {SpeakerId("Ann"): Role(VOICE)} if draw(st.booleans()) else {}, takes, Options())


@st.composite
def any_edits(draw: st.DrawFn) -> tuple[Document, Callable[[], Patch]]:
    document = draw(documents())
    some = [RowId(i) for i in draw(st.lists(st.integers(1, 7), max_size=4))]
    one = RowId(draw(st.integers(1, 7)))
    take = TakeId(draw(st.sampled_from([10, 11, 20, 30, 99])))
    number = draw(st.integers(-1, 9))
    script = Script(tuple(Line(i, f"new {i}", Cue(i, i + 1)) for i in range(1, draw(st.integers(1, 4)))))
    calls: list[tuple[Any, ...]] = [
        (edits.set_text, one, draw(words)),
        (edits.set_cue, one, draw(cues)),
        (edits.nudge, some, number * 100, draw(st.integers(-300, 300))),
        (edits.shift, some, number * 500),
        (edits.sort_by_time,),
        (edits.split, one, number),
        (edits.merge, some),
        (edits.add, draw(st.none() | st.just(one)), "new"),
        (edits.delete, some),
        (edits.move, some, number),
        (edits.import_script, script, "a.srt", draw(st.none() | st.just(one)), draw(st.booleans())),
        (edits.set_speaker, some, draw(speakers)),
        (edits.rename_speaker, draw(speakers), draw(speakers)),
        (edits.cast_speaker, draw(speakers), draw(st.sampled_from([Role(), Role(VOICE)]))),
        (edits.set_voice, some, draw(st.sampled_from([None, VOICE]))),
        (edits.set_prosody, some, draw(st.sampled_from([None, Prosody(tempo=1.1)]))),
        (edits.set_preset, some, "Tired", Prosody(tempo=0.9)),
        (edits.set_lang, some, draw(st.sampled_from([None, "zh"]))),
        (edits.set_status, some, draw(st.sampled_from(["open", "approved", "gone"]))),
        (edits.set_comment, one, draw(words)),
        (edits.set_gain, some, draw(st.floats())),
        (edits.set_options, Options("exact")),
        (edits.add_take, record_of(take, one)),
        (edits.pick_take, one, draw(st.none() | st.just(take))),
        (edits.name_take, take, draw(words)),
        (edits.delete_takes, [take, TakeId(10)]),
        (edits.clean_up_takes,),
    ]
    edit, *values = draw(st.sampled_from(calls))
    return document, lambda: edit(document, *values)


def copy_of(document: Document) -> Document:
    return Document.of(document.rows.values(), document.roles, document.takes.values(), document.options)


def patch_by(edit: Callable[[], Patch]) -> Patch:
    try:
        return edit()
    except InputError:
        return Patch(())


class TestAnyEdit:
    @given(any_edits())
    def test_it_changes_the_document_by_its_patch_alone(self, case: tuple[Document, Callable[[], Patch]]) -> None:
        document, edit = case
        before = copy_of(document)
        patch_by(edit)
        assert document == before

    @given(any_edits())
    def test_it_can_be_undone_and_done_again(self, case: tuple[Document, Callable[[], Patch]]) -> None:
        document, edit = case
        before, patch = copy_of(document), patch_by(edit)
        document.apply(patch)
        after = copy_of(document)
        document.apply(patch.turned_round())
        assert document == before
        assert list(document) == list(before)
        document.apply(patch)
        assert document == after

    @given(any_edits())
    def test_it_touches_no_record_twice_and_none_in_vain(self, case: tuple[Document, Callable[[], Patch]]) -> None:
        changes: tuple[Change, ...] = patch_by(case[1]).changes
        assert len({(change.table, change.key) for change in changes}) == len(changes)
        assert all(change.before != change.after for change in changes)

    @given(any_edits())
    def test_the_order_stays_total_and_all_refers_to_what_is_there(
        self, case: tuple[Document, Callable[[], Patch]]
    ) -> None:
        document, edit = case
        document.apply(patch_by(edit))
        ranks = [row.rank for row in document]
        assert ranks == sorted(set(ranks))
        assert all(row.take is None or document.takes[row.take].row == row.id for row in document)
        assert all(take.row in document.rows for take in document.takes.values())
        assert [document.index_of(row.id) for row in document] == list(range(len(document)))
