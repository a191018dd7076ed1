from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import InputError, OutputError
from studio.core.pronunciation import LANGS, Pronunciation
from studio.formats.dictionary_csv import parsed, read_dictionary, write_dictionary, written

_cells = st.text(st.characters(codec="utf-8") | st.sampled_from(",;\t\"'\n/[]"), min_size=1).map(str.strip).filter(bool)
_entries = st.lists(st.builds(Pronunciation, _cells, _cells, st.none() | st.sampled_from(LANGS)), max_size=5)

BOTH = (Pronunciation("重庆", "chong2 qing4", "zh"), Pronunciation("GIF", "/dʒˈɪf/", None))


@given(_entries)
def test_what_is_written_is_read(entries: list[Pronunciation]) -> None:
    table = parsed(written(entries))
    assert (list(table.entries), table.faults) == (entries, ())


@given(st.text())
def test_any_text_gives_entries_or_a_sentence(text: str) -> None:
    with suppress(InputError):
        assert all(entry.written and entry.reading for entry in parsed(text).entries)


class TestParsed:
    @pytest.mark.parametrize(
        "text",
        [
            "written,reading,lang\n重庆,chong2 qing4,zh\nGIF,/dʒˈɪf/,\n",
            "\ufeffWritten;Reading;Lang\r\n重庆;chong2 qing4;ZH\r\n\r\nGIF;/dʒˈɪf/\r\n",
            "note\tlang\treading\twritten\nx\tzh\tchong2 qing4\t重庆\n\t\t/dʒˈɪf/\tGIF\n",
        ],
    )
    def test_columns_in_any_order(self, text: str) -> None:
        assert parsed(text).entries == BOTH

    def test_bad_rows_are_named_and_good_ones_kept(self) -> None:
        table = parsed("written,reading,lang\n,a,\n重,chong2,zh\n\n行,,zh\n重,x,tlh\n")
        assert table.entries == (Pronunciation("重", "chong2", "zh"),)
        assert [fault.split(":")[0] for fault in table.faults] == ["line 2", "line 5", "line 6"]
        assert "'tlh' is no language" in table.faults[2]

    def test_the_line_of_a_row_behind_one_of_several_lines(self) -> None:
        assert parsed('written,reading\n"a\nb",c\nd,\n').faults[0].startswith("line 4:")

    def test_without_names_of_columns(self) -> None:
        with pytest.raises(InputError, match="does not name the columns"):
            parsed("重庆,chong2 qing4\n")

    def test_nothing_is_no_entry(self) -> None:
        assert parsed("").entries == ()


class TestFiles:
    def test_it_comes_back(self, tmp_path: Path) -> None:
        write_dictionary(tmp_path / "new" / "a.csv", BOTH)
        assert read_dictionary(tmp_path / "new" / "a.csv").entries == BOTH
        assert (tmp_path / "new" / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfwritten")

    def test_as_spreadsheets_in_china_write_it(self, tmp_path: Path) -> None:
        text = "written,reading,lang\n重庆,chong2 qing4,zh\n我们在银行里排队等着,wo3,zh\n"
        (tmp_path / "a.csv").write_bytes(text.encode("gb18030"))
        assert read_dictionary(tmp_path / "a.csv").entries[0] == BOTH[0]

    def test_faults_name_the_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.csv").write_text("written,reading\n重,\n", encoding="utf-8")
        assert read_dictionary(tmp_path / "a.csv").faults[0].startswith(f"{tmp_path / 'a.csv'}, line 2: ")

    @pytest.mark.parametrize(
        ("data", "says"), [(b"\x00\x01\x02\xff" * 50, "a csv file of words"), (b"a,b\n1,2\n", "written,reading,lang")]
    )
    def test_no_dictionary(self, tmp_path: Path, data: bytes, says: str) -> None:
        (tmp_path / "a.csv").write_bytes(data)
        with pytest.raises(InputError, match=rf"a\.csv.*{says}"):
            read_dictionary(tmp_path / "a.csv")

    def test_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="cannot be read"):
            read_dictionary(tmp_path / "a.csv")

    def test_where_nothing_can_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(OutputError):
            write_dictionary(tmp_path / "file" / "a.csv", BOTH)
