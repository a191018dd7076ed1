"""Japanese counters: how they and the numerals before them change each other.

To add one: a line of COUNTERS. It has the spellings of the counter, its reading, and what does not follow from that:

    ん:ぼん     its form behind さん, せん and まん, as in さんぼん
    4:よんぷん   a numeral with it wherever a number ends so: 4 and 14
    =一:ひとり   only for that very number
    !るれ      no counter before one of these: 割る is a verb
    native     ひと and ふた stand for one and two
    plain      the numeral before it never changes, but where a form of its own says so

A counter in か, さ, た or は shortens いち, はち and じゅう before it, one in か or は ろく and ひゃく too: いっさつ,
ろっぽん. That is not written here.
"""

import re
from typing import NamedTuple

_COUNTERS = """
本 ほん ん:ぼん
匹|疋 ひき ん:びき
杯 はい ん:ばい
分 ふん ん:ぷん 4:よんぷん
人 にん =一:ひとり =二:ふたり =七:しちにん 4:よにん
名 めい
名様 めいさま
個|箇 こ
冊 さつ
枚 まい
回 かい
回戦 かいせん
回目 かいめ
階 かい ん:がい
階建て かいだて ん:がいだて
歳|才 さい =二十:はたち
台 だい
足 そく !すしせそ ん:ぞく
軒 けん ん:げん
頭 とう
羽 わ
か月|ヶ月|カ月|ヵ月|ケ月|箇月 かげつ
か国|ヶ国|カ国|ヵ国|ケ国 かこく
か国語|ヶ国語|カ国語|ヵ国語|ケ国語 かこくご
か所|ヶ所|カ所|ヵ所|ケ所|箇所 かしょ
か条|ヶ条|カ条|ヵ条|ケ条|箇条 かじょう
か年|ヶ年|カ年|ヵ年|箇年 かねん
週間 しゅうかん
週 しゅう
週目 しゅうめ
週年|周年 しゅうねん
周 しゅう
周目 しゅうめ
度 ど
度目 どめ
点 てん !い =零:れいてん
円 えん 4:よえん
円玉 えんだま 4:よえんだま
円札 えんさつ
時間 じかん 4:よじかん 7:しちじかん 9:くじかん
時間目 じかんめ 4:よじかんめ 7:しちじかんめ 9:くじかんめ
時限 じげん 4:よじげん
時限目 じげんめ 4:よじげんめ
時 じ 0:れいじ 4:よじ 7:しちじ 9:くじ
分間 ふんかん ん:ぷんかん 4:よんぷんかん
秒 びょう
秒間 びょうかん
泊 はく ん:ぱく 4:よんぱく
発 はつ !し ん:ぱつ 4:よんぱつ
着 ちゃく !くきい
通 つう !るりっ
番 ばん =百十:ひゃくとおばん
番目 ばんめ
番地 ばんち
番線 ばんせん
号 ごう
号車 ごうしゃ
号室 ごうしつ
号線 ごうせん
号店 ごうてん
号機 ごうき
号棟 ごうとう
位 い
倍 ばい
倍速 ばいそく
割 わり !るれっらろり
割引 わりびき
厘 りん
曲 きょく
曲目 きょくめ
袋 ふくろ native
話 わ
話目 わめ
行 ぎょう !くきっかけこ
行目 ぎょうめ
組 くみ !むみん native
歩 ほ !くきいか ん:ぽ
歩目 ほめ ん:ぽめ
口 くち native
世紀 せいき
丁目 ちょうめ
丁 ちょう
挺 ちょう
件 けん
皿 さら native
部屋 へや native
章 しょう
条 じょう
節 せつ
巻 かん !くきい
部 ぶ
課 か
年 ねん 4:よねん
年間 ねんかん 4:よねんかん
年生 ねんせい 4:よねんせい
年代 ねんだい 4:よねんだい
年度 ねんど 4:よねんど
年目 ねんめ 4:よねんめ
年前 ねんまえ 4:よねんまえ
年後 ねんご 4:よねんご
年ぶり|年振り ねんぶり 4:よねんぶり
年中 ねんじゅう 4:よねんじゅう
月 がつ 4:しがつ 7:しちがつ 9:くがつ
月号 がつごう 4:しがつごう 7:しちがつごう 9:くがつごう
代 だい !わ
代目 だいめ
世 せい
級 きゅう
段 だん
段階 だんかい
票 ひょう ん:びょう
編|篇 へん ん:ぺん
遍 へん ん:べん
品 ひん ん:ぴん
拍 はく ん:ぱく
敗 はい ん:ぱい 4:よんぱい
勝 しょう
対 たい
列 れつ
層 そう
種 しゅ
種類 しゅるい
隻 せき
機 き
基 き
両 りょう
棟 とう
戸 こ
室 しつ
席 せき
束 たば native
箱 はこ native 6:ろっぱこ 8:はっぱこ 10:じゅっぱこ
缶 かん
膳 ぜん
切れ きれ !る native
粒 つぶ native
滴 てき
錠 じょう
貫 かん
斤 きん
畳 じょう 4:よじょう 9:くじょう
坪 つぼ native
升 しょう
合 ごう !うっわい
寸 すん
尺 しゃく
里 り
海里 かいり
馬力 ばりき
球 きゅう
打席 だせき
世帯 せたい
言 こと native
晩 ばん native =三:みばん
夜 や
人前 にんまえ =一:いちにんまえ =二:ににんまえ 4:よにんまえ
人組 にんぐみ 4:よにんぐみ
人家族 にんかぞく 4:よにんかぞく
人兄弟 にんきょうだい 4:よにんきょうだい
人目 にんめ =一:ひとりめ =二:ふたりめ 4:よにんめ
人分 にんぶん =一:ひとりぶん =二:ふたりぶん 4:よにんぶん
人用 にんよう =一:ひとりよう =二:ふたりよう 4:よにんよう
人乗り にんのり =一:ひとりのり =二:ふたりのり 4:よにんのり
人暮らし にんぐらし =一:ひとりぐらし =二:ふたりぐらし 4:よにんぐらし
人部屋 にんべや =一:ひとりべや =二:ふたりべや 4:よにんべや
人席 にんせき 4:よにんせき
文字 もじ
字 じ
語 ご
頁 ぺーじ plain 10:じゅっぺーじ
面 めん
桁 けた native
色 しょく
連勝 れんしょう
連敗 れんぱい
連休 れんきゅう
連覇 れんぱ
安打 あんだ
得点 とくてん
失点 しってん
学年 がくねん
学期 がっき
期 き
期生 きせい
次 じ
次元 じげん
例 れい
校 こう
社 しゃ
店 てん
店舗 てんぽ
区 く
市 し
県 けん
州 しゅう
島 とう
派 は
団体 だんたい
者 しゃ
拠点 きょてん
都市 とし
試合 しあい plain
試合目 しあいめ plain
場所 ばしょ
等 とう
分野 ぶんや plain
分割 ぶんかつ plain
分類 ぶんるい plain
等分 とうぶん
等賞 とうしょう
等星 とうせい
つ星 つぼし =一:ひとつぼし =二:ふたつぼし =三:みつぼし =四:よつぼし =五:いつつぼし
回線 かいせん
回転 かいてん
回分 かいぶん
日分 にちぶん
日間 にちかん
日目 にちめ
日中 にちじゅう
日 にち
本目 ほんめ ん:ぼんめ
匹目 ひきめ ん:びきめ
杯目 はいめ ん:ばいめ
個目 こめ
枚目 まいめ
台目 だいめ
冊目 さつめ
軒目 けんめ ん:げんめ
つ つ =一:ひとつ =二:ふたつ =三:みっつ =四:よっつ =五:いつつ =六:むっつ =七:ななつ =八:やっつ =九:ここのつ
つ目 つめ =一:ひとつめ =二:ふたつめ =三:みっつめ =四:よっつめ =五:いつつめ =六:むっつめ =七:ななつめ =八:やっつめ =九:ここのつめ
"""
_DAYS = {
    "二": "ふつか", "三": "みっか", "四": "よっか", "五": "いつか", "六": "むいか", "七": "なのか", "八": "ようか",
    "九": "ここのか", "十": "とおか", "十四": "じゅうよっか", "二十": "はつか", "二十四": "にじゅうよっか",
    "十七": "じゅうしちにち", "十九": "じゅうくにち", "二十七": "にじゅうしちにち", "二十九": "にじゅうくにち",
}  # fmt: skip
_DAY_WORDS = {"日": "", "日間": "かん", "日目": "め", "日分": "ぶん"}
FIRST_OF_MONTH = "ついたち"


class Counter(NamedTuple):
    """A counter and its ways."""

    reading: str
    forms: dict[str, str]
    """Keys as in the table: "ん", "4", "=1"."""
    native: bool
    plain: bool
    never_before: str = ""


def _table() -> dict[str, Counter]:
    table: dict[str, Counter] = {}
    for line in _COUNTERS.strip().splitlines():
        spellings, reading, *rest = line.split()
        forms = dict(form.split(":") for form in rest if ":" in form)
        never = next((form[1:] for form in rest if form[0] == "!"), "")
        for spelling in spellings.split("|"):
            table[spelling] = Counter(reading, forms, "native" in rest, "plain" in rest, never)
    for spelling, suffix in _DAY_WORDS.items():
        table[spelling].forms.update({f"={day}": reading + suffix for day, reading in _DAYS.items()})
    return table


COUNTERS = _table()
PATTERN = re.compile(
    "|".join(
        f"{spelling}(?![{counter.never_before}])" if counter.never_before else spelling
        for spelling, counter in sorted(COUNTERS.items(), key=lambda one: len(one[0]), reverse=True)
    )
)
"""The longest counter at a place."""
