"""Numbers that name something in Mandarin: telephones, rooms, flights, accounts. They are read digit by digit."""

import re

from studio.text.say import Rule
from studio.text.say_zh_words import BRANDS, CALLED, CALLED_BEFORE, COUNTED, COUNTERS, EMERGENCY, READ_BEFORE, SERVICES
from studio.text.zh_numbers import called, one_by_one

NO_AMOUNT = rf"(?![0-9%‰°℃]|[.,:][0-9]|\s?(?:{'|'.join((*COUNTERS, *COUNTED))}))"
"""What stands behind a code: neither more of a number nor something that is counted."""

_BEGIN = r"(?<![0-9A-Za-z])(?<![0-9][-.,:/])"
_MOBILE = r"1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}"
_LANDLINE = r"(?:[(（]0[0-9]{2,3}[)）]|0[0-9]{2,3}[ -]?)\s?[2-9][0-9]{2,3}[ -]?[0-9]{4}"
_FREE = r"[48]00[ -]?[0-9]{3}[ -]?[0-9]{4}|[48]00-[0-9]{4}-[0-9]{3}"
_ABROAD = r"\+[0-9]{1,3}[ -]?[(（]?[0-9][0-9()（） -]{5,14}[0-9]"
_EXTENSION = r"(?:\s?(?P<turn>转|轉|-)\s?(?P<extension>[0-9]{1,5}))?"
_PROVINCE = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_IS = r"(?:号码|號碼|号|號|码|碼)?\s?(?:都|就|还)?(?:是|为|為|叫|到|至|给|尾号|[：:=])?\s?[“\"]?"
_ALONE = r"(?<![^\s,，。!！?？“\"、])(?<![0-9][,:])"
"""Before a number that stands alone."""
_ENDS = r"[\s,，。!！?？;；、~…“”\"'《》啊呀吧了的]"

_EMERGENCY = re.compile(rf"{'|'.join(EMERGENCY)}|[打拨撥](?:了|过|個|个|通|电话|電話)*(?=1[12][0-9]|9[19][19])")
_NEAR = 10
"""Characters on each side that are searched for an emergency."""


def _telephone(m: re.Match[str]) -> str:
    """A short pause stands where the writer parted the digits."""
    said = "加" * ("+" in m["number"]) + called(re.sub(r"[()（）+]", " ", m["number"]))
    return said + (f"{m['turn'].replace('-', '，')}{called(m['extension'])}" if m["turn"] else "")


def _emergency(m: re.Match[str]) -> str | None:
    around = m.string[max(0, m.start() - _NEAR) : m.end() + _NEAR]
    return called(m.group()) if _EMERGENCY.search(around) else None


def _called(m: re.Match[str]) -> str:
    return called(m["said"])


def _read(m: re.Match[str]) -> str:
    return one_by_one(re.sub("[^0-9]", "", m["said"]))


CODES: tuple[Rule, ...] = (
    Rule(re.compile(rf"{_BEGIN}(?P<number>(?:(?:\+|00)86[ -]?)?(?:{_MOBILE}|{_LANDLINE})|{_ABROAD}){_EXTENSION}"
                    r"(?![0-9]|[.,][0-9])"), _telephone, "telephone"),
    Rule(re.compile(rf"{_BEGIN}(?P<number>{_FREE}){_EXTENSION}{NO_AMOUNT}"), _telephone, "telephone"),
    Rule(re.compile(rf"{_BEGIN}(?:110|119|120|122|911|999){NO_AMOUNT}(?!事件|[A-Za-z/])"), _emergency, "telephone"),
    Rule(re.compile(rf"{_BEGIN}(?P<said>{'|'.join(SERVICES)}|95[0-9]{{2}}[1-9]){NO_AMOUNT}(?![A-Za-z])"),
         _called, "telephone"),
    Rule(re.compile(rf"(?<![0-9])(?<![0-9][-.,:/])(?P<said>[0-9]{{3,6}})(?=\s?(?:{'|'.join(CALLED_BEFORE)}))"),
         _called, "code"),
    Rule(re.compile(rf"(?:{'|'.join(CALLED)}){_IS}(?P<said>[A-Za-z]{{0,4}}-?(?=[0-9 -]{{3}})[0-9](?:[ -]?[0-9A-Za-z])+)"
                    rf"(?!\s?号(?![房室])){NO_AMOUNT}"), _called, "code"),
    Rule(re.compile(rf"(?:单元|單元|号楼|號樓|[0-9][栋幢座楼]|[A-Z][栋幢座])-?(?P<said>[0-9]{{3,4}}){NO_AMOUNT}"),
         _called, "code"),
    Rule(re.compile(rf"(?<=[{_PROVINCE}])(?P<said>[A-Z][·•・ ]?(?=[A-Z]*[0-9])[A-Z0-9]{{5,6}})(?![0-9A-Za-z])"),
         lambda m: called(re.sub("[·•・ ]", "", m["said"])), "plate"),
    Rule(re.compile(rf"{_BEGIN}(?P<said>[0-9]{{4}}(?: [0-9]{{4}}){{2,}}(?: [0-9]{{1,4}})?|[0-9]{{15,}}[Xx]?){NO_AMOUNT}"
                    r"(?![A-Za-z])"), _called, "code"),
    Rule(re.compile(rf"{_BEGIN}(?P<said>[0-9]{{3,5}})(?=\s?(?:{'|'.join(READ_BEFORE)}))"), _read, "name"),
    Rule(re.compile(rf"(?<![0-9.])(?P<said>{'|'.join(BRANDS)})"), _read, "name"),
    Rule(re.compile(r"(?<![0-9.])(?P<said>[0-9]{1,2}\.[0-9]{1,2})(?=大促|购物节|表白|晚会|打假|狂欢|假期|小长假|长假|劳动节"
                    r"|妇女节|儿童节|国庆|建军节|青年节|事件|地震)"), _read, "name"),
    Rule(re.compile(r"(?<![0-9.])(?P<said>996|955|007|985|211|911)(?=的?(?:生活|工作|日子|加班|大学|高校|学校|本科|硕士))"),
         _read, "name"),
    Rule(re.compile(r"(?:(?<=波音)|(?<=空客)|(?<=麦道)|(?<=保时捷)|(?<=标致))(?P<said>[0-9]{3})(?![0-9])"),
         _called, "name"),
    Rule(re.compile(r"(?<![0-9])(?P<said>985(?=[、和与及/ ]?211)|211(?=[、和与及/ ]?985)|(?<=九八五[、和与及/ ])211"
                    r"|(?<=二一一[、和与及/ ])985)"), _read, "name"),
    Rule(re.compile(r"(?<![0-9.·])(?P<said>[0-9]{1,2}[·•・][0-9]{1,2})(?![0-9.·]|\s?=)"), _read, "name"),
    Rule(re.compile(r"《(?P<said>[0-9]{3,4})》"), _read, "name"),
    Rule(re.compile(rf"(?:(?<=[扣刷])|{_ALONE})(?P<said>([0-9])\2{{2,}})(?=$|{_ENDS}){NO_AMOUNT}"), _read, "name"),
    Rule(re.compile(rf"{_ALONE}(?P<said>(?:19|20)[0-9]{{2}})(?=$|[\s,，。!！?？”\"、])"), _read, "year"),
    Rule(re.compile(r"(?<=[数喊念])(?P<said>123(?:45?)?|(?:54)?321)(?![0-9])"), _read, "name"),
)  # fmt: skip

MODELS: tuple[Rule, ...] = (
    Rule(re.compile(r"(?<=[A-Za-z] )(?P<said>(?:19[89]|20[0-3])[0-9])(?![0-9A-Za-z])" + NO_AMOUNT), _read, "year"),
    Rule(re.compile(rf"(?:(?<=[A-Za-z])|(?<=[A-Z]{{2}} ))(?P<said>-?[0-9]{{3,5}}){NO_AMOUNT}(?!-[0-9])"),
         _called, "model"),
    Rule(re.compile(r"(?<![0-9.])(?P<said>[0-9]{3,4})(?=[pP](?![A-Za-z]))"), _read, "model"),
)  # fmt: skip
"""Tried when amounts with their units are said: CA1831, A380, 1080p."""
