import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.speech import LANGS, Lang
from studio.text.normalise import Place, folded, normalised
from studio.text.say import Number
from studio.text.spoken import Forced, Spoken
from studio.text.units import CURRENCIES, UNITS

CASES: dict[Lang, list[tuple[str, str]]] = {
    "zh": [
        ("2025年3月5日下午3:30，涨了5.2%，¥1,280，12kg", 
         "二零二五年三月五日下午三点三十分，涨了百分之五点二，一千二百八十元，十二公斤"),
        ("2020—2025年", "二零二零到二零二五年"),
        ("2025-03-05", "二零二五年三月五日"),
        ("2025/3/5", "二零二五年三月五日"),
        ("25/12/2025", "二零二五年十二月二十五日"),
        ("20世纪90年代", "二十世纪九十年代"),
        ("1,234个", "一千二百三十四个"),
        ("10000和100000和120000000", "一万和十万和一亿二千万"),
        ("1010、1001、110、15", "一千零一十、一千零一、一百一十、十五"),
        ("3.14和0.05", "三点一四和零点零五"),
        ("-3度", "负三度"),
        ("-5℃到10°C", "零下五摄氏度到十摄氏度"),
        ("3-5天", "三到五天"),
        ("10~20元", "十到二十元"),
        ("12:00-13:30", "十二点到十三点三十分"),
        ("2:05开会", "两点零五分开会"),
        ("比分3:2", "比分三比二"),
        ("30%~50%，50-60%", "百分之三十到百分之五十，百分之五十到六十"),
        ("1/2杯", "二分之一杯"),
        ("2个，2次，第2名，2月2日，22岁", "两个，两次，第二名，二月二日，二十二岁"),
        ("电话13812345678", "电话幺三八幺二三四五六七八"),
        ("拨打110", "拨打幺幺零"),
        ("$12.50，€30，£5，$5M", "十二点五美元，三十欧元，五英镑，五百万美元"),
        ("¥3.5万", "三点五万元"),
        ("120km/h，30m²，2kg", "一百二十公里每小时，三十平方米，两公斤"),
        ("5元/斤", "五元每斤"),
        ("007", "零零七"),
        ("版本2.13.0", "版本二点十三点零"),
        ("5G手机和4K", "五G手机和四K"),
        ("3×4=12", "三乘四等于十二"),
        ("５００元", "五百元"),
        ("他说Hello, 2 apples now", "他说Hello, two apples now"),
    ],
    "en": [
        ("On 3/5/2025 at 3:30 p.m. it cost $12.50, 5.2% of 1,234 km",
         "On March fifth, twenty twenty-five at three thirty PM it cost twelve dollars and fifty cents, "
         "five point two percent of one thousand two hundred thirty-four kilometers"),
        ("2025-03-05", "March fifth, twenty twenty-five"),
        ("March 5, 2025", "March fifth, twenty twenty-five"),
        ("5 March 1905", "the fifth of March, nineteen oh five"),
        ("in 1999, 2005, 2000", "in nineteen ninety-nine, two thousand five, two thousand"),
        ("the 1990s and '80s", "the nineteen nineties and eighties"),
        ("at 9:05, 12:00, 5pm", "at nine oh five, twelve o'clock, five PM"),
        ("21st and 3rd", "twenty-first and third"),
        ("1,000,001", "one million one"),
        ("0.5, .5, -7", "zero point five, zero point five, minus seven"),
        ("10-15 kg, 3–5", "ten to fifteen kilograms, three to five"),
        ("$1, $0.99, £3.50, €1,280, ¥500", "one dollar, ninety-nine cents, three pounds and fifty pence, "
         "one thousand two hundred eighty euros, five hundred yen"),
        ("$1.2 billion and $5M", "one point two billion dollars and five million dollars"),
        ("-5°C, 23°F, 45°", "minus five degrees Celsius, twenty-three degrees Fahrenheit, forty-five degrees"),
        ("1/2, 3/4, 2½", "one half, three quarters, two and one half"),
        ("1 km, 2 km, 5 ft, 16GB, 3m", "one kilometer, two kilometers, five feet, sixteen gigabytes, three meters"),
        ("Chapter IV, Henry VIII", "Chapter four, Henry the eighth"),
        ("the part I like, I told James I was", "the part I like, I told James I was"),
        ("World War I, George I of Greece. Chapter I.", "World War one, George the first of Greece. Chapter one."),
        ("No. 5, #1", "Number five, number one"),
        ("Dr. Smith vs. St. Paul", "Doctor Smith versus Saint Paul"),
        ("I said no. Sun. was bright", "I said no. Sun. was bright"),
        ("555-1234", "five five five, one two three four"),
        ("MP3, 5G, H2O", "MP three, five G, H two O"),
        ("x = y + 3, A & B, C++, C#", "x equals y plus three, A and B, C plus plus, C sharp"),
        ("5 - 3 = 2", "five minus three equals two"),
        ("192.168.1.1", "one nine two point one six eight point one point one"),
        ("mail me@example.com", "mail me at example dot com"),
        ("the score was 3:2", "the score was three to two"),
    ],
    "ja": [
        ("2025年3月5日15時30分、5.2%、1,280円", "二千二十五年三月五日十五時三十分、五点二パーセント、千二百八十円"),
        ("2025/3/5", "二千二十五年三月五日"),
        ("15:30", "十五時三十分"),
        ("3本、1人", "三本、一人"),
        ("10%〜20%", "十パーセントから二十パーセント"),
        ("3〜5日", "三から五日"),
        ("-5℃", "マイナス五度"),
        ("¥1,280", "千二百八十円"),
        ("$100万", "百万ドル"),
        ("12kgの米", "十二キログラムの米"),
        ("1,234km", "千二百三十四キロメートル"),
        ("1/2", "二分の一"),
        ("0.5秒", "零点五秒"),
        ("090-1234-5678", "〇九〇, 一二三四, 五六七八"),
        ("007", "〇〇七"),
        ("5GのMP3", "ファイブジーのエムピースリー"),
        ("3×4=12", "三かける四イコール十二"),
        ("ｶﾞｷﾞ㍑", "ガギリットル"),
        ("これは2つです", "これは二つです"),
    ],
    "ko": [
        ("2025년 3월 5일 오후 3시 30분, 5.2%, 12,500원, 3개, 20명",
         "이천이십오년 삼월 오일 오후 세 시 삼십분, 오점이 퍼센트, 만 이천오백원, 세 개, 스무 명"),
        ("6월 10월 11월", "유월 시월 십일월"),
        ("4칸, 10정거장, 2문제, 3글자", "네 칸, 열 정거장, 두 문제, 세 글자"),
        ("15:30", "십오 시 삼십분"),
        ("2025.3.5", "이천이십오년 삼월 오일"),
        ("010-1234-5678", "공일공, 일이삼사, 오육칠팔"),
        ("21살, 99개, 100개", "스물한 살, 아흔아홉 개, 백개"),
        ("20대와 3대", "이십대와 세 대"),
        ("1번째", "첫 번째"),
        ("제3회", "제삼회"),
        ("1시간", "한 시간"),
        ("10~20%", "십에서 이십 퍼센트"),
        ("-5°C", "영하 오도"),
        ("₩1,280와 $5", "천이백팔십 원와 오 달러"),
        ("100만원", "백만원"),
        ("3.14", "삼점일사"),
        ("1/2", "이분의 일"),
        ("1,234km", "천이백삼십사 킬로미터"),
        ("123456789", "일억 이천삼백사십오만 육천칠백팔십구"),
        ("5G", "파이브지"),
        ("KBS 뉴스, A4, B-52, Q&A", "케이비에스 뉴스, 에이포, 비오십이, 큐앤에이"),
        ("Wi-Fi와 iPhone 15", "와이파이와 아이폰 십오"),
        ("He said that we should leave now라고 했다.", "He said that we should leave now라고 했다."),
        ("3번 출구, 3번 봤다", "삼번 출구, 세 번 봤다"),
        ("2~3명이 2~3일", "두세 명이 이삼일"),
        ("119에 신고, 119명", "일일구에 신고, 백십구명"),
        ("6·25 전쟁", "육이오 전쟁"),
        ("3+4=7", "삼 더하기 사는 칠"),
        ("100km/h", "시속 백 킬로미터"),
        ("report.pdf", "리포트 점 피디에프"),
        ("ㅋㅋㅋㅋㅋㅋ ㅎㅎ", "크크크크 흐흐"),
        ("ㄱ과 ㅏ", "기역과 아"),
        ("오전 10시~오후 6시", "오전 열 시에서 오후 여섯 시"),
        ("3개 국어로 21번째", "삼개 국어로 스물한 번째"),
        ("1/4분기", "일사분기"),
        ("5²은", "오 제곱은"),
        ("영화 <기생충>", "영화 기생충"),
        ("A/S 센터", "에이에스 센터"),
        ("24K, B1층", "이십사케이, 지하 일층"),
        ("010.1234.5678", "공일공, 일이삼사, 오육칠팔"),
        ("test@naver.com", "테스트 골뱅이 네이버 닷컴"),
    ],
}  # fmt: skip


CASES["es"] = [
    ("1.234.567,5 y 1 234 y 12,5", "un millón doscientos treinta y cuatro mil quinientos sesenta y siete coma cinco y "
     "mil doscientos treinta y cuatro y doce coma cinco"),
    ("21 000 001", "veintiún millones uno"),
    ("21 días, 21 noches, 200 niñas", "veintiún días, veintiuna noches, doscientas niñas"),
    ("El 3/5/2025 a las 1:05", "El tres de mayo de dos mil veinticinco a las una y cinco"),
    ("5,50 €, 1 €, $5 millones, 2 millones de $", "cinco euros con cincuenta céntimos, un euro, cinco millones de "
     "dólares, dos millones de $"),
    ("1 km, 3 m², 5 kWh", "un kilómetro, tres metros cuadrados, cinco kilovatios hora"),
    ("siglo XIX, Juan Carlos I, Isabel II", "siglo diecinueve, Juan Carlos primero, Isabel segunda"),
    ("el 1.º y el 2.º piso, la 3ª", "el primero y el segundo piso, la tercera"),
    ("Sr. Pérez, Av. Sol, EE. UU.", "señor Pérez, avenida Sol, Estados Unidos"),
    ("1/2 kilo, 1/2 taza, 2/3, 5/12", "medio kilo, media taza, dos tercios, cinco doceavos"),
    ("www.uno.es/a", "W W W punto uno punto es barra a"),
    ("En 2021 murió, desde 1901 vivía", "En dos mil veintiuno murió, desde mil novecientos uno vivía"),
    ("a la 1 de la tarde, son las 21.", "a la una de la tarde, son las veintiuna."),
    ("11 pm, 12:30 a. m., 9:15 PM, 3 AM", "once de la noche, doce y treinta de la noche, nueve y quince de la noche, "
     "tres de la madrugada"),
    ("bajo 0º, a 40º a la sombra, 37,5º, el 25º de la lista, 21.º", "bajo cero grados, a cuarenta grados a la sombra, "
     "treinta y siete coma cinco grados, el vigésimo quinto de la lista, vigésimo primero"),
    ("la II Guerra Mundial, el III Congreso", "la segunda Guerra Mundial, el tercer Congreso"),
    ("200 mil personas, 2.000.000 habitantes, 1 1/2 litros", "doscientas mil personas, dos millones de habitantes, "
     "uno y medio litros"),
    ("2da vez, 1er año, 1/21", "segunda vez, primer año, un veintiunavo"),
    ("bajó de 0, -5 era normal", "bajó de cero, menos cinco era normal"),
]  # fmt: skip


CASES["it"] = [
    ("1.234,5 e 21 libri, 1 casa", "milleduecentotrentaquattro virgola cinque e ventuno libri, una casa"),
    ("3/5/2025, 1° maggio, ore 9:05", "tre maggio duemilaventicinque, primo maggio, ore nove e cinque"),
    ("5,50 €, $3 milioni, 20 °C, 50%", "cinque euro e cinquanta centesimi, tre milioni di dollari, "
     "venti gradi Celsius, cinquanta per cento"),
    ("XXI secolo, Luigi XIV, Elisabetta II", "ventunesimo secolo, Luigi quattordicesimo, Elisabetta seconda"),
    ("2/3, Sig.ra Rossi, dott. Verdi", "due terzi, signora Rossi, dottor Verdi"),
    ("il numero 1 ha vinto, 5 ha", "il numero uno ha vinto, cinque ettari"),
    ("a 0° e piove, 30° all'ombra, 180° a destra, il 25° anniversario", "a zero gradi e piove, trenta gradi all'ombra, "
     "centottanta gradi a destra, il venticinquesimo anniversario"),
    ("alle 8:30 PM, 9 am", "alle otto e trenta di sera, nove di mattina"),
    ("all'1, dall'1 gennaio, L'1 maggio", "all'una, dal primo gennaio, Il primo maggio"),
    ("la II guerra mondiale, il III millennio", "la seconda guerra mondiale, il terzo millennio"),
    ("5 oz, £3.50, 1 1/2, 1.000.000 persone", "cinque once, tre sterline e cinquanta pence, uno e mezzo, "
     "un milione di persone"),
]  # fmt: skip
CASES["pt"] = [
    ("1.234,5 e 2 casas, 21 livros", "mil duzentos e trinta e quatro vírgula cinco e duas casas, vinte e um livros"),
    ("3/5/2025, às 9:05, 14h30", "três de maio de dois mil e vinte e cinco, às nove e cinco, quatorze horas e trinta"),
    ("R$ 5,50, R$ 3 milhões, 20 °C, 50%", "cinco reais e cinquenta centavos, três milhões de reais, "
     "vinte graus Celsius, cinquenta por cento"),
    ("século XIX, Pedro II, Elizabeth II", "século dezenove, Pedro segundo, Elizabeth segunda"),
    ("1/2 xícara, 3/4, Sr. Silva, 2ª vez", "meia xícara, três quartos, senhor Silva, segunda vez"),
    ("Em 2002 na Coreia, em 1500 chegava", "Em dois mil e dois na Coreia, em mil e quinhentos chegava"),
    ("às 2, à 1 da tarde, das 2 às 4, as 2 são", "às duas, à uma da tarde, das duas às quatro, as duas são"),
    ("8:30 PM, 11 pm, 9 am", "oito e trinta da noite, onze da noite, nove da manhã"),
    ("500 mil pessoas, 2 mil reais, 1.000.000 pessoas", "quinhentas mil pessoas, dois mil reais, um milhão de pessoas"),
    ("0º, 40º de febre, o 25º lugar, 1 1/2", "zero graus, quarenta graus de febre, o vigésimo quinto lugar, um e meio"),
    ("a II Guerra Mundial", "a segunda Guerra Mundial"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "said"), [(lang, *case) for lang in LANGS for case in CASES[lang]])
def test_spoken_forms(lang: Lang, text: str, said: str) -> None:
    spoken = normalised(Spoken.verbatim(text), lang, "")
    assert spoken.text.strip() == said
    assert len(spoken.origins) == len(spoken.text)


@pytest.mark.parametrize("lang", LANGS)
def test_a_minus_behind_a_comma_is_no_range(lang: Lang) -> None:
    apart = normalised(Spoken.verbatim("0, -5"), lang, "").text
    assert apart.strip().endswith(normalised(Spoken.verbatim("-5"), lang, "").text.strip())


def test_british_dates_begin_with_the_day() -> None:
    assert normalised(Spoken.verbatim("3/5/2025"), "en", "en-GB").text == "the third of May, twenty twenty-five"


@pytest.mark.parametrize("lang", LANGS)
def test_every_unit_and_currency_has_its_name_in_every_language(lang: Lang) -> None:
    sayer = Place(lang, "").sayer(lang)
    assert all(sayer.measure(Number("3"), unit) for unit in UNITS)
    assert all(sayer.money(Number("3"), "", currency) for currency in CURRENCIES)


def test_a_number_is_said_in_the_language_around_it() -> None:
    assert normalised(Spoken.verbatim("The 北京2008奥运 games of 2008"), "en", "").text == (
        "The 北京两千零八奥运 games of two thousand eight"
    )


def test_forced_readings_are_not_said_otherwise() -> None:
    spoken = Spoken("2个2个", tuple((i, i + 1) for i in range(4)), (Forced(0, 1, "pinyin", "er4"),))
    assert normalised(spoken, "zh", "").text == "2个两个"


@pytest.mark.parametrize(
    ("text", "plain"),
    [("ＡＢＣ１２３", "ABC123"), ("ｶﾀｶﾅﾊﾟ", "カタカナパ"), ("a\u200bb\ufeff", "ab"), ("e\u0301", "é"),
     ("a \n\t b", "a b"), ("你好\n世界", "你好世界"), ("你好 世界", "你好，世界"), ("注 意", "注 意"), ("12㎏", "12kg"),
     ("٣", "3"), ("Ⅳ", "IV")],
)  # fmt: skip
def test_widths_and_spaces_are_folded(text: str, plain: str) -> None:
    assert folded(Spoken.verbatim(text)).text == plain


@given(st.text(alphabet="0123456789.,:/-~%$¥°kmCa 年月点个本시개한のºªáXVI", max_size=24), st.sampled_from(LANGS))
def test_no_digit_is_left_and_every_character_has_its_place(text: str, lang: Lang) -> None:
    spoken = normalised(Spoken.verbatim(text), lang, "")
    assert not any(char in "0123456789" for char in spoken.text)
    assert len(spoken.origins) == len(spoken.text)
    assert all(0 <= start < end <= len(text) for start, end in spoken.origins)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "text",
    ["1" * 5000, f"${'1' * 5000}", f"{'1' * 5000}.5%", f"{'1' * 17}h", "1," * 2500, f"{'1' * 5000}:2", "1.2.3-4",
     f"{'0' * 999}st", "123," * 99 + "456", "1-" * 2500],
)  # fmt: skip
def test_endless_numbers_are_said_digit_by_digit_at_worst(lang: Lang, text: str) -> None:
    assert not any(char in "0123456789" for char in normalised(Spoken.verbatim(text), lang, "").text)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "大约二十"), ("en", "about twenty"), ("ko", "약 이십"), ("es", "unos veinte"), ("it", "circa venti")],
)
@pytest.mark.parametrize("sign", ["~", "≈", "～"])
def test_a_number_that_is_not_exact(lang: Lang, said: str, sign: str) -> None:
    assert normalised(folded(Spoken.verbatim(f"{sign}20")), lang, "").text.strip() == said
