from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from studio.core.cast import Role
from studio.core.fit import MODES
from studio.core.pronunciation import Pronunciation
from studio.core.prosody import Prosody
from studio.core.script import Cue, Origin, Source, SpeakerId
from studio.core.speech import LANGS, VoiceId
from studio.core.tuning import Tuned
from studio.project.codec import encoded, options_of, parsed, pronunciation_of, role_of, row_of, take_of, to_json
from studio.project.document import STATUSES, Options, Row, RowId, TakeId, TakeRecord

texts = st.text(st.characters(), max_size=12)
"""Also what no UTF-8 file can hold."""
ids = st.integers(1, 1 << 40)
numbers = st.floats(allow_nan=False)
prosodies = st.builds(Prosody, numbers, numbers, numbers, numbers, st.booleans())
tunings = st.lists(
    st.builds(Tuned, st.integers(0), st.integers(0), texts, st.none() | st.integers(0), numbers), max_size=2
).map(tuple)
cues = st.builds(Cue, st.integers(0, 1 << 40), st.integers(0, 1 << 40))
origins = st.builds(
    Origin,
    st.integers(0),
    texts,
    st.lists(texts, max_size=3).map(tuple),
    texts,
    st.none() | cues,
    texts.map(SpeakerId),
    texts,
    st.none() | st.tuples(st.integers(0), st.integers(0)),
)
beside = st.builds(lambda one, more: replace(one, beside=tuple(more)), origins, st.lists(origins, max_size=2))
sources = st.builds(
    Source,
    texts,
    st.integers(0),
    st.lists(st.tuples(st.integers(0), texts), max_size=3).map(tuple),
    st.just(("zh", "en")),
    texts,
)
rows = st.builds(
    Row,
    ids.map(RowId),
    st.integers(),
    texts,
    st.none() | cues,
    texts.map(SpeakerId),
    st.none() | texts.map(VoiceId),
    st.none() | prosodies,
    texts,
    st.none() | st.sampled_from(LANGS),
    st.integers(0),
    st.none() | ids.map(TakeId),
    st.sampled_from(STATUSES),
    texts,
    numbers,
    st.integers(0),
    st.lists(texts, max_size=2).map(tuple),
    tunings,
    st.none() | beside,
)
roles = st.builds(Role, st.none() | texts.map(VoiceId), st.none() | st.sampled_from(LANGS), prosodies, numbers)
pronunciations = st.builds(Pronunciation, texts, texts, st.none() | st.sampled_from(LANGS))
takes = st.builds(
    TakeRecord,
    ids.map(TakeId),
    ids.map(RowId),
    texts,
    texts,
    texts.map(VoiceId),
    prosodies,
    st.integers(0),
    st.none() | st.integers(0),
    st.integers(0),
    st.just(24_000),
    numbers,
    texts,
    texts,
    st.booleans(),
    st.none() | st.sampled_from(LANGS),
    st.lists(texts, max_size=2).map(tuple),
    st.lists(pronunciations, max_size=2).map(tuple),
    tunings,
)


class TestRecords:
    @given(st.lists(rows, max_size=3))
    def test_rows_come_back_as_they_were(self, records: list[Row]) -> None:
        values = parsed(encoded(record) for record in records)
        assert [row_of(record.id, value) for record, value in zip(records, values, strict=True)] == records

    @given(roles)
    def test_roles_come_back_as_they_were(self, role: Role) -> None:
        assert role_of(*parsed([encoded(role)])) == role

    @given(takes)
    def test_takes_come_back_as_they_were(self, take: TakeRecord) -> None:
        assert take_of(take.id, *parsed([encoded(take)])) == take

    @given(pronunciations)
    def test_pronunciations_come_back_as_they_were(self, entry: Pronunciation) -> None:
        assert pronunciation_of(*parsed([encoded(entry)])) == entry

    @given(st.builds(Options, st.none() | st.sampled_from(MODES), texts, source=st.none() | sources))
    def test_options_come_back_as_they_were(self, options: Options) -> None:
        assert options_of(*parsed([encoded(options)])) == options


@given(texts)
def test_the_json_can_always_be_written_to_a_file(text: str) -> None:
    to_json(text).encode()


def test_chinese_is_readable_in_the_file() -> None:
    assert to_json("你好") == '"你好"'
