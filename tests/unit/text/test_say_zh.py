"""What a number in Chinese text is, told by what stands around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.text.normalise import normalised
from studio.text.say import Number
from studio.text.spoken import Spoken
from studio.text.zh_numbers import called, integer, number, one_by_one


def said(text: str) -> str:
    return "".join(char for char in normalised(Spoken.verbatim(text), "zh", "").text if char.isalnum())


@pytest.mark.parametrize(
    ("code", "amount"),
    [
        ("拨打120", "打了120分"),
        ("住在302室", "302个教室"),
        ("密码是1234", "密码有1234个"),
        ("10086发来短信", "10086个短信"),
        ("坐302路", "走了302米"),
        ("2单元501", "2单元501人"),
        ("坐CA1831", "一共1831"),
        ("985高校", "985所高校"),
    ],
)
def test_what_is_counted_is_an_amount_and_what_is_named_is_called_out(code: str, amount: str) -> None:
    assert not any(place in said(code) for place in "十百千万")
    assert any(place in said(amount) for place in "十百千万")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("138-1234-5678", "幺三八，幺二三四，五六七八"),
        ("(021)5888-1234转8", "零二幺，五八八八，幺二三四转八"),
        ("+86 13812345678", "加八六，幺三八幺二三四五六七八"),
    ],
)
def test_a_telephone_number_pauses_where_its_writer_parted_it(text: str, expected: str) -> None:
    assert normalised(Spoken.verbatim(text), "zh", "").text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2:10", "两点十分"),
        ("2:10惨败", "二比十惨败"),
        ("比例2:10", "比例二比十"),
        ("3-2=1", "三减二等于一"),
        ("3-2战胜", "三比二战胜"),
        ("2-3天", "两到三天"),
        ("3/4拍", "四三拍"),
        ("3/4斤", "四分之三斤"),
        ("3/5上午", "三月五日上午"),
        ("10/1", "十月一日"),
        ("24/7", "二十四七"),
        ("98年3月", "九八年三月"),
        ("活了98年", "活了九十八年"),
        ("1500年历史", "一千五百年历史"),
        ("1500年", "一五零零年"),
        ("第03集", "第三集"),
        ("007", "零零七"),
        ("-2层", "负二层"),
        ("2024年", "二零二四年"),
        ("2024个", "两千零二十四个"),
        ("歼-20", "歼二十"),
        ("气温-20", "气温负二十"),
        ("10w粉丝", "十万粉丝"),
        ("10W灯泡", "十瓦灯泡"),
        ("II型", "二型"),
        ("XL型", "XL型"),
        ("1米75，3分5秒", "一米七五三分五秒"),
        ("11-7、9-11", "十一比七九比十一"),
        ("7-9、11-13页", "七到九十一到十三页"),
        ("5-3等于几", "五减三等于几"),
        ("¥5元", "五元"),
        ("-10℃~5℃", "零下十摄氏度到五摄氏度"),
        ("打车花了120", "打车花了一百二十"),
        ("打个120", "打个幺二零"),
        ("两百kg", "两百公斤"),
        ("9月-次年2月", "九月到次年二月"),
        ("iPhone 15 Pro", "iPhone十五Pro"),
        ("I have 2 dogs", "Ihavetwodogs"),
    ],
)
def test_signs_that_look_alike_are_told_apart(text: str, expected: str) -> None:
    assert said(text) == expected


def test_every_rule_that_decided_has_a_name() -> None:
    spoken = normalised(Spoken.verbatim("3-2战胜，电话13812345678"), "zh", "")
    assert {rule for _, rule in spoken.rules} == {"score", "telephone"}


def _value(words: str) -> int:
    """The number that Chinese words stand for, by the way they are built."""
    total = section = digit = 0
    for char in words.replace("两", "二"):
        if char in "零一二三四五六七八九":
            digit = "零一二三四五六七八九".index(char)
        elif char in "十百千":
            section += (digit or 1) * 10 ** ("十百千".index(char) + 1)
            digit = 0
        else:
            total, section, digit = (section + digit) * 10**4, 0, 0
    return total + section + digit


@given(st.integers(0, 10**8 - 1))
def test_the_words_of_a_number_have_its_value(n: int) -> None:
    assert _value(integer(n)) == n
    assert "零零" not in integer(n)


@given(st.text(alphabet="0123456789", min_size=1, max_size=20))
def test_digits_are_all_there_one_by_one(digits: str) -> None:
    assert len(one_by_one(digits)) == len(called(digits)) == len(digits)


def test_decimals_and_signs() -> None:
    assert number(Number("12", "50", negative=True)) == "负十二点五零"
