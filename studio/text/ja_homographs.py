"""Japanese words that are written alike and read in several ways: which it is, by what stands around.

_CHOICES: a word, a reading, and when it is read so: <what stands before it, >what stands behind it, as patterns
without spaces. The first line of a word, without any, is how it is read where none of the others fits. Letters in
brackets at its end are the endings that a verb may have there: 開[いく] is 開い and 開く, each with its ending read as
written. To add a word: its lines are enough. _FREE: words for which both are right, the commonest reading first.
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from studio.text import kana
from studio.text.ja_nodes import Node
from studio.text.lazy import Once

BY_CONTEXT = 0.92
"""Confidence where a pattern fits. Figures by the labelled lines, rounded down."""
BY_DEFAULT = 0.85
FREE = 0.7
SOURCE = "homograph"
_LONGEST = 3
"""Nodes that may make one word of the table."""

_CHOICES = """
今日 きょう
今日 こんにち >の(社会|世界|日本|状況|経済|科学|技術|時代|教育|問題|政治|文明|文化|発展|姿|地位|我々|繁栄)|に至|において|的|では(広く|珍し|一般)
今日 こんにち <(から|昔から|古くから)$ >まで(続|伝)
一日 いちにち
一日 ついたち <([一二三四五六七八九十]|来|今|先|毎)月の?$
人気 にんき
人気 ひとけ >[のが](ない|無い|なく)(、|夜|暗|静|寂|道|場所|路地|公園|通り|部屋|森|廊下|山|駅|海|浜|家|建物|倉庫|校舎|教室|街|町|ところ|所|ビル|港|裏|細|田舎|夜道|オフィス|寺|神社|店内|館|村)
人気 ひとけ >[がは]なく(なっ|なる)た?(夜|深夜|校舎)|を避け
上手 じょうず
上手 うわて <(一枚|一枚も二枚も|役者が|何枚も)$
上手 うわて >投げ|を取|回し|出し
上手 かみて <(舞台|ステージ|客席から見て)(の|に向かって)?$
上手 かみて >(側|袖)|から(登場|入場|現れ)|に(はけ|退場)
下手 へた
下手 したて >に出|投げ|を取
下手 しもて <(舞台|ステージ|客席から見て)(の|に向かって)?$
下手 しもて >(側|袖)|から(登場|入場|現れ)|に(はけ|退場)
方 ほう
方 ほう >[がはもで]?(いい|よい|良い|良さ|よさ|よかっ|良かっ|好き|早い|速い|楽|まし|安|高|得|強|上|多|大き|小さ|簡単|面白|少な|近|遠|正し|可能性)
方 かた <(あの|この|その|どの|こちらの|そちらの|あちらの|年配の|お年寄りの|係の|担当の|責任者の|関係者の|女性の|男性の|外国の|海外の|日本の|地元の|近所の|業者の|ファンの|初めての|はじめての|未経験の|大切な|大事な|立派な|偉い|有名な|素敵な|親切な|優しい|多くの|すべての|全ての|一般の|他の|ほかの|別の)$
方 かた <[おご][ぁ-んァ-ヶ一-龠々]{1,8}[のな]$
方 かた <(ている|でいる|てる|られる|される|された|られた|なさる|なさった|くださる|くださった|いらっしゃる|おられる|になった|になる)$ >[はがもへにとのを、]
方 かた >(々|たち|は(誰|だれ|どなた|どちら)|で(す|した)(か|ね|よ)?$|でしょう)
行[っ] い
行[っ] おこな <(?<!道)(?<!先)(?<!空)(?<!上)(?<!山)(?<!野)を$
行[っ] おこな <(実験|調査|会議|作業|儀式|大会|試合|活動|取引|検査|手術|選挙|演説|交渉|工事|練習|訓練|攻撃|捜査|研究|会見|処理|分析|確認|説明|準備|手続き)[もはを]?$
開[いくきかこ] あ
開[いくきかこ] ひら <を$
開[いくきかこ] ひら <(花|蕾|つぼみ|差|距離|傘|幕|パラシュート|瞳孔|心|点差|翼|扉|門|道|未来)[がはも]$
開[いくきかこ] ひら <(会|会議|会見|大会|パーティー|店|式|宴|展|祭)[をはが]?$
開[い] ひら >て(くだ|下さい|み|ごらん|あげ|もら|ほし)
空[いくきか] あ
空[いくきか] す <(腹|なか|お腹|小腹|電車|バス|道|道路|車内|店内|館内|高速|胃)[がはもの]?$
空 そら
空 から >(っぽ|の(箱|瓶|コップ|グラス|部屋|財布|器|ボトル|容器|袋|棺|車)|に(なっ|なる|し|する)|回り|振り|元気|だっ|だ$|です)
空 くう >(を(切|つか|掴|見つめ|睨)|に(舞|浮|投)|間)
辛い つらい
辛い からい <(カレー|ラーメン|キムチ|豆腐|料理|スープ|唐辛子|トウガラシ|わさび|ワサビ|味|ソース|ピリ|タレ|鍋|激|塩|香辛料|スパイス|大根|タイ料理|韓国料理|中華)[^。]{0,8}$
辛い からい >(料理|もの|物|カレー|ラーメン|味|食べ物|スープ|ソース|味噌|鍋|お菓子|のが(好き|苦手|食べ))
辛く つらく
辛く からく <(カレー|ラーメン|キムチ|料理|スープ|味|ソース|もっと)[^。]{0,6}$
市場 しじょう
市場 いちば <(魚|魚の|青果|青物|卸売|朝|海鮮|築地|豊洲|花|野菜の?|近くの|町の|街の|村の|港の)$
市場 いちば >(で(買|働|魚|野菜|仕入|売っ)|[にへ](買い|仕入)|の(おば|魚|野菜|人たち))
生物 せいぶつ
生物 なまもの >(なので|につき|ですので|ですから|だから|は(お早め|早め|持ち帰|避け|控え|ご遠慮)|を(食べ|持ち|避け))
大事 だいじ
大事 おおごと >(にな[っらりる]|だぞ|だな)
十分 じゅうぶん
十分 じゅっぷん <(あと|約|およそ|歩いて|徒歩|車で|電車で|バスで|毎日|[一二三四五六七八九十]時|[二三四五]|ほんの|わずか|開始|残り|たった|毎朝|毎晩)$
十分 じゅっぷん >(後|前|間|以内|ほど(待|歩|前|後|経|し|で)|くらい|ぐらい|待|経|かか|遅|おき|ごと|で(着|終|行|戻|でき|済|到着|準備))
五分 ごふん
五分 ごぶ >(五分|の(勝負|戦|確率)|咲き|刈り|袖|に渡)
一分 いっぷん
三分 さんぷん
三分 さんぶ >(咲き|粥)
七分 ななふん
七分 しちぶ >(咲き|袖|丈|目|三分)
八分 はっぷん
八分 はちぶ >(咲き|目|通り)
八分 はちぶ <(腹|村)$
木の間 きのあいだ
主 *
主 しゅ >(よ(、|$|、)|イエス|なる神|の(御|み|祈)|は(仰|言われ)|に感謝)
主 おも >な
止[め] と
止[め] や <(もう|お願いだから|いい加減|今すぐ)$
止[め] や <(煙草|タバコ|たばこ|酒|仕事|会社|学校|部活|喧嘩|ケンカ|冗談|それ|それだけ|争い|戦争|いじめ|馬鹿な真似|真似)[をはも]$
風 かぜ
風 かぜ >[がはもを](吹|強|冷|止|や|心地|涼|気持|感じ|切)
風 ふう <(こんな|そんな|あんな|どんな|こういう|そういう|ああいう|どういう|こういった|そういった|という|といった|みたいな|いう)$
風 ふう >(変わり|情|景|味)
仮名 かな
仮名 かめい >(で(報道|登場|発表|呼)|を(使|名乗)|とする|、以下|\\)|）|です$)
仮名 かめい <(\\(|（|全員|人物は|人物の|被害者は|少年は)$
表 おもて
表 ひょう >(を(見|作|参照|確認|完成|埋|書|使)|に(まとめ|示|記入|あるように|して)|の(通り|とおり)|計算|から(分|わか|読))
表 ひょう <(次の|以下の|右の|左の|時刻|一覧|成績|料金)$
角 かど
角 つの <(鹿|シカ|牛|鬼|羊|サイ|山羊|悪魔|龍|竜|頭|額|ユニコーン|カブトムシ)(の|に|には|から|は)$
角 つの >(が生|を生|の生|が折|笛)
額 がく
額 ひたい >(に(汗|手|皺|しわ|キス|傷|角|触|当|熱|汗|口づけ)|の(汗|傷|しわ|皺)|を(拭|ぬぐ|打|寄|突き合|出|押さえ)|から(汗|血))
床 ゆか
床 とこ >(につ[くい]|に(就|入|伏)|を(敷|上げ)|屋|の間)
目下 もっか
目下 めした >(の(者|人|立場|相手)|に(対|厳|優|見))
気色 けしき
気色 きしょく >(が?悪|が?わる|の悪)
心中 しんちゅう
心中 しんじゅう >(する|し[たよてま]|を(図|はか|遂)|事件|未遂|相手|物|もの)
心中 しんじゅう <(無理|一家|親子)$
細々 こまごま
細々 ほそぼそ >と(暮|生活|続|やって|営|経営|した(暮|生))
最中 さいちゅう
最中 もなか >(を(食|買|作|一つ|くださ|下さ|いただ|どうぞ|頬)|[がは](美味|おいし|好き)|アイス|と(お茶|羊羹))
寒気 さむけ
寒気 かんき <(強い|上空の?に?|非常に強い|今季一番の|シベリアの|冬の)$
寒気 かんき >(が(流れ|南下|入り|居座)|の影響|団|を伴)
一行 いっこう
一行 いちぎょう <(あと|次の|最後の|最初の|もう|たった|この|わずか)$
一行 いちぎょう >(で(書|まとめ)|目|ずつ|も|だけ|足)
何時 なんじ
何時 いつ >(も|か(ら|は|、)?(必ず|きっと|また)|の間に)
何人 なんにん
何人 なにじん >(ですか|なの|だと思|でしょう)
何人 なんぴと >(たりとも|も(侵|逃|許))
一月 いちがつ
一月 ひとつき >(前|後|ほど|くらい|ぐらい|以上|足らず|かけ|かか|ぶり|も|間)
夜 よる
夜 よ >(が明け|が更け|も更け|を徹|を明か|の明け|を日に継)
音 おと
音 ね <(虫の|鈴の|笛の|琴の|鐘の)$
音 ね >を上げ
実 *
実 み <(木の|草の|の木の)$
実 み >(がな[るっ]|をつけ|を結|が熟|を食べ|のなる)
縁 えん
縁 ふち <(眼鏡|メガネ|カップ|コップ|崖|池|皿|川|グラス|井戸|プール|穴)の$
分別 ふんべつ
分別 ぶんべつ <(ゴミ|ごみ)の?$
分別 ぶんべつ >(収集|回収|して(捨|出))
人事 じんじ
人事 ひとごと >(ではな|じゃな|とは思え|のよう|みたい)
見物 けんぶつ
見物 みもの <(これは|なかなかの)$
大勢 おおぜい
大勢 たいせい >(が(決|判)|を占|は(変|決|判)|に影響)
訳 わけ
訳 やく <(日本語|英語|和|英|直|中国語|本の|詩の)$
訳 やく >(者|文|が(間違|うま|下手)|をつけ)
抱[いくきかこ] だ
抱[いくきかこ] いだ <(夢|希望|疑問|不安|大志|憎しみ|恨み|思い|想い|感情|殺意|疑念|野望|期待|怒り|恐怖|興味|関心|好意|幻想|敵意|恋心|野心|理想|罪悪感|違和感)[をもが]$
描[いくきかこ] えが
描[いくきかこ] か <(絵|漫画|マンガ|イラスト|図|似顔絵|落書き|眉|地図|丸)[をもがは]$
弾[いくきかこ] ひ
弾[いくきかこ] はじ <(水|弾|弾丸|銃弾|コイン|指|そろばん|雨|油|攻撃)[をでがも]$
被[っりるらろ] かぶ
被[っりるらろ] こうむ <(被害|損害|迷惑|不利益|恩恵|災害|損失|被害も)[をもが]$
潜[っりるらろ] もぐ
潜[っりるらろ] くぐ <(門|鳥居|暖簾|のれん|トンネル|アーチ|修羅場|網|死線)[をもが]$
通[っ] とお
通[っ] かよ <(学校|塾|病院|ジム|大学|高校|中学|小学校|教室|道場|幼稚園|スクール|店)[にへも]?$
臭い くさい
臭い におい <(の|いい|良い|嫌な|変な|妙な|独特な|甘い|強い|焦げた|血の)$ >[がをにはのもだ]
七夕 たなばた
駿 *
駿 はやお <宮崎$
大家 おおや
大家 たいか <(画の|文学の|研究の|の大家|書道の)$
色紙 しきし
色紙 いろがみ >(を(折|切|貼)|で(折|鶴|作))
"""
_FREE = """
明日 あした あす みょうにち
昨日 きのう さくじつ
明後日 あさって みょうごにち
一昨日 おととい いっさくじつ
昨夜 さくや ゆうべ
私 わたし わたくし
日本 にほん にっぽん
家 いえ うち
後 あと のち ご
間 あいだ ま かん
何 なに なん
他 ほか た
中 なか ちゅう じゅう
上 うえ かみ じょう
下 した しも もと
身体 からだ しんたい
故郷 こきょう ふるさと
紅葉 こうよう もみじ
水面 すいめん みなも
梅雨 つゆ ばいう
白髪 しらが はくはつ
牧場 ぼくじょう まきば
側 そば がわ
傍 そば かたわら
頭 あたま かしら
魚 さかな うお
剣 けん つるぎ
僕 ぼく しもべ
面 めん おもて つら
術 じゅつ すべ
外 そと ほか がい
際 さい きわ
金 かね きん
背 せ せい
米 こめ べい
床 ゆか とこ
掌 てのひら たなごころ
理由 りゆう わけ
二十歳 はたち にじゅっさい
工夫 くふう こうふ
変化 へんか へんげ
初日 しょにち はつひ
年月 ねんげつ としつき
国境 こっきょう くにざかい
足跡 あしあと そくせき
一時 いちじ いっとき ひととき
一目 ひとめ いちもく
得る える うる
避ける さける よける
怒っ おこっ いかっ
汚れ よごれ けがれ
入る はいる いる
"""


class _Choice(NamedTuple):
    reading: str
    """Hiragana; "*" for that of OpenJTalk."""
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None

    def fits(self, text: str, start: int, end: int) -> bool:
        return bool(
            (self.before is None or self.before.search(text[max(0, start - 20) : start]))
            and (self.after is None or self.after.match(text, end))
        )


def resolved(text: str, nodes: Sequence[Node]) -> list[Node]:
    """The words of a text with those of the table read as their context has it, and with their other readings."""
    table, free = _tables()
    found: list[Node] = []
    at = 0
    while at < len(nodes):
        written = list(accumulate(node.surface for node in nodes[at : at + _LONGEST]))
        size = next((n for n in range(len(written), 1, -1) if written[n - 1] in table), 1)
        node = nodes[at]._replace(surface=written[size - 1], end=nodes[at + size - 1].end)
        if choices := table.get(node.surface):
            node = _chosen(text, node, choices)
        elif node.surface in free and node.reading in free[node.surface]:
            others = tuple(other for other in free[node.surface] if other != node.reading)
            node = node._replace(others=others, confidence=FREE)
        found.append(node)
        at += size
    return found


def _chosen(text: str, node: Node, choices: Sequence[_Choice]) -> Node:
    default, *rest = choices
    choice = next((choice for choice in rest if choice.fits(text, node.start, node.end)), default)
    reading = node.reading if choice.reading == "*" else choice.reading
    readings = dict.fromkeys([node.reading, *(one.reading for one in choices if one.reading != "*")])
    others = tuple(other for other in readings if other != reading)
    spoken = node.spoken if reading == node.reading else kana.lengthened(reading)
    confidence = BY_DEFAULT if choice is default else BY_CONTEXT
    return node._replace(reading=reading, spoken=spoken, others=others, confidence=confidence, source=SOURCE)


def _read_tables() -> tuple[dict[str, list[_Choice]], dict[str, tuple[str, ...]]]:
    table: dict[str, list[_Choice]] = {}
    for line in _CHOICES.strip().splitlines():
        word, reading, *conditions = line.split()
        stem, _, endings = word.rstrip("]").partition("[")
        before, after = (
            next((re.compile(condition[1:]) for condition in conditions if condition[0] == side), None) for side in "<>"
        )
        for ending in endings or [word.removeprefix(stem)]:
            table.setdefault(stem + ending, []).append(_Choice(reading + ending, before, after))
    rows = (line.split() for line in _FREE.strip().splitlines())
    return table, {word: tuple(readings) for word, *readings in rows if word not in table}


_tables = Once(_read_tables)
